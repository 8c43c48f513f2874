/* passo-item-source-json.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "json/passo-json-pointer.h"
#include "json/passo-json-reader.h"
#include "task/passo-item-source-private.h"

/* The elements of an array or the members of an object. */
typedef struct
{
  PassoItemSource  base;
  GInputStream    *stream;
  char            *pointer;
  PassoValue       items;
  guint            position;
} PassoJsonSource;

static PassoItemReaderStatus
load (PassoJsonSource  *self,
      PassoFailure    **failure)
{
  g_autoptr (GOutputStream) text = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_auto (PassoValue) root = PASSO_VALUE_INIT;

  if (g_output_stream_splice (text, self->stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL,
                              &error) < 0)
    return _passo_item_source_fail_store (failure, error);
  root = passo_json_parse (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (text)),
                           (gssize) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (text)),
                           PASSO_JSON_READER_DEFAULT, &error);
  if (passo_value_is_undefined (root))
    return _passo_item_source_fail_store (failure, error);

  passo_value_set (&self->items, self->pointer != NULL
                                   ? passo_json_pointer_find (root, self->pointer) : root);
  if (!passo_value_is_array (self->items) && !passo_value_is_object (self->items))
    return _passo_item_source_fail (failure, "Attempting to map over non-iterable node.");

  return PASSO_ITEM_READER_ITEM;
}

static PassoItemReaderStatus
next (PassoItemSource  *source,
      PassoItem        *item,
      PassoFailure    **failure)
{
  PassoJsonSource *self = (PassoJsonSource *) source;
  PassoValue value;

  if (passo_value_is_undefined (self->items) && load (self, failure) == PASSO_ITEM_READER_FAILED)
    return PASSO_ITEM_READER_FAILED;
  if (self->position == passo_value_get_size (self->items))
    return PASSO_ITEM_READER_END;

  if (passo_value_is_array (self->items))
    value = passo_value_get_element (self->items, self->position);
  else
    {
      value = passo_value_get_nth_member (self->items, self->position, NULL, NULL);
      passo_value_set (&item->key, passo_value_get_nth_key (self->items, self->position));
    }
  passo_value_set (&item->value, value);
  self->position++;

  return PASSO_ITEM_READER_ITEM;
}

static void
free_source (PassoItemSource *source)
{
  PassoJsonSource *self = (PassoJsonSource *) source;

  passo_value_clear (&self->items);
  g_clear_object (&self->stream);
  g_free (self->pointer);
  g_free (self);
}

PassoItemSource *
_passo_item_source_new_json (GInputStream                *stream,
                             const PassoItemReaderConfig *config)
{
  PassoJsonSource *self = g_new0 (PassoJsonSource, 1);

  self->base.next = next;
  self->base.free = free_source;
  self->stream = stream;
  self->pointer = g_strdup (config->items_pointer);

  return &self->base;
}
