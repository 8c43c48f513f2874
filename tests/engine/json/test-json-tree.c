/* test-json-tree.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

#include "repeat.h"
#include "tree-check.h"

static PassoJsonTree *
read_bytes (const char *text,
            gsize       length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  PassoJsonTree *tree = passo_json_tree_new (bytes);

  tree_check (tree);
  return tree;
}

static PassoJsonTree *
read_text (const char *text)
{
  return read_bytes (text, strlen (text));
}

static void
assert_node (PassoJsonTree *tree,
             const char    *pointer,
             PassoJsonKind  kind,
             const char    *text)
{
  const PassoJsonNode node = passo_json_tree_resolve (tree, pointer);
  g_autofree char *actual = NULL, *back = NULL;
  PassoSpan span;

  g_assert_cmpuint (node, !=, PASSO_JSON_NONE);
  g_assert_cmpint (passo_json_tree_get_kind (tree, node), ==, kind);
  span = passo_json_tree_get_span (tree, node);
  actual = g_strndup (passo_json_tree_get_text (tree, NULL) + span.start, span.end - span.start);
  g_assert_cmpstr (actual, ==, text);

  back = passo_json_tree_dup_pointer (tree, node);
  g_assert_cmpstr (back, ==, pointer);
}

static void
test_kinds (void)
{
  g_autoptr (PassoJsonTree) tree = read_text (
    "{\"o\": {}, \"a\": [ 1.50, -0, true, false, null, \"\\u0041\", ${P}, -${N} ], \"~/\": {\"\": 1}}");

  g_assert_true (passo_json_tree_is_valid (tree));
  g_assert_true (passo_json_tree_is_usable (tree));
  assert_node (tree, "/o", PASSO_JSON_OBJECT, "{}");
  assert_node (tree, "/a/0", PASSO_JSON_NUMBER, "1.50");
  assert_node (tree, "/a/1", PASSO_JSON_NUMBER, "-0");
  assert_node (tree, "/a/2", PASSO_JSON_TRUE, "true");
  assert_node (tree, "/a/3", PASSO_JSON_FALSE, "false");
  assert_node (tree, "/a/4", PASSO_JSON_NULL, "null");
  assert_node (tree, "/a/5", PASSO_JSON_STRING, "\"\\u0041\"");
  assert_node (tree, "/a/6", PASSO_JSON_PLACEHOLDER, "${P}");
  assert_node (tree, "/a/7", PASSO_JSON_PLACEHOLDER, "-${N}");
  assert_node (tree, "/~0~1/", PASSO_JSON_NUMBER, "1");
  g_assert_cmpuint (passo_json_tree_resolve (tree, "/a/8"), ==, PASSO_JSON_NONE);
  g_assert_cmpuint (passo_json_tree_resolve (tree, "/a/01"), ==, PASSO_JSON_NONE);
  g_assert_cmpuint (passo_json_tree_resolve (tree, "/o/x"), ==, PASSO_JSON_NONE);
  g_assert_cmpuint (passo_json_tree_resolve (tree, "o"), ==, PASSO_JSON_NONE);
}

static void
test_keys (void)
{
  g_autoptr (PassoJsonTree) tree = read_text (
    "{\"a\": 1, \"\\u0061\": 2, \"ab\": 3, 'a b': 4, bare: 5, \"n\\u0000l\": 6}");
  const PassoJsonNode root = passo_json_tree_get_root (tree);
  const PassoJsonNode last = passo_json_tree_lookup (tree, root, "a");
  g_autofree char *key = passo_json_tree_dup_key (tree, last);
  const PassoSpan span = passo_json_tree_get_key_span (tree, last);

  g_assert_cmpstr (key, ==, "a");
  g_assert_cmpuint (last, ==, 2);
  g_assert_cmpuint (span.end - span.start, ==, strlen ("\"\\u0061\""));
  g_assert_true (passo_json_tree_key_equals (tree, 1, "a"));
  g_assert_false (passo_json_tree_key_equals (tree, 1, "ab"));
  g_assert_false (passo_json_tree_key_equals (tree, 3, "a"));
  g_assert_true (passo_json_tree_key_equals (tree, 4, "a b"));
  g_assert_true (passo_json_tree_key_equals (tree, 5, "bare"));
  g_assert_false (passo_json_tree_key_equals (tree, 5, "bar"));
  g_assert_false (passo_json_tree_key_equals (tree, 6, "n"));
  g_assert_cmpuint (passo_json_tree_get_n_children (tree, root), ==, 6);
}

static void
test_find (void)
{
  const char *text = " {\"a\": [10, {\"b\": 2}], \"c\": 3} ";
  g_autoptr (PassoJsonTree) tree = read_text (text);
  static const struct { const char *at; const char *pointer; } places[] = {
    { "{\"a\"", "" }, { "\"a\"", "/a" }, { "[10", "/a" }, { "0,", "/a/0" }, { ", {", "/a" },
    { "{\"b\"", "/a/1" }, { "\"b\"", "/a/1/b" }, { "2}", "/a/1/b" }, { "}]", "/a/1" },
    { "], ", "/a" }, { ", \"c\"", "" }, { "\": 3", "/c" }, { ": 3", "" }, { "3}", "/c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const gsize offset = (gsize) (strstr (text, places[i].at) - text);
      const PassoJsonNode node = passo_json_tree_find_at_offset (tree, offset);
      g_autofree char *pointer = NULL;

      g_assert_cmpuint (node, !=, PASSO_JSON_NONE);
      pointer = passo_json_tree_dup_pointer (tree, node);
      g_assert_cmpstr (pointer, ==, places[i].pointer);
    }

  g_assert_cmpuint (passo_json_tree_find_at_offset (tree, 0), ==, PASSO_JSON_NONE);
  g_assert_cmpuint (passo_json_tree_find_at_offset (tree, strlen (text)), ==, PASSO_JSON_NONE);
}

static void
test_values (void)
{
  g_autoptr (PassoJsonTree) tree = read_text (
    "{\"s\": \"a\\u0000\\ud83d\\ude00\\/\", // comment\n \"n\": [1.50, ${N}, ], \"s\": \"\\ud800x\\q\"}");
  g_auto (PassoValue) value = passo_json_tree_get_value (tree, passo_json_tree_get_root (tree));
  const PassoValue numbers = passo_value_get_member (value, "n");
  g_autofree char *first = NULL, *last = NULL, *json = NULL;
  gsize length;

  first = passo_json_tree_dup_string (tree, 1, &length);
  g_assert_cmpmem (first, length, "a\0\xf0\x9f\x98\x80/", 7);
  last = passo_json_tree_dup_string (tree, passo_json_tree_resolve (tree, "/s"), NULL);
  g_assert_cmpstr (last, ==, "\357\277\275x\\q");
  g_assert_null (passo_json_tree_dup_string (tree, passo_json_tree_resolve (tree, "/n"), NULL));

  g_assert_cmpuint (passo_value_get_size (value), ==, 2);
  g_assert_cmpuint (passo_value_get_size (numbers), ==, 2);
  json = passo_json_write (passo_value_get_element (numbers, 0), PASSO_JSON_WRITER_COMPACT, NULL);
  g_assert_cmpstr (json, ==, "1.50");
  g_assert_true (passo_value_string_equals (passo_value_get_element (numbers, 1), "${N}"));
}

typedef struct
{
  const char           *text;
  PassoJsonProblemCode  code;
  guint                 line;
  guint                 column;
  const char           *pointer;   /* still found, with this text */
  const char           *value;
} Problem;

