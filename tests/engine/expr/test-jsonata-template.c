/* test-jsonata-template.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <string.h>

#include "expr-case.h"

/* What a run gives to an expression, and what was asked of it. */
typedef struct
{
  PassoValue input;
  PassoValue context;
  PassoValue states;
  guint      n_asked;
  guint      n_contexts;
} Host;

static PassoValue
get_states (gpointer data,
            gboolean with_context)
{
  Host *self = data;
  g_auto (PassoObjectBuilder) builder = { NULL };

  self->n_asked++;
  self->n_contexts += with_context;
  passo_object_builder_init (&builder, 2);
  passo_object_builder_put (&builder, "input", -1, self->input);
  if (with_context)
    passo_object_builder_put (&builder, "context", -1, self->context);
  passo_value_take (&self->states, passo_object_builder_finish (&builder));

  return self->states;
}

static PassoEvalScope
make_scope (Host *host)
{
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;

  scope.get_states = get_states;
  scope.data = host;

  return scope;
}

static PassoPayloadTemplate *
compile (const char     *text,
         PassoValuePool *pool,
         GPtrArray     **problems)
{
  g_autoptr (GError) error = NULL;
  g_auto (PassoValue) value = passo_json_parse (text, -1, PASSO_JSON_READER_KEEP_SOURCE, &error);

  g_assert_no_error (error);
  *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_template_problem_free);

  return passo_payload_template_compile_jsonata (value, "Field", pool, *problems);
}

static char *
dup_failure (const PassoFailure *failure)
{
  g_autofree char *text = expr_case_dup_failure (failure);

  return g_strdup_printf ("%sat %s\n", text, failure->location);
}

static PassoValueType
get_type (const char *word)
{
  static const struct { const char *word; PassoValueType type; } types[] = {
    { "null", PASSO_VALUE_NULL }, { "boolean", PASSO_VALUE_BOOLEAN },
    { "number", PASSO_VALUE_NUMBER }, { "string", PASSO_VALUE_STRING },
    { "array", PASSO_VALUE_ARRAY }, { "object", PASSO_VALUE_OBJECT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i].word, word) == 0)
      return types[i].type;

  g_error ("No type: %s", word);
}

/* @wanted is the name of a type, the greatest of the integers that are taken, or nothing. */
static gboolean
evaluate (const PassoPayloadTemplate  *template,
          PassoEvalScope              *scope,
          PassoValue                   wanted,
          PassoValue                  *out,
          PassoFailure               **failure)
{
  gint64 number = 0;

  if (passo_value_is_string (wanted))
    return passo_payload_template_evaluate_typed (
      template, scope, get_type (passo_value_get_string (wanted, NULL)), out, failure);
  if (passo_value_is_undefined (wanted))
    return passo_payload_template_evaluate (template, scope, out, failure);
  if (!passo_payload_template_evaluate_integer (template, scope, 1,
                                                (gint64) passo_value_get_number (wanted), &number,
                                                failure))
    return FALSE;

  *out = passo_value_integer (number);
  return TRUE;
}

static char *
run_template (const CaseFile *test_case)
{
  g_auto (ExprCase) expr = { NULL };
  g_autoptr (PassoPayloadTemplate) template = NULL;
  g_autoptr (PassoFailure) failure = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  Host host = { PASSO_VALUE_INIT };
  PassoEvalScope scope;
  char *text;

  expr_case_init (&expr, test_case);
  template = compile (expr.text, NULL, &problems);
  g_assert_true ((template == NULL) == (problems->len > 0));
  if (template == NULL)
    return expr_case_dup_problems (problems);

  host.input = expr.input;
  host.context = expr.context;
  scope = make_scope (&host);
  scope.variables = expr.variables;
  text = evaluate (template, &scope, expr.extra, &value, &failure) ? expr_case_dup_value (value)
                                                                   : dup_failure (failure);
  passo_value_clear (&host.states);

  return text;
}

/* Parts without expressions are the same value in each result, and the pool's where there is one. */
static void
test_constants_shared (void)
{
  g_autoptr (PassoValuePool) pool = passo_value_pool_new ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (PassoPayloadTemplate) template = compile ("{\"c\": [1, {\"d\": 2}], \"x\": \"{% 1 %}\"}",
                                                       pool, &problems);
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;
  PassoFailure *failure = NULL;
  g_auto (PassoValue) first = PASSO_VALUE_INIT;
  g_auto (PassoValue) second = PASSO_VALUE_INIT;
  PassoValue a, b;

  g_assert_true (passo_payload_template_evaluate (template, &scope, &first, &failure));
  g_assert_true (passo_payload_template_evaluate (template, &scope, &second, &failure));
  a = passo_value_get_member (first, "c");
  b = passo_value_get_member (second, "c");
  g_assert_true (memcmp (&a, &b, sizeof a) == 0);
}

/* The host is asked for `$states` only where it is read, and to put the context into it only where
 * that may be read. */
