/* passo-jsonata-apply.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * Function values, and their calls.
 */

#include "config.h"

#include <string.h>

#include "expr/jsonata/passo-jsonata-evaluation-private.h"

static void
clear_argument (gpointer data)
{
  passo_value_clear (data);
}

GArray *
passo_jsonata_arguments_new (void)
{
  GArray *arguments = g_array_new (FALSE, TRUE, sizeof (PassoValue));

  g_array_set_clear_func (arguments, clear_argument);

  return arguments;
}

static void
add_argument (GArray     *arguments,
              PassoValue  value)
{
  PassoValue owned = passo_value_ref (value);

  g_array_append_val (arguments, owned);
}

PassoJsonataFunction *
passo_jsonata_function_new (PassoJsonataEvaluation  *self,
                            PassoJsonataFunctionKind kind)
{
  PassoJsonataFunction *function = g_new0 (PassoJsonataFunction, 1);

  function->refs = PASSO_VALUE_IMMORTAL;
  function->kind = kind;
  g_ptr_array_add (self->functions, function);

  return function;
}

void
passo_jsonata_function_free (PassoJsonataFunction *self)
{
  passo_value_clear (&self->input);
  passo_value_clear (&self->first);
  passo_value_clear (&self->second);
  g_clear_pointer (&self->arguments, g_array_unref);
  g_clear_pointer (&self->signature, passo_jsonata_signature_free);
  g_free (self);
}

PassoValue
passo_jsonata_function_wrap (PassoJsonataFunction *self)
{
  PassoValue value = { .type = PASSO_JSONATA_FUNCTION, .as.heap = self };

  return value;
}

/* The function of the table by that name, or undefined. */
PassoValue
passo_jsonata_built_in (PassoJsonataEvaluation *self,
                        PassoValue              name)
{
  gsize length;
  const char *text = passo_value_get_string (name, &length);
  const PassoJsonataFunctionInfo *info = passo_jsonata_function_find (text, length,
                                                                       self->expression->dialect);
  PassoJsonataFunction *function;
  const char *code;
  gsize position;

  if (info == NULL)
    return passo_value_undefined ();
  function = g_hash_table_lookup (self->built_ins, info);
  if (function == NULL)
    {
      function = passo_jsonata_function_new (self, PASSO_JSONATA_BUILT_IN);
      function->info = info;
      if (info->signature != NULL)
        function->signature = passo_jsonata_signature_new (info->signature,
                                                           strlen (info->signature), &code,
                                                           &position);
      g_hash_table_insert (self->built_ins, (gpointer) info, function);
    }

  return passo_jsonata_function_wrap (function);
}

/* Calls */

static gboolean
call_built_in (PassoJsonataEvaluation *self,
               PassoJsonataFunction   *function,
               GArray                 *arguments,
               PassoJsonataCall       *call,
               PassoValue             *out)
{
  guint n_arguments;
  gboolean success;

  call->info = function->info;
  call->name = function->info->name;
  if (function->signature != NULL &&
      !passo_jsonata_signature_apply (function->signature, call, arguments))
    return FALSE;
  n_arguments = arguments->len;
  if (n_arguments < PASSO_JSONATA_MAX_ARGUMENTS)
    g_array_set_size (arguments, PASSO_JSONATA_MAX_ARGUMENTS);
  success = function->info->evaluate (call, (PassoValue *) arguments->data, n_arguments, out);

  return success && self->error == NULL;
}

static gboolean
call_lambda (PassoJsonataEvaluation *self,
             PassoJsonataFunction   *function,
             GArray                 *arguments,
             PassoJsonataCall       *call,
             PassoValue             *out)
{
  const PassoJsonataNode *node = function->node;
  PassoJsonataFrame *frame;
  gboolean success;

  if (node->signature != NULL && !passo_jsonata_signature_apply (node->signature, call, arguments))
    return FALSE;
  frame = passo_jsonata_frame_enter (self, function->frame);
  for (guint i = 0; i < node->items->len; i++)
    {
      const PassoJsonataNode *parameter = g_ptr_array_index (node->items, i);

      passo_jsonata_frame_bind (frame, parameter->value,
                                i < arguments->len ? g_array_index (arguments, PassoValue, i)
                                                   : passo_value_undefined ());
    }
  success = passo_jsonata_evaluate_node (self, node->left, function->input, frame, out);
  passo_jsonata_frame_leave (frame);

  return success;
}

