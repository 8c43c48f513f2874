/* passo-layout-solution.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "layout/passo-layout-solution.h"

typedef struct
{
  PassoLayoutPoint label;
  guint first_point;
  guint n_points;
} Edge;

struct _PassoLayoutSolution
{
  double width;
  double height;
  guint n_nodes;
  guint n_edges;
  PassoLayoutBox *nodes;
  Edge *edges;
  GArray *points;               /* of PassoLayoutPoint: all routes */
};

G_DEFINE_BOXED_TYPE (PassoLayoutSolution, passo_layout_solution,
                     passo_layout_solution_ref, passo_layout_solution_unref)

/**
 * passo_layout_solution_new:
 *
 * Returns: (transfer full): a solution with everything at 0, 0 and no routes
 */
PassoLayoutSolution *
passo_layout_solution_new (guint n_nodes,
                           guint n_edges)
{
  PassoLayoutSolution *self = g_atomic_rc_box_new0 (PassoLayoutSolution);

  self->n_nodes = n_nodes;
  self->n_edges = n_edges;
  self->nodes = g_new0 (PassoLayoutBox, n_nodes);
  self->edges = g_new0 (Edge, n_edges);
  self->points = g_array_new (FALSE, FALSE, sizeof (PassoLayoutPoint));

  return self;
}

/**
 * passo_layout_solution_ref:
 *
 * Returns: (transfer full): @self
 */
PassoLayoutSolution *
passo_layout_solution_ref (PassoLayoutSolution *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
passo_layout_solution_clear (gpointer data)
{
  PassoLayoutSolution *self = data;

  g_free (self->nodes);
  g_free (self->edges);
  g_array_unref (self->points);
}

/**
 * passo_layout_solution_unref:
 *
 * Gives up a reference.
 */
void
passo_layout_solution_unref (PassoLayoutSolution *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, passo_layout_solution_clear);
}

/**
 * passo_layout_solution_get_n_nodes:
 *
 * Returns: how many boxes have a place
 */
guint
passo_layout_solution_get_n_nodes (PassoLayoutSolution *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_nodes;
}

/**
 * passo_layout_solution_get_n_edges:
 *
 * Returns: how many edges have a route
 */
guint
passo_layout_solution_get_n_edges (PassoLayoutSolution *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_edges;
}

/**
 * passo_layout_solution_get_size:
 * @width: (out): of the whole drawing
 * @height: (out): likewise
 */
void
passo_layout_solution_get_size (PassoLayoutSolution *self,
                                double              *width,
                                double              *height)
{
  g_return_if_fail (self != NULL);

  *width = self->width;
  *height = self->height;
}

/**
 * passo_layout_solution_set_size:
 *
 * Says how big the whole drawing is.
 */
void
passo_layout_solution_set_size (PassoLayoutSolution *self,
                                double               width,
                                double               height)
{
  g_return_if_fail (self != NULL);

  self->width = width;
  self->height = height;
}

/**
 * passo_layout_solution_get_node:
 *
 * Returns: the box at @index
 */
PassoLayoutBox
passo_layout_solution_get_node (PassoLayoutSolution *self,
                                guint                index)
{
  g_return_val_if_fail (self != NULL && index < self->n_nodes, ((PassoLayoutBox) { 0 }));

  return self->nodes[index];
}

/**
 * passo_layout_solution_set_node:
 * Puts a box in its place.
 */
void
passo_layout_solution_set_node (PassoLayoutSolution *self,
                                guint                index,
                                PassoLayoutBox       box)
{
  g_return_if_fail (self != NULL && index < self->n_nodes);

  self->nodes[index] = box;
}

/**
 * passo_layout_solution_get_label:
 *
 * Returns: the middle of an edge's label
 */
PassoLayoutPoint
passo_layout_solution_get_label (PassoLayoutSolution *self,
                                 guint                index)
{
  g_return_val_if_fail (self != NULL && index < self->n_edges, ((PassoLayoutPoint) { 0, 0 }));

  return self->edges[index].label;
}

/**
 * passo_layout_solution_set_label:
 * Puts an edge's label in its place.
 */
void
passo_layout_solution_set_label (PassoLayoutSolution *self,
                                 guint                index,
                                 PassoLayoutPoint     centre)
{
  g_return_if_fail (self != NULL && index < self->n_edges);

  self->edges[index].label = centre;
}

/**
 * passo_layout_solution_get_route:
 * @n_points: (out): how many; 0 where the edge has no route, else 1 + 3 × the segments
 *
 * Returns: (transfer none): the points from the tail's edge to the head's
 */
const PassoLayoutPoint *
passo_layout_solution_get_route (PassoLayoutSolution *self,
                                 guint                index,
                                 guint               *n_points)
{
  g_return_val_if_fail (self != NULL && index < self->n_edges, NULL);

  *n_points = self->edges[index].n_points;

  return (const PassoLayoutPoint *) (gpointer) self->points->data + self->edges[index].first_point;
}

/**
 * passo_layout_solution_set_route:
 * @points: copied
 *
 * A route that is set again leaves its old points behind, so that is for the few that need it.
 */
void
passo_layout_solution_set_route (PassoLayoutSolution    *self,
                                 guint                   index,
                                 const PassoLayoutPoint *points,
                                 guint                   n_points)
{
  g_return_if_fail (self != NULL && index < self->n_edges);

  self->edges[index].first_point = self->points->len;
  self->edges[index].n_points = n_points;
  g_array_append_vals (self->points, points, n_points);
}
