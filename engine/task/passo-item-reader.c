/* passo-item-reader.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "task/passo-item-reader.h"
#include "task/passo-item-source-private.h"

/* Reads the items of a Map one at a time; of what it reads it holds one item and a small buffer. */
struct _PassoItemReader
{
  PassoObjectStore            *store;
  const PassoItemReaderConfig *config;
  PassoItemSource             *source;
  PassoValue                   place; /* the text of $$.Map.Item.Source */
  gint64                       n_items;
  gboolean                     has_ended;
};

static PassoItemSource *
open_list (PassoItemReader  *self,
           PassoFailure    **failure)
{
  const char *prefix = self->config->prefix != NULL ? self->config->prefix : "";
  g_autoptr (PassoObjectList) list = NULL;
  g_autoptr (GError) error = NULL;

  list = passo_object_store_list (self->store, self->config->bucket, prefix, PASSO_OBJECT_LIST_ETAGS,
                                  &error);
  if (list == NULL)
    {
      _passo_item_source_fail_store (failure, error);
      return NULL;
    }

  return _passo_item_source_new_list (list);
}

static PassoItemReaderStatus
open_source (PassoItemReader  *self,
             PassoFailure    **failure)
{
  const PassoItemReaderConfig *config = self->config;
  gboolean is_list = config->resource == PASSO_ITEM_RESOURCE_LIST_OBJECTS;

  if (config->max_items < 0)
    return _passo_item_source_fail (failure, "field MaxItems must be positive");

  if (is_list && !config->flatten)
    self->source = open_list (self, failure);
  else if (is_list || config->manifest != PASSO_ITEM_MANIFEST_NONE)
    self->source = _passo_item_source_new_chain (self->store, config, failure);
  else
    self->source = _passo_item_source_open (self->store, config, config->bucket, config->key,
                                            config->input, config->csv_headers, failure);
  if (self->source == NULL)
    return PASSO_ITEM_READER_FAILED;

  passo_value_take (&self->place, is_list ? passo_value_string_printf ("S3://%s", config->bucket)
                                          : passo_value_string_printf ("S3://%s/%s", config->bucket,
                                                                       config->key));

  return PASSO_ITEM_READER_ITEM;
}

/**
 * passo_item_reader_new:
 * @store: where the data are
 * @config: what to read; it outlives the reader
 *
 * Nothing is opened before the first item is asked for.
 *
 * Returns: (transfer full): a reader
 */
PassoItemReader *
passo_item_reader_new (PassoObjectStore            *store,
                       const PassoItemReaderConfig *config)
{
  PassoItemReader *self;

  g_return_val_if_fail (PASSO_IS_OBJECT_STORE (store), NULL);
  g_return_val_if_fail (config != NULL, NULL);

  self = g_new0 (PassoItemReader, 1);
  self->store = g_object_ref (store);
  self->config = config;

  return self;
}

/**
 * passo_item_reader_next:
 * @self: a reader
 * @item: (out caller-allocates): starts as %PASSO_ITEM_INIT, or with the item before, which it loses
 * @failure: (out) (optional): why the items cannot be read, `States.ItemReaderFailed`
 *
 * Reads the next item. After the end, and after a failure, there are none.
 *
 * Returns: whether there is one
 */
PassoItemReaderStatus
passo_item_reader_next (PassoItemReader  *self,
                        PassoItem        *item,
                        PassoFailure    **failure)
{
  PassoItemReaderStatus status = PASSO_ITEM_READER_ITEM;

  g_return_val_if_fail (self != NULL && item != NULL, PASSO_ITEM_READER_FAILED);

  passo_item_clear (item);
  if (self->has_ended)
    return PASSO_ITEM_READER_END;

  if (self->source == NULL)
    status = open_source (self, failure);
  if (status == PASSO_ITEM_READER_ITEM && self->config->max_items > 0 &&
      self->n_items == self->config->max_items)
    status = PASSO_ITEM_READER_END;
  if (status == PASSO_ITEM_READER_ITEM)
    status = self->source->next (self->source, item, failure);

  if (status == PASSO_ITEM_READER_ITEM)
    {
      self->n_items++;
      if (passo_value_is_undefined (item->source))
        item->source = passo_value_ref (self->place);
      return status;
    }

  self->has_ended = TRUE;
  passo_item_clear (item);
  g_clear_pointer (&self->source, _passo_item_source_free);

  return status;
}

/**
 * passo_item_reader_free:
 * @self: (transfer full) (nullable): a reader
 *
 * Frees @self.
 */
void
passo_item_reader_free (PassoItemReader *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->source, _passo_item_source_free);
  passo_value_clear (&self->place);
  g_clear_object (&self->store);
  g_free (self);
}

/**
 * passo_item_clear:
 * @item: an item
 *
 * Gives up its values.
 */
void
passo_item_clear (PassoItem *item)
{
  g_return_if_fail (item != NULL);

  passo_value_clear (&item->value);
  passo_value_clear (&item->key);
  passo_value_clear (&item->source);
}
