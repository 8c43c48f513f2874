/* engine-bench.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "json/passo-object-builder.h"

/* Runs one workflow again and again for about two seconds and prints a line of JSON:
 *
 *   engine-bench WORKFLOWS-DIR INPUT-FILE WORKFLOW N
 *
 * The history is kept in memory, by value; limits are off; waits are skipped. */

#define MIN_SECONDS 2.0
#define MAX_REPS    1000000

/* --- Answers of tasks ------------------------------------------------------------------------- */

#define BENCH_TYPE_CONNECTOR (bench_connector_get_type ())
G_DECLARE_FINAL_TYPE (BenchConnector, bench_connector, BENCH, CONNECTOR, GObject)

/* `Work` gives its input back, `Count` with `i` + 1, `Flaky` fails five times for each `id`. */
struct _BenchConnector
{
  GObject     parent_instance;
  GHashTable *failures; /* id → number */
};

static void connector_iface_init (PassoConnectorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BenchConnector, bench_connector, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PASSO_TYPE_CONNECTOR, connector_iface_init))

static PassoValue
count (PassoValue input)
{
  gint64 i = 0;

  passo_value_get_integer (passo_value_get_member (input, "i"), &i);

  return passo_value_with_member (input, "i", 1, passo_value_integer (i + 1));
}

static gboolean
fails (BenchConnector *self,
       PassoValue      input)
{
  gint64 id = 0;
  guint n_failures;

  passo_value_get_integer (passo_value_get_member (input, "id"), &id);
  n_failures = GPOINTER_TO_UINT (g_hash_table_lookup (self->failures, GINT_TO_POINTER (id + 1)));
  if (n_failures == 5)
    return FALSE;

  g_hash_table_insert (self->failures, GINT_TO_POINTER (id + 1), GUINT_TO_POINTER (n_failures + 1));
  return TRUE;
}

static PassoConnectorReply
bench_connector_call (PassoConnector  *connector,
                      const PassoCall *call,
                      PassoAnswer     *answer)
{
  BenchConnector *self = BENCH_CONNECTOR (connector);

  if (strcmp (call->resource->api, "Count") == 0)
    answer->output = count (call->parameters);
  else if (strcmp (call->resource->api, "Flaky") == 0 && fails (self, call->parameters))
    {
      answer->failed = TRUE;
      answer->error = passo_value_string ("Transient");
      answer->cause = passo_value_string ("not yet");
    }
  else
    answer->output = passo_value_ref (call->parameters);

  return PASSO_CONNECTOR_ANSWERED;
}

static void
connector_iface_init (PassoConnectorInterface *iface)
{
  iface->call = bench_connector_call;
}

static void
bench_connector_finalize (GObject *object)
{
  g_hash_table_unref (BENCH_CONNECTOR (object)->failures);

  G_OBJECT_CLASS (bench_connector_parent_class)->finalize (object);
}

static void
bench_connector_class_init (BenchConnectorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bench_connector_finalize;
}

static void
bench_connector_init (BenchConnector *self)
{
  self->failures = g_hash_table_new (NULL, NULL);
}

/* --- Workflows: how many transitions, and what each must give --------------------------------- */

typedef struct
{
  const char *name;
  guint       per_n;
  guint       more;
} Workflow;

static const Workflow workflows[] = {
  { "hello", 0, 1 },     { "chain100", 0, 100 }, { "loop", 2, 2 },   { "map", 2, 1 },
  { "parallel", 0, 501 }, { "tasks", 1, 1 },     { "tasksloop", 2, 2 }, { "retry", 6, 1 },
  { "payload", 0, 50 },  { "jsonata", 2, 1 },
};

static gboolean
is_number (PassoValue value,
           gint64     number)
{
  gint64 integer = 0;

  return passo_value_get_integer (value, &integer) && integer == number;
}

