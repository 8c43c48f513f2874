/* window-bench.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#include "canvas/passo-canvas-view.h"
#include "workspace/passo-document-follower.h"

/*
 * Prints how long the graph takes: from the document to the first whole picture, a frame while it
 * is moved and zoomed, and from a change of the text to the frame that shows it. Run it under
 * tests/support/with-display.sh. A frame is timed from before-paint to after-paint, and a turn of the
 * main loop without what it paints, by the processor time of the thread; the others are by the clock
 * on the wall. Arguments are the numbers of states to try.
 */

#define N_FRAMES 200
#define N_EDITS 20
#define CONTAINER_SIZE 48

typedef struct
{
  PassoDocument *document;
  PassoWorkspace *workspace;
  PassoDocumentFollower *follower;
  GtkWindow *window;
  PassoCanvas *canvas;
  gint64 paint_start;
  gint64 paint_end;
  gint64 cpu_start;             /* of this thread: steady on a machine that has other work as well */
  gint64 cpu_frame;
  guint n_paints;
  guint n_views;
} Bench;

/* A chain in which every fourth state is a Choice that skips one. */
static void
append_states (GString *text,
               guint    container,
               guint    n_states)
{
  for (guint i = 0; i < n_states; i++)
    {
      gboolean is_last = i + 1 == n_states;

      g_string_append_printf (text, "%s\"Step %u.%u\": ", i > 0 ? ", " : "", container, i);
      if (i % 4 == 1 && i + 2 < n_states)
        g_string_append_printf (text, "{\"Type\": \"Choice\", \"Choices\": [{\"Variable\": \"$.n\", "
                                "\"NumericGreaterThan\": %u, \"Next\": \"Step %u.%u\"}], "
                                "\"Default\": \"Step %u.%u\"}", i, container, i + 2, container, i + 1);
      else if (is_last)
        g_string_append (text, "{\"Type\": \"Pass\", \"End\": true}");
      else
        g_string_append_printf (text, "{\"Type\": \"Task\", \"Resource\": "
                                "\"arn:aws:states:::dynamodb:putItem\", \"Next\": \"Step %u.%u\"}",
                                container, i + 1);
    }
}

static char *
make_definition (guint n_states)
{
  GString *text = g_string_new ("{\"StartAt\": \"Group 0\", \"States\": {");
  guint n_groups = (n_states + CONTAINER_SIZE) / (CONTAINER_SIZE + 1);

  for (guint i = 0; i < n_groups; i++)
    {
      g_string_append_printf (text, "%s\"Group %u\": {\"Type\": \"Map\", \"ItemProcessor\": {"
                              "\"StartAt\": \"Step %u.0\", \"States\": {", i > 0 ? ", " : "", i, i);
      append_states (text, i, MIN (CONTAINER_SIZE, n_states - i * (CONTAINER_SIZE + 1) - 1));
      if (i + 1 < n_groups)
        g_string_append_printf (text, "}}, \"Next\": \"Group %u\"}", i + 1);
      else
        g_string_append (text, "}}, \"End\": true}");
    }
  g_string_append (text, "}}\n");

  return g_string_free (text, FALSE);
}

static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* What the main loop did since it last waited, but for painting. */
static GPollFunc real_poll;
static gint64 turn_start;
static gint64 painted_in_turn;
static gint64 longest_turn;

static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int n_ready;

  if (turn_start != 0)
    longest_turn = MAX (longest_turn, get_cpu_time () - turn_start - painted_in_turn);
  n_ready = real_poll (fds, n_fds, timeout);
  turn_start = get_cpu_time ();
  painted_in_turn = 0;

  return n_ready;
}

static double
take_longest_turn (void)
{
  double longest = (double) longest_turn / 1000;

  longest_turn = 0;

  return longest;
}

static void
before_paint_cb (GdkFrameClock *clock,
                 Bench         *bench)
{
  bench->paint_start = g_get_monotonic_time ();
  bench->cpu_start = get_cpu_time ();
}

static void
after_paint_cb (GdkFrameClock *clock,
                Bench         *bench)
{
  bench->paint_end = g_get_monotonic_time ();
  bench->cpu_frame = get_cpu_time () - bench->cpu_start;
  painted_in_turn += bench->cpu_frame;
  bench->n_paints++;
}

static void
view_changed_cb (PassoCanvas *canvas,
                 Bench       *bench)
{
  bench->n_views++;
}

