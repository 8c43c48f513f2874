/* test-jsonata.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

#include "case-file.h"
#include "repeat.h"

static char *
describe (const char        *text,
          gsize              length,
          PassoJsonataScope *scope)
{
  g_autoptr (PassoJsonataError) error = NULL;
  g_autoptr (PassoJsonata) expression = passo_jsonata_compile (text, (gssize) length,
                                                               PASSO_JSONATA_REFERENCE, &error);
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  if (expression == NULL || !passo_jsonata_evaluate (expression, scope, &value, &error))
    {
      g_assert_nonnull (error);
      g_assert_true (passo_value_is_undefined (value));
      g_assert_true (error->message != NULL && g_utf8_validate (error->message, -1, NULL));
      return g_strdup_printf ("%s %" G_GSIZE_FORMAT, error->code, error->position);
    }
  g_assert_null (error);
  if (passo_value_is_undefined (value))
    return g_strdup ("undefined");

  return passo_json_write (value, PASSO_JSON_WRITER_STRIP, NULL);
}

static char *
run_case (const CaseFile *test_case)
{
  PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;
  g_auto (PassoValue) input = PASSO_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = g_strsplit (test_case->input, "\n", 2);
  g_autofree char *answer = NULL;

  if (lines[1] != NULL && lines[1][0] != '\0')
    input = passo_json_parse (lines[1], -1, PASSO_JSON_READER_DEFAULT, &error);
  g_assert_no_error (error);
  scope.input = input;

  answer = describe (lines[0], strlen (lines[0]), &scope);

  return g_strconcat (answer, "\n", NULL);
}

static void
check_code (const char        *text,
            PassoJsonataScope *scope,
            const char        *code)
{
  g_autofree char *answer = describe (text, strlen (text), scope);

  if (!g_str_has_prefix (answer, code))
    g_error ("%s came to %.99s, not to %s", text, answer, code);
}

/* Each budget ends with its own error. */
static void
test_budgets (void)
{
  PassoJsonataScope steps = PASSO_JSONATA_SCOPE_INIT;
  PassoJsonataScope bytes = PASSO_JSONATA_SCOPE_INIT;
  PassoJsonataScope depth = PASSO_JSONATA_SCOPE_INIT;

  steps.steps = 10000;
  check_code ("($f := function(){$f()}; $f())", &steps, "U1003");
  check_code ("[1..20000].($)", &steps, "U1003");
  bytes.bytes = 1 << 20;
  check_code ("$pad('x', 1e9)", &bytes, "U1004");
  check_code ("$reduce([1..60], function($a, $b){$append($a, $a)}, [1])", &bytes, "U1004");
  check_code ("$reduce([1..60], function($a, $b){$a & $a}, 'x')", &bytes, "U1004");
  depth.depth = 20;
  check_code ("($f := function($n){1 + $f($n)}; $f(1))", &depth, "U1001");
  check_code ("1+1", &depth, "2");
}

/* Texts that nest without end are refused; none ends the program. */
static void
test_nesting (void)
{
  static const struct { const char *text; const char *code; } cases[] = {
    { "(", "U1002" }, { "[", "U1002" }, { "-", "U1002" }, { "{\"a\":", "U1002" },
    { "1?", "U1002" }, { "$f(", "U1002" }, { "1+", "S0207" }, { "a.", "S0207" },
    { "a[", "U1002" }, { "%.", "U1002" },
  };
  PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = repeat (cases[i].text, i + 1 < G_N_ELEMENTS (cases) ? 100000 : 20000);

      check_code (text, &scope, cases[i].code);
    }
}