static const Problem problems[] = {
  { "", PASSO_JSON_PROBLEM_EMPTY, 1, 1, NULL, NULL },
  { " \n", PASSO_JSON_PROBLEM_EMPTY, 1, 1, NULL, NULL },
  { "// a\n{}", PASSO_JSON_PROBLEM_COMMENT, 1, 1, "", "{}" },
  { "{\"a\": 1 # b\n}", PASSO_JSON_PROBLEM_COMMENT, 1, 9, "/a", "1" },
  { "{\"a\": 1 /* b", PASSO_JSON_PROBLEM_UNCLOSED, 1, 9, "/a", "1" },
  { "{\n\"\xc3\xa9\": 1,\n}", PASSO_JSON_PROBLEM_TRAILING_COMMA, 2, 7, "/\xc3\xa9", "1" },
  { "{\"\xc3\xa9\": 1,}", PASSO_JSON_PROBLEM_TRAILING_COMMA, 1, 8, "/\xc3\xa9", "1" },
  { "[1,]", PASSO_JSON_PROBLEM_TRAILING_COMMA, 1, 3, "/0", "1" },
  { "{a: 1}", PASSO_JSON_PROBLEM_BARE_KEY, 1, 2, "/a", "1" },
  { "{1: 1}", PASSO_JSON_PROBLEM_BARE_KEY, 1, 2, "/1", "1" },
  { "{'a': 1}", PASSO_JSON_PROBLEM_SINGLE_QUOTES, 1, 2, "/a", "1" },
  { "[\"a\tb\", 2]", PASSO_JSON_PROBLEM_CONTROL_CHARACTER, 1, 4, "/1", "2" },
  { "[\"a\nb\", 2]", PASSO_JSON_PROBLEM_CONTROL_CHARACTER, 1, 4, "/1", "2" },
  { "[\"\\x\", 2]", PASSO_JSON_PROBLEM_ESCAPE, 1, 3, "/1", "2" },
  { "[\"\\u12\", 2]", PASSO_JSON_PROBLEM_ESCAPE, 1, 3, "/1", "2" },
  { "[\"\\udc00\", 2]", PASSO_JSON_PROBLEM_SURROGATE, 1, 3, "/1", "2" },
  { "[01, 2]", PASSO_JSON_PROBLEM_NUMBER, 1, 2, "/1", "2" },
  { "[+1, 2]", PASSO_JSON_PROBLEM_NUMBER, 1, 2, "/1", "2" },
  { "[.5, 2]", PASSO_JSON_PROBLEM_NUMBER, 1, 2, "/1", "2" },
  { "[1., 2]", PASSO_JSON_PROBLEM_NUMBER, 1, 2, "/1", "2" },
  { "[1e, 2]", PASSO_JSON_PROBLEM_NUMBER, 1, 2, "/1", "2" },
  { "[0x1F, 2]", PASSO_JSON_PROBLEM_NUMBER, 1, 2, "/1", "2" },
  { "[NaN, 2]", PASSO_JSON_PROBLEM_WORD, 1, 2, "/1", "2" },
  { "[-Infinity, 2]", PASSO_JSON_PROBLEM_WORD, 1, 2, "/1", "2" },
  { "[truely, 2]", PASSO_JSON_PROBLEM_WORD, 1, 2, "/1", "2" },
  { "[$, 2]", PASSO_JSON_PROBLEM_UNEXPECTED, 1, 2, "/1", "2" },
  { "[\"caf\xe9\", 2]", PASSO_JSON_PROBLEM_ENCODING, 1, 6, "/1", "2" },
  { "[\"\xc0\xaf\", 2]", PASSO_JSON_PROBLEM_ENCODING, 1, 3, "/1", "2" },
  { "[\"\xed\xa0\x80\", 2]", PASSO_JSON_PROBLEM_ENCODING, 1, 3, "/1", "2" },
  { "\xef\xbb\xbf\xef\xbb\xbf{}", PASSO_JSON_PROBLEM_UNEXPECTED, 1, 2, "", "{}" },
  { "[1 2]", PASSO_JSON_PROBLEM_MISSING_COMMA, 1, 4, "/1", "2" },
  { "{\"a\": 1\n\"b\": 2}", PASSO_JSON_PROBLEM_MISSING_COMMA, 2, 1, "/b", "2" },
  { "{\"a\" 1, \"b\": 2}", PASSO_JSON_PROBLEM_MISSING_COLON, 1, 6, "/a", "1" },
  { "{\"a\", \"b\": 2}", PASSO_JSON_PROBLEM_MISSING_COLON, 1, 5, "/b", "2" },
  { "{\"a\": , \"b\": 2}", PASSO_JSON_PROBLEM_MISSING_VALUE, 1, 7, "/b", "2" },
  { "{\"a\": }", PASSO_JSON_PROBLEM_MISSING_VALUE, 1, 7, "/a", "" },
  { "[1,,2]", PASSO_JSON_PROBLEM_MISSING_VALUE, 1, 4, "/1", "2" },
  { "{: 1, \"b\": 2}", PASSO_JSON_PROBLEM_MISSING_KEY, 1, 2, "/b", "2" },
  { "{{}, \"b\": 2}", PASSO_JSON_PROBLEM_MISSING_KEY, 1, 2, "/b", "2" },
  { "{\"a\": [1, 2}", PASSO_JSON_PROBLEM_UNCLOSED, 1, 7, "/a", "[1, 2" },
  { "{\"a\": [1, 2]", PASSO_JSON_PROBLEM_UNCLOSED, 1, 1, "/a", "[1, 2]" },
  { "{\"a\": \"x,\n\"b\": 2}", PASSO_JSON_PROBLEM_UNCLOSED, 1, 7, "/b", "2" },
  { "{\"a\": 1]}", PASSO_JSON_PROBLEM_MISMATCH, 1, 8, "/a", "1" },
  { "{\"a\": 1}\n{\"b\": 2}", PASSO_JSON_PROBLEM_TEXT_AFTER, 2, 1, "/a", "1" },
  { "{\"a\": 1}\r\nx", PASSO_JSON_PROBLEM_TEXT_AFTER, 2, 1, "/a", "1" },
};

