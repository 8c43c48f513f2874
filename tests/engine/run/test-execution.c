/* test-execution.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

/* A run on the engine's thread, seen from the main loop. */

#define PASS(name, rest) "\"" name "\":{\"Type\":\"Pass\"," rest "}"

static const char *three
  = "{\"StartAt\":\"A\",\"States\":{"
    PASS ("A", "\"Result\":{\"a\":1},\"ResultPath\":\"$.a\",\"Next\":\"B\"") ","
    PASS ("B", "\"Parameters\":{\"v.$\":\"$.a.a\"},\"ResultPath\":\"$.b\",\"Next\":\"C\"") ","
    PASS ("C", "\"OutputPath\":\"$.b\",\"End\":true") "}}";

static const char *task
  = "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\","
    "\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{\"x.$\":\"$.n\"},"
    "\"ResultSelector\":{\"p.$\":\"$.Payload\"},\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],"
    "\"Next\":\"F\"}],\"End\":true},\"F\":{\"Type\":\"Pass\",\"End\":true}}}";

static const char *fan
  = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Parallel\",\"Next\":\"Z\",\"Branches\":["
    "{\"StartAt\":\"P1\",\"States\":{" PASS ("P1", "\"Next\":\"P2\"") "," PASS ("P2", "\"End\":true") "}},"
    "{\"StartAt\":\"Q1\",\"States\":{" PASS ("Q1", "\"End\":true") "}}]},"
    PASS ("Z", "\"End\":true") "}}";

/* One branch goes deeper than the other, so that they are never at the same point for long. */
static const char *uneven
  = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Parallel\",\"End\":true,\"Branches\":["
    "{\"StartAt\":\"M1\",\"States\":{" PASS ("M1", "\"Next\":\"M\"") ","
    "\"M\":{\"Type\":\"Map\",\"ItemsPath\":\"$.l\",\"MaxConcurrency\":1,"
    "\"ItemProcessor\":{\"StartAt\":\"I\",\"States\":{" PASS ("I", "\"End\":true") "}},"
    "\"Next\":\"M2\"}," PASS ("M2", "\"End\":true") "}},"
    "{\"StartAt\":\"Q1\",\"States\":{" PASS ("Q1", "\"Next\":\"Q2\"") ","
    PASS ("Q2", "\"Next\":\"Q3\"") "," PASS ("Q3", "\"End\":true") "}}]}}}";

static const char *distributed
  = "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":{"
    "\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"STANDARD\"},"
    "\"StartAt\":\"T\",\"States\":{" PASS ("A", "\"End\":true") ",\"T\":{\"Type\":\"Task\","
    "\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{\"Payload.$\":\"$\"},"
    "\"OutputPath\":\"$.Payload\",\"Next\":\"A\"}}}}}}";

static PassoMachine *
make_machine (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);

  g_assert_true (passo_json_tree_is_valid (tree));

  return passo_machine_new (tree, NULL);
}

static PassoExecution *
make_execution (const char *text,
                const char *input,
                PassoSpeed  speed)
{
  g_autoptr (PassoMachine) machine = make_machine (text);
  PassoExecution *execution = passo_execution_new (machine);

  passo_execution_set_speed (execution, speed);
  passo_execution_set_seed (execution, 1);
  g_assert_true (passo_execution_set_input (execution, input, -1, NULL));

  return execution;
}

typedef gboolean (*Condition) (PassoExecution *execution);

/* A run that tells nothing must not keep a test from seeing that it waits too long. */
static gboolean
keep_ticking (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_until (PassoExecution *execution,
            Condition       condition)
{
  gint64 limit = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  guint ticks = g_timeout_add (100, keep_ticking, NULL);

  while (!condition (execution))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, limit);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (ticks);
}

static gboolean
has_ended (PassoExecution *execution)
{
  return passo_execution_get_status (execution) > PASSO_EXECUTION_RUNNING;
}

static gboolean
is_paused (PassoExecution *execution)
{
  return passo_execution_get_paused (execution);
}

static gboolean
has_ask (PassoExecution *execution)
{
  return g_list_model_get_n_items (passo_execution_get_asks (execution)) > 0;
}

static void
start (PassoExecution *execution)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (passo_execution_start (execution, &error));
  g_assert_no_error (error);
}

