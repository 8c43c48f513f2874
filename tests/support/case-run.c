/* case-run.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "case-run.h"

#include <string.h>

#include "run/passo-interpreter-private.h"

/* What will be told to the interpreter of a call. */
typedef struct
{
  gint64         time;
  guint64        call_id;
  guint          scheduled_id;
  gboolean       heartbeat;
  PassoAnswer    answer;
  PassoCallDone  done;
  gpointer       done_data;
} Pending;

/* A call that was not answered when the execution was restored, and the reply that it will have. */
typedef struct
{
  guint  scheduled_id;
  guint  reply;
  gint64 time;
} Again;

/* --- The connector ---------------------------------------------------------------------------- */

#define CASE_TYPE_CONNECTOR (case_connector_get_type ())

G_DECLARE_FINAL_TYPE (CaseConnector, case_connector, CASE, CONNECTOR, GObject)

struct _CaseConnector
{
  GObject  parent_instance;
  CaseRun *run;
};

static void connector_iface_init (PassoConnectorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CaseConnector, case_connector, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PASSO_TYPE_CONNECTOR, connector_iface_init))

static void
clear_pending (gpointer data)
{
  passo_answer_clear (&((Pending *) data)->answer);
}

static void
add_pending (CaseRun         *run,
             const PassoCall *call,
             gint64           time,
             gboolean         heartbeat,
             PassoAnswer     *answer)
{
  Pending pending = { time, call->id, call->scheduled_id, heartbeat };

  pending.answer = *answer;
  *answer = (PassoAnswer) PASSO_ANSWER_INIT;
  pending.done = call->done;
  pending.done_data = call->done_data;
  g_array_append_val (run->pending, pending);
}

static void
make_answer (PassoValue   response,
             PassoAnswer *answer)
{
  PassoValue thrown = passo_value_get_member (response, "Throw");

  answer->failed = passo_value_is_object (thrown);
  answer->output = passo_value_ref (passo_value_get_member (response, "Return"));
  if (!answer->failed)
    return;

  answer->error = passo_value_ref (passo_value_get_member (thrown, "Error"));
  answer->cause = passo_value_ref (passo_value_get_member (thrown, "Cause"));
}

#define NO_REPLY G_MAXUINT

/* The next reply of the state that has not been used. */
static guint
take_reply (CaseRun    *run,
            const char *state_name)
{
  for (guint i = 0; i < run->test_case->replies->len; i++)
    {
      RunCaseReply *reply = &g_array_index (run->test_case->replies, RunCaseReply, i);

      if (reply->heartbeat || run->used[i] || strcmp (reply->state, state_name) != 0)
        continue;
      run->used[i] = TRUE;
      return i;
    }

  return NO_REPLY;
}

/* The reply to a call, and when the call was made: a call that is made again was made before. */
static guint
find_reply (CaseRun         *run,
            const PassoCall *call,
            gint64          *time)
{
  *time = passo_scheduler_get_now (run->scheduler);
  for (guint i = 0; i < run->again->len; i++)
    {
      Again again = g_array_index (run->again, Again, i);

      if (again.scheduled_id != call->scheduled_id)
        continue;
      g_array_remove_index (run->again, i);
      *time = again.time;
      return again.reply;
    }

  return take_reply (run, call->state_name);
}

static PassoConnectorReply
reply_later (CaseRun         *run,
             const PassoCall *call)
{
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;
  gint64 now = passo_scheduler_get_now (run->scheduler);
  gint64 time = 0;
  guint index = find_reply (run, call, &time);
  RunCaseReply *reply;

  if (index == NO_REPLY)
    return PASSO_CONNECTOR_DECLINED;

  for (guint i = 0; i < run->test_case->replies->len; i++)
    {
      reply = &g_array_index (run->test_case->replies, RunCaseReply, i);
      if (reply->heartbeat && strcmp (reply->state, call->state_name) == 0 &&
          time + reply->delay >= now)
        add_pending (run, call, time + reply->delay, TRUE, &answer);
    }
  reply = &g_array_index (run->test_case->replies, RunCaseReply, index);
  make_answer (reply->response, &answer);
  if (reply->delay >= 0)
    add_pending (run, call, time + reply->delay, FALSE, &answer);

  return PASSO_CONNECTOR_PENDING;
}

