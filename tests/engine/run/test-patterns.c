/* test-patterns.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

/* Tasks that wait for a job, a callback or a worker, and those who let them go on. */

#define START G_GINT64_CONSTANT (1700000000000)
#define ACTIVITY "arn:aws:states:us-east-1:111111111111:activity:a"
#define JOB "arn:aws:states:::batch:submitJob.sync"
#define CALLBACK "arn:aws:states:::sqs:sendMessage.waitForTaskToken"

/* --- A connector of jobs ---------------------------------------------------------------------- */

#define JOB_TYPE_CONNECTOR (job_connector_get_type ())

G_DECLARE_FINAL_TYPE (JobConnector, job_connector, JOB, CONNECTOR, GObject)

/* Keeps the last call, for the test to tell how it goes. */
struct _JobConnector
{
  GObject    parent_instance;
  PassoCall  call;
  char      *token;
  guint      n_calls;
  guint64    cancelled;
};

static PassoConnectorReply
job_connector_call (PassoConnector  *connector,
                    const PassoCall *call,
                    PassoAnswer     *answer)
{
  JobConnector *self = JOB_CONNECTOR (connector);

  self->call = *call;
  g_free (self->token);
  self->token = g_strdup (call->token);
  self->n_calls++;

  return PASSO_CONNECTOR_STARTING;
}

static void
job_connector_cancel (PassoConnector *connector,
                      guint64         call_id)
{
  JOB_CONNECTOR (connector)->cancelled = call_id;
}

static void
connector_iface_init (PassoConnectorInterface *iface)
{
  iface->call = job_connector_call;
  iface->cancel = job_connector_cancel;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (JobConnector, job_connector, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PASSO_TYPE_CONNECTOR, connector_iface_init))

static void
job_connector_finalize (GObject *object)
{
  g_free (JOB_CONNECTOR (object)->token);
  G_OBJECT_CLASS (job_connector_parent_class)->finalize (object);
}

static void
job_connector_class_init (JobConnectorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = job_connector_finalize;
}

static void
job_connector_init (JobConnector *self)
{
}

/* --- A run ------------------------------------------------------------------------------------ */

typedef struct
{
  PassoScheduler         *scheduler;
  JobConnector           *jobs;
  PassoConnectorActivity *activities;
  GString                *events;     /* the types, with seconds since the start, and data */
} Fixture;

static void
note_event (const PassoEvent *event,
            gpointer          data)
{
  Fixture *fixture = data;
  g_autofree char *json = passo_event_dup_json (event, NULL);

  g_string_append_printf (fixture->events, "%s@%g%s%s\n", passo_event_get_type_name (event),
                          (event->timestamp - START) / 1000.0, json != NULL ? " " : "",
                          json != NULL ? json : "");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->jobs = g_object_new (JOB_TYPE_CONNECTOR, NULL);
  fixture->activities = passo_connector_activity_new ();
  fixture->events = g_string_new (NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  passo_scheduler_free (fixture->scheduler);
  g_assert_finalize_object (fixture->jobs);
  g_assert_finalize_object (fixture->activities);
  g_string_free (fixture->events, TRUE);
}

/* Runs a task until it waits. */
static void
start (Fixture    *fixture,
       const char *resource,
       const char *fields)
{
  g_autofree char *text = g_strdup_printf ("{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\","
                                           "\"Resource\":\"%s\",%s\"End\":true}}}", resource, fields);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);
  g_autoptr (PassoMachine) machine = passo_machine_new (tree, NULL);
  g_autoptr (PassoProgram) program = passo_program_compile (machine, NULL);
  g_autoptr (PassoConnectorRegistry) registry = passo_connector_registry_new ();

  g_assert_nonnull (program);
  passo_connector_registry_add (registry, "*:activity:*", PASSO_CONNECTOR (fixture->activities));
  passo_connector_registry_add (registry, "*", PASSO_CONNECTOR (fixture->jobs));
  fixture->scheduler = passo_scheduler_new (program);
  passo_scheduler_set_clock (fixture->scheduler, PASSO_CLOCK_VIRTUAL, START);
  passo_scheduler_set_registry (fixture->scheduler, registry);
  passo_scheduler_set_event_func (fixture->scheduler, note_event, fixture);
  passo_interpreter_start (passo_scheduler_get_interpreter (fixture->scheduler), NULL,
                           passo_value_empty_object ());
  passo_scheduler_run (fixture->scheduler, G_MAXUINT);
}

