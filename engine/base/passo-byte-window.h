/* passo-byte-window.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PassoByteWindow:
 * @data: what was read; it moves when more is
 * @start: where the bytes begin that are still needed; who has used some moves it on
 * @end: where they end
 * @offset: how many bytes of the stream are before @data
 * @at_end: whether there is nothing after @end
 *
 * A piece of a stream in memory, as long as what is looked at and not longer. It lives in its user.
 */
typedef struct
{
  char         *data;
  gsize         start;
  gsize         end;
  guint64       offset;
  gboolean      at_end;
  /*< private >*/
  GInputStream *stream;
  gsize         size;
} PassoByteWindow;

void     passo_byte_window_init     (PassoByteWindow        *self,
                                     GInputStream           *stream);
gboolean passo_byte_window_more     (PassoByteWindow        *self,
                                     GError                **error);
void     passo_byte_window_skip_bom (PassoByteWindow        *self);
void     passo_byte_window_clear    (PassoByteWindow        *self);

/**
 * passo_byte_window_get_offset:
 * @self: a window
 *
 * Returns: the place in the stream where the bytes that are needed begin
 */
static inline guint64
passo_byte_window_get_offset (const PassoByteWindow *self)
{
  return self->offset + self->start;
}

G_END_DECLS
