/* bench-expr.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <stdio.h>

/* Prints what one evaluation of typical expressions costs, and what compiling them does: ns, the
 * best of several rounds. Nothing is parsed while evaluating.
 */

#define N_ROUNDS 7

typedef struct
{
  PassoValue            input;
  PassoJsonPath        *path;
  PassoQuery           *query;
  PassoPayloadTemplate *template;
  PassoChoiceRule      *rule;
  const char           *text;
} Bench;

typedef void (*BenchFunc) (Bench *bench);

static PassoValue
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  PassoValue value = passo_json_parse (text, -1, PASSO_JSON_READER_KEEP_SOURCE, &error);

  if (error != NULL)
    g_error ("%s: %s", text, error->message);

  return value;
}

static PassoEvalScope
make_scope (Bench *bench)
{
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;

  scope.input = bench->input;

  return scope;
}

static void
run_path (Bench *bench)
{
  PassoEvalScope scope = make_scope (bench);
  PassoJsonPathMiss miss;
  PassoValue value;

  passo_json_path_evaluate (bench->path, &scope, &value, &miss);
  passo_value_unref (value);
}

static void
run_query (Bench *bench)
{
  PassoEvalScope scope = make_scope (bench);
  PassoFailure *failure = NULL;
  PassoValue value;

  if (!passo_query_evaluate (bench->query, &scope, "x.$", &value, &failure))
    g_error ("%s", failure->cause);
  passo_value_unref (value);
}

static void
run_template (Bench *bench)
{
  PassoEvalScope scope = make_scope (bench);
  PassoFailure *failure = NULL;
  PassoValue value;

  if (!passo_payload_template_evaluate (bench->template, &scope, &value, &failure))
    g_error ("%s", failure->cause);
  passo_value_unref (value);
}

static void
run_rule (Bench *bench)
{
  PassoEvalScope scope = make_scope (bench);
  PassoFailure *failure = NULL;
  gboolean matched;

  if (!passo_choice_rule_evaluate (bench->rule, &scope, &matched, &failure))
    g_error ("%s", failure->cause);
}

static void
compile_query (Bench *bench)
{
  passo_query_unref (passo_query_compile (PASSO_QUERY_TEMPLATE, bench->text, -1, NULL, NULL, NULL));
}

static void
print_time (const char *name,
            BenchFunc   func,
            Bench      *bench,
            guint       n)
{
  double best = G_MAXDOUBLE;

  for (int round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < n; i++)
        func (bench);
      best = MIN (best, (double) (g_get_monotonic_time () - start) * 1000 / n);
    }
  printf ("%-66.66s %9.1f ns\n", name, best);
}

static void
bench_path (const char *text,
            const char *input,
            guint       n)
{
  Bench bench = { .input = parse (input) };

  bench.path = passo_json_path_compile (text, -1, PASSO_JSON_PATH_ANY, NULL, NULL);
  print_time (text, run_path, &bench, n);
  passo_json_path_unref (bench.path);
  passo_value_unref (bench.input);
}

static void
bench_query (const char *text,
             const char *input,
             guint       n)
{
  Bench bench = { .input = parse (input), .text = text };
  g_autofree char *name = g_strconcat ("compile ", text, NULL);

  bench.query = passo_query_compile (PASSO_QUERY_TEMPLATE, text, -1, NULL, NULL, NULL);
  print_time (text, run_query, &bench, n);
  print_time (name, compile_query, &bench, n / 4);
  passo_query_unref (bench.query);
  passo_value_unref (bench.input);
}

static void
bench_template (const char *text,
                const char *input,
                guint       n)
{
  g_autoptr (PassoValuePool) pool = passo_value_pool_new ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();
  g_auto (PassoValue) value = parse (text);
  Bench bench = { .input = parse (input) };

  bench.template = passo_payload_template_compile (value, pool, problems);
  print_time (text, run_template, &bench, n);
  passo_payload_template_unref (bench.template);
  passo_value_unref (bench.input);
}

static void
bench_rule (const char *text,
            const char *input,
            guint       n)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();
  g_auto (PassoValue) value = parse (text);
  Bench bench = { .input = parse (input) };

  bench.rule = passo_choice_rule_compile (value, problems);
  print_time (text, run_rule, &bench, n);
  passo_choice_rule_unref (bench.rule);
  passo_value_unref (bench.input);
}

int
main (void)
{
  const char *order = "{\"id\":7,\"total\":125.5,\"customer\":{\"name\":\"Ada\",\"tags\":[\"new\"]},"
                      "\"items\":[{\"sku\":\"a\",\"n\":1},{\"sku\":\"b\",\"n\":5},"
                      "{\"sku\":\"c\",\"n\":3}]}";

  bench_path ("$", order, 10000000);
  bench_path ("$.total", order, 10000000);
  bench_path ("$.customer.tags[0]", order, 10000000);
  bench_path ("$.items[*].sku", order, 1000000);
  bench_path ("$.items[?(@.n > 2)].sku", order, 1000000);
  bench_path ("$..n", order, 1000000);
  bench_query ("States.MathAdd($.id, 1)", order, 2000000);
  bench_query ("States.Format('{} owes {}', $.customer.name, $.total)", order, 1000000);
  bench_template ("{\"id.$\":\"$.id\",\"who.$\":\"$.customer.name\",\"fixed\":{\"a\":[1,2,3]}}",
                  order, 1000000);
  bench_rule ("{\"Variable\":\"$.total\",\"NumericGreaterThan\":100}", order, 10000000);
  bench_rule ("{\"And\":[{\"Variable\":\"$.id\",\"IsPresent\":true},"
              "{\"Variable\":\"$.customer.name\",\"StringMatches\":\"A*a\"}]}", order, 2000000);

  return 0;
}
