/* passo-jsonata-node-visit.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-node-visit-private.h"

static void
push (GArray                 *stack,
      const PassoJsonataNode *node,
      gboolean                has_input,
      guint                   scope)
{
  PassoJsonataVisit visit = { node, has_input, scope };

  if (node != NULL)
    g_array_append_val (stack, visit);
}

static void
push_all (GArray          *stack,
          const GPtrArray *nodes,
          gboolean         has_input,
          guint            scope)
{
  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    push (stack, g_ptr_array_index (nodes, i), has_input, scope);
}

/**
 * passo_jsonata_node_visit: (skip)
 * @stack: (element-type PassoJsonataVisit): where to put the visits
 * @node: a node
 * @has_input: whether `$` is something where @node stands
 * @scope: for the visits
 *
 * Puts the nodes in @node on a stack: who walks a tree this way needs no C stack, however long
 * a chain of operators is. Parameters of a lambda are none.
 */
void
passo_jsonata_node_visit (GArray                 *stack,
                          const PassoJsonataNode *node,
                          gboolean                has_input,
                          guint                   scope)
{
  gboolean inner = has_input;

  if (node->kind == PASSO_JSONATA_NODE_TRANSFORM || node->kind == PASSO_JSONATA_NODE_SORT)
    inner = TRUE;
  push (stack, node->left, inner, scope);
  push (stack, node->right, inner, scope);
  push (stack, node->other, inner, scope);
  for (guint i = 0; node->kind != PASSO_JSONATA_NODE_LAMBDA && node->items != NULL &&
                    i < node->items->len; i++)
    push (stack, g_ptr_array_index (node->items, i),
          inner || (node->kind == PASSO_JSONATA_NODE_PATH && i > 0), scope);
  push_all (stack, node->stages, TRUE, scope);
  push (stack, node->group, TRUE, scope);
}
