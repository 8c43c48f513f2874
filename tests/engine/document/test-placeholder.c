/* test-placeholder.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

static const char * const patterns[] = { "{{name}}", "__name__", NULL };

static const char definition[] =
  "{\n"
  "  \"Resource\": \"arn:${Partition}:x:${Fn}\",\n"
  "  \"Seconds\": ${Wait},\n"
  "  \"Twice\": [${Wait}, -${N}],\n"
  "  \"Table\": {\"Ref\": \"Orders ${NotThis}\"},\n"
  "  \"Sub\": {\"Fn::Sub\": [\"a\", {}]},\n"
  "  \"None\": {\"Ref\": 1, \"b\": 2},\n"
  "  \"${Key}\": \"{{jinja}} and __dunder__, ${ and {{}}\",\n"
  "  \"Bare\": {{flag}}\n"
  "}\n";

static PassoJsonTree *
read_definition (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (definition, strlen (definition));

  return passo_json_tree_new_full (bytes, patterns);
}

static void
test_list (void)
{
  static const struct { const char *name; PassoPlaceholderForm form; } expected[] = {
    { "Partition", PASSO_PLACEHOLDER_TEXT }, { "Fn", PASSO_PLACEHOLDER_TEXT },
    { "Wait", PASSO_PLACEHOLDER_BARE }, { "Wait", PASSO_PLACEHOLDER_BARE },
    { "N", PASSO_PLACEHOLDER_BARE },
    { "{\"Ref\":\"Orders ${NotThis}\"}", PASSO_PLACEHOLDER_FUNCTION },
    { "{\"Fn::Sub\":[\"a\",{}]}", PASSO_PLACEHOLDER_FUNCTION },
    { "Key", PASSO_PLACEHOLDER_TEXT }, { "jinja", PASSO_PLACEHOLDER_TEXT },
    { "dunder", PASSO_PLACEHOLDER_TEXT }, { "flag", PASSO_PLACEHOLDER_BARE },
  };
  g_autoptr (PassoJsonTree) tree = read_definition ();
  g_autoptr (GPtrArray) list = passo_placeholder_list (tree, patterns);

  g_assert_true (passo_json_tree_is_valid (tree));
  for (guint i = 0; i < MIN (list->len, G_N_ELEMENTS (expected)); i++)
    {
      const PassoPlaceholder *placeholder = g_ptr_array_index (list, i);

      g_assert_cmpstr (placeholder->name, ==, expected[i].name);
      g_assert_cmpint (placeholder->form, ==, expected[i].form);
    }
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (expected));
}

static PassoValue
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  PassoValue value = passo_json_parse (json, -1, PASSO_JSON_READER_DEFAULT, &error);

  g_assert_no_error (error);
  return value;
}

static void
test_missing (void)
{
  g_autoptr (PassoJsonTree) tree = read_definition ();
  g_auto (PassoValue) values = parse ("{\"Wait\": 1}");
  g_auto (GStrv) missing = passo_placeholder_dup_missing (tree, patterns, values);
  g_auto (GStrv) all = passo_placeholder_dup_missing (tree, NULL, passo_value_undefined ());

  g_assert_cmpuint (g_strv_length (missing), ==, 2);
  g_assert_cmpstr (missing[0], ==, "N");
  g_assert_cmpstr (missing[1], ==, "flag");
  g_assert_cmpstr (all[0], ==, "Wait");
  g_assert_cmpstr (all[1], ==, "N");
}

static void
test_fill (void)
{
  g_autoptr (PassoJsonTree) tree = read_definition ();
  g_autoptr (GArray) edits = passo_text_edits_new ();
  g_auto (PassoValue) values = parse (
    "{\"Partition\": \"aws \\\"x\\\"\", \"Fn\": 7, \"Wait\": \"30\", \"N\": 2, \"Key\": \"k\","
    " \"jinja\": {\"a\": \"b\"}, \"flag\": true, \"{\\\"Fn::Sub\\\":[\\\"a\\\",{}]}\": \"text\"}");
  g_autoptr (GBytes) filled = NULL;
  g_autoptr (PassoJsonTree) result = NULL;
  g_autoptr (GError) error = NULL;
  static const char expected[] =
    "{\n"
    "  \"Resource\": \"arn:aws \\\"x\\\":x:7\",\n"
    "  \"Seconds\": 30,\n"
    "  \"Twice\": [30, -2],\n"
    "  \"Table\": {\"Ref\": \"Orders ${NotThis}\"},\n"
    "  \"Sub\": \"text\",\n"
    "  \"None\": {\"Ref\": 1, \"b\": 2},\n"
    "  \"k\": \"{\\\"a\\\":\\\"b\\\"} and __dunder__, ${ and {{}}\",\n"
    "  \"Bare\": true\n"
    "}\n";

  g_assert_true (passo_placeholder_fill (tree, patterns, passo_value_undefined (), edits, NULL));
  g_assert_cmpuint (edits->len, ==, 0);
  g_assert_true (passo_placeholder_fill (tree, patterns, values, edits, &error));
  g_assert_no_error (error);
  filled = passo_text_edits_apply ((const PassoTextEdit *) (gpointer) edits->data, edits->len,
                                   passo_json_tree_get_bytes (tree));
  g_assert_cmpmem (g_bytes_get_data (filled, NULL), g_bytes_get_size (filled), expected,
                   strlen (expected));
  result = passo_json_tree_new (filled);
  g_assert_true (passo_json_tree_is_valid (result));

  g_clear_pointer (&filled, g_bytes_unref);
  filled = passo_placeholder_fill_text (tree, patterns, values, NULL);
  g_assert_cmpmem (g_bytes_get_data (filled, NULL), g_bytes_get_size (filled), expected,
                   strlen (expected));

  g_assert_false (passo_placeholder_fill (tree, NULL, passo_value_null (), edits, &error));
  g_assert_error (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_PLACEHOLDER);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/placeholder/list", test_list);
  g_test_add_func ("/placeholder/missing", test_missing);
  g_test_add_func ("/placeholder/fill", test_fill);

  return g_test_run ();
}
