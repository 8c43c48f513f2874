/* passo-item-source-chain.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "task/passo-item-source-private.h"
#include "task/passo-object-names-private.h"

/* The items of several objects, one object after the other. */
typedef struct
{
  PassoItemSource              base;
  PassoObjectStore            *store;
  const PassoItemReaderConfig *config;
  PassoObjectNames            *names;
  PassoItemInput               input;
  PassoItemSource             *inner;  /* of the object of now */
  PassoValue                   place;
} PassoChainSource;

static PassoItemReaderStatus
open_next (PassoChainSource  *self,
           PassoFailure     **failure)
{
  PassoObjectNames *names = self->names;
  PassoItemReaderStatus status = names->next (names, failure);

  if (status != PASSO_ITEM_READER_ITEM)
    return status;

  self->inner = _passo_item_source_open (self->store, self->config, names->bucket, names->key,
                                         self->input, names->headers, failure);
  if (self->inner == NULL)
    return PASSO_ITEM_READER_FAILED;
  passo_value_take (&self->place, passo_value_string_printf ("S3://%s/%s", names->bucket, names->key));

  return PASSO_ITEM_READER_ITEM;
}

static PassoItemReaderStatus
next (PassoItemSource  *source,
      PassoItem        *item,
      PassoFailure    **failure)
{
  PassoChainSource *self = (PassoChainSource *) source;
  PassoItemReaderStatus status;

  while (TRUE)
    {
      if (self->inner == NULL)
        {
          status = open_next (self, failure);
          if (status != PASSO_ITEM_READER_ITEM)
            return status;
        }

      status = self->inner->next (self->inner, item, failure);
      if (status != PASSO_ITEM_READER_END)
        {
          item->source = passo_value_ref (self->place);
          return status;
        }
      g_clear_pointer (&self->inner, _passo_item_source_free);
    }
}

static void
free_source (PassoItemSource *source)
{
  PassoChainSource *self = (PassoChainSource *) source;

  g_clear_pointer (&self->inner, _passo_item_source_free);
  g_clear_pointer (&self->names, _passo_object_names_free);
  g_clear_object (&self->store);
  passo_value_clear (&self->place);
  g_free (self);
}

/* Reads the objects that a listed bucket or a manifest names. */
PassoItemSource *
_passo_item_source_new_chain (PassoObjectStore             *store,
                              const PassoItemReaderConfig  *config,
                              PassoFailure                **failure)
{
  PassoItemInput input = config->input;
  PassoObjectNames *names;
  PassoChainSource *self;

  if (config->resource == PASSO_ITEM_RESOURCE_LIST_OBJECTS)
    names = _passo_object_names_new_list (store, config, failure);
  else if (config->manifest == PASSO_ITEM_MANIFEST_ATHENA)
    names = _passo_object_names_new_athena (store, config, failure);
  else
    {
      names = _passo_object_names_new_inventory (store, config, failure);
      input = PASSO_ITEM_INPUT_CSV;
    }
  if (names == NULL)
    return NULL;

  self = g_new0 (PassoChainSource, 1);
  self->base.next = next;
  self->base.free = free_source;
  self->store = g_object_ref (store);
  self->config = config;
  self->names = names;
  self->input = input;

  return &self->base;
}
