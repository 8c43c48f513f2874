/* expr-case.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "expr-case.h"

#include <string.h>

static PassoValue
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  PassoValue value = passo_json_parse (text, -1, PASSO_JSON_READER_KEEP_SOURCE, &error);

  g_assert_no_error (error);

  return value;
}

static gboolean
set_line (ExprCase   *self,
          const char *line)
{
  if (g_str_has_prefix (line, "input "))
    passo_value_take (&self->input, parse (line + strlen ("input ")));
  else if (g_str_has_prefix (line, "context "))
    passo_value_take (&self->context, parse (line + strlen ("context ")));
  else if (g_str_has_prefix (line, "with "))
    passo_value_take (&self->extra, parse (line + strlen ("with ")));
  else if (g_str_has_prefix (line, "variables "))
    {
      g_auto (PassoValue) values = parse (line + strlen ("variables "));
      g_autoptr (PassoFailure) failure = NULL;

      g_assert_true (passo_variables_assign (self->variables, values, NULL, &failure));
    }
  else
    return FALSE;

  return TRUE;
}

void
expr_case_init (ExprCase       *self,
                const CaseFile *test_case)
{
  g_auto (GStrv) lines = g_strsplit (test_case->input, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;

  memset (self, 0, sizeof *self);
  self->input = passo_value_empty_object ();
  self->variables = passo_variables_new (NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !set_line (self, lines[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", lines[i]);
  self->text = g_strdup (text->str);
  scope.input = self->input;
  scope.context = self->context;
  scope.variables = self->variables;
  self->scope = scope;
}

void
expr_case_clear (ExprCase *self)
{
  g_free (self->text);
  passo_value_clear (&self->input);
  passo_value_clear (&self->context);
  passo_value_clear (&self->extra);
  g_clear_pointer (&self->variables, passo_variables_unref);
}

/* A value as a case file shows it: one line of JSON. */
char *
expr_case_dup_value (PassoValue value)
{
  g_autofree char *text = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, NULL);

  return g_strconcat (text, "\n", NULL);
}

char *
expr_case_dup_failure (const PassoFailure *failure)
{
  return g_strdup_printf ("%s: %s\n", failure->error, failure->cause);
}

/* A compile error: the bytes it is about, then its sentence. */
char *
expr_case_dup_error (const GError    *error,
                     const PassoSpan *where)
{
  g_assert_error (error, PASSO_QUERY_ERROR, error->code);

  return g_strdup_printf ("error %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT ": %s\n", where->start,
                          where->end, error->message);
}

/* One line for each problem: pointer, message, and the detail with its place. */
char *
expr_case_dup_problems (GPtrArray *problems)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const PassoTemplateProblem *problem = g_ptr_array_index (problems, i);

      g_string_append_printf (text, "problem %s: %s\n", problem->pointer, problem->message);
      if (problem->detail != NULL)
        g_string_append_printf (text, "  %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT ": %s\n",
                                problem->where.start, problem->where.end, problem->detail);
    }

  return g_string_free (text, FALSE);
}

/* Fails unless the file has a case of @word that succeeds and one that does not: a failure, a
 * compile error, or false.
 */
void
expr_case_check_covers (const char *path,
                        const char *word)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) blocks = NULL;
  g_autoptr (GRegex) regex = NULL;
  g_autofree char *escaped = g_regex_escape_string (word, -1);
  g_autofree char *pattern = g_strdup_printf ("(?<![A-Za-z.])%s(?![A-Za-z])", escaped);
  g_autoptr (GError) error = NULL;
  guint n_good = 0, n_bad = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, &error);
  g_assert_no_error (error);
  blocks = g_strsplit (text, "\n=== ", -1);
  for (guint i = 1; blocks[i] != NULL; i++)
    {
      const char *expected = strstr (blocks[i], "\n---\n");

      g_assert_nonnull (expected);
      if (!g_regex_match (regex, blocks[i], G_REGEX_MATCH_DEFAULT, NULL))
        continue;
      if (strstr (expected, "States.") != NULL || strstr (expected, "error ") != NULL ||
          strstr (expected, "false") != NULL || strstr (expected, "problem ") != NULL)
        n_bad++;
      else
        n_good++;
    }
  if (n_good == 0 || n_bad == 0)
    g_error ("%s: %s has %u cases that succeed and %u that do not", path, word, n_good, n_bad);
}
