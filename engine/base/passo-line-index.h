/* passo-line-index.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PassoLineIndex PassoLineIndex;

PassoLineIndex *passo_line_index_new            (const char           *text,
                                                 gsize                 length);
PassoLineIndex *passo_line_index_new_for_bytes  (GBytes               *text);
void            passo_line_index_free           (PassoLineIndex       *self);
guint           passo_line_index_get_n_lines    (const PassoLineIndex *self);
void            passo_line_index_get_position   (const PassoLineIndex *self,
                                                 gsize                 offset,
                                                 guint                *line,
                                                 guint                *column);
gsize           passo_line_index_get_line_start (const PassoLineIndex *self,
                                                 guint                 line);
gsize           passo_line_index_get_offset     (const PassoLineIndex *self,
                                                 guint                 line,
                                                 guint                 column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoLineIndex, passo_line_index_free)

G_END_DECLS
