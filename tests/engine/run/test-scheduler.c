/* test-scheduler.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

#define START G_GINT64_CONSTANT (1700000000000)

static PassoProgram *
compile (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);
  g_autoptr (PassoMachine) machine = passo_machine_new (tree, NULL);
  PassoProgram *program = passo_program_compile (machine, NULL);

  g_assert_nonnull (program);

  return program;
}

static PassoScheduler *
start (const char *definition,
       const char *input)
{
  g_autoptr (PassoProgram) program = compile (definition);
  g_auto (PassoValue) value = passo_json_parse (input, -1, PASSO_JSON_READER_DEFAULT, NULL);
  PassoScheduler *scheduler = passo_scheduler_new (program);

  passo_scheduler_set_clock (scheduler, PASSO_CLOCK_VIRTUAL, START);
  passo_interpreter_start (passo_scheduler_get_interpreter (scheduler), NULL, value);

  return scheduler;
}

/* Problems need not be wanted. */
static void
test_compile_in_silence (void)
{
  static const char text[] = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\"}}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);
  g_autoptr (PassoMachine) machine = passo_machine_new (tree, NULL);

  g_assert_null (passo_program_compile (machine, NULL));
}

static void
test_steps (void)
{
  g_autoptr (PassoScheduler) scheduler = NULL;

  scheduler = start ("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"},"
                     "\"B\":{\"Type\":\"Succeed\"}}}", "{}");
  g_assert_cmpint (passo_scheduler_run (scheduler, 0), ==, PASSO_SCHEDULER_MORE);
  g_assert_cmpint (passo_scheduler_run (scheduler, 1), ==, PASSO_SCHEDULER_MORE);
  g_assert_cmpint (passo_scheduler_run (scheduler, 1), ==, PASSO_SCHEDULER_FINISHED);
  g_assert_cmpint (passo_scheduler_run (scheduler, 1), ==, PASSO_SCHEDULER_FINISHED);
}

/* Timers run out in the order of their times, whatever the order in which they were set. */
static void
test_timers (void)
{
  g_autoptr (PassoScheduler) scheduler = NULL;
  gint64 deadline = 0;
  gint64 last = START;
  guint n_times = 0;

  scheduler = start ("{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"End\":true,"
                     "\"ItemProcessor\":{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\","
                     "\"SecondsPath\":\"$\",\"End\":true}}}}}}",
                     "[17,3,11,5,2,13,7,19,1,23,3]");
  while (passo_scheduler_run (scheduler, G_MAXUINT) == PASSO_SCHEDULER_WAITING)
    {
      g_assert_true (passo_scheduler_get_next_deadline (scheduler, &deadline));
      g_assert_cmpint (deadline, >, last);
      g_assert_true (passo_scheduler_can_advance (scheduler));
      passo_scheduler_advance (scheduler);
      g_assert_cmpint (passo_scheduler_get_now (scheduler), ==, deadline);
      last = deadline;
      n_times++;
    }
  g_assert_cmpint (last, ==, START + 23000);
  g_assert_cmpuint (n_times, ==, 10);
  g_assert_false (passo_scheduler_get_next_deadline (scheduler, &deadline));
}

static void
ask (const PassoCall *call,
     gpointer         data)
{
  *(guint64 *) data = call->id;
}

/* A task that somebody shall answer does not time out because time can be skipped. */
static void
test_pending (void)
{
  g_autoptr (PassoConnectorRegistry) registry = passo_connector_registry_new ();
  g_autoptr (PassoConnectorAsk) connector = NULL;
  g_autoptr (PassoScheduler) scheduler = NULL;
  PassoAnswer answer = PASSO_ANSWER_INIT;
  guint64 call_id = 0;
  gint64 deadline = 0;

  connector = passo_connector_ask_new (ask, NULL, &call_id);
  passo_connector_registry_add (registry, "*", PASSO_CONNECTOR (connector));
  scheduler = start ("{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"TimeoutSeconds\":5,"
                     "\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{},"
                     "\"End\":true}}}", "{}");
  passo_scheduler_set_registry (scheduler, registry);
  g_assert_cmpint (passo_scheduler_run (scheduler, G_MAXUINT), ==, PASSO_SCHEDULER_WAITING);
  g_assert_true (passo_scheduler_get_next_deadline (scheduler, &deadline));
  g_assert_cmpint (deadline, ==, START + 5000);
  g_assert_false (passo_scheduler_can_advance (scheduler));
  passo_scheduler_advance (scheduler);
  g_assert_cmpint (passo_scheduler_get_now (scheduler), ==, START);

  answer.output = passo_value_integer (1);
  g_assert_true (passo_connector_ask_answer (connector, call_id, &answer));
  passo_answer_clear (&answer);
  g_assert_cmpint (passo_scheduler_run (scheduler, G_MAXUINT), ==, PASSO_SCHEDULER_FINISHED);
}

