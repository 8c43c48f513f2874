/* eval-jsonata.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "eval-jsonata.h"

/**
 * passo_cli_evaluate_jsonata:
 * @expression: an expression
 * @length: its length, or -1
 * @scope: what it may read and spend
 * @out: (out): its value
 * @error: (out): why there is none
 *
 * Compiles an expression and evaluates it once.
 *
 * Returns: FALSE where it has no value
 */
gboolean
passo_cli_evaluate_jsonata (const char         *expression,
                            gssize              length,
                            PassoJsonataScope  *scope,
                            PassoValue         *out,
                            PassoJsonataError **error)
{
  g_autoptr (PassoJsonata) compiled = passo_jsonata_compile (expression, length,
                                                             PASSO_JSONATA_REFERENCE, error);
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  if (compiled == NULL || !passo_jsonata_evaluate (compiled, scope, &value, error))
    return FALSE;
  /* The value may have constants of the expression, which goes now. */
  *out = passo_value_copy (value);

  return TRUE;
}

static void
put_text (PassoObjectBuilder *builder,
          const char         *name,
          const char         *text)
{
  if (text != NULL)
    passo_object_builder_take (builder, name, -1, passo_value_string (text));
}

static PassoValue
describe_error (const PassoJsonataError *error)
{
  g_auto (PassoObjectBuilder) builder;

  passo_object_builder_init (&builder, 4);
  put_text (&builder, "code", error->code);
  put_text (&builder, "message", error->message);
  passo_object_builder_take (&builder, "position", -1,
                             passo_value_integer ((gint64) error->position));
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

/**
 * passo_cli_answer_jsonata:
 * @request: an object with `expr`, and maybe `data`, `bindings`, `timelimit` (ms), `depth`
 * @input: what `$` is where the request has no `data`
 * @bindings: variables where it has no `bindings`
 *
 * Returns: an object with one of `result`, `undefined`, `error`
 */
PassoValue
passo_cli_answer_jsonata (PassoValue request,
                          PassoValue input,
                          PassoValue bindings)
{
  PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;
  g_auto (PassoObjectBuilder) answer;
  g_autoptr (PassoJsonataError) error = NULL;
  PassoValue value = PASSO_VALUE_INIT;
  PassoValue data = passo_value_get_member (request, "data");
  PassoValue own = passo_value_get_member (request, "bindings");
  gsize length;
  const char *text = passo_value_get_string (passo_value_get_member (request, "expr"), &length);

  scope.input = passo_value_is_undefined (data) ? input : data;
  scope.bindings = passo_value_is_undefined (own) ? bindings : own;
  read_limits (&scope, request);
  passo_object_builder_init (&answer, 1);
  if (!passo_cli_evaluate_jsonata (text, (gssize) length, &scope, &value, &error))
    passo_object_builder_take (&answer, "error", -1, describe_error (error));
  else if (passo_value_is_undefined (value))
    passo_object_builder_take (&answer, "undefined", -1, passo_value_boolean (TRUE));
  else
    passo_object_builder_take (&answer, "result", -1, value);

  return passo_object_builder_finish (&answer);
}