/* Nothing that is too deep becomes nothing, wherever it is put together. */
static void
test_deep_values (void)
{
  static const struct { const char *text; const char *answer; } cases[] = {
    { "$count($)", "U1008" },
    { "$exists($)", "true" },
    { "[$]", "U1008" },
    { "{'k': $}", "U1008" },
    { "1{'k': $$}", "U1008" },
    { "[1, $]", "U1008" },
    { "$type($.k)", "\"object\"" },
    { "[1, 2].($$)", "U1008" },
    { "$append($, 1)", "U1008" },
    { "$count($append(1, $))", "U1008" },
    { "$exists([$])", "U1008" },
    { "$type([[1, $]])", "U1008" },
    { "($x := [[$]]; 1)", "U1008" },
    { "$map([1, 2], function($x){$$})", "U1008" },
    { "$filter([$, 1], $boolean)", "U1008" },
    { "$zip([1], $)", "U1008" },
    { "$spread({'k': $})", "U1008" },
    { "$merge([{'k': $}])", "U1008" },
    { "{'k': 1} ~> |$|{'k': $$}|", "U1008" },
    { "$sort([2, 1], function($a, $b){$count([$$]) > 1})", "U1008" },
    { "$reverse([$])", "U1008" },
    { "$distinct([$, $])", "U1008" },
    { "$eval('[$]', $)", "U1008" },
    { "$sum([1, 2])", "3" },
  };
  g_autofree char *opened = repeat ("{\"k\":", PASSO_VALUE_MAX_DEPTH);
  g_autofree char *closed = repeat ("}", PASSO_VALUE_MAX_DEPTH);
  g_autofree char *text = g_strconcat (opened, "1", closed, NULL);
  g_auto (PassoValue) input = passo_json_parse (text, -1, PASSO_JSON_READER_DEFAULT, NULL);
  PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;

  g_assert_cmpuint (passo_value_get_depth (input), ==, PASSO_VALUE_MAX_DEPTH);
  scope.input = input;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_code (cases[i].text, &scope, cases[i].answer);
}

static char *
describe_with (const char *text,
               PassoValue  input)
{
  PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;

  scope.input = input;

  return describe (text, strlen (text), &scope);
}

/* How a value was made makes no difference to who reads it later. */
static void
test_made_values (void)
{
  static const char *const makers[] = {
    "{'k': [1]}.k[]",
    "($c := {'k': [1, 2][$ = 1][]}; {'a': $c, 'b': $c, 'l': [$c, $c]})",
    "($c := {'k': [[1].[$]]}; {'a': $c, 'b': $c, 'l': [$c, $c]})",
    "($c := {'k': $map([1], function($x){$x})}; {'a': $c, 'b': {'c': $c}, 'l': [[$c], $c]})",
    "($c := [1, 2].[$]; {'a': {'k': $c}, 'b': [$c, [$c]], 'l': $c})",
    "$reduce([1..6], function($a, $b){{'a': $a, 'b': $a, 'k': [3][]}}, {'k': [1].[$]})",
  };
  static const char *const readers[] = {
    "$", "a.k", "a[0].k", "l.k", "l[0]", "l[1].k", "b.$", "b[1]", "b.*", "**.k", "$count(**)",
    "a.k ~> $append(a.k)", "[a.k, b.k]", "l.(k)", "a.(k)", "b.(k.$)", "$$.l.[$]", "$.$",
    "$map(l, function($v){$v})", "l[k = 1]", "{'k': a.k}", "$each(a, function($v){$v})",
  };

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;
      g_autoptr (PassoJsonata) maker = passo_jsonata_compile (makers[i], -1,
                                                              PASSO_JSONATA_REFERENCE, NULL);
      g_auto (PassoValue) made = PASSO_VALUE_INIT;
      g_auto (PassoValue) read = PASSO_VALUE_INIT;
      g_autofree char *text = NULL;

      g_assert_true (passo_jsonata_evaluate (maker, &scope, &made, NULL));
      text = passo_json_write (made, PASSO_JSON_WRITER_STRIP, NULL);
      read = passo_json_parse (text, -1, PASSO_JSON_READER_DEFAULT, NULL);
      for (guint j = 0; j < G_N_ELEMENTS (readers); j++)
        {
          g_autofree char *of_made = describe_with (readers[j], made);
          g_autofree char *of_read = describe_with (readers[j], read);

          if (!g_str_equal (of_made, of_read))
            g_error ("%s of what %s made came to %.99s, of its text to %.99s", readers[j],
                     makers[i], of_made, of_read);
        }
    }
}

