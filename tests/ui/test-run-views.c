/* test-run-views.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <adwaita.h>
#include <time.h>

#include "../support/run-fixture.h"
#include "data/passo-stage-view.h"
#include "passo-workbench.h"
#include "run/passo-ask-panel.h"
#include "run/passo-run-bar.h"
#include "timeline/passo-event-view.h"
#include "timeline/passo-timeline-row.h"
#include "timeline/passo-timeline.h"

#define MAP \
  "{ \"StartAt\": \"Begin\", \"States\": {" \
  "  \"Begin\": { \"Type\": \"Pass\", \"Next\": \"Each\" }," \
  "  \"Each\": { \"Type\": \"Map\", \"Next\": \"Close\"," \
  "    \"ItemProcessor\": { \"StartAt\": \"Work\", \"States\": {" \
  "      \"Work\": { \"Type\": \"Pass\", \"End\": true } } } }," \
  "  \"Close\": { \"Type\": \"Succeed\" } } }"

#define FAILING_PATH \
  "{ \"StartAt\": \"Cut\", \"States\": {" \
  "  \"Cut\": { \"Type\": \"Pass\", \"InputPath\": \"$.missing\", \"End\": true } } }"

#define FAILING_QUERY \
  "{ \"QueryLanguage\": \"JSONata\", \"StartAt\": \"Add\", \"States\": {" \
  "  \"Add\": { \"Type\": \"Pass\", \"Output\": { \"sum\": \"{% $states.input.a + 'é' %}\" }, \"End\": true } } }"

#define TASK \
  "{ \"StartAt\": \"Ask\", \"States\": {" \
  "  \"Ask\": { \"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\"," \
  "    \"Parameters\": { \"FunctionName\": \"f\" }, \"End\": true } } }"

static GtkWindow *
show (GtkWidget *view)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 1000, 500);
  gtk_window_set_child (window, view);
  gtk_window_present (window);
  gtk_widget_queue_draw (view);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));

  return window;
}

static void
draw (GtkWindow *window)
{
  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (GTK_WIDGET (window));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
    }
}

/* A view must go with its window, whatever it listened to. */
static void
destroy (GtkWindow *window)
{
  GtkWidget *view = g_object_ref (gtk_window_get_child (window));

  gtk_window_destroy (window);
  g_assert_finalize_object (view);
}

typedef gboolean (*MatchFunc) (GtkWidget  *widget,
                               gpointer    data);

static GtkWidget *
find (GtkWidget *widget,
      MatchFunc  match,
      gpointer   data)
{
  if (match (widget, data))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, match, data);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
has_type (GtkWidget *widget,
          gpointer   data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (data));
}

static gboolean
is_label (GtkWidget *widget,
          gpointer   data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), data);
}

static GtkWidget *
find_type (gpointer widget,
           GType    type)
{
  return find (GTK_WIDGET (widget), has_type, GSIZE_TO_POINTER (type));
}

static gboolean
shows (gpointer    widget,
       const char *text)
{
  return find (GTK_WIDGET (widget), is_label, (gpointer) text) != NULL;
}

