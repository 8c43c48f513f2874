/* passo-state-task.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "json/passo-json-writer.h"
#include "run/passo-interpreter-private.h"
#include "task/passo-parameter-shape.h"
#include "task/passo-result-shape.h"

/* The events of a task differ by what it calls (recorded on the service). */
typedef struct
{
  PassoEventType scheduled;
  PassoEventType started;
  PassoEventType succeeded;
  PassoEventType failed;
  PassoEventType timed_out;
} PassoTaskEvents;

static const PassoTaskEvents lambda_events = {
  PASSO_EVENT_LAMBDA_FUNCTION_SCHEDULED, PASSO_EVENT_LAMBDA_FUNCTION_STARTED,
  PASSO_EVENT_LAMBDA_FUNCTION_SUCCEEDED, PASSO_EVENT_LAMBDA_FUNCTION_FAILED,
  PASSO_EVENT_LAMBDA_FUNCTION_TIMED_OUT,
};

static const PassoTaskEvents activity_events = {
  PASSO_EVENT_ACTIVITY_SCHEDULED, PASSO_EVENT_ACTIVITY_STARTED, PASSO_EVENT_ACTIVITY_SUCCEEDED,
  PASSO_EVENT_ACTIVITY_FAILED, PASSO_EVENT_ACTIVITY_TIMED_OUT,
};

static const PassoTaskEvents service_events = {
  PASSO_EVENT_TASK_SCHEDULED, PASSO_EVENT_TASK_STARTED, PASSO_EVENT_TASK_SUCCEEDED,
  PASSO_EVENT_TASK_FAILED, PASSO_EVENT_TASK_TIMED_OUT,
};

static const PassoTaskEvents *
get_events (const PassoFrame *frame)
{
  switch (frame->state->u.task.resource->kind)
    {
    case PASSO_RESOURCE_LAMBDA:
      return &lambda_events;

    case PASSO_RESOURCE_ACTIVITY:
      return &activity_events;

    case PASSO_RESOURCE_SERVICE:
    case PASSO_RESOURCE_SDK:
    case PASSO_RESOURCE_OTHER:
    default:
      return &service_events;
    }
}

static PassoTaskPattern
get_pattern (const PassoFrame *frame)
{
  return frame->state->u.task.resource->pattern;
}

/* Whether the task ends by something else than the reply to its call. */
static gboolean
is_submitted (const PassoFrame *frame)
{
  return get_pattern (frame) != PASSO_TASK_PATTERN_REQUEST_RESPONSE;
}

static gboolean
is_activity (const PassoFrame *frame)
{
  return frame->state->u.task.resource->kind == PASSO_RESOURCE_ACTIVITY;
}

/* The token is unique for each attempt. */
void
_passo_task_make_token (PassoInterpreter *self,
                        PassoFrame       *frame)
{
  guint64 bits[6];

  g_clear_pointer (&frame->token, g_free);
  if (get_pattern (frame) != PASSO_TASK_PATTERN_TOKEN && !is_activity (frame))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (bits); i++)
    bits[i] = _passo_interpreter_random (self, frame, PASSO_DRAW_TOKEN + i);
  frame->token = g_base64_encode ((const guchar *) bits, sizeof bits);
  _passo_context_forget (frame);
}

/* A call of the wrong form is not made at all (recorded). */
static gboolean
check_parameters (PassoInterpreter *self,
                  PassoFrame       *frame,
                  PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;
  g_autofree char *text = NULL;
  PassoFailureArguments arguments = { NULL };

  if (!_passo_data_flow_check_size (self, frame, frame->effective, state->name, fault))
    return FALSE;

  arguments.field = passo_parameter_shape_check (state->u.task.resource, frame->effective);
  if (arguments.field == NULL)
    return TRUE;

  text = passo_json_write (frame->effective, PASSO_JSON_WRITER_COMPACT, NULL);
  arguments.input = text;
  return _passo_fault_set_text (fault, self, frame, PASSO_FAILURE_TEXT_PARAMETER_FORMAT,
                                &arguments);
}

/* The times are read from the input after InputPath, the parameters are not. */
gboolean
_passo_task_prepare (PassoInterpreter *self,
                     PassoFrame       *frame,
                     PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;

  _passo_task_make_token (self, frame);
  if (!_passo_data_flow_input (self, frame, fault) ||
      !_passo_data_flow_number (self, frame, &state->u.task.timeout, "TimeoutSecondsPath", 1,
                                &frame->timeout, fault) ||
      !_passo_data_flow_number (self, frame, &state->u.task.heartbeat, "HeartbeatSecondsPath", 1,
                                &frame->heartbeat, fault) ||
      !_passo_data_flow_parameters (self, frame, fault))
    return FALSE;

  return check_parameters (self, frame, fault);
}

