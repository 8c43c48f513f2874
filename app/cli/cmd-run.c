/* cmd-run.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cli-arguments.h"
#include "cli-document.h"
#include "cli-value.h"
#include "cmd-run.h"
#include "run-children.h"
#include "run-connectors.h"
#include "run-definition.h"
#include "run-loop.h"
#include "run-watch.h"

enum
{
  EXIT_SUCCEEDED = 0,
  EXIT_FAILED = 1,
  EXIT_UNUSABLE = 2, /* usage, definition, input, mock file */
  EXIT_TIMED_OUT = 3,
  EXIT_ABORTED = 4,
};

/* Records of children that have not succeeded, which a run without limits keeps. */
#define MOST_FAILURES 1000

typedef struct
{
  char     *type;
  char     *input;
  char     *limits;
  char     *mock;
  char     *test_case;
  char    **machines;
  char     *connections;
  char     *s3_root;
  char     *children;
  char     *history;
  char     *substitutions;
  char     *seed;
  gboolean  allow_http;
  gboolean  skip_waits;
  gboolean  watch;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->type);
  g_free (options->input);
  g_free (options->limits);
  g_free (options->mock);
  g_free (options->test_case);
  g_strfreev (options->machines);
  g_free (options->connections);
  g_free (options->s3_root);
  g_free (options->children);
  g_free (options->history);
  g_free (options->substitutions);
  g_free (options->seed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* All that one run is made of. */
typedef struct
{
  const Options   *options;
  const char      *definition;
  PassoMachine    *machine;
  PassoProgram    *program;
  PassoValue       input;
  PassoRunAnswers  answers;
  PassoConnectorNested *nested;
  guint64          seed;
  PassoIdentity    identity;
  char            *machine_name;
  char            *machine_arn;
  char            *execution_arn;
  char             execution_name[PASSO_UUID_SIZE];
  PassoRunRecord  *record;
  PassoRunWatch   *watch;
  PassoRunChildren *children;
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->record, passo_run_record_free);
  g_clear_pointer (&run->children, passo_run_children_free);
  passo_value_clear (&run->input);
  g_clear_pointer (&run->watch, passo_run_watch_free);
  g_clear_object (&run->nested);
  g_clear_pointer (&run->program, passo_program_unref);
  g_clear_pointer (&run->machine, passo_machine_unref);
  g_free (run->machine_name);
  g_free (run->machine_arn);
  g_free (run->execution_arn);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static gboolean
is_one_of (const char  *option,
           const char  *word,
           const char  *first,
           const char  *second,
           GError     **error)
{
  if (word == NULL || strcmp (word, first) == 0 || strcmp (word, second) == 0)
    return TRUE;

  /* Translators: an option, what the user gave, and the two words that it takes. */
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("%s: “%s” is neither %s nor %s"),
               option, word, first, second);
  return FALSE;
}

static gboolean
check_standard_input (const Options  *options,
                      const char     *definition,
                      GError        **error)
{
  const char *files[] = { definition, options->input, options->mock, options->connections,
                          options->substitutions };

  return cli_arguments_check_standard_input (files, G_N_ELEMENTS (files), error);
}

static gboolean
check_options (const Options  *options,
               Run            *run,
               int             argc,
               char          **argv,
               GError        **error)
{
  if (!is_one_of ("--type", options->type, "standard", "express", error) ||
      !is_one_of ("--limits", options->limits, "service", "none", error))
    return FALSE;
  if (options->seed != NULL &&
      !g_ascii_string_to_unsigned (options->seed, 10, 0, G_MAXUINT64, &run->seed, error))
    {
      g_prefix_error (error, "--seed: ");
      return FALSE;
    }
  if ((options->mock != NULL) != (options->test_case != NULL))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _("--mock FILE and --test-case MACHINE#CASE belong together"));
      return FALSE;
    }
  if (argc != 2)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _("Give one DEFINITION to run; “-” is standard input"));
      return FALSE;
    }

  return check_standard_input (options, argv[1], error);
}

