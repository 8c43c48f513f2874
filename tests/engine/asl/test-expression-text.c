/* test-expression-text.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

/* Strings, what their marks make of them, the expression, and the bytes of its beginning and end. */
static const struct
{
  const char           *json;
  PassoExpressionMarks  marks;
  const char           *text;
  gsize                 start;
  gsize                 end;
} cases[] = {
  { "\"{% a %}\"", PASSO_EXPRESSION_MARKS_BOTH, "a", 4, 5 },
  { "\"{%a%}\"", PASSO_EXPRESSION_MARKS_BOTH, "a", 3, 4 },
  { "\"{%%}\"", PASSO_EXPRESSION_MARKS_BOTH, "", 3, 3 },
  { "\"{%  %}\"", PASSO_EXPRESSION_MARKS_BOTH, "", 5, 5 },
  { "\"{%\\n\\t\\\"\\u00e9\\\" \\r%}\"", PASSO_EXPRESSION_MARKS_BOTH, "\"é\"", 7, 17 },
  { "\"\\u007b\\u0025 \\ud834\\udd1e \\u0025\\u007d\"", PASSO_EXPRESSION_MARKS_BOTH, "𝄞", 14, 26 },
  { "\"{%é%}\"", PASSO_EXPRESSION_MARKS_BOTH, "é", 3, 5 },
  { "\"{%\"", PASSO_EXPRESSION_MARKS_NO_END, NULL, 0, 0 },
  { "\"{%}\"", PASSO_EXPRESSION_MARKS_NO_END, NULL, 0, 0 },
  { "\"{% a %} \"", PASSO_EXPRESSION_MARKS_NO_END, NULL, 0, 0 },
  { "\"a %}\"", PASSO_EXPRESSION_MARKS_NO_START, NULL, 0, 0 },
  { "\" {% a %}\"", PASSO_EXPRESSION_MARKS_INSIDE, NULL, 0, 0 },
  { "\"100 %\"", PASSO_EXPRESSION_MARKS_NONE, NULL, 0, 0 },
  { "\"\"", PASSO_EXPRESSION_MARKS_NONE, NULL, 0, 0 },
  { "1", PASSO_EXPRESSION_MARKS_NONE, NULL, 0, 0 },
  { "[\"{% a %}\"]", PASSO_EXPRESSION_MARKS_NONE, NULL, 0, 0 },
};

/* Each byte that begins a character comes back from where it stands. */
static void
check_bytes (PassoExpressionText *text,
             const char          *bytes,
             gsize                length)
{
  for (gsize i = 0; i < length; i++)
    {
      PassoSpan source = passo_expression_text_find_source (text, (PassoSpan) { i, i + 1 });

      g_assert_cmpuint (source.start, <, source.end);
      if ((bytes[i] & 0xc0) != 0x80)
        g_assert_cmpuint (passo_expression_text_find_offset (text, source.start), ==, i);
    }
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].json, strlen (cases[i].json));
      g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);
      PassoJsonNode root = passo_json_tree_get_root (tree);
      g_autoptr (PassoExpressionText) text = passo_expression_text_new (tree, root);
      const char *found;
      PassoSpan source;
      gsize length;

      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (passo_expression_marks_find (tree, root), ==, cases[i].marks);
      g_assert_true ((text == NULL) == (cases[i].text == NULL));
      if (text == NULL)
        continue;
      found = passo_expression_text_get_text (text, &length);
      g_assert_cmpmem (found, length, cases[i].text, strlen (cases[i].text));
      source = passo_expression_text_find_source (text, (PassoSpan) { 0, length });
      g_assert_cmpuint (source.start, ==, cases[i].start);
      g_assert_cmpuint (source.end, ==, cases[i].end);
      g_assert_cmpuint (passo_expression_text_find_offset (text, 0), ==, 0);
      g_assert_cmpuint (passo_expression_text_find_offset (text, strlen (cases[i].json)), ==,
                        length);
      check_bytes (text, found, length);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/expression-text/cases", test_cases);

  return g_test_run ();
}
