/* passo-jsonata-apply.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * Function values, and their calls.
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "expr/jsonata/passo-jsonata-evaluation-private.h"
#include "json/passo-json-writer.h"

PassoJsonataFunction *
passo_jsonata_function_new (PassoJsonataEvaluation  *self,
                            PassoJsonataFunctionKind kind)
{
  PassoJsonataFunction *function = g_new0 (PassoJsonataFunction, 1);

  self->max_held -= sizeof *function;
  function->refs = PASSO_VALUE_IMMORTAL;
  function->kind = kind;
  function->next = self->functions;
  self->functions = function;

  return function;
}

/* Arguments that a signature wants in any case: who is called back gets no others. */
static guint
count_required (const char *signature)
{
  guint n_required = 0;
  int depth = 0;

  for (const char *at = signature + 1; *at != '\0' && !(*at == ':' && depth == 0); at++)
    {
      if (*at == '<' || *at == '(')
        depth++;
      else if (*at == '>' || *at == ')')
        depth--;
      if (depth == 0 && *at == '?')
        n_required--;
      else if ((depth == 0 && (g_ascii_isalpha (*at) || *at == ')')))
        n_required++;
    }

  return n_required;
}

/* The function of the table, for an expression of any number of evaluations. */
PassoJsonataFunction *
passo_jsonata_function_new_built_in (const PassoJsonataFunctionInfo *info)
{
  PassoJsonataFunction *function = g_new0 (PassoJsonataFunction, 1);
  const char *code;
  gsize position;

  function->refs = PASSO_VALUE_IMMORTAL;
  function->kind = PASSO_JSONATA_BUILT_IN;
  function->info = info;
  function->arity = PASSO_JSONATA_MAX_ARGUMENTS;
  if (info->signature == NULL)
    return function;

  function->arity = count_required (info->signature);
  function->signature = passo_jsonata_signature_new (info->signature, strlen (info->signature),
                                                     &code, &position);

  return function;
}

static void
arguments_free (PassoJsonataArguments *self)
{
  passo_jsonata_arguments_clear (self);
  g_free (self);
}

void
passo_jsonata_function_free (PassoJsonataFunction *self)
{
  passo_value_clear (&self->input);
  passo_value_clear (&self->first);
  passo_value_clear (&self->second);
  g_clear_pointer (&self->arguments, arguments_free);
  g_clear_pointer (&self->signature, passo_jsonata_signature_free);
  g_free (self);
}

PassoValue
passo_jsonata_function_wrap (PassoJsonataFunction *self)
{
  PassoValue value = {
    .type = PASSO_JSONATA_FUNCTION, .reserved = PASSO_VALUE_MARK_INSIDE, .as.heap = self
  };

  return value;
}

/* Calls */

static gboolean
call_built_in (PassoJsonataEvaluation *self,
               PassoJsonataFunction   *function,
               PassoJsonataArguments  *arguments,
               PassoJsonataCall       *call,
               PassoValue             *out)
{
  gboolean success;

  call->info = function->info;
  if (call->name == NULL)
    call->name = function->info->name;
  if (function->signature != NULL &&
      !passo_jsonata_signature_apply (function->signature, call, arguments))
    return FALSE;
  /* Some go over texts more than once, and some not at all. */
  for (guint i = 0; i < arguments->n_values; i++)
    if (!passo_jsonata_take_text_steps (self, passo_jsonata_arguments_peek (arguments, i)))
      return FALSE;
  success = function->info->evaluate (call, passo_jsonata_arguments_get (arguments),
                                      arguments->n_values, out);

  return success && self->error == NULL && passo_jsonata_take_text_steps (self, *out);
}

static gboolean
call_lambda (PassoJsonataEvaluation *self,
             PassoJsonataFunction   *function,
             PassoJsonataArguments  *arguments,
             PassoJsonataCall       *call,
             PassoValue             *out)
{
  const PassoJsonataNode *node = function->node;
  PassoJsonataFrame *frame;
  gboolean success;

  if (!passo_jsonata_take_steps (self, PASSO_JSONATA_LAMBDA_STEPS) ||
      (node->signature != NULL && !passo_jsonata_signature_apply (node->signature, call, arguments)))
    return FALSE;
  frame = passo_jsonata_frame_enter (self, function->frame);
  for (guint i = 0; i < node->items->len; i++)
    {
      const PassoJsonataNode *parameter = g_ptr_array_index (node->items, i);

      passo_jsonata_frame_bind (self, frame, parameter->value,
                                passo_jsonata_arguments_peek (arguments, i));
    }
  success = passo_jsonata_evaluate_node (self, node->left, function->input, frame, out);
  passo_jsonata_frame_leave (self, frame);

  return success;
}

