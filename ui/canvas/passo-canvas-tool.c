/* passo-canvas-tool.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "canvas/passo-canvas-tool.h"

G_DEFINE_ABSTRACT_TYPE (PassoCanvasTool, passo_canvas_tool, G_TYPE_OBJECT)

static void
passo_canvas_tool_real_step (PassoCanvasTool *self,
                             PassoCanvas     *canvas)
{
}

static void
passo_canvas_tool_class_init (PassoCanvasToolClass *klass)
{
  klass->end = passo_canvas_tool_real_step;
  klass->cancel = passo_canvas_tool_real_step;
}

static void
passo_canvas_tool_init (PassoCanvasTool *self)
{
}

/**
 * passo_canvas_tool_begin:
 * @x: where the drag begins, in the widget
 * @y: likewise
 */
void
passo_canvas_tool_begin (PassoCanvasTool *self,
                         PassoCanvas     *canvas,
                         double           x,
                         double           y,
                         GdkModifierType  modifiers)
{
  g_return_if_fail (PASSO_IS_CANVAS_TOOL (self));

  PASSO_CANVAS_TOOL_GET_CLASS (self)->begin (self, canvas, x, y, modifiers);
}

/**
 * passo_canvas_tool_update:
 * @dx: how far the drag is from where it began
 * @dy: likewise
 */
void
passo_canvas_tool_update (PassoCanvasTool *self,
                          PassoCanvas     *canvas,
                          double           dx,
                          double           dy)
{
  g_return_if_fail (PASSO_IS_CANVAS_TOOL (self));

  PASSO_CANVAS_TOOL_GET_CLASS (self)->update (self, canvas, dx, dy);
}

/**
 * passo_canvas_tool_end:
 *
 * Ends the drag.
 */
void
passo_canvas_tool_end (PassoCanvasTool *self,
                       PassoCanvas     *canvas)
{
  g_return_if_fail (PASSO_IS_CANVAS_TOOL (self));

  PASSO_CANVAS_TOOL_GET_CLASS (self)->end (self, canvas);
}

/**
 * passo_canvas_tool_cancel:
 *
 * Takes the drag back.
 */
void
passo_canvas_tool_cancel (PassoCanvasTool *self,
                          PassoCanvas     *canvas)
{
  g_return_if_fail (PASSO_IS_CANVAS_TOOL (self));

  PASSO_CANVAS_TOOL_GET_CLASS (self)->cancel (self, canvas);
}
