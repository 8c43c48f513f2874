/* bench-jsonata.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "json/passo-array-builder.h"
#include "json/passo-object-builder.h"

/* Prints what one evaluation of a compiled JSONata expression costs, in CPU time of this thread, the
 * best of several rounds:
 *
 *   bench-jsonata [--json] EXPRESSIONS.json [WORKFLOWS-DIR INPUT.json]
 *
 * EXPRESSIONS.json has `states` and the named `expressions` over it; jsonata-expressions.mjs takes
 * the same file through the reference implementation. WORKFLOWS-DIR has jsonata.asl.json: all its
 * expressions are evaluated as one execution with INPUT.json would. Then growth: with data that an
 * expression does not touch, with variables, and with data that it does touch.
 */

#define N_ROUNDS 7

/* CPU time of a round, and of all rounds of one figure. */
#define ROUND_NS 3e7
#define TOTAL_NS 4e8

static gboolean as_json;

typedef struct
{
  PassoJsonata *expression;
  PassoValue    variables;   /* an object; borrowed */
} Bench;

typedef void (*BenchFunc) (gpointer data);

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (double) time.tv_sec * 1e9 + (double) time.tv_nsec;
}

static double
run_round (BenchFunc func,
           gpointer  data,
           guint     n)
{
  double start = now ();

  for (guint i = 0; i < n; i++)
    func (data);

  return (now () - start) / n;
}

/* Nanoseconds of one call. */
static double
measure (BenchFunc func,
         gpointer  data)
{
  double start = now ();
  double best = run_round (func, data, 1);
  guint n = (guint) CLAMP (ROUND_NS / MAX (best, 1), 1, 1e6);

  for (guint i = 0; i < N_ROUNDS && now () - start < TOTAL_NS; i++)
    {
      best = MIN (best, run_round (func, data, n));
      n = (guint) CLAMP (ROUND_NS / MAX (best, 1), 1, 1e6);
    }

  return best;
}

static void
print_figure (const char *group,
              const char *name,
              guint64     size,
              double      nanoseconds,
              double      per_element)
{
  if (as_json)
    {
      printf ("{\"engine\":\"passo\",\"bench\":\"%s\",\"name\":\"%s\",\"n\":%" G_GUINT64_FORMAT
              ",\"ns\":%.1f,\"ns_each\":%.1f}\n", group, name, size, nanoseconds, per_element);
      return;
    }
  printf ("%-11s %-28s %9" G_GUINT64_FORMAT " %14.1f ns %10.1f ns each\n", group, name, size,
          nanoseconds, per_element);
}

static PassoValue
read_file (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  PassoValue value = PASSO_VALUE_INIT;
  gsize length;

  if (g_file_get_contents (path, &text, &length, &error))
    value = passo_json_parse (text, (gssize) length, PASSO_JSON_READER_DEFAULT, &error);
  if (error != NULL)
    {
      fprintf (stderr, "bench-jsonata: %s: %s\n", path, error->message);
      exit (1);
    }

  return value;
}

static PassoJsonata *
compile (const char *text,
         gsize       length)
{
  g_autoptr (PassoJsonataError) error = NULL;
  PassoJsonata *expression = passo_jsonata_compile (text, (gssize) length, PASSO_JSONATA_AWS,
                                                    &error);

  if (expression == NULL)
    g_error ("%s: %s", text, error->message);

  return expression;
}

static gboolean
look_up (gpointer    data,
         PassoValue  name,
         PassoValue *out)
{
  *out = passo_value_get_member_by_key (*(PassoValue *) data, name);

  return !passo_value_is_undefined (*out);
}

static PassoValue
evaluate (const PassoJsonata *expression,
          PassoValue          variables)
{
  PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;
  g_autoptr (PassoJsonataError) error = NULL;
  PassoValue value = PASSO_VALUE_INIT;

  scope.lookup = look_up;
  scope.data = &variables;
  if (!passo_jsonata_evaluate (expression, &scope, &value, &error))
    g_error ("%s: %s", error->code, error->message);

  return value;
}