static void
test_unanswered (void)
{
  g_autoptr (PassoScheduler) scheduler = NULL;

  scheduler = start ("{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":"
                     "\"arn:aws:states:::lambda:invoke\",\"Parameters\":{},\"End\":true}}}", "{}");
  g_assert_null (passo_scheduler_get_unanswered (scheduler));
  g_assert_cmpint (passo_scheduler_run (scheduler, G_MAXUINT), ==, PASSO_SCHEDULER_BLOCKED);
  g_assert_cmpstr (passo_scheduler_get_unanswered (scheduler), ==, "T");
}

/* Time goes on from where it is when the clock is changed. */
static void
test_switch_clock (void)
{
  g_autoptr (PassoScheduler) scheduler = NULL;

  scheduler = start ("{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":100,"
                     "\"End\":true}}}", "{}");
  passo_scheduler_run (scheduler, G_MAXUINT);
  passo_scheduler_switch_clock (scheduler, PASSO_CLOCK_REAL);
  g_assert_cmpint (passo_scheduler_get_now (scheduler), >=, START);
  g_assert_cmpint (passo_scheduler_get_now (scheduler), <, START + 60000);
  g_assert_false (passo_scheduler_can_advance (scheduler));
  passo_scheduler_switch_clock (scheduler, PASSO_CLOCK_VIRTUAL);
  passo_scheduler_advance (scheduler);
  g_assert_cmpint (passo_scheduler_get_now (scheduler), ==, START + 100000);
  g_assert_cmpint (passo_scheduler_run (scheduler, G_MAXUINT), ==, PASSO_SCHEDULER_FINISHED);
}

static void
take_event (const PassoEvent *event,
            gpointer          data)
{
  passo_event_log_append (data, event);
}

/* Runs a distributed Map over a task; without mocks no task may be called. */
static GPtrArray *
run_tasks (const char *mocks,
           GPtrArray  *known,
           char      **history)
{
  g_autoptr (PassoProgram) program = NULL;
  g_autoptr (PassoConnectorRegistry) registry = passo_connector_registry_new ();
  g_autoptr (PassoConnectorMock) mock = NULL;
  g_autoptr (PassoEventLog) log = passo_event_log_new ();
  g_autoptr (PassoScheduler) scheduler = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (PassoValue) config = PASSO_VALUE_INIT;
  g_auto (PassoValue) input = passo_json_parse ("[1,2,3]", -1, PASSO_JSON_READER_DEFAULT, NULL);

  program = compile ("{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"End\":true,"
                     "\"ToleratedFailureCount\":1,\"ItemProcessor\":{\"ProcessorConfig\":{"
                     "\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"STANDARD\"},\"StartAt\":\"T\","
                     "\"States\":{\"T\":{\"Type\":\"Task\",\"End\":true,"
                     "\"Resource\":\"arn:aws:lambda:us-east-1:111111111111:function:f\"}}}}}}");
  scheduler = passo_scheduler_new (program);
  passo_scheduler_set_clock (scheduler, PASSO_CLOCK_VIRTUAL, START);
  if (mocks != NULL)
    {
      config = passo_json_parse (mocks, -1, PASSO_JSON_READER_DEFAULT, NULL);
      mock = passo_connector_mock_new (config, "M#C", NULL);
      passo_connector_registry_add (registry, "*", PASSO_CONNECTOR (mock));
    }
  passo_scheduler_set_registry (scheduler, registry);
  passo_scheduler_set_known (scheduler, known);
  passo_scheduler_set_event_func (scheduler, take_event, log);
  passo_interpreter_start (passo_scheduler_get_interpreter (scheduler), NULL, input);
  g_assert_cmpint (passo_scheduler_run (scheduler, G_MAXUINT), ==, PASSO_SCHEDULER_FINISHED);
  bytes = passo_history_codec_write (log);
  *history = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return passo_scheduler_take_map_runs (scheduler);
}

/* Children that are known to have ended are not run again, and give what they gave. */
static void
test_known_children (void)
{
  static const char mocks[]
    = "{\"StateMachines\":{\"M\":{\"TestCases\":{\"C\":{\"T\":\"A\"}}}},\"MockedResponses\":{"
      "\"A\":{\"0\":{\"Return\":{\"a\":1.50}},\"1\":{\"Throw\":{\"Error\":\"E\"}},"
      "\"2\":{\"Return\":\"c\"}}}}";
  g_autofree char *straight = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) known = run_tasks (mocks, NULL, &straight);
  g_autoptr (GPtrArray) rest = run_tasks (NULL, known, &again);
  const PassoMapRunRecord *map_run = g_ptr_array_index (rest, 0);

  g_assert_cmpstr (again, ==, straight);
  g_assert_nonnull (strstr (again, "1.50"));
  g_assert_cmpuint (map_run->children->len, ==, 3);
  g_assert_cmpuint (map_run->executions.succeeded, ==, 2);
  g_assert_cmpuint (map_run->executions.failed, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scheduler/compile-in-silence", test_compile_in_silence);
  g_test_add_func ("/scheduler/steps", test_steps);
  g_test_add_func ("/scheduler/timers", test_timers);
  g_test_add_func ("/scheduler/known-children", test_known_children);
  g_test_add_func ("/scheduler/pending", test_pending);
  g_test_add_func ("/scheduler/unanswered", test_unanswered);
  g_test_add_func ("/scheduler/switch-clock", test_switch_clock);

  return g_test_run ();
}
