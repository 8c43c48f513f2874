/* passo-item-reader-config.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-failure.h"
#include "json/passo-value.h"

G_BEGIN_DECLS

typedef enum
{
  PASSO_ITEM_RESOURCE_GET_OBJECT,
  PASSO_ITEM_RESOURCE_LIST_OBJECTS
} PassoItemResource;

typedef enum
{
  PASSO_ITEM_INPUT_NONE,
  PASSO_ITEM_INPUT_CSV,
  PASSO_ITEM_INPUT_JSON,
  PASSO_ITEM_INPUT_JSONL,
  PASSO_ITEM_INPUT_MANIFEST,
  PASSO_ITEM_INPUT_PARQUET
} PassoItemInput;

typedef enum
{
  PASSO_ITEM_MANIFEST_NONE,
  PASSO_ITEM_MANIFEST_ATHENA,
  PASSO_ITEM_MANIFEST_INVENTORY
} PassoItemManifest;

/**
 * PassoItemReaderConfig:
 * @resource: whether an object is read or a bucket listed
 * @bucket: the bucket
 * @key: (nullable): the object's key, where one is read
 * @prefix: (nullable): what the listed keys begin with
 * @input: the form of the data; %PASSO_ITEM_INPUT_NONE where none is given
 * @manifest: whether the object lists others that have the data
 * @flatten: whether the records of the listed objects are the items (LOAD_AND_FLATTEN)
 * @csv_delimiter: what stands between two fields
 * @csv_headers: an array of strings (GIVEN), or undefined where the first row has them
 * @items_pointer: (nullable): a JSON pointer to the array or object in a JSON text
 * @max_items: at most so many items; 0 for all
 * @max_item_bytes: bytes of the text of one item; 0 for the documented 8 MiB
 *
 * What an ItemReader reads, all of its fields evaluated.
 */
typedef struct
{
  PassoItemResource  resource;
  char              *bucket;
  char              *key;
  char              *prefix;
  PassoItemInput     input;
  PassoItemManifest  manifest;
  gboolean           flatten;
  char               csv_delimiter;
  PassoValue         csv_headers;
  char              *items_pointer;
  gint64             max_items;
  gsize              max_item_bytes;
} PassoItemReaderConfig;

PassoItemReaderConfig *passo_item_reader_config_new  (const char             *resource,
                                                      PassoValue              arguments,
                                                      PassoValue              reader_config,
                                                      PassoFailure          **failure);
void                   passo_item_reader_config_free (PassoItemReaderConfig  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoItemReaderConfig, passo_item_reader_config_free)

G_END_DECLS
