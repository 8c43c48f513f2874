/* passo-child.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-interpreter-private.h"

/* Executions that are started by another one. */

/* Gives an interpreter that has not started what it takes after the one that starts it. Express
 * executions have no history that could be too long (source: the documented quotas). */
void
_passo_interpreter_become_child (PassoInterpreter       *self,
                                 const PassoInterpreter *parent,
                                 const PassoChildStart  *start)
{
  self->limits = parent->limits;
  if (start->express)
    self->limits.events = 0;
  self->scope = start->scope;
  self->depth = start->depth;
  self->bare_causes = parent->bare_causes;
  self->evaluation_after_entered = parent->evaluation_after_entered;
}
