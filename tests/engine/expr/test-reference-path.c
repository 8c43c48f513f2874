/* test-reference-path.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "expr-case.h"

static char *
run_path (const CaseFile *test_case)
{
  g_auto (ExprCase) expr = { NULL };
  g_autoptr (PassoReferencePath) path = NULL;
  g_autoptr (PassoFailure) failure = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  PassoSpan where = { 0, 0 };

  expr_case_init (&expr, test_case);
  path = passo_reference_path_compile (expr.text, -1, &where, &error);
  if (path == NULL)
    return expr_case_dup_error (error, &where);
  g_assert_cmpstr (passo_reference_path_get_text (path), ==, expr.text);
  if (!passo_reference_path_set (path, expr.input, expr.extra, &value, &failure))
    return expr_case_dup_failure (failure);

  return expr_case_dup_value (value);
}

/* The input is not touched by what is put into a copy of it. */
static void
test_input_unchanged (void)
{
  g_autoptr (PassoReferencePath) path = passo_reference_path_compile ("$.a.b", -1, NULL, NULL);
  g_auto (PassoValue) input = passo_json_parse ("{\"a\":{\"b\":1}}", -1, PASSO_JSON_READER_DEFAULT,
                                                NULL);
  g_auto (PassoValue) output = PASSO_VALUE_INIT;
  g_autoptr (PassoFailure) failure = NULL;
  g_autofree char *text = NULL;

  g_assert_true (passo_reference_path_set (path, input, passo_value_integer (2), &output,
                                           &failure));
  text = passo_json_write (input, PASSO_JSON_WRITER_COMPACT, NULL);
  g_assert_cmpstr (text, ==, "{\"a\":{\"b\":1}}");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  case_file_add_tests ("/reference-path/cases", argv[1], run_path);
  g_test_add_func ("/reference-path/input-unchanged", test_input_unchanged);

  return g_test_run ();
}