static PassoValue
member (PassoValue  value,
        const char *first,
        const char *second)
{
  PassoValue inner = passo_value_get_member (value, first);

  return second != NULL ? passo_value_get_member (inner, second) : inner;
}

static gboolean
check (const char *workflow,
       guint       n,
       PassoValue  out)
{
  PassoValue last = passo_value_get_size (out) > 0 && passo_value_is_array (out)
                      ? passo_value_get_element (out, passo_value_get_size (out) - 1)
                      : passo_value_undefined ();

  if (strcmp (workflow, "hello") == 0)
    return passo_value_string_equals (member (out, "greeting", NULL), "hello");
  if (strcmp (workflow, "chain100") == 0)
    return is_number (member (out, "r9", "step"), 99) && is_number (member (out, "r9", "id"), 7);
  if (strcmp (workflow, "loop") == 0 || strcmp (workflow, "tasksloop") == 0)
    return is_number (member (out, "i", NULL), n);
  if (strcmp (workflow, "parallel") == 0)
    return passo_value_get_size (out) == 50 && is_number (member (last, "r", "step"), 9) &&
           is_number (member (last, "r", "branch"), 49);
  if (strcmp (workflow, "payload") == 0)
    return is_number (member (out, "step", NULL), 49) &&
           passo_value_get_size (member (out, "doc", "records")) > 0 &&
           is_number (member (out, "first", "id"), 0);
  if (strcmp (workflow, "map") == 0 &&
      !passo_value_get_boolean (member (passo_value_get_element (out, 0), "seen", NULL)))
    return FALSE;

  if (strcmp (workflow, "jsonata") == 0)
    {
      g_autofree char *label = g_strdup_printf ("ITEM %u-%u", n - 1, n - 1);

      return passo_value_get_size (out) == n &&
             passo_value_string_equals (member (last, "label", NULL), label);
    }

  return passo_value_get_size (out) == n && is_number (member (last, "id", NULL), n - 1);
}

/* --- Runs ------------------------------------------------------------------------------------- */

typedef struct
{
  PassoProgram           *program;
  PassoConnectorRegistry *registry;
  PassoEventLog          *log;
  const char             *name;
  guint                   n;
  char                   *text;
  gsize                   length;
  PassoValue              input;
} Bench;

static void
keep_event (const PassoEvent *event,
            gpointer          data)
{
  passo_event_log_append (data, event);
}

static gboolean
run_once (Bench *bench)
{
  g_autoptr (PassoScheduler) scheduler = passo_scheduler_new (bench->program);
  PassoInterpreter *interpreter = passo_scheduler_get_interpreter (scheduler);
  g_autoptr (BenchConnector) connector = NULL;
  g_autoptr (PassoConnectorRegistry) registry = NULL;
  g_auto (PassoValue) input = PASSO_VALUE_INIT;
  PassoSchedulerState state;
  gboolean good;

  input = strcmp (bench->name, "payload") == 0
            ? passo_json_parse (bench->text, bench->length, PASSO_JSON_READER_KEEP_SOURCE, NULL)
            : passo_value_ref (bench->input);
  if (strcmp (bench->name, "retry") == 0)
    {
      connector = g_object_new (BENCH_TYPE_CONNECTOR, NULL);
      registry = passo_connector_registry_new ();
      passo_connector_registry_add (registry, "*", PASSO_CONNECTOR (connector));
    }
  passo_scheduler_set_registry (scheduler, registry != NULL ? registry : bench->registry);
  passo_scheduler_set_event_func (scheduler, keep_event, bench->log);
  passo_interpreter_set_limits (interpreter, passo_limits_none ());
  passo_interpreter_start (interpreter, NULL, input);
  while ((state = passo_scheduler_run (scheduler, G_MAXUINT)) == PASSO_SCHEDULER_WAITING)
    passo_scheduler_advance (scheduler);
  good = state == PASSO_SCHEDULER_FINISHED &&
         passo_interpreter_get_status (interpreter) == PASSO_EXECUTION_SUCCEEDED &&
         check (bench->name, bench->n, passo_interpreter_get_output (interpreter));
  passo_event_log_clear (bench->log);

  return good;
}

