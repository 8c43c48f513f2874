/* passo-item-reader-config.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "task/passo-item-reader-config.h"

typedef struct
{
  const char *word;
  int         meaning;
} PassoWord;

static const PassoWord input_words[] = {
  { "CSV", PASSO_ITEM_INPUT_CSV },
  { "JSON", PASSO_ITEM_INPUT_JSON },
  { "JSONL", PASSO_ITEM_INPUT_JSONL },
  { "MANIFEST", PASSO_ITEM_INPUT_MANIFEST },
  { "PARQUET", PASSO_ITEM_INPUT_PARQUET },
};

static const PassoWord manifest_words[] = {
  { "ATHENA_DATA", PASSO_ITEM_MANIFEST_ATHENA },
  { "S3_INVENTORY", PASSO_ITEM_MANIFEST_INVENTORY },
};

static const PassoWord delimiter_words[] = {
  { "COMMA", ',' },
  { "PIPE", '|' },
  { "SEMICOLON", ';' },
  { "SPACE", ' ' },
  { "TAB", '\t' },
};

static const PassoWord transformation_words[] = {
  { "NONE", FALSE },
  { "LOAD_AND_FLATTEN", TRUE },
};

static gboolean
fail (PassoFailure **failure,
      const char    *field,
      const char    *what)
{
  if (failure != NULL)
    *failure = passo_failure_new ("States.ItemReaderFailed", "field %s %s", field, what);

  return FALSE;
}

/* A text without U+0000, which no store and no table knows. */
static const char *
find_text (PassoValue value)
{
  const char *text;
  gsize length;

  if (!passo_value_is_string (value))
    return NULL;
  text = passo_value_get_string (value, &length);

  return strlen (text) == length ? text : NULL;
}

/* A field that is not there leaves the place as it is. */
static gboolean
read_text (PassoValue     object,
           const char    *field,
           char         **place,
           PassoFailure **failure)
{
  PassoValue value = passo_value_get_member (object, field);

  if (passo_value_is_undefined (value))
    return TRUE;
  if (find_text (value) == NULL)
    return fail (failure, field, "must be a string");
  *place = g_strdup (find_text (value));

  return TRUE;
}

static gboolean
read_word (PassoValue        object,
           const char       *field,
           const PassoWord  *words,
           gsize             n_words,
           int              *place,
           PassoFailure    **failure)
{
  PassoValue value = passo_value_get_member (object, field);

  if (passo_value_is_undefined (value))
    return TRUE;

  for (gsize i = 0; i < n_words; i++)
    if (passo_value_string_equals (value, words[i].word))
      {
        *place = words[i].meaning;
        return TRUE;
      }

  return fail (failure, field, "has a value that is not known");
}

#define READ_WORD(object, field, words, place, failure) \
  read_word (object, field, words, G_N_ELEMENTS (words), place, failure)

static gboolean
read_headers (PassoItemReaderConfig  *self,
              PassoValue              config,
              PassoFailure          **failure)
{
  PassoValue headers = passo_value_get_member (config, "CSVHeaders");

  if (!passo_value_string_equals (passo_value_get_member (config, "CSVHeaderLocation"), "GIVEN"))
    return TRUE;
  if (!passo_value_is_array (headers))
    return fail (failure, "CSVHeaders", "must be an array of strings");
  for (guint i = 0; i < passo_value_get_size (headers); i++)
    if (!passo_value_is_string (passo_value_get_element (headers, i)))
      return fail (failure, "CSVHeaders", "must be an array of strings");
  passo_value_set (&self->csv_headers, headers);

  return TRUE;
}

static gboolean
read_max_items (PassoItemReaderConfig  *self,
                PassoValue              config,
                PassoFailure          **failure)
{
  PassoValue value = passo_value_get_member (config, "MaxItems");

  return passo_value_is_undefined (value) || passo_value_get_integer (value, &self->max_items) ||
         fail (failure, "MaxItems", "must be an integer");
}

static gboolean
read_config (PassoItemReaderConfig  *self,
             PassoValue              config,
             PassoFailure          **failure)
{
  int input = PASSO_ITEM_INPUT_NONE;
  int manifest = PASSO_ITEM_MANIFEST_NONE;
  int delimiter = ',';

  if (!READ_WORD (config, "InputType", input_words, &input, failure) ||
      !READ_WORD (config, "ManifestType", manifest_words, &manifest, failure) ||
      !READ_WORD (config, "CSVDelimiter", delimiter_words, &delimiter, failure) ||
      !READ_WORD (config, "Transformation", transformation_words, &self->flatten, failure))
    return FALSE;

  self->input = (PassoItemInput) input;
  self->manifest = (PassoItemManifest) manifest;
  self->csv_delimiter = (char) delimiter;
  if (self->manifest == PASSO_ITEM_MANIFEST_NONE && self->input == PASSO_ITEM_INPUT_MANIFEST)
    self->manifest = PASSO_ITEM_MANIFEST_INVENTORY;

  return read_headers (self, config, failure) && read_max_items (self, config, failure) &&
         read_text (config, "ItemsPointer", &self->items_pointer, failure);
}

static gboolean
read_arguments (PassoItemReaderConfig  *self,
                PassoValue              arguments,
                PassoFailure          **failure)
{
  if (!read_text (arguments, "Bucket", &self->bucket, failure) ||
      !read_text (arguments, "Key", &self->key, failure) ||
      !read_text (arguments, "Prefix", &self->prefix, failure))
    return FALSE;

  if (self->bucket == NULL)
    return fail (failure, "Bucket", "is required");
  if (self->resource == PASSO_ITEM_RESOURCE_GET_OBJECT && self->key == NULL)
    return fail (failure, "Key", "is required");

  return TRUE;
}

/**
 * passo_item_reader_config_new:
 * @resource: the reader's Resource, an ARN that ends with what is done
 * @arguments: its Parameters or Arguments, evaluated
 * @reader_config: its ReaderConfig, evaluated, or undefined; whoever evaluates MaxItemsPath sets the
 *   field afterwards
 * @failure: (out) (optional): why it is no reader
 *
 * Returns: (transfer full) (nullable): what to read
 */
PassoItemReaderConfig *
passo_item_reader_config_new (const char    *resource,
                              PassoValue     arguments,
                              PassoValue     reader_config,
                              PassoFailure **failure)
{
  g_autoptr (PassoItemReaderConfig) self = NULL;

  g_return_val_if_fail (resource != NULL, NULL);

  self = g_new0 (PassoItemReaderConfig, 1);
  self->csv_delimiter = ',';
  if (g_str_has_suffix (resource, ":s3:listObjectsV2"))
    self->resource = PASSO_ITEM_RESOURCE_LIST_OBJECTS;
  else if (!g_str_has_suffix (resource, ":s3:getObject"))
    {
      fail (failure, "Resource", "has a value that is not known");
      return NULL;
    }

  if (!read_arguments (self, arguments, failure) || !read_config (self, reader_config, failure))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * passo_item_reader_config_free:
 * @self: (transfer full) (nullable): what to read
 *
 * Frees @self.
 */
void
passo_item_reader_config_free (PassoItemReaderConfig *self)
{
  if (self == NULL)
    return;

  g_free (self->bucket);
  g_free (self->key);
  g_free (self->prefix);
  g_free (self->items_pointer);
  passo_value_clear (&self->csv_headers);
  g_free (self);
}
