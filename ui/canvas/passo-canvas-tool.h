/* passo-canvas-tool.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

#include "canvas/passo-canvas.h"

G_BEGIN_DECLS

#define PASSO_TYPE_CANVAS_TOOL (passo_canvas_tool_get_type ())

G_DECLARE_DERIVABLE_TYPE (PassoCanvasTool, passo_canvas_tool, PASSO, CANVAS_TOOL, GObject)

/**
 * PassoCanvasToolClass:
 * @begin: a button went down at a point of the widget and began to move
 * @update: it is so far from there
 * @end: it was let go
 * @cancel: it was taken away
 *
 * What dragging on the canvas does. The canvas owns its tools and gives them itself for the
 * length of each call.
 */
struct _PassoCanvasToolClass
{
  GObjectClass parent_class;

  void (*begin)  (PassoCanvasTool *self,
                  PassoCanvas     *canvas,
                  double           x,
                  double           y,
                  GdkModifierType  modifiers);
  void (*update) (PassoCanvasTool *self,
                  PassoCanvas     *canvas,
                  double           dx,
                  double           dy);
  void (*end)    (PassoCanvasTool *self,
                  PassoCanvas     *canvas);
  void (*cancel) (PassoCanvasTool *self,
                  PassoCanvas     *canvas);
};

void passo_canvas_tool_begin  (PassoCanvasTool *self,
                               PassoCanvas     *canvas,
                               double           x,
                               double           y,
                               GdkModifierType  modifiers);
void passo_canvas_tool_update (PassoCanvasTool *self,
                               PassoCanvas     *canvas,
                               double           dx,
                               double           dy);
void passo_canvas_tool_end    (PassoCanvasTool *self,
                               PassoCanvas     *canvas);
void passo_canvas_tool_cancel (PassoCanvasTool *self,
                               PassoCanvas     *canvas);

G_END_DECLS
