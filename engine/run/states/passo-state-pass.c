/* passo-state-pass.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-interpreter-private.h"

/* Result goes before Parameters (recorded on the service). */
gboolean
_passo_pass_work (PassoInterpreter *self,
                  PassoFrame       *frame,
                  PassoFault       *fault)
{
  PassoValue result = frame->state->u.pass.result;

  passo_value_set (&frame->result, passo_value_is_undefined (result) ? frame->effective : result);

  return TRUE;
}
