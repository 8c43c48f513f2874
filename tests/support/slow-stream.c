/* slow-stream.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "slow-stream.h"

/* Gives a few bytes at a time, as a network may. */
struct _SlowStream
{
  GFilterInputStream parent_instance;
  gsize              n_bytes;
};

G_DEFINE_FINAL_TYPE (SlowStream, slow_stream, G_TYPE_FILTER_INPUT_STREAM)

static gssize
slow_stream_read (GInputStream  *stream,
                  void          *buffer,
                  gsize          count,
                  GCancellable  *cancellable,
                  GError       **error)
{
  SlowStream *self = SLOW_STREAM (stream);
  GInputStream *base = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (stream));

  return g_input_stream_read (base, buffer, MIN (count, self->n_bytes), cancellable, error);
}

static void
slow_stream_class_init (SlowStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = slow_stream_read;
}

static void
slow_stream_init (SlowStream *self)
{
}

GInputStream *
slow_stream_new (GInputStream *base,
                 gsize         n_bytes)
{
  SlowStream *self = g_object_new (SLOW_TYPE_STREAM, "base-stream", base, NULL);

  self->n_bytes = n_bytes;

  return G_INPUT_STREAM (self);
}
