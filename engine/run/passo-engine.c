/* passo-engine.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"
#include "run/passo-engine-private.h"
#include "run/passo-scheduler.h"
#include "task/passo-connector-ask.h"
#include "task/passo-connector-http.h"
#include "task/passo-connector-mock.h"
#include "task/passo-result-shape.h"

/* Steps between two looks at the commands. */
#define STEPS_A_TURN 256

/* What the owner gets at once, so that it is soon done with it. */
#define EVENTS_A_POST 512

/* Records of children that have not succeeded, which a run without limits keeps. */
#define MOST_FAILURES 1000

/* How long the speed FAST shows a state, and at most a wait, in microseconds. */
#define SHOW_STATE (300 * G_TIME_SPAN_MILLISECOND)
#define SHOW_WAIT  (1000 * G_TIME_SPAN_MILLISECOND)

typedef enum
{
  COMMAND_PAUSE,
  COMMAND_RESUME,
  COMMAND_STEP_OVER,
  COMMAND_STOP,
  COMMAND_SPEED,
  COMMAND_ANSWER,
  COMMAND_SET_ANSWER,
  COMMAND_QUIT,
} CommandKind;

typedef struct
{
  CommandKind  kind;
  PassoSpeed   speed;
  guint64      id;
  char        *state_name;
  char        *result;
  char        *error;
  char        *cause;
} Command;

typedef enum
{
  MODE_RUN,
  MODE_PAUSE,  /* stop before the next states */
  MODE_STEP,   /* stop before the next states that are not deeper than step_depth */
} Mode;

/* Runs one execution on a thread of its own for a main loop elsewhere: commands come through a
 * queue, events and notices go through the mailbox. Everything below the line is the thread's. */
struct _PassoEngine
{
  GThread            *thread;
  GAsyncQueue        *commands;
  GMainContext       *context;       /* the thread's, in which connectors answer */
  PassoEngineMailbox *mailbox;
  PassoProgram       *program;
  char               *name;
  char               *input;
  GBytes             *mock;
  char               *test_case;
  GBytes             *connections;
  gboolean            allow_http;
  guint64             seed;
  gboolean            no_limits;
  gint64              start;
  /* ---- */
  PassoIdentity       identity;
  char               *arn;
  PassoScheduler     *scheduler;
  PassoConnectorAsk  *ask;
  PassoEventLog      *events;
  GPtrArray          *notices;
  PassoSpeed          speed;
  Mode                mode;
  guint               step_depth;
  guint               paused_depth;
  char               *paused_state;  /* before which a frame stands */
  gboolean            paused;
  gboolean            pacing;        /* frames stand still so that their states can be seen */
  gboolean            quit;
  gboolean            finished;
  gint64              posted;
};

static void
free_command (gpointer data)
{
  Command *command = data;

  g_free (command->state_name);
  g_free (command->result);
  g_free (command->error);
  g_free (command->cause);
  g_free (command);
}

/* --- On the thread: events and notices ------------------------------------------------------- */

static void
post (PassoEngine *self)
{
  if (passo_event_log_get_size (self->events) == 0 && self->notices->len == 0)
    return;

  _passo_engine_mailbox_post (self->mailbox, g_steal_pointer (&self->events), self->notices);
  self->events = passo_event_log_new ();
  self->posted = g_get_monotonic_time ();
}

static void
post_now_and_then (PassoEngine *self)
{
  if (passo_event_log_get_size (self->events) >= EVENTS_A_POST
      || g_get_monotonic_time () - self->posted >= G_USEC_PER_SEC / 60)
    post (self);
}

static void
take_event (const PassoEvent *event,
            gpointer          data)
{
  PassoEngine *self = data;

  passo_event_log_append_as_text (self->events, event);
}

static void
take_ask (const PassoCall *call,
          gpointer         data)
{
  PassoEngine *self = data;
  g_auto (PassoValue) shape = PASSO_VALUE_INIT;
  PassoNotice *notice = _passo_notice_new (PASSO_NOTICE_ASK);

  shape = passo_result_shape_make (call->resource, call->parameters);
  notice->ask = g_new0 (PassoAskData, 1);
  notice->ask->id = call->id;
  notice->ask->event_id = call->scheduled_id;
  notice->ask->uses_token = call->token != NULL;
  notice->ask->state_name = g_strdup (call->state_name);
  notice->ask->resource = g_strdup (call->resource->arn);
  notice->ask->parameters = passo_json_write (call->parameters, PASSO_JSON_WRITER_COMPACT, NULL);
  notice->ask->prefilled = passo_json_write (shape, PASSO_JSON_WRITER_PRETTY, NULL);
  g_ptr_array_add (self->notices, notice);
}

