/* run-bench.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#include "passo-workbench.h"
#include "workspace/passo-document-follower.h"

/*
 * Prints how free the window stays while a workflow runs as fast as it can: the longest turn of
 * the main loop while 100,000 transitions run, by the processor time of the thread, without what
 * the turn painted; and the longest frame. Each page of the bottom panel is in front once. Run it
 * under tests/support/with-display.sh.
 */

#define N_ROUNDS 50000

static const char definition[] =
  "{\"StartAt\": \"Count\", \"States\": {"
  "\"Count\": {\"Type\": \"Pass\", \"Parameters\": {\"n.$\": \"States.MathAdd($.n, 1)\"}, \"Next\": \"Again?\"},"
  "\"Again?\": {\"Type\": \"Choice\", \"Choices\": [{\"Variable\": \"$.n\", \"NumericLessThan\": "
  G_STRINGIFY (N_ROUNDS) ", \"Next\": \"Count\"}], \"Default\": \"Done\"},"
  "\"Done\": {\"Type\": \"Succeed\"}}}\n";

typedef struct
{
  GPollFunc poll;
  GArray *turns;                /* ms, as double */
  gint64 turn_start;
  gint64 paint_start;
  gint64 painted;               /* within the turn */
  gint64 longest_frame;
} Bench;

static Bench bench;

static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* A turn is what happens between two waits. */
static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  double turn = (double) (get_cpu_time () - bench.turn_start - bench.painted) / 1000;
  int result;

  if (bench.turn_start > 0)
    g_array_append_val (bench.turns, turn);
  result = bench.poll (fds, n_fds, timeout);
  bench.turn_start = get_cpu_time ();
  bench.painted = 0;

  return result;
}

static void
before_paint_cb (GdkFrameClock *clock,
                 gpointer       user_data)
{
  bench.paint_start = get_cpu_time ();
}

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       user_data)
{
  gint64 frame = get_cpu_time () - bench.paint_start;

  bench.painted += frame;
  bench.longest_frame = MAX (bench.longest_frame, frame);
}

static void
spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

static void
print_turns (const char     *page,
             PassoExecution *execution,
             double          seconds)
{
  const double *turns = (const double *) (gpointer) bench.turns->data;
  guint n_events = g_list_model_get_n_items (G_LIST_MODEL (passo_execution_get_history (execution)));

  g_array_sort (bench.turns, compare_times);
  g_print ("%-10s %u events in %.2f s; a turn of the main loop: longest %6.2f ms, 99 of 100 below "
           "%5.2f ms, of %u; longest frame %6.2f ms\n",
           page, n_events, seconds, turns[bench.turns->len - 1],
           turns[bench.turns->len * 99 / 100], bench.turns->len,
           (double) bench.longest_frame / 1000);
}

static void
run (PassoWorkspace     *workspace,
     PassoRunController *controller,
     const char         *page)
{
  g_autoptr (GError) error = NULL;
  PassoExecution *execution;
  gint64 start;

  g_array_set_size (bench.turns, 0);
  bench.longest_frame = 0;
  start = g_get_monotonic_time ();
  if (!passo_run_controller_run (controller, &error))
    g_error ("%s", error->message);
  execution = passo_workspace_get_execution (workspace);
  while (passo_execution_get_status (execution) == PASSO_EXECUTION_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  print_turns (page, execution, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  static const char * const pages[] = { "problems", "timeline", "events", "variables" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (definition, sizeof definition - 1);
  g_autoptr (PassoDocument) document = NULL;
  g_autoptr (PassoWorkspace) workspace = NULL;
  g_autoptr (PassoDocumentFollower) follower = NULL;
  PassoRunController *controller;
  GtkWindow *window;
  GtkWidget *workbench;
  GdkFrameClock *clock;

  adw_init ();
  bench.turns = g_array_new (FALSE, FALSE, sizeof (double));
  document = passo_document_new_for_bytes (bytes);
  workspace = passo_workspace_new (document);
  follower = passo_document_follower_new (workspace);
  workbench = passo_workbench_new (workspace);
  controller = passo_workbench_get_run_controller (PASSO_WORKBENCH (workbench));
  passo_run_controller_set_limits (controller, FALSE);
  passo_run_controller_set_speed (controller, PASSO_SPEED_INSTANT);
  passo_run_controller_set_input (controller, "{\"n\": 0}");

  window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (window, 1390, 890);
  gtk_window_set_child (window, workbench);
  gtk_window_present (window);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
  spin (1000);
  bench.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_cb);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      passo_workbench_show_page (PASSO_WORKBENCH (workbench), pages[i]);
      spin (300);
      run (workspace, controller, pages[i]);
    }

  gtk_window_destroy (window);
  g_array_unref (bench.turns);

  return 0;
}
