/* passo-interpreter.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "base/passo-random.h"
#include "run/passo-interpreter-private.h"

static const PassoIdentity default_identity = {
  .execution_arn = "arn:aws:states:us-east-1:111111111111:execution:workflow:run",
  .execution_name = "run",
  .role_arn = "arn:aws:iam::111111111111:role/workflow",
  .machine_arn = "arn:aws:states:us-east-1:111111111111:stateMachine:workflow",
  .machine_name = "workflow",
};

/* --- Events ----------------------------------------------------------------------------------- */

static void
exhaust_events (PassoInterpreter *self)
{
  g_auto (PassoValue) error = passo_value_string ("States.Runtime");
  g_auto (PassoValue) cause = PASSO_VALUE_INIT;

  cause = passo_value_string_printf ("The execution reached the maximum number of history events "
                                     "(%u).", self->limits.events);
  _passo_interpreter_finish (self, PASSO_EXECUTION_FAILED, self->n_events, error, cause);
}

/* Records an event that is not the last one of a chain. Nothing is recorded after the end. */
guint
_passo_interpreter_record_aside (PassoInterpreter *self,
                                 guint             previous_id,
                                 PassoEvent       *event)
{
  guint id;

  if (self->status != PASSO_EXECUTION_RUNNING)
    return 0;
  if (G_UNLIKELY (self->resume != NULL) &&
      (id = _passo_resume_take_event (self, previous_id, event)) != 0)
    return id;
  if (self->limits.events != 0 && self->n_events + 1 >= self->limits.events &&
      !passo_event_type_is_terminal (event->type))
    {
      exhaust_events (self);
      return 0;
    }

  event->id = ++self->n_events;
  event->previous_id = previous_id;
  event->timestamp = self->resume == NULL ? self->now : self->host->now (self->host_data);
  self->host->record (self->host_data, event);

  return event->id;
}

/* Records the next event of the frame's chain. */
guint
_passo_interpreter_record (PassoInterpreter *self,
                           PassoFrame       *frame,
                           PassoEvent       *event)
{
  frame->last_event_id = _passo_interpreter_record_aside (self, frame->last_event_id, event);

  return frame->last_event_id;
}

guint
_passo_interpreter_record_type (PassoInterpreter *self,
                                PassoFrame       *frame,
                                PassoEventType    type)
{
  PassoEvent event = { .type = type };

  return _passo_interpreter_record (self, frame, &event);
}

/* --- Effects ---------------------------------------------------------------------------------- */

void
_passo_interpreter_perform (PassoInterpreter  *self,
                            const PassoEffect *effect)
{
  if (self->status == PASSO_EXECUTION_RUNNING || effect->kind >= PASSO_EFFECT_CANCEL)
    self->host->perform (self->host_data, effect);
}

static guint64
get_effect_id (const PassoFrame *frame)
{
  return ((guint64) frame->generation << 32) | frame->slot;
}

/* Begins a wait of the frame; answers to earlier ones are not known any more. */
guint64
_passo_interpreter_begin_wait (PassoInterpreter *self,
                               PassoFrame       *frame,
                               PassoPhase        phase)
{
  frame->generation++;
  frame->phase = phase;

  return get_effect_id (frame);
}

void
_passo_interpreter_wait_until (PassoInterpreter *self,
                               PassoFrame       *frame,
                               PassoTimerKind    timer,
                               gint64            deadline,
                               PassoPhase        after)
{
  PassoEffect effect = { .kind = PASSO_EFFECT_TIMER, .timer = timer, .deadline = deadline };

  if (deadline <= self->now)
    {
      _passo_interpreter_make_ready (self, frame, after);
      return;
    }
  if (G_UNLIKELY (self->resume != NULL) && timer == PASSO_TIMER_RETRY &&
      _passo_resume_skip_wait (self, frame, deadline, after))
    return;

  effect.id = _passo_interpreter_begin_wait (self, frame, PASSO_PHASE_TIMER);
  effect.event_id = frame->last_event_id;
  frame->after_timer = after;
  _passo_interpreter_perform (self, &effect);
}