static void
cancel_ask (guint64  call_id,
            gpointer data)
{
  PassoEngine *self = data;
  PassoNotice *notice = _passo_notice_new (PASSO_NOTICE_CANCELLED);

  notice->id = call_id;
  g_ptr_array_add (self->notices, notice);
}

static char *
dup_string (PassoValue value)
{
  return passo_value_is_string (value) ? g_strdup (passo_value_get_string (value, NULL)) : NULL;
}

static void
tell_finished (PassoEngine *self)
{
  PassoInterpreter *interpreter = passo_scheduler_get_interpreter (self->scheduler);
  PassoNotice *notice = _passo_notice_new (PASSO_NOTICE_FINISHED);
  PassoValue output = passo_interpreter_get_output (interpreter);

  self->finished = TRUE;
  notice->status = passo_interpreter_get_status (interpreter);
  if (!passo_value_is_undefined (output))
    notice->output = passo_json_write (output, PASSO_JSON_WRITER_COMPACT, NULL);
  notice->error = dup_string (passo_interpreter_get_error (interpreter));
  notice->cause = dup_string (passo_interpreter_get_cause (interpreter));
  g_ptr_array_add (self->notices, notice);
  post (self);
}

static void
tell_paused (PassoEngine *self)
{
  PassoNotice *notice = _passo_notice_new (PASSO_NOTICE_PAUSED);

  self->paused = TRUE;
  notice->reason = self->mode == MODE_STEP ? PASSO_PAUSE_STEP : PASSO_PAUSE_REQUEST;
  notice->state_name = g_strdup (self->paused_state);
  g_ptr_array_add (self->notices, notice);
  post (self);
}

/* --- On the thread: pausing and pacing ------------------------------------------------------- */

static gboolean
stops_here (PassoEngine *self,
            PassoFrame  *frame)
{
  return self->mode == MODE_PAUSE ||
         (self->mode == MODE_STEP && passo_frame_get_depth (frame) <= self->step_depth);
}

/* The interpreter asks at two points: before a state is entered whether to pause there, and before
 * it is left whether to let it be seen first. A container has been seen through its states. */
static gboolean
may_pass (PassoFrame     *frame,
          PassoHookPoint  at,
          gpointer        data)
{
  PassoEngine *self = data;

  if (at == PASSO_HOOK_LEAVE)
    {
      if (self->speed != PASSO_SPEED_FAST || passo_frame_is_container (frame))
        return TRUE;
      self->pacing = TRUE;
      return FALSE;
    }
  if (!stops_here (self, frame))
    return TRUE;

  if (self->paused_state == NULL || passo_frame_get_depth (frame) > self->paused_depth)
    {
      g_free (self->paused_state);
      self->paused_state = g_strdup (passo_frame_get_state_name (frame));
      self->paused_depth = passo_frame_get_depth (frame);
    }
  return FALSE;
}

static void
update_hook (PassoEngine *self)
{
  guint mask = 0;

  if (self->mode != MODE_RUN)
    mask |= PASSO_HOOK_ENTER;
  if (self->speed == PASSO_SPEED_FAST)
    mask |= PASSO_HOOK_LEAVE;
  passo_scheduler_set_hook (self->scheduler, mask, may_pass, self);
}

static void
set_mode (PassoEngine *self,
          Mode         mode)
{
  self->mode = mode;
  update_hook (self);
}

/* Lets the paused frames go. Where none stood before a state, a step ends before whichever state is
 * entered first. */
static void
go_on (PassoEngine *self,
       Mode         mode)
{
  if (self->paused)
    g_ptr_array_add (self->notices, _passo_notice_new (PASSO_NOTICE_RESUMED));
  self->paused = FALSE;
  self->step_depth = self->paused_state != NULL ? self->paused_depth : G_MAXUINT;
  self->paused_depth = 0;
  g_clear_pointer (&self->paused_state, g_free);
  set_mode (self, mode);
  passo_scheduler_resume (self->scheduler, PASSO_HOOK_ALL);
}

/* --- On the thread: commands ----------------------------------------------------------------- */

static void
set_speed (PassoEngine *self,
           PassoSpeed   speed)
{
  self->speed = speed;
  passo_scheduler_switch_clock (self->scheduler, speed == PASSO_SPEED_REAL ? PASSO_CLOCK_REAL
                                                                           : PASSO_CLOCK_VIRTUAL);
  update_hook (self);
}