static gboolean
parse_options (Options   *options,
               Run       *run,
               int       *argc,
               char    ***argv,
               GError   **error)
{
  const GOptionEntry entries[] = {
    { "type", 0, 0, G_OPTION_ARG_STRING, &options->type,
      N_("standard or express"), N_("TYPE") },
    { "input", 'i', 0, G_OPTION_ARG_STRING, &options->input,
      N_("the execution's input; {} where it is left out"), N_("FILE|JSON") },
    { "limits", 0, 0, G_OPTION_ARG_STRING, &options->limits,
      N_("service (256 KiB, 25,000 events, …) or none"), N_("LIMITS") },
    { "mock", 0, 0, G_OPTION_ARG_FILENAME, &options->mock,
      N_("answers of tasks, in the format of MockConfigFile.json"), N_("FILE") },
    { "test-case", 0, 0, G_OPTION_ARG_STRING, &options->test_case,
      N_("which answers of the mock file"), N_("MACHINE#CASE") },
    { "state-machine", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->machines,
      N_("a workflow that tasks start, by its name or ARN; may be repeated"), N_("NAME=FILE") },
    { "allow-http", 0, 0, G_OPTION_ARG_NONE, &options->allow_http,
      N_("let tasks call HTTP endpoints over the network"), NULL },
    { "connections", 0, 0, G_OPTION_ARG_FILENAME, &options->connections,
      N_("credentials of HTTP endpoints; allows to call them"), N_("FILE") },
    { "s3-root", 0, 0, G_OPTION_ARG_FILENAME, &options->s3_root,
      N_("folder with buckets and objects, for item readers and result writers"), N_("DIR") },
    { "children", 0, 0, G_OPTION_ARG_FILENAME, &options->children,
      N_("write the children of distributed Maps as JSON lines, a file for each map run"),
      N_("DIR") },
    { "history", 0, 0, G_OPTION_ARG_FILENAME, &options->history,
      N_("write the events as GetExecutionHistory gives them"), N_("OUT.json") },
    { "skip-waits", 0, 0, G_OPTION_ARG_NONE, &options->skip_waits,
      N_("let waits and retry intervals pass at once"), NULL },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &options->seed,
      N_("number from which all random values follow"), N_("N") },
    { "substitutions", 0, 0, G_OPTION_ARG_FILENAME, &options->substitutions,
      N_("values of placeholders, a JSON object"), N_("FILE") },
    { "watch", 0, 0, G_OPTION_ARG_NONE, &options->watch,
      N_("show a table of the states while it runs"), NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_("DEFINITION"));

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context,
                                _("Runs a workflow and prints its output."));
  g_option_context_set_description (context,
                                    _("Exit status: 0 succeeded, 1 failed, 2 unusable definition "
                                      "or arguments, 3 timed out, 4 aborted."));

  return g_option_context_parse (context, argc, argv, error) &&
         check_options (options, run, *argc, *argv, error);
}

static gboolean
is_express (const Run *run)
{
  return g_strcmp0 (run->options->type, "express") == 0;
}

/* A long run must not end with a history that has no place: says so before it begins. */
static gboolean
check_history (const Run  *run,
               GError    **error)
{
  const char *path = run->options->history;
  g_autofree char *folder = NULL;
  int code = 0;

  if (path == NULL || strcmp (path, "-") == 0)
    return TRUE;

  folder = g_path_get_dirname (path);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    code = EISDIR;
  else if (g_access (g_file_test (path, G_FILE_TEST_EXISTS) ? path : folder, W_OK) != 0)
    code = errno;
  if (code == 0)
    return TRUE;

  /* Translators: the first %s is a file, the second what the system says. */
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
               _("--history: %s cannot be written: %s"), path, g_strerror (code));
  return FALSE;
}

static gboolean
write_history (const Run  *run,
               GError    **error)
{
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GFile) file = NULL;
  gsize length;
  const char *data;

  if (run->options->history == NULL)
    return TRUE;

  text = passo_run_record_codec_write (run->record);
  data = g_bytes_get_data (text, &length);
  if (strcmp (run->options->history, "-") == 0)
    return cli_write_bytes (data, length);

  file = g_file_new_for_commandline_arg (run->options->history);
  return passo_file_writer_write (file, text, NULL, error);
}

/* The machine is named by the mock's test case, else by its file. */
static char *
dup_machine_name (const Run *run)
{
  g_autofree char *name = g_path_get_basename (run->definition);
  const char *test_case = run->options->test_case;
  char *dot;

  if (test_case != NULL && strchr (test_case, '#') != NULL)
    return g_strndup (test_case, strrchr (test_case, '#') - test_case);

  dot = strchr (name + 1, '.');
  if (dot != NULL)
    *dot = '\0';
  return g_steal_pointer (&name);
}

