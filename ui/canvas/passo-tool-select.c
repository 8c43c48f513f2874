/* passo-tool-select.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "canvas/passo-canvas-private.h"
#include "canvas/passo-tool-select.h"

/**
 * PassoToolSelect:
 *
 * A drag that begins on empty ground draws a rubber band, and selects what lies in it; with Ctrl or
 * Shift that joins what was selected before.
 */
struct _PassoToolSelect
{
  PassoCanvasTool parent_instance;

  double x;
  double y;
  gboolean is_band;
  gboolean is_adding;
};

G_DEFINE_FINAL_TYPE (PassoToolSelect, passo_tool_select, PASSO_TYPE_CANVAS_TOOL)

static void
passo_tool_select_begin (PassoCanvasTool *tool,
                         PassoCanvas     *canvas,
                         double           x,
                         double           y,
                         GdkModifierType  modifiers)
{
  PassoToolSelect *self = PASSO_TOOL_SELECT (tool);

  self->x = x;
  self->y = y;
  self->is_band = _passo_canvas_is_ground (canvas, x, y);
  self->is_adding = (modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0;
}

static void
passo_tool_select_update (PassoCanvasTool *tool,
                          PassoCanvas     *canvas,
                          double           dx,
                          double           dy)
{
  PassoToolSelect *self = PASSO_TOOL_SELECT (tool);
  PassoLayoutBox band = { MIN (self->x, self->x + dx), MIN (self->y, self->y + dy), ABS (dx), ABS (dy) };

  if (self->is_band)
    _passo_canvas_set_band (canvas, &band);
}

static void
passo_tool_select_end (PassoCanvasTool *tool,
                       PassoCanvas     *canvas)
{
  PassoToolSelect *self = PASSO_TOOL_SELECT (tool);

  if (self->is_band)
    _passo_canvas_select_band (canvas, self->is_adding);
  _passo_canvas_set_band (canvas, NULL);
}

static void
passo_tool_select_cancel (PassoCanvasTool *tool,
                          PassoCanvas     *canvas)
{
  _passo_canvas_set_band (canvas, NULL);
}

static void
passo_tool_select_class_init (PassoToolSelectClass *klass)
{
  PassoCanvasToolClass *tool_class = PASSO_CANVAS_TOOL_CLASS (klass);

  tool_class->begin = passo_tool_select_begin;
  tool_class->update = passo_tool_select_update;
  tool_class->end = passo_tool_select_end;
  tool_class->cancel = passo_tool_select_cancel;
}

static void
passo_tool_select_init (PassoToolSelect *self)
{
}

/**
 * passo_tool_select_new:
 *
 * Returns: (transfer full): the tool
 */
PassoCanvasTool *
passo_tool_select_new (void)
{
  return g_object_new (PASSO_TYPE_TOOL_SELECT, NULL);
}
