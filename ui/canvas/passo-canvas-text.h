/* passo-canvas-text.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

typedef enum
{
  PASSO_CANVAS_TEXT_NAME,
  PASSO_CANVAS_TEXT_TITLE,
  PASSO_CANVAS_TEXT_SUBTITLE,
  PASSO_CANVAS_TEXT_COUNT,
  PASSO_CANVAS_TEXT_LABEL,
  PASSO_CANVAS_TEXT_PILL,
} PassoCanvasTextStyle;

#define PASSO_CANVAS_TEXT_FREE_WIDTH 0

#define PASSO_TYPE_CANVAS_TEXT (passo_canvas_text_get_type ())

/**
 * PassoCanvasText:
 *
 * The canvas's pieces of text, shaped once and kept over edits: shaping is what costs most in
 * drawing a graph anew.
 */
G_DECLARE_FINAL_TYPE (PassoCanvasText, passo_canvas_text, PASSO, CANVAS_TEXT, GObject)

PassoCanvasText *passo_canvas_text_new      (const char           *family);
PangoLayout     *passo_canvas_text_dup      (PassoCanvasText      *self,
                                             PassoCanvasTextStyle  style,
                                             const char           *text,
                                             int                   width);
void             passo_canvas_text_begin    (PassoCanvasText      *self);
void             passo_canvas_text_get_size (PangoLayout          *layout,
                                             double               *width,
                                             double               *height);

G_END_DECLS
