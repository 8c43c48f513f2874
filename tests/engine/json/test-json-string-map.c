/* test-json-string-map.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

#include "case-file.h"

static PassoJsonTree *
read_tree (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return passo_json_tree_new (bytes);
}

/* One line for each character: what it is, and the bytes that stand for it. */
static char *
run_case (const CaseFile *test_case)
{
  g_autoptr (PassoJsonTree) tree = read_tree (test_case->input);
  g_autoptr (PassoJsonStringMap) map = NULL;
  PassoJsonNode node = passo_json_tree_get_root (tree);
  GString *out = g_string_new (NULL);
  g_autofree char *decoded = NULL;
  const char *text;
  gsize length, decoded_length;

  if (passo_json_tree_get_kind (tree, node) == PASSO_JSON_ARRAY)
    node = passo_json_tree_get_first_child (tree, node);
  map = passo_json_string_map_new (tree, node);
  text = passo_json_string_map_get_text (map, &length);
  decoded = passo_json_tree_dup_string (tree, node, &decoded_length);
  g_assert_cmpmem (text, length, decoded, decoded_length);
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gsize offset = (gsize) (at - text);
      PassoSpan span = { offset, (gsize) (g_utf8_next_char (at) - text) };
      PassoSpan source = passo_json_string_map_find_source (map, span);
      gunichar c = *at == '\0' ? 0 : g_utf8_get_char (at);

      /* And back, from wherever in it. */
      for (gsize i = source.start; i < source.end; i++)
        {
          gsize back = passo_json_string_map_find_offset (map, i);

          g_assert_cmpuint (back, >=, span.start);
          g_assert_cmpuint (back, <, span.end);
        }
      g_assert_cmpuint (passo_json_string_map_find_offset (map, source.start), ==, offset);
      g_string_append_printf (out, "U+%04X %" G_GSIZE_FORMAT " %.*s\n", c, source.start,
                              (int) (source.end - source.start), test_case->input + source.start);
    }

  return g_string_free (out, FALSE);
}

/* Places outside of the string, and nothing at a place. */
static void
test_edges (void)
{
  g_autoptr (PassoJsonTree) tree = read_tree ("[\"a\\nb\", 1]");
  PassoJsonNode node = passo_json_tree_get_first_child (tree, passo_json_tree_get_root (tree));
  g_autoptr (PassoJsonStringMap) map = passo_json_string_map_new (tree, node);
  PassoSpan span;

  g_assert_null (passo_json_string_map_new (tree, passo_json_tree_get_root (tree)));
  g_assert_null (passo_json_string_map_new (tree, passo_json_tree_get_next_sibling (tree, node)));
  for (gsize i = 0; i <= 3; i++)
    {
      static const gsize starts[] = { 2, 3, 5, 6 };

      span = passo_json_string_map_find_source (map, (PassoSpan) { i, i });
      g_assert_cmpuint (span.start, ==, starts[i]);
      g_assert_cmpuint (span.end, ==, starts[i]);
    }
  span = passo_json_string_map_find_source (map, (PassoSpan) { 1, 100 });
  g_assert_cmpuint (span.start, ==, 3);
  g_assert_cmpuint (span.end, ==, 6);
  span = passo_json_string_map_find_source (map, (PassoSpan) { 100, 200 });
  g_assert_cmpuint (span.start, ==, 6);
  g_assert_cmpuint (span.end, ==, 6);
  g_assert_cmpuint (passo_json_string_map_find_offset (map, 0), ==, 0);
  g_assert_cmpuint (passo_json_string_map_find_offset (map, 4), ==, 1);
  g_assert_cmpuint (passo_json_string_map_find_offset (map, 9), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_test_add_func ("/json-string-map/edges", test_edges);
  case_file_add_tests ("/json-string-map", argv[1], run_case);

  return g_test_run ();
}
