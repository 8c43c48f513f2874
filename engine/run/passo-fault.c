/* passo-fault.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-interpreter-private.h"

void
_passo_fault_clear (PassoFault *fault)
{
  passo_value_clear (&fault->error);
  passo_value_clear (&fault->cause);
  *fault = (PassoFault) PASSO_FAULT_INIT;
}

/* Whether neither Retry nor Catch of any state may see it (recorded on the service). */
gboolean
_passo_fault_is_fatal (const PassoFault *fault)
{
  return passo_value_string_equals (fault->error, "States.Runtime");
}

/* Takes a failure of an expression, and puts before its cause which state it happened in
 * (recorded on the service). Gives FALSE, so that callers can return it. */
gboolean
_passo_fault_take_failure (PassoFault       *fault,
                           PassoInterpreter *self,
                           PassoFrame       *frame,
                           PassoFailure     *failure)
{
  const char *cause = failure->cause != NULL ? failure->cause : "";

  _passo_fault_clear (fault);
  fault->error = passo_value_string (failure->error);
  if (self->bare_causes)
    fault->cause = passo_value_string (cause);
  else if (self->identity->express)
    fault->cause = passo_value_string_printf ("An error occurred while executing the state '%s'. %s",
                                              frame->state->name, cause);
  else
    fault->cause = passo_value_string_printf ("An error occurred while executing the state '%s' "
                                              "(entered at the event id #%u). %s",
                                              frame->state->name, frame->entered_id, cause);
  passo_failure_free (failure);

  return FALSE;
}

gboolean
_passo_fault_set_text (PassoFault                  *fault,
                       PassoInterpreter            *self,
                       PassoFrame                  *frame,
                       PassoFailureText             text,
                       const PassoFailureArguments *arguments)
{
  return _passo_fault_take_failure (fault, self, frame, passo_failure_text_new (text, arguments));
}