static double
get_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double
get_wall (void)
{
  return g_get_monotonic_time () / 1e6;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
measure (Bench          *bench,
         const Workflow *workflow)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  guint transitions = workflow->per_n * bench->n + workflow->more;
  struct rusage usage;
  gboolean good = TRUE;
  double begun;
  double cpu;
  double median;

  begun = get_wall ();
  do
    good &= run_once (bench);
  while (get_wall () - begun < MIN_SECONDS / 4);

  cpu = get_cpu ();
  begun = get_wall ();
  while ((get_wall () - begun < MIN_SECONDS || times->len < 3) && times->len < MAX_REPS)
    {
      double start = get_wall ();
      double time;

      good &= run_once (bench);
      time = get_wall () - start;
      g_array_append_val (times, time);
    }
  cpu = (get_cpu () - cpu) / times->len;
  getrusage (RUSAGE_SELF, &usage);
  g_array_sort (times, compare);
  median = g_array_index (times, double, times->len / 2);
  printf ("{\"engine\":\"passo\",\"workflow\":\"%s\",\"n\":%u,\"ok\":%s,\"reps\":%u,"
          "\"wall_s\":%.9g,\"cpu_s\":%.9g,\"transitions\":%u,\"transitions_per_s\":%.0f,"
          "\"peak_rss_mb\":%.1f}\n",
          bench->name, bench->n, good ? "true" : "false", times->len, median, cpu, transitions,
          transitions / MAX (median, 1e-9), usage.ru_maxrss / 1024.0);
}

static PassoProgram *
load_program (const char  *folder,
              const char  *name,
              GError     **error)
{
  g_autofree char *file = g_strconcat (name, ".asl.json", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (PassoDiagnosticList) problems = passo_diagnostic_list_new ();
  g_autoptr (PassoMachine) machine = NULL;
  g_autoptr (PassoJsonTree) tree = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PassoProgram *program;
  char *text = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;

  bytes = g_bytes_new_take (text, length);
  tree = passo_json_tree_new (bytes);
  machine = passo_machine_new (tree, NULL);
  program = passo_program_compile (machine, problems);
  if (program == NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                         passo_diagnostic_get_message (passo_diagnostic_list_get (problems, 0)));

  return program;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (BenchConnector) connector = g_object_new (BENCH_TYPE_CONNECTOR, NULL);
  g_autoptr (GError) error = NULL;
  const Workflow *workflow = NULL;
  Bench bench = { NULL };

  for (guint i = 0; argc == 5 && i < G_N_ELEMENTS (workflows); i++)
    if (strcmp (workflows[i].name, argv[3]) == 0)
      workflow = &workflows[i];
  if (workflow == NULL)
    {
      fprintf (stderr, "usage: engine-bench WORKFLOWS-DIR INPUT-FILE WORKFLOW N\n");
      return 2;
    }

  bench.name = workflow->name;
  bench.n = strtoul (argv[4], NULL, 10);
  bench.program = load_program (argv[1], argv[3], &error);
  if (bench.program != NULL && g_file_get_contents (argv[2], &bench.text, &bench.length, &error))
    bench.input = passo_json_parse (bench.text, bench.length, PASSO_JSON_READER_KEEP_SOURCE, &error);
  if (error != NULL)
    {
      fprintf (stderr, "engine-bench: %s\n", error->message);
      return 1;
    }

  bench.registry = passo_connector_registry_new ();
  passo_connector_registry_add (bench.registry, "*", PASSO_CONNECTOR (connector));
  bench.log = passo_event_log_new ();
  measure (&bench, workflow);
  passo_event_log_free (bench.log);
  passo_value_clear (&bench.input);
  passo_program_unref (bench.program);
  g_object_unref (bench.registry);
  g_free (bench.text);

  return 0;
}
