/* passo-state-wait.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/passo-timestamp.h"
#include "run/passo-interpreter-private.h"

/* What SecondsPath finds must be an integer that is not negative (recorded). */
static gboolean
get_seconds (PassoInterpreter *self,
             PassoFrame       *frame,
             gint64           *seconds,
             PassoFault       *fault)
{
  const PassoJsonPath *path = frame->state->u.wait.seconds.path;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  g_autofree char *text = NULL;
  PassoFailureArguments arguments = { NULL };
  PassoFrameScope scope;
  PassoJsonPathMiss miss;
  gboolean found;

  arguments.field = "SecondsPath";
  arguments.path = passo_json_path_get_text (path);
  _passo_frame_scope_begin (&scope, self, frame, frame->effective);
  found = passo_json_path_evaluate (path, &scope.scope, &value, &miss);
  if (!found)
    return _passo_fault_set_text (fault, self, frame, PASSO_FAILURE_TEXT_SECONDS_MISSING,
                                  &arguments);

  arguments.value = text = passo_failure_value_text (value);
  if (!passo_value_is_number (value) || !passo_value_get_integer (value, seconds))
    return _passo_fault_set_text (fault, self, frame, PASSO_FAILURE_TEXT_SECONDS_NOT_INTEGER,
                                  &arguments);
  if (*seconds < 0)
    return _passo_fault_set_text (fault, self, frame, PASSO_FAILURE_TEXT_SECONDS_NEGATIVE,
                                  &arguments);

  return TRUE;
}

static gboolean
get_timestamp (PassoInterpreter *self,
               PassoFrame       *frame,
               gint64           *timestamp,
               PassoFault       *fault)
{
  PassoPathField path = { PASSO_STAGE_PATH, frame->state->u.wait.timestamp_path };
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  g_autofree char *described = NULL;
  PassoFailureArguments arguments = { NULL };
  PassoTimestamp parsed;
  const char *text;
  gsize length = 0;

  if (!_passo_data_flow_path (self, frame, &path, "TimestampPath", frame->effective, &value, fault))
    return FALSE;
  if (passo_value_is_string (value))
    {
      text = passo_value_get_string (value, &length);
      if (passo_timestamp_parse (text, length, &parsed))
        {
          *timestamp = parsed.seconds;
          return TRUE;
        }
    }

  described = passo_failure_value_text (value);
  arguments.field = "TimestampPath";
  arguments.path = passo_json_path_get_text (path.path);
  arguments.value = described;
  return _passo_fault_set_text (fault, self, frame, PASSO_FAILURE_TEXT_TIMESTAMP_INVALID,
                                &arguments);
}

static gboolean
has_timestamp (const PassoProgramState *state)
{
  return state->u.wait.timestamp_path != NULL || state->u.wait.has_timestamp ||
         state->u.wait.timestamp_template != NULL;
}

/* When the wait is over, in milliseconds. */
static gboolean
get_deadline (PassoInterpreter *self,
              PassoFrame       *frame,
              gint64           *deadline,
              PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;
  gint64 timestamp = state->u.wait.timestamp;
  gint64 seconds = state->u.wait.seconds.literal;
  PassoFailureArguments arguments = { NULL };

  if (state->u.wait.timestamp_path != NULL && !get_timestamp (self, frame, &timestamp, fault))
    return FALSE;
  if (state->u.wait.timestamp_template != NULL &&
      !_passo_jsonata_flow_timestamp (self, frame, &timestamp, fault))
    return FALSE;
  if (state->u.wait.seconds.path != NULL && !get_seconds (self, frame, &seconds, fault))
    return FALSE;
  if (state->u.wait.seconds.template != NULL &&
      !_passo_data_flow_number (self, frame, &state->u.wait.seconds, "Seconds", 0, &seconds, fault))
    return FALSE;

  if (has_timestamp (state))
    seconds = timestamp - self->now / 1000;
  if (seconds > self->limits.wait)
    return _passo_fault_set_text (fault, self, frame, PASSO_FAILURE_TEXT_WAIT_TOO_LONG, &arguments);

  *deadline = self->now + MAX (seconds, 0) * 1000;
  if (has_timestamp (state))
    *deadline = timestamp * 1000;
  return TRUE;
}

gboolean
_passo_wait_work (PassoInterpreter *self,
                  PassoFrame       *frame,
                  PassoFault       *fault)
{
  gint64 deadline = 0;

  if (!get_deadline (self, frame, &deadline, fault))
    return FALSE;

  passo_value_set (&frame->result, frame->effective);
  if (deadline > self->now)
    _passo_interpreter_wait_until (self, frame, PASSO_TIMER_WAIT, deadline, PASSO_PHASE_RESULT);

  return TRUE;
}