void
_passo_interpreter_make_ready (PassoInterpreter *self,
                               PassoFrame       *frame,
                               PassoPhase        phase)
{
  frame->phase = phase;
  if (frame->paused || frame->queue_position != PASSO_NOT_QUEUED)
    return;

  if (G_LIKELY (!frame->resumed) || !_passo_resume_push_leaving (self, frame))
    passo_ready_queue_push (&self->ready, frame);
}

guint64
_passo_interpreter_random (PassoInterpreter *self,
                           const PassoFrame *frame,
                           guint             counter)
{
  guint64 bits;

  if (frame->random_item == 0)
    return self->host->random (self->host_data, frame->entered_id, frame->retry_count, counter);

  bits = self->host->random (self->host_data, frame->entered_id, frame->retry_count,
                             PASSO_DRAW_ITEM + frame->random_item - 1);
  return passo_random_bits (bits, frame->entered_id, frame->retry_count, counter);
}

/* --- Frames ----------------------------------------------------------------------------------- */

static PassoFrame *
take_spare_frame (PassoInterpreter *self)
{
  PassoFrame *frame = self->spare;

  if (frame != NULL)
    {
      self->spare = frame->next_sibling;
      frame->next_sibling = NULL;
      return frame;
    }

  if (self->n_slots == self->slots_size)
    {
      self->slots_size = MAX (4, 2 * self->slots_size);
      self->slots = g_renew (PassoFrame *, self->slots, self->slots_size);
    }
  frame = g_new0 (PassoFrame, 1);
  frame->slot = self->n_slots;
  self->slots[self->n_slots++] = frame;

  return frame;
}

PassoFrame *
_passo_interpreter_add_frame (PassoInterpreter        *self,
                              PassoFrame              *parent,
                              PassoFrameKind           kind,
                              guint                    index,
                              const PassoProgramScope *scope,
                              PassoValue               input)
{
  PassoFrame *frame = take_spare_frame (self);

  frame->parent = parent;
  frame->kind = kind;
  frame->index = index;
  frame->state = scope->start;
  frame->depth = parent != NULL ? parent->depth + 1 : self->depth;
  frame->queue_position = PASSO_NOT_QUEUED;
  frame->input = passo_value_ref (input);
  if (parent == NULL)
    return frame;

  frame->previous_sibling = parent->last_child;
  if (parent->last_child != NULL)
    parent->last_child->next_sibling = frame;
  else
    parent->first_child = frame;
  parent->last_child = frame;

  return frame;
}

static void
clear_visit (PassoFrame *frame)
{
  passo_value_clear (&frame->effective);
  passo_value_clear (&frame->result);
  passo_value_clear (&frame->output);
  passo_value_clear (&frame->assigned);
  _passo_context_forget (frame);
  passo_answer_clear (&frame->answer);
  g_clear_pointer (&frame->attempts, g_free);
  g_clear_pointer (&frame->token, g_free);
  _passo_fault_drop_held (frame);
}

static void
unlink_frame (PassoFrame *frame)
{
  PassoFrame *parent = frame->parent;

  if (parent == NULL)
    return;

  if (frame->previous_sibling != NULL)
    frame->previous_sibling->next_sibling = frame->next_sibling;
  else
    parent->first_child = frame->next_sibling;
  if (frame->next_sibling != NULL)
    frame->next_sibling->previous_sibling = frame->previous_sibling;
  else
    parent->last_child = frame->previous_sibling;
}

