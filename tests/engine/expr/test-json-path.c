/* test-json-path.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <string.h>

#include "expr-case.h"

static char *
run_path (const CaseFile *test_case)
{
  g_auto (ExprCase) expr = { NULL };
  g_autoptr (PassoQuery) query = NULL;
  g_autoptr (PassoFailure) failure = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  PassoSpan where = { 0, 0 };

  expr_case_init (&expr, test_case);
  query = passo_query_compile (PASSO_QUERY_PATH, expr.text, -1, NULL, &where, &error);
  if (query == NULL)
    return expr_case_dup_error (error, &where);
  if (!passo_query_evaluate (query, &expr.scope, "InputPath", &value, &failure))
    return expr_case_dup_failure (failure);

  return expr_case_dup_value (value);
}

static PassoJsonPath *
compile (const char *text)
{
  g_autoptr (GError) error = NULL;
  PassoJsonPath *path = passo_json_path_compile (text, -1, PASSO_JSON_PATH_ANY, NULL, &error);

  g_assert_no_error (error);

  return path;
}

static PassoValue
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  PassoValue value = passo_json_parse (text, -1, PASSO_JSON_READER_DEFAULT, &error);

  g_assert_no_error (error);

  return value;
}

static void
test_definite (void)
{
  const struct { const char *text; gboolean definite; } paths[] = {
    { "$", TRUE }, { "$.a.b", TRUE }, { "$['a b'][0]", TRUE }, { "$$.Execution.Id", TRUE },
    { "$name.x[-1]", TRUE }, { "$.a.length()", TRUE }, { "$['a','b']", FALSE },
    { "$[0,1]", FALSE }, { "$[1:]", FALSE }, { "$.*", FALSE }, { "$..a", FALSE },
    { "$[?(@.a)]", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (PassoJsonPath) path = compile (paths[i].text);

      g_assert_cmpint (passo_json_path_is_definite (path), ==, paths[i].definite);
      g_assert_cmpstr (passo_json_path_get_text (path), ==, paths[i].text);
      g_assert_cmpint (passo_json_path_is_identity (path), ==, i == 0);
    }
}

static void
test_root (void)
{
  g_autoptr (PassoJsonPath) input = compile ("$.a");
  g_autoptr (PassoJsonPath) context = compile ("$$.a");
  g_autoptr (PassoJsonPath) variable = compile ("$größe_1.a");

  g_assert_cmpint (passo_json_path_get_root (input), ==, PASSO_JSON_PATH_ROOT_INPUT);
  g_assert_null (passo_json_path_get_variable (input));
  g_assert_cmpint (passo_json_path_get_root (context), ==, PASSO_JSON_PATH_ROOT_CONTEXT);
  g_assert_cmpint (passo_json_path_get_root (variable), ==, PASSO_JSON_PATH_ROOT_VARIABLE);
  g_assert_cmpstr (passo_json_path_get_variable (variable), ==, "größe_1");
}

static void
test_list_variables (void)
{
  g_autoptr (PassoJsonPath) path = compile ("$a[?(@.x == $b.y && (@.z in $c || @.z == $a))]");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  passo_json_path_list_variables (path, names);
  g_assert_cmpuint (names->len, ==, 3);
  g_assert_cmpstr (names->pdata[0], ==, "a");
  g_assert_cmpstr (names->pdata[1], ==, "b");
  g_assert_cmpstr (names->pdata[2], ==, "c");
}

static void
test_shares (void)
{
  g_auto (PassoValue) input = parse ("{\"a\": [{\"b\": [1, 2, 3]}]}");
  g_autoptr (PassoJsonPath) path = compile ("$.a[0].b");
  PassoValue there = passo_value_get_member (
    passo_value_get_element (passo_value_get_member (input, "a"), 0), "b");
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;
  g_auto (PassoValue) found = PASSO_VALUE_INIT;
  PassoJsonPathMiss miss;

  scope.input = input;
  g_assert_true (passo_json_path_evaluate (path, &scope, &found, &miss));
  g_assert_true (memcmp (&found, &there, sizeof found) == 0);
}

static void
test_miss (void)
{
  g_auto (PassoValue) input = parse ("{\"a\": [{\"b\": 7}]}");
  const struct
  {
    const char *text;
    PassoJsonPathReason reason;
    guint step;
    gboolean last;
  } misses[] = {
    { "$.x", PASSO_JSON_PATH_NO_MEMBER, 0, TRUE },
    { "$.a[0].x.y.z", PASSO_JSON_PATH_NO_MEMBER, 2, FALSE },
    { "$.a[1]", PASSO_JSON_PATH_NO_ELEMENT, 1, TRUE },
    { "$.a[-2].b", PASSO_JSON_PATH_NO_ELEMENT, 1, FALSE },
    { "$.a[0][0]", PASSO_JSON_PATH_NOT_AN_ARRAY, 2, TRUE },
    { "$v.x", PASSO_JSON_PATH_NO_VARIABLE, 0, TRUE },
    { "$.a.sum()", PASSO_JSON_PATH_FUNCTION_FAILED, 1, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (misses); i++)
    {
      g_autoptr (PassoJsonPath) path = compile (misses[i].text);
      PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;
      PassoValue found = PASSO_VALUE_INIT;
      PassoJsonPathMiss miss;

      scope.input = input;
      g_assert_false (passo_json_path_evaluate (path, &scope, &found, &miss));
      g_assert_true (passo_value_is_undefined (found));
      g_assert_cmpint (miss.reason, ==, misses[i].reason);
      g_assert_cmpuint (miss.step, ==, misses[i].step);
      g_assert_cmpint (miss.last, ==, misses[i].last);
    }
}

/* The budget decides by counting, so the same evaluation always stops at the same place. */
static void
test_budget (void)
{
  g_auto (PassoValue) input = parse ("[[1,2,3],[4,5,6],[7,8,9]]");
  g_autoptr (PassoJsonPath) path = compile ("$..*");
  guint64 needed = 0;

  for (guint64 steps = 0; steps < 1000 && needed == 0; steps++)
    {
      PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;
      g_auto (PassoValue) found = PASSO_VALUE_INIT;
      PassoJsonPathMiss miss;

      scope.input = input;
      scope.steps = steps;
      if (passo_json_path_evaluate (path, &scope, &found, &miss))
        needed = steps;
      else
        g_assert_cmpint (miss.reason, ==, PASSO_JSON_PATH_BUDGET);
    }
  g_assert_cmpuint (needed, ==, 17);
}