static guint
count_rows (gpointer widget)
{
  GtkWidget *list = find_type (widget, GTK_TYPE_LIST_VIEW);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static void
activate_row (gpointer widget,
              guint    position)
{
  GtkWidget *list = find_type (widget, GTK_TYPE_LIST_VIEW);

  g_assert_true (gtk_widget_activate_action (list, "list.activate-item", "u", position));
}

static void
test_timeline (void)
{
  RunFixture fixture;
  GtkWindow *window;
  GtkWidget *timeline;

  run_fixture_set_up (&fixture, MAP);
  passo_run_controller_set_input (fixture.controller, "[1,2,3]");
  timeline = passo_timeline_new (fixture.workspace);
  window = show (timeline);
  g_assert_true (shows (window, "Run the workflow to see what happens when"));

  run_fixture_run (&fixture);
  draw (window);
  g_assert_cmpuint (count_rows (window), ==, 4);
  g_assert_true (shows (window, "Begin"));
  g_assert_true (shows (window, "Work ×3"));

  gtk_widget_activate_action (timeline, "timeline.toggle-fold", "s", "Each");
  draw (window);
  g_assert_cmpuint (count_rows (window), ==, 3);
  g_assert_false (shows (window, "Work ×3"));
  gtk_widget_activate_action (timeline, "timeline.toggle-fold", "s", "Each");
  g_assert_cmpuint (count_rows (window), ==, 4);

  activate_row (window, 0);
  g_assert_cmpuint (passo_workspace_get_cursor_event (fixture.workspace), ==, 3);
  g_assert_cmpuint (run_fixture_get_selected (&fixture), ==, run_fixture_get_id (&fixture, "Begin"));

  /* Another run begins with its own rows. */
  passo_run_controller_set_input (fixture.controller, "[]");
  run_fixture_run (&fixture);
  draw (window);
  g_assert_cmpuint (count_rows (window), ==, 3);

  destroy (window);
  run_fixture_tear_down (&fixture);
}

static void
test_timeline_row (void)
{
  RunFixture fixture;
  GtkWindow *window;
  PassoTimelineRow *row;
  int width;

  run_fixture_set_up (&fixture, MAP);
  passo_run_controller_set_input (fixture.controller, "[1]");
  window = show (passo_timeline_new (fixture.workspace));
  run_fixture_run (&fixture);
  draw (window);
  row = PASSO_TIMELINE_ROW (find_type (window, PASSO_TYPE_TIMELINE_ROW));
  width = gtk_widget_get_width (GTK_WIDGET (row));

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "Begin");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "1 visit, succeeded");
  g_assert_cmpuint (passo_timeline_row_pick_event (row, 5), ==, 0);
  g_assert_cmpuint (passo_timeline_row_pick_event (row, PASSO_TIMELINE_NAME_WIDTH), ==, 1);
  g_assert_cmpuint (passo_timeline_row_pick_event (row, width), ==,
                    passo_history_get_size (
                      passo_execution_get_history (run_fixture_get_execution (&fixture))));

  destroy (window);
  run_fixture_tear_down (&fixture);
}

/* CPU time of this thread, so that a busy machine does not count. */
static double
get_cpu_milliseconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* Whatever the length of a run, a turn of the main loop stays short. */
static void
test_many_events (void)
{
  g_autoptr (GString) input = g_string_new ("[0");
  RunFixture fixture;
  GtkWindow *window;
  double longest = 0;
  double drawing;

  for (guint i = 1; i < 6000; i++)
    g_string_append (input, ",0");
  g_string_append_c (input, ']');
  run_fixture_set_up (&fixture, MAP);
  passo_run_controller_set_input (fixture.controller, input->str);
  window = show (passo_timeline_new (fixture.workspace));

  run_fixture_start (&fixture);
  while (!run_fixture_has_ended (&fixture))
    {
      double start = get_cpu_milliseconds ();

      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, get_cpu_milliseconds () - start);
    }
  g_assert_cmpuint (passo_history_get_size (
                      passo_execution_get_history (run_fixture_get_execution (&fixture))), >, 20000);
  draw (window);
  g_assert_true (shows (window, "Work ×6000"));
  drawing = get_cpu_milliseconds ();
  draw (window);
  drawing = (get_cpu_milliseconds () - drawing) / 3;
  g_test_minimized_result (longest, "longest turn of the main loop: %.1f ms, a frame: %.1f ms",
                           longest, drawing);
  g_assert_cmpfloat (longest, <, 100);

  destroy (window);
  run_fixture_tear_down (&fixture);
}

static GtkSelectionModel *
get_events (GtkWindow *window)
{
  return gtk_column_view_get_model (GTK_COLUMN_VIEW (find_type (window, GTK_TYPE_COLUMN_VIEW)));
}

static gboolean
begins (GtkWidget *widget,
        gpointer   data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), data);
}

/* What failed stands first, not the state that is named beside it, nor the expression. */
static void
test_failed_query (void)
{
  static const char words[] =
    "States.QueryEvaluationError: Output/sum threw an error during evaluation. T2002: ";
  RunFixture fixture;
  GtkWindow *window;

  run_fixture_set_up (&fixture, FAILING_QUERY);
  passo_run_controller_set_input (fixture.controller, "{\"a\":1}");
  run_fixture_run (&fixture);

  window = show (passo_event_view_new (fixture.workspace));
  draw (window);
  g_assert_true (shows (window, "EvaluationFailed"));
  g_assert_nonnull (find (GTK_WIDGET (window), begins, (gpointer) words));
  destroy (window);

  window = show (passo_run_bar_new (fixture.workspace));
  draw (window);
  g_assert_true (shows (window, "The run failed at “Add”"));
  g_assert_nonnull (find (GTK_WIDGET (window), begins, (gpointer) words));
  destroy (window);

  run_fixture_tear_down (&fixture);
}