/* What the frame has set going outside is of no use any more. */
static void
cancel_work (PassoInterpreter *self,
             PassoFrame       *frame)
{
  PassoEffect effect = { .kind = PASSO_EFFECT_CANCEL, .id = get_effect_id (frame) };

  if (frame->map_run != NULL)
    _passo_map_run_end (self, frame, PASSO_MAP_RUN_ABORTED);
  if (frame->phase != PASSO_PHASE_TASK)
    return;

  frame->phase = PASSO_PHASE_JOIN;
  _passo_interpreter_perform (self, &effect);
}

/* The frame keeps its slot and its generation, so that a late answer finds that it is late. */
void
_passo_interpreter_remove_frame (PassoInterpreter *self,
                                 PassoFrame       *frame)
{
  guint slot = frame->slot;
  guint generation = frame->generation + 1;

  if (frame->resumed)
    _passo_resume_forget (self, frame);
  cancel_work (self, frame);
  _passo_join_drop_children (self, frame);
  _passo_join_clear (frame);
  passo_ready_queue_remove (&self->ready, frame);
  unlink_frame (frame);
  g_clear_pointer (&frame->map_run, passo_map_run_free);
  clear_visit (frame);
  passo_value_clear (&frame->input);
  passo_value_clear (&frame->map);
  passo_value_clear (&frame->next_map);
  g_clear_pointer (&frame->variables, passo_variables_unref);
  memset (frame, 0, sizeof *frame);
  frame->slot = slot;
  frame->generation = generation;
  frame->queue_position = PASSO_NOT_QUEUED;
  frame->next_sibling = self->spare;
  self->spare = frame;
}

/* --- The end ---------------------------------------------------------------------------------- */

static PassoEventType
get_final_event (PassoExecutionStatus status)
{
  switch (status)
    {
    case PASSO_EXECUTION_SUCCEEDED:
      return PASSO_EVENT_EXECUTION_SUCCEEDED;

    case PASSO_EXECUTION_TIMED_OUT:
      return PASSO_EVENT_EXECUTION_TIMED_OUT;

    case PASSO_EXECUTION_ABORTED:
      return PASSO_EVENT_EXECUTION_ABORTED;

    case PASSO_EXECUTION_FAILED:
    case PASSO_EXECUTION_IDLE:
    case PASSO_EXECUTION_RUNNING:
    default:
      return PASSO_EVENT_EXECUTION_FAILED;
    }
}

/* @data is the output, or the error. Frames stay until they are out of use: a step may be using
 * them. */
void
_passo_interpreter_finish (PassoInterpreter     *self,
                           PassoExecutionStatus  status,
                           guint                 previous_id,
                           PassoValue            data,
                           PassoValue            cause)
{
  PassoEvent event = { .type = get_final_event (status) };

  if (self->status != PASSO_EXECUTION_RUNNING)
    return;

  event.data.value = data;
  event.more.value = cause;
  _passo_interpreter_record_aside (self, previous_id, &event);
  self->status = status;
  if (status == PASSO_EXECUTION_SUCCEEDED)
    passo_value_set (&self->output, data);
  else
    passo_value_set (&self->error, data);
  passo_value_set (&self->cause, cause);
  passo_ready_queue_clear (&self->ready);
  for (guint i = 0; i < self->n_slots; i++)
    cancel_work (self, self->slots[i]);
  _passo_interpreter_perform (self,
                              &(PassoEffect) { .kind = PASSO_EFFECT_FINISH, .status = status });
}

/* --- Steps ------------------------------------------------------------------------------------ */

static gboolean
enter_state (PassoInterpreter *self,
             PassoFrame       *frame)
{
  PassoEvent event = { .type = _passo_state_handler (frame)->entered };

  if (!_passo_hook_ask (self, frame, PASSO_HOOK_ENTER))
    return FALSE;

  event.name = frame->state->name;
  event.data.value = frame->input;
  frame->before_entered_id = frame->last_event_id;
  frame->entered_id = _passo_interpreter_record (self, frame, &event);
  frame->entered_time = self->now;
  frame->retry_count = 0;
  frame->failing_id = 0;
  frame->target = frame->state->next;
  frame->phase = PASSO_PHASE_PREPARE;

  return TRUE;
}

