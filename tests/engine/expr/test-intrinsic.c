/* test-intrinsic.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <string.h>

#include "expr-case.h"

static const char *cases_path;

static char *
run_call (const CaseFile *test_case)
{
  g_auto (ExprCase) expr = { NULL };
  g_autoptr (PassoIntrinsic) intrinsic = NULL;
  g_autoptr (PassoFailure) failure = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  PassoSpan where = { 0, 0 };

  expr_case_init (&expr, test_case);
  intrinsic = passo_intrinsic_compile (expr.text, -1, NULL, &where, &error);
  if (intrinsic == NULL)
    return expr_case_dup_error (error, &where);
  if (!passo_intrinsic_evaluate (intrinsic, &expr.scope, &value, &failure))
    return expr_case_dup_failure (failure);

  return expr_case_dup_value (value);
}

static PassoIntrinsic *
compile (const char *text)
{
  g_autoptr (GError) error = NULL;
  PassoIntrinsic *intrinsic = passo_intrinsic_compile (text, -1, NULL, NULL, &error);

  g_assert_no_error (error);

  return intrinsic;
}

/* Every function of the table has a case that succeeds and one that does not. */
static void
test_coverage (void)
{
  g_assert_cmpuint (passo_intrinsic_get_n_functions (), ==, 18);
  for (guint i = 0; i < passo_intrinsic_get_n_functions (); i++)
    {
      const PassoIntrinsicInfo *info = passo_intrinsic_get_function (i);

      g_assert_true (g_str_has_prefix (info->usage, info->name));
      g_assert_cmpuint (info->min_arguments, <=, info->max_arguments);
      if (i > 0)
        g_assert_cmpstr (passo_intrinsic_get_function (i - 1)->name, <, info->name);
      expr_case_check_covers (cases_path, info->name);
    }
}

static PassoValue
evaluate (const PassoIntrinsic *intrinsic,
          PassoEvalScope       *scope)
{
  PassoFailure *failure = NULL;
  PassoValue value = PASSO_VALUE_INIT;

  g_assert_true (passo_intrinsic_evaluate (intrinsic, scope, &value, &failure));

  return value;
}

static guint64
high_random (gpointer data,
             guint    counter)
{
  return G_MAXUINT64 - counter;
}

static guint64
low_random (gpointer data,
            guint    counter)
{
  return counter;
}

/* Both ends of the range are drawn rightly: the start can come, the end cannot. */
static void
test_random_range (void)
{
  g_autoptr (PassoIntrinsic) intrinsic = compile ("States.MathRandom(-5, 12)");
  PassoEvalScope high = PASSO_EVAL_SCOPE_INIT;
  PassoEvalScope low = PASSO_EVAL_SCOPE_INIT;

  high.random = high_random;
  low.random = low_random;
  g_assert_cmpfloat (passo_value_get_number (evaluate (intrinsic, &high)), ==, 11);
  g_assert_cmpfloat (passo_value_get_number (evaluate (intrinsic, &low)), ==, -5);
  g_assert_cmpuint (low.random_counter, ==, 1);
}

static void
test_uuid (void)
{
  g_autoptr (PassoIntrinsic) intrinsic = compile ("States.UUID()");
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;
  PassoEvalScope again = PASSO_EVAL_SCOPE_INIT;
  g_auto (PassoValue) first = evaluate (intrinsic, &scope);
  g_auto (PassoValue) second = evaluate (intrinsic, &scope);
  g_auto (PassoValue) same = evaluate (intrinsic, &again);

  g_assert_true (g_uuid_string_is_valid (passo_value_get_string (first, NULL)));
  g_assert_cmpint (passo_value_get_string (first, NULL)[14], ==, '4');
  g_assert_nonnull (strchr ("89ab", passo_value_get_string (first, NULL)[19]));
  g_assert_false (passo_value_equal (first, second));
  g_assert_true (passo_value_equal (first, same));
}

