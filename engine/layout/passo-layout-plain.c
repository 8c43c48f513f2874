/* passo-layout-plain.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "layout/passo-layout-plain.h"

/*
 * A layered drawing in four steps: rows by the longest way from the top, orders within the rows by
 * the mean place of the neighbours, places as near to the neighbours as the boxes allow, routes.
 * Labels are items of their own between two rows, so that nothing can lie under them. Edges that
 * point upwards, or that would need too many bends, run in lanes at the right side.
 */

#define ROW_GAP 28.0
#define ITEM_GAP 28.0
#define BEND_GAP 14.0
#define LANE_GAP 14.0
#define MAX_BENDS 100000
#define N_SWEEPS 6

typedef struct
{
  double width;
  double height;
  double x;                     /* of the centre */
  guint row;
  guint place;                  /* in its row */
  gboolean is_bend;
} Item;

typedef struct
{
  guint from;                   /* in the row above that of `to` */
  guint to;
} Link;

typedef struct
{
  PassoLayoutProblem *problem;
  GArray *items;                /* of Item: the nodes, then labels and bends */
  GArray *links;                /* of Link */
  GArray **chains;              /* by edge: items from tail to head, NULL for an edge in a lane */
  GPtrArray *rows;              /* of GArray of guint */
  double *row_tops;
  double *row_heights;
  double left;
  double right;
} Plain;

static Item *
get_item (Plain *self,
          guint  index)
{
  return &g_array_index (self->items, Item, index);
}

static guint
add_item (Plain    *self,
          double    width,
          double    height,
          gboolean  is_bend)
{
  Item item = { .width = width, .height = height, .is_bend = is_bend };

  g_array_append_val (self->items, item);

  return self->items->len - 1;
}

static void
plain_init (Plain              *self,
            PassoLayoutProblem *problem)
{
  *self = (Plain) { .problem = problem };
  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  self->links = g_array_new (FALSE, TRUE, sizeof (Link));
  self->chains = g_new0 (GArray *, passo_layout_problem_get_n_edges (problem) + 1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < passo_layout_problem_get_n_nodes (problem); i++)
    {
      const PassoLayoutNode *node = passo_layout_problem_get_node (problem, i);

      add_item (self, node->width, node->height, FALSE);
    }
}

static void
plain_clear (Plain *self)
{
  for (guint i = 0; i < passo_layout_problem_get_n_edges (self->problem); i++)
    g_clear_pointer (&self->chains[i], g_array_unref);
  g_free (self->chains);
  g_array_unref (self->items);
  g_array_unref (self->links);
  g_ptr_array_unref (self->rows);
  g_free (self->row_tops);
  g_free (self->row_heights);
}

/* A labelled edge goes through an item for its label. */
static void
begin_chains (Plain *self)
{
  for (guint i = 0; i < passo_layout_problem_get_n_edges (self->problem); i++)
    {
      const PassoLayoutEdge *edge = passo_layout_problem_get_edge (self->problem, i);
      guint label;

      if (edge->is_back)
        continue;

      self->chains[i] = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (self->chains[i], edge->from);
      if (edge->label_width > 0)
        {
          label = add_item (self, edge->label_width, edge->label_height, FALSE);
          g_array_append_val (self->chains[i], label);
        }
      g_array_append_val (self->chains[i], edge->to);
    }
}

static void
collect_links (Plain *self)
{
  g_array_set_size (self->links, 0);
  for (guint i = 0; i < passo_layout_problem_get_n_edges (self->problem); i++)
    for (guint j = 0; self->chains[i] != NULL && j + 1 < self->chains[i]->len; j++)
      {
        Link link = { g_array_index (self->chains[i], guint, j),
                      g_array_index (self->chains[i], guint, j + 1) };

        g_array_append_val (self->links, link);
      }
}

/* The links at each item, as ranges of one list: out of it, or into it. */
typedef struct
{
  guint *first;
  guint *others;
} Adjacency;

static void
adjacency_init (Adjacency *self,
                Plain     *plain,
                gboolean   is_outward)
{
  g_autofree guint *fill = NULL;
  guint n_items = plain->items->len;

  self->first = g_new0 (guint, n_items + 2);
  self->others = g_new0 (guint, plain->links->len + 1);
  for (guint i = 0; i < plain->links->len; i++)
    {
      const Link *link = &g_array_index (plain->links, Link, i);

      self->first[(is_outward ? link->from : link->to) + 1]++;
    }
  for (guint i = 0; i < n_items; i++)
    self->first[i + 1] += self->first[i];

  fill = g_memdup2 (self->first, sizeof (guint) * (n_items + 1));
  for (guint i = 0; i < plain->links->len; i++)
    {
      const Link *link = &g_array_index (plain->links, Link, i);

      self->others[fill[is_outward ? link->from : link->to]++] = is_outward ? link->to : link->from;
    }
}