static void
test_succeeds (void)
{
  g_autoptr (PassoExecution) execution = make_execution (three, "{ \"k\": 1 }", PASSO_SPEED_INSTANT);
  g_autofree char *input = NULL;

  start (execution);
  g_assert_cmpint (passo_execution_get_status (execution), ==, PASSO_EXECUTION_RUNNING);
  wait_until (execution, has_ended);
  g_assert_cmpint (passo_execution_get_status (execution), ==, PASSO_EXECUTION_SUCCEEDED);
  g_assert_cmpstr (passo_execution_get_output (execution), ==, "{\"v\":1}");
  g_assert_null (passo_execution_get_error (execution));
  g_assert_cmpuint (passo_history_get_size (passo_execution_get_history (execution)), ==, 8);

  /* Untouched data keep their blanks over the border of the threads. */
  input = passo_event_dup_field (
    passo_history_get_event (passo_execution_get_history (execution), 2), "input");
  g_assert_cmpstr (input, ==, "{ \"k\": 1 }");
}

static void
test_refuses (void)
{
  g_autoptr (PassoMachine) machine
    = make_machine ("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"}}}");
  g_autoptr (PassoExecution) execution = passo_execution_new (machine);
  g_autoptr (GError) error = NULL;

  g_assert_false (passo_execution_set_input (execution, "{", -1, &error));
  g_assert_error (error, PASSO_EXECUTION_ERROR, PASSO_EXECUTION_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_false (passo_execution_start (execution, &error));
  g_assert_error (error, PASSO_EXECUTION_ERROR, PASSO_EXECUTION_ERROR_DEFINITION);
  g_assert_cmpuint (passo_diagnostic_list_get_n_errors (passo_execution_get_problems (execution)),
                    ==, 1);
  g_assert_cmpint (passo_execution_get_status (execution), ==, PASSO_EXECUTION_IDLE);
}

/* What this test meets. */
static const char * const stage_names[] = {
  [PASSO_STAGE_INPUT] = "Input",
  [PASSO_STAGE_PARAMETERS] = "Parameters",
  [PASSO_STAGE_RESULT] = "Result",
  [PASSO_STAGE_RESULT_SELECTOR] = "ResultSelector",
  [PASSO_STAGE_OUTPUT] = "Output",
};

static void
test_ask (void)
{
  g_autoptr (PassoExecution) execution = make_execution (task, "{\"n\":7}", PASSO_SPEED_FAST);
  g_autoptr (PassoRunProjection) projection = NULL;
  g_autoptr (GListModel) stages = NULL;
  g_autoptr (PassoProgram) program = NULL;
  g_autoptr (PassoAsk) ask = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) flow = g_string_new (NULL);

  start (execution);
  wait_until (execution, has_ask);
  ask = g_list_model_get_item (passo_execution_get_asks (execution), 0);
  g_assert_cmpstr (passo_ask_get_state_name (ask), ==, "T");
  g_assert_cmpstr (passo_ask_get_parameters (ask), ==, "{\"x\":7}");
  g_assert_nonnull (strstr (passo_ask_get_prefilled (ask), "\"Payload\""));
  g_assert_false (passo_execution_answer (execution, ask, "{", &error));
  g_assert_error (error, PASSO_EXECUTION_ERROR, PASSO_EXECUTION_ERROR_ANSWER);
  g_assert_true (passo_execution_answer (execution, ask, "{\"Payload\":5}", NULL));
  wait_until (execution, has_ended);
  g_assert_cmpstr (passo_execution_get_output (execution), ==, "{\"p\":5}");

  program = passo_program_compile (passo_execution_get_machine (execution), NULL);
  projection = passo_run_projection_new (passo_execution_get_history (execution));
  stages = passo_state_stages_compute (program, projection, 2);
  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (PassoStateStage) stage = g_list_model_get_item (stages, i);

      g_string_append_printf (flow, "%s%s%s ", stage_names[passo_state_stage_get_kind (stage)],
                              passo_state_stage_get_changed (stage) ? "*" : "=",
                              passo_state_stage_get_text (stage));
    }
  g_assert_cmpstr (flow->str, ==,
                   "Input={\"n\":7} Parameters*{\"x\":7} Result*{\"Payload\":5} "
                   "ResultSelector*{\"p\":5} Output={\"p\":5} ");
}

static void
test_ask_fails (void)
{
  g_autoptr (PassoExecution) execution = make_execution (task, "{\"n\":7}", PASSO_SPEED_INSTANT);
  g_autoptr (PassoAsk) ask = NULL;

  start (execution);
  wait_until (execution, has_ask);
  ask = g_list_model_get_item (passo_execution_get_asks (execution), 0);
  g_assert_true (passo_execution_fail (execution, ask, "Boom", "bang"));
  g_assert_false (has_ask (execution));
  wait_until (execution, has_ended);
  g_assert_cmpstr (passo_execution_get_output (execution), ==,
                   "{\"Error\":\"Boom\",\"Cause\":\"bang\"}");
}

