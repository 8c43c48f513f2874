/* test-jsonata-aws.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

#include "case-file.h"
#include "expr/jsonata/passo-jsonata-function-private.h"

static const char *cases_path;

/* "CODE start-end message", without code and place where there are none */
static char *
describe_error (const PassoJsonataError *error)
{
  GString *out = g_string_new (error->code);

  if (error->span.end > error->span.start)
    g_string_append_printf (out, "%s%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT, out->len > 0 ? " " : "",
                            error->span.start, error->span.end);
  g_string_append_printf (out, "%s%s\n", out->len > 0 ? " " : "", error->message);

  return g_string_free (out, FALSE);
}

static char *
describe_value (PassoValue value)
{
  g_autofree char *text = NULL;

  if (passo_value_is_undefined (value))
    return g_strdup ("undefined\n");
  text = passo_json_write (value, PASSO_JSON_WRITER_STRIP, NULL);

  return g_strconcat (text, "\n", NULL);
}

/* First line: the expression; second line, if any: its variables. */
static char *
run_case (const CaseFile *test_case)
{
  g_auto (GStrv) lines = g_strsplit (test_case->input, "\n", 2);
  PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;
  g_autoptr (PassoJsonataError) error = NULL;
  g_autoptr (PassoJsonata) expression = NULL;
  g_auto (PassoValue) bindings = PASSO_VALUE_INIT;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  g_autoptr (GError) trouble = NULL;

  if (lines[1] != NULL && lines[1][0] != '\0')
    bindings = passo_json_parse (lines[1], -1, PASSO_JSON_READER_DEFAULT, &trouble);
  g_assert_no_error (trouble);
  scope.bindings = bindings;
  scope.millis = 1;
  expression = passo_jsonata_compile (lines[0], -1, PASSO_JSONATA_AWS, &error);
  if (expression == NULL || !passo_jsonata_evaluate (expression, &scope, &value, &error))
    return describe_error (error);

  return describe_value (value);
}

/* One line for each reference: how, the name, where. */
static char *
run_reference_case (const CaseFile *test_case)
{
  static const char *const kinds[] = { "variable", "states", "function" };
  g_autoptr (PassoJsonata) expression = passo_jsonata_compile (test_case->input, -1,
                                                               PASSO_JSONATA_AWS, NULL);
  g_autoptr (GArray) references = NULL;
  GString *out = g_string_new (NULL);

  g_assert_nonnull (expression);
  references = passo_jsonata_list_references (expression);
  for (guint i = 0; i < references->len; i++)
    {
      const PassoJsonataReference *reference = &g_array_index (references, PassoJsonataReference, i);

      g_string_append_printf (out, "%s %s: %.*s\n", kinds[reference->kind], reference->name,
                              (int) (reference->span.end - reference->span.start),
                              test_case->input + reference->span.start);
    }

  return g_string_free (out, FALSE);
}

/* A long chain of operators is walked without the C stack. */
static void
test_chain (void)
{
  g_autoptr (GString) text = g_string_new ("1");
  g_autoptr (PassoJsonataError) error = NULL;
  g_autoptr (PassoJsonata) expression = NULL;
  g_autoptr (GArray) references = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "+$a");
  expression = passo_jsonata_compile (text->str, -1, PASSO_JSONATA_AWS, &error);
  g_assert_null (error);
  references = passo_jsonata_list_references (expression);
  g_assert_cmpuint (references->len, ==, 200000);

  g_string_append (text, "+a");
  g_clear_pointer (&expression, passo_jsonata_unref);
  expression = passo_jsonata_compile (text->str, -1, PASSO_JSONATA_AWS, &error);
  g_assert_null (expression);
  g_assert_cmpint (error->kind, ==, PASSO_JSONATA_ERROR_REFERENCE);
}

/* The table is in order and has no name twice in a dialect; what only state machines have is
 * tried by a case. */
static void
test_table (void)
{
  const PassoJsonataFunctionInfo *last = NULL, *info;
  g_autofree char *cases = NULL;

  g_assert_true (g_file_get_contents (cases_path, &cases, NULL, NULL));

  for (guint i = 0; (info = passo_jsonata_function_get_nth (i)) != NULL; last = info, i++)
    {
      gsize length = strlen (info->name);

      g_assert_cmpint (info->dialects & ~(guint) PASSO_JSONATA_IN_BOTH, ==, 0);
      g_assert_cmpint (info->dialects, !=, 0);
      if (last != NULL && strcmp (last->name, info->name) == 0)
        g_assert_cmpint (last->dialects & info->dialects, ==, 0);
      else
        g_assert_true (last == NULL || strcmp (last->name, info->name) < 0);
      for (guint dialect = PASSO_JSONATA_REFERENCE; dialect <= PASSO_JSONATA_AWS; dialect++)
        g_assert_true ((passo_jsonata_function_find (info->name, length, dialect) == info) ==
                       ((info->dialects & (1u << dialect)) != 0));
      g_assert_true (info->since != NULL || info->dialects == PASSO_JSONATA_IN_AWS);
      if (info->dialects == PASSO_JSONATA_IN_AWS)
        {
          g_autofree char *call = g_strdup_printf ("$%s(", info->name);

          g_assert_nonnull (strstr (cases, call));
        }
    }
  g_assert_false (passo_jsonata_has_function ("eval", PASSO_JSONATA_AWS));
  g_assert_true (passo_jsonata_has_function ("eval", PASSO_JSONATA_REFERENCE));
  g_assert_false (passo_jsonata_has_function ("", PASSO_JSONATA_AWS));
}

static guint64
draw (gpointer data)
{
  guint64 *n = data;

  return (*n)++ << 40;
}

/* A run that is repeated has the same numbers, names and orders. */
static void
test_seed (void)
{
  const char *text = "[$random(), $uuid(), $shuffle([1, 2, 3, 4, 5]), $uuid()]";
  g_autoptr (PassoJsonata) expression = passo_jsonata_compile (text, -1, PASSO_JSONATA_AWS, NULL);
  g_autofree char *first = NULL;

  for (guint i = 0; i < 3; i++)
    {
      PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;
      g_auto (PassoValue) value = PASSO_VALUE_INIT;
      guint64 seed = i / 2 * 1000;
      g_autofree char *answer = NULL;

      scope.random = draw;
      scope.data = &seed;
      g_assert_true (passo_jsonata_evaluate (expression, &scope, &value, NULL));
      answer = describe_value (value);
      if (i == 0)
        first = g_steal_pointer (&answer);
      else
        g_assert_cmpint (strcmp (first, answer) == 0, ==, i == 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  cases_path = argv[1];
  case_file_add_tests ("/jsonata-aws/cases", cases_path, run_case);
  case_file_add_tests ("/jsonata-aws/references", argv[2], run_reference_case);
  g_test_add_func ("/jsonata-aws/chain", test_chain);
  g_test_add_func ("/jsonata-aws/table", test_table);
  g_test_add_func ("/jsonata-aws/seed", test_seed);

  return g_test_run ();
}