/* An object of one more member. */
static PassoValue
bind (PassoValue  bindings,
      const char *name,
      PassoValue  value)
{
  PassoObjectBuilder builder;

  passo_object_builder_init_from (&builder, bindings);
  passo_object_builder_put (&builder, name, -1, value);

  return passo_object_builder_finish (&builder);
}

static void
run_expression (gpointer data)
{
  Bench *bench = data;
  PassoValue value = evaluate (bench->expression, bench->variables);

  if (passo_value_is_undefined (value))
    g_error ("an expression gave nothing");
  passo_value_unref (value);
}

static void
bench_text (const char *group,
            const char *name,
            const char *text,
            PassoValue  variables,
            guint64     size,
            guint64     divisor)
{
  g_autoptr (PassoJsonata) expression = compile (text, strlen (text));
  Bench bench = { .expression = expression, .variables = variables };
  double nanoseconds = measure (run_expression, &bench);

  print_figure (group, name, size, nanoseconds, nanoseconds / divisor);
}

static void
bench_expressions (PassoValue file)
{
  PassoValue expressions = passo_value_get_member (file, "expressions");
  g_auto (PassoValue) bindings = bind (passo_value_undefined (), "states",
                                       passo_value_get_member (file, "states"));

  for (guint i = 0; i < passo_value_get_size (expressions); i++)
    {
      const char *name;
      PassoValue text = passo_value_get_nth_member (expressions, i, &name, NULL);

      bench_text ("expression", name, passo_value_get_string (text, NULL), bindings, 1, 1);
    }
}

/* --- The expressions of a workflow, as its execution would evaluate them ---------------------- */

/* A template: an expression, an object of templates, or a constant. */
typedef struct
{
  PassoJsonata *expression;
  PassoValue    value;
  GPtrArray    *members;
} Template;

typedef struct
{
  Template  *items, *selector, *arguments, *assign, *output, *label;
  PassoValue input;
  guint      n_evaluations;
} Workflow;