static guint
record_task (PassoInterpreter *self,
             PassoFrame       *frame,
             PassoEventType    type,
             PassoValue        data,
             PassoValue        more)
{
  PassoEvent event = { .type = type };

  event.resource = &frame->state->u.task.event_resource;
  event.data.value = data;
  event.more.value = more;

  return _passo_interpreter_record (self, frame, &event);
}

/* Undefined where the state has no Credentials. */
static gboolean
get_role (PassoInterpreter *self,
          PassoFrame       *frame,
          PassoValue       *role,
          PassoFault       *fault)
{
  const PassoPayloadTemplate *template = frame->state->u.task.credentials;
  g_auto (PassoValue) credentials = PASSO_VALUE_INIT;

  if (template == NULL)
    return TRUE;
  if (frame->state->jsonata)
    return _passo_jsonata_flow_typed (self, frame, template, PASSO_VALUE_STRING, role, fault);
  if (!_passo_data_flow_template (self, frame, template, frame->input, &credentials, fault))
    return FALSE;

  *role = passo_value_ref (passo_value_get_member (credentials, "RoleArn"));
  return TRUE;
}

static gboolean
record_scheduled (PassoInterpreter *self,
                  PassoFrame       *frame,
                  PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;
  g_auto (PassoValue) role = PASSO_VALUE_INIT;
  PassoEvent event = { .type = get_events (frame)->scheduled };

  if (!get_role (self, frame, &role, fault))
    return FALSE;

  event.resource = &state->u.task.event_resource;
  event.timeout = frame->timeout;
  event.heartbeat = frame->heartbeat;
  event.data.value = frame->effective;
  event.more.value = role;
  frame->scheduled_id = _passo_interpreter_record (self, frame, &event);

  return TRUE;
}

/* Records that the task waits for its job or callback, unless it is recorded already. Where nobody
 * knows what the service replied, its shape is recorded. */
void
_passo_task_submit (PassoInterpreter *self,
                    PassoFrame       *frame,
                    PassoValue        reply)
{
  g_auto (PassoValue) made = PASSO_VALUE_INIT;

  if (!is_submitted (frame) || frame->submitted)
    return;

  frame->submitted = TRUE;
  if (passo_value_is_undefined (reply))
    made = passo_result_shape_make_reply (frame->state->u.task.resource, frame->effective);
  record_task (self, frame, PASSO_EVENT_TASK_SUBMITTED,
               passo_value_is_undefined (reply) ? made : reply, passo_value_undefined ());
}

static void
start_timer (PassoInterpreter *self,
             PassoFrame       *frame,
             guint64           effect_id,
             PassoTimerKind    timer,
             gint64            seconds)
{
  PassoEffect effect = { .kind = PASSO_EFFECT_TIMER, .id = effect_id, .timer = timer };

  if (seconds < 0)
    return;

  effect.deadline = self->now + seconds * 1000;
  effect.event_id = frame->last_event_id;
  _passo_interpreter_perform (self, &effect);
}

/* Begins the heartbeat time-out, or begins it anew: timers of a heartbeat that has come are told
 * from the last one by their deadline. */
void
_passo_task_start_heartbeat (PassoInterpreter *self,
                             PassoFrame       *frame,
                             guint64           effect_id)
{
  if (frame->heartbeat < 0 ||
      (get_pattern (frame) != PASSO_TASK_PATTERN_TOKEN && !is_activity (frame)))
    return;

  frame->heartbeat_deadline = self->now + frame->heartbeat * 1000;
  start_timer (self, frame, effect_id, PASSO_TIMER_HEARTBEAT, frame->heartbeat);
}

static void
start_timers (PassoInterpreter *self,
              PassoFrame       *frame,
              guint64           effect_id)
{
  start_timer (self, frame, effect_id, PASSO_TIMER_TIMEOUT, frame->timeout);
  _passo_task_start_heartbeat (self, frame, effect_id);
}

static void
record_started (PassoInterpreter *self,
                PassoFrame       *frame,
                const char       *worker)
{
  g_auto (PassoValue) name = PASSO_VALUE_INIT;

  if (worker != NULL)
    name = passo_value_string (worker);
  frame->started = TRUE;
  record_task (self, frame, get_events (frame)->started, name, passo_value_undefined ());
}

