/* passo-canvas-walk.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>

#include "canvas/passo-canvas-private.h"

/* How much an item at the side of the direction seems farther away than one straight ahead. */
#define SIDE_COST 2.5

static double
get_cost (const PassoCanvasItem *from,
          const PassoCanvasItem *to,
          GtkDirectionType       direction)
{
  double dx = to->box.x + to->box.width / 2 - from->box.x - from->box.width / 2;
  double dy = to->box.y + to->box.height / 2 - from->box.y - from->box.height / 2;
  double ahead, aside;

  switch (direction)
    {
    case GTK_DIR_UP:
      ahead = -dy;
      aside = dx;
      break;

    case GTK_DIR_DOWN:
      ahead = dy;
      aside = dx;
      break;

    case GTK_DIR_LEFT:
      ahead = -dx;
      aside = dy;
      break;

    case GTK_DIR_RIGHT:
    default:
      ahead = dx;
      aside = dy;
    }

  return ahead > 1 ? ahead + SIDE_COST * fabs (aside) : INFINITY;
}

static void
consider (PassoCanvasScene *scene,
          guint             from,
          guint             candidate,
          GtkDirectionType  direction,
          guint            *best,
          double           *best_cost)
{
  const PassoCanvasItem *item = passo_canvas_scene_get_item (scene, candidate);
  double cost;

  if (item->state_id == 0 || candidate == from)
    return;

  cost = get_cost (passo_canvas_scene_get_item (scene, from), item, direction);
  if (cost < *best_cost)
    {
      *best = candidate;
      *best_cost = cost;
    }
}

/* First along the edges; where none leads that way, to whatever stands there in the container. */
static guint
find_neighbour (PassoCanvasScene *scene,
                guint             from,
                GtkDirectionType  direction)
{
  guint best = PASSO_CANVAS_NONE;
  double best_cost = INFINITY;

  for (guint i = 0; i < passo_canvas_scene_get_n_edges (scene); i++)
    {
      const PassoCanvasEdge *edge = passo_canvas_scene_get_edge (scene, i);

      if (edge->from == from)
        consider (scene, from, edge->to, direction, &best, &best_cost);
      else if (edge->to == from)
        consider (scene, from, edge->from, direction, &best, &best_cost);
    }
  if (best != PASSO_CANVAS_NONE)
    return best;

  for (guint i = 0; i < passo_canvas_scene_get_n_items (scene); i++)
    if (passo_canvas_scene_get_item (scene, i)->parent ==
        passo_canvas_scene_get_item (scene, from)->parent)
      consider (scene, from, i, direction, &best, &best_cost);

  return best;
}

/**
 * _passo_canvas_walk:
 * @from: an item
 *
 * Returns: the item that an arrow key leads to: the neighbour in that direction, or that of the
 *   container where nothing is left in it; %PASSO_CANVAS_NONE at the border
 */
guint
_passo_canvas_walk (PassoCanvasScene *scene,
                    guint             from,
                    GtkDirectionType  direction)
{
  while (from != PASSO_CANVAS_NONE)
    {
      guint found = find_neighbour (scene, from, direction);

      if (found != PASSO_CANVAS_NONE)
        return found;
      from = passo_canvas_scene_get_item (scene, from)->parent;
    }

  return PASSO_CANVAS_NONE;
}

/**
 * _passo_canvas_find_way:
 * @items: (element-type guint): gets the items of a shortest way along the edges, both ends too
 *
 * Returns: whether there is one
 */
gboolean
_passo_canvas_find_way (PassoCanvasScene *scene,
                        guint             from,
                        guint             to,
                        GArray           *items)
{
  guint n_items = passo_canvas_scene_get_n_items (scene);
  g_autofree guint *before = g_new (guint, n_items + 1);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_items; i++)
    before[i] = PASSO_CANVAS_NONE;
  before[from] = from;
  g_array_append_val (queue, from);
  for (guint i = 0; i < queue->len && before[to] == PASSO_CANVAS_NONE; i++)
    {
      guint at = g_array_index (queue, guint, i);

      for (guint j = 0; j < passo_canvas_scene_get_n_edges (scene); j++)
        {
          const PassoCanvasEdge *edge = passo_canvas_scene_get_edge (scene, j);

          if (edge->from != at || before[edge->to] != PASSO_CANVAS_NONE)
            continue;
          before[edge->to] = at;
          g_array_append_val (queue, edge->to);
        }
    }
  if (before[to] == PASSO_CANVAS_NONE)
    return FALSE;

  for (guint at = to; at != from; at = before[at])
    g_array_append_val (items, at);
  g_array_append_val (items, from);

  return TRUE;
}