/* Constants of a pool survive the call that they were compiled for. */
static void
test_pool (void)
{
  g_autoptr (PassoValuePool) pool = passo_value_pool_new ();
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  g_autofree char *text = NULL;
  PassoIntrinsic *intrinsic;

  intrinsic = passo_intrinsic_compile ("States.Array('a long enough string', 1.50)", -1, pool, NULL,
                                       NULL);
  value = evaluate (intrinsic, &scope);
  passo_intrinsic_unref (intrinsic);
  text = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, NULL);
  g_assert_cmpstr (text, ==, "[\"a long enough string\",1.50]");
}

static void
test_list_variables (void)
{
  g_autoptr (PassoIntrinsic) intrinsic = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  intrinsic = compile ("States.Format('{}{}{}', $a.x, States.ArrayLength($b), $.c[?(@ == $d)])");
  passo_intrinsic_list_variables (intrinsic, names);
  g_assert_cmpuint (names->len, ==, 3);
  g_assert_cmpstr (names->pdata[0], ==, "a");
  g_assert_cmpstr (names->pdata[1], ==, "b");
  g_assert_cmpstr (names->pdata[2], ==, "d");
}

static void
check_hostile (const char *middle,
               guint       n,
               const char *end)
{
  g_autoptr (GString) text = g_string_new ("States.Array(");
  g_autoptr (PassoIntrinsic) intrinsic = NULL;
  g_autoptr (GError) error = NULL;
  PassoSpan where = { 0, 0 };

  for (guint i = 0; i < n; i++)
    g_string_append (text, middle);
  g_string_append (text, end);
  intrinsic = passo_intrinsic_compile (text->str, (gssize) text->len, NULL, &where, &error);
  g_assert_null (intrinsic);
  g_assert_nonnull (error);
  g_assert_cmpuint (where.end, <=, text->len);
}

static void
test_hostile (void)
{
  check_hostile ("States.Array(", 1000000, "");
  check_hostile ("(", 1000000, "");
  check_hostile ("$[", 1000000, "");
  check_hostile ("$.a[?(", 1000000, "");
  check_hostile ("$(", 1000000, "");
  check_hostile ("'", 1000001, "");
  check_hostile ("'\\", 1, "");
  check_hostile ("9", 1000000, "x)");
}

/* A result that would be larger than the budget is a failure, not a full memory. */
static void
test_large_result (void)
{
  g_autoptr (GString) text = g_string_new ("States.Format('");
  g_autoptr (PassoIntrinsic) intrinsic = NULL;
  g_autoptr (PassoFailure) failure = NULL;
  g_autofree char *large = g_strnfill (200000, 'x');
  g_auto (PassoValue) input = passo_value_string (large);
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;
  PassoValue value;

  for (int i = 0; i < 1000; i++)
    g_string_append (text, "{}");
  g_string_append (text, "'");
  for (int i = 0; i < 1000; i++)
    g_string_append (text, ",$");
  g_string_append (text, ")");
  intrinsic = compile (text->str);
  scope.input = input;
  g_assert_false (passo_intrinsic_evaluate (intrinsic, &scope, &value, &failure));
  g_assert_cmpstr (failure->error, ==, "States.IntrinsicFailure");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  cases_path = argv[1];
  case_file_add_tests ("/intrinsic/cases", argv[1], run_call);
  g_test_add_func ("/intrinsic/coverage", test_coverage);
  g_test_add_func ("/intrinsic/random-range", test_random_range);
  g_test_add_func ("/intrinsic/uuid", test_uuid);
  g_test_add_func ("/intrinsic/pool", test_pool);
  g_test_add_func ("/intrinsic/list-variables", test_list_variables);
  g_test_add_func ("/intrinsic/hostile", test_hostile);
  g_test_add_func ("/intrinsic/large-result", test_large_result);

  return g_test_run ();
}
