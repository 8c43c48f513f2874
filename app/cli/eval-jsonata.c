/* eval-jsonata.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "eval-jsonata.h"
#include "expression-place.h"

enum
{
  STATUS_FAILED = 1,
  STATUS_UNUSABLE = 2,
};

/* What stands between the marks of a state machine, or all of it. */
static const char *
find_expression (const PassoCliJsonata *bench,
                 const char            *text,
                 gsize                 *length)
{
  PassoSpan span;

  if (bench->dialect != PASSO_JSONATA_AWS ||
      passo_expression_marks_read (text, *length) != PASSO_EXPRESSION_MARKS_BOTH)
    return text;
  span = passo_expression_marks_get_inside (text, *length);
  *length = span.end - span.start;

  return text + span.start;
}

/* `$states` as the variables have it, with the input and the context where it lacks them. */
static PassoValue
make_states (const PassoCliJsonata *bench)
{
  PassoValue given = passo_value_get_member (bench->bindings, "states");
  g_auto (PassoObjectBuilder) builder = { NULL };

  if (!passo_value_is_object (given) && !passo_value_is_undefined (given))
    return passo_value_ref (given);
  if (passo_value_is_object (given))
    passo_object_builder_init_from (&builder, given);
  else
    passo_object_builder_init (&builder, 2);
  if (!passo_value_is_undefined (bench->input) && !passo_value_has_member (given, "input"))
    passo_object_builder_put (&builder, "input", -1, bench->input);
  if (!passo_value_is_undefined (bench->context) && !passo_value_has_member (given, "context"))
    passo_object_builder_put (&builder, "context", -1, bench->context);

  return passo_object_builder_finish (&builder);
}

static PassoValue
make_bindings (const PassoCliJsonata *bench)
{
  g_auto (PassoValue) states = PASSO_VALUE_INIT;

  if (bench->dialect != PASSO_JSONATA_AWS)
    return passo_value_ref (bench->bindings);
  states = make_states (bench);
  if (!passo_value_is_object (bench->bindings))
    return passo_value_with_member (passo_value_empty_object (), "states", strlen ("states"),
                                    states);

  return passo_value_with_member (bench->bindings, "states", strlen ("states"), states);
}

/* Compiles an expression and evaluates it once. */
static gboolean
evaluate (const PassoCliJsonata    *bench,
          PassoJsonataScope        *scope,
          const char               *text,
          gsize                     length,
          PassoValue               *out,
          PassoJsonataError       **error)
{
  /* First, so that it goes last: the value may have constants of it. */
  g_autoptr (PassoJsonata) expression = passo_jsonata_compile (text, (gssize) length,
                                                               bench->dialect, error);
  g_auto (PassoValue) bindings = PASSO_VALUE_INIT;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  if (expression == NULL)
    return FALSE;
  bindings = make_bindings (bench);
  scope->bindings = bindings;
  if (bench->dialect == PASSO_JSONATA_REFERENCE)
    scope->input = bench->input;
  if (!passo_jsonata_evaluate (expression, scope, &value, error))
    return FALSE;
  *out = passo_value_copy (value);

  return TRUE;
}

static void
print_error (const char              *text,
             gsize                    offset,
             const PassoJsonataError *error)
{
  PassoSpan where = { error->span.start + offset, error->span.end + offset };

  if (error->kind == PASSO_JSONATA_ERROR_UNSUPPORTED)
    g_printerr (_("passo eval: the expression returned a function, or something that holds one, "
                  "which fails a state\n"));
  else if (error->code != NULL)
    g_printerr ("%s: %s\n", error->code, error->message);
  else
    g_printerr ("%s\n", error->message);
  /* A limit is met nowhere in particular. */
  if (where.end > where.start || error->position > 0)
    passo_cli_print_place (text, &where);
}

/* All that is wrong with what is no expression. Gives whether there is anything. */
static gboolean
print_mistakes (const PassoCliJsonata *bench,
                const char            *text,
                gsize                  offset,
                gsize                  length)
{
  g_autoptr (GPtrArray) errors = passo_jsonata_check (text + offset, (gssize) length,
                                                      bench->dialect);

  for (guint i = 0; i < errors->len; i++)
    print_error (text, offset, g_ptr_array_index (errors, i));

  return errors->len > 0;
}

/**
 * passo_cli_evaluate_jsonata:
 * @bench: what to evaluate against
 * @expression: an expression; in state machines also with its marks
 * @out: (out): its value, maybe undefined
 * @status: (out): the exit status where it has none
 *
 * Evaluates an expression, and tells the user what is wrong with it.
 *
 * Returns: FALSE where it has no value
 */
