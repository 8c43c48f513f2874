/* passo-item-source-list.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "json/passo-object-builder.h"
#include "task/passo-item-source-private.h"

/* The objects of a bucket themselves are the items. */
typedef struct
{
  PassoItemSource  base;
  PassoObjectList *list;
} PassoListSource;

static PassoValue
make_item (const PassoObjectInfo *info)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 5);
  if (info->etag != NULL)
    passo_object_builder_take (&builder, "Etag", -1, passo_value_string (info->etag));
  passo_object_builder_take (&builder, "Key", -1, passo_value_string (info->key));
  passo_object_builder_take (&builder, "LastModified", -1, passo_value_integer (info->last_modified));
  passo_object_builder_take (&builder, "Size", -1, passo_value_integer ((gint64) info->size));
  passo_object_builder_take (&builder, "StorageClass", -1, passo_value_string ("STANDARD"));

  return passo_object_builder_finish (&builder);
}

static PassoItemReaderStatus
next (PassoItemSource  *source,
      PassoItem        *item,
      PassoFailure    **failure)
{
  PassoListSource *self = (PassoListSource *) source;
  g_autoptr (GError) error = NULL;
  PassoObjectInfo info;

  if (!passo_object_list_next (self->list, &info, &error))
    return error == NULL ? PASSO_ITEM_READER_END : _passo_item_source_fail_store (failure, error);
  item->value = make_item (&info);

  return PASSO_ITEM_READER_ITEM;
}

static void
free_source (PassoItemSource *source)
{
  PassoListSource *self = (PassoListSource *) source;

  g_clear_object (&self->list);
  g_free (self);
}

PassoItemSource *
_passo_item_source_new_list (PassoObjectList *list)
{
  PassoListSource *self = g_new0 (PassoListSource, 1);

  self->base.next = next;
  self->base.free = free_source;
  self->list = g_object_ref (list);

  return &self->base;
}
