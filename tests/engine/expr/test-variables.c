/* test-variables.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

static PassoValue
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  PassoValue value = passo_json_parse (text, -1, PASSO_JSON_READER_DEFAULT, &error);

  g_assert_no_error (error);

  return value;
}

static void
assign (PassoVariables *variables,
        const char     *text)
{
  g_auto (PassoValue) values = parse (text);
  PassoFailure *failure = NULL;

  g_assert_true (passo_variables_assign (variables, values, NULL, &failure));
}

static void
assert_json (PassoValue  value,
             const char *text)
{
  g_autofree char *actual = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, NULL);

  g_assert_cmpstr (actual, ==, text);
}

static void
test_scopes (void)
{
  g_autoptr (PassoVariables) outer = passo_variables_new (NULL);
  g_autoptr (PassoVariables) inner = passo_variables_new (outer);
  g_auto (PassoValue) all = PASSO_VALUE_INIT;

  assign (outer, "{\"a\":1,\"b\":[2]}");
  assign (inner, "{\"c\":3,\"a\":4}");
  assert_json (passo_variables_lookup (inner, "a", 1), "4");
  assert_json (passo_variables_lookup (inner, "b", 1), "[2]");
  assert_json (passo_variables_lookup (outer, "a", 1), "1");
  g_assert_true (passo_value_is_undefined (passo_variables_lookup (outer, "c", 1)));
  g_assert_true (passo_value_is_undefined (passo_variables_lookup (NULL, "c", 1)));
  assert_json (passo_variables_get_own (inner), "{\"c\":3,\"a\":4}");
  all = passo_variables_dup_all (inner);
  assert_json (all, "{\"c\":3,\"a\":4,\"b\":[2]}");
}

static void
test_size (void)
{
  g_autoptr (PassoVariables) outer = passo_variables_new (NULL);
  g_autoptr (PassoVariables) inner = passo_variables_new (outer);

  assign (outer, "{\"a\":\"12345678\"}");
  g_assert_cmpuint (passo_variables_get_size (outer), ==, 10);
  assign (inner, "{\"b\":[1,2]}");
  g_assert_cmpuint (passo_variables_get_size (inner), ==, 15);
  assign (outer, "{\"a\":1}");
  g_assert_cmpuint (passo_variables_get_size (inner), ==, 6);
  assign (inner, "{\"b\":\"\",\"c\":true}");
  g_assert_cmpuint (passo_variables_get_size (inner), ==, 7);
}

/* An Assign that is too large sets nothing. */
static void
test_limits (void)
{
  const PassoVariableLimits limits = { .each = 10, .assign = 15, .total = 20 };
  const struct { const char *text; const char *who; } bad[] = {
    { "{\"x\":1,\"long\":\"0123456789\"}", "'long'" },
    { "{\"x\":\"01234567\",\"y\":\"0123\"}", "'Assign'" },
    { "{\"x\":[1,2,3,4],\"y\":\"0\"}", "'Assign'" },
  };
  g_autoptr (PassoVariables) variables = passo_variables_new (NULL);

  assign (variables, "{\"a\":\"01234567\"}");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto (PassoValue) values = parse (bad[i].text);
      g_autoptr (PassoFailure) failure = NULL;

      g_assert_false (passo_variables_assign (variables, values, &limits, &failure));
      g_assert_cmpstr (failure->error, ==, "States.DataLimitExceeded");
      g_assert_nonnull (strstr (failure->cause, bad[i].who));
      assert_json (passo_variables_get_own (variables), "{\"a\":\"01234567\"}");
      g_assert_cmpuint (passo_variables_get_size (variables), ==, 10);
    }
}

static void
test_names (void)
{
  const char *good[] = { "a", "order_1", "größe", "名前", "Ⅷ", "state", "States" };
  const char *bad[] = { "", "1a", "_a", "a.b", "a-b", "a b", "states", "$a", "a\xff" };
  g_autofree char *longest = g_strnfill (80, 'x');
  g_autofree char *too_long = g_strnfill (81, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (passo_variable_name_is_valid (good[i], strlen (good[i])));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (passo_variable_name_is_valid (bad[i], strlen (bad[i])));
  g_assert_true (passo_variable_name_is_valid (longest, 80));
  g_assert_false (passo_variable_name_is_valid (too_long, 81));
}

/* A long chain of scopes is given up without recursion. */
static void
test_long_chain (void)
{
  PassoVariables *innermost = passo_variables_new (NULL);

  assign (innermost, "{\"a\":1}");
  for (int i = 0; i < 200000; i++)
    {
      PassoVariables *outer = innermost;

      innermost = passo_variables_new (outer);
      passo_variables_unref (outer);
    }
  assert_json (passo_variables_lookup (innermost, "a", 1), "1");
  passo_variables_unref (innermost);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/variables/scopes", test_scopes);
  g_test_add_func ("/variables/size", test_size);
  g_test_add_func ("/variables/limits", test_limits);
  g_test_add_func ("/variables/names", test_names);
  g_test_add_func ("/variables/long-chain", test_long_chain);

  return g_test_run ();
}