/* A regular expression that would try for ages is a failure, never “no match”. */
static void
test_regex_budget (void)
{
  g_auto (PassoValue) input = parse ("[\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!b\"]");
  g_autoptr (PassoJsonPath) path = compile ("$[?(@ =~ /(a|aa|a?a)+b/)]");
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;
  PassoValue found = PASSO_VALUE_INIT;
  PassoJsonPathMiss miss;

  scope.input = input;
  g_assert_false (passo_json_path_evaluate (path, &scope, &found, &miss));
  g_assert_cmpint (miss.reason, ==, PASSO_JSON_PATH_BUDGET);
}

static void
check_hostile (const char *begin,
               const char *middle,
               guint       n,
               const char *end)
{
  g_autoptr (GString) text = g_string_new (begin);
  g_autoptr (PassoJsonPath) path = NULL;
  g_autoptr (GError) error = NULL;
  PassoSpan where = { 0, 0 };

  for (guint i = 0; i < n; i++)
    g_string_append (text, middle);
  g_string_append (text, end);
  path = passo_json_path_compile (text->str, (gssize) text->len, PASSO_JSON_PATH_ANY, &where,
                                  &error);
  g_assert_null (path);
  g_assert_nonnull (error);
  g_assert_cmpuint (where.start, <=, text->len);
  g_assert_cmpuint (where.end, <=, text->len);
}

static void
test_hostile (void)
{
  check_hostile ("$", "[", 1000000, "");
  check_hostile ("$[?", "(", 1000000, "");
  check_hostile ("$[?(", "!", 1000000, "@.a)]");
  check_hostile ("$[?(@", "[?(@", 1000000, "");
  check_hostile ("$[?(@.a in ", "[", 1000000, "");
  check_hostile ("$", ".a", 1000000, "");
  check_hostile ("$", "..", 1000000, "");
  check_hostile ("$['", "\\", 1000001, "");
  check_hostile ("$[", "9", 1000000, "]");
}

/* What has no nesting may be as long as it likes. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new ("$[?(@ == 0");
  g_autoptr (PassoJsonPath) path = NULL;
  g_auto (PassoValue) input = parse ("[77777, 100000, 1]");
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;
  g_auto (PassoValue) found = PASSO_VALUE_INIT;
  PassoJsonPathMiss miss;

  for (guint i = 1; i < 100000; i++)
    g_string_append_printf (text, " || @ == %u", i);
  g_string_append (text, ")]");
  path = compile (text->str);
  scope.input = input;
  g_assert_true (passo_json_path_evaluate (path, &scope, &found, &miss));
  g_assert_cmpuint (passo_value_get_size (found), ==, 2);
}

/* Every prefix of a path either compiles or tells a place within it. */
static void
test_truncations (void)
{
  const char *text = "$.a['b c'][-1][?(@.x == 'it\\'s' && (@.y in [1, \"2\"] || !@.z =~ /a.b/i))]"
                     "..[1:2].*['p','q'][0,1].length()";

  for (gsize n = 0; n <= strlen (text); n++)
    {
      g_autoptr (PassoJsonPath) path = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *copy = g_memdup2 (text, n);
      PassoSpan where = { 0, 0 };

      path = passo_json_path_compile (copy == NULL ? "" : copy, (gssize) n, PASSO_JSON_PATH_ANY,
                                      &where, &error);
      g_assert_true ((path == NULL) == (error != NULL));
      g_assert_cmpuint (where.end, <=, n);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  case_file_add_tests ("/json-path/cases", argv[1], run_path);
  g_test_add_func ("/json-path/definite", test_definite);
  g_test_add_func ("/json-path/root", test_root);
  g_test_add_func ("/json-path/list-variables", test_list_variables);
  g_test_add_func ("/json-path/shares", test_shares);
  g_test_add_func ("/json-path/miss", test_miss);
  g_test_add_func ("/json-path/budget", test_budget);
  g_test_add_func ("/json-path/regex-budget", test_regex_budget);
  g_test_add_func ("/json-path/hostile", test_hostile);
  g_test_add_func ("/json-path/long", test_long);
  g_test_add_func ("/json-path/truncations", test_truncations);

  return g_test_run ();
}