static PassoConnectorReply
case_connector_call (PassoConnector  *connector,
                     const PassoCall *call,
                     PassoAnswer     *answer)
{
  CaseRun *run = CASE_CONNECTOR (connector)->run;
  PassoConnectorReply reply;

  if (++run->n_calls == run->fail_call)
    {
      answer->failed = TRUE;
      answer->error = passo_value_string ("Sweep.Fault");
      return PASSO_CONNECTOR_ANSWERED;
    }

  reply = passo_connector_call (run->mock, call, answer);
  if (reply == PASSO_CONNECTOR_DECLINED)
    return reply_later (run, call);
  if (!run->shuffle)
    return reply;

  add_pending (run, call, passo_scheduler_get_now (run->scheduler), FALSE, answer);
  return PASSO_CONNECTOR_PENDING;
}

static void
forget_call (CaseRun *run,
             guint64  call_id)
{
  for (guint i = run->pending->len; i-- > 0;)
    if (g_array_index (run->pending, Pending, i).call_id == call_id)
      g_array_remove_index (run->pending, i);
}

static void
case_connector_cancel (PassoConnector *connector,
                       guint64         call_id)
{
  forget_call (CASE_CONNECTOR (connector)->run, call_id);
}

static void
connector_iface_init (PassoConnectorInterface *iface)
{
  iface->call = case_connector_call;
  iface->cancel = case_connector_cancel;
}

static void
case_connector_class_init (CaseConnectorClass *klass)
{
}

static void
case_connector_init (CaseConnector *self)
{
}

/* --- The execution ---------------------------------------------------------------------------- */

static void
handle_event (const PassoEvent *event,
              gpointer          data)
{
  passo_event_log_append (((CaseRun *) data)->log, event);
}

static gboolean
handle_hook (PassoFrame     *frame,
             PassoHookPoint  at,
             gpointer        data)
{
  CaseRun *self = data;

  self->n_points++;
  self->paused = self->pause_at == -1 || self->pause_at == self->n_points;

  return !self->paused;
}

static PassoConnector *
make_mock (const RunCase *test_case)
{
  g_autoptr (GError) error = NULL;
  const char *mock_case = test_case->mock_case != NULL ? test_case->mock_case : "m#c";
  PassoConnectorMock *mock = passo_connector_mock_new (test_case->mock, mock_case, &error);

  g_assert_no_error (error);
  return PASSO_CONNECTOR (mock);
}

static void
add_workflows (const RunCase          *test_case,
               PassoConnectorRegistry *registry)
{
  g_autoptr (PassoConnectorNested) nested = NULL;

  if (test_case->workflows->len == 0)
    return;

  nested = passo_connector_nested_new ();
  passo_connector_nested_add_machine (nested, "m", test_case->program);
  for (guint i = 0; i < test_case->workflows->len; i++)
    {
      RunCaseWorkflow *workflow = &g_array_index (test_case->workflows, RunCaseWorkflow, i);

      passo_connector_nested_add_machine (nested, workflow->name, workflow->program);
    }
  passo_connector_registry_add (registry, "*", PASSO_CONNECTOR (nested));
}