void
_passo_interpreter_finish_frame (PassoInterpreter *self,
                                 PassoFrame       *frame)
{
  if (frame->parent != NULL)
    _passo_join_child_succeeded (self, frame);
  else
    _passo_interpreter_finish (self, PASSO_EXECUTION_SUCCEEDED, frame->last_event_id,
                               frame->output, passo_value_undefined ());
}

static gboolean
set_variables (PassoInterpreter *self,
               PassoFrame       *frame)
{
  PassoVariableLimits limits = {
    self->limits.payload, self->limits.payload, self->limits.variables
  };
  PassoFault fault = PASSO_FAULT_INIT;
  PassoFailure *failure = NULL;
  PassoFrame *outer = frame->parent;

  if (passo_value_get_size (frame->assigned) == 0)
    return TRUE;

  if (frame->variables == NULL)
    {
      while (outer != NULL && outer->variables == NULL)
        outer = outer->parent;
      frame->variables = passo_variables_new (outer != NULL ? outer->variables : NULL);
    }
  if (passo_variables_assign (frame->variables, frame->assigned, &limits, &failure))
    return TRUE;

  _passo_fault_take_failure (&fault, self, frame, failure);
  fault.uncatchable = TRUE;
  _passo_interpreter_fail (self, frame, &fault);
  return FALSE;
}

static gboolean
leave_state (PassoInterpreter *self,
             PassoFrame       *frame)
{
  PassoEvent event = { .type = _passo_state_handler (frame)->exited };

  if (!_passo_hook_ask (self, frame, PASSO_HOOK_LEAVE))
    return FALSE;
  if (G_UNLIKELY (frame->resumed))
    _passo_resume_take_exit (self, frame);
  if (!set_variables (self, frame))
    return FALSE;

  event.name = frame->state->name;
  event.data.value = frame->output;
  if (passo_value_get_size (frame->assigned) > 0)
    event.more.value = frame->assigned;
  _passo_interpreter_record (self, frame, &event);
  if (frame->target == NULL)
    {
      _passo_interpreter_finish_frame (self, frame);
      return FALSE;
    }

  frame->state = frame->target;
  passo_value_take (&frame->input, passo_value_steal (&frame->output));
  clear_visit (frame);
  _passo_interpreter_make_ready (self, frame, PASSO_PHASE_ENTER);
  if (!_passo_hook_ask (self, frame, PASSO_HOOK_TRANSITION))
    passo_ready_queue_remove (&self->ready, frame);

  return FALSE;
}

