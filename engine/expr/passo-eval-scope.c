/* passo-eval-scope.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "base/passo-random.h"
#include "expr/passo-eval-scope.h"

/**
 * passo_eval_scope_get_context:
 * @self: a scope
 *
 * Returns: what `$$` means; borrowed, undefined where there is no context object
 */
PassoValue
passo_eval_scope_get_context (PassoEvalScope *self)
{
  g_return_val_if_fail (self != NULL, passo_value_undefined ());

  if (passo_value_is_undefined (self->context) && self->get_context != NULL)
    self->context = self->get_context (self->data);

  return self->context;
}

/**
 * passo_eval_scope_random:
 * @self: a scope
 *
 * Draws from the run's random source. Without one it gives a function of the counter alone, so
 * that an expression tried outside a run gives the same each time.
 *
 * Returns: 64 random bits
 */
guint64
passo_eval_scope_random (PassoEvalScope *self)
{
  guint counter;

  g_return_val_if_fail (self != NULL, 0);

  counter = self->random_counter++;
  if (self->random == NULL)
    return passo_random_bits (0, 0, 0, counter);

  return self->random (self->data, counter);
}
