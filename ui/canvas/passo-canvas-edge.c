/* passo-canvas-edge.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>

#include "canvas/passo-canvas-edge.h"

#define LINE_WIDTH 1.6
#define WALKED_WIDTH 2.2
#define ARROW_LENGTH 9.0
#define ARROW_HALF_WIDTH 4.6
#define BOUNDS_MARGIN 7.0
/* Segments that a curve is cut into to find out how far away it is. */
#define N_STEPS 12

/**
 * passo_canvas_edge_clear:
 *
 * Frees what the edge holds.
 */
void
passo_canvas_edge_clear (PassoCanvasEdge *self)
{
  g_clear_pointer (&self->points, g_free);
  g_clear_object (&self->label_text);
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

/**
 * passo_canvas_edge_set_route:
 * @points: copied
 */
void
passo_canvas_edge_set_route (PassoCanvasEdge        *self,
                             const PassoLayoutPoint *points,
                             guint                   n_points)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  g_free (self->points);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->points = g_memdup2 (points, n_points * sizeof *points);
  self->n_points = n_points;

  /* Control points may lie far outside what the curve reaches. */
  for (guint i = 0; i + 3 < n_points; i += 3)
    for (guint step = 0; step <= N_STEPS; step++)
      {
        PassoLayoutPoint point = passo_layout_curve_get_point (&points[i], (double) step / N_STEPS);

        left = MIN (left, point.x);
        right = MAX (right, point.x);
        top = MIN (top, point.y);
        bottom = MAX (bottom, point.y);
      }
  self->bounds = (PassoLayoutBox) { 0 };
  if (n_points > 3)
    self->bounds = (PassoLayoutBox) { left - BOUNDS_MARGIN, top - BOUNDS_MARGIN,
                                      right - left + 2 * BOUNDS_MARGIN,
                                      bottom - top + 2 * BOUNDS_MARGIN };
}

static double
distance_to_line (PassoLayoutPoint from,
                  PassoLayoutPoint to,
                  double           x,
                  double           y)
{
  double dx = to.x - from.x, dy = to.y - from.y;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? ((x - from.x) * dx + (y - from.y) * dy) / length : 0;

  t = CLAMP (t, 0, 1);

  return hypot (x - from.x - t * dx, y - from.y - t * dy);
}

/**
 * passo_canvas_edge_distance:
 *
 * Returns: how far a point is from the line or inside the label (0); infinite without a route
 */
double
passo_canvas_edge_distance (const PassoCanvasEdge *self,
                            double                 x,
                            double                 y)
{
  double distance = INFINITY;

  if (self->label_text != NULL && x >= self->label.x && x < self->label.x + self->label.width &&
      y >= self->label.y && y < self->label.y + self->label.height)
    return 0;

  for (guint i = 0; i + 3 < self->n_points; i += 3)
    {
      PassoLayoutPoint last = self->points[i];

      for (guint step = 1; step <= N_STEPS; step++)
        {
          PassoLayoutPoint next = passo_layout_curve_get_point (&self->points[i], (double) step / N_STEPS);

          distance = MIN (distance, distance_to_line (last, next, x, y));
          last = next;
        }
    }

  return distance;
}

/**
 * passo_canvas_edge_get_colour:
 *
 * Returns: (transfer none): the colour of its line
 */
const GdkRGBA *
passo_canvas_edge_get_colour (const PassoCanvasEdge    *self,
                              const PassoCanvasPalette *palette)
{
  if (self->graph_edge->kind == PASSO_GRAPH_EDGE_CATCH)
    return &palette->error;
  if (self->is_walked)
    return &palette->success;

  return self->is_highlighted ? &palette->accent : &palette->edge;
}

/* The direction in which the route ends: from the last control point that is apart from the end. */
static double
get_end_angle (const PassoCanvasEdge *self)
{
  PassoLayoutPoint end = self->points[self->n_points - 1];

  for (guint i = self->n_points - 1; i-- > 0;)
    if (hypot (end.x - self->points[i].x, end.y - self->points[i].y) > 0.5)
      return atan2 (end.y - self->points[i].y, end.x - self->points[i].x);

  return G_PI_2;
}

static void
draw_arrow (const PassoCanvasEdge *self,
            cairo_t               *cr)
{
  PassoLayoutPoint end = self->points[self->n_points - 1];

  cairo_save (cr);
  cairo_translate (cr, end.x, end.y);
  cairo_rotate (cr, get_end_angle (self));
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, -ARROW_LENGTH, -ARROW_HALF_WIDTH);
  cairo_line_to (cr, -ARROW_LENGTH, ARROW_HALF_WIDTH);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* The line ends inside the arrow, so that its blunt end does not show at the tip. */
static void
draw_line (const PassoCanvasEdge *self,
           cairo_t               *cr,
           gboolean               has_arrow)
{
  static const double dashes[] = { 5, 4 };
  double angle = get_end_angle (self);
  double back = has_arrow ? ARROW_LENGTH - 2 : 0;
  PassoLayoutPoint shift = { -cos (angle) * back, -sin (angle) * back };

  if (self->graph_edge->kind == PASSO_GRAPH_EDGE_CATCH ||
      self->graph_edge->kind == PASSO_GRAPH_EDGE_DEFAULT)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, self->is_walked || self->is_highlighted ? WALKED_WIDTH : LINE_WIDTH);
  cairo_move_to (cr, self->points[0].x, self->points[0].y);
  for (guint i = 1; i + 2 < self->n_points; i += 3)
    {
      const PassoLayoutPoint *curve = &self->points[i];
      PassoLayoutPoint move = i + 3 == self->n_points ? shift : (PassoLayoutPoint) { 0, 0 };

      cairo_curve_to (cr, curve[0].x, curve[0].y, curve[1].x + move.x, curve[1].y + move.y,
                      curve[2].x + move.x, curve[2].y + move.y);
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/**
 * passo_canvas_edge_get_node:
 * @has_arrow: whether arrows can be seen at this zoom
 *
 * Returns: (transfer none) (nullable): the drawn line, made again only when route or look changed
 */
GskRenderNode *
passo_canvas_edge_get_node (PassoCanvasEdge          *self,
                            const PassoCanvasPalette *palette,
                            gboolean                  has_arrow)
{
  guint look = palette->index << 3 | (has_arrow ? 4 : 0) | (self->is_walked ? 2 : 0) |
               (self->is_highlighted ? 1 : 0);
  cairo_t *cr;

  if (self->n_points < 4)
    return NULL;
  if (self->node != NULL && self->node_look == look)
    return self->node;

  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT ((float) self->bounds.x, (float) self->bounds.y,
                                                        (float) self->bounds.width,
                                                        (float) self->bounds.height));
  self->node_look = look;
  cr = gsk_cairo_node_get_draw_context (self->node);
  gdk_cairo_set_source_rgba (cr, passo_canvas_edge_get_colour (self, palette));
  draw_line (self, cr, has_arrow);
  if (has_arrow)
    draw_arrow (self, cr);
  cairo_destroy (cr);

  return self->node;
}
