/* passo-layout-model.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "layout/passo-layout-model.h"

typedef struct
{
  guint scope;
  guint index;                  /* in the problem of its scope */
  double width;
  double height;
  PassoLayoutRank rank;
  gboolean is_container;
  PassoLayoutInsets insets;
  GArray *scopes;               /* of guint, or NULL */
} Node;

typedef struct
{
  guint owner;
  GArray *nodes;                /* of guint */
  GArray *edges;                /* of guint */
} Scope;

struct _PassoLayoutModel
{
  GArray *scopes;
  GArray *nodes;
  GArray *edges;                /* of PassoLayoutEdge, by node of the model */
};

G_DEFINE_BOXED_TYPE (PassoLayoutModel, passo_layout_model,
                     passo_layout_model_ref, passo_layout_model_unref)

static Node *
get_node (PassoLayoutModel *self,
          guint             index)
{
  return &g_array_index (self->nodes, Node, index);
}

static Scope *
get_scope (PassoLayoutModel *self,
           guint             index)
{
  return &g_array_index (self->scopes, Scope, index);
}

static void
node_clear (gpointer data)
{
  Node *node = data;

  g_clear_pointer (&node->scopes, g_array_unref);
}

static void
scope_clear (gpointer data)
{
  Scope *scope = data;

  g_array_unref (scope->nodes);
  g_array_unref (scope->edges);
}

/**
 * passo_layout_model_new:
 *
 * Returns: (transfer full): a model with nothing in it
 */
PassoLayoutModel *
passo_layout_model_new (void)
{
  PassoLayoutModel *self = g_atomic_rc_box_new0 (PassoLayoutModel);

  self->scopes = g_array_new (FALSE, TRUE, sizeof (Scope));
  self->nodes = g_array_new (FALSE, TRUE, sizeof (Node));
  self->edges = g_array_new (FALSE, TRUE, sizeof (PassoLayoutEdge));
  g_array_set_clear_func (self->scopes, scope_clear);
  g_array_set_clear_func (self->nodes, node_clear);

  return self;
}

/**
 * passo_layout_model_ref:
 *
 * Returns: (transfer full): @self
 */
PassoLayoutModel *
passo_layout_model_ref (PassoLayoutModel *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
passo_layout_model_clear (gpointer data)
{
  PassoLayoutModel *self = data;

  g_array_unref (self->scopes);
  g_array_unref (self->nodes);
  g_array_unref (self->edges);
}

/**
 * passo_layout_model_unref:
 *
 * Gives up a reference.
 */
void
passo_layout_model_unref (PassoLayoutModel *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, passo_layout_model_clear);
}

/**
 * passo_layout_model_add_scope:
 * @owner: the node that holds the scope, or %PASSO_LAYOUT_NONE for the outermost, which is first
 *
 * Returns: the index of the new scope
 */
guint
passo_layout_model_add_scope (PassoLayoutModel *self,
                              guint             owner)
{
  Scope scope = { .owner = owner };
  guint index;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (owner == PASSO_LAYOUT_NONE || owner < self->nodes->len, 0);
  g_return_val_if_fail ((owner == PASSO_LAYOUT_NONE) == (self->scopes->len == 0), 0);

  scope.nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  scope.edges = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->scopes, scope);
  index = self->scopes->len - 1;

  if (owner != PASSO_LAYOUT_NONE)
    {
      Node *node = get_node (self, owner);

      if (node->scopes == NULL)
        node->scopes = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (node->scopes, index);
    }

  return index;
}

/**
 * passo_layout_model_add_node:
 * @width: of the box, or the least width of a container
 * @height: likewise
 *
 * Returns: the index of the new node, counted over all scopes
 */
guint
passo_layout_model_add_node (PassoLayoutModel *self,
                             guint             scope,
                             double            width,
                             double            height,
                             PassoLayoutRank   rank)
{
  Node node = { .scope = scope, .width = width, .height = height, .rank = rank };
  guint index;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (scope < self->scopes->len, 0);

  index = self->nodes->len;
  node.index = get_scope (self, scope)->nodes->len;
  g_array_append_val (self->nodes, node);
  g_array_append_val (get_scope (self, scope)->nodes, index);

  return index;
}

/**
 * passo_layout_model_set_container:
 *
 * Says that @node grows around the scopes it owns.
 */