static gboolean
call_partial (PassoJsonataEvaluation *self,
              PassoJsonataFunction   *function,
              PassoJsonataArguments  *arguments,
              PassoJsonataCall       *call,
              PassoValue             *out)
{
  g_auto (PassoJsonataArguments) all = { NULL };
  guint next = 0;

  for (guint i = 0; i < function->arguments->n_values; i++)
    {
      PassoValue given = passo_jsonata_arguments_peek (function->arguments, i);
      gboolean is_gap = given.reserved != 0 && passo_value_is_undefined (given);

      if (is_gap)
        given = passo_jsonata_arguments_peek (arguments, next);
      next += is_gap;
      passo_jsonata_arguments_take (&all, passo_value_ref (given));
    }

  return passo_jsonata_invoke (self, function->first, &all, call->input, call->position, call->name,
                               out);
}

static gboolean
call_chain (PassoJsonataEvaluation *self,
            PassoJsonataFunction   *function,
            PassoJsonataArguments  *arguments,
            PassoJsonataCall       *call,
            PassoValue             *out)
{
  g_auto (PassoJsonataArguments) first = { NULL };
  g_auto (PassoJsonataArguments) second = { NULL };
  PassoValue between = PASSO_VALUE_INIT;

  /* One value goes through, whatever the call has. */
  passo_jsonata_arguments_take (&first, passo_value_ref (passo_jsonata_arguments_peek (arguments,
                                                                                       0)));
  if (!passo_jsonata_invoke (self, function->first, &first, call->input, call->position,
                             call->name, &between))
    return FALSE;
  passo_jsonata_arguments_take (&second, between);

  return passo_jsonata_invoke (self, function->second, &second, call->input, call->position,
                               call->name, out);
}

/* The text that a regular expression is matched with; undefined for what has none. */
static PassoValue
get_matched_text (PassoValue value)
{
  g_autofree char *text = NULL;

  if (passo_value_is_string (value))
    return passo_value_ref (value);
  if (passo_value_is_number (value))
    value = passo_value_number (passo_value_get_number (value));
  else if (!passo_value_is_boolean (value) && !passo_value_is_null (value))
    return passo_value_undefined ();
  text = passo_json_write (value, PASSO_JSON_WRITER_STRIP, NULL);

  return passo_value_string (text);
}

/* The unit to look from is the second argument: $map hands an element its index. */
static gboolean
call_regex (PassoJsonataEvaluation *self,
            PassoJsonataFunction   *function,
            PassoJsonataArguments  *arguments,
            PassoJsonataCall       *call,
            PassoValue             *out)
{
  g_auto (PassoValue) text = get_matched_text (passo_jsonata_arguments_peek (arguments, 0));
  PassoValue from = passo_jsonata_arguments_peek (arguments, 1);
  PassoJsonataPlace place = { 0, 0, FALSE };

  if (!passo_value_is_string (text) ||
      (passo_value_is_number (from) &&
       !passo_jsonata_place_move (&place, text, passo_value_get_number (from))))
    return TRUE;

  return passo_jsonata_take_steps (self, place.offset) &&
         passo_jsonata_call_regex (call, function->regex, text, place, out);
}

static gboolean
call_next_match (PassoJsonataEvaluation *self,
                 PassoJsonataFunction   *function,
                 PassoJsonataArguments  *arguments,
                 PassoJsonataCall       *call,
                 PassoValue             *out)
{
  (void) self;
  (void) arguments;

  return passo_jsonata_call_regex (call, function->regex, function->input, function->place, out);
}

static gboolean
call_transform (PassoJsonataEvaluation *self,
                PassoJsonataFunction   *function,
                PassoJsonataArguments  *arguments,
                PassoJsonataCall       *call,
                PassoValue             *out)
{
  PassoValue input = passo_jsonata_arguments_peek (arguments, 0);

  if (passo_value_is_undefined (input))
    return TRUE;
  if (!passo_value_is_object (input) && !passo_value_is_array (input))
    return passo_jsonata_raise_index (call, "T0410", 1, input);

  return passo_jsonata_transform (self, function, input, out);
}

static gboolean (*const callers[]) (PassoJsonataEvaluation *self,
                                    PassoJsonataFunction   *function,
                                    PassoJsonataArguments  *arguments,
                                    PassoJsonataCall       *call,
                                    PassoValue             *out) = {
  [PASSO_JSONATA_BUILT_IN] = call_built_in,
  [PASSO_JSONATA_LAMBDA] = call_lambda,
  [PASSO_JSONATA_PARTIAL] = call_partial,
  [PASSO_JSONATA_CHAIN] = call_chain,
  [PASSO_JSONATA_REGEX] = call_regex,
  [PASSO_JSONATA_TRANSFORM] = call_transform,
  [PASSO_JSONATA_NEXT_MATCH] = call_next_match,
};