static void
adjacency_clear (Adjacency *self)
{
  g_free (self->first);
  g_free (self->others);
}

static void
set_first_rows (Plain *self,
                GQueue *ready,
                const guint *n_before)
{
  guint n_nodes = passo_layout_problem_get_n_nodes (self->problem);
  gboolean has_first = FALSE;

  for (guint i = 0; i < n_nodes; i++)
    has_first |= passo_layout_problem_get_node (self->problem, i)->rank == PASSO_LAYOUT_RANK_FIRST;

  /* What nothing leads to stands under the start, not beside it. */
  for (guint i = 0; i < self->items->len; i++)
    {
      gboolean is_first = i < n_nodes && passo_layout_problem_get_node (self->problem, i)->rank ==
                                         PASSO_LAYOUT_RANK_FIRST;

      get_item (self, i)->row = has_first && !is_first ? 1 : 0;
      if (n_before[i] == 0)
        g_queue_push_tail (ready, GUINT_TO_POINTER (i));
    }
}

static void
find_rows (Plain *self)
{
  g_autofree guint *n_before = g_new0 (guint, self->items->len + 1);
  GQueue ready = G_QUEUE_INIT;
  Adjacency out;
  guint last_row = 0;

  adjacency_init (&out, self, TRUE);
  for (guint i = 0; i < self->links->len; i++)
    n_before[g_array_index (self->links, Link, i).to]++;
  set_first_rows (self, &ready, n_before);

  while (!g_queue_is_empty (&ready))
    {
      guint item = GPOINTER_TO_UINT (g_queue_pop_head (&ready));
      guint row = get_item (self, item)->row;

      last_row = MAX (last_row, row);
      for (guint i = out.first[item]; i < out.first[item + 1]; i++)
        {
          Item *below = get_item (self, out.others[i]);

          below->row = MAX (below->row, row + 1);
          if (--n_before[out.others[i]] == 0)
            g_queue_push_tail (&ready, GUINT_TO_POINTER (out.others[i]));
        }
    }
  adjacency_clear (&out);

  for (guint i = 0; i < passo_layout_problem_get_n_nodes (self->problem); i++)
    if (passo_layout_problem_get_node (self->problem, i)->rank == PASSO_LAYOUT_RANK_LAST)
      get_item (self, i)->row = last_row;
}

/* Puts a bend into every row that an edge crosses. */
static void
add_bends (Plain *self)
{
  guint n_bends = 0;

  for (guint i = 0; i < passo_layout_problem_get_n_edges (self->problem); i++)
    {
      g_autoptr (GArray) whole = g_array_new (FALSE, FALSE, sizeof (guint));
      GArray *chain = self->chains[i];
      guint first, last;

      if (chain == NULL)
        continue;

      first = g_array_index (chain, guint, 0);
      last = g_array_index (chain, guint, chain->len - 1);
      n_bends += get_item (self, last)->row - get_item (self, first)->row;
      if (n_bends > MAX_BENDS && chain->len == 2)
        {
          g_clear_pointer (&self->chains[i], g_array_unref);
          continue;
        }

      g_array_append_val (whole, first);
      for (guint j = 1; j < chain->len; j++)
        {
          guint to = g_array_index (chain, guint, j);
          guint row = get_item (self, g_array_index (chain, guint, j - 1))->row;

          for (row++; row < get_item (self, to)->row; row++)
            {
              guint bend = add_item (self, 0, 0, TRUE);

              get_item (self, bend)->row = row;
              g_array_append_val (whole, bend);
            }
          g_array_append_val (whole, to);
        }
      g_array_unref (chain);
      self->chains[i] = g_steal_pointer (&whole);
    }
}

static GArray *
get_row (Plain *self,
         guint  row)
{
  while (self->rows->len <= row)
    g_ptr_array_add (self->rows, g_array_new (FALSE, FALSE, sizeof (guint)));

  return g_ptr_array_index (self->rows, row);
}

static void
fill_rows (Plain *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      GArray *row = get_row (self, get_item (self, i)->row);

      get_item (self, i)->place = row->len;
      g_array_append_val (row, i);
    }
}

typedef struct
{
  double wish;
  guint place;
  guint item;
} Wish;

static int
compare_wishes (gconstpointer a,
                gconstpointer b)
{
  const Wish *left = a;
  const Wish *right = b;

  if (left->wish != right->wish)
    return left->wish < right->wish ? -1 : 1;

  return (left->place > right->place) - (left->place < right->place);
}