static void
wait_for_paint (Bench *bench)
{
  guint n_paints = bench->n_paints;

  gtk_widget_queue_draw (GTK_WIDGET (bench->canvas));
  while (bench->n_paints == n_paints)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_view (Bench *bench)
{
  while (bench->n_views == 0)
    g_main_context_iteration (NULL, TRUE);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

static double
get_median (double *times,
            guint   n_times)
{
  qsort (times, n_times, sizeof *times, compare_times);

  return times[n_times / 2];
}

static void
open_window (Bench *bench,
             guint  n_states)
{
  g_autofree char *text = make_definition (n_states);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GtkWidget *view;
  GdkFrameClock *clock;

  bench->document = passo_document_new_for_bytes (bytes);
  bench->workspace = passo_workspace_new (bench->document);
  bench->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (bench->window, 1390, 890);
  gtk_window_present (bench->window);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
  while (bench->n_paints == 0)
    g_main_context_iteration (NULL, TRUE);

  view = passo_canvas_view_new (bench->workspace);
  bench->canvas = passo_canvas_view_get_canvas (PASSO_CANVAS_VIEW (view));
  g_signal_connect (bench->canvas, "view-changed", G_CALLBACK (view_changed_cb), bench);
  gtk_window_set_child (bench->window, view);
}

static double
measure_open (Bench *bench)
{
  gint64 start;

  wait_for_paint (bench);
  bench->n_views = 0;
  start = g_get_monotonic_time ();
  bench->follower = passo_document_follower_new (bench->workspace);
  wait_for_view (bench);
  wait_for_paint (bench);

  return (double) (bench->paint_end - start) / 1000;
}

typedef void (*MoveFunc) (Bench *bench,
                          guint  frame);

static void
pan (Bench *bench,
     guint  frame)
{
  GtkWidget *canvas = GTK_WIDGET (bench->canvas);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (canvas);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        g_signal_emit_by_name (controller, "scroll", 0.0, frame % 100 < 50 ? 0.2 : -0.2, &handled);
    }
}

static void
zoom (Bench *bench,
      guint  frame)
{
  double zoom_now = passo_canvas_get_zoom (bench->canvas);

  passo_canvas_set_zoom (bench->canvas, frame % 100 < 50 ? zoom_now * 0.96 : zoom_now / 0.96);
}

static double
measure_frames (Bench    *bench,
                MoveFunc  move)
{
  double times[N_FRAMES];

  for (guint i = 0; i < N_FRAMES; i++)
    {
      move (bench, i);
      wait_for_paint (bench);
      times[i] = (double) bench->cpu_frame / 1000;
    }

  return get_median (times, N_FRAMES);
}

/* Types a letter into the name of a state, which then is another one, and takes it out again. */
static double
measure_edits (Bench *bench)
{
  double times[N_EDITS];

  for (guint i = 0; i < N_EDITS; i++)
    {
      gboolean is_insert = i % 2 == 0;
      const char *text = g_bytes_get_data (passo_document_get_text (bench->document), NULL);
      PassoTextEdit edit = { .length = is_insert ? 0 : 1, .text = is_insert ? (char *) "x" : (char *) "",
                             .text_length = is_insert ? 1 : 0 };
      gint64 start;

      edit.offset = (gsize) (strstr (text, "\"Step 0.6") - text) + strlen ("\"Step 0.6");
      bench->n_views = 0;
      start = g_get_monotonic_time ();
      passo_document_apply_typing (bench->document, &edit, 1, NULL);
      wait_for_view (bench);
      wait_for_paint (bench);
      times[i] = (double) (bench->paint_end - start) / 1000;
    }

  return get_median (times, N_EDITS);
}

static void
run (guint n_states)
{
  Bench bench = { 0 };
  double opened, panned, zoomed, fitted, edited, turn_of_open;

  open_window (&bench, n_states);
  take_longest_turn ();
  opened = measure_open (&bench);
  turn_of_open = take_longest_turn ();
  passo_canvas_set_zoom (bench.canvas, 1);
  panned = measure_frames (&bench, pan);
  zoomed = measure_frames (&bench, zoom);
  passo_canvas_fit (bench.canvas);
  fitted = measure_frames (&bench, pan);
  take_longest_turn ();
  edited = measure_edits (&bench);
  g_print ("%5u states: open %7.1f ms; a frame: pan at 100 %% %5.1f ms, zoom %5.1f ms, whole graph "
           "%5.1f ms; a keystroke until the graph shows it %6.1f ms; longest turn: open %5.1f ms, "
           "keystrokes %5.1f ms\n",
           n_states, opened, panned, zoomed, fitted, edited, turn_of_open, take_longest_turn ());
  gtk_window_destroy (bench.window);
  g_object_unref (bench.follower);
  g_object_unref (bench.workspace);
  g_object_unref (bench.document);
}

int
main (int    argc,
      char **argv)
{
  static const guint sizes[] = { 40, 1000, 5000 };

  adw_init ();
  real_poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
  for (int i = 1; i < argc; i++)
    run ((guint) atoi (argv[i]));
  for (guint i = 0; argc < 2 && i < G_N_ELEMENTS (sizes); i++)
    run (sizes[i]);

  return 0;
}
