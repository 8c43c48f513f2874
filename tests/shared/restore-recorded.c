/* restore-recorded.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <string.h>

#include "case-run.h"

/* Rebuilds executions from histories, and lets them go on.
 *
 * usage: restore-recorded FILE...
 *
 * Each FILE is a JSON object with the members definition, input, mocks (a mock file with the test case
 * StateMachine#Test), express, and events, as GetExecutionHistory gives them. Standard output has one
 * line of JSON for each event:
 *
 *   {"file":…, "own":…, "after":7, "events":[…]}     what comes after it, or
 *   {"file":…, "own":…, "after":7, "refused":"…"}    why nothing can
 *
 * The history is the given one, and where `own` is true that of a run of the definition; of this the
 * last line holds all, with `after` 0. */

#define LONGEST 200

/* In milliseconds; the given histories have it, too. */
#define START G_GINT64_CONSTANT (1700000000000)

static PassoProgram *
compile (PassoValue definition)
{
  g_autoptr (PassoDiagnosticList) problems = passo_diagnostic_list_new ();
  g_autoptr (PassoMachine) machine = NULL;
  g_autoptr (PassoJsonTree) tree = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize length = 0;

  text = passo_json_write (definition, PASSO_JSON_WRITER_COMPACT, &length);
  bytes = g_bytes_new_take (text, length);
  tree = passo_json_tree_new (bytes);
  machine = passo_machine_new (tree, NULL);

  return passo_program_compile (machine, problems);
}

static void
begin_line (GString    *out,
            const char *file,
            gboolean    own,
            guint       after)
{
  g_string_append (out, "{\"file\":");
  passo_json_write_string (file, strlen (file), out);
  g_string_append_printf (out, ",\"own\":%s,\"after\":%u,", own ? "true" : "false", after);
}

static void
append_events (GString *out,
               CaseRun *run,
               guint    after)
{
  g_string_append (out, "\"events\":[");
  for (guint id = after + 1; id <= passo_event_log_get_size (run->log); id++)
    {
      if (id > after + 1)
        g_string_append_c (out, ',');
      passo_history_codec_write_event (passo_event_log_get (run->log, id), out);
    }
  g_string_append (out, "]}\n");
}

static void
go_on (const RunCase       *run_case,
       const PassoEventLog *log,
       const char          *file,
       gboolean             own)
{
  guint n_events = passo_event_log_get_size (log);

  for (guint id = 1; id <= n_events; id++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (CaseRun) run = NULL;

      if (n_events > LONGEST && id % (n_events / LONGEST) != 0)
        continue;
      begin_line (out, file, own, id);
      run = case_run_restore (run_case, log, id, &error);
      if (run == NULL)
        {
          g_string_append (out, "\"refused\":");
          passo_json_write_string (error->message, strlen (error->message), out);
          g_string_append (out, "}\n");
        }
      else
        {
          case_run_finish (run);
          append_events (out, run, id);
        }
      g_print ("%s", out->str);
    }
}

static void
run_own (const RunCase *run_case,
         const char    *file)
{
  g_autoptr (CaseRun) run = case_run_new (run_case);
  g_autoptr (GString) out = g_string_new (NULL);

  case_run_start (run);
  case_run_finish (run);
  go_on (run_case, run->log, file, TRUE);
  begin_line (out, file, TRUE, 0);
  append_events (out, run, 0);
  g_print ("%s", out->str);
}

static void
run_recorded (const RunCase *run_case,
              PassoValue     events,
              const char    *file)
{
  g_autofree char *text = passo_json_write (events, PASSO_JSON_WRITER_COMPACT, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PassoEventLog) log = passo_history_codec_read (text, -1, &error);
  g_autoptr (GString) out = g_string_new (NULL);

  if (log != NULL)
    {
      go_on (run_case, log, file, FALSE);
      return;
    }

  begin_line (out, file, FALSE, 0);
  g_string_append (out, "\"refused\":");
  passo_json_write_string (error->message, strlen (error->message), out);
  g_print ("%s}\n", out->str);
}

static void
run_file (const char *file)
{
  g_autofree char *text = NULL;
  g_auto (PassoValue) root = PASSO_VALUE_INIT;
  g_auto (RunCase) run_case = { NULL };

  if (!g_file_get_contents (file, &text, NULL, NULL))
    g_error ("%s cannot be read", file);

  root = passo_json_parse (text, -1, PASSO_JSON_READER_KEEP_SOURCE, NULL);
  run_case.program = compile (passo_value_get_member (root, "definition"));
  if (run_case.program == NULL)
    g_error ("%s does not compile", file);

  run_case.input = passo_value_ref (passo_value_get_member (root, "input"));
  run_case.mock = passo_value_ref (passo_value_get_member (root, "mocks"));
  run_case.mock_case = "StateMachine#Test";
  run_case.express = passo_value_get_boolean (passo_value_get_member (root, "express"));
  run_case.limits = *passo_limits_service ();
  run_case.stop = -1;
  run_case.start = START;
  run_case.replies = g_array_new (FALSE, FALSE, sizeof (RunCaseReply));
  run_case.workflows = g_array_new (FALSE, FALSE, sizeof (RunCaseWorkflow));
  run_own (&run_case, file);
  if (passo_value_get_size (passo_value_get_member (root, "events")) > 0)
    run_recorded (&run_case, passo_value_get_member (root, "events"), file);
}

int
main (int    argc,
      char **argv)
{
  for (int i = 1; i < argc; i++)
    run_file (argv[i]);

  return 0;
}