gboolean
passo_cli_evaluate_jsonata (const PassoCliJsonata *bench,
                            const char            *expression,
                            PassoValue            *out,
                            int                   *status)
{
  PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;
  g_autoptr (PassoJsonataError) error = NULL;
  gsize length = strlen (expression);
  const char *text = find_expression (bench, expression, &length);
  gsize offset = (gsize) (text - expression);

  *status = STATUS_UNUSABLE;
  if (bench->dialect == PASSO_JSONATA_AWS && text == expression &&
      passo_expression_marks_begin (text, length))
    {
      g_printerr (_("passo eval: an expression that begins with “{%%” ends with “%%}”\n"));
      return FALSE;
    }
  if (print_mistakes (bench, expression, offset, length))
    return FALSE;
  *status = STATUS_FAILED;
  if (!evaluate (bench, &scope, text, length, out, &error))
    {
      print_error (expression, offset, error);
      return FALSE;
    }
  if (bench->dialect == PASSO_JSONATA_REFERENCE || !passo_value_is_undefined (*out))
    return TRUE;
  g_printerr (_("passo eval: the expression returned nothing (undefined), which fails a state\n"));

  return FALSE;
}

static void
put_text (PassoObjectBuilder *builder,
          const char         *name,
          const char         *text)
{
  if (text != NULL)
    passo_object_builder_take (builder, name, -1, passo_value_string (text));
}

/* The reference's cases have one code for both of their limits, depth and time. */
static const char *
get_code (const PassoJsonataError *error,
          PassoValue               request)
{
  if (g_strcmp0 (error->code, "U1005") == 0 && passo_value_has_member (request, "timelimit"))
    return "U1001";

  return error->code;
}

static PassoValue
describe_error (const PassoJsonataError *error,
                PassoValue               request,
                gsize                    offset)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 4);
  put_text (&builder, "code", get_code (error, request));
  put_text (&builder, "message", error->message);
  passo_object_builder_take (&builder, "position", -1,
                             passo_value_integer ((gint64) (error->position + offset)));
  put_text (&builder, "token", error->token);

  return passo_object_builder_finish (&builder);
}

static void
read_limits (PassoJsonataScope *scope,
             PassoValue         request)
{
  PassoValue timelimit = passo_value_get_member (request, "timelimit");
  PassoValue depth = passo_value_get_member (request, "depth");
  gint64 number;

  if (passo_value_get_integer (timelimit, &number) && number > 0)
    scope->deadline = g_get_monotonic_time () + number * 1000;
  if (passo_value_get_integer (depth, &number) && number > 0)
    scope->depth = (guint) MIN (number, PASSO_JSONATA_MAX_DEPTH);
}

static PassoValue
get_either (PassoValue  request,
            const char *name,
            PassoValue  fallback)
{
  PassoValue own = passo_value_get_member (request, name);

  return passo_value_is_undefined (own) ? fallback : own;
}

/**
 * passo_cli_answer_jsonata:
 * @defaults: what to evaluate against where a request does not say
 * @request: an object with `expr`, and maybe `data`, `context`, `bindings`, `timelimit` (ms), `depth`
 *
 * Returns: an object with one of `result`, `undefined`, `error`
 */
PassoValue
passo_cli_answer_jsonata (const PassoCliJsonata *defaults,
                          PassoValue             request)
{
  PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;
  PassoCliJsonata bench = { .dialect = defaults->dialect };
  g_auto (PassoObjectBuilder) answer = { NULL };
  g_autoptr (PassoJsonataError) error = NULL;
  PassoValue value = PASSO_VALUE_INIT;
  gsize length;
  const char *expression, *text;

  expression = passo_value_get_string (passo_value_get_member (request, "expr"), &length);
  text = find_expression (&bench, expression, &length);
  bench.input = get_either (request, "data", defaults->input);
  bench.context = get_either (request, "context", defaults->context);
  bench.bindings = get_either (request, "bindings", defaults->bindings);
  read_limits (&scope, request);
  passo_object_builder_init (&answer, 1);
  if (!evaluate (&bench, &scope, text, length, &value, &error))
    passo_object_builder_take (&answer, "error", -1,
                               describe_error (error, request, (gsize) (text - expression)));
  else if (passo_value_is_undefined (value))
    passo_object_builder_take (&answer, "undefined", -1, passo_value_boolean (TRUE));
  else
    passo_object_builder_take (&answer, "result", -1, value);

  return passo_object_builder_finish (&answer);
}