static void
test_problem (gconstpointer data)
{
  const Problem *expected = data;
  g_autoptr (PassoJsonTree) tree = read_text (expected->text);
  const PassoJsonProblem *problem;

  g_assert_cmpuint (passo_json_tree_get_n_errors (tree), >, 0);
  problem = passo_json_tree_get_error (tree, 0);
  g_assert_cmpint (problem->code, ==, expected->code);
  g_assert_cmpuint (problem->line, ==, expected->line);
  g_assert_cmpuint (problem->column, ==, expected->column);
  g_assert_true (passo_json_tree_is_damaged (tree)
                 == (expected->code >= PASSO_JSON_PROBLEM_DAMAGE));

  if (expected->pointer != NULL)
    {
      const PassoJsonNode node = passo_json_tree_resolve (tree, expected->pointer);
      PassoSpan span;
      g_autofree char *value = NULL;

      g_assert_cmpuint (node, !=, PASSO_JSON_NONE);
      span = passo_json_tree_get_span (tree, node);
      value = g_strndup (expected->text + span.start, span.end - span.start);
      g_assert_cmpstr (value, ==, expected->value);
    }
}

static void
test_truncations (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    for (gsize length = 0; length < strlen (problems[i].text); length++)
      {
        g_autoptr (PassoJsonTree) tree = read_bytes (problems[i].text, length);

        g_assert_nonnull (tree);
      }
}

