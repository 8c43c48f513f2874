/* test-line-index.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "base/passo-line-index.h"

typedef struct
{
  const char *text;
  gsize offset;
  guint line;
  guint column;
} Case;

static const Case cases[] = {
  { "", 0, 1, 1 },
  { "", 5, 1, 1 },
  { "abc", 2, 1, 3 },
  { "abc", 9, 1, 4 },
  { "a\nb", 1, 1, 2 },
  { "a\nb", 2, 2, 1 },
  { "a\n", 2, 2, 1 },
  { "a\r\nb", 2, 1, 3 },
  { "a\r\nb", 3, 2, 1 },
  { "a\rb", 2, 2, 1 },
  { "a\r\rb", 3, 3, 1 },
  { "\n\n\n", 2, 3, 1 },
  { "é€😀x", 9, 1, 4 },
  { "é\n€x", 6, 2, 2 },
};

static void
test_positions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PassoLineIndex) index = NULL;
      guint line, column;

      index = passo_line_index_new (cases[i].text, strlen (cases[i].text));
      passo_line_index_get_position (index, cases[i].offset, &line, &column);
      g_assert_cmpuint (line, ==, cases[i].line);
      g_assert_cmpuint (column, ==, cases[i].column);
      if (cases[i].offset <= strlen (cases[i].text) && cases[i].text[MAX (cases[i].offset, 1) - 1] != '\r')
        g_assert_cmpuint (passo_line_index_get_offset (index, line, column), ==, cases[i].offset);
    }
}

static void
test_lines (void)
{
  const char *text = "one\r\ntwo\n\nfour";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (PassoLineIndex) index = passo_line_index_new_for_bytes (bytes);

  g_assert_cmpuint (passo_line_index_get_n_lines (index), ==, 4);
  g_assert_cmpuint (passo_line_index_get_line_start (index, 1), ==, 0);
  g_assert_cmpuint (passo_line_index_get_line_start (index, 2), ==, 5);
  g_assert_cmpuint (passo_line_index_get_line_start (index, 3), ==, 9);
  g_assert_cmpuint (passo_line_index_get_line_start (index, 4), ==, 10);
  g_assert_cmpuint (passo_line_index_get_line_start (index, 99), ==, 10);
  g_assert_cmpuint (passo_line_index_get_offset (index, 1, 99), ==, 3);
  g_assert_cmpuint (passo_line_index_get_offset (index, 4, 99), ==, 14);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/line-index/positions", test_positions);
  g_test_add_func ("/line-index/lines", test_lines);

  return g_test_run ();
}
