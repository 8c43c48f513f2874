/* test-choice-rule.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <string.h>

#include "expr-case.h"

static const char *cases_path;

static char *
run_rule (const CaseFile *test_case)
{
  g_auto (ExprCase) expr = { NULL };
  g_auto (PassoValue) rule = PASSO_VALUE_INIT;
  g_autoptr (PassoChoiceRule) condition = NULL;
  g_autoptr (PassoFailure) failure = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gboolean matched;

  expr_case_init (&expr, test_case);
  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_template_problem_free);
  rule = passo_json_parse (expr.text, -1, PASSO_JSON_READER_DEFAULT, NULL);
  condition = passo_choice_rule_compile (rule, problems);
  g_assert_true ((condition == NULL) == (problems->len > 0));
  if (condition == NULL)
    return expr_case_dup_problems (problems);
  if (!passo_choice_rule_evaluate (condition, &expr.scope, &matched, &failure))
    return expr_case_dup_failure (failure);

  return g_strdup (matched ? "true\n" : "false\n");
}

/* Every operator of the table has a case that is true and one that is not. */
static void
test_coverage (void)
{
  g_assert_cmpuint (passo_choice_operator_get_n (), ==, 39);
  for (guint i = 0; i < passo_choice_operator_get_n (); i++)
    {
      const PassoChoiceOperator *operator = passo_choice_operator_get (i);

      g_assert_true (passo_choice_operator_find (operator->name) == operator);
      g_assert_cmpint (g_str_has_suffix (operator->name, "Path"), ==, operator->is_path);
      expr_case_check_covers (cases_path, operator->name);
    }
  g_assert_null (passo_choice_operator_find ("StringMatchesPath"));
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (PassoValue) rule = PASSO_VALUE_INIT;
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();
  g_autoptr (PassoChoiceRule) condition = NULL;
  g_autoptr (PassoFailure) failure = NULL;
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;
  gboolean matched = FALSE;
  const int depth = PASSO_VALUE_MAX_DEPTH - 2;

  for (int i = 0; i < depth; i++)
    g_string_append (text, "{\"Not\":");
  g_string_append (text, "{\"Variable\":\"$\",\"IsNull\":true}");
  for (int i = 0; i < depth; i++)
    g_string_append (text, "}");
  rule = passo_json_parse (text->str, -1, PASSO_JSON_READER_DEFAULT, NULL);
  condition = passo_choice_rule_compile (rule, problems);
  g_assert_nonnull (condition);
  scope.input = passo_value_null ();
  g_assert_true (passo_choice_rule_evaluate (condition, &scope, &matched, &failure));
  g_assert_true (matched);
}

/* A pattern that makes a backtracking matcher run for ages. */
static void
test_pattern_time (void)
{
  g_autoptr (GString) pattern = g_string_new (NULL);
  g_autofree char *text = g_strnfill (200000, 'a');
  const PassoChoiceOperator *operator = passo_choice_operator_find ("StringMatches");
  g_auto (PassoValue) comparand = PASSO_VALUE_INIT;
  g_auto (PassoValue) variable = passo_value_string (text);

  for (int i = 0; i < 1000; i++)
    g_string_append (pattern, "a*");
  g_string_append (pattern, "b");
  comparand = passo_value_string (pattern->str);
  g_assert_false (passo_choice_operator_compare (operator, variable, comparand));
}

static void
test_list_variables (void)
{
  g_auto (PassoValue) rule = PASSO_VALUE_INIT;
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PassoChoiceRule) condition = NULL;

  rule = passo_json_parse ("{\"And\":[{\"Variable\":\"$a\",\"StringEqualsPath\":\"$b.c\"},"
                           "{\"Not\":{\"Variable\":\"$a\",\"IsNull\":true}}]}", -1,
                           PASSO_JSON_READER_DEFAULT, NULL);
  condition = passo_choice_rule_compile (rule, problems);
  passo_choice_rule_list_variables (condition, names);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (names->pdata[0], ==, "a");
  g_assert_cmpstr (names->pdata[1], ==, "b");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  cases_path = argv[1];
  case_file_add_tests ("/choice-rule/cases", argv[1], run_rule);
  g_test_add_func ("/choice-rule/coverage", test_coverage);
  g_test_add_func ("/choice-rule/deep", test_deep);
  g_test_add_func ("/choice-rule/pattern-time", test_pattern_time);
  g_test_add_func ("/choice-rule/list-variables", test_list_variables);

  return g_test_run ();
}