static void
order_row (Plain           *self,
           GArray          *row,
           const Adjacency *adjacency)
{
  g_autofree Wish *wishes = g_new (Wish, row->len + 1);

  for (guint i = 0; i < row->len; i++)
    {
      guint item = g_array_index (row, guint, i);
      guint first = adjacency->first[item];
      guint n = adjacency->first[item + 1] - first;
      double sum = 0;

      for (guint j = 0; j < n; j++)
        sum += get_item (self, adjacency->others[first + j])->place;
      wishes[i] = (Wish) { n > 0 ? sum / n : i, i, item };
    }

  qsort (wishes, row->len, sizeof (Wish), compare_wishes);
  for (guint i = 0; i < row->len; i++)
    {
      g_array_index (row, guint, i) = wishes[i].item;
      get_item (self, wishes[i].item)->place = i;
    }
}

static double
half_room (const Item *item)
{
  return (item->width + (item->is_bend ? BEND_GAP : ITEM_GAP)) / 2;
}

/* One run of items that push one another; its place is the mean of what its items wish. */
typedef struct
{
  guint first;
  double sum;
  guint count;
} Block;

/* The places nearest to the wishes that keep order and distance: neighbours whose wishes collide
 * are pooled (isotonic regression by pooling adjacent violators). */
static void
spread_row (Plain        *self,
            GArray       *row,
            const double *wishes)
{
  g_autofree Block *blocks = g_new (Block, row->len + 1);
  g_autofree double *offsets = g_new0 (double, row->len + 1);
  guint n_blocks = 0;

  for (guint i = 0; i < row->len; i++)
    {
      const Item *item = get_item (self, g_array_index (row, guint, i));

      if (i > 0)
        offsets[i] = offsets[i - 1] + half_room (item) +
                     half_room (get_item (self, g_array_index (row, guint, i - 1)));
      blocks[n_blocks++] = (Block) { i, wishes[i] - offsets[i], 1 };
      while (n_blocks > 1 && blocks[n_blocks - 2].sum * blocks[n_blocks - 1].count >
                             blocks[n_blocks - 1].sum * blocks[n_blocks - 2].count)
        {
          n_blocks--;
          blocks[n_blocks - 1].sum += blocks[n_blocks].sum;
          blocks[n_blocks - 1].count += blocks[n_blocks].count;
        }
    }

  for (guint b = 0; b < n_blocks; b++)
    {
      guint end = b + 1 < n_blocks ? blocks[b + 1].first : row->len;

      for (guint i = blocks[b].first; i < end; i++)
        get_item (self, g_array_index (row, guint, i))->x = blocks[b].sum / blocks[b].count + offsets[i];
    }
}

static void
place_row (Plain           *self,
           GArray          *row,
           const Adjacency *adjacency)
{
  g_autofree double *wishes = g_new (double, row->len + 1);

  for (guint i = 0; i < row->len; i++)
    {
      guint item = g_array_index (row, guint, i);
      guint first = adjacency->first[item];
      guint n = adjacency->first[item + 1] - first;
      double sum = 0;

      for (guint j = 0; j < n; j++)
        sum += get_item (self, adjacency->others[first + j])->x;
      wishes[i] = n > 0 ? sum / n : get_item (self, item)->x;
    }
  spread_row (self, row, wishes);
}

static void
place_items (Plain *self)
{
  Adjacency out, in;

  adjacency_init (&out, self, TRUE);
  adjacency_init (&in, self, FALSE);

  for (guint sweep = 0; sweep < N_SWEEPS; sweep++)
    {
      for (guint i = 1; i < self->rows->len; i++)
        order_row (self, g_ptr_array_index (self->rows, i), &in);
      for (guint i = self->rows->len - 1; sweep + 1 < N_SWEEPS && i-- > 0;)
        order_row (self, g_ptr_array_index (self->rows, i), &out);
    }

  for (guint sweep = 0; sweep < N_SWEEPS; sweep++)
    {
      for (guint i = 0; i < self->rows->len; i++)
        place_row (self, g_ptr_array_index (self->rows, i), &in);
      for (guint i = self->rows->len; i-- > 0;)
        place_row (self, g_ptr_array_index (self->rows, i), &out);
    }

  adjacency_clear (&out);
  adjacency_clear (&in);
}

