/* passo-item-source.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "task/passo-item-source-private.h"
#include "task/passo-object-text-private.h"
#include "task/passo-store-cause-private.h"

void
_passo_item_source_free (PassoItemSource *self)
{
  if (self != NULL)
    self->free (self);
}

PassoItemReaderStatus
_passo_item_source_fail (PassoFailure **failure,
                         const char    *cause)
{
  if (failure != NULL)
    *failure = passo_failure_new_literal ("States.ItemReaderFailed", cause);

  return PASSO_ITEM_READER_FAILED;
}

PassoItemReaderStatus
_passo_item_source_fail_size (PassoFailure **failure)
{
  return _passo_item_source_fail (failure, "An item is larger than the maximum number of bytes.");
}

/* A stream or a store failed. */
PassoItemReaderStatus
_passo_item_source_fail_store (PassoFailure **failure,
                               const GError  *error)
{
  g_autofree char *cause = _passo_store_cause (error);

  return _passo_item_source_fail (failure, cause);
}

PassoItemSource *
_passo_item_source_open (PassoObjectStore             *store,
                         const PassoItemReaderConfig  *config,
                         const char                   *bucket,
                         const char                   *key,
                         PassoItemInput                input,
                         PassoValue                    headers,
                         PassoFailure                **failure)
{
  gsize max_bytes = _passo_item_max_bytes (config);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  if (input == PASSO_ITEM_INPUT_PARQUET)
    {
      _passo_item_source_fail (failure, "PARQUET objects cannot be read here. "
                                        "Convert them to CSV, JSON or JSONL.");
      return NULL;
    }

  stream = _passo_object_text_open (store, bucket, key, &error);
  if (stream == NULL)
    {
      _passo_item_source_fail_store (failure, error);
      return NULL;
    }

  switch (input)
    {
    case PASSO_ITEM_INPUT_CSV:
      return _passo_item_source_new_csv (stream, config->csv_delimiter, headers, max_bytes);

    case PASSO_ITEM_INPUT_JSON:
      return _passo_item_source_new_json (stream, config->items_pointer, max_bytes);

    case PASSO_ITEM_INPUT_JSONL:
      return _passo_item_source_new_jsonl (stream, max_bytes);

    case PASSO_ITEM_INPUT_NONE:
    case PASSO_ITEM_INPUT_MANIFEST:
    case PASSO_ITEM_INPUT_PARQUET:
    default:
      _passo_item_source_fail (failure, "field InputType is required");
      return NULL;
    }
}