/* Every prefix of an expression is evaluated or has an error within it. */
static void
test_truncations (void)
{
  const char *text = "($f := function($a, $b)<n-n?:n>{$a + $b}; a@$x#$i.b[c = `d e`][-1]^(>f, g)"
                     ".{'k': %.h, \"\\u00e9\": /x[/]y/im} ~> |p|{}, ['q']| ~> $map(?, $f); "
                     "[1..3, -2.5e-1, *, **] /* end */ ? true : $$ ?? null)";
  PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;

  for (gsize n = 0; n <= strlen (text); n++)
    {
      g_autoptr (PassoJsonataError) error = NULL;
      g_autofree char *copy = g_strndup (text, n);
      g_autoptr (PassoJsonata) expression = passo_jsonata_compile (copy, (gssize) n,
                                                                   PASSO_JSONATA_REFERENCE, &error);

      g_assert_true ((expression == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_cmpuint (error->position, <=, n);
      else
        g_free (describe (copy, n, &scope));
    }
}

static gboolean
look_up (gpointer    data,
         PassoValue  name,
         PassoValue *out)
{
  guint *asked = data;

  *asked += 1;
  if (strcmp (passo_value_get_string (name, NULL), "host") != 0)
    return FALSE;
  *out = passo_value_number (5);

  return TRUE;
}

/* The host is asked for what the expression does not bind itself, and before the functions. */
static void
test_lookup (void)
{
  static const struct { const char *text; const char *value; guint asked; } cases[] = {
    { "$host + 1", "6", 1 },
    { "($host := 2; $host)", "2", 0 },
    { "function($x){$x + $host}(1)", "6", 1 },
    { "$other", "undefined", 1 },
    { "$sum([1, 2])", "3", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint asked = 0;
      PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;
      g_autofree char *answer = NULL;

      scope.lookup = look_up;
      scope.data = &asked;
      answer = describe (cases[i].text, strlen (cases[i].text), &scope);
      g_assert_cmpstr (answer, ==, cases[i].value);
      g_assert_cmpuint (asked, ==, cases[i].asked);
    }
}

static guint64
count_bits (gpointer data)
{
  guint64 *n = data;

  return (++*n) << 61;
}

static void
test_random (void)
{
  guint64 n = 0;
  PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;
  g_autofree char *answer = NULL;

  scope.random = count_bits;
  scope.data = &n;
  answer = describe ("[$random(), $random()]", 22, &scope);
  g_assert_cmpstr (answer, ==, "[0.125,0.25]");
}

/* A function is no result for the service. */
static void
test_unsupported (void)
{
  static const char *const cases[] = { "$sum", "[1, $sum]", "{'a': function(){1}}", "/x/" };
  PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PassoJsonataError) error = NULL;
      g_autoptr (PassoJsonata) expression = passo_jsonata_compile (cases[i], -1, PASSO_JSONATA_AWS,
                                                                   NULL);
      g_auto (PassoValue) value = PASSO_VALUE_INIT;

      g_assert_nonnull (expression);
      g_assert_false (passo_jsonata_evaluate (expression, &scope, &value, &error));
      g_assert_cmpint (error->kind, ==, PASSO_JSONATA_ERROR_UNSUPPORTED);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  case_file_add_tests ("/jsonata/cases", argv[1], run_case);
  g_test_add_func ("/jsonata/lookup", test_lookup);
  g_test_add_func ("/jsonata/random", test_random);
  g_test_add_func ("/jsonata/unsupported", test_unsupported);
  g_test_add_func ("/jsonata/budgets", test_budgets);
  g_test_add_func ("/jsonata/nesting", test_nesting);
  g_test_add_func ("/jsonata/deep-values", test_deep_values);
  g_test_add_func ("/jsonata/made-values", test_made_values);
  g_test_add_func ("/jsonata/truncations", test_truncations);

  return g_test_run ();
}
