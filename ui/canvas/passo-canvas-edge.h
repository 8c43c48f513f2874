/* passo-canvas-edge.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gsk/gsk.h>
#include <passo.h>

#include "canvas/passo-canvas-palette.h"

G_BEGIN_DECLS

/**
 * PassoCanvasEdge:
 * @graph_edge: what it draws; belongs to the graph
 * @from: item it leaves
 * @to: item it enters
 * @points: the route, see #PassoLayoutPoint
 * @n_points: how many; 0 before the first layout
 * @bounds: what the line and its arrow may touch
 * @label: box of the pill, empty without one
 * @label_text: (nullable): the words in it
 * @is_walked: the run went this way
 * @is_highlighted: it begins or ends at what is selected or under the pointer
 * @node: (nullable): the drawn line, kept until route or look change
 * @node_look: of @node
 *
 * One edge of a scene: its geometry and its line as it was drawn last.
 */
typedef struct
{
  const PassoGraphEdge *graph_edge;
  guint from;
  guint to;
  PassoLayoutPoint *points;
  guint n_points;
  PassoLayoutBox bounds;
  PassoLayoutBox label;
  PangoLayout *label_text;
  gboolean is_walked;
  gboolean is_highlighted;
  GskRenderNode *node;
  guint node_look;
} PassoCanvasEdge;

void           passo_canvas_edge_clear     (PassoCanvasEdge          *self);
void           passo_canvas_edge_set_route (PassoCanvasEdge          *self,
                                            const PassoLayoutPoint   *points,
                                            guint                     n_points);
double         passo_canvas_edge_distance  (const PassoCanvasEdge    *self,
                                            double                    x,
                                            double                    y);
const GdkRGBA *passo_canvas_edge_get_colour (const PassoCanvasEdge    *self,
                                             const PassoCanvasPalette *palette);
GskRenderNode *passo_canvas_edge_get_node  (PassoCanvasEdge          *self,
                                            const PassoCanvasPalette *palette,
                                            gboolean                  has_arrow);

G_END_DECLS