static gboolean
call_partial (PassoJsonataEvaluation *self,
              PassoJsonataFunction   *function,
              GArray                 *arguments,
              PassoJsonataCall       *call,
              PassoValue             *out)
{
  g_autoptr (GArray) all = passo_jsonata_arguments_new ();
  guint next = 0;

  for (guint i = 0; i < function->arguments->len; i++)
    {
      PassoValue given = g_array_index (function->arguments, PassoValue, i);
      gboolean is_gap = given.reserved != 0 && passo_value_is_undefined (given);

      if (is_gap)
        given = next < arguments->len ? g_array_index (arguments, PassoValue, next)
                                      : passo_value_undefined ();
      next += is_gap;
      add_argument (all, given);
    }

  return passo_jsonata_invoke (self, function->first, all, call->input, call->position, call->name,
                               out);
}

static gboolean
call_chain (PassoJsonataEvaluation *self,
            PassoJsonataFunction   *function,
            GArray                 *arguments,
            PassoJsonataCall       *call,
            PassoValue             *out)
{
  g_autoptr (GArray) second = passo_jsonata_arguments_new ();
  PassoValue between = PASSO_VALUE_INIT;

  if (!passo_jsonata_invoke (self, function->first, arguments, call->input, call->position,
                             call->name, &between))
    return FALSE;
  g_array_append_val (second, between);

  return passo_jsonata_invoke (self, function->second, second, call->input, call->position,
                               call->name, out);
}

static gboolean
call_regex (PassoJsonataEvaluation *self,
            PassoJsonataFunction   *function,
            GArray                 *arguments,
            PassoJsonataCall       *call,
            PassoValue             *out)
{
  PassoValue text = arguments->len > 0 ? g_array_index (arguments, PassoValue, 0)
                                       : passo_value_undefined ();
  gsize offset = 0;

  if (function->kind == PASSO_JSONATA_NEXT_MATCH)
    {
      text = function->input;
      offset = function->offset;
    }
  if (!passo_value_is_string (text))
    return TRUE;

  return passo_jsonata_call_regex (self, function->regex, text, offset, out);
}

static gboolean
call_transform (PassoJsonataEvaluation *self,
                PassoJsonataFunction   *function,
                GArray                 *arguments,
                PassoJsonataCall       *call,
                PassoValue             *out)
{
  PassoValue input = arguments->len > 0 ? g_array_index (arguments, PassoValue, 0)
                                        : passo_value_undefined ();

  if (passo_value_is_undefined (input))
    return TRUE;
  if (!passo_value_is_object (input) && !passo_value_is_array (input))
    {
      call->name = "transform";
      return passo_jsonata_raise_index (call, "T0410", 1, input);
    }

  return passo_jsonata_transform (self, function, input, out);
}

static gboolean (*const callers[]) (PassoJsonataEvaluation *self,
                                    PassoJsonataFunction   *function,
                                    GArray                 *arguments,
                                    PassoJsonataCall       *call,
                                    PassoValue             *out) = {
  [PASSO_JSONATA_BUILT_IN] = call_built_in,
  [PASSO_JSONATA_LAMBDA] = call_lambda,
  [PASSO_JSONATA_PARTIAL] = call_partial,
  [PASSO_JSONATA_CHAIN] = call_chain,
  [PASSO_JSONATA_REGEX] = call_regex,
  [PASSO_JSONATA_TRANSFORM] = call_transform,
  [PASSO_JSONATA_NEXT_MATCH] = call_regex,
};

