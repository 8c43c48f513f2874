/* passo-state-succeed.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-interpreter-private.h"

gboolean
_passo_succeed_work (PassoInterpreter *self,
                     PassoFrame       *frame,
                     PassoFault       *fault)
{
  passo_value_set (&frame->result, frame->effective);
  frame->target = NULL;

  return TRUE;
}
