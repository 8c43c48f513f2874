/* passo-intrinsic.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/passo-failure-text.h"
#include "expr/passo-intrinsic-private.h"
#include "expr/passo-json-path-private.h"

/* Arguments of a call that fit on the stack. */
#define N_INLINE 8

typedef struct
{
  const PassoIntrinsic  *whole;
  PassoEvalScope        *scope;
  PassoFailure         **failure;
} Evaluation;

static gboolean evaluate_node (Evaluation               *evaluation,
                               const PassoIntrinsicNode *node,
                               PassoValue               *out);

static gboolean
evaluate_path (Evaluation               *evaluation,
               const PassoIntrinsicNode *node,
               PassoValue               *out)
{
  PassoJsonPathMiss miss;

  if (passo_json_path_evaluate (node->path, evaluation->scope, out, &miss))
    return TRUE;
  *evaluation->failure = passo_failure_for_argument (node->path, &miss, evaluation->whole->text);

  return FALSE;
}

static gboolean
run_function (Evaluation         *evaluation,
              PassoIntrinsicCall *call,
              PassoValue         *out)
{
  PassoFailureArguments arguments = { .function = evaluation->whole->text };
  g_autofree char *message = NULL;

  if (!passo_eval_scope_step (call->scope, 1))
    passo_intrinsic_call_fail (call, "The expression takes too many steps to evaluate");
  else if (call->node->function->evaluate (call, out))
    return TRUE;
  passo_value_clear (out);
  message = g_steal_pointer (&call->message);
  arguments.value = message;
  *evaluation->failure = passo_failure_text_new (PASSO_FAILURE_TEXT_FUNCTION, &arguments);

  return FALSE;
}

static gboolean
evaluate_call (Evaluation               *evaluation,
               const PassoIntrinsicNode *node,
               PassoValue               *out)
{
  PassoValue stack[N_INLINE];
  g_autofree PassoValue *heap = NULL;
  PassoValue *values = stack;
  PassoIntrinsicCall call = { .scope = evaluation->scope, .node = node };
  gboolean good = TRUE;
  guint n = 0;

  if (node->n_arguments > N_INLINE)
    values = heap = g_new (PassoValue, node->n_arguments);
  for (; good && n < node->n_arguments; n++)
    {
      values[n] = passo_value_undefined ();
      good = evaluate_node (evaluation, &node->arguments[n], &values[n]);
    }
  call.arguments = values;
  call.n_arguments = n;
  good = good && run_function (evaluation, &call, out);
  for (guint i = 0; i < n; i++)
    passo_value_clear (&values[i]);

  return good;
}

/* Recursion is bounded by the nesting of calls, which the parser checks. */
static gboolean
evaluate_node (Evaluation               *evaluation,
               const PassoIntrinsicNode *node,
               PassoValue               *out)
{
  switch (node->kind)
    {
    case PASSO_INTRINSIC_CALL:
      return evaluate_call (evaluation, node, out);

    case PASSO_INTRINSIC_PATH:
      return evaluate_path (evaluation, node, out);

    case PASSO_INTRINSIC_LITERAL:
    default:
      *out = passo_value_ref (node->literal);
      return TRUE;
    }
}

/**
 * passo_intrinsic_evaluate:
 * @self: a call
 * @scope: what it may read, the random source and the budget
 * @out: (out): the value of the function, which the caller owns
 * @failure: (out): why there is none: States.IntrinsicFailure where a function cannot work on its
 *   arguments, States.Runtime where a path finds nothing
 *
 * Evaluates a call. Source: States Language specification, section Intrinsic Functions.
 *
 * Returns: whether there is a value
 */
gboolean
passo_intrinsic_evaluate (const PassoIntrinsic  *self,
                          PassoEvalScope        *scope,
                          PassoValue            *out,
                          PassoFailure         **failure)
{
  Evaluation evaluation = { self, scope, failure };

  g_return_val_if_fail (self != NULL && scope != NULL, FALSE);
  g_return_val_if_fail (out != NULL && failure != NULL, FALSE);

  *out = passo_value_undefined ();

  return evaluate_node (&evaluation, &self->root, out);
}

/**
 * passo_intrinsic_ref:
 * @self: a call
 *
 * Returns: (transfer full): @self
 */
PassoIntrinsic *
passo_intrinsic_ref (PassoIntrinsic *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
node_clear (PassoIntrinsicNode *node,
            gboolean            has_pool)
{
  for (guint i = 0; i < node->n_arguments; i++)
    node_clear (&node->arguments[i], has_pool);
  g_free (node->arguments);
  if (!has_pool)
    passo_value_clear (&node->literal);
  g_free (node->source);
  g_clear_pointer (&node->path, passo_json_path_unref);
}

/**
 * passo_intrinsic_unref:
 * @self: (transfer full): a call
 */
void
passo_intrinsic_unref (PassoIntrinsic *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  node_clear (&self->root, self->has_pool);
  g_free (self->text);
  g_free (self);
}

/**
 * passo_intrinsic_get_text:
 * @self: a call
 *
 * Returns: the call as it was written
 */
const char *
passo_intrinsic_get_text (const PassoIntrinsic *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

static void
list_variables (const PassoIntrinsicNode *node,
                GPtrArray                *names)
{
  if (node->path != NULL)
    passo_json_path_list_variables (node->path, names);
  for (guint i = 0; i < node->n_arguments; i++)
    list_variables (&node->arguments[i], names);
}

/**
 * passo_intrinsic_list_variables:
 * @self: a call
 * @names: (element-type utf8): gets the names of the variables that the arguments read and that
 *   are not in it yet
 */
void
passo_intrinsic_list_variables (const PassoIntrinsic *self,
                                GPtrArray            *names)
{
  g_return_if_fail (self != NULL && names != NULL);

  list_variables (&self->root, names);
}