/*
 * passo_jsonata_invoke:
 * @function: what is called; anything else than a function raises T1006
 * @arguments: may be changed
 * @input: the context
 * @name: (nullable): for messages
 *
 * Calls a function. A call in tail position of a lambda comes back here, so that it takes no more
 * of the C stack, however often it happens.
 */
gboolean
passo_jsonata_invoke (PassoJsonataEvaluation *self,
                      PassoValue              function,
                      PassoJsonataArguments  *arguments,
                      PassoValue              input,
                      gsize                   position,
                      const char             *name,
                      PassoValue             *out)
{
  while (TRUE)
    {
      PassoJsonataCall call = {
        .evaluation = self, .name = name, .position = position, .input = input
      };
      PassoJsonataFunction *callee;

      if (!passo_jsonata_is_function (function))
        return passo_jsonata_fail (self, "T1006", position, name, passo_value_undefined (),
                                   passo_value_undefined ());
      callee = PASSO_JSONATA_FUNCTION_OF (function);
      if (!callers[callee->kind] (self, callee, arguments, &call, out))
        return FALSE;
      if (!self->has_tail)
        break;
      self->has_tail = FALSE;
      passo_value_clear (out);
      function = self->tail_function;
      passo_jsonata_arguments_clear (arguments);
      *arguments = self->tail_arguments;
    }

  return TRUE;
}

/* Nodes */

static gboolean
evaluate_arguments (PassoJsonataEvaluation *self,
                    const PassoJsonataNode *node,
                    PassoValue              input,
                    PassoJsonataFrame      *frame,
                    PassoJsonataArguments  *arguments)
{
  for (guint i = 0; i < node->items->len; i++)
    {
      const PassoJsonataNode *item = g_ptr_array_index (node->items, i);
      PassoValue value = PASSO_VALUE_INIT;

      if (item->kind == PASSO_JSONATA_NODE_PLACEHOLDER)
        value.reserved = 1;
      else if (!passo_jsonata_evaluate_node (self, item, input, frame, &value))
        return FALSE;
      passo_jsonata_arguments_take (arguments, value);
    }

  return passo_jsonata_take_bytes (self, 64 + 16 * arguments->n_values);
}

static const char *
get_name (const PassoJsonataNode *procedure)
{
  const PassoJsonataNode *name = procedure;

  if (procedure->kind == PASSO_JSONATA_NODE_PATH)
    name = g_ptr_array_index (procedure->items, 0);
  if (name->kind != PASSO_JSONATA_NODE_NAME && name->kind != PASSO_JSONATA_NODE_VARIABLE)
    return NULL;

  return passo_value_get_string (name->value, NULL);
}

/* What could have been meant: null, false, zero and an empty text could not. */
static gboolean
is_something (PassoValue value)
{
  gsize length = 0;

  if (passo_value_is_string (value))
    passo_value_get_string (value, &length);
  else if (passo_value_is_number (value))
    return fabs (passo_value_get_number (value)) > 0;
  else
    return !passo_value_is_undefined (value) && !passo_value_is_null (value) &&
           (!passo_value_is_boolean (value) || passo_value_get_boolean (value));

  return length > 0;
}

/* A name without its dollar, of a field that there is not, is a frequent slip. */
static gboolean
is_slip (PassoJsonataEvaluation *self,
         const PassoJsonataNode *procedure,
         PassoValue              function,
         PassoJsonataFrame      *frame)
{
  const PassoJsonataNode *name;
  PassoValue variable;

  if (procedure->kind != PASSO_JSONATA_NODE_PATH || !passo_value_is_undefined (function))
    return FALSE;
  name = g_ptr_array_index (procedure->items, 0);
  if (name->kind != PASSO_JSONATA_NODE_NAME)
    return FALSE;
  if (passo_jsonata_find_variable (self, frame, name->value, &variable))
    return is_something (variable);

  return passo_jsonata_has_function (get_name (name), self->expression->dialect);
}

static gboolean
fail_no_function (PassoJsonataEvaluation *self,
                  const PassoJsonataNode *node,
                  gboolean                slip)
{
  const char *name = get_name (node->left);
  gboolean is_partial = node->kind == PASSO_JSONATA_NODE_PARTIAL;
  const char *code = is_partial ? (slip ? "T1007" : "T1008") : (slip ? "T1005" : "T1006");

  return passo_jsonata_fail (self, code, node->position, name, passo_value_undefined (),
                             passo_value_undefined ());
}

