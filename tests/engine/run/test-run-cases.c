/* test-run-cases.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

/* Runs the cases of the files named as arguments. A file is an array of objects:
 *
 *   name, source   what the case is about, and where the behaviour is written down
 *   definition     a workflow
 *   input          its input, {} if absent
 *   mocks          responses by state: a mock file's MockedResponses, named as the states
 *   output         what it gives, or
 *   error, cause   what it fails with; status TIMED_OUT or FAILED
 *   events         ID<-PREVIOUS TYPE, one after the other
 *
 * Each case is run straight, again with the same seed, with a pause at every point where there may
 * be one, with every single call failing or never answered, and through the text form of its
 * history. */

#define START G_GINT64_CONSTANT (1700000000000)

typedef enum
{
  FAULT_NONE,
  FAULT_FAIL,
  FAULT_STOP,
} Fault;

typedef struct
{
  PassoEventLog *log;
  PassoProgram  *program;
  PassoValue     value;
  PassoValue     config;
  guint          n_pauses;
  gboolean       pause;
  Fault          fault;
  guint          fault_at;    /* number of the call or step */
  guint          n_calls;
} Case;

/* --- A connector that spoils one call --------------------------------------------------------- */

#define TEST_TYPE_SPOILER (test_spoiler_get_type ())
G_DECLARE_FINAL_TYPE (TestSpoiler, test_spoiler, TEST, SPOILER, GObject)

struct _TestSpoiler
{
  GObject         parent_instance;
  PassoConnector *mock;
  Case           *test;
};

static void connector_iface_init (PassoConnectorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestSpoiler, test_spoiler, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PASSO_TYPE_CONNECTOR, connector_iface_init))

static PassoConnectorReply
test_spoiler_call (PassoConnector  *connector,
                   const PassoCall *call,
                   PassoAnswer     *answer)
{
  TestSpoiler *self = TEST_SPOILER (connector);
  Case *test = self->test;

  if (++test->n_calls == test->fault_at && test->fault == FAULT_FAIL)
    {
      answer->failed = TRUE;
      answer->error = passo_value_string ("Spoiled");
      return PASSO_CONNECTOR_ANSWERED;
    }
  if (self->mock == NULL)
    return PASSO_CONNECTOR_PENDING;

  return passo_connector_call (self->mock, call, answer);
}

static void
connector_iface_init (PassoConnectorInterface *iface)
{
  iface->call = test_spoiler_call;
}

static void
test_spoiler_finalize (GObject *object)
{
  g_clear_object (&TEST_SPOILER (object)->mock);

  G_OBJECT_CLASS (test_spoiler_parent_class)->finalize (object);
}

static void
test_spoiler_class_init (TestSpoilerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_spoiler_finalize;
}

static void
test_spoiler_init (TestSpoiler *self)
{
}

/* --- Runs ------------------------------------------------------------------------------------- */

static const char *
get_text (PassoValue  value,
          const char *name)
{
  PassoValue member = passo_value_get_member (value, name);

  return passo_value_is_string (member) ? passo_value_get_string (member, NULL) : NULL;
}

/* `mocks` as a mock file: each state is answered by the response of its own name. */
static PassoValue
make_config (PassoValue mocks)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append (text, "{\"StateMachines\":{\"M\":{\"TestCases\":{\"C\":{");
  for (guint i = 0; i < passo_value_get_size (mocks); i++)
    {
      const char *name = NULL;

      passo_value_get_nth_member (mocks, i, &name, NULL);
      g_string_append_printf (text, "%s\"%s\":\"%s\"", i > 0 ? "," : "", name, name);
    }
  g_string_append (text, "}}}},\"MockedResponses\":");
  if (passo_value_is_undefined (mocks))
    g_string_append (text, "{}");
  else
    passo_json_write_to (mocks, PASSO_JSON_WRITER_COMPACT, text);
  g_string_append_c (text, '}');

  return passo_json_parse (text->str, text->len, PASSO_JSON_READER_KEEP_SOURCE, NULL);
}

static PassoConnectorRegistry *
make_registry (Case *test)
{
  PassoConnectorRegistry *registry = passo_connector_registry_new ();
  g_autoptr (TestSpoiler) spoiler = g_object_new (TEST_TYPE_SPOILER, NULL);
  g_autoptr (GError) error = NULL;

  spoiler->test = test;
  if (passo_value_has_member (test->value, "mocks"))
    {
      spoiler->mock = PASSO_CONNECTOR (passo_connector_mock_new (test->config, "M#C", &error));
      g_assert_no_error (error);
    }
  passo_connector_registry_add (registry, "*", PASSO_CONNECTOR (spoiler));

  return registry;
}

static void
record (const PassoEvent *event,
        gpointer          data)
{
  passo_event_log_append (((Case *) data)->log, event);
}