static gboolean
run_phase (PassoInterpreter *self,
           PassoFrame       *frame)
{
  const PassoStateHandler *handler = _passo_state_handler (frame);
  PassoFault fault = PASSO_FAULT_INIT;
  PassoPhase phase = frame->phase;
  gboolean done = TRUE;

  switch (phase)
    {
    case PASSO_PHASE_ENTER:
      return enter_state (self, frame);

    case PASSO_PHASE_PREPARE:
      frame->phase = PASSO_PHASE_WORK;
      frame->random_counter = PASSO_DRAW_PREPARE;
      done = handler->prepare (self, frame, &fault);
      break;

    case PASSO_PHASE_WORK:
      if (!_passo_hook_ask (self, frame, PASSO_HOOK_WORK))
        return FALSE;
      frame->phase = PASSO_PHASE_RESULT;
      frame->random_counter = PASSO_DRAW_WORK;
      done = handler->work (self, frame, &fault);
      break;

    case PASSO_PHASE_ANSWER:
      if (!_passo_hook_ask (self, frame, PASSO_HOOK_ANSWER))
        return FALSE;
      frame->phase = PASSO_PHASE_RESULT;
      done = _passo_task_answered (self, frame, &fault);
      break;

    case PASSO_PHASE_MAP_RUN:
      done = _passo_map_run_go_on (self, frame, &fault);
      break;

    case PASSO_PHASE_RESULT:
      if (frame->stage == 0 && !_passo_hook_ask (self, frame, PASSO_HOOK_RESULT))
        return FALSE;
      frame->phase = PASSO_PHASE_LEAVE;
      frame->random_counter = PASSO_DRAW_RESULT;
      done = handler->result (self, frame, &fault);
      frame->failing_id = done ? 0 : frame->failing_id;
      break;

    case PASSO_PHASE_LEAVE:
      return leave_state (self, frame);

    case PASSO_PHASE_FAILED:
      _passo_fault_go_on (self, frame);
      return FALSE;

    case PASSO_PHASE_TASK:
    case PASSO_PHASE_TIMER:
    case PASSO_PHASE_JOIN:
    case PASSO_PHASE_CHILDREN:
    default:
      return FALSE;
    }

  if (frame->paused)
    {
      frame->phase = phase;
      return FALSE;
    }
  frame->stage = 0;
  if (!done)
    _passo_interpreter_fail (self, frame, &fault);

  /* What was answered at once, or waits for a time that is past, waits for its turn. */
  return done && frame->queue_position == PASSO_NOT_QUEUED &&
         self->status == PASSO_EXECUTION_RUNNING;
}

/**
 * passo_interpreter_step:
 * @self: an interpreter
 *
 * Lets the chain whose turn it is go on to the end of its state, or until it has to wait. Nothing
 * here blocks, reads a clock or starts a thread: what the world has to do goes to the host.
 *
 * Returns: whether there was anything to do
 */
gboolean
passo_interpreter_step (PassoInterpreter *self)
{
  PassoFrame *frame;
  gboolean more = TRUE;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->status != PASSO_EXECUTION_RUNNING)
    return FALSE;
  frame = passo_ready_queue_pop (&self->ready);
  if (frame == NULL)
    return FALSE;

  self->now = self->host->now (self->host_data);
  if (G_UNLIKELY (frame->resumed))
    more = _passo_resume_step (self, frame);
  while (more)
    more = run_phase (self, frame);
  if (G_UNLIKELY (self->resume != NULL))
    _passo_resume_check_end (self);

  return TRUE;
}

/* --- From outside ----------------------------------------------------------------------------- */

/* The frame that waits for an effect, or NULL if it does not any more. */
PassoFrame *
_passo_interpreter_find_waiting (PassoInterpreter *self,
                                 guint64           effect_id)
{
  guint slot = effect_id & G_MAXUINT32;
  PassoFrame *frame;

  if (self->status != PASSO_EXECUTION_RUNNING || slot >= self->n_slots)
    return NULL;

  frame = self->slots[slot];
  return frame->generation == effect_id >> 32 ? frame : NULL;
}

/**
 * passo_interpreter_answer:
 * @self: an interpreter
 * @effect_id: id of a TASK effect
 * @answer: the answer; its values are taken
 *
 * Hands in how a task ended. The state goes on in a later step. May be called while the effect is
 * being performed.
 *
 * Returns: whether anybody was still waiting for it
 */
gboolean
passo_interpreter_answer (PassoInterpreter *self,
                          guint64           effect_id,
                          PassoAnswer      *answer)
{
  PassoFrame *frame;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (answer != NULL, FALSE);

  frame = _passo_interpreter_find_waiting (self, effect_id);
  if (frame == NULL || frame->phase != PASSO_PHASE_TASK)
    return FALSE;

  passo_answer_clear (&frame->answer);
  frame->answer = *answer;
  *answer = (PassoAnswer) PASSO_ANSWER_INIT;
  _passo_interpreter_make_ready (self, frame, PASSO_PHASE_ANSWER);

  return TRUE;
}