static void
stack_rows (Plain *self)
{
  double top = 0;

  self->row_tops = g_new0 (double, self->rows->len + 1);
  self->row_heights = g_new0 (double, self->rows->len + 1);
  self->left = G_MAXDOUBLE;
  self->right = -G_MAXDOUBLE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GArray *row = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < row->len; j++)
        {
          const Item *item = get_item (self, g_array_index (row, guint, j));

          self->row_heights[i] = MAX (self->row_heights[i], item->height);
          self->left = MIN (self->left, item->x - item->width / 2);
          self->right = MAX (self->right, item->x + item->width / 2);
        }
      self->row_tops[i] = top;
      top += self->row_heights[i] + ROW_GAP;
    }
  self->row_tops[self->rows->len] = top;
}

static double
get_top (Plain      *self,
         const Item *item)
{
  return self->row_tops[item->row] + (self->row_heights[item->row] - item->height) / 2;
}

static void
curve_to (GArray *route,
          double  x,
          double  y)
{
  PassoLayoutPoint last = g_array_index (route, PassoLayoutPoint, route->len - 1);
  PassoLayoutPoint points[3] = { { last.x, (last.y + y) / 2 }, { x, (last.y + y) / 2 }, { x, y } };

  g_array_append_vals (route, points, 3);
}

static void
line_to (GArray *route,
         double  x,
         double  y)
{
  PassoLayoutPoint last = g_array_index (route, PassoLayoutPoint, route->len - 1);
  PassoLayoutPoint points[3] = { { (2 * last.x + x) / 3, (2 * last.y + y) / 3 },
                                 { (last.x + 2 * x) / 3, (last.y + 2 * y) / 3 },
                                 { x, y } };

  g_array_append_vals (route, points, 3);
}

static void
begin_route (GArray *route,
             double  x,
             double  y)
{
  PassoLayoutPoint point = { x, y };

  g_array_append_val (route, point);
}

static void
route_chain (Plain  *self,
             GArray *chain,
             GArray *route)
{
  const Item *first = get_item (self, g_array_index (chain, guint, 0));

  begin_route (route, first->x, get_top (self, first) + first->height);
  for (guint i = 1; i < chain->len; i++)
    {
      const Item *item = get_item (self, g_array_index (chain, guint, i));

      if (i + 1 == chain->len)
        {
          curve_to (route, item->x, get_top (self, item));
          break;
        }
      curve_to (route, item->x, self->row_tops[item->row]);
      line_to (route, item->x, self->row_tops[item->row] + self->row_heights[item->row]);
    }
}

static gboolean
is_rightmost (Plain      *self,
              const Item *item)
{
  return item->place + 1 == ((GArray *) g_ptr_array_index (self->rows, item->row))->len;
}

/* From the side where that is free, else through the gap under the tail's row; then up or down
 * the lane, and to the head likewise, through the gap above its row. */
static void
route_lane (Plain      *self,
            const Item *tail,
            const Item *head,
            double      lane,
            GArray     *route)
{
  if (is_rightmost (self, tail))
    {
      double y = get_top (self, tail) + tail->height * 0.65;

      begin_route (route, tail->x + tail->width / 2, y);
      line_to (route, lane, y);
    }
  else
    {
      double y = self->row_tops[tail->row] + self->row_heights[tail->row] + ROW_GAP / 3;
      double x = tail->x + tail->width / 4;

      begin_route (route, x, get_top (self, tail) + tail->height);
      line_to (route, x, y);
      line_to (route, lane, y);
    }

  if (is_rightmost (self, head))
    {
      double y = get_top (self, head) + head->height * 0.35;

      line_to (route, lane, y);
      line_to (route, head->x + head->width / 2, y);
    }
  else
    {
      double y = self->row_tops[head->row] - ROW_GAP / 3;
      double x = head->x + head->width / 4;

      line_to (route, lane, y);
      line_to (route, x, y);
      line_to (route, x, get_top (self, head));
    }
}

/* Edges to the same head share a lane, each label's lane apart. */
static void
route_lanes (Plain               *self,
             PassoLayoutSolution *solution)
{
  g_autoptr (GHashTable) lanes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  guint n_nodes = passo_layout_problem_get_n_nodes (self->problem);

  for (guint i = 0; i < passo_layout_problem_get_n_edges (self->problem); i++)
    {
      const PassoLayoutEdge *edge = passo_layout_problem_get_edge (self->problem, i);
      g_autoptr (GArray) route = NULL;
      const Item *tail, *head;
      double *lane;

      if (self->chains[i] != NULL)
        continue;

      tail = get_item (self, edge->from);
      head = get_item (self, edge->to);
      lane = g_hash_table_lookup (lanes, GUINT_TO_POINTER (edge->to));
      if (lane == NULL || edge->label_width > 0)
        {
          lane = g_new (double, 1);
          *lane = self->right + LANE_GAP + edge->label_width / 2;
          self->right = *lane + edge->label_width / 2;
          g_hash_table_replace (lanes, GUINT_TO_POINTER (edge->label_width > 0 ? n_nodes + i : edge->to),
                                lane);
        }

      route = g_array_new (FALSE, FALSE, sizeof (PassoLayoutPoint));
      route_lane (self, tail, head, *lane, route);
      passo_layout_solution_set_route (solution, i, (PassoLayoutPoint *) (gpointer) route->data, route->len);
      passo_layout_solution_set_label (solution, i, (PassoLayoutPoint) {
        *lane, (get_top (self, tail) + get_top (self, head) + tail->height) / 2 });
    }
}