/* A call with the value that ~> hands on, if any. */
static gboolean
evaluate_call_with (PassoJsonataEvaluation *self,
                    const PassoJsonataNode *node,
                    PassoValue              input,
                    PassoJsonataFrame      *frame,
                    const PassoValue       *first,
                    PassoValue             *out)
{
  g_auto (PassoValue) function = PASSO_VALUE_INIT;
  g_auto (PassoJsonataArguments) arguments = { NULL };

  if (!passo_jsonata_evaluate_node (self, node->left, input, frame, &function))
    return FALSE;
  if (passo_value_is_undefined (function) && is_slip (self, node->left, function, frame))
    return fail_no_function (self, node, TRUE);
  if (first != NULL)
    passo_jsonata_arguments_take (&arguments, passo_value_ref (*first));
  if (!evaluate_arguments (self, node, input, frame, &arguments))
    return FALSE;
  if (!passo_jsonata_is_function (function))
    return fail_no_function (self, node, FALSE);
  if (node->tail && PASSO_JSONATA_FUNCTION_OF (function)->kind == PASSO_JSONATA_LAMBDA)
    {
      self->has_tail = TRUE;
      self->tail_function = function;
      self->tail_arguments = arguments;
      memset (&arguments, 0, sizeof arguments);
      return TRUE;
    }

  return passo_jsonata_invoke (self, function, &arguments, input, node->position,
                               get_name (node->left), out);
}

PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_call)
{
  return evaluate_call_with (self, node, input, frame, NULL, out);
}

PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_partial)
{
  g_auto (PassoValue) procedure = PASSO_VALUE_INIT;
  PassoJsonataFunction *function;

  if (!passo_jsonata_evaluate_node (self, node->left, input, frame, &procedure))
    return FALSE;
  if (!passo_jsonata_is_function (procedure))
    return fail_no_function (self, node, is_slip (self, node->left, procedure, frame));
  function = passo_jsonata_function_new (self, PASSO_JSONATA_PARTIAL);
  function->first = passo_value_steal (&procedure);
  function->arguments = g_new0 (PassoJsonataArguments, 1);
  *out = passo_jsonata_function_wrap (function);

  return evaluate_arguments (self, node, input, frame, function->arguments);
}

static PassoJsonataFunction *
capture (PassoJsonataEvaluation  *self,
         PassoJsonataFunctionKind kind,
         const PassoJsonataNode  *node,
         PassoValue               input,
         PassoJsonataFrame       *frame)
{
  PassoJsonataFunction *function = passo_jsonata_function_new (self, kind);

  passo_jsonata_frame_keep (self, frame);
  function->node = node;
  function->frame = frame;
  function->input = passo_value_ref (input);

  return function;
}

PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_lambda)
{
  *out = passo_jsonata_function_wrap (capture (self, PASSO_JSONATA_LAMBDA, node, input, frame));

  return passo_jsonata_take_bytes (self, sizeof (PassoJsonataFunction));
}

PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_transform)
{
  *out = passo_jsonata_function_wrap (capture (self, PASSO_JSONATA_TRANSFORM, node, input, frame));

  return passo_jsonata_take_bytes (self, sizeof (PassoJsonataFunction));
}

PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_regex)
{
  PassoJsonataFunction *function = passo_jsonata_function_new (self, PASSO_JSONATA_REGEX);

  function->regex = node->regex;
  *out = passo_jsonata_function_wrap (function);

  return passo_jsonata_take_bytes (self, sizeof (PassoJsonataFunction));
}

/* value ~> function, and the chain of two functions */
PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_apply)
{
  g_auto (PassoValue) left = PASSO_VALUE_INIT;
  g_auto (PassoValue) right = PASSO_VALUE_INIT;
  g_auto (PassoJsonataArguments) arguments = { NULL };

  if (!passo_jsonata_evaluate_node (self, node->left, input, frame, &left))
    return FALSE;
  if (node->right->kind == PASSO_JSONATA_NODE_CALL && node->right->stages == NULL)
    return evaluate_call_with (self, node->right, input, frame, &left, out);
  if (!passo_jsonata_evaluate_node (self, node->right, input, frame, &right))
    return FALSE;
  if (!passo_jsonata_is_function (right))
    return passo_jsonata_fail (self, "T2006", node->position, "~>", right,
                               passo_value_undefined ());
  if (passo_jsonata_is_function (left))
    {
      PassoJsonataFunction *chain = passo_jsonata_function_new (self, PASSO_JSONATA_CHAIN);

      chain->first = passo_value_steal (&left);
      chain->second = passo_value_steal (&right);
      *out = passo_jsonata_function_wrap (chain);
      return passo_jsonata_take_bytes (self, sizeof *chain);
    }
  passo_jsonata_arguments_take (&arguments, passo_value_ref (left));

  return passo_jsonata_invoke (self, right, &arguments, input, node->position, NULL, out);
}