static void
pass_time (Fixture *fixture,
           double   seconds)
{
  passo_scheduler_set_clock (fixture->scheduler, PASSO_CLOCK_VIRTUAL,
                             START + (gint64) (seconds * 1000));
  passo_scheduler_run (fixture->scheduler, G_MAXUINT);
}

/* What happened since the last time. */
static void
assert_events (Fixture    *fixture,
               const char *expected)
{
  g_assert_cmpstr (fixture->events->str, ==, expected);
  g_string_truncate (fixture->events, 0);
}

static void
assert_ended (Fixture              *fixture,
              PassoExecutionStatus  status,
              const char           *data)
{
  PassoInterpreter *interpreter = passo_scheduler_get_interpreter (fixture->scheduler);
  g_autofree char *output = NULL;

  passo_scheduler_run (fixture->scheduler, G_MAXUINT);
  g_assert_cmpint (passo_interpreter_get_status (interpreter), ==, status);
  if (status == PASSO_EXECUTION_SUCCEEDED)
    {
      output = passo_json_write (passo_interpreter_get_output (interpreter),
                                 PASSO_JSON_WRITER_COMPACT, NULL);
      g_assert_cmpstr (output, ==, data);
    }
  else
    g_assert_true (passo_value_string_equals (passo_interpreter_get_error (interpreter), data));
}

#define SCHEDULED_JOB \
  "ExecutionStarted@0 {}\nTaskStateEntered@0 {}\nTaskScheduled@0 {}\nTaskStarted@0\n"

static void
submit (Fixture    *fixture,
        const char *reply)
{
  g_auto (PassoValue) value = passo_json_parse (reply, -1, PASSO_JSON_READER_DEFAULT, NULL);
  const PassoCall *call = &fixture->jobs->call;

  call->submitted (call->done_data, call->id, value);
}

static void
finish (Fixture *fixture,
        gboolean failed,
        gboolean refused)
{
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;
  const PassoCall *call = &fixture->jobs->call;

  answer.failed = failed;
  answer.refused = refused;
  if (failed)
    answer.error = passo_value_string ("E");
  else
    answer.output = passo_value_integer (7);
  call->done (call->done_data, call->id, &answer);
}

/* TaskSubmitted holds what the service really replied, at the time when it did. */
static void
test_job (Fixture       *fixture,
          gconstpointer  data)
{
  start (fixture, JOB, "");
  assert_events (fixture, SCHEDULED_JOB);
  pass_time (fixture, 1);
  submit (fixture, "{\"JobId\":\"real\"}");
  submit (fixture, "{\"JobId\":\"again\"}");
  assert_events (fixture, "TaskSubmitted@1 {\"JobId\":\"real\"}\n");
  pass_time (fixture, 5);
  finish (fixture, FALSE, FALSE);
  assert_ended (fixture, PASSO_EXECUTION_SUCCEEDED, "7");
  assert_events (fixture, "TaskSucceeded@5 7\nTaskStateExited@5 7\nExecutionSucceeded@5 7\n");
}

static void
test_job_fails (Fixture       *fixture,
                gconstpointer  data)
{
  start (fixture, JOB, "");
  submit (fixture, "{}");
  finish (fixture, TRUE, FALSE);
  assert_ended (fixture, PASSO_EXECUTION_FAILED, "E");
  assert_events (fixture, SCHEDULED_JOB "TaskSubmitted@0 {}\nTaskFailed@0\nExecutionFailed@0\n");
}