CaseRun *
case_run_new (const RunCase *test_case)
{
  CaseRun *self = g_new0 (CaseRun, 1);
  g_autoptr (PassoConnectorRegistry) registry = passo_connector_registry_new ();
  g_autoptr (CaseConnector) connector = g_object_new (CASE_TYPE_CONNECTOR, NULL);

  connector->run = self;
  self->test_case = test_case;
  self->log = passo_event_log_new ();
  self->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_array_set_clear_func (self->pending, clear_pending);
  self->used = g_new0 (gboolean, test_case->replies->len + 1);
  self->again = g_array_new (FALSE, FALSE, sizeof (Again));
  self->mock = make_mock (test_case);
  passo_connector_registry_add (registry, "*", PASSO_CONNECTOR (connector));
  add_workflows (test_case, registry);

  self->scheduler = passo_scheduler_new (test_case->program);
  passo_scheduler_set_clock (self->scheduler, PASSO_CLOCK_VIRTUAL, test_case->start);
  passo_scheduler_set_seed (self->scheduler, test_case->seed);
  passo_scheduler_set_registry (self->scheduler, registry);
  passo_scheduler_set_event_func (self->scheduler, handle_event, self);
  passo_interpreter_set_limits (passo_scheduler_get_interpreter (self->scheduler),
                                &test_case->limits);
  passo_scheduler_get_interpreter (self->scheduler)->evaluation_after_entered
    = test_case->measured_2026;

  return self;
}

void
case_run_free (CaseRun *self)
{
  passo_scheduler_free (self->scheduler);
  passo_event_log_free (self->log);
  g_object_unref (self->mock);
  g_array_unref (self->pending);
  g_free (self->used);
  g_array_unref (self->again);
  g_free (self);
}

static void
make_identity (CaseRun *self)
{
  self->identity = (PassoIdentity) {
    .execution_arn = "arn:aws:states:us-east-1:111111111111:execution:m:e",
    .execution_name = "e",
    .role_arn = "arn:aws:iam::111111111111:role/r",
    .machine_arn = "arn:aws:states:us-east-1:111111111111:stateMachine:m",
    .machine_name = "m",
    .express = self->test_case->express,
  };
}

/* What the connectors have to know of calls that were made before. */
typedef struct
{
  CaseRun             *run;
  PassoConnector      *trial; /* answers them once more */
  const PassoEventLog *log;
} Past;

static void
add_past_call (const char *state_name,
               guint       scheduled_id,
               gboolean    pending,
               gpointer    data)
{
  Past *past = data;
  const PassoProgramState *state = _passo_program_find_state (past->run->test_case->program,
                                                              state_name);
  PassoCall call = { .state_name = state_name, .resource = state->u.task.resource };
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;
  Again again = { scheduled_id };

  passo_connector_mock_add_past_call (PASSO_CONNECTOR_MOCK (past->run->mock), state_name,
                                      pending ? scheduled_id : 0);
  if (passo_connector_call (past->trial, &call, &answer) != PASSO_CONNECTOR_DECLINED)
    return;

  again.reply = take_reply (past->run, state_name);
  again.time = passo_event_log_get (past->log, scheduled_id)->timestamp;
  if (pending)
    g_array_append_val (past->run->again, again);
}