static void
test_event_view (void)
{
  RunFixture fixture;
  GtkWindow *window;
  GtkWidget *search;
  GListModel *events;
  guint all;

  run_fixture_set_up (&fixture, MAP);
  passo_run_controller_set_input (fixture.controller, "[1,2]");
  window = show (passo_event_view_new (fixture.workspace));
  run_fixture_run (&fixture);
  draw (window);
  events = G_LIST_MODEL (get_events (window));
  all = passo_history_get_size (passo_execution_get_history (run_fixture_get_execution (&fixture)));
  g_assert_cmpuint (g_list_model_get_n_items (events), ==, all);

  search = find_type (window, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "iteration");
  run_fixture_wait (g_list_model_get_n_items (events) == 4);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  run_fixture_wait (g_list_model_get_n_items (events) == all);

  gtk_selection_model_select_item (get_events (window), 1, TRUE);
  g_assert_cmpuint (passo_workspace_get_cursor_event (fixture.workspace), ==, 2);
  passo_workspace_set_cursor_event (fixture.workspace, 4);
  draw (window);
  g_assert_true (gtk_selection_model_is_selected (get_events (window), 3));

  destroy (window);
  run_fixture_tear_down (&fixture);
}

/* The view names the stage that failed and shows the input that lacked something. */
static void
test_stages_of_failure (void)
{
  RunFixture fixture;
  GtkWindow *window;

  run_fixture_set_up (&fixture, FAILING_PATH);
  passo_run_controller_set_input (fixture.controller, "{\"present\":1}");
  window = show (passo_stage_view_new (fixture.workspace));
  g_assert_true (shows (window, "Select a state to see its data"));
  run_fixture_select (&fixture, "Cut");
  draw (window);
  g_assert_true (shows (window, "Run the workflow to see the data of this state"));

  run_fixture_run (&fixture);
  draw (window);
  g_assert_cmpint (passo_execution_get_status (run_fixture_get_execution (&fixture)), ==,
                   PASSO_EXECUTION_FAILED);
  g_assert_true (shows (window, "Input"));
  g_assert_true (shows (window, "Error"));
  g_assert_true (shows (window, "Visited once"));

  destroy (window);
  run_fixture_tear_down (&fixture);
}

static void
test_visits (void)
{
  RunFixture fixture;
  GtkWindow *window;
  GtkWidget *view;

  run_fixture_set_up (&fixture, MAP);
  passo_run_controller_set_input (fixture.controller, "[\"x\",\"y\"]");
  view = passo_stage_view_new (fixture.workspace);
  window = show (view);
  run_fixture_run (&fixture);
  run_fixture_select (&fixture, "Work");
  draw (window);
  g_assert_true (shows (window, "Visit 2 of 2"));
  g_assert_true (shows (window, "\"y\""));

  gtk_widget_activate_action (view, "stages.previous-visit", NULL);
  draw (window);
  g_assert_true (shows (window, "Visit 1 of 2"));
  g_assert_true (shows (window, "\"x\""));
  g_assert_cmpuint (passo_workspace_get_cursor_event (fixture.workspace), !=, PASSO_CURSOR_LIVE);

  destroy (window);
  run_fixture_tear_down (&fixture);
}

