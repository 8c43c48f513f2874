/* test-sweeps.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <string.h>

#include "case-run.h"

/* What must hold of each case however it runs. Longer ones are run once only: a sweep runs a case
 * as often as it has steps. */
#define LONGEST 100

/* --- What is checked of a history ------------------------------------------------------------- */

/* One terminal event, at the end, and each event follows one before it. */
static void
check_form (CaseRun *run)
{
  PassoInterpreter *interpreter = passo_scheduler_get_interpreter (run->scheduler);
  gboolean ended = passo_interpreter_get_status (interpreter) != PASSO_EXECUTION_RUNNING;
  guint n_events = passo_event_log_get_size (run->log);
  gint64 time = 0;

  for (guint id = 1; id <= n_events; id++)
    {
      const PassoEvent *event = passo_event_log_get (run->log, id);

      g_assert_cmpuint (event->id, ==, id);
      g_assert_cmpuint (event->previous_id, <, id);
      g_assert_cmpint (event->timestamp, >=, time);
      g_assert_cmpint (passo_event_type_is_terminal (event->type), ==, ended && id == n_events);
      time = event->timestamp;
    }
}

/* No call is left that anybody works on, and no time that anybody waits for. */
static void
check_nothing_left (CaseRun *run)
{
  PassoInterpreter *interpreter = passo_scheduler_get_interpreter (run->scheduler);
  gint64 deadline = 0;

  g_assert_cmpint (passo_interpreter_get_status (interpreter), !=, PASSO_EXECUTION_RUNNING);
  g_assert_cmpuint (run->pending->len, ==, 0);
  g_assert_false (passo_scheduler_get_next_deadline (run->scheduler, &deadline));
  g_assert_false (passo_interpreter_is_ready (interpreter));
  g_assert_false (case_run_turn (run));
}

static PassoHistory *
read_history (const char *text)
{
  g_autoptr (PassoEventLog) log = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) again = NULL;

  log = passo_history_codec_read (text, -1, &error);
  g_assert_no_error (error);
  again = passo_history_codec_write (log);
  g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again), text, strlen (text));

  return passo_history_new_for_log (g_steal_pointer (&log));
}

/* What was entered has ended somehow, and each prefix has a picture. */
static void
check_projection (PassoHistory *history)
{
  g_autoptr (PassoRunProjection) projection = passo_run_projection_new (history);

  for (guint i = 0; i < passo_run_projection_get_n_states (projection); i++)
    {
      const PassoRunState *state = passo_run_projection_get_state (projection, i);

      g_assert_cmpuint (state->n_running, ==, 0);
      g_assert_cmpuint (state->n_entered, ==, state->n_succeeded + state->n_failed +
                                                state->n_caught + state->n_aborted);
    }
  for (guint i = 0; i < passo_run_projection_get_n_spans (projection); i++)
    g_assert_cmpint (passo_run_projection_get_span (projection, i)->end, >=, 0);
  for (guint id = passo_history_get_size (history); id > 0; id--)
    {
      g_autofree char *variables = passo_run_projection_dup_variables (projection, id);

      passo_run_projection_set_cursor (projection, id);
      g_assert_cmpint (passo_run_projection_get_status (projection), !=, PASSO_RUN_NOT_REACHED);
      g_assert_nonnull (variables);
    }
}

static void
check_ended (CaseRun *run)
{
  g_autofree char *text = case_run_dup_history (run);
  g_autoptr (PassoHistory) history = NULL;

  check_form (run);
  check_nothing_left (run);
  history = read_history (text);
  check_projection (history);
}

/* --- Runs ------------------------------------------------------------------------------------- */

static CaseRun *
run_to_end (const RunCase *test_case,
            int            pause_at)
{
  CaseRun *run = case_run_new (test_case);

  run->pause_at = pause_at;
  case_run_start (run);
  case_run_finish (run);
  check_form (run);

  return run;
}

static gboolean
is_running (CaseRun *run)
{
  return passo_interpreter_get_status (passo_scheduler_get_interpreter (run->scheduler)) ==
         PASSO_EXECUTION_RUNNING;
}

static void
stop (CaseRun *run)
{
  passo_interpreter_stop (passo_scheduler_get_interpreter (run->scheduler),
                          passo_value_undefined (), passo_value_undefined ());
}

static gboolean
is_long (CaseRun *run)
{
  return passo_event_log_get_size (run->log) > LONGEST;
}

/* The same seed gives the same history, also where executions of one program take turns. */
static void
sweep_repeat (const RunCase *test_case)
{
  g_autoptr (CaseRun) straight = run_to_end (test_case, 0);
  g_autoptr (CaseRun) one = case_run_new (test_case);
  g_autoptr (CaseRun) two = case_run_new (test_case);
  g_autofree char *text = case_run_dup_history (straight);
  g_autofree char *text_one = NULL;
  g_autofree char *text_two = NULL;
  gboolean more = TRUE;

  if (!is_running (straight) && !is_long (straight))
    check_ended (straight);
  case_run_start (one);
  case_run_start (two);
  case_run_turn (two);
  while (more)
    {
      more = case_run_turn (one);
      more = case_run_turn (two) || more;
    }

  text_one = case_run_dup_history (one);
  text_two = case_run_dup_history (two);
  g_assert_cmpstr (text_one, ==, text);
  g_assert_cmpstr (text_two, ==, text);
}

static gpointer
run_on_thread (gpointer data)
{
  g_autoptr (CaseRun) run = run_to_end (data, 0);

  return case_run_dup_history (run);
}

