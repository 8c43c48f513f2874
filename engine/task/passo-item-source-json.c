/* passo-item-source-json.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "json/passo-json-stream.h"
#include "task/passo-item-source-private.h"

/* The elements of an array or the members of an object in a JSON text. */
typedef struct
{
  PassoItemSource  base;
  PassoJsonStream *stream;
} PassoJsonSource;

static PassoItemReaderStatus
fail (PassoJsonSource  *self,
      const GError     *error,
      PassoFailure    **failure)
{
  g_autofree char *cause = NULL;

  if (error->domain != PASSO_JSON_ERROR)
    return _passo_item_source_fail_store (failure, error);

  switch ((PassoJsonErrorCode) error->code)
    {
    case PASSO_JSON_ERROR_NOT_FOUND:
      return _passo_item_source_fail (failure, "Attempting to map over non-iterable node.");

    case PASSO_JSON_ERROR_POINTER:
      return _passo_item_source_fail (failure, "field ItemsPointer is not a JSON pointer");

    case PASSO_JSON_ERROR_SIZE:
      return _passo_item_source_fail_size (failure);

    case PASSO_JSON_ERROR_SYNTAX:
    case PASSO_JSON_ERROR_ENCODING:
    case PASSO_JSON_ERROR_NUMBER:
    case PASSO_JSON_ERROR_DEPTH:
    default:
      cause = g_strdup_printf ("The object is not JSON: byte %" G_GUINT64_FORMAT " is not expected.",
                               passo_json_stream_get_offset (self->stream) + 1);
      return _passo_item_source_fail (failure, cause);
    }
}

static PassoItemReaderStatus
next (PassoItemSource  *source,
      PassoItem        *item,
      PassoFailure    **failure)
{
  PassoJsonSource *self = (PassoJsonSource *) source;
  g_autoptr (GError) error = NULL;

  if (passo_json_stream_next (self->stream, &item->key, &item->value, &error))
    return PASSO_ITEM_READER_ITEM;

  return error == NULL ? PASSO_ITEM_READER_END : fail (self, error, failure);
}

static void
free_source (PassoItemSource *source)
{
  PassoJsonSource *self = (PassoJsonSource *) source;

  g_clear_pointer (&self->stream, passo_json_stream_free);
  g_free (self);
}

PassoItemSource *
_passo_item_source_new_json (GInputStream *stream,
                             const char   *pointer,
                             gsize         max_bytes)
{
  PassoJsonSource *self = g_new0 (PassoJsonSource, 1);

  self->base.next = next;
  self->base.free = free_source;
  self->stream = passo_json_stream_new (stream, pointer, max_bytes);

  return &self->base;
}