void
passo_layout_model_set_container (PassoLayoutModel        *self,
                                  guint                    node,
                                  const PassoLayoutInsets *insets)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (node < self->nodes->len);

  get_node (self, node)->is_container = TRUE;
  get_node (self, node)->insets = *insets;
}

/**
 * passo_layout_model_add_edge:
 * @edge: copied; both ends are nodes of the same scope
 *
 * Returns: the index of the new edge, counted over all scopes
 */
guint
passo_layout_model_add_edge (PassoLayoutModel      *self,
                             const PassoLayoutEdge *edge)
{
  guint index;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (edge->from < self->nodes->len && edge->to < self->nodes->len, 0);
  g_return_val_if_fail (get_node (self, edge->from)->scope == get_node (self, edge->to)->scope, 0);

  index = self->edges->len;
  g_array_append_val (self->edges, *edge);
  g_array_append_val (get_scope (self, get_node (self, edge->from)->scope)->edges, index);

  return index;
}

/**
 * passo_layout_model_get_n_scopes:
 *
 * Returns: how many scopes there are, the outermost included
 */
guint
passo_layout_model_get_n_scopes (PassoLayoutModel *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->scopes->len;
}

/**
 * passo_layout_model_get_n_nodes:
 *
 * Returns: how many nodes there are in all scopes
 */
guint
passo_layout_model_get_n_nodes (PassoLayoutModel *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->nodes->len;
}

/**
 * passo_layout_model_get_n_edges:
 *
 * Returns: how many edges there are in all scopes
 */
guint
passo_layout_model_get_n_edges (PassoLayoutModel *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->edges->len;
}

/**
 * passo_layout_model_get_parent:
 *
 * Returns: the scope around @scope, or %PASSO_LAYOUT_NONE
 */
guint
passo_layout_model_get_parent (PassoLayoutModel *self,
                               guint             scope)
{
  g_return_val_if_fail (self != NULL && scope < self->scopes->len, PASSO_LAYOUT_NONE);

  if (get_scope (self, scope)->owner == PASSO_LAYOUT_NONE)
    return PASSO_LAYOUT_NONE;

  return get_node (self, get_scope (self, scope)->owner)->scope;
}

static void
measure_node (PassoLayoutModel *self,
              const Node       *node,
              GPtrArray        *solutions,
              double           *width,
              double           *height)
{
  double inner_width = 0;
  double inner_height = 0;

  *width = node->width;
  *height = node->height;
  if (!node->is_container || node->scopes == NULL)
    return;

  for (guint i = 0; i < node->scopes->len; i++)
    {
      guint scope = g_array_index (node->scopes, guint, i);
      double scope_width, scope_height;

      passo_layout_solution_get_size (g_ptr_array_index (solutions, scope),
                                      &scope_width, &scope_height);
      inner_width += scope_width + (i > 0 ? node->insets.gap : 0);
      inner_height = MAX (inner_height, scope_height);
    }

  *width = MAX (*width, inner_width + 2 * node->insets.sides);
  *height = MAX (*height, inner_height + node->insets.top + node->insets.bottom);
}

/**
 * passo_layout_model_make_problem:
 * @solutions: (element-type PassoLayoutSolution): by scope; those of the scopes within @scope
 *   must be there, as they say how big the containers are
 *
 * Returns: (transfer full): the flat problem of one scope, with its back edges marked
 */
PassoLayoutProblem *
passo_layout_model_make_problem (PassoLayoutModel *self,
                                 guint             scope,
                                 GPtrArray        *solutions)
{
  g_autoptr (PassoLayoutProblem) problem = passo_layout_problem_new ();
  Scope *record;

  g_return_val_if_fail (self != NULL && scope < self->scopes->len, NULL);

  record = get_scope (self, scope);
  for (guint i = 0; i < record->nodes->len; i++)
    {
      const Node *node = get_node (self, g_array_index (record->nodes, guint, i));
      double width, height;

      measure_node (self, node, solutions, &width, &height);
      passo_layout_problem_add_node (problem, width, height, node->rank);
    }

  for (guint i = 0; i < record->edges->len; i++)
    {
      PassoLayoutEdge edge = g_array_index (self->edges, PassoLayoutEdge,
                                            g_array_index (record->edges, guint, i));

      edge.from = get_node (self, edge.from)->index;
      edge.to = get_node (self, edge.to)->index;
      passo_layout_problem_add_edge (problem, &edge);
    }
  passo_layout_problem_mark_back_edges (problem);

  return g_steal_pointer (&problem);
}