/* The call that was to start the job fails: there is no job. */
static void
test_job_refused (Fixture       *fixture,
                  gconstpointer  data)
{
  start (fixture, JOB, "");
  finish (fixture, TRUE, TRUE);
  assert_ended (fixture, PASSO_EXECUTION_FAILED, "E");
  assert_events (fixture, SCHEDULED_JOB "TaskFailed@0\nExecutionFailed@0\n");
}

/* Who stops waiting for a job stops the job; what comes of it later is nobody's business. */
static void
test_job_cancelled (Fixture       *fixture,
                    gconstpointer  data)
{
  start (fixture, JOB, "\"TimeoutSeconds\":10,\"Retry\":[{\"ErrorEquals\":[\"States.Timeout\"],"
                       "\"IntervalSeconds\":1,\"MaxAttempts\":1}],");
  submit (fixture, "{}");
  g_string_truncate (fixture->events, 0);
  pass_time (fixture, 10);
  g_assert_cmpuint (fixture->jobs->cancelled, ==, fixture->jobs->call.id);
  submit (fixture, "{}");
  finish (fixture, FALSE, FALSE);
  pass_time (fixture, 11);
  g_assert_cmpuint (fixture->jobs->n_calls, ==, 2);
  assert_events (fixture, "TaskTimedOut@10\nTaskScheduled@11 {}\nTaskStarted@11\n");

  passo_interpreter_stop (passo_scheduler_get_interpreter (fixture->scheduler),
                          passo_value_undefined (), passo_value_undefined ());
  g_assert_cmpuint (fixture->jobs->cancelled, ==, fixture->jobs->call.id);
  assert_events (fixture, "ExecutionAborted@11\n");
}

static PassoTokenReply
send_success (Fixture    *fixture,
              const char *token)
{
  g_auto (PassoValue) output = passo_value_string ("by token");

  return passo_scheduler_send_task_success (fixture->scheduler, token, output);
}

static void
test_token (Fixture       *fixture,
            gconstpointer  data)
{
  start (fixture, CALLBACK, "\"HeartbeatSeconds\":10,");
  submit (fixture, "{\"MessageId\":\"real\"}");
  g_assert_cmpint (send_success (fixture, "unknown"), ==, PASSO_TOKEN_INVALID);
  pass_time (fixture, 9);
  g_assert_cmpint (passo_scheduler_send_task_heartbeat (fixture->scheduler, fixture->jobs->token), ==,
                   PASSO_TOKEN_TAKEN);
  pass_time (fixture, 18);
  g_assert_cmpint (send_success (fixture, fixture->jobs->token), ==, PASSO_TOKEN_TAKEN);
  g_assert_cmpuint (fixture->jobs->cancelled, ==, fixture->jobs->call.id);
  assert_ended (fixture, PASSO_EXECUTION_SUCCEEDED, "\"by token\"");
  g_assert_cmpint (send_success (fixture, fixture->jobs->token), ==, PASSO_TOKEN_TIMED_OUT);
  g_assert_cmpint (passo_scheduler_send_task_heartbeat (fixture->scheduler, fixture->jobs->token), ==,
                   PASSO_TOKEN_TIMED_OUT);
}

static void
test_token_fails (Fixture       *fixture,
                  gconstpointer  data)
{
  g_auto (PassoValue) error = passo_value_string ("Refused");

  start (fixture, CALLBACK, "");
  submit (fixture, "{}");
  g_assert_cmpint (passo_scheduler_send_task_failure (fixture->scheduler, fixture->jobs->token, error,
                                                      passo_value_undefined ()), ==,
                   PASSO_TOKEN_TAKEN);
  assert_ended (fixture, PASSO_EXECUTION_FAILED, "Refused");
}