static void
test_ask_panel (void)
{
  RunFixture fixture;
  GtkWindow *window;
  GtkWidget *panel;
  GtkTextBuffer *answer;

  run_fixture_set_up (&fixture, TASK);
  panel = passo_ask_panel_new (fixture.controller);
  window = show (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (GTK_BOX (gtk_window_get_child (window)), panel);
  g_assert_false (gtk_widget_get_visible (panel));

  run_fixture_start (&fixture);
  run_fixture_wait (gtk_widget_get_visible (panel));
  draw (window);
  g_assert_true (shows (window, "What does “Ask” answer?"));
  answer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_type (panel, GTK_TYPE_TEXT_VIEW)));
  g_assert_cmpint (gtk_text_buffer_get_char_count (answer), >, 20);

  gtk_text_buffer_set_text (answer, "{\"half\":", -1);
  gtk_widget_activate_action (panel, "ask.answer", NULL);
  g_assert_true (gtk_widget_get_visible (panel));
  g_assert_false (run_fixture_has_ended (&fixture));
  gtk_text_buffer_set_text (answer, "{\"whole\":1}", -1);
  gtk_widget_activate_action (panel, "ask.answer", NULL);
  run_fixture_wait (run_fixture_has_ended (&fixture));
  g_assert_false (gtk_widget_get_visible (panel));
  g_assert_cmpstr (passo_execution_get_output (run_fixture_get_execution (&fixture)), ==,
                   "{\"whole\":1}");

  destroy (window);
  run_fixture_tear_down (&fixture);
}

static void
test_run_bar (void)
{
  RunFixture fixture;
  GtkWindow *window;

  run_fixture_set_up (&fixture, FAILING_PATH);
  window = show (passo_run_bar_new (fixture.workspace));
  passo_run_controller_step_over (fixture.controller, NULL);
  run_fixture_wait (passo_execution_get_paused (run_fixture_get_execution (&fixture)));
  draw (window);
  g_assert_true (shows (window, "Paused before “Cut”"));
  g_assert_true (shows (window, "Continue"));
  g_assert_true (shows (window, "Step Over"));

  passo_run_controller_toggle_pause (fixture.controller);
  run_fixture_wait (run_fixture_has_ended (&fixture));
  draw (window);
  g_assert_true (shows (window, "The run failed at “Cut”"));
  g_assert_false (shows (window, "Continue"));

  passo_workspace_set_cursor_event (fixture.workspace, 1);
  draw (window);
  g_assert_true (shows (window, "Shown as it stood at event 1"));

  destroy (window);
  run_fixture_tear_down (&fixture);
}

/* What has no words on it must have a name. */
static gboolean
is_nameless (GtkWidget *widget,
             gpointer   data)
{
  gboolean is_control = GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) ||
                        GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) ||
                        GTK_IS_TEXT_VIEW (widget) || GTK_IS_LIST_VIEW (widget) ||
                        GTK_IS_COLUMN_VIEW (widget) || GTK_IS_DROP_DOWN (widget);
  GtkWidget *label;

  if (!is_control || gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                                       GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return FALSE;

  /* The button inside of a menu button is a part of it. */
  if (GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    return FALSE;

  label = find_type (widget, GTK_TYPE_LABEL);
  return label == NULL || *gtk_label_get_text (GTK_LABEL (label)) == '\0';
}

static void
test_names (void)
{
  RunFixture fixture;
  GtkWindow *window;
  GtkWidget *nameless;

  run_fixture_set_up (&fixture, MAP);
  window = show (passo_workbench_new (fixture.workspace));
  passo_run_controller_set_speed (
    passo_workbench_get_run_controller (PASSO_WORKBENCH (gtk_window_get_child (window))),
    PASSO_SPEED_INSTANT);
  passo_run_controller_set_input (fixture.controller, "[1,2]");
  run_fixture_run (&fixture);
  run_fixture_select (&fixture, "Work");
  draw (window);

  nameless = find (GTK_WIDGET (window), is_nameless, NULL);
  if (nameless != NULL)
    g_test_message ("%s in %s in %s", gtk_widget_get_name (nameless),
                    gtk_widget_get_name (gtk_widget_get_parent (nameless)),
                    gtk_widget_get_name (gtk_widget_get_parent (gtk_widget_get_parent (nameless))));
  g_assert_null (nameless);

  gtk_window_destroy (window);
  run_fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/run-views/timeline", test_timeline);
  g_test_add_func ("/run-views/timeline-row", test_timeline_row);
  g_test_add_func ("/run-views/many-events", test_many_events);
  g_test_add_func ("/run-views/event-view", test_event_view);
  g_test_add_func ("/run-views/failed-query", test_failed_query);
  g_test_add_func ("/run-views/stages-of-failure", test_stages_of_failure);
  g_test_add_func ("/run-views/visits", test_visits);
  g_test_add_func ("/run-views/ask-panel", test_ask_panel);
  g_test_add_func ("/run-views/run-bar", test_run_bar);
  g_test_add_func ("/run-views/names", test_names);

  return g_test_run ();
}