static void
time_out_execution (PassoInterpreter *self)
{
  g_auto (PassoValue) error = passo_value_string ("States.Timeout");

  self->now = self->host->now (self->host_data);
  _passo_interpreter_finish (self, PASSO_EXECUTION_TIMED_OUT, 0, error, passo_value_undefined ());
}

/**
 * passo_interpreter_wants_timer:
 * @self: an interpreter
 * @effect_id: id of a TIMER effect
 * @timer: its kind
 * @deadline: its time
 *
 * Returns: whether the timer still means anything; time need not pass for one that does not
 */
gboolean
passo_interpreter_wants_timer (PassoInterpreter *self,
                               guint64           effect_id,
                               PassoTimerKind    timer,
                               gint64            deadline)
{
  PassoFrame *frame;

  g_return_val_if_fail (self != NULL, FALSE);

  if (timer == PASSO_TIMER_EXECUTION)
    return self->status == PASSO_EXECUTION_RUNNING;

  frame = _passo_interpreter_find_waiting (self, effect_id);
  if (frame == NULL)
    return FALSE;
  if (timer == PASSO_TIMER_HEARTBEAT)
    return frame->phase == PASSO_PHASE_TASK && frame->heartbeat_deadline <= deadline;
  if (timer == PASSO_TIMER_TIMEOUT)
    return frame->phase == PASSO_PHASE_TASK;

  return frame->phase == PASSO_PHASE_TIMER;
}

/**
 * passo_interpreter_expire:
 * @self: an interpreter
 * @effect_id: id of a TIMER effect
 * @timer: its kind
 * @deadline: its time
 *
 * The time of a timer has come.
 *
 * Returns: whether it still meant anything
 */
gboolean
passo_interpreter_expire (PassoInterpreter *self,
                          guint64           effect_id,
                          PassoTimerKind    timer,
                          gint64            deadline)
{
  PassoFault fault = PASSO_FAULT_INIT;
  PassoFrame *frame;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!passo_interpreter_wants_timer (self, effect_id, timer, deadline))
    return FALSE;
  if (timer == PASSO_TIMER_EXECUTION)
    {
      time_out_execution (self);
      return TRUE;
    }

  frame = _passo_interpreter_find_waiting (self, effect_id);
  if (frame->phase == PASSO_PHASE_TIMER)
    {
      _passo_interpreter_make_ready (self, frame, frame->after_timer);
      return TRUE;
    }

  self->now = self->host->now (self->host_data);
  _passo_task_timed_out (self, frame, timer, &fault);
  _passo_interpreter_fail (self, frame, &fault);
  return TRUE;
}

/**
 * passo_interpreter_stop:
 * @self: an interpreter
 * @error: an error name, or undefined
 * @cause: a cause, or undefined
 *
 * Aborts the execution, as StopExecution does.
 */
void
passo_interpreter_stop (PassoInterpreter *self,
                        PassoValue        error,
                        PassoValue        cause)
{
  g_return_if_fail (self != NULL);

  if (self->status != PASSO_EXECUTION_RUNNING)
    return;

  self->now = self->host->now (self->host_data);
  _passo_interpreter_finish (self, PASSO_EXECUTION_ABORTED, 0, error, cause);
}

/* --- Life ------------------------------------------------------------------------------------- */

/**
 * passo_interpreter_new:
 * @program: what to run
 * @host: the functions through which it acts; must outlive it
 * @host_data: their first argument
 *
 * Makes an interpreter for one execution, on one thread.
 *
 * Returns: (transfer full): the interpreter
 */
PassoInterpreter *
passo_interpreter_new (PassoProgram    *program,
                       const PassoHost *host,
                       gpointer         host_data)
{
  PassoInterpreter *self;

  g_return_val_if_fail (program != NULL, NULL);
  g_return_val_if_fail (host != NULL, NULL);

  self = g_new0 (PassoInterpreter, 1);
  self->program = passo_program_ref (program);
  self->host = host;
  self->host_data = host_data;
  self->limits = *passo_limits_service ();

  return self;
}