/* A token is good for one attempt. */
static void
test_token_too_late (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *first = NULL;

  start (fixture, CALLBACK, "\"HeartbeatSeconds\":10,\"Retry\":[{\"ErrorEquals\":["
                            "\"States.HeartbeatTimeout\"],\"IntervalSeconds\":1}],");
  first = g_strdup (fixture->jobs->token);
  pass_time (fixture, 10);
  pass_time (fixture, 11);
  g_assert_cmpuint (fixture->jobs->n_calls, ==, 2);
  g_assert_cmpint (send_success (fixture, first), ==, PASSO_TOKEN_TIMED_OUT);
  g_assert_cmpint (send_success (fixture, fixture->jobs->token), ==, PASSO_TOKEN_TAKEN);
  assert_ended (fixture, PASSO_EXECUTION_SUCCEEDED, "\"by token\"");
}

/* Its time begins when a worker takes it, and not before. */
static void
test_activity (Fixture       *fixture,
               gconstpointer  data)
{
  g_auto (PassoActivityTask) task = { NULL };
  g_auto (PassoActivityTask) none = { NULL };

  start (fixture, ACTIVITY, "\"TimeoutSeconds\":10,\"HeartbeatSeconds\":5,\"Parameters\":[1],");
  pass_time (fixture, 100);
  assert_events (fixture, "ExecutionStarted@0 {}\nTaskStateEntered@0 {}\nActivityScheduled@0 [1]\n");
  g_assert_false (passo_connector_activity_poll (fixture->activities, ACTIVITY "b", "w", &none));
  g_assert_true (passo_connector_activity_poll (fixture->activities, ACTIVITY, "w", &task));
  g_assert_cmpuint (passo_value_get_size (task.input), ==, 1);
  assert_events (fixture, "ActivityStarted@100\n");
  g_assert_false (passo_connector_activity_poll (fixture->activities, ACTIVITY, "w", &none));
  pass_time (fixture, 104);
  g_assert_cmpint (passo_scheduler_send_task_heartbeat (fixture->scheduler, task.token), ==,
                   PASSO_TOKEN_TAKEN);
  pass_time (fixture, 108);
  g_assert_cmpint (send_success (fixture, task.token), ==, PASSO_TOKEN_TAKEN);
  assert_ended (fixture, PASSO_EXECUTION_SUCCEEDED, "\"by token\"");
}

static void
test_activity_times_out (Fixture       *fixture,
                         gconstpointer  data)
{
  g_auto (PassoActivityTask) task = { NULL };

  start (fixture, ACTIVITY, "\"TimeoutSeconds\":10,");
  pass_time (fixture, 100);
  g_assert_true (passo_connector_activity_poll (fixture->activities, ACTIVITY, NULL, &task));
  g_string_truncate (fixture->events, 0);
  pass_time (fixture, 110);
  assert_events (fixture, "ActivityTimedOut@110\nExecutionFailed@110\n");
  assert_ended (fixture, PASSO_EXECUTION_FAILED, "States.Timeout");
  g_assert_cmpint (send_success (fixture, task.token), ==, PASSO_TOKEN_TIMED_OUT);
}

/* A worker gets nothing that nobody waits for any more. */
static void
test_activity_stopped (Fixture       *fixture,
                       gconstpointer  data)
{
  g_auto (PassoActivityTask) task = { NULL };

  start (fixture, ACTIVITY, "");
  passo_interpreter_stop (passo_scheduler_get_interpreter (fixture->scheduler),
                          passo_value_undefined (), passo_value_undefined ());
  g_assert_false (passo_connector_activity_poll (fixture->activities, ACTIVITY, "w", &task));
  assert_events (fixture, "ExecutionStarted@0 {}\nTaskStateEntered@0 {}\nActivityScheduled@0 {}\n"
                          "ExecutionAborted@0\n");
}

#define ADD(name, function) \
  g_test_add ("/patterns/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("job", test_job);
  ADD ("job-fails", test_job_fails);
  ADD ("job-refused", test_job_refused);
  ADD ("job-cancelled", test_job_cancelled);
  ADD ("token", test_token);
  ADD ("token-fails", test_token_fails);
  ADD ("token-too-late", test_token_too_late);
  ADD ("activity", test_activity);
  ADD ("activity-times-out", test_activity_times_out);
  ADD ("activity-stopped", test_activity_stopped);

  return g_test_run ();
}
