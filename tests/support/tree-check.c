/* tree-check.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "tree-check.h"

static void
check_children (PassoJsonTree *tree,
                PassoJsonNode  node)
{
  const PassoSpan span = passo_json_tree_get_span (tree, node);
  gsize position = span.start;
  PassoJsonNode last = node;
  guint count = 0;

  for (PassoJsonNode child = passo_json_tree_get_first_child (tree, node);
       child != PASSO_JSON_NONE;
       child = passo_json_tree_get_next_sibling (tree, child))
    {
      const PassoSpan inner = passo_json_tree_get_span (tree, child);

      g_assert_cmpuint (child, >, last);
      g_assert_cmpuint (passo_json_tree_get_parent (tree, child), ==, node);
      if (passo_json_tree_has_key (tree, child))
        {
          const PassoSpan key = passo_json_tree_get_key_span (tree, child);

          g_assert_cmpuint (key.start, >=, position);
          g_assert_cmpuint (key.end, >, key.start);
          g_assert_cmpuint (key.end, <=, inner.start);
        }
      g_assert_cmpuint (inner.start, >=, position);
      g_assert_cmpuint (inner.end, >=, inner.start);
      g_assert_cmpuint (inner.end, <=, span.end);
      position = inner.end;
      last = child;
      count++;
    }

  g_assert_cmpuint (count, ==, passo_json_tree_get_n_children (tree, node));
}

/* What holds of the tree of any bytes. */
void
tree_check (PassoJsonTree *tree)
{
  const guint n_nodes = passo_json_tree_get_n_nodes (tree);
  const PassoJsonNode root = passo_json_tree_get_root (tree);
  gsize length;

  passo_json_tree_get_text (tree, &length);
  g_assert_true ((n_nodes == 0) == (root == PASSO_JSON_NONE));
  if (root != PASSO_JSON_NONE)
    {
      g_assert_cmpuint (root, ==, 0);
      g_assert_cmpuint (passo_json_tree_get_span (tree, root).end, <=, length);
      g_assert_cmpuint (passo_json_tree_get_parent (tree, root), ==, PASSO_JSON_NONE);
    }

  for (PassoJsonNode node = 0; node < n_nodes; node++)
    check_children (tree, node);

  for (guint i = 0; i < passo_json_tree_get_n_errors (tree); i++)
    {
      const PassoJsonProblem *problem = passo_json_tree_get_error (tree, i);

      g_assert_cmpuint (problem->span.start, <=, problem->span.end);
      g_assert_cmpuint (problem->span.end, <=, length);
      g_assert_cmpuint (problem->line, >=, 1);
      g_assert_cmpuint (problem->column, >=, 1);
      g_assert_cmpstr (problem->message, !=, "");
    }

  if (passo_json_tree_is_damaged (tree))
    g_assert_cmpuint (passo_json_tree_get_n_errors (tree), >, 0);
}
