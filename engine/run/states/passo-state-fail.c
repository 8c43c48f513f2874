/* passo-state-fail.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-interpreter-private.h"

/* A Fail state has no stages: its paths read the raw input (recorded). */
gboolean
_passo_fail_prepare (PassoInterpreter *self,
                     PassoFrame       *frame,
                     PassoFault       *fault)
{
  passo_value_set (&frame->effective, frame->input);

  return _passo_hook_end_stage (self, frame, PASSO_DATA_INPUT_PATH, frame->effective);
}

static gboolean
get_string (PassoInterpreter       *self,
            PassoFrame             *frame,
            const PassoStringField *field,
            const char             *name,
            PassoValue             *out,
            PassoFault             *fault)
{
  PassoFailure *failure = NULL;
  PassoFrameScope scope;
  gboolean done;

  if (field->template != NULL)
    return _passo_jsonata_flow_typed (self, frame, field->template, PASSO_VALUE_STRING, out, fault);

  *out = passo_value_ref (field->literal);
  if (field->query == NULL)
    return TRUE;

  _passo_frame_scope_begin (&scope, self, frame, frame->input);
  done = passo_query_evaluate (field->query, &scope.scope, name, out, &failure);
  _passo_frame_scope_end (&scope);
  if (!done)
    return _passo_fault_take_failure (fault, self, frame, failure);
  if (passo_value_is_string (*out))
    return TRUE;

  return _passo_fault_take_failure (fault, self, frame,
                                    passo_failure_new ("States.Runtime",
                                                       "The value of the field '%s' must be a "
                                                       "string.", name));
}

gboolean
_passo_fail_work (PassoInterpreter *self,
                  PassoFrame       *frame,
                  PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;
  g_auto (PassoValue) error = PASSO_VALUE_INIT;
  g_auto (PassoValue) cause = PASSO_VALUE_INIT;

  if (!get_string (self, frame, &state->u.fail.error, "ErrorPath", &error, fault) ||
      !get_string (self, frame, &state->u.fail.cause, "CausePath", &cause, fault))
    return FALSE;

  fault->error = passo_value_steal (&error);
  fault->cause = passo_value_steal (&cause);
  return FALSE;
}
