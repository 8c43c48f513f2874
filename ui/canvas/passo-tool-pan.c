/* passo-tool-pan.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "canvas/passo-canvas-private.h"
#include "canvas/passo-tool-pan.h"

/**
 * PassoToolPan:
 *
 * Moves the view with the pointer: with the middle button, or with Space held.
 */
struct _PassoToolPan
{
  PassoCanvasTool parent_instance;

  double last_x;
  double last_y;
};

G_DEFINE_FINAL_TYPE (PassoToolPan, passo_tool_pan, PASSO_TYPE_CANVAS_TOOL)

static void
passo_tool_pan_begin (PassoCanvasTool *tool,
                      PassoCanvas     *canvas,
                      double           x,
                      double           y,
                      GdkModifierType  modifiers)
{
  PassoToolPan *self = PASSO_TOOL_PAN (tool);

  self->last_x = 0;
  self->last_y = 0;
}

static void
passo_tool_pan_update (PassoCanvasTool *tool,
                       PassoCanvas     *canvas,
                       double           dx,
                       double           dy)
{
  PassoToolPan *self = PASSO_TOOL_PAN (tool);

  _passo_canvas_pan (canvas, self->last_x - dx, self->last_y - dy);
  self->last_x = dx;
  self->last_y = dy;
}

static void
passo_tool_pan_class_init (PassoToolPanClass *klass)
{
  PassoCanvasToolClass *tool_class = PASSO_CANVAS_TOOL_CLASS (klass);

  tool_class->begin = passo_tool_pan_begin;
  tool_class->update = passo_tool_pan_update;
}

static void
passo_tool_pan_init (PassoToolPan *self)
{
}

/**
 * passo_tool_pan_new:
 *
 * Returns: (transfer full): the tool
 */
PassoCanvasTool *
passo_tool_pan_new (void)
{
  return g_object_new (PASSO_TYPE_TOOL_PAN, NULL);
}
