/* passo-object-names.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-array-builder.h"
#include "task/passo-item-source-private.h"
#include "task/passo-object-names-private.h"

typedef struct
{
  PassoObjectNames  base;
  PassoObjectList  *list;
} PassoListedNames;

/* Each row of an Athena manifest is the URI of an object. */
typedef struct
{
  PassoObjectNames  base;
  PassoItemSource  *rows;
} PassoAthenaNames;

void
_passo_object_names_free (PassoObjectNames *self)
{
  if (self == NULL)
    return;

  self->free (self);
  g_free (self->bucket);
  g_free (self->key);
  passo_value_clear (&self->headers);
  g_free (self);
}

static void
set_name (PassoObjectNames *self,
          char             *bucket,
          const char       *key)
{
  g_free (self->bucket);
  g_free (self->key);
  self->bucket = bucket;
  self->key = g_strdup (key);
}

/* Objects that stand for folders have no items. */
static PassoItemReaderStatus
next_listed (PassoObjectNames  *names,
             PassoFailure     **failure)
{
  PassoListedNames *self = (PassoListedNames *) names;
  g_autoptr (GError) error = NULL;
  PassoObjectInfo info;

  do
    if (!passo_object_list_next (self->list, &info, &error))
      return error == NULL ? PASSO_ITEM_READER_END : _passo_item_source_fail_store (failure, error);
  while (g_str_has_suffix (info.key, "/"));
  set_name (names, g_steal_pointer (&names->bucket), info.key);

  return PASSO_ITEM_READER_ITEM;
}

static void
free_listed (PassoObjectNames *names)
{
  g_clear_object (&((PassoListedNames *) names)->list);
}

PassoObjectNames *
_passo_object_names_new_list (PassoObjectStore             *store,
                              const PassoItemReaderConfig  *config,
                              PassoFailure                **failure)
{
  g_autoptr (GError) error = NULL;
  PassoObjectList *list;
  PassoListedNames *self;

  list = passo_object_store_list (store, config->bucket, config->prefix != NULL ? config->prefix : "",
                                  PASSO_OBJECT_LIST_DEFAULT, &error);
  if (list == NULL)
    {
      _passo_item_source_fail_store (failure, error);
      return NULL;
    }

  self = g_new0 (PassoListedNames, 1);
  self->base.next = next_listed;
  self->base.free = free_listed;
  self->base.bucket = g_strdup (config->bucket);
  self->base.headers = passo_value_ref (config->csv_headers);
  self->list = list;

  return &self->base;
}

/* Takes `s3://bucket/key` apart. */
static gboolean
read_uri (PassoObjectNames *self,
          PassoValue        uri)
{
  gsize length;
  const char *text = passo_value_get_string (uri, &length);
  const char *slash;

  if (strlen (text) != length || !g_str_has_prefix (text, "s3://"))
    return FALSE;
  text += strlen ("s3://");
  slash = strchr (text, '/');
  if (slash == NULL)
    return FALSE;
  set_name (self, g_strndup (text, (gsize) (slash - text)), slash + 1);

  return TRUE;
}

static PassoItemReaderStatus
next_athena (PassoObjectNames  *names,
             PassoFailure     **failure)
{
  PassoAthenaNames *self = (PassoAthenaNames *) names;
  g_auto (PassoItem) row = PASSO_ITEM_INIT;
  PassoItemReaderStatus status = self->rows->next (self->rows, &row, failure);

  if (status != PASSO_ITEM_READER_ITEM)
    return status;

  return read_uri (names, passo_value_get_member (row.value, "uri"))
           ? status
           : _passo_item_source_fail (failure, "The manifest has a row that is not the URI of an "
                                               "S3 object.");
}

static void
free_athena (PassoObjectNames *names)
{
  _passo_item_source_free (((PassoAthenaNames *) names)->rows);
}

PassoObjectNames *
_passo_object_names_new_athena (PassoObjectStore             *store,
                                const PassoItemReaderConfig  *config,
                                PassoFailure                **failure)
{
  g_auto (PassoValue) headers = PASSO_VALUE_INIT;
  PassoItemReaderConfig form = { .csv_delimiter = ',', .max_item_bytes = config->max_item_bytes };
  PassoItemSource *rows;
  PassoArrayBuilder builder;
  PassoAthenaNames *self;

  passo_array_builder_init (&builder, 1);
  passo_array_builder_take (&builder, passo_value_string ("uri"));
  headers = passo_array_builder_finish (&builder);
  rows = _passo_item_source_open (store, &form, config->bucket, config->key, PASSO_ITEM_INPUT_CSV,
                                  headers, failure);
  if (rows == NULL)
    return NULL;

  self = g_new0 (PassoAthenaNames, 1);
  self->base.next = next_athena;
  self->base.free = free_athena;
  self->base.headers = passo_value_ref (config->csv_headers);
  self->rows = rows;

  return &self->base;
}