static gboolean
may_pass (PassoFrame     *frame,
          PassoHookPoint  at,
          gpointer        data)
{
  ((Case *) data)->n_pauses++;

  return FALSE;
}

/* Runs the case to its end and gives the text of its history; the status goes to @status. */
static char *
run (Case                 *test,
     PassoExecutionStatus *status)
{
  g_autoptr (PassoScheduler) scheduler = passo_scheduler_new (test->program);
  PassoInterpreter *interpreter = passo_scheduler_get_interpreter (scheduler);
  g_autoptr (PassoConnectorRegistry) registry = NULL;
  g_autoptr (GBytes) text = NULL;
  PassoValue input = passo_value_get_member (test->value, "input");
  g_auto (PassoValue) empty = passo_value_empty_object ();
  guint n_steps = 0;

  test->n_calls = 0;
  g_clear_pointer (&test->log, passo_event_log_free);
  test->log = passo_event_log_new ();
  registry = make_registry (test);
  passo_scheduler_set_clock (scheduler, PASSO_CLOCK_VIRTUAL, START);
  passo_scheduler_set_seed (scheduler, 42);
  passo_scheduler_set_registry (scheduler, registry);
  passo_scheduler_set_event_func (scheduler, record, test);
  if (test->pause)
    passo_scheduler_set_hook (scheduler, PASSO_HOOK_ALL, may_pass, test);
  passo_interpreter_start (interpreter, NULL, passo_value_is_undefined (input) ? empty : input);
  while (passo_interpreter_get_status (interpreter) == PASSO_EXECUTION_RUNNING)
    {
      guint n_pauses = test->n_pauses;
      PassoSchedulerState state = passo_scheduler_run (scheduler, 1);

      g_assert_cmpuint (++n_steps, <, 100000);
      if (test->fault == FAULT_STOP && n_steps == test->fault_at)
        passo_interpreter_stop (interpreter, passo_value_undefined (), passo_value_undefined ());
      else if (test->n_pauses > n_pauses)
        passo_interpreter_resume (interpreter);
      else if (state == PASSO_SCHEDULER_WAITING)
        {
          gint64 deadline = 0;

          /* Also past time-outs, which a scheduler leaves alone while somebody is asked. */
          passo_scheduler_get_next_deadline (scheduler, &deadline);
          passo_scheduler_set_clock (scheduler, PASSO_CLOCK_VIRTUAL, deadline);
        }
      else
        g_assert_cmpint (state, !=, PASSO_SCHEDULER_BLOCKED);
    }
  *status = passo_interpreter_get_status (interpreter);
  text = passo_history_codec_write (test->log);

  return g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
}

/* --- What is checked -------------------------------------------------------------------------- */

static void
check_events (Case *test)
{
  g_autoptr (GString) events = g_string_new (NULL);
  const char *expected = get_text (test->value, "events");

  for (guint id = 1; id <= passo_event_log_get_size (test->log); id++)
    {
      const PassoEvent *event = passo_event_log_get (test->log, id);

      g_string_append_printf (events, "%s%u<-%u %s", id > 1 ? " " : "", event->id,
                              event->previous_id, passo_event_get_type_name (event));
    }
  g_assert_cmpstr (events->str, ==, expected);
}

static void
check_outcome (Case                 *test,
               PassoExecutionStatus  status)
{
  const PassoEvent *last = passo_event_log_get (test->log, passo_event_log_get_size (test->log));
  g_autofree char *output = passo_event_dup_json (last, NULL);
  g_autofree char *expected = NULL;

  if (passo_value_has_member (test->value, "output"))
    {
      g_assert_cmpint (status, ==, PASSO_EXECUTION_SUCCEEDED);
      expected = passo_json_write (passo_value_get_member (test->value, "output"),
                                   PASSO_JSON_WRITER_STRIP, NULL);
      g_assert_cmpstr (output, ==, expected);
      return;
    }

  g_assert_cmpint (status, ==,
                   g_strcmp0 (get_text (test->value, "status"), "TIMED_OUT") == 0
                     ? PASSO_EXECUTION_TIMED_OUT
                     : PASSO_EXECUTION_FAILED);
  g_assert_cmpstr (passo_event_get_error (last), ==, get_text (test->value, "error"));
  if (passo_value_has_member (test->value, "cause"))
    g_assert_cmpstr (passo_event_get_cause (last), ==, get_text (test->value, "cause"));
}

/* One terminal event, at the end, and no two events of one id. */
static void
check_form (Case *test)
{
  guint n_events = passo_event_log_get_size (test->log);

  for (guint id = 1; id <= n_events; id++)
    {
      const PassoEvent *event = passo_event_log_get (test->log, id);

      g_assert_cmpuint (event->id, ==, id);
      g_assert_cmpuint (event->previous_id, <, id);
      g_assert_cmpint (passo_event_type_is_terminal (event->type), ==, id == n_events);
    }
}

