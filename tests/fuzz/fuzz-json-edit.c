/* fuzz-json-edit.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

#include "tree-check.h"

#define KEY "added by a fuzzer"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static PassoJsonTree *
apply (PassoJsonTree *tree,
       GArray        *edits)
{
  g_autoptr (GBytes) text = NULL;
  PassoJsonTree *result;

  text = passo_text_edits_apply ((const PassoTextEdit *) (gpointer) edits->data, edits->len,
                                 passo_json_tree_get_bytes (tree));
  result = passo_json_tree_new (text);
  tree_check (result);
  g_assert_false (passo_json_tree_is_damaged (result));

  return result;
}

static void
assert_same (PassoJsonTree *tree,
             PassoJsonTree *back)
{
  g_assert_true (g_bytes_equal (passo_json_tree_get_bytes (tree),
                                passo_json_tree_get_bytes (back)));
}

static void
insert_and_remove (PassoJsonTree *tree,
                   PassoJsonNode  parent,
                   guint          position)
{
  const gboolean object = passo_json_tree_get_kind (tree, parent) == PASSO_JSON_OBJECT;
  const guint n_children = passo_json_tree_get_n_children (tree, parent);
  g_autoptr (GArray) edits = passo_text_edits_new ();
  g_autoptr (GArray) inverse = passo_text_edits_new ();
  g_autoptr (PassoJsonTree) changed = NULL, back = NULL;
  PassoJsonNode node;

  position %= n_children + 1;
  if (!passo_json_edit_insert (tree, parent, position, object ? KEY : NULL, "[1]",
                               PASSO_JSON_EDIT_DEFAULT, edits, NULL))
    return;

  changed = apply (tree, edits);
  g_assert_cmpuint (passo_json_tree_get_n_children (changed, parent), ==, n_children + 1);
  node = passo_json_tree_get_first_child (changed, parent);
  while (position-- > 0)
    node = passo_json_tree_get_next_sibling (changed, node);
  g_assert_true (passo_json_edit_remove (changed, node, inverse, NULL));
  back = apply (changed, inverse);
  assert_same (tree, back);
}

static void
edit (PassoJsonTree *tree,
      PassoJsonNode  node,
      guint          number)
{
  const PassoJsonKind kind = passo_json_tree_get_kind (tree, node);
  g_autoptr (GArray) edits = passo_text_edits_new ();
  g_autoptr (PassoJsonTree) changed = NULL;

  if (kind == PASSO_JSON_OBJECT || kind == PASSO_JSON_ARRAY)
    insert_and_remove (tree, node, number);

  if (passo_json_edit_remove (tree, node, edits, NULL))
    changed = apply (tree, edits);
}

/* The tree of any bytes holds, and an edit of one that is not damaged leaves one that is not. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) text = g_bytes_new (data, size);
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (text);
  const guint n_nodes = passo_json_tree_get_n_nodes (tree);
  const guint number = g_bytes_hash (text);
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  tree_check (tree);
  if (n_nodes == 0)
    return 0;

  value = passo_json_tree_get_value (tree, passo_json_tree_get_root (tree));
  if (!passo_json_tree_is_damaged (tree))
    edit (tree, number % n_nodes, number / n_nodes);

  return 0;
}