static void
test_answer_before (void)
{
  g_autoptr (PassoExecution) execution = make_execution (task, "{\"n\":7}", PASSO_SPEED_INSTANT);

  g_assert_true (passo_execution_set_answer (execution, "T", "{\"Payload\":[]}", NULL, NULL, NULL));
  start (execution);
  wait_until (execution, has_ended);
  g_assert_cmpstr (passo_execution_get_output (execution), ==, "{\"p\":[]}");
}

static void
test_stop (void)
{
  g_autoptr (PassoExecution) execution = make_execution (task, "{\"n\":7}", PASSO_SPEED_FAST);

  start (execution);
  wait_until (execution, has_ask);
  passo_execution_stop (execution);
  wait_until (execution, has_ended);
  g_assert_cmpint (passo_execution_get_status (execution), ==, PASSO_EXECUTION_ABORTED);
  g_assert_false (has_ask (execution));
}

static gboolean
has_two_asks (PassoExecution *execution)
{
  return g_list_model_get_n_items (passo_execution_get_asks (execution)) == 2;
}

/* Children of a Map ask as any state does. */
static void
test_children_ask (void)
{
  g_autoptr (PassoExecution) execution = make_execution (distributed, "[1,2]", PASSO_SPEED_FAST);
  g_autoptr (PassoAsk) one = NULL;
  g_autoptr (PassoAsk) two = NULL;

  start (execution);
  wait_until (execution, has_two_asks);
  one = g_list_model_get_item (passo_execution_get_asks (execution), 0);
  two = g_list_model_get_item (passo_execution_get_asks (execution), 1);
  g_assert_cmpuint (passo_ask_get_id (one), !=, passo_ask_get_id (two));
  g_assert_cmpstr (passo_ask_get_parameters (one), ==, "{\"Payload\":1}");
  g_assert_cmpstr (passo_ask_get_state_name (two), ==, "T");
  g_assert_true (passo_execution_answer (execution, two, "{\"Payload\":\"b\"}", NULL));
  g_assert_true (passo_execution_answer (execution, one, "{\"Payload\":\"a\"}", NULL));
  wait_until (execution, has_ended);
  g_assert_cmpstr (passo_execution_get_output (execution), ==, "[\"a\",\"b\"]");
  g_assert_cmpuint (passo_history_get_size (passo_execution_get_history (execution)), ==, 8);
}

static void
test_stop_children (void)
{
  g_autoptr (PassoExecution) execution = make_execution (distributed, "[1,2]", PASSO_SPEED_INSTANT);

  start (execution);
  wait_until (execution, has_two_asks);
  passo_execution_stop (execution);
  wait_until (execution, has_ended);
  g_assert_cmpint (passo_execution_get_status (execution), ==, PASSO_EXECUTION_ABORTED);
  g_assert_false (has_ask (execution));
}

/* A run may be paused before a state of a child. */
static void
test_pause_in_child (void)
{
  g_autoptr (PassoExecution) execution = make_execution (distributed, "[1]", PASSO_SPEED_INSTANT);
  g_autoptr (PassoAsk) ask = NULL;

  start (execution);
  wait_until (execution, has_ask);
  passo_execution_pause (execution);
  wait_until (execution, is_paused);
  g_assert_null (passo_execution_get_paused_state (execution));
  ask = g_list_model_get_item (passo_execution_get_asks (execution), 0);
  g_assert_true (passo_execution_answer (execution, ask, "{\"Payload\":5}", NULL));
  passo_execution_step_over (execution);
  while (g_strcmp0 (passo_execution_get_paused_state (execution), "A") != 0)
    g_main_context_iteration (NULL, TRUE);
  passo_execution_resume (execution);
  wait_until (execution, has_ended);
  g_assert_cmpstr (passo_execution_get_output (execution), ==, "[5]");
}

/* A run that is paused can be stopped; who answers it later is told. */
static void
test_stop_while_paused (void)
{
  g_autoptr (PassoExecution) execution = make_execution (task, "{\"n\":7}", PASSO_SPEED_INSTANT);
  g_autoptr (PassoAsk) ask = NULL;
  g_autoptr (GError) error = NULL;

  start (execution);
  wait_until (execution, has_ask);
  ask = g_list_model_get_item (passo_execution_get_asks (execution), 0);
  passo_execution_pause (execution);
  wait_until (execution, is_paused);
  passo_execution_stop (execution);
  passo_execution_stop (execution);
  wait_until (execution, has_ended);
  g_assert_cmpint (passo_execution_get_status (execution), ==, PASSO_EXECUTION_ABORTED);
  g_assert_false (passo_execution_get_paused (execution));
  g_assert_false (passo_execution_answer (execution, ask, "1", &error));
  g_assert_error (error, PASSO_EXECUTION_ERROR, PASSO_EXECUTION_ERROR_ANSWER);
  g_assert_false (passo_execution_fail (execution, ask, "Late", NULL));
}