static void
check_codec (Case       *test,
             const char *text)
{
  g_autoptr (PassoEventLog) log = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) again = NULL;

  log = passo_history_codec_read (text, -1, &error);
  g_assert_no_error (error);
  again = passo_history_codec_write (log);
  g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again), text, strlen (text));
}

/* Whatever happened, nothing runs at the end, and each prefix has a picture. */
static void
check_projection (Case       *test,
                  const char *text)
{
  g_autoptr (PassoHistory) history
    = passo_history_new_for_log (passo_history_codec_read (text, -1, NULL));
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
check_stages (Case       *test,
              const char *text)
{
  g_autoptr (PassoHistory) history
    = passo_history_new_for_log (passo_history_codec_read (text, -1, NULL));

  for (guint id = 1; id <= passo_history_get_size (history); id++)
    {
      const PassoEvent *event = passo_history_get_event (history, id);
      g_autoptr (GListModel) stages = NULL;
      g_autoptr (PassoStateStage) first = NULL;
      g_autofree char *input = NULL;

      if (passo_event_type_get_class (event->type) != PASSO_EVENT_CLASS_ENTERED)
        continue;
      stages = passo_state_stages_compute (test->program, history, id);
      first = g_list_model_get_item (stages, 0);
      input = passo_event_dup_json (event, NULL);
      g_assert_cmpstr (passo_state_stage_get_text (first), ==, input);
    }
}

static void
sweep_faults (Case *test)
{
  PassoExecutionStatus status;
  guint n_calls = test->n_calls;

  test->fault = FAULT_FAIL;
  for (test->fault_at = 1; test->fault_at <= n_calls; test->fault_at++)
    {
      g_autofree char *text = run (test, &status);

      check_form (test);
      check_projection (test, text);
    }
  test->fault = FAULT_STOP;
  for (test->fault_at = 1;; test->fault_at++)
    {
      g_autofree char *text = run (test, &status);

      check_form (test);
      check_projection (test, text);
      if (status != PASSO_EXECUTION_ABORTED)
        break;
    }
  test->fault = FAULT_NONE;
}

static void
run_case (gconstpointer data)
{
  Case *test = (Case *) data;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autofree char *paused = NULL;
  PassoExecutionStatus status;

  text = run (test, &status);
  check_events (test);
  check_outcome (test, status);
  check_form (test);
  check_codec (test, text);
  check_projection (test, text);
  check_stages (test, text);

  again = run (test, &status);
  g_assert_cmpstr (again, ==, text);

  test->pause = TRUE;
  paused = run (test, &status);
  test->pause = FALSE;
  g_assert_cmpuint (test->n_pauses, >, 0);
  g_assert_cmpstr (paused, ==, text);

  sweep_faults (test);
}

static void
free_case (gpointer data)
{
  Case *test = data;

  g_clear_pointer (&test->log, passo_event_log_free);
  passo_value_clear (&test->value);
  passo_value_clear (&test->config);
  passo_program_unref (test->program);
  g_free (test);
}

static void
add_case (const char *file,
          PassoValue  value)
{
  g_autofree char *definition = NULL;
  g_autofree char *path = NULL;
  g_autoptr (PassoDiagnosticList) problems = passo_diagnostic_list_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PassoJsonTree) tree = NULL;
  g_autoptr (PassoMachine) machine = NULL;
  Case *test = g_new0 (Case, 1);

  definition = passo_json_write (passo_value_get_member (value, "definition"),
                                 PASSO_JSON_WRITER_COMPACT, NULL);
  bytes = g_bytes_new (definition, strlen (definition));
  tree = passo_json_tree_new (bytes);
  machine = passo_machine_new (tree, NULL);
  test->value = passo_value_ref (value);
  test->config = make_config (passo_value_get_member (value, "mocks"));
  test->program = passo_program_compile (machine, problems);
  for (guint i = 0; i < passo_diagnostic_list_get_n_items (problems); i++)
    g_test_message ("%s: %s", get_text (value, "name"),
                    passo_diagnostic_get_message (passo_diagnostic_list_get (problems, i)));
  g_assert_nonnull (test->program);
  path = g_strdup_printf ("/run/%s/%s", file, get_text (value, "name"));
  g_test_add_data_func_full (path, test, run_case, free_case);
}

static void
add_file (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *text = NULL;
  g_auto (PassoValue) cases = PASSO_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  cases = passo_json_parse (text, length, PASSO_JSON_READER_DEFAULT, &error);
  g_assert_no_error (error);
  *strrchr (base, '.') = '\0';
  for (guint i = 0; i < passo_value_get_size (cases); i++)
    add_case (base, passo_value_get_element (cases, i));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    add_file (argv[i]);

  return g_test_run ();
}