static gboolean
load_connectors (Run                     *run,
                 PassoConnectorRegistry **registry,
                 GError                 **error)
{
  const Options *options = run->options;

  run->answers = (PassoRunAnswers) {
    .mock = options->mock,
    .test_case = options->test_case,
    .connections = options->connections,
    .machines = options->machines,
    .substitutions = options->substitutions,
    .allow_http = options->allow_http,
    .no_limits = g_strcmp0 (options->limits, "none") == 0,
  };
  run->nested = passo_connector_nested_new ();
  *registry = passo_run_connectors_new (&run->answers, run->nested, error);

  return *registry != NULL;
}

static gboolean
load (Run                     *run,
      PassoConnectorRegistry **registry,
      GError                 **error)
{
  const PassoValidateFlags flags =
    is_express (run) ? PASSO_VALIDATE_EXPRESS : PASSO_VALIDATE_DEFAULT;

  if (run->options->input == NULL)
    run->input = passo_value_empty_object ();
  else if (!passo_cli_read_value (run->options->input, &run->input, error))
    return FALSE;
  if (!load_connectors (run, registry, error) || !check_history (run, error))
    return FALSE;

  if (run->options->children != NULL &&
      (run->children = passo_run_children_new (run->options->children, error)) == NULL)
    return FALSE;

  run->program = passo_run_definition_load (run->definition, run->options->substitutions, flags,
                                            &run->machine, error);
  if (run->program == NULL)
    return FALSE;

  /* It may start itself. */
  run->machine_name = dup_machine_name (run);
  passo_connector_nested_add_machine (run->nested, run->machine_name, run->program);
  return passo_run_connectors_load (&run->answers, run->nested, error);
}

static void
handle_event (const PassoEvent *event,
              gpointer          data)
{
  Run *run = data;

  passo_event_log_append (run->record->log, event);
  passo_run_watch_event (run->watch, event);
}

static void
handle_child (const PassoRunRecord    *child,
              const PassoMapRunRecord *map_run,
              gpointer                 data)
{
  Run *run = data;

  if (run->children != NULL)
    passo_run_children_add (run->children, child, map_run);
  if (run->options->watch)
    passo_run_watch_child (run->watch, child);
}

static void
handle_tick (PassoScheduler *scheduler,
             gpointer        data)
{
  guint64 n_started = 0;
  guint64 n_ended = 0;

  passo_scheduler_count_children (scheduler, &n_started, &n_ended);
  passo_run_watch_count_children (data, n_started, n_ended);
  passo_run_watch_tick (data);
}

/* Executions of an Express workflow may share a name: another id in the ARN tells one start from
 * another (recorded on the service). */
static void
add_start_id (Run *run)
{
  g_autofree char *arn = g_steal_pointer (&run->execution_arn);
  char id[PASSO_UUID_SIZE];

  passo_random_uuid (run->seed, 0, 0, 2, id);
  run->execution_arn = g_strconcat (arn, ":", id, NULL);
}

static void
make_identity (Run *run)
{
  const gboolean express = is_express (run);

  passo_random_uuid (run->seed, 0, 0, 0, run->execution_name);
  run->machine_arn = g_strdup_printf ("arn:aws:states:us-east-1:111111111111:stateMachine:%s",
                                      run->machine_name);
  run->execution_arn = g_strdup_printf ("arn:aws:states:us-east-1:111111111111:%s:%s:%s",
                                        express ? "express" : "execution", run->machine_name,
                                        run->execution_name);
  if (express)
    add_start_id (run);
  run->identity = (PassoIdentity) {
    .execution_arn = run->execution_arn,
    .execution_name = run->execution_name,
    .role_arn = "arn:aws:iam::111111111111:role/passo",
    .machine_arn = run->machine_arn,
    .machine_name = run->machine_name,
    .express = express,
  };
}

static void
print_failure (PassoInterpreter *interpreter)
{
  PassoValue error = passo_interpreter_get_error (interpreter);
  PassoValue cause = passo_interpreter_get_cause (interpreter);

  if (passo_value_is_string (error))
    g_printerr ("Error: %s\n", passo_value_get_string (error, NULL));
  if (passo_value_is_string (cause))
    g_printerr ("Cause: %s\n", passo_value_get_string (cause, NULL));
}