static void
test_drop (void)
{
  g_autoptr (PassoExecution) execution = make_execution (task, "{\"n\":7}", PASSO_SPEED_FAST);

  /* The run is thrown away while its thread waits. */
  start (execution);
  wait_until (execution, has_ask);
  g_assert_finalize_object (g_steal_pointer (&execution));
}

static void
test_step (void)
{
  g_autoptr (PassoExecution) execution = make_execution (fan, "{}", PASSO_SPEED_INSTANT);

  /* Asked for before the start, or the run might be over before it is heard. */
  passo_execution_pause (execution);
  start (execution);
  wait_until (execution, is_paused);
  g_assert_cmpstr (passo_execution_get_paused_state (execution), ==, "P");
  g_assert_cmpint (passo_execution_get_pause_reason (execution), ==, PASSO_PAUSE_REQUEST);
  while (g_strcmp0 (passo_execution_get_paused_state (execution), "Z") != 0)
    {
      g_autofree char *before = g_strdup (passo_execution_get_paused_state (execution));

      g_assert_nonnull (before);
      passo_execution_step_over (execution);
      while (passo_execution_get_paused (execution) &&
             g_strcmp0 (before, passo_execution_get_paused_state (execution)) == 0)
        g_main_context_iteration (NULL, TRUE);
      wait_until (execution, is_paused);
    }
  passo_execution_resume (execution);
  wait_until (execution, has_ended);
  g_assert_cmpint (passo_execution_get_status (execution), ==, PASSO_EXECUTION_SUCCEEDED);
  g_assert_cmpstr (passo_execution_get_output (execution), ==, "[{},{}]");
}

