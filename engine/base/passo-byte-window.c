/* passo-byte-window.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "base/passo-byte-window.h"

#define FIRST_SIZE ((gsize) 128 << 10)
/* Less room than this is not worth a read. */
#define LEAST_ROOM ((gsize) 16 << 10)

/**
 * passo_byte_window_init:
 * @self: a window
 * @stream: (transfer none): what to look at
 *
 * Begins with nothing read.
 */
void
passo_byte_window_init (PassoByteWindow *self,
                        GInputStream    *stream)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_INPUT_STREAM (stream));

  memset (self, 0, sizeof *self);
  self->stream = g_object_ref (stream);
  self->size = FIRST_SIZE;
  self->data = g_malloc (self->size);
}

/* What is not needed any more gives its place to what comes; if that is too little, there is more. */
static void
make_room (PassoByteWindow *self)
{
  if (self->size - self->end >= LEAST_ROOM)
    return;

  if (self->start > 0)
    {
      memmove (self->data, self->data + self->start, self->end - self->start);
      self->offset += self->start;
      self->end -= self->start;
      self->start = 0;
    }
  if (self->size - self->end < self->size / 2)
    {
      self->size *= 2;
      self->data = g_realloc (self->data, self->size);
    }
}

/**
 * passo_byte_window_more:
 * @self: a window
 * @error: return location for a #GError of the stream
 *
 * Reads some bytes after those that are there.
 *
 * Returns: whether there were any; at the end %FALSE without an error
 */
gboolean
passo_byte_window_more (PassoByteWindow  *self,
                        GError          **error)
{
  gssize n_read;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (self->at_end)
    return FALSE;

  make_room (self);
  n_read = g_input_stream_read (self->stream, self->data + self->end, self->size - self->end, NULL,
                                error);
  self->at_end = n_read <= 0;
  if (n_read > 0)
    self->end += (gsize) n_read;

  return n_read > 0;
}

/**
 * passo_byte_window_skip_bom:
 * @self: a window at whose start at least three bytes were read, if there are so many
 *
 * Passes over the mark by which a text says that it is UTF-8.
 */
void
passo_byte_window_skip_bom (PassoByteWindow *self)
{
  g_return_if_fail (self != NULL);

  if (self->end - self->start >= 3 && memcmp (self->data + self->start, "\357\273\277", 3) == 0)
    self->start += 3;
}

/**
 * passo_byte_window_clear:
 * @self: a window
 *
 * Gives up the stream and what was read of it.
 */
void
passo_byte_window_clear (PassoByteWindow *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->stream);
  g_clear_pointer (&self->data, g_free);
}