static void
route_chains (Plain               *self,
              PassoLayoutSolution *solution)
{
  for (guint i = 0; i < passo_layout_problem_get_n_edges (self->problem); i++)
    {
      const PassoLayoutEdge *edge = passo_layout_problem_get_edge (self->problem, i);
      g_autoptr (GArray) route = g_array_new (FALSE, FALSE, sizeof (PassoLayoutPoint));
      GArray *chain = self->chains[i];

      if (chain == NULL)
        continue;

      route_chain (self, chain, route);
      passo_layout_solution_set_route (solution, i, (PassoLayoutPoint *) (gpointer) route->data, route->len);
      for (guint j = 1; edge->label_width > 0 && j + 1 < chain->len; j++)
        {
          const Item *item = get_item (self, g_array_index (chain, guint, j));

          if (!item->is_bend)
            passo_layout_solution_set_label (solution, i, (PassoLayoutPoint) {
              item->x, get_top (self, item) + item->height / 2 });
        }
    }
}

static void
shift_solution (PassoLayoutSolution *from,
                PassoLayoutSolution *to,
                double               shift)
{
  for (guint i = 0; i < passo_layout_solution_get_n_edges (from); i++)
    {
      PassoLayoutPoint label = passo_layout_solution_get_label (from, i);
      guint n_points;
      const PassoLayoutPoint *points = passo_layout_solution_get_route (from, i, &n_points);
      g_autofree PassoLayoutPoint *moved = g_new (PassoLayoutPoint, n_points + 1);

      for (guint j = 0; j < n_points; j++)
        moved[j] = (PassoLayoutPoint) { points[j].x + shift, points[j].y };
      passo_layout_solution_set_route (to, i, moved, n_points);
      passo_layout_solution_set_label (to, i, (PassoLayoutPoint) { label.x + shift, label.y });
    }
}

static PassoLayoutSolution *
make_solution (Plain *self)
{
  guint n_nodes = passo_layout_problem_get_n_nodes (self->problem);
  guint n_edges = passo_layout_problem_get_n_edges (self->problem);
  g_autoptr (PassoLayoutSolution) routes = passo_layout_solution_new (0, n_edges);
  g_autoptr (PassoLayoutSolution) solution = passo_layout_solution_new (n_nodes, n_edges);

  if (n_nodes == 0)
    return g_steal_pointer (&solution);

  route_chains (self, routes);
  route_lanes (self, routes);
  shift_solution (routes, solution, -self->left);
  for (guint i = 0; i < n_nodes; i++)
    {
      const Item *item = get_item (self, i);
      PassoLayoutBox box = { item->x - item->width / 2 - self->left, get_top (self, item),
                             item->width, item->height };

      passo_layout_solution_set_node (solution, i, box);
    }
  passo_layout_solution_set_size (solution, self->right - self->left,
                                  self->row_tops[self->rows->len] - ROW_GAP);

  return g_steal_pointer (&solution);
}

/**
 * passo_layout_plain_solve:
 * @problem: with its back edges marked
 *
 * Lays @problem out in this process: not as well as the helper does, but always, and in a time
 * that grows little faster than the problem.
 *
 * Returns: (transfer full): a layout in which no two boxes overlap
 */
PassoLayoutSolution *
passo_layout_plain_solve (PassoLayoutProblem *problem)
{
  PassoLayoutSolution *solution;
  Plain plain;

  g_return_val_if_fail (problem != NULL, NULL);

  plain_init (&plain, problem);
  begin_chains (&plain);
  collect_links (&plain);
  find_rows (&plain);
  add_bends (&plain);
  collect_links (&plain);
  fill_rows (&plain);
  if (plain.rows->len > 0)
    place_items (&plain);
  stack_rows (&plain);
  solution = make_solution (&plain);
  plain_clear (&plain);

  return solution;
}
