/* passo-interpreter-status.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-interpreter-private.h"

/**
 * passo_interpreter_is_ready:
 * @self: an interpreter
 *
 * Returns: whether a step would do anything
 */
gboolean
passo_interpreter_is_ready (PassoInterpreter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->status == PASSO_EXECUTION_RUNNING && self->ready.n_frames > 0;
}

/**
 * passo_interpreter_get_status:
 * @self: an interpreter
 *
 * Returns: how the execution stands
 */
PassoExecutionStatus
passo_interpreter_get_status (PassoInterpreter *self)
{
  g_return_val_if_fail (self != NULL, PASSO_EXECUTION_IDLE);

  return self->status;
}

/**
 * passo_interpreter_get_output:
 * @self: an interpreter
 *
 * Returns: (transfer none): the output of an execution that succeeded
 */
PassoValue
passo_interpreter_get_output (PassoInterpreter *self)
{
  g_return_val_if_fail (self != NULL, passo_value_undefined ());

  return self->output;
}

/**
 * passo_interpreter_get_error:
 * @self: an interpreter
 *
 * Returns: (transfer none): the error's name, undefined for none
 */
PassoValue
passo_interpreter_get_error (PassoInterpreter *self)
{
  g_return_val_if_fail (self != NULL, passo_value_undefined ());

  return self->error;
}

/**
 * passo_interpreter_get_cause:
 * @self: an interpreter
 *
 * Returns: (transfer none): the error's cause, undefined for none
 */
PassoValue
passo_interpreter_get_cause (PassoInterpreter *self)
{
  g_return_val_if_fail (self != NULL, passo_value_undefined ());

  return self->cause;
}
