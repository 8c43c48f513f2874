/* passo-fault.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

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
  fault->unrecorded = strcmp (failure->error, "States.QueryEvaluationError") == 0;
  fault->location = failure->location;
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

/* In all recorded histories an EvaluationFailed that comes right after Entered follows what Entered
 * follows itself, except that of a timestamp which cannot be read; measured on the service in 2026,
 * it follows the event before it in its chain, as any other. */
static guint
get_previous_of_evaluation (const PassoFault *fault,
                            PassoInterpreter *self,
                            PassoFrame       *frame)
{
  if (!self->evaluation_after_entered && !fault->after_evaluation &&
      frame->last_event_id == frame->entered_id)
    return frame->before_entered_id;

  return frame->last_event_id;
}

/* The failure of an expression has an event of its own, in the state where it happened. */
void
_passo_fault_record (PassoFault       *fault,
                     PassoInterpreter *self,
                     PassoFrame       *frame)
{
  PassoEvent event = { .type = PASSO_EVENT_EVALUATION_FAILED };

  if (!fault->unrecorded)
    return;

  fault->unrecorded = FALSE;
  event.name = frame->state->name;
  event.location = fault->location;
  event.data.value = fault->error;
  event.more.value = fault->cause;
  frame->last_event_id
    = _passo_interpreter_record_aside (self, get_previous_of_evaluation (fault, self, frame),
                                       &event);
}

static void
record_state_failed (PassoInterpreter *self,
                     PassoFrame       *frame)
{
  const PassoStateHandler *handler = _passo_state_handler (frame);

  if (handler->failed != 0)
    _passo_interpreter_record_type (self, frame, handler->failed);
}

/* Asks the host about a failure. Where it pauses, the frame holds the failure, and @fault is none any
 * more. */
gboolean
_passo_fault_ask (PassoFault       *fault,
                  PassoInterpreter *self,
                  PassoFrame       *frame,
                  PassoHookPoint    at)
{
  gboolean goes_on;

  frame->fault = fault;
  goes_on = _passo_hook_ask (self, frame, at);
  frame->fault = NULL;
  if (goes_on)
    return TRUE;

  frame->phase = PASSO_PHASE_FAILED;
  frame->fault = g_memdup2 (fault, sizeof *fault);
  *fault = (PassoFault) PASSO_FAULT_INIT;
  return FALSE;
}

/* Hands a failure to a catcher of the frame's state. Where the catcher's own expressions fail, the
 * state has failed a second time, after the same event as the first time (measured on the
 * service). */
static gboolean
catch_fault (PassoInterpreter   *self,
             PassoFrame         *frame,
             const PassoCatcher *catcher,
             PassoFault         *fault,
             guint               failing_id)
{
  if (catcher == NULL)
    return FALSE;
  if (_passo_retrier_catch (self, frame, catcher, fault))
    return TRUE;

  if (fault->unrecorded)
    {
      frame->last_event_id = failing_id;
      _passo_fault_record (fault, self, frame);
      record_state_failed (self, frame);
    }
  return FALSE;
}

/* Another attempt, a catcher, or the frame around it. The host may pause before each of the first
 * two; then the frame holds @fault and comes here again. */
static void
handle (PassoInterpreter *self,
        PassoFrame       *frame,
        PassoFault       *fault)
{
  gboolean may_handle = !_passo_fault_is_fatal (fault) && !fault->uncatchable;
  const PassoCatcher *catcher = NULL;
  guint failing_id;

  if (frame->failing_id != 0)
    frame->last_event_id = frame->failing_id;
  frame->failing_id = 0;
  passo_value_clear (&frame->assigned);
  _passo_fault_record (fault, self, frame);
  if (may_handle && frame->paused_at != PASSO_HOOK_CATCH &&
      _passo_retrier_retry (self, frame, fault))
    return;

  failing_id = frame->last_event_id;
  if (may_handle)
    catcher = _passo_retrier_find_catcher (frame, fault);
  if (catcher != NULL && !_passo_fault_ask (fault, self, frame, PASSO_HOOK_CATCH))
    return;
  if (!_passo_fault_is_fatal (fault))
    record_state_failed (self, frame);
  if (catch_fault (self, frame, catcher, fault, failing_id))
    return;

  if (frame->parent == NULL || _passo_fault_is_fatal (fault))
    _passo_interpreter_finish (self, PASSO_EXECUTION_FAILED, frame->last_event_id, fault->error,
                               fault->cause);
  else
    _passo_join_child_failed (self, frame, fault);
}

/* Deals with a failure of the frame's state. @fault is used up. */
void
_passo_interpreter_fail (PassoInterpreter *self,
                         PassoFrame       *frame,
                         PassoFault       *fault)
{
  if (_passo_fault_ask (fault, self, frame, PASSO_HOOK_ERROR))
    handle (self, frame, fault);
  _passo_fault_clear (fault);
}

void
_passo_fault_drop_held (PassoFrame *frame)
{
  if (frame->fault != NULL)
    _passo_fault_clear (frame->fault);
  g_clear_pointer (&frame->fault, g_free);
}

/* Handles the failure that the frame holds, after a pause. */
void
_passo_fault_go_on (PassoInterpreter *self,
                    PassoFrame       *frame)
{
  g_autofree PassoFault *held = g_steal_pointer (&frame->fault);

  if (frame->paused_at == PASSO_HOOK_ERROR)
    frame->paused_at = 0;
  handle (self, frame, held);
  _passo_fault_clear (held);
}