static gboolean
has_entered (PassoExecution *execution,
             const char     *name)
{
  PassoHistory *history = passo_execution_get_history (execution);

  for (guint i = 1; i <= passo_history_get_size (history); i++)
    {
      const PassoEvent *event = passo_history_get_event (history, i);

      if (passo_event_type_get_class (event->type) == PASSO_EVENT_CLASS_ENTERED &&
          strcmp (event->name, name) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_going (PassoExecution *execution)
{
  return !passo_execution_get_paused (execution);
}

/* A branch that is shown state by state does not take the other one along. */
static void
test_step_while_pacing (void)
{
  g_autoptr (PassoExecution) execution = make_execution (uneven, "{\"l\":[1,2,3]}",
                                                         PASSO_SPEED_FAST);

  start (execution);
  while (!has_entered (execution, "Q1"))
    g_main_context_iteration (NULL, TRUE);
  passo_execution_pause (execution);
  wait_until (execution, is_paused);
  g_assert_false (has_entered (execution, "M"));
  g_assert_false (has_entered (execution, "Q2"));
  passo_execution_step_over (execution);
  wait_until (execution, is_going);
  wait_until (execution, is_paused);
  g_assert_true (has_entered (execution, "I"));
  g_assert_true (has_entered (execution, "Q2"));
  g_assert_false (has_entered (execution, "M2"));
  g_assert_false (has_entered (execution, "Q3"));
  passo_execution_stop (execution);
  wait_until (execution, has_ended);
}

/* A step from a point where the only state waits for an answer ends before the next state. */
static void
test_step_while_waiting (void)
{
  g_autoptr (PassoExecution) execution = make_execution (task, "{\"n\":7}", PASSO_SPEED_INSTANT);
  g_autoptr (PassoAsk) ask = NULL;

  start (execution);
  wait_until (execution, has_ask);
  passo_execution_pause (execution);
  wait_until (execution, is_paused);
  g_assert_null (passo_execution_get_paused_state (execution));
  passo_execution_step_over (execution);
  wait_until (execution, is_going);
  ask = g_list_model_get_item (passo_execution_get_asks (execution), 0);
  g_assert_true (passo_execution_fail (execution, ask, "Boom", NULL));
  wait_until (execution, is_paused);
  g_assert_cmpstr (passo_execution_get_paused_state (execution), ==, "F");
  g_assert_false (has_entered (execution, "F"));
}

typedef struct
{
  guint    n_deliveries;
  guint    n_hurried;   /* those that came before anything else had its turn */
  gboolean had_turn;
} Turns;

static gboolean
take_turn (gpointer data)
{
  ((Turns *) data)->had_turn = TRUE;

  return G_SOURCE_CONTINUE;
}

static void
take_long (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           Turns      *turns)
{
  g_usleep (30000);
  turns->n_deliveries++;
  turns->n_hurried += !turns->had_turn;
  turns->had_turn = FALSE;
}

/* A run that tells much leaves time for the rest of the main loop between two deliveries, even for
 * what has less priority, such as drawing. */
static void
test_leaves_time (void)
{
  static const char *loop
    = "{\"StartAt\":\"A\",\"States\":{" PASS ("A", "\"Next\":\"B\"") ","
      PASS ("B", "\"Next\":\"A\"") "}}";
  g_autoptr (PassoExecution) execution = make_execution (loop, "{}", PASSO_SPEED_INSTANT);
  Turns turns = { .had_turn = TRUE };
  guint idle = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_turn, &turns, NULL);

  g_signal_connect (passo_execution_get_history (execution), "items-changed",
                    G_CALLBACK (take_long), &turns);
  passo_execution_set_limits (execution, FALSE);
  start (execution);
  while (turns.n_deliveries < 10)
    g_main_context_iteration (NULL, TRUE);
  passo_execution_stop (execution);
  g_assert_cmpuint (turns.n_hurried, <=, 5);
  wait_until (execution, has_ended);
  g_source_remove (idle);
}

static void
test_paces (void)
{
  g_autoptr (PassoExecution) execution = make_execution (three, "{}", PASSO_SPEED_FAST);
  gint64 begun = g_get_monotonic_time ();
  PassoHistory *history = passo_execution_get_history (execution);

  start (execution);
  wait_until (execution, has_ended);
  g_assert_cmpint (g_get_monotonic_time () - begun, >=, 3 * 300000);
  g_assert_cmpint (passo_history_get_event (history, 1)->timestamp, ==,
                   passo_history_get_event (history, 8)->timestamp);
}

static void
test_stored (void)
{
  g_autoptr (PassoExecution) execution = make_execution (task, "{\"n\":7}", PASSO_SPEED_INSTANT);
  g_autoptr (PassoExecution) stored = NULL;
  g_autoptr (PassoHistory) history = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) error = NULL;
  PassoEventLog *log;

  passo_execution_set_answer (execution, "T", NULL, "Boom", NULL, NULL);
  start (execution);
  wait_until (execution, has_ended);
  text = passo_history_codec_write (passo_history_get_log (passo_execution_get_history (execution)));
  log = passo_history_codec_read (g_bytes_get_data (text, NULL), g_bytes_get_size (text), &error);
  g_assert_no_error (error);
  history = passo_history_new_for_log (log);
  stored = passo_execution_new_for_history (passo_execution_get_machine (execution), history);
  g_assert_cmpint (passo_execution_get_status (stored), ==, PASSO_EXECUTION_SUCCEEDED);
  g_assert_cmpstr (passo_execution_get_output (stored), ==,
                   passo_execution_get_output (execution));
  g_assert_cmpstr (passo_execution_get_input (stored), ==, "{\"n\":7}");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/run/execution/succeeds", test_succeeds);
  g_test_add_func ("/run/execution/refuses", test_refuses);
  g_test_add_func ("/run/execution/ask", test_ask);
  g_test_add_func ("/run/execution/ask-fails", test_ask_fails);
  g_test_add_func ("/run/execution/answer-before", test_answer_before);
  g_test_add_func ("/run/execution/stop", test_stop);
  g_test_add_func ("/run/execution/children-ask", test_children_ask);
  g_test_add_func ("/run/execution/stop-children", test_stop_children);
  g_test_add_func ("/run/execution/pause-in-child", test_pause_in_child);
  g_test_add_func ("/run/execution/stop-while-paused", test_stop_while_paused);
  g_test_add_func ("/run/execution/drop", test_drop);
  g_test_add_func ("/run/execution/step", test_step);
  g_test_add_func ("/run/execution/step-while-pacing", test_step_while_pacing);
  g_test_add_func ("/run/execution/step-while-waiting", test_step_while_waiting);
  g_test_add_func ("/run/execution/leaves-time", test_leaves_time);
  g_test_add_func ("/run/execution/paces", test_paces);
  g_test_add_func ("/run/execution/stored", test_stored);

  return g_test_run ();
}