static void
make_answer (const Command *command,
             PassoAnswer   *answer)
{
  answer->failed = command->result == NULL;
  if (!answer->failed)
    answer->output = passo_json_parse (command->result, -1, PASSO_JSON_READER_KEEP_SOURCE, NULL);
  if (command->error != NULL)
    answer->error = passo_value_string (command->error);
  if (command->cause != NULL)
    answer->cause = passo_value_string (command->cause);
}

static void
obey (PassoEngine   *self,
      const Command *command)
{
  PassoInterpreter *interpreter = passo_scheduler_get_interpreter (self->scheduler);
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;

  switch (command->kind)
    {
    case COMMAND_PAUSE:
      if (!self->paused)
        set_mode (self, MODE_PAUSE);
      break;

    case COMMAND_RESUME:
      go_on (self, MODE_RUN);
      break;

    case COMMAND_STEP_OVER:
      if (self->paused)
        go_on (self, MODE_STEP);
      break;

    case COMMAND_STOP:
      passo_interpreter_stop (interpreter, passo_value_undefined (), passo_value_undefined ());
      break;

    case COMMAND_SPEED:
      set_speed (self, command->speed);
      break;

    case COMMAND_ANSWER:
      make_answer (command, &answer);
      passo_connector_ask_answer (self->ask, command->id, &answer);
      break;

    case COMMAND_SET_ANSWER:
      make_answer (command, &answer);
      passo_connector_ask_set_answer (self->ask, command->state_name,
                                      command->result != NULL || command->error != NULL ? &answer
                                                                                        : NULL);
      break;

    case COMMAND_QUIT:
    default:
      self->quit = TRUE;
      break;
    }
}

