/* case-file.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "case-file.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  CaseFile     test_case;
  CaseFileFunc func;
} Data;

static void
data_free (gpointer pointer)
{
  Data *data = pointer;

  g_free (data->test_case.name);
  g_free (data->test_case.input);
  g_free (data->test_case.expected);
  g_free (data);
}

static void
run_case (gconstpointer pointer)
{
  const Data *data = pointer;
  g_autofree char *actual = data->func (&data->test_case);

  if (strcmp (actual, data->test_case.expected) == 0)
    return;

  g_test_message ("expected:\n%s\ngot:\n%s", data->test_case.expected, actual);
  g_test_fail ();
}

static void
add_case (const char   *prefix,
          const char   *block,
          CaseFileFunc  func)
{
  const char *line = strchr (block, '\n');
  const char *bar;
  g_autofree char *path = NULL;
  Data *data;

  g_assert_nonnull (line);
  bar = strstr (line, "\n---\n");
  g_assert_nonnull (bar);

  data = g_new0 (Data, 1);
  data->test_case.name = g_strstrip (g_strndup (block, line - block));
  data->test_case.input = bar > line ? g_strndup (line + 1, bar - line) : g_strdup ("");
  data->test_case.expected = g_strdup (bar + strlen ("\n---\n"));
  data->func = func;

  path = g_strdup_printf ("%s/%s", prefix, data->test_case.name);
  g_strdelimit (path + strlen (prefix) + 1, "/", '-');
  g_test_add_data_func_full (path, data, run_case, data_free);
}

/* Adds a test for each case of a file. */
void
case_file_add_tests (const char   *prefix,
                     const char   *path,
                     CaseFileFunc  func)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) blocks = NULL;

  /* So that messages may show any character. */
  setlocale (LC_ALL, "");
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  blocks = g_strsplit (text, "\n=== ", -1);
  g_assert_cmpuint (g_strv_length (blocks), >, 1);

  for (guint i = 1; blocks[i] != NULL; i++)
    {
      /* The line end before the next mark belongs to the case. */
      g_autofree char *block = blocks[i + 1] != NULL ? g_strconcat (blocks[i], "\n", NULL)
                                                     : g_strdup (blocks[i]);

      add_case (prefix, block, func);
    }
}