static int
report (PassoInterpreter *interpreter)
{
  g_autofree char *output = NULL;
  gsize length = 0;

  switch (passo_interpreter_get_status (interpreter))
    {
    case PASSO_EXECUTION_SUCCEEDED:
      output = passo_json_write (passo_interpreter_get_output (interpreter),
                                 PASSO_JSON_WRITER_COMPACT, &length);
      return cli_write_bytes (output, length) && cli_write_bytes ("\n", 1) ? EXIT_SUCCEEDED
                                                                           : EXIT_UNUSABLE;

    case PASSO_EXECUTION_TIMED_OUT:
      /* Its event has an error, the execution itself has none (recorded on the service). */
      g_printerr (_("passo run: the workflow ran longer than its TimeoutSeconds\n"));
      return EXIT_TIMED_OUT;

    case PASSO_EXECUTION_ABORTED:
      g_printerr (_("passo run: the workflow was aborted\n"));
      return EXIT_ABORTED;

    case PASSO_EXECUTION_FAILED:
    case PASSO_EXECUTION_IDLE:
    case PASSO_EXECUTION_RUNNING:
    default:
      print_failure (interpreter);
      return EXIT_FAILED;
    }
}

static void
set_up_children (const Run      *run,
                 PassoScheduler *scheduler)
{
  const Options *options = run->options;
  g_autoptr (PassoFolderStore) store = NULL;

  if (options->s3_root != NULL)
    store = passo_folder_store_new (options->s3_root);
  passo_scheduler_set_store (scheduler, store != NULL ? PASSO_OBJECT_STORE (store) : NULL);
  if (g_strcmp0 (options->limits, "none") == 0)
    passo_scheduler_keep_failures (scheduler, MOST_FAILURES);
  if (options->children != NULL || options->watch)
    passo_scheduler_set_child_func (scheduler, handle_child, (gpointer) run);
}

/* Gives FALSE where something of it could not be written. */
static gboolean
keep (Run             *run,
      PassoScheduler  *scheduler,
      GError         **error)
{
  g_ptr_array_unref (run->record->map_runs);
  run->record->map_runs = passo_scheduler_take_map_runs (scheduler);
  g_ptr_array_unref (run->record->nested);
  run->record->nested = passo_scheduler_take_nested (scheduler);

  return write_history (run, error) &&
         (run->children == NULL || passo_run_children_finish (run->children, error));
}

static int
perform (Run                     *run,
         PassoConnectorRegistry  *registry,
         GError                 **error)
{
  g_autoptr (PassoScheduler) scheduler = passo_scheduler_new (run->program);
  PassoInterpreter *interpreter = passo_scheduler_get_interpreter (scheduler);
  gboolean ended, kept;

  if (!run->options->skip_waits)
    passo_scheduler_set_clock (scheduler, PASSO_CLOCK_REAL, 0);
  if (g_strcmp0 (run->options->limits, "none") == 0)
    passo_interpreter_set_limits (interpreter, passo_limits_none ());
  passo_scheduler_set_seed (scheduler, run->seed);
  passo_scheduler_set_registry (scheduler, registry);
  passo_scheduler_set_event_func (scheduler, handle_event, run);
  passo_scheduler_set_lingers (scheduler, TRUE);
  set_up_children (run, scheduler);
  make_identity (run);
  passo_interpreter_start (interpreter, &run->identity, run->input);
  ended = passo_run_loop (scheduler, run->options->skip_waits, handle_tick, run->watch);
  passo_run_watch_finish (run->watch);
  kept = keep (run, scheduler, error);
  if (ended)
    {
      /* The output is not lost with the history. */
      const int status = report (interpreter);

      return kept ? status : EXIT_UNUSABLE;
    }
  if (!kept)
    return EXIT_UNUSABLE;

  passo_run_connectors_set_error (&run->answers, scheduler, error);
  return EXIT_UNUSABLE;
}

/**
 * passo_cmd_run:
 * @argc: number of arguments
 * @argv: arguments
 *
 * `passo run`: runs a workflow to its end.
 *
 * Returns: the exit status
 */
int
passo_cmd_run (int    argc,
               char **argv)
{
  g_autoptr (PassoConnectorRegistry) registry = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Options) options = { NULL };
  g_auto (Run) run = { NULL };
  int status = EXIT_UNUSABLE;

  run.options = &options;
  run.seed = ((guint64) g_random_int () << 32) | g_random_int ();
  if (parse_options (&options, &run, &argc, &argv, &error))
    {
      run.definition = argv[1];
      if (load (&run, &registry, &error))
        {
          run.record = passo_run_record_new ();
          run.record->log = passo_event_log_new ();
          run.watch = passo_run_watch_new (run.machine, options.watch);
          status = perform (&run, registry, &error);
        }
    }
  if (error != NULL)
    g_printerr ("passo run: %s\n", error->message);

  return status;
}