static void
make_call (PassoInterpreter *self,
           PassoFrame       *frame)
{
  const PassoProgramState *state = frame->state;
  PassoEffect effect = { .kind = PASSO_EFFECT_TASK };
  PassoCall call = { 0 };
  gint64 now = self->now;
  gboolean waits;

  frame->queued = FALSE;
  effect.id = _passo_interpreter_begin_wait (self, frame, PASSO_PHASE_TASK);
  effect.call = &call;
  call.id = effect.id;
  call.state_name = state->name;
  call.resource = state->u.task.resource;
  call.parameters = frame->effective;
  call.attempt = frame->retry_count;
  call.entered_id = frame->entered_id;
  call.scheduled_id = frame->scheduled_id;
  call.token = frame->token;
  frame->calling = TRUE;
  _passo_interpreter_perform (self, &effect);
  frame->calling = FALSE;

  /* A call that is made again has been made before: its time-outs run since then. */
  self->now = now;
  waits = frame->phase == PASSO_PHASE_TASK;
  if (!frame->started && !frame->queued)
    record_started (self, frame, NULL);
  if (waits && !frame->queued)
    start_timers (self, frame, effect.id);

  /* An answer that came at once needs no timers. */
  if (!waits && !frame->answer.refused)
    _passo_task_submit (self, frame, passo_value_undefined ());
}

/* Makes the call whose start has been recorded, and maybe, too, that it was @submitted. */
void
_passo_task_call (PassoInterpreter *self,
                  PassoFrame       *frame,
                  gboolean          submitted)
{
  frame->started = TRUE;
  frame->submitted = submitted;
  make_call (self, frame);
}

/* Records the start of what has been scheduled, and makes the call. An activity may have to wait until
 * a worker starts it. */
void
_passo_task_start (PassoInterpreter *self,
                   PassoFrame       *frame)
{
  frame->started = FALSE;
  frame->submitted = FALSE;
  if (!is_activity (frame))
    record_started (self, frame, NULL);
  make_call (self, frame);
}

/* Its time begins when a worker takes it (measured on the service). */
void
_passo_task_take_up (PassoInterpreter *self,
                     PassoFrame       *frame,
                     guint64           effect_id,
                     const char       *worker)
{
  if (!frame->queued)
    return;

  frame->queued = FALSE;
  if (!frame->started)
    record_started (self, frame, worker);
  start_timers (self, frame, effect_id);
}

gboolean
_passo_task_work (PassoInterpreter *self,
                  PassoFrame       *frame,
                  PassoFault       *fault)
{
  if (!record_scheduled (self, frame, fault))
    return FALSE;

  _passo_task_start (self, frame);
  return TRUE;
}

/* Oversized results are named after what was called (recorded). */
static const char *
get_result_name (const PassoFrame *frame)
{
  const PassoResource *resource = frame->state->u.task.resource;

  return *resource->service != '\0' ? resource->service : resource->arn;
}

gboolean
_passo_task_answered (PassoInterpreter *self,
                      PassoFrame       *frame,
                      PassoFault       *fault)
{
  g_auto (PassoAnswer) answer = frame->answer;
  const PassoTaskEvents *events = get_events (frame);

  frame->answer = (PassoAnswer) PASSO_ANSWER_INIT;
  if (!answer.refused)
    _passo_task_submit (self, frame, passo_value_undefined ());
  if (!answer.failed &&
      _passo_data_flow_check_size (self, frame, answer.output, get_result_name (frame), fault))
    {
      record_task (self, frame, events->succeeded, answer.output, passo_value_undefined ());
      passo_value_take (&frame->result, passo_value_steal (&answer.output));
      return TRUE;
    }

  if (answer.failed)
    {
      fault->error = passo_value_steal (&answer.error);
      fault->cause = passo_value_steal (&answer.cause);
    }
  record_task (self, frame, events->failed, fault->error, fault->cause);
  return FALSE;
}

/* The loss of a heartbeat is recorded as a time-out, too (recorded). */
void
_passo_task_timed_out (PassoInterpreter *self,
                       PassoFrame       *frame,
                       PassoTimerKind    timer,
                       PassoFault       *fault)
{
  PassoEffect cancel = { .kind = PASSO_EFFECT_CANCEL };

  cancel.id = ((guint64) frame->generation << 32) | frame->slot;
  frame->phase = PASSO_PHASE_RESULT;
  _passo_interpreter_perform (self, &cancel);
  fault->error = passo_value_string ("States.Timeout");
  fault->timed_out = TRUE;
  fault->heartbeat = timer == PASSO_TIMER_HEARTBEAT;
  record_task (self, frame, get_events (frame)->timed_out, fault->error, passo_value_undefined ());
}
