/* passo-layout-problem.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "layout/passo-layout-problem.h"

struct _PassoLayoutProblem
{
  GArray *nodes;
  GArray *edges;
};

G_DEFINE_BOXED_TYPE (PassoLayoutProblem, passo_layout_problem,
                     passo_layout_problem_ref, passo_layout_problem_unref)

/**
 * passo_layout_problem_new:
 *
 * Returns: (transfer full): a problem with no nodes
 */
PassoLayoutProblem *
passo_layout_problem_new (void)
{
  PassoLayoutProblem *self = g_atomic_rc_box_new0 (PassoLayoutProblem);

  self->nodes = g_array_new (FALSE, TRUE, sizeof (PassoLayoutNode));
  self->edges = g_array_new (FALSE, TRUE, sizeof (PassoLayoutEdge));

  return self;
}

/**
 * passo_layout_problem_ref:
 *
 * Returns: (transfer full): @self
 */
PassoLayoutProblem *
passo_layout_problem_ref (PassoLayoutProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
passo_layout_problem_clear (gpointer data)
{
  PassoLayoutProblem *self = data;

  g_array_unref (self->nodes);
  g_array_unref (self->edges);
}

/**
 * passo_layout_problem_unref:
 *
 * Gives up a reference.
 */
void
passo_layout_problem_unref (PassoLayoutProblem *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, passo_layout_problem_clear);
}

/**
 * passo_layout_problem_add_node:
 *
 * Returns: the index of the new node
 */
guint
passo_layout_problem_add_node (PassoLayoutProblem *self,
                               double              width,
                               double              height,
                               PassoLayoutRank     rank)
{
  PassoLayoutNode node = { .width = width, .height = height, .rank = rank };

  g_return_val_if_fail (self != NULL, 0);

  g_array_append_val (self->nodes, node);

  return self->nodes->len - 1;
}

/**
 * passo_layout_problem_add_edge:
 * @edge: copied; its ends must be nodes that were added before
 *
 * Returns: the index of the new edge
 */
guint
passo_layout_problem_add_edge (PassoLayoutProblem    *self,
                               const PassoLayoutEdge *edge)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (edge != NULL, 0);
  g_return_val_if_fail (edge->from < self->nodes->len && edge->to < self->nodes->len, 0);

  g_array_append_val (self->edges, *edge);

  return self->edges->len - 1;
}

/**
 * passo_layout_problem_get_n_nodes:
 *
 * Returns: how many boxes are to be placed
 */
guint
passo_layout_problem_get_n_nodes (PassoLayoutProblem *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->nodes->len;
}

/**
 * passo_layout_problem_get_n_edges:
 *
 * Returns: how many edges are to be routed
 */
guint
passo_layout_problem_get_n_edges (PassoLayoutProblem *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->edges->len;
}

/**
 * passo_layout_problem_get_node:
 *
 * Returns: (transfer none): the node at @index
 */
const PassoLayoutNode *
passo_layout_problem_get_node (PassoLayoutProblem *self,
                               guint               index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->nodes->len, NULL);

  return &g_array_index (self->nodes, PassoLayoutNode, index);
}

/**
 * passo_layout_problem_get_edge:
 *
 * Returns: (transfer none): the edge at @index
 */
const PassoLayoutEdge *
passo_layout_problem_get_edge (PassoLayoutProblem *self,
                               guint               index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->edges->len, NULL);

  return &g_array_index (self->edges, PassoLayoutEdge, index);
}

/* Depth-first search on the heap: the edges out of each node as ranges of one sorted list. */
typedef struct
{
  guint *first_edge;            /* n_nodes + 1 */
  guint *edges;
  guint8 *colour;               /* 0 unseen, 1 on the path, 2 done */
  GArray *path;                 /* of guint: nodes */
  guint *next_edge;
} BackEdgeSearch;

static void
back_edge_search_init (BackEdgeSearch     *search,
                       PassoLayoutProblem *self)
{
  guint n_nodes = self->nodes->len;
  guint *fill;

  search->first_edge = g_new0 (guint, n_nodes + 2);
  search->edges = g_new (guint, self->edges->len + 1);
  search->colour = g_new0 (guint8, n_nodes + 1);
  search->path = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->edges->len; i++)
    search->first_edge[g_array_index (self->edges, PassoLayoutEdge, i).from + 1]++;
  for (guint i = 0; i < n_nodes; i++)
    search->first_edge[i + 1] += search->first_edge[i];

  fill = g_memdup2 (search->first_edge, sizeof (guint) * (n_nodes + 1));
  for (guint i = 0; i < self->edges->len; i++)
    search->edges[fill[g_array_index (self->edges, PassoLayoutEdge, i).from]++] = i;
  g_free (fill);

  search->next_edge = g_memdup2 (search->first_edge, sizeof (guint) * (n_nodes + 1));
}