static void
test_lazy_states (void)
{
  static const struct { const char *text; guint n_asked; guint n_contexts; } cases[] = {
    { "\"{% 1 + 1 %}\"", 0, 0 },
    { "{\"states\": \"$states\", \"x\": \"{% 'states' %}\"}", 0, 0 },
    { "\"{% $states.input.a %}\"", 1, 0 },
    { "\"{% $states . input %}\"", 1, 0 },
    { "[\"{% $states.input.a %}\", \"{% $states.input.b %}\"]", 2, 0 },
    { "\"{% $states.context.c %}\"", 1, 1 },
    { "\"{% $states %}\"", 1, 1 },
    { "\"{% $states.* %}\"", 1, 1 },
    { "\"{% ($s := $states; $s.context.c) %}\"", 1, 1 },
    { "\"{% $lookup($states, 'con' & 'text') %}\"", 1, 1 },
    { "\"{% $states.`context`.c %}\"", 1, 1 },
    { "\"{% $states.input.(%.context.c) %}\"", 1, 1 },
    { "\"{% $states/**/.context.c %}\"", 1, 1 },
    { "\"{% $states.input.a & $keys($states)[0] %}\"", 2, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (PassoPayloadTemplate) template = compile (cases[i].text, NULL, &problems);
      g_autoptr (PassoFailure) failure = NULL;
      g_auto (PassoValue) value = PASSO_VALUE_INIT;
      Host host = { PASSO_VALUE_INIT };
      PassoEvalScope scope = make_scope (&host);

      host.input = passo_json_parse ("{\"a\":\"x\",\"b\":2}", -1, PASSO_JSON_READER_DEFAULT, NULL);
      host.context = passo_json_parse ("{\"c\":3}", -1, PASSO_JSON_READER_DEFAULT, NULL);
      g_assert_nonnull (template);
      g_assert_true (passo_payload_template_evaluate (template, &scope, &value, &failure));
      g_assert_cmpuint (host.n_asked, ==, cases[i].n_asked);
      g_assert_cmpuint (host.n_contexts, ==, cases[i].n_contexts);
      passo_value_clear (&host.input);
      passo_value_clear (&host.context);
      passo_value_clear (&host.states);
    }
}

static guint64
draw (gpointer data,
      guint    counter)
{
  return passo_random_bits (*(guint64 *) data, 0, 0, counter);
}

static char *
evaluate_with_seed (const PassoPayloadTemplate *template,
                    guint64                     seed)
{
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;
  g_autoptr (PassoFailure) failure = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  scope.random = draw;
  scope.data = &seed;
  scope.millis = 1704067200123;
  g_assert_true (passo_payload_template_evaluate (template, &scope, &value, &failure));

  return expr_case_dup_value (value);
}

/* Chance and time are the run's. */
static void
test_random_and_clock (void)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (PassoPayloadTemplate) template = NULL;
  g_autofree char *one = NULL;
  g_autofree char *again = NULL;
  g_autofree char *other = NULL;

  template = compile ("[\"{% $random() %}\", \"{% $random() %}\", \"{% $now() %}\","
                      " \"{% $shuffle([1..20]) %}\", \"{% $millis() %}\"]", NULL, &problems);
  one = evaluate_with_seed (template, 1);
  again = evaluate_with_seed (template, 1);
  other = evaluate_with_seed (template, 2);
  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (one, !=, other);
  g_assert_nonnull (strstr (one, "\"2024-01-01T00:00:00.123Z\""));
  g_assert_nonnull (strstr (one, "1704067200123"));
}

static void
test_list_variables (void)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PassoPayloadTemplate) template = NULL;

  template = compile ("{\"a\":\"{% $x & $map($y.z, $string) & $states.input.q %}\","
                      "\"b\":[\"{% ($l := 1; function($p){$p + $l + $x}) %}\",\"$w\"]}",
                      NULL, &problems);
  g_assert_cmpuint (problems->len, ==, 0);
  passo_payload_template_list_variables (template, names);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (names->pdata[0], ==, "x");
  g_assert_cmpstr (names->pdata[1], ==, "y");
}

/* All expressions that share a scope share its steps. */
static void
test_steps (void)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (PassoPayloadTemplate) template = NULL;
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  g_autoptr (PassoFailure) failure = NULL;
  guint64 cost;

  template = compile ("[\"{% $sum([1..100000]) %}\", \"{% $sum([1..100000]) %}\"]", NULL, &problems);
  g_assert_true (passo_payload_template_evaluate (template, &scope, &value, &failure));
  cost = PASSO_EVAL_DEFAULT_STEPS - scope.steps;
  g_assert_cmpuint (cost, >, 2000);
  passo_value_clear (&value);
  scope.steps = cost - 1;
  g_assert_false (passo_payload_template_evaluate (template, &scope, &value, &failure));
  g_assert_cmpstr (failure->location, ==, "Field[1]");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  case_file_add_tests ("/jsonata-template/cases", argv[1], run_template);
  g_test_add_func ("/jsonata-template/constants-shared", test_constants_shared);
  g_test_add_func ("/jsonata-template/lazy-states", test_lazy_states);
  g_test_add_func ("/jsonata-template/steps", test_steps);
  g_test_add_func ("/jsonata-template/random-and-clock", test_random_and_clock);
  g_test_add_func ("/jsonata-template/list-variables", test_list_variables);

  return g_test_run ();
}