static void
test_patterns (void)
{
  static const char * const patterns[] = { "{{name}}", "__name__", "name", NULL };
  const char *text = "{\"a\": {{wait}}, \"b\": __Flag__, \"c\": {}, \"d\": ${x}, \"e\": \"__y__\"}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new_full (bytes, patterns);
  g_autoptr (PassoJsonTree) without = passo_json_tree_new (bytes);

  tree_check (tree);
  g_assert_true (passo_json_tree_is_valid (tree));
  assert_node (tree, "/a", PASSO_JSON_PLACEHOLDER, "{{wait}}");
  assert_node (tree, "/b", PASSO_JSON_PLACEHOLDER, "__Flag__");
  assert_node (tree, "/d", PASSO_JSON_PLACEHOLDER, "${x}");
  assert_node (tree, "/e", PASSO_JSON_STRING, "\"__y__\"");
  g_assert_false (passo_json_tree_is_valid (without));
}

static void
test_depth (void)
{
  g_autofree char *most = repeat_around ("[", "", "]", PASSO_JSON_TREE_MAX_DEPTH);
  g_autofree char *deep = repeat_around ("[", "1", "]", 100000);
  g_autofree char *objects = repeat_around ("{\"a\":", "1", "}", 100000);
  g_autofree char *open = repeat ("[", 1000000);
  g_autofree char *mixed = repeat_around ("[{\"a\":", "", "}", 500000);
  g_autoptr (PassoJsonTree) most_tree = read_text (most);
  g_autoptr (PassoJsonTree) deep_tree = read_text (deep);
  g_autoptr (PassoJsonTree) object_tree = read_text (objects);
  g_autoptr (PassoJsonTree) open_tree = read_text (open);
  g_autoptr (PassoJsonTree) mixed_tree = read_text (mixed);
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  g_assert_true (passo_json_tree_is_valid (most_tree));
  value = passo_json_tree_get_value (most_tree, 0);

  g_assert_cmpuint (passo_json_tree_get_n_errors (deep_tree), ==, 1);
  g_assert_cmpint (passo_json_tree_get_error (deep_tree, 0)->code, ==, PASSO_JSON_PROBLEM_DEPTH);
  g_assert_cmpuint (passo_json_tree_get_error (deep_tree, 0)->column, ==,
                    PASSO_JSON_TREE_MAX_DEPTH + 1);
  g_assert_false (passo_json_tree_is_damaged (deep_tree));
  g_assert_cmpuint (passo_json_tree_get_n_errors (object_tree), ==, 1);
  g_assert_true (passo_json_tree_is_damaged (open_tree));
  g_assert_true (passo_json_tree_is_damaged (mixed_tree));
}

/* Texts that would take a quadratic time if something were searched to the end again and again. */
static void
test_hostile_time (void)
{
  static const char * const parts[] = {
    "\"\n\\\"", "'\n\\'", "${", "/*", "/", "{\"a\n", "\"a\":[", "]", "}", ",", ":", "\xef\xbb\xbf",
    "\\", "\xff", "__", "-", "#",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *text = repeat (parts[i], 300000);
      const gint64 start = g_get_monotonic_time ();
      g_autoptr (PassoJsonTree) tree = read_text (text);

      g_assert_false (passo_json_tree_is_valid (tree));
      g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/tree/kinds", test_kinds);
  g_test_add_func ("/json/tree/keys", test_keys);
  g_test_add_func ("/json/tree/find", test_find);
  g_test_add_func ("/json/tree/values", test_values);
  g_test_add_func ("/json/tree/patterns", test_patterns);
  g_test_add_func ("/json/tree/truncations", test_truncations);
  g_test_add_func ("/json/tree/depth", test_depth);
  g_test_add_func ("/json/tree/hostile-time", test_hostile_time);
  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autofree char *path = g_strdup_printf ("/json/tree/problem/%u", i);

      g_test_add_data_func (path, &problems[i], test_problem);
    }

  return g_test_run ();
}
