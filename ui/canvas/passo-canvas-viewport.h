/* passo-canvas-viewport.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

/**
 * PassoCanvasViewport:
 * @width: of the widget
 * @height: likewise
 * @zoom: as the user sees it: 1 is 100 %
 * @text_scale: how much larger than usual the user wants text
 * @x: of the scene at the widget's left edge
 * @y: of the scene at the widget's top edge
 *
 * Which part of a scene a widget shows.
 */
typedef struct
{
  double width;
  double height;
  double zoom;
  double text_scale;
  double x;
  double y;
} PassoCanvasViewport;

double           passo_canvas_viewport_get_scale   (const PassoCanvasViewport *self);
PassoLayoutPoint passo_canvas_viewport_to_scene    (const PassoCanvasViewport *self,
                                                    double                     x,
                                                    double                     y);
PassoLayoutBox   passo_canvas_viewport_from_scene  (const PassoCanvasViewport *self,
                                                    PassoLayoutBox             box);
PassoLayoutBox   passo_canvas_viewport_get_visible (const PassoCanvasViewport *self);
PassoLayoutPoint passo_canvas_viewport_get_middle  (const PassoCanvasViewport *self);
void             passo_canvas_viewport_look_at     (PassoCanvasViewport       *self,
                                                    double                     zoom,
                                                    PassoLayoutPoint           middle);
void             passo_canvas_viewport_resize      (PassoCanvasViewport       *self,
                                                    double                     width,
                                                    double                     height);
void             passo_canvas_viewport_pan         (PassoCanvasViewport       *self,
                                                    double                     dx,
                                                    double                     dy);
void             passo_canvas_viewport_zoom_about  (PassoCanvasViewport       *self,
                                                    double                     zoom,
                                                    double                     x,
                                                    double                     y);
void             passo_canvas_viewport_fit         (PassoCanvasViewport       *self,
                                                    PassoLayoutBox             box,
                                                    double                     max_zoom);
void             passo_canvas_viewport_reveal      (PassoCanvasViewport       *self,
                                                    PassoLayoutBox             box);
gboolean         passo_canvas_viewport_holds       (const PassoCanvasViewport *self,
                                                    PassoLayoutBox             box);
void             passo_canvas_viewport_keep_near   (PassoCanvasViewport       *self,
                                                    PassoLayoutBox             bounds);

G_END_DECLS
