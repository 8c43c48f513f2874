/* passo-eval-scope.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/passo-variables.h"
#include "json/passo-value.h"

G_BEGIN_DECLS

/**
 * PASSO_EVAL_DEFAULT_STEPS:
 *
 * Steps that one evaluation may take; a step is a node visited or an item made, so the limit is
 * met at the same place on every machine.
 */
#define PASSO_EVAL_DEFAULT_STEPS G_GUINT64_CONSTANT (20000000)

/* Levels of nesting that an evaluation may walk down in the data. */
#define PASSO_EVAL_MAX_DEPTH 1000

/**
 * PassoEvalScope:
 * @input: what `$` means; borrowed
 * @context: what `$$` means; borrowed. Undefined: @get_context is asked at first use
 * @get_context: (nullable): gives a borrowed context object, so that a state which never reads
 *   `$$` need not build it
 * @variables: (nullable): what `$name` reads
 * @get_states: (nullable): gives a borrowed `$states` for JSONata, good until the next call; its
 *   context may be left out where %FALSE is said
 * @millis: the time that $now tells in JSONata, or 0 for the clock's
 * @random: (nullable): the run's random source, a function of @data and a counter
 * @data: for the functions
 * @random_counter: numbers drawn so far
 * @steps: steps left
 *
 * What an expression may read, and how much work it may do. The caller owns everything in it.
 * Set it up with PASSO_EVAL_SCOPE_INIT.
 */
typedef struct
{
  PassoValue            input;
  PassoValue            context;
  PassoValue          (*get_context) (gpointer data);
  const PassoVariables *variables;
  PassoValue          (*get_states)  (gpointer data,
                                      gboolean with_context);
  gint64                millis;
  guint64             (*random)      (gpointer data,
                                      guint    counter);
  gpointer              data;
  guint                 random_counter;
  guint64               steps;
} PassoEvalScope;

#define PASSO_EVAL_SCOPE_INIT \
  { .input = PASSO_VALUE_INIT, .context = PASSO_VALUE_INIT, .steps = PASSO_EVAL_DEFAULT_STEPS }

PassoValue passo_eval_scope_get_context (PassoEvalScope *self);
guint64    passo_eval_scope_random      (PassoEvalScope *self);

/**
 * passo_eval_scope_step:
 * @self: a scope
 * @n: how many steps
 *
 * Takes steps from the budget.
 *
 * Returns: FALSE when it is used up
 */
static inline gboolean
passo_eval_scope_step (PassoEvalScope *self,
                       guint64         n)
{
  if (self->steps < n)
    {
      self->steps = 0;
      return FALSE;
    }
  self->steps -= n;

  return TRUE;
}

G_END_DECLS
