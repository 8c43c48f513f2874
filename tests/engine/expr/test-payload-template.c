/* test-payload-template.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <string.h>

#include "expr-case.h"

static PassoValue
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  PassoValue value = passo_json_parse (text, -1, PASSO_JSON_READER_KEEP_SOURCE, &error);

  g_assert_no_error (error);

  return value;
}

static PassoPayloadTemplate *
compile (const char     *text,
         PassoValuePool *pool,
         GPtrArray     **problems)
{
  g_auto (PassoValue) value = parse (text);

  *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_template_problem_free);

  return passo_payload_template_compile (value, pool, *problems);
}

static char *
run_template (const CaseFile *test_case)
{
  g_auto (ExprCase) expr = { NULL };
  g_autoptr (PassoPayloadTemplate) template = NULL;
  g_autoptr (PassoFailure) failure = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  expr_case_init (&expr, test_case);
  template = compile (expr.text, NULL, &problems);
  g_assert_true ((template == NULL) == (problems->len > 0));
  if (template == NULL)
    return expr_case_dup_problems (problems);
  if (!passo_payload_template_evaluate (template, &expr.scope, &value, &failure))
    return expr_case_dup_failure (failure);

  return expr_case_dup_value (value);
}

/* Parts without expressions are the same value in each result. */
static void
test_constants_shared (void)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (PassoPayloadTemplate) template = compile ("{\"c\": [1, {\"d\": 2}], \"x.$\": \"$\"}",
                                                       NULL, &problems);
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;
  PassoFailure *failure = NULL;
  g_auto (PassoValue) first = PASSO_VALUE_INIT;
  g_auto (PassoValue) second = PASSO_VALUE_INIT;
  PassoValue a, b;

  scope.input = passo_value_integer (1);
  g_assert_true (passo_payload_template_evaluate (template, &scope, &first, &failure));
  g_assert_true (passo_payload_template_evaluate (template, &scope, &second, &failure));
  a = passo_value_get_member (first, "c");
  b = passo_value_get_member (second, "c");
  g_assert_true (memcmp (&a, &b, sizeof a) == 0);
}

/* With a pool the results outlive the template. */
static void
test_pool (void)
{
  g_autoptr (PassoValuePool) pool = passo_value_pool_new ();
  g_autoptr (GPtrArray) problems = NULL;
  PassoPayloadTemplate *template = compile ("{\"c\":[\"text\"],\"member.$\":\"States.Array('t')\"}",
                                            pool, &problems);
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;
  PassoFailure *failure = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  g_autofree char *text = NULL;

  g_assert_true (passo_payload_template_evaluate (template, &scope, &value, &failure));
  passo_payload_template_unref (template);
  text = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, NULL);
  g_assert_cmpstr (text, ==, "{\"c\":[\"text\"],\"member\":[\"t\"]}");
}

static void
test_list_variables (void)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PassoPayloadTemplate) template = NULL;

  template = compile ("{\"a.$\":\"$x\",\"b\":[{\"c.$\":\"States.Array($y.z, $x)\"}],\"d\":\"$w\"}",
                      NULL, &problems);
  passo_payload_template_list_variables (template, names);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (names->pdata[0], ==, "x");
  g_assert_cmpstr (names->pdata[1], ==, "y");
}

/* A value of the greatest depth, wrapped once more, is a failure. */
static void
test_too_deep (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (PassoPayloadTemplate) template = NULL;
  g_autoptr (PassoFailure) failure = NULL;
  g_auto (PassoValue) input = PASSO_VALUE_INIT;
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;
  PassoValue value;

  for (int i = 0; i < PASSO_VALUE_MAX_DEPTH; i++)
    g_string_append_c (text, '[');
  for (int i = 0; i < PASSO_VALUE_MAX_DEPTH; i++)
    g_string_append_c (text, ']');
  input = parse (text->str);
  template = compile ("{\"a\":[{\"x.$\":\"$\"}]}", NULL, &problems);
  scope.input = input;
  g_assert_false (passo_payload_template_evaluate (template, &scope, &value, &failure));
  g_assert_cmpstr (failure->error, ==, "States.Runtime");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  case_file_add_tests ("/payload-template/cases", argv[1], run_template);
  g_test_add_func ("/payload-template/constants-shared", test_constants_shared);
  g_test_add_func ("/payload-template/pool", test_pool);
  g_test_add_func ("/payload-template/list-variables", test_list_variables);
  g_test_add_func ("/payload-template/too-deep", test_too_deep);

  return g_test_run ();
}