/*
 * passo_jsonata_invoke:
 * @function: what is called; anything else than a function raises T1006
 * @arguments: (element-type PassoValue): may be changed
 * @input: the context
 * @name: (nullable): for messages
 *
 * Calls a function. A call in tail position of a lambda comes back here, so that it takes no more
 * of the C stack, however often it happens.
 */
gboolean
passo_jsonata_invoke (PassoJsonataEvaluation *self,
                      PassoValue              function,
                      GArray                 *arguments,
                      PassoValue              input,
                      gsize                   position,
                      const char             *name,
                      PassoValue             *out)
{
  g_autoptr (GArray) current = g_array_ref (arguments);

  while (TRUE)
    {
      PassoJsonataCall call = {
        .evaluation = self, .name = name, .position = position, .input = input,
        .millis = self->millis
      };
      PassoJsonataFunction *callee;

      if (!passo_jsonata_is_function (function))
        return passo_jsonata_fail (self, "T1006", position, name, passo_value_undefined (),
                                   passo_value_undefined ());
      callee = PASSO_JSONATA_FUNCTION_OF (function);
      if (!callers[callee->kind] (self, callee, current, &call, out))
        return FALSE;
      if (!self->has_tail)
        break;
      self->has_tail = FALSE;
      passo_value_clear (out);
      function = self->tail_function;
      g_array_unref (current);
      current = g_steal_pointer (&self->tail_arguments);
    }

  return TRUE;
}

/* Nodes */

static gboolean
evaluate_arguments (PassoJsonataEvaluation *self,
                    const PassoJsonataNode *node,
                    PassoValue              input,
                    PassoJsonataFrame      *frame,
                    GArray                 *arguments)
{
  for (guint i = 0; i < node->items->len; i++)
    {
      const PassoJsonataNode *item = g_ptr_array_index (node->items, i);
      PassoValue value = PASSO_VALUE_INIT;

      if (item->kind == PASSO_JSONATA_NODE_PLACEHOLDER)
        value.reserved = 1;
      else if (!passo_jsonata_evaluate_node (self, item, input, frame, &value))
        return FALSE;
      g_array_append_val (arguments, value);
    }

  return passo_jsonata_take_bytes (self, 64 + 16 * arguments->len);
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

/* A name without its dollar is a frequent slip. */
static gboolean
fail_no_function (PassoJsonataEvaluation *self,
                  const PassoJsonataNode *node,
                  gboolean                is_partial)
{
  const PassoJsonataNode *procedure = node->left;
  const char *name = get_name (procedure);
  gboolean slip = procedure->kind == PASSO_JSONATA_NODE_PATH && name != NULL &&
                  passo_jsonata_has_function (name, self->expression->dialect);
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
  g_autoptr (GArray) arguments = passo_jsonata_arguments_new ();

  if (!passo_jsonata_evaluate_node (self, node->left, input, frame, &function))
    return FALSE;
  if (first != NULL)
    add_argument (arguments, *first);
  if (!evaluate_arguments (self, node, input, frame, arguments))
    return FALSE;
  if (!passo_jsonata_is_function (function))
    return fail_no_function (self, node, FALSE);
  if (node->tail && PASSO_JSONATA_FUNCTION_OF (function)->kind == PASSO_JSONATA_LAMBDA)
    {
      self->has_tail = TRUE;
      self->tail_function = function;
      self->tail_arguments = g_steal_pointer (&arguments);
      return TRUE;
    }

  return passo_jsonata_invoke (self, function, arguments, input, node->position,
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
    return fail_no_function (self, node, TRUE);
  function = passo_jsonata_function_new (self, PASSO_JSONATA_PARTIAL);
  function->first = passo_value_steal (&procedure);
  function->arguments = passo_jsonata_arguments_new ();
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
  g_autoptr (GArray) arguments = passo_jsonata_arguments_new ();

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
  add_argument (arguments, left);

  return passo_jsonata_invoke (self, right, arguments, input, node->position, NULL, out);
}
