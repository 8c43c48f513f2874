/* test-restore.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <string.h>

#include "case-run.h"
#include "random-machine.h"

/* An execution that is rebuilt after any of its events goes on as it did. Of a longer history some
 * events are taken, the fewer the longer it is: each run goes through all the rest. With `--slow`
 * before the files they are many. */
#define LONGEST 100

/* Workflows of one test. */
#define RANDOM_MACHINES 50

static guint most_events = 50000;

static gboolean
is_sample (guint id,
           guint n_events)
{
  guint n_samples = CLAMP (most_events / n_events, 4, n_events);

  return n_events <= LONGEST || id % (n_events / n_samples) == 0 || id + 2 > n_events;
}

/* What a map run has given is told only by the histories of its children. */
static gboolean
needs_children (const PassoEventLog *log,
                guint                last_id)
{
  guint n_open = 0;

  for (guint id = 1; id <= last_id; id++)
    {
      const PassoEvent *event = passo_event_log_get (log, id);

      if (event->type == PASSO_EVENT_MAP_RUN_SUCCEEDED)
        n_open++;
      else if (n_open > 0 && event->type == PASSO_EVENT_MAP_STATE_EXITED)
        n_open--;
    }

  return n_open > 0;
}

/* How often children have called a task is in their own histories, too: after a map run that failed
 * the mock does not know which answer is next. */
static gboolean
has_lost_calls (const PassoEventLog *log,
                guint                last_id)
{
  for (guint id = 1; id <= last_id; id++)
    if (passo_event_log_get (log, id)->type == PASSO_EVENT_MAP_RUN_FAILED)
      return TRUE;

  return FALSE;
}

static void
check_event (const RunCase       *test_case,
             const PassoEventLog *log,
             guint                id,
             const char          *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CaseRun) run = case_run_restore (test_case, log, id, &error);
  g_autofree char *again = NULL;

  if (g_error_matches (error, PASSO_RESTORE_ERROR, PASSO_RESTORE_ERROR_UNSUPPORTED) &&
      needs_children (log, id))
    return;
  if (run == NULL)
    g_error ("after event %u %s\n%s\n", id, error->message, text);
  case_run_finish (run);
  again = case_run_dup_history (run);
  if (strcmp (again, text) != 0 && !has_lost_calls (log, id))
    g_error ("after event %u\n%s\ngoes on as\n%s", id, text, again);
}

/* Its own values serve as well as what was read from a file. */
static void
check_run (const RunCase *test_case,
           CaseRun       *straight)
{
  g_autofree char *text = case_run_dup_history (straight);
  g_autoptr (PassoEventLog) log = passo_history_codec_read (text, -1, NULL);
  guint n_events = passo_event_log_get_size (straight->log);

  for (guint id = 1; id <= n_events; id++)
    if (is_sample (id, n_events))
      {
        check_event (test_case, straight->log, id, text);
        check_event (test_case, log, id, text);
      }
}

static PassoExecutionStatus
get_status (CaseRun *run)
{
  return passo_interpreter_get_status (passo_scheduler_get_interpreter (run->scheduler));
}

/* Answers come in any order: the rest may be another one, but it has the right form and an end. */
static void
check_orders (RunCase *test_case)
{
  for (guint64 seed = 1; seed <= 3; seed++)
    {
      g_autoptr (CaseRun) straight = case_run_new (test_case);
      guint n_events;

      test_case->seed = seed;
      straight->shuffle = TRUE;
      case_run_start (straight);
      case_run_finish (straight);
      n_events = passo_event_log_get_size (straight->log);
      for (guint id = 1; id <= n_events && n_events <= LONGEST; id++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (CaseRun) run = case_run_restore (test_case, straight->log, id, &error);

          if (g_error_matches (error, PASSO_RESTORE_ERROR, PASSO_RESTORE_ERROR_UNSUPPORTED) &&
              needs_children (straight->log, id))
            continue;
          g_assert_no_error (error);
          run->shuffle = TRUE;
          case_run_finish (run);
          if (get_status (straight) != PASSO_EXECUTION_RUNNING)
            g_assert_cmpint (get_status (run), !=, PASSO_EXECUTION_RUNNING);
        }
    }
}

static char *
sweep (const CaseFile *test_case)
{
  g_auto (RunCase) run_case = { NULL };
  g_autoptr (CaseRun) straight = NULL;

  run_case_init (&run_case, test_case);
  straight = case_run_new (&run_case);
  case_run_start (straight);
  case_run_finish (straight);
  check_run (&run_case, straight);
  check_orders (&run_case);

  /* What a case gives is tested elsewhere. */
  return g_strdup (test_case->expected);
}

/* Workflows that are made up by chance. */
static void
test_random (gconstpointer data)
{
  guint64 first = GPOINTER_TO_SIZE (data);

  for (guint64 seed = first; seed < first + RANDOM_MACHINES; seed++)
    {
      g_autofree char *text = random_machine_dup_case (seed);
      CaseFile test_case = { .input = text };
      g_auto (RunCase) run_case = { NULL };
      g_autoptr (CaseRun) straight = NULL;

      run_case_init (&run_case, &test_case);
      straight = case_run_new (&run_case);
      case_run_start (straight);
      case_run_finish (straight);
      g_test_message ("machine %" G_GUINT64_FORMAT ", %u events", seed,
                      passo_event_log_get_size (straight->log));
      check_run (&run_case, straight);
    }
}

/* What becomes of the history that is in the case, or why nothing does. */
static char *
refuse (const CaseFile *test_case)
{
  const char *history = strstr (test_case->input, "\nhistory ");
  CaseFile definition = *test_case;
  g_autofree char *lines = NULL;
  g_auto (RunCase) run_case = { NULL };
  g_autoptr (PassoEventLog) log = NULL;
  g_autoptr (CaseRun) run = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refusal = NULL;

  g_assert_nonnull (history);
  definition.input = lines = g_strndup (test_case->input, history + 1 - test_case->input);
  history += strlen ("\nhistory ");
  run_case_init (&run_case, &definition);
  log = passo_history_codec_read (strchr (history, '\n'), -1, &error);
  g_assert_no_error (error);
  run = case_run_restore (&run_case, log, g_ascii_strtoull (history, NULL, 10), &refusal);
  if (run == NULL)
    {
      g_assert_true (refusal->domain == PASSO_RESTORE_ERROR);
      return g_strdup_printf ("%s\n", refusal->message);
    }

  case_run_finish (run);
  return case_run_dup_text (run);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1 && strcmp (argv[1], "--slow") == 0)
    most_events = 5000000;
  for (int i = most_events > 50000 ? 2 : 1; i < argc; i++)
    {
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autofree char *prefix = NULL;

      *strchr (name, '.') = '\0';
      prefix = g_strconcat ("/restore/", name, NULL);
      case_file_add_tests (prefix, argv[i], strcmp (name, "refusals") == 0 ? refuse : sweep);
    }

  for (guint64 i = 0; i < (most_events > 50000 ? 200 : 4); i++)
    {
      g_autofree char *path = g_strdup_printf ("/restore/random/%" G_GUINT64_FORMAT, i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i * RANDOM_MACHINES), test_random);
    }

  return g_test_run ();
}