/* A program may be run on several threads at once; its cases' values belong to one. */
static void
sweep_threads (const RunCase *test_case,
               const RunCase *other)
{
  RunCase shared = *other;
  GThread *thread;
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  shared.program = test_case->program;
  thread = g_thread_new ("case", run_on_thread, &shared);
  here = run_on_thread ((gpointer) test_case);
  there = g_thread_join (thread);
  g_assert_cmpstr (here, ==, there);
}

/* A pause at each point, and at all of them, changes nothing. */
static void
sweep_pauses (const RunCase *test_case)
{
  g_autoptr (CaseRun) straight = run_to_end (test_case, 0);
  g_autoptr (CaseRun) all = run_to_end (test_case, -1);
  g_autofree char *text = case_run_dup_history (straight);
  g_autofree char *text_all = case_run_dup_history (all);

  g_assert_cmpint (all->n_points, >, 0);
  g_assert_cmpstr (text_all, ==, text);
  for (int point = 1; point <= all->n_points && !is_long (straight); point++)
    {
      g_autoptr (CaseRun) run = run_to_end (test_case, point);
      g_autofree char *text_one = case_run_dup_history (run);

      g_assert_cmpstr (text_one, ==, text);
    }
}

/* Whichever call fails, the execution ends in order. */
static void
sweep_faults (const RunCase *test_case)
{
  guint n_calls = 1;

  for (guint n = 1; n <= n_calls; n++)
    {
      g_autoptr (CaseRun) run = case_run_new (test_case);

      run->fail_call = n;
      case_run_start (run);
      case_run_finish (run);
      check_form (run);
      if (n == 1)
        n_calls = run->n_calls;
      n_calls = MAX (n_calls, run->n_calls);
      if (is_running (run))
        stop (run);
      if (!is_long (run))
        check_ended (run);
    }
}

/* Wherever the execution is stopped, it has ended. */
static void
sweep_stops (const RunCase *test_case)
{
  gboolean more = TRUE;

  for (guint n = 0; more && n <= LONGEST; n++)
    {
      g_autoptr (CaseRun) run = case_run_new (test_case);

      case_run_start (run);
      for (guint i = 0; i < n && more; i++)
        more = case_run_turn (run);
      if (is_running (run))
        stop (run);
      if (!is_long (run))
        check_ended (run);
    }
}

/* Answers may come in any order. */
static void
sweep_orders (RunCase *test_case)
{
  for (guint64 seed = 1; seed <= 5; seed++)
    {
      g_autoptr (CaseRun) run = case_run_new (test_case);

      test_case->seed = seed;
      run->shuffle = TRUE;
      case_run_start (run);
      case_run_finish (run);
      check_form (run);
      if (!is_running (run) && !is_long (run))
        check_ended (run);
    }
}

/* The stages of each visit begin and end with what the history says. */
static void
check_stages (const RunCase      *test_case,
              PassoRunProjection *projection,
              guint               entered)
{
  PassoHistory *history = passo_run_projection_get_history (projection);
  guint exited = passo_run_projection_get_exited (projection, entered);
  g_autoptr (GListModel) stages = NULL;
  g_autoptr (PassoStateStage) first = NULL;
  g_autoptr (PassoStateStage) last = NULL;
  g_autofree char *input = NULL;
  g_autofree char *output = NULL;

  input = passo_event_dup_json (passo_history_get_event (history, entered), NULL);
  stages = passo_state_stages_compute (test_case->program, projection, entered);
  first = g_list_model_get_item (stages, 0);
  g_assert_cmpint (passo_state_stage_get_kind (first), ==, PASSO_STAGE_INPUT);
  g_assert_cmpstr (passo_state_stage_get_text (first), ==, input);
  if (exited == 0)
    return;

  output = passo_event_dup_json (passo_history_get_event (history, exited), NULL);
  last = g_list_model_get_item (stages, g_list_model_get_n_items (stages) - 1);
  g_assert_cmpint (passo_state_stage_get_kind (last), ==, PASSO_STAGE_OUTPUT);
  g_assert_cmpstr (passo_state_stage_get_text (last), ==, output);
}

static void
sweep_stages (const RunCase *test_case)
{
  g_autoptr (CaseRun) run = run_to_end (test_case, 0);
  g_autofree char *text = case_run_dup_history (run);
  g_autoptr (PassoHistory) history = read_history (text);
  g_autoptr (PassoRunProjection) projection = passo_run_projection_new (history);

  for (guint id = 1; id <= passo_history_get_size (history) && !is_long (run); id++)
    if (passo_event_type_get_class (passo_history_get_event (history, id)->type) ==
        PASSO_EVENT_CLASS_ENTERED)
      check_stages (test_case, projection, id);
}

static char *
sweep (const CaseFile *test_case)
{
  g_auto (RunCase) run_case = { NULL };
  g_auto (RunCase) other = { NULL };

  run_case_init (&run_case, test_case);
  run_case_init (&other, test_case);
  sweep_repeat (&run_case);
  sweep_threads (&run_case, &other);
  sweep_pauses (&run_case);
  sweep_faults (&run_case);
  sweep_stops (&run_case);
  sweep_stages (&run_case);
  sweep_orders (&run_case);

  /* What a case gives is tested elsewhere. */
  return g_strdup (test_case->expected);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autofree char *prefix = NULL;

      *strchr (name, '.') = '\0';
      prefix = g_strconcat ("/sweep/", name, NULL);
      case_file_add_tests (prefix, argv[i], sweep);
    }

  return g_test_run ();
}
