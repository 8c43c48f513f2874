/* passo-object-text.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "task/passo-gunzip-private.h"
#include "task/passo-object-text-private.h"

#define BUFFER_BYTES ((gsize) 64 << 10)
#define MAGIC_BYTES 4

/* Reads until it is known how the object begins. */
static gboolean
fill (GBufferedInputStream  *stream,
      GError               **error)
{
  while (g_buffered_input_stream_get_available (stream) < MAGIC_BYTES)
    {
      gssize n_read = g_buffered_input_stream_fill (stream, -1, NULL, error);

      if (n_read <= 0)
        return n_read == 0;
    }

  return TRUE;
}

/* Opens an object to read its text: what is compressed is decompressed, whatever its name is. */
GInputStream *
_passo_object_text_open (PassoObjectStore  *store,
                         const char        *bucket,
                         const char        *key,
                         GError           **error)
{
  g_autoptr (GInputStream) object = passo_object_store_open (store, bucket, key, error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GConverter) converter = NULL;
  const void *magic;
  gsize length;

  if (object == NULL)
    return NULL;

  stream = g_buffered_input_stream_new_sized (object, BUFFER_BYTES);
  if (!fill (G_BUFFERED_INPUT_STREAM (stream), error))
    return NULL;

  magic = g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (stream), &length);
  if (length >= MAGIC_BYTES && memcmp (magic, "\x28\xb5\x2f\xfd", MAGIC_BYTES) == 0)
    {
      g_set_error_literal (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_FAILED,
                           "Objects compressed with ZSTD cannot be read here. Compress them with GZIP.");
      return NULL;
    }
  if (!_passo_gunzip_is_magic (magic, length))
    return g_steal_pointer (&stream);

  converter = _passo_gunzip_new ();

  return g_converter_input_stream_new (stream, converter);
}