static void
back_edge_search_clear (BackEdgeSearch *search)
{
  g_free (search->first_edge);
  g_free (search->edges);
  g_free (search->colour);
  g_free (search->next_edge);
  g_array_unref (search->path);
}

static void
back_edge_search_run (BackEdgeSearch     *search,
                      PassoLayoutProblem *self,
                      guint               root)
{
  if (search->colour[root] != 0)
    return;

  search->colour[root] = 1;
  g_array_append_val (search->path, root);
  while (search->path->len > 0)
    {
      guint node = g_array_index (search->path, guint, search->path->len - 1);
      PassoLayoutEdge *edge;

      if (search->next_edge[node] == search->first_edge[node + 1])
        {
          search->colour[node] = 2;
          g_array_set_size (search->path, search->path->len - 1);
          continue;
        }

      edge = &g_array_index (self->edges, PassoLayoutEdge, search->edges[search->next_edge[node]++]);
      edge->is_back = search->colour[edge->to] == 1;
      if (search->colour[edge->to] == 0)
        {
          search->colour[edge->to] = 1;
          g_array_append_val (search->path, edge->to);
        }
    }
}

/**
 * passo_layout_problem_mark_back_edges:
 *
 * Decides which edges close a cycle and so point upwards: those that lead to a node on the path
 * of a depth-first search, begun at the nodes of the first rank and going in the order of the
 * edges. The same text always gives the same answer, whichever engine then places the nodes.
 */
void
passo_layout_problem_mark_back_edges (PassoLayoutProblem *self)
{
  BackEdgeSearch search;

  g_return_if_fail (self != NULL);

  back_edge_search_init (&search, self);
  for (guint i = 0; i < self->nodes->len; i++)
    if (g_array_index (self->nodes, PassoLayoutNode, i).rank == PASSO_LAYOUT_RANK_FIRST)
      back_edge_search_run (&search, self, i);
  for (guint i = 0; i < self->nodes->len; i++)
    back_edge_search_run (&search, self, i);
  back_edge_search_clear (&search);
}

static guint
hash_number (guint  hash,
             double number)
{
  return hash * 31 + (guint) (gint64) (number * 8);
}

/**
 * passo_layout_problem_hash:
 * @self: a #PassoLayoutProblem
 *
 * Equal content gives equal hashes: the cache of layouts is keyed by what was asked.
 */
guint
passo_layout_problem_hash (gconstpointer self)
{
  const PassoLayoutProblem *problem = self;
  guint hash = problem->nodes->len * 17 + problem->edges->len;

  for (guint i = 0; i < problem->nodes->len; i++)
    {
      const PassoLayoutNode *node = &g_array_index (problem->nodes, PassoLayoutNode, i);

      hash = hash_number (hash_number (hash, node->width), node->height);
    }
  for (guint i = 0; i < problem->edges->len; i++)
    {
      const PassoLayoutEdge *edge = &g_array_index (problem->edges, PassoLayoutEdge, i);

      hash = (hash * 31 + edge->from) * 31 + edge->to;
      hash = hash_number (hash, edge->label_width) * 31 + edge->kind;
    }

  return hash;
}

static gboolean
node_equal (const PassoLayoutNode *a,
            const PassoLayoutNode *b)
{
  return a->width == b->width && a->height == b->height && a->rank == b->rank;
}

static gboolean
edge_equal (const PassoLayoutEdge *a,
            const PassoLayoutEdge *b)
{
  return a->from == b->from && a->to == b->to && a->kind == b->kind && a->is_back == b->is_back &&
         a->label_width == b->label_width && a->label_height == b->label_height;
}

/**
 * passo_layout_problem_equal:
 * @a: a #PassoLayoutProblem
 * @b: another
 *
 * Returns: whether both ask for the same layout
 */
gboolean
passo_layout_problem_equal (gconstpointer a,
                            gconstpointer b)
{
  const PassoLayoutProblem *left = a;
  const PassoLayoutProblem *right = b;

  if (left->nodes->len != right->nodes->len || left->edges->len != right->edges->len)
    return FALSE;

  for (guint i = 0; i < left->nodes->len; i++)
    if (!node_equal (&g_array_index (left->nodes, PassoLayoutNode, i),
                     &g_array_index (right->nodes, PassoLayoutNode, i)))
      return FALSE;
  for (guint i = 0; i < left->edges->len; i++)
    if (!edge_equal (&g_array_index (left->edges, PassoLayoutEdge, i),
                     &g_array_index (right->edges, PassoLayoutEdge, i)))
      return FALSE;

  return TRUE;
}