/* A run that goes on after an event of another one's history. */
CaseRun *
case_run_restore (const RunCase        *test_case,
                  const PassoEventLog  *log,
                  guint                 last_id,
                  GError              **error)
{
  g_autoptr (CaseRun) self = case_run_new (test_case);
  g_autoptr (PassoConnector) trial = make_mock (test_case);
  g_autoptr (PassoRestore) restore = passo_restore_new (test_case->program, log, last_id, error);
  Past past = { self, trial, log };

  if (restore == NULL)
    return NULL;

  make_identity (self);
  passo_scheduler_set_clock (self->scheduler, PASSO_CLOCK_VIRTUAL,
                             passo_restore_get_time (restore));
  passo_restore_foreach_call (restore, add_past_call, &past);
  for (guint id = 1; id <= last_id; id++)
    passo_event_log_append (self->log, passo_event_log_get (log, id));
  if (!passo_restore_apply (restore, passo_scheduler_get_interpreter (self->scheduler),
                            &self->identity, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
case_run_start (CaseRun *self)
{
  make_identity (self);
  if (self->pause_at != 0)
    passo_scheduler_set_hook (self->scheduler, PASSO_HOOK_ALL, handle_hook, self);
  passo_interpreter_start (passo_scheduler_get_interpreter (self->scheduler), &self->identity,
                           self->test_case->input);
}

/* The one of the pending answers that comes next; of those that come at once the earliest call's, or
 * any. */
static int
find_next_answer (CaseRun *self)
{
  int next = -1;
  gint64 time = G_MAXINT64;
  guint scheduled_id = 0;
  guint n_equal = 0;

  for (guint i = 0; i < self->pending->len; i++)
    {
      const Pending *pending = &g_array_index (self->pending, Pending, i);

      if (pending->time > time)
        continue;
      n_equal = pending->time == time ? n_equal + 1 : 1;
      if (pending->time < time ||
          (self->shuffle
             ? passo_random_bits (self->test_case->seed, self->n_calls, i, n_equal) % n_equal == 0
             : pending->scheduled_id < scheduled_id))
        {
          next = i;
          scheduled_id = pending->scheduled_id;
        }
      time = pending->time;
    }

  return next;
}

static void
give_answer (CaseRun *self,
             guint    index)
{
  Pending pending = g_array_index (self->pending, Pending, index);

  g_array_index (self->pending, Pending, index).answer = (PassoAnswer) PASSO_ANSWER_INIT;
  g_array_remove_index (self->pending, index);
  passo_scheduler_set_clock (self->scheduler, PASSO_CLOCK_VIRTUAL,
                             MAX (pending.time, passo_scheduler_get_now (self->scheduler)));
  if (pending.heartbeat)
    {
      passo_scheduler_heartbeat (self->scheduler, pending.call_id);
    }
  else
    {
      forget_call (self, pending.call_id);
      pending.done (pending.done_data, pending.call_id, &pending.answer);
    }
  passo_answer_clear (&pending.answer);
}

/* Lets the time pass until something happens; FALSE where nothing ever will. */
static gboolean
pass_time (CaseRun *self)
{
  gint64 stop = self->test_case->stop >= 0 ? self->test_case->start + self->test_case->stop
                                           : G_MAXINT64;
  int next = find_next_answer (self);
  gint64 answer = next >= 0 ? g_array_index (self->pending, Pending, next).time : G_MAXINT64;
  gint64 deadline = G_MAXINT64;

  if (!passo_scheduler_get_next_deadline (self->scheduler, &deadline))
    deadline = G_MAXINT64;
  if (stop < answer && stop < deadline)
    {
      passo_scheduler_set_clock (self->scheduler, PASSO_CLOCK_VIRTUAL, stop);
      passo_interpreter_stop (passo_scheduler_get_interpreter (self->scheduler),
                              passo_value_undefined (), passo_value_undefined ());
    }
  else if (answer <= deadline && next >= 0)
    {
      give_answer (self, next);
    }
  else if (deadline < G_MAXINT64)
    {
      passo_scheduler_set_clock (self->scheduler, PASSO_CLOCK_VIRTUAL, deadline);
    }

  return next >= 0 || deadline < G_MAXINT64 || stop < G_MAXINT64;
}

/* One step, or one thing that happens as time passes. Gives FALSE at the end. */
gboolean
case_run_turn (CaseRun *self)
{
  PassoSchedulerState state;

  state = passo_scheduler_run (self->scheduler, 1);
  if (self->paused)
    {
      self->paused = FALSE;
      passo_scheduler_resume (self->scheduler, PASSO_HOOK_ALL);
      return TRUE;
    }
  if (state == PASSO_SCHEDULER_FINISHED ||
      passo_scheduler_get_unanswered (self->scheduler) != NULL)
    return FALSE;

  return state == PASSO_SCHEDULER_MORE || pass_time (self);
}

void
case_run_finish (CaseRun *self)
{
  while (case_run_turn (self))
    ;
}

/* --- What came of it -------------------------------------------------------------------------- */

static void
append_error (GString    *out,
              const char *error,
              const char *cause)
{
  if (error != NULL)
    g_string_append_printf (out, " %s", error);
  if (cause != NULL)
    g_string_append_printf (out, ": %s", cause);
}

static const char *
string_or_null (PassoValue value)
{
  return passo_value_is_string (value) ? passo_value_get_string (value, NULL) : NULL;
}

static void
append_result (CaseRun *self,
               GString *out)
{
  static const char * const names[] = {
    [PASSO_EXECUTION_IDLE] = "IDLE",
    [PASSO_EXECUTION_RUNNING] = "STUCK",
    [PASSO_EXECUTION_SUCCEEDED] = "SUCCEEDED",
    [PASSO_EXECUTION_FAILED] = "FAILED",
    [PASSO_EXECUTION_TIMED_OUT] = "TIMED_OUT",
    [PASSO_EXECUTION_ABORTED] = "ABORTED",
  };
  PassoInterpreter *interpreter = passo_scheduler_get_interpreter (self->scheduler);
  PassoExecutionStatus status = passo_interpreter_get_status (interpreter);
  g_autofree char *output = NULL;

  g_string_append (out, names[status]);
  if (status == PASSO_EXECUTION_SUCCEEDED)
    {
      output = passo_json_write (passo_interpreter_get_output (interpreter),
                                 PASSO_JSON_WRITER_COMPACT, NULL);
      g_string_append_printf (out, " %s", output);
    }
  append_error (out, string_or_null (passo_interpreter_get_error (interpreter)),
                string_or_null (passo_interpreter_get_cause (interpreter)));
  if (passo_scheduler_get_unanswered (self->scheduler) != NULL)
    g_string_append_printf (out, " at %s", passo_scheduler_get_unanswered (self->scheduler));
  g_string_append_c (out, '\n');
}

static void
append_place (GString          *out,
              const PassoEvent *event)
{
  PassoEventClass class = passo_event_type_get_class (event->type);

  if (event->name != NULL)
    g_string_append_printf (out, " %s", event->name);
  if (event->location != NULL)
    g_string_append_printf (out, " at %s", event->location);
  if (event->type >= PASSO_EVENT_MAP_ITERATION_ABORTED &&
      event->type <= PASSO_EVENT_MAP_ITERATION_SUCCEEDED)
    g_string_append_printf (out, "[%d]", event->number);
  if (event->type == PASSO_EVENT_MAP_STATE_STARTED)
    g_string_append_printf (out, " %d", event->number);
  if (class != PASSO_EVENT_CLASS_SCHEDULED)
    return;

  g_string_append_printf (out, " %s", event->resource->name);
  if (event->timeout >= 0)
    g_string_append_printf (out, " timeout %d", event->timeout);
  if (event->heartbeat >= 0)
    g_string_append_printf (out, " heartbeat %d", event->heartbeat);
  if (passo_value_is_string (event->more.value))
    g_string_append_printf (out, " role %s", passo_value_get_string (event->more.value, NULL));
}

static void
append_data (GString          *out,
             const PassoEvent *event)
{
  g_autofree char *json = passo_event_dup_json (event, NULL);
  g_autofree char *assigned = NULL;

  if (json != NULL)
    g_string_append_printf (out, " %s", json);
  if (passo_event_type_get_data (event->type) == PASSO_EVENT_DATA_ERROR)
    append_error (out, passo_event_get_error (event), passo_event_get_cause (event));
  if (passo_event_type_get_class (event->type) != PASSO_EVENT_CLASS_EXITED)
    return;

  assigned = passo_event_dup_assigned (event, NULL);
  if (assigned != NULL)
    g_string_append_printf (out, " assigned %s", assigned);
}

/* `ID<-PREVIOUS Type detail`, with the seconds since the start where they are not 0. */
static void
append_event (CaseRun          *self,
              GString          *out,
              const PassoEvent *event)
{
  gint64 time = event->timestamp - self->test_case->start;

  g_string_append_printf (out, "%u<-%u ", event->id, event->previous_id);
  if (time % 1000 != 0)
    g_string_append_printf (out, "@%.3f ", time / 1000.0);
  else if (time != 0)
    g_string_append_printf (out, "@%" G_GINT64_FORMAT " ", time / 1000);
  g_string_append (out, passo_event_get_type_name (event));
  append_place (out, event);
  append_data (out, event);
  g_string_append_c (out, '\n');
}

/* `…:stateMachine:NAME` → `NAME` */
static const char *
get_machine (const char *arn)
{
  return strrchr (arn, ':') + 1;
}

static void
append_count (GString    *out,
              const char *word,
              guint64     count)
{
  if (count > 0)
    g_string_append_printf (out, " %" G_GUINT64_FORMAT " %s", count, word);
}

static void
append_counts (GString                 *out,
               const char              *of,
               const PassoMapRunCounts *counts)
{
  g_string_append_printf (out, ", %s:", of);
  append_count (out, "pending", counts->pending);
  append_count (out, "running", counts->running);
  append_count (out, "succeeded", counts->succeeded);
  append_count (out, "failed", counts->failed);
  append_count (out, "timed out", counts->timed_out);
  append_count (out, "aborted", counts->aborted);
}

static void append_map_runs (CaseRun         *self,
                             GString         *out,
                             const GPtrArray *map_runs,
                             guint            depth);

/* `NAME[INDEX] STATUS result`, with the seconds from the start of all to its end. */
static void
append_child (CaseRun              *self,
              GString              *out,
              const PassoRunRecord *child,
              guint                 depth)
{
  const PassoEvent *last = passo_event_log_get (child->log, passo_event_log_get_size (child->log));
  gint64 time = last->timestamp - self->test_case->start;

  g_string_append_printf (out, "%*s%s[%" G_GUINT64_FORMAT "] ", 2 * depth, "",
                          get_machine (child->machine_arn), child->index);
  if (time != 0)
    g_string_append_printf (out, "@%g ", time / 1000.0);
  g_string_append (out, passo_run_record_get_status (child));
  append_data (out, last);
  g_string_append_c (out, '\n');
  append_map_runs (self, out, child->map_runs, depth);
}

static void
append_map_runs (CaseRun         *self,
                 GString         *out,
                 const GPtrArray *map_runs,
                 guint            depth)
{
  for (guint i = 0; i < map_runs->len; i++)
    {
      const PassoMapRunRecord *map_run = g_ptr_array_index (map_runs, i);

      g_string_append_printf (out, "%*smap run of %u %s", 2 * depth, "", map_run->event_id,
                              passo_map_run_record_get_status (map_run));
      append_counts (out, "items", &map_run->items);
      append_counts (out, "children", &map_run->executions);
      g_string_append_c (out, '\n');
      for (guint j = 0; j < map_run->children->len; j++)
        append_child (self, out, g_ptr_array_index (map_run->children, j), depth + 1);
    }
}

char *
case_run_dup_text (CaseRun *self)
{
  g_autoptr (GPtrArray) map_runs = passo_scheduler_take_map_runs (self->scheduler);
  GString *out = g_string_new (NULL);

  append_result (self, out);
  if (self->test_case->events)
    for (guint id = 1; id <= passo_event_log_get_size (self->log); id++)
      append_event (self, out, passo_event_log_get (self->log, id));
  if (self->test_case->children)
    append_map_runs (self, out, map_runs, 0);

  return g_string_free (out, FALSE);
}

char *
case_run_dup_history (CaseRun *self)
{
  g_autoptr (GBytes) bytes = passo_history_codec_write (self->log);
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strndup (data, size);
}
