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
  gboolean       heartbeat;
  PassoAnswer    answer;
  PassoCallDone  done;
  gpointer       done_data;
} Pending;

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
             gint64           delay,
             gboolean         heartbeat,
             PassoAnswer     *answer)
{
  Pending pending = { passo_scheduler_get_now (run->scheduler) + delay, call->id, heartbeat };

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

static PassoConnectorReply
reply_later (CaseRun         *run,
             const PassoCall *call)
{
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;
  gboolean found = FALSE;

  for (guint i = 0; i < run->test_case->replies->len; i++)
    {
      RunCaseReply *reply = &g_array_index (run->test_case->replies, RunCaseReply, i);

      if (strcmp (reply->state, call->state_name) != 0)
        continue;
      if (reply->heartbeat)
        {
          add_pending (run, call, reply->delay, TRUE, &answer);
        }
      else if (!run->used[i] && !found)
        {
          run->used[i] = found = TRUE;
          make_answer (reply->response, &answer);
          if (reply->delay >= 0)
            add_pending (run, call, reply->delay, FALSE, &answer);
        }
    }

  return found ? PASSO_CONNECTOR_PENDING : PASSO_CONNECTOR_DECLINED;
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

  add_pending (run, call, 0, FALSE, answer);
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

CaseRun *
case_run_new (const RunCase *test_case)
{
  CaseRun *self = g_new0 (CaseRun, 1);
  g_autoptr (PassoConnectorRegistry) registry = passo_connector_registry_new ();
  g_autoptr (CaseConnector) connector = g_object_new (CASE_TYPE_CONNECTOR, NULL);
  g_autoptr (GError) error = NULL;

  connector->run = self;
  self->test_case = test_case;
  self->log = passo_event_log_new ();
  self->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_array_set_clear_func (self->pending, clear_pending);
  self->used = g_new0 (gboolean, test_case->replies->len + 1);
  self->mock = PASSO_CONNECTOR (passo_connector_mock_new (test_case->mock, "m#c", &error));
  g_assert_no_error (error);
  passo_connector_registry_add (registry, "*", PASSO_CONNECTOR (connector));

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
  g_free (self);
}

void
case_run_start (CaseRun *self)
{
  self->identity = (PassoIdentity) {
    .execution_arn = "arn:aws:states:us-east-1:111111111111:execution:m:e",
    .execution_name = "e",
    .role_arn = "arn:aws:iam::111111111111:role/r",
    .machine_arn = "arn:aws:states:us-east-1:111111111111:stateMachine:m",
    .machine_name = "m",
    .express = self->test_case->express,
  };
  if (self->pause_at != 0)
    passo_scheduler_set_hook (self->scheduler, PASSO_HOOK_ALL, handle_hook, self);
  passo_interpreter_start (passo_scheduler_get_interpreter (self->scheduler), &self->identity,
                           self->test_case->input);
}

/* The one of the pending answers that comes next; of those that come at once, any. */
static int
find_next_answer (CaseRun *self)
{
  int next = -1;
  gint64 time = G_MAXINT64;
  guint n_equal = 0;

  for (guint i = 0; i < self->pending->len; i++)
    {
      const Pending *pending = &g_array_index (self->pending, Pending, i);

      if (pending->time > time)
        continue;
      n_equal = pending->time == time ? n_equal + 1 : 1;
      if (pending->time < time ||
          (self->shuffle &&
           passo_random_bits (self->test_case->seed, self->n_calls, i, n_equal) % n_equal == 0))
        next = i;
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

char *
case_run_dup_text (CaseRun *self)
{
  GString *out = g_string_new (NULL);

  append_result (self, out);
  if (self->test_case->events)
    for (guint id = 1; id <= passo_event_log_get_size (self->log); id++)
      append_event (self, out, passo_event_log_get (self->log, id));

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