static void
template_free (gpointer data)
{
  Template *self = data;

  g_clear_pointer (&self->expression, passo_jsonata_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_free (self);
}

static Template *
template_new (PassoValue value)
{
  Template *self = g_new0 (Template, 1);
  gsize length;
  const char *text = passo_value_get_string (value, &length);

  self->value = value;
  if (text != NULL && g_str_has_prefix (text, "{%"))
    self->expression = compile (text + 2, length - 4);
  if (passo_value_is_object (value))
    self->members = g_ptr_array_new_with_free_func (template_free);
  for (guint i = 0; i < passo_value_get_size (value) && self->members != NULL; i++)
    g_ptr_array_add (self->members,
                     template_new (passo_value_get_nth_member (value, i, NULL, NULL)));

  return self;
}

static PassoValue
fill (const Template *self,
      PassoValue      bindings,
      guint          *n_evaluations)
{
  PassoObjectBuilder builder;

  if (self->expression != NULL)
    {
      ++*n_evaluations;
      return evaluate (self->expression, bindings);
    }
  if (self->members == NULL)
    return passo_value_ref (self->value);
  passo_object_builder_init (&builder, self->members->len);
  for (guint i = 0; i < self->members->len; i++)
    passo_object_builder_take_by_key (&builder, passo_value_get_nth_key (self->value, i),
                                      fill (g_ptr_array_index (self->members, i), bindings,
                                            n_evaluations));

  return passo_object_builder_finish (&builder);
}

/* { "states": { input, extra } } and the variables. */
static PassoValue
make_bindings (PassoValue  input,
               const char *name,
               PassoValue  extra,
               PassoValue  variables)
{
  g_auto (PassoValue) one = bind (passo_value_undefined (), "input", input);
  g_auto (PassoValue) states = passo_value_is_undefined (extra) ? passo_value_ref (one)
                                                                : bind (one, name, extra);

  return bind (variables, "states", states);
}

static PassoValue
make_context (PassoValue item,
              guint      index)
{
  g_auto (PassoValue) value = bind (passo_value_undefined (), "Value", item);
  g_auto (PassoValue) both = bind (value, "Index", passo_value_integer (index));
  g_auto (PassoValue) map_item = bind (passo_value_undefined (), "Item", both);

  return bind (passo_value_undefined (), "Map", map_item);
}

static PassoValue
run_item (Workflow  *self,
          PassoValue item,
          guint      index)
{
  PassoValue none = passo_value_undefined ();
  guint *n = &self->n_evaluations;
  g_auto (PassoValue) context = make_context (item, index);
  g_auto (PassoValue) selecting = make_bindings (self->input, "context", context, none);
  g_auto (PassoValue) inner = fill (self->selector, selecting, n);
  g_auto (PassoValue) entering = make_bindings (inner, NULL, none, none);
  g_auto (PassoValue) arguments = fill (self->arguments, entering, n);
  g_auto (PassoValue) leaving = make_bindings (inner, "result", arguments, none);
  g_auto (PassoValue) variables = fill (self->assign, leaving, n);
  g_auto (PassoValue) output = fill (self->output, leaving, n);
  g_auto (PassoValue) labelling = make_bindings (output, NULL, none, variables);

  return fill (self->label, labelling, n);
}

static void
run_workflow (gpointer data)
{
  Workflow *self = data;
  PassoValue none = passo_value_undefined ();
  g_auto (PassoValue) bindings = make_bindings (self->input, NULL, none, none);
  g_auto (PassoValue) items = PASSO_VALUE_INIT;
  g_auto (PassoValue) last = PASSO_VALUE_INIT;

  self->n_evaluations = 0;
  items = fill (self->items, bindings, &self->n_evaluations);
  for (guint i = 0; i < passo_value_get_size (items); i++)
    passo_value_take (&last, run_item (self, passo_value_get_element (items, i), i));
  if (!passo_value_is_string (passo_value_get_member (last, "label")))
    g_error ("the workflow did not come to its labels");
}

static void
bench_workflow (const char *folder,
                const char *input_path)
{
  g_autofree char *path = g_build_filename (folder, "jsonata.asl.json", NULL);
  g_auto (PassoValue) machine = read_file (path);
  g_auto (PassoValue) input = read_file (input_path);
  PassoValue each = passo_value_get_member (passo_value_get_member (machine, "States"), "Each");
  PassoValue processor = passo_value_get_member (each, "ItemProcessor");
  PassoValue states = passo_value_get_member (processor, "States");
  PassoValue price = passo_value_get_member (states, "Price");
  PassoValue label = passo_value_get_member (states, "Label");
  Workflow workflow = {
    .items = template_new (passo_value_get_member (each, "Items")),
    .selector = template_new (passo_value_get_member (each, "ItemSelector")),
    .arguments = template_new (passo_value_get_member (price, "Arguments")),
    .assign = template_new (passo_value_get_member (price, "Assign")),
    .output = template_new (passo_value_get_member (price, "Output")),
    .label = template_new (passo_value_get_member (label, "Output")),
    .input = input,
  };
  double nanoseconds = measure (run_workflow, &workflow);

  print_figure ("workflow", "jsonata", passo_value_get_size (passo_value_get_member (input, "items")),
                nanoseconds, nanoseconds / workflow.n_evaluations);
  template_free (workflow.items);
  template_free (workflow.selector);
  template_free (workflow.arguments);
  template_free (workflow.assign);
  template_free (workflow.output);
  template_free (workflow.label);
}

/* --- Growth ----------------------------------------------------------------------------------- */

static PassoValue
make_items (guint n)
{
  g_autoptr (GString) text = g_string_new ("{\"a\":41,\"items\":[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s{\"sku\":\"s%u\",\"price\":%u.25,\"qty\":%u}", i > 0 ? "," : "",
                            (i * 7919) % n, (i * 37) % 1000, i % 7 + 1);
  g_string_append (text, "]}");

  return passo_json_parse (text->str, (gssize) text->len, PASSO_JSON_READER_DEFAULT, NULL);
}

static PassoValue
bind_items (guint n)
{
  g_auto (PassoValue) items = make_items (n);

  return make_bindings (items, NULL, passo_value_undefined (), passo_value_undefined ());
}

/* About 40 bytes an item: 1 KB to 10 MB. */
static void
bench_untouched (void)
{
  for (guint n = 25; n <= 250000; n *= 10)
    {
      g_auto (PassoValue) bindings = bind_items (n);

      bench_text ("untouched", "$states.input.a + 1", "$states.input.a + 1", bindings, n * 40, 1);
      bench_text ("untouched", "$states.input.items[3].sku", "$states.input.items[3].sku", bindings,
                  n * 40, 1);
      bench_text ("untouched", "$count($states.input.items)", "$count($states.input.items)",
                  bindings, n * 40, 1);
      bench_text ("untouched", "{items, a}",
                  "{'items': $states.input.items, 'a': $states.input.a}", bindings, n * 40, 1);
    }
}

static void
bench_touched (void)
{
  static const struct { const char *name; const char *text; } cases[] = {
    { "sum", "$sum($states.input.items.(price*qty))" },
    { "map", "$map($states.input.items, function($v){$v.price*2})" },
    { "filter", "$states.input.items[price > 500].sku" },
    { "reduce", "$reduce($states.input.items.price, function($a, $b){$a + $b})" },
    { "join", "$join($states.input.items.sku, ',')" },
    { "string", "$string($states.input.items)" },
    { "order", "$states.input.items^(price).sku" },
    { "sort", "$sort($states.input.items, function($l, $r){$l.qty > $r.qty})[0]" },
    { "group", "$states.input.items{sku: price}" },
    { "objects", "$states.input.items.{'sku': sku, 'cost': price * qty}" },
    { "merge", "$merge($states.input.items.{sku: qty})" },
    { "distinct", "$distinct($states.input.items.sku)" },
    { "position", "$states.input.items#$i.(sku & $i)" },
    { "join of two", "$states.input.items@$v.{'sku': $v.sku}" },
    { "parent", "$states.input.items.sku.(% . qty)" },
    { "descendants", "$count($states.input.**)" },
    { "transform", "$states.input ~> |items|{'cost': price * qty}|" },
    { "split", "$split($join($states.input.items.sku, ','), ',')" },
    { "replace", "$replace($join($states.input.items.sku, ','), /s(\\d)/, 't$1')" },
    { "characters", "$split($join($states.input.items.sku), '')" },
    { "zip", "$zip($states.input.items.sku, $states.input.items.qty)" },
    { "spread", "$spread($states.input.items)" },
    { "range", "[1..$count($states.input.items)].($ * 2)" },
    { "tail call", "($f := function($n, $s){$n = 0 ? $s : $f($n - 1, $s + $n)};"
      "$f($count($states.input.items), 0))" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint n = 100; n <= 100000; n *= 10)
      {
        g_auto (PassoValue) bindings = bind_items (n);

        bench_text ("touched", cases[i].name, cases[i].text, bindings, n, n);
      }
}

static void
bench_variables (void)
{
  for (guint n = 1; n <= 10000; n *= 10)
    {
      g_auto (PassoValue) bindings = bind_items (5);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *name = g_strdup_printf ("variable%u", i);

          passo_value_take (&bindings, bind (bindings, name, passo_value_integer (i)));
        }
      bench_text ("variables", "$variable0 + 1", "$variable0 + 1", bindings, n, 1);
      bench_text ("variables", "$states.input.a + 1", "$states.input.a + 1", bindings, n, 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_auto (PassoValue) file = PASSO_VALUE_INIT;
  int first = 1;

  as_json = argc > 1 && strcmp (argv[1], "--json") == 0;
  first += as_json;
  if (argc != first + 1 && argc != first + 3)
    {
      fprintf (stderr, "usage: bench-jsonata [--json] EXPRESSIONS.json [WORKFLOWS-DIR INPUT.json]\n");
      return 2;
    }
  file = read_file (argv[first]);
  bench_expressions (file);
  if (argc == first + 3)
    bench_workflow (argv[first + 1], argv[first + 2]);
  bench_untouched ();
  bench_variables ();
  bench_touched ();

  return 0;
}
