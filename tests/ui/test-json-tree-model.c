/* test-json-tree-model.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "data/passo-json-search.h"
#include "data/passo-json-tree-model.h"

static PassoValue
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  PassoValue value = passo_json_parse (text, -1, PASSO_JSON_READER_DEFAULT, &error);

  g_assert_no_error (error);

  return value;
}

static PassoJsonItem *
dup_item (GtkTreeListModel *tree,
          guint             position)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (tree, position);

  return gtk_tree_list_row_get_item (row);
}

static void
assert_row (GtkTreeListModel    *tree,
            guint                position,
            const char          *label,
            const char          *path,
            PassoJsonItemChange  change)
{
  g_autoptr (PassoJsonItem) item = dup_item (tree, position);
  g_autofree char *item_label = passo_json_item_dup_label (item);
  g_autofree char *item_path = passo_json_item_dup_path (item);

  g_assert_cmpstr (item_label, ==, label);
  g_assert_cmpstr (item_path, ==, path);
  g_assert_cmpint (passo_json_item_get_change (item), ==, change);
}

static void
assert_jsonata_path (GtkTreeListModel *tree,
                     guint             position,
                     const char       *root,
                     const char       *expected)
{
  g_autoptr (PassoJsonItem) item = dup_item (tree, position);
  g_autofree char *path = passo_json_item_dup_jsonata_path (item, root);

  g_assert_cmpstr (path, ==, expected);
}

static void
test_jsonata_paths (void)
{
  g_auto (PassoValue) value = parse ("{\"a\":[{\"b c\":1}],\"é\":2}");
  g_autoptr (GtkTreeListModel) tree = passo_json_tree_model_new_tree (value, passo_value_undefined ());

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (tree, i);

      gtk_tree_list_row_set_expanded (row, TRUE);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (tree)), ==, 5);

  assert_jsonata_path (tree, 0, "$states.input", "$states.input");
  assert_jsonata_path (tree, 1, "$states.input", "$states.input.a");
  assert_jsonata_path (tree, 2, "$states.result", "$states.result.a[0]");
  assert_jsonata_path (tree, 3, "$states.result", "$states.result.a[0].`b c`");
  assert_jsonata_path (tree, 3, "$", "$a[0].`b c`");
  assert_jsonata_path (tree, 4, "$states.input", "$states.input.`é`");
}

static void
test_difference (void)
{
  g_auto (PassoValue) value = parse ("{\"a\":1,\"b c\":[true],\"new\":{\"x\":2}}");
  g_auto (PassoValue) before = parse ("{\"a\":1,\"b c\":[false],\"gone\":0}");
  g_autoptr (GtkTreeListModel) tree = passo_json_tree_model_new_tree (value, before);
  g_autoptr (GtkTreeListRow) row = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (tree)), ==, 5);
  assert_row (tree, 0, "$", "$", PASSO_JSON_ITEM_CHANGED);
  assert_row (tree, 1, "a", "$.a", PASSO_JSON_ITEM_SAME);
  assert_row (tree, 2, "b c", "$['b c']", PASSO_JSON_ITEM_CHANGED);
  assert_row (tree, 3, "new", "$.new", PASSO_JSON_ITEM_ADDED);
  assert_row (tree, 4, "gone", "$.gone", PASSO_JSON_ITEM_DROPPED);

  row = gtk_tree_list_model_get_row (tree, 3);
  gtk_tree_list_row_set_expanded (row, TRUE);
  assert_row (tree, 4, "x", "$.new.x", PASSO_JSON_ITEM_ADDED);
}

static void
test_no_comparison (void)
{
  g_auto (PassoValue) value = parse ("[1,[]]");
  g_autoptr (GtkTreeListModel) tree =
    passo_json_tree_model_new_tree (value, passo_value_undefined ());
  g_autoptr (GtkTreeListRow) empty = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (tree)), ==, 3);
  assert_row (tree, 1, "0", "$[0]", PASSO_JSON_ITEM_SAME);
  empty = gtk_tree_list_model_get_row (tree, 2);
  g_assert_false (gtk_tree_list_row_is_expandable (empty));
}

static void
test_scalar (void)
{
  g_auto (PassoValue) value = parse ("\"text\"");
  g_autoptr (GtkTreeListModel) tree =
    passo_json_tree_model_new_tree (value, passo_value_undefined ());
  g_autoptr (PassoJsonItem) item = dup_item (tree, 0);
  g_autofree char *preview = passo_json_item_dup_preview (item);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (tree)), ==, 1);
  g_assert_cmpstr (preview, ==, "\"text\"");
}

static void
test_search (void)
{
  g_auto (PassoValue) value = parse ("{\"Name\":1,\"list\":[\"a name\",{\"id\":12}]}");
  g_autoptr (GPtrArray) names = passo_json_search (value, "nAmE", 100);
  g_autoptr (GPtrArray) one = passo_json_search (value, "name", 1);
  g_autoptr (GPtrArray) numbers = passo_json_search (value, "12", 100);
  g_autoptr (GPtrArray) nothing = passo_json_search (value, "", 100);
  const GArray *path;

  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (nothing->len, ==, 0);

  g_assert_cmpuint (numbers->len, ==, 1);
  path = g_ptr_array_index (numbers, 0);
  g_assert_cmpuint (path->len, ==, 3);
  g_assert_cmpuint (g_array_index (path, guint, 0), ==, 1);
  g_assert_cmpuint (g_array_index (path, guint, 1), ==, 1);
  g_assert_cmpuint (g_array_index (path, guint, 2), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-tree-model/difference", test_difference);
  g_test_add_func ("/json-tree-model/jsonata-paths", test_jsonata_paths);
  g_test_add_func ("/json-tree-model/no-comparison", test_no_comparison);
  g_test_add_func ("/json-tree-model/scalar", test_scalar);
  g_test_add_func ("/json-tree-model/search", test_search);

  return g_test_run ();
}