static gboolean
take_note_of_time (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Lets connectors work until something happens, or for at most a time in microseconds; for ever if
 * that is negative. Gives whether something happened before the time was over. */
static gboolean
wait_for_world (PassoEngine *self,
                gint64       wait)
{
  g_autoptr (GSource) timer = NULL;
  gboolean over = FALSE;

  if (wait > 0)
    {
      timer = g_timeout_source_new ((wait + 999) / 1000);
      g_source_set_callback (timer, take_note_of_time, &over, NULL);
      g_source_attach (timer, self->context);
    }
  g_main_context_iteration (self->context, TRUE);
  if (timer != NULL)
    g_source_destroy (timer);

  return !over;
}

/* Waits for a command, or an answer, for at most a time in microseconds, or for ever if that is
 * negative, and obeys all commands that have come. Gives whether anything has. */
static gboolean
take_commands (PassoEngine *self,
               gint64       wait)
{
  Command *command = g_async_queue_try_pop (self->commands);
  gboolean any = FALSE;

  if (command == NULL && wait != 0)
    {
      any = wait_for_world (self, wait);
      command = g_async_queue_try_pop (self->commands);
    }
  else if (command == NULL && passo_scheduler_has_pending (self->scheduler))
    g_main_context_iteration (self->context, FALSE);
  while (command != NULL)
    {
      any = TRUE;
      obey (self, command);
      free_command (command);
      command = self->quit ? NULL : g_async_queue_try_pop (self->commands);
    }

  return any;
}

/* --- On the thread: the loop ----------------------------------------------------------------- */

/* Shows the states that frames are in for a while, then lets them be left. Frames that stand before
 * a state for a pause or a step stay there. */
static void
pace (PassoEngine *self)
{
  gint64 until = g_get_monotonic_time () + SHOW_STATE;
  gint64 left = SHOW_STATE;

  post (self);
  while (left > 0 && !self->quit && self->speed == PASSO_SPEED_FAST &&
         passo_interpreter_get_status (passo_scheduler_get_interpreter (self->scheduler)) ==
           PASSO_EXECUTION_RUNNING)
    {
      take_commands (self, left);
      left = until - g_get_monotonic_time ();
    }
  self->pacing = FALSE;
  passo_scheduler_resume (self->scheduler, PASSO_HOOK_LEAVE);
}

static void
wait_for_time (PassoEngine *self)
{
  gint64 deadline = 0;
  gint64 wait;

  post (self);
  if (!passo_scheduler_get_next_deadline (self->scheduler, &deadline))
    return;

  wait = MAX ((deadline - passo_scheduler_get_now (self->scheduler)) * 1000, 0);
  if (self->speed == PASSO_SPEED_INSTANT)
    wait = 0;
  else if (self->speed == PASSO_SPEED_FAST)
    wait = MIN (wait, SHOW_WAIT);
  if (self->speed != PASSO_SPEED_REAL && !passo_scheduler_can_advance (self->scheduler))
    {
      take_commands (self, -1);
      return;
    }
  if (wait > 0 && take_commands (self, wait))
    return;
  if (self->speed != PASSO_SPEED_REAL)
    passo_scheduler_advance (self->scheduler);
}

static void
turn (PassoEngine *self)
{
  PassoSchedulerState state;

  if (self->paused)
    {
      post (self);
      take_commands (self, -1);
      if (passo_interpreter_get_status (passo_scheduler_get_interpreter (self->scheduler)) !=
          PASSO_EXECUTION_RUNNING)
        tell_finished (self);
      return;
    }

  take_commands (self, 0);
  state = passo_scheduler_run (self->scheduler, STEPS_A_TURN);
  if (state == PASSO_SCHEDULER_FINISHED)
    tell_finished (self);
  else if (state == PASSO_SCHEDULER_MORE)
    post_now_and_then (self);
  else if (self->pacing)
    pace (self);
  else if (self->paused_state != NULL || self->mode == MODE_PAUSE)
    tell_paused (self);
  else if (state == PASSO_SCHEDULER_WAITING)
    wait_for_time (self);
  else
    {
      post (self);
      take_commands (self, -1);
    }
}

static void
add_http (PassoEngine            *self,
          PassoConnectorRegistry *registry)
{
  g_autoptr (PassoConnectorHttp) http = NULL;
  g_auto (PassoValue) connections = PASSO_VALUE_INIT;
  gsize length = 0;
  const char *text;

  if (!self->allow_http)
    return;

  if (self->connections != NULL)
    {
      text = g_bytes_get_data (self->connections, &length);
      connections = passo_json_parse (text, length, PASSO_JSON_READER_DEFAULT, NULL);
    }
  http = passo_connector_http_new (connections);
  passo_connector_registry_add (registry, "*:http:invoke", PASSO_CONNECTOR (http));
}

static void
add_connectors (PassoEngine *self)
{
  g_autoptr (PassoConnectorRegistry) registry = passo_connector_registry_new ();
  g_autoptr (PassoConnectorMock) mock = NULL;
  g_auto (PassoValue) config = PASSO_VALUE_INIT;
  gsize length = 0;
  const char *text;

  if (self->mock != NULL)
    {
      text = g_bytes_get_data (self->mock, &length);
      config = passo_json_parse (text, length, PASSO_JSON_READER_KEEP_SOURCE, NULL);
      mock = passo_connector_mock_new (config, self->test_case, NULL);
    }
  if (mock != NULL)
    passo_connector_registry_add (registry, "*", PASSO_CONNECTOR (mock));
  add_http (self, registry);
  passo_connector_registry_add (registry, "*", PASSO_CONNECTOR (self->ask));
  passo_scheduler_set_registry (self->scheduler, registry);
}

static void
start_execution (PassoEngine *self)
{
  PassoInterpreter *interpreter = passo_scheduler_get_interpreter (self->scheduler);
  g_auto (PassoValue) input = PASSO_VALUE_INIT;

  self->arn = g_strdup_printf ("arn:aws:states:us-east-1:111111111111:execution:workflow:%s",
                               self->name);
  self->identity = (PassoIdentity) {
    .execution_arn = self->arn,
    .execution_name = self->name,
    .role_arn = "arn:aws:iam::111111111111:role/passo",
    .machine_arn = "arn:aws:states:us-east-1:111111111111:stateMachine:workflow",
    .machine_name = "workflow",
  };
  if (self->no_limits)
    {
      passo_interpreter_set_limits (interpreter, passo_limits_none ());
      passo_scheduler_keep_failures (self->scheduler, MOST_FAILURES);
    }
  input = passo_json_parse (self->input, -1, PASSO_JSON_READER_KEEP_SOURCE, NULL);
  passo_interpreter_start (interpreter, &self->identity, input);
}

static gpointer
run_thread (gpointer data)
{
  PassoEngine *self = data;

  g_main_context_push_thread_default (self->context);
  self->scheduler = passo_scheduler_new (self->program);
  self->ask = passo_connector_ask_new (take_ask, cancel_ask, self);
  self->events = passo_event_log_new ();
  self->notices = g_ptr_array_new ();
  passo_scheduler_set_clock (self->scheduler, PASSO_CLOCK_VIRTUAL, self->start);
  passo_scheduler_set_seed (self->scheduler, self->seed);
  passo_scheduler_set_event_func (self->scheduler, take_event, self);
  add_connectors (self);
  set_speed (self, self->speed);
  take_commands (self, 0);
  start_execution (self);
  while (!self->quit && !self->finished)
    turn (self);

  g_clear_pointer (&self->scheduler, passo_scheduler_free);
  g_clear_object (&self->ask);
  post (self);
  g_clear_pointer (&self->events, passo_event_log_free);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_clear_pointer (&self->paused_state, g_free);
  g_clear_pointer (&self->arn, g_free);
  g_main_context_pop_thread_default (self->context);

  return NULL;
}

/* --- On the owner's thread ------------------------------------------------------------------- */

PassoEngine *
_passo_engine_new (const PassoEngineSetup *setup,
                   PassoEngineMailbox     *mailbox,
                   PassoSpeed              speed)
{
  PassoEngine *self = g_new0 (PassoEngine, 1);

  self->commands = g_async_queue_new_full (free_command);
  self->context = g_main_context_new ();
  self->mailbox = _passo_engine_mailbox_ref (mailbox);
  self->program = passo_program_ref (setup->program);
  self->name = g_strdup (setup->name);
  self->input = g_strdup (setup->input);
  self->mock = setup->mock != NULL ? g_bytes_ref (setup->mock) : NULL;
  self->test_case = g_strdup (setup->test_case);
  self->allow_http = setup->allow_http;
  self->connections = setup->connections != NULL ? g_bytes_ref (setup->connections) : NULL;
  self->seed = setup->seed;
  self->no_limits = setup->no_limits;
  self->start = setup->start;
  self->speed = speed;

  return self;
}

static Command *
new_command (CommandKind kind)
{
  Command *command = g_new0 (Command, 1);

  command->kind = kind;

  return command;
}

/* Ends the thread and waits for that: it looks at its commands often. */
void
_passo_engine_free (PassoEngine *self)
{
  _passo_engine_mailbox_close (self->mailbox);
  if (self->thread != NULL)
    {
      g_async_queue_push_front (self->commands, new_command (COMMAND_QUIT));
      g_main_context_wakeup (self->context);
      g_thread_join (self->thread);
    }
  g_async_queue_unref (self->commands);
  g_main_context_unref (self->context);
  _passo_engine_mailbox_unref (self->mailbox);
  passo_program_unref (self->program);
  g_free (self->name);
  g_free (self->input);
  g_clear_pointer (&self->mock, g_bytes_unref);
  g_clear_pointer (&self->connections, g_bytes_unref);
  g_free (self->test_case);
  g_free (self);
}

static void
push (PassoEngine *self,
      Command     *command)
{
  g_async_queue_push (self->commands, command);
  g_main_context_wakeup (self->context);
}

void
_passo_engine_start (PassoEngine *self)
{
  self->thread = g_thread_new ("passo-engine", run_thread, self);
}

void
_passo_engine_pause (PassoEngine *self)
{
  push (self, new_command (COMMAND_PAUSE));
}

void
_passo_engine_resume (PassoEngine *self)
{
  push (self, new_command (COMMAND_RESUME));
}

void
_passo_engine_step_over (PassoEngine *self)
{
  push (self, new_command (COMMAND_STEP_OVER));
}

void
_passo_engine_stop (PassoEngine *self)
{
  push (self, new_command (COMMAND_STOP));
}

void
_passo_engine_set_speed (PassoEngine *self,
                         PassoSpeed   speed)
{
  Command *command = new_command (COMMAND_SPEED);

  command->speed = speed;
  push (self, command);
}

static Command *
new_answer (CommandKind  kind,
            const char  *result,
            const char  *error,
            const char  *cause)
{
  Command *command = new_command (kind);

  command->result = g_strdup (result);
  command->error = g_strdup (error);
  command->cause = g_strdup (cause);

  return command;
}

void
_passo_engine_answer (PassoEngine *self,
                      guint64      id,
                      const char  *result,
                      const char  *error,
                      const char  *cause)
{
  Command *command = new_answer (COMMAND_ANSWER, result, error, cause);

  command->id = id;
  push (self, command);
}

void
_passo_engine_set_answer (PassoEngine *self,
                          const char  *state_name,
                          const char  *result,
                          const char  *error,
                          const char  *cause)
{
  Command *command = new_answer (COMMAND_SET_ANSWER, result, error, cause);

  command->state_name = g_strdup (state_name);
  push (self, command);
}