/**
 * passo_interpreter_free:
 * @self: (transfer full) (nullable): an interpreter
 *
 * Frees it; an execution that is not finished just ends, without an event.
 */
void
passo_interpreter_free (PassoInterpreter *self)
{
  if (self == NULL)
    return;

  if (self->root != NULL)
    _passo_interpreter_remove_frame (self, self->root);
  passo_ready_queue_clear (&self->ready);
  _passo_resume_free (self->resume);
  for (guint i = 0; i < self->n_slots; i++)
    g_free (self->slots[i]);
  g_free (self->slots);
  passo_value_clear (&self->input);
  passo_value_clear (&self->output);
  passo_value_clear (&self->error);
  passo_value_clear (&self->cause);
  passo_value_clear (&self->execution_context);
  passo_value_clear (&self->machine_context);
  passo_value_clear (&self->given_context);
  passo_program_unref (self->program);
  g_free (self);
}

/**
 * passo_interpreter_set_limits:
 * @self: an interpreter that has not started
 * @limits: limits; copied
 */
void
passo_interpreter_set_limits (PassoInterpreter  *self,
                              const PassoLimits *limits)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (limits != NULL);

  self->limits = *limits;
}

static void
record_start (PassoInterpreter *self)
{
  g_auto (PassoValue) role = passo_value_string (self->identity->role_arn);
  PassoEvent event = { .type = PASSO_EVENT_EXECUTION_STARTED };

  event.data.value = self->input;
  event.more.value = role;
  _passo_interpreter_record_aside (self, 0, &event);
}

/* In seconds, -1 for none. A part of a program has no TimeoutSeconds of its own. */
static gint64
get_time_limit (PassoInterpreter *self)
{
  gint64 timeout = self->scope == NULL ? self->program->timeout : -1;
  gint64 limit = self->identity->express ? self->limits.express : 0;

  return limit > 0 && (timeout < 0 || timeout > limit) ? limit : timeout;
}

/* Makes it run, with the time limit of the whole execution, and with nothing in it. */
void
_passo_interpreter_begin (PassoInterpreter    *self,
                          const PassoIdentity *identity,
                          PassoValue           input,
                          gint64               start)
{
  PassoEffect effect = { .kind = PASSO_EFFECT_TIMER, .timer = PASSO_TIMER_EXECUTION };
  gint64 timeout;

  self->status = PASSO_EXECUTION_RUNNING;
  self->identity = identity != NULL ? identity : &default_identity;
  self->now = self->host->now (self->host_data);
  self->start = start;
  self->input = passo_value_ref (input);
  timeout = get_time_limit (self);
  if (timeout < 0)
    return;

  effect.event_id = 1;
  effect.deadline = start + timeout * 1000;
  _passo_interpreter_perform (self, &effect);
}

void
_passo_interpreter_add_root (PassoInterpreter *self)
{
  const PassoProgramScope *scope = self->scope != NULL ? self->scope : &self->program->scopes[0];

  self->root = _passo_interpreter_add_frame (self, NULL, PASSO_FRAME_MACHINE, 0, scope,
                                             self->input);
}

/**
 * passo_interpreter_start:
 * @self: an interpreter that has not started
 * @identity: (nullable): what the execution says of itself; must outlive the interpreter
 * @input: its input
 *
 * Records the start. The first state is entered by the first step.
 */
void
passo_interpreter_start (PassoInterpreter    *self,
                         const PassoIdentity *identity,
                         PassoValue           input)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->status == PASSO_EXECUTION_IDLE);

  _passo_interpreter_begin (self, identity, input, self->host->now (self->host_data));
  record_start (self);
  _passo_interpreter_add_root (self);
  _passo_interpreter_make_ready (self, self->root, PASSO_PHASE_ENTER);
}
