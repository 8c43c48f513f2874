/* passo-canvas-painter.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

#include "canvas/passo-canvas-scene.h"

G_BEGIN_DECLS

/* Device pixels for one unit of the scene, below which detail is left out. */
#define PASSO_CANVAS_DETAIL_FULL 0.6
#define PASSO_CANVAS_DETAIL_TEXT 0.35
#define PASSO_CANVAS_DETAIL_EDGES 0.12

/**
 * PassoCanvasAspect:
 * @palette: the colours
 * @visible: the part of the scene that can be seen; the rest is left out
 * @scale: device pixels for one unit of the scene, which decides how much detail is drawn
 * @progress: of the move to a new layout, from 0 to 1
 * @phase: of the outline of what is running, from 0 to 1; negative where nothing may move
 * @focused_item: item that has the keyboard, %PASSO_CANVAS_NONE without one
 * @has_catches: whether catch edges are drawn
 *
 * How a scene is looked at.
 */
typedef struct
{
  const PassoCanvasPalette *palette;
  PassoLayoutBox visible;
  double scale;
  double progress;
  double phase;
  guint focused_item;
  gboolean has_catches;
} PassoCanvasAspect;

#define PASSO_TYPE_CANVAS_PAINTER (passo_canvas_painter_get_type ())

/**
 * PassoCanvasPainter:
 *
 * Draws scenes: the same for the window, the minimap and pictures. Owns the drawn icons.
 */
G_DECLARE_FINAL_TYPE (PassoCanvasPainter, passo_canvas_painter, PASSO, CANVAS_PAINTER, GObject)

PassoCanvasPainter *passo_canvas_painter_new           (void);
void                passo_canvas_painter_paint_ground  (PassoCanvasPainter      *self,
                                                        GtkSnapshot             *snapshot,
                                                        const PassoCanvasAspect *aspect,
                                                        double                   width,
                                                        double                   height);
void                passo_canvas_painter_paint         (PassoCanvasPainter      *self,
                                                        GtkSnapshot             *snapshot,
                                                        PassoCanvasScene        *scene,
                                                        const PassoCanvasAspect *aspect);
guint               passo_canvas_painter_get_n_painted (PassoCanvasPainter      *self);

G_END_DECLS