static void
shift_route (PassoLayoutSolution *whole,
             guint                whole_edge,
             PassoLayoutSolution *part,
             guint                part_edge,
             PassoLayoutPoint     origin)
{
  guint n_points;
  const PassoLayoutPoint *points = passo_layout_solution_get_route (part, part_edge, &n_points);
  g_autofree PassoLayoutPoint *shifted = g_new (PassoLayoutPoint, n_points + 1);
  PassoLayoutPoint label = passo_layout_solution_get_label (part, part_edge);

  for (guint i = 0; i < n_points; i++)
    shifted[i] = (PassoLayoutPoint) { points[i].x + origin.x, points[i].y + origin.y };
  passo_layout_solution_set_route (whole, whole_edge, shifted, n_points);
  passo_layout_solution_set_label (whole, whole_edge,
                                   (PassoLayoutPoint) { label.x + origin.x, label.y + origin.y });
}

static void
place_scope (PassoLayoutModel    *self,
             PassoLayoutSolution *whole,
             GPtrArray           *solutions,
             guint                index,
             PassoLayoutPoint     origin)
{
  Scope *scope = get_scope (self, index);
  PassoLayoutSolution *part = g_ptr_array_index (solutions, index);

  for (guint i = 0; i < scope->nodes->len; i++)
    {
      PassoLayoutBox box = passo_layout_solution_get_node (part, i);

      box.x += origin.x;
      box.y += origin.y;
      passo_layout_solution_set_node (whole, g_array_index (scope->nodes, guint, i), box);
    }
  for (guint i = 0; i < scope->edges->len; i++)
    shift_route (whole, g_array_index (scope->edges, guint, i), part, i, origin);
}

/* Branches stand side by side, centred in what the container has for them. */
static void
find_origins (PassoLayoutModel    *self,
              PassoLayoutSolution *whole,
              GPtrArray           *solutions,
              const Node          *node,
              PassoLayoutBox       box,
              PassoLayoutPoint    *origins)
{
  double width, height;
  double x = 0;

  for (guint i = 0; i < node->scopes->len; i++)
    {
      passo_layout_solution_get_size (
          g_ptr_array_index (solutions, g_array_index (node->scopes, guint, i)), &width, &height);
      x += width + (i > 0 ? node->insets.gap : 0);
    }

  x = box.x + (box.width - x) / 2;
  for (guint i = 0; i < node->scopes->len; i++)
    {
      guint scope = g_array_index (node->scopes, guint, i);

      origins[scope] = (PassoLayoutPoint) { x, box.y + node->insets.top };
      passo_layout_solution_get_size (g_ptr_array_index (solutions, scope), &width, &height);
      x += width + node->insets.gap;
    }
}

/**
 * passo_layout_model_assemble:
 * @solutions: (element-type PassoLayoutSolution): one for each scope
 *
 * Returns: (transfer full): the whole drawing, by the model's own indices
 */
PassoLayoutSolution *
passo_layout_model_assemble (PassoLayoutModel *self,
                             GPtrArray        *solutions)
{
  g_autoptr (PassoLayoutSolution) whole = NULL;
  g_autofree PassoLayoutPoint *origins = NULL;
  double width = 0, height = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (solutions->len == self->scopes->len, NULL);

  whole = passo_layout_solution_new (self->nodes->len, self->edges->len);
  origins = g_new0 (PassoLayoutPoint, self->scopes->len + 1);

  /* A scope comes after its owner's scope, so its origin is known when its turn comes. */
  for (guint i = 0; i < self->scopes->len; i++)
    {
      Scope *scope = get_scope (self, i);

      place_scope (self, whole, solutions, i, origins[i]);
      for (guint j = 0; j < scope->nodes->len; j++)
        {
          guint index = g_array_index (scope->nodes, guint, j);
          const Node *node = get_node (self, index);

          if (node->scopes != NULL)
            find_origins (self, whole, solutions, node,
                          passo_layout_solution_get_node (whole, index), origins);
        }
    }

  if (solutions->len > 0)
    passo_layout_solution_get_size (g_ptr_array_index (solutions, 0), &width, &height);
  passo_layout_solution_set_size (whole, width, height);

  return g_steal_pointer (&whole);
}
