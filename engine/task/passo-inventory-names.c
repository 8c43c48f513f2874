/* passo-inventory-names.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-array-builder.h"
#include "json/passo-json-reader.h"
#include "task/passo-item-source-private.h"
#include "task/passo-object-names-private.h"
#include "task/passo-object-text-private.h"

/* The manifest of an S3 inventory, held as a whole: of what it lists it says no more than names. */
typedef struct
{
  PassoObjectNames base;
  PassoValue       files;
  guint            position;
} PassoInventoryNames;

static PassoItemReaderStatus
fail (PassoFailure **failure)
{
  return _passo_item_source_fail (failure, "The object is not the manifest of an S3 inventory.");
}

static PassoItemReaderStatus
next_file (PassoObjectNames  *names,
           PassoFailure     **failure)
{
  PassoInventoryNames *self = (PassoInventoryNames *) names;
  PassoValue key;
  const char *text;
  gsize length;

  if (self->position == passo_value_get_size (self->files))
    return PASSO_ITEM_READER_END;

  key = passo_value_get_member (passo_value_get_element (self->files, self->position++), "key");
  text = passo_value_is_string (key) ? passo_value_get_string (key, &length) : NULL;
  if (text == NULL || strlen (text) != length)
    return fail (failure);
  g_free (names->key);
  names->key = g_strdup (text);

  return PASSO_ITEM_READER_ITEM;
}

static void
free_files (PassoObjectNames *names)
{
  passo_value_clear (&((PassoInventoryNames *) names)->files);
}

/* Reads a whole object, if it is not too large. */
static PassoValue
load (PassoObjectStore             *store,
      const PassoItemReaderConfig  *config,
      PassoFailure                **failure)
{
  gsize max_bytes = _passo_item_max_bytes (config);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GByteArray) text = g_byte_array_new ();
  g_autofree guchar *piece = g_malloc (65536);
  g_autoptr (GError) error = NULL;
  PassoValue value = passo_value_undefined ();
  gssize n_read = 0;

  stream = _passo_object_text_open (store, config->bucket, config->key, &error);
  while (stream != NULL && text->len <= max_bytes &&
         (n_read = g_input_stream_read (stream, piece, 65536, NULL, &error)) > 0)
    g_byte_array_append (text, piece, (guint) n_read);

  if (error != NULL)
    _passo_item_source_fail_store (failure, error);
  else if (text->len > max_bytes)
    _passo_item_source_fail_size (failure);
  else
    {
      value = passo_json_parse ((const char *) text->data, (gssize) text->len,
                                PASSO_JSON_READER_DEFAULT, NULL);
      if (passo_value_is_undefined (value))
        fail (failure);
    }

  return value;
}

/* "Bucket, Key, Size" gives the names of the columns. */
static PassoValue
read_schema (PassoValue schema)
{
  g_auto (PassoArrayBuilder) builder = { .array = NULL };
  g_auto (GStrv) names = NULL;

  if (!passo_value_is_string (schema))
    return passo_value_undefined ();

  names = g_strsplit (passo_value_get_string (schema, NULL), ",", -1);
  passo_array_builder_init (&builder, g_strv_length (names));
  for (guint i = 0; names[i] != NULL; i++)
    passo_array_builder_take (&builder, passo_value_string (g_strstrip (names[i])));

  return passo_array_builder_finish (&builder);
}

/* The bucket's ARN, or its bare name. */
static char *
read_bucket (PassoValue value)
{
  const char *text = passo_value_is_string (value) ? passo_value_get_string (value, NULL) : "";
  const char *colon = strrchr (text, ':');

  return g_strdup (colon != NULL ? colon + 1 : text);
}

PassoObjectNames *
_passo_object_names_new_inventory (PassoObjectStore             *store,
                                   const PassoItemReaderConfig  *config,
                                   PassoFailure                **failure)
{
  g_auto (PassoValue) manifest = load (store, config, failure);
  PassoValue files = passo_value_get_member (manifest, "files");
  PassoInventoryNames *self;

  if (passo_value_is_undefined (manifest))
    return NULL;
  if (!passo_value_string_equals (passo_value_get_member (manifest, "fileFormat"), "CSV"))
    {
      _passo_item_source_fail (failure, "Only S3 inventories of the format CSV can be read.");
      return NULL;
    }

  self = g_new0 (PassoInventoryNames, 1);
  self->base.next = next_file;
  self->base.free = free_files;
  self->base.bucket = read_bucket (passo_value_get_member (manifest, "destinationBucket"));
  self->base.headers = read_schema (passo_value_get_member (manifest, "fileSchema"));
  self->files = passo_value_ref (files);
  if (!passo_value_is_array (files) || passo_value_is_undefined (self->base.headers))
    {
      fail (failure);
      _passo_object_names_free (&self->base);
      return NULL;
    }

  return &self->base;
}
