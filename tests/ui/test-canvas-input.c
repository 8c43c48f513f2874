/* test-canvas-input.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <adwaita.h>

#include "canvas/passo-canvas-private.h"
#include "canvas/passo-canvas-view.h"
#include "workspace/passo-document-follower.h"

/* What pointer and keys do on the canvas, by the handlers of its controllers, and what the canvas
 * remembers of a file. */

#define DEFINITION \
  "{ \"StartAt\": \"First\", \"States\": {" \
  "  \"First\": { \"Type\": \"Pass\", \"Next\": \"Second\" }," \
  "  \"Second\": { \"Type\": \"Choice\", \"Default\": \"Fan\", \"Choices\": [" \
  "    { \"Variable\": \"$.amount\", \"NumericGreaterThan\": 3, \"Next\": \"Refuse\" } ] }," \
  "  \"Fan\": { \"Type\": \"Parallel\", \"Next\": \"Last\", \"Branches\": [" \
  "    { \"StartAt\": \"Left\", \"States\": { \"Left\": { \"Type\": \"Pass\", \"End\": true } } }," \
  "    { \"StartAt\": \"Right\", \"States\": { \"Right\": { \"Type\": \"Pass\", \"End\": true } } } ] }," \
  "  \"Last\": { \"Type\": \"Succeed\" }," \
  "  \"Refuse\": { \"Type\": \"Fail\", \"Error\": \"TooMany\" } } }"

typedef struct
{
  PassoDocument *document;
  PassoWorkspace *workspace;
  PassoDocumentFollower *follower;
  GtkWindow *window;
  GtkWidget *view;
  PassoCanvas *canvas;
} Fixture;

static guint
find_id (Fixture    *fixture,
         const char *name)
{
  const PassoState *state =
    passo_machine_find_state (passo_workspace_get_machine (fixture->workspace), name);

  g_assert_nonnull (state);

  return passo_state_get_id (state);
}

static void
wait_for_layout (Fixture *fixture)
{
  while (fixture->canvas->scene == NULL || fixture->canvas->layout != NULL ||
         fixture->canvas->move_tick != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
draw (Fixture *fixture)
{
  gtk_widget_queue_draw (GTK_WIDGET (fixture->canvas));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
open_window (Fixture *fixture)
{
  fixture->workspace = passo_workspace_new (fixture->document);
  fixture->follower = passo_document_follower_new (fixture->workspace);
  fixture->view = passo_canvas_view_new (fixture->workspace);
  fixture->canvas = passo_canvas_view_get_canvas (PASSO_CANVAS_VIEW (fixture->view));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 900, 700);
  gtk_window_set_child (fixture->window, fixture->view);
  gtk_window_present (fixture->window);
  wait_for_layout (fixture);
  draw (fixture);
  wait_for_layout (fixture);
}

static void
close_window (Fixture *fixture)
{
  gtk_window_destroy (fixture->window);
  g_clear_object (&fixture->follower);
  g_clear_object (&fixture->workspace);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (DEFINITION, strlen (DEFINITION));

  fixture->document = passo_document_new_for_bytes (bytes);
  open_window (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_window (fixture);
  g_clear_object (&fixture->document);
}

/* The box of a state in pixels of the canvas. */
static PassoLayoutBox
find_box (Fixture    *fixture,
          const char *name)
{
  guint item = passo_canvas_scene_find_state (fixture->canvas->scene, find_id (fixture, name));

  g_assert_cmpuint (item, !=, PASSO_CANVAS_NONE);

  return passo_canvas_viewport_from_scene (&fixture->canvas->viewport,
                                           passo_canvas_scene_get_item (fixture->canvas->scene, item)->box);
}

static void
press (Fixture         *fixture,
       const char      *name,
       int              n_press,
       GdkModifierType  modifiers)
{
  PassoLayoutBox box = find_box (fixture, name);

  /* In the middle of a container's title, which is that of a small box as well. */
  _passo_canvas_press (fixture->canvas, n_press, box.x + box.width / 2, box.y + 8, modifiers);
}

static void
assert_selected (Fixture    *fixture,
                 const char *names)
{
  PassoSelection *selection = passo_workspace_get_selection (fixture->workspace);
  g_auto (GStrv) expected = g_strsplit (names, " ", -1);

  g_assert_cmpuint (passo_selection_get_size (selection), ==, *names != '\0' ? g_strv_length (expected) : 0);
  for (guint i = 0; *names != '\0' && expected[i] != NULL; i++)
    g_assert_true (passo_selection_contains (selection, find_id (fixture, expected[i])));
}

/* The canvas's controller of a type; of gestures on a button, that of @button. */
static GtkEventController *
find_controller (GtkWidget *widget,
                 GType      type,
                 guint      button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type) &&
          (button == 0 || gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == button))
        return controller;
    }
  g_assert_not_reached ();
}

static void
drag (GtkWidget *widget,
      guint      button,
      double     x,
      double     y,
      double     dx,
      double     dy)
{
  GtkEventController *gesture = find_controller (widget, GTK_TYPE_GESTURE_DRAG, button);

  g_signal_emit_by_name (gesture, "drag-begin", x, y);
  g_signal_emit_by_name (gesture, "drag-update", dx / 2, dy / 2);
  g_signal_emit_by_name (gesture, "drag-update", dx, dy);
  g_signal_emit_by_name (gesture, "drag-end", dx, dy);
}

static void
test_click (Fixture       *fixture,
            gconstpointer  data)
{
  press (fixture, "First", 1, 0);
  assert_selected (fixture, "First");
  press (fixture, "Refuse", 1, GDK_CONTROL_MASK);
  assert_selected (fixture, "First Refuse");
  press (fixture, "First", 1, GDK_CONTROL_MASK);
  assert_selected (fixture, "Refuse");
  press (fixture, "First", 1, 0);
  press (fixture, "Last", 1, GDK_SHIFT_MASK);
  assert_selected (fixture, "First Second Fan Last");
  _passo_canvas_press (fixture->canvas, 1, 2, 2, GDK_SHIFT_MASK);
  assert_selected (fixture, "First Second Fan Last");
  _passo_canvas_press (fixture->canvas, 1, 2, 2, 0);
  assert_selected (fixture, "");
}

static void
test_double_click (Fixture       *fixture,
                   gconstpointer  data)
{
  press (fixture, "Fan", 1, 0);
  press (fixture, "Fan", 2, 0);
  g_assert_true (passo_canvas_get_folded (fixture->canvas, find_id (fixture, "Fan")));
  wait_for_layout (fixture);
  press (fixture, "Fan", 1, 0);
  press (fixture, "Fan", 2, 0);
  g_assert_false (passo_canvas_get_folded (fixture->canvas, find_id (fixture, "Fan")));
}

static void
test_band (Fixture       *fixture,
           gconstpointer  data)
{
  PassoLayoutBox left = find_box (fixture, "Left"), right = find_box (fixture, "Right");
  PassoLayoutBox fan = find_box (fixture, "Fan");

  /* Inside the container, around what it holds: the container itself stays out. */
  drag (GTK_WIDGET (fixture->canvas), GDK_BUTTON_PRIMARY, left.x - 4, right.y + right.height + 4,
        right.x + right.width - left.x, -20);
  assert_selected (fixture, "Left Right");
  drag (GTK_WIDGET (fixture->canvas), GDK_BUTTON_PRIMARY, fan.x - 5, fan.y - 5, fan.width + 10,
        fan.height + 10);
  assert_selected (fixture, "Fan Left Right");
  /* A drag that begins on a state draws no band. */
  drag (GTK_WIDGET (fixture->canvas), GDK_BUTTON_PRIMARY, left.x + 5, left.y + 5, 300, 300);
  assert_selected (fixture, "Fan Left Right");
  g_assert_false (fixture->canvas->has_band);
}

static void
test_pan (Fixture       *fixture,
          gconstpointer  data)
{
  GtkEventController *keys = find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_EVENT_CONTROLLER_KEY, 0);
  PassoLayoutBox before = find_box (fixture, "First"), after;
  gboolean is_handled = FALSE;

  drag (GTK_WIDGET (fixture->canvas), GDK_BUTTON_MIDDLE, 200, 200, 40, 30);
  after = find_box (fixture, "First");
  g_assert_cmpfloat_with_epsilon (after.x - before.x, 40, 0.01);
  g_assert_cmpfloat_with_epsilon (after.y - before.y, 30, 0.01);

  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_space, 0, 0, &is_handled);
  g_assert_true (is_handled);
  drag (GTK_WIDGET (fixture->canvas), GDK_BUTTON_PRIMARY, 200, 200, -40, -30);
  g_signal_emit_by_name (keys, "key-released", GDK_KEY_space, 0, 0);
  after = find_box (fixture, "First");
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 0.01);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 0.01);
  assert_selected (fixture, "");
}

static void
test_wheel_and_pinch (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkEventController *wheel =
    find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_EVENT_CONTROLLER_SCROLL, 0);
  GtkEventController *pinch = find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_GESTURE_ZOOM, 0);
  PassoLayoutBox before = find_box (fixture, "First");
  double zoom = passo_canvas_get_zoom (fixture->canvas);
  gboolean is_handled = FALSE;

  g_signal_emit_by_name (wheel, "scroll", 0.0, 1.0, &is_handled);
  g_assert_true (is_handled);
  g_assert_cmpfloat (find_box (fixture, "First").y, <, before.y);
  g_assert_cmpfloat_with_epsilon (find_box (fixture, "First").x, before.x, 0.01);

  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 1.5);
  g_assert_cmpfloat_with_epsilon (passo_canvas_get_zoom (fixture->canvas), 1.5 * zoom, 0.001);
  g_signal_emit_by_name (pinch, "scale-changed", 2.0);
  g_assert_cmpfloat_with_epsilon (passo_canvas_get_zoom (fixture->canvas), 2 * zoom, 0.001);
}

static gboolean
has_tooltip (Fixture *fixture,
             double   x,
             double   y)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean has_it = FALSE;

  g_signal_emit_by_name (fixture->canvas, "query-tooltip", (int) x, (int) y, FALSE, tooltip, &has_it);

  return has_it;
}

static void
test_tooltip (Fixture       *fixture,
              gconstpointer  data)
{
  PassoLayoutBox first = find_box (fixture, "First");
  const PassoCanvasEdge *edge = NULL;
  PassoLayoutBox label;

  for (guint i = 0; i < passo_canvas_scene_get_n_edges (fixture->canvas->scene); i++)
    if (passo_canvas_scene_get_edge (fixture->canvas->scene, i)->graph_edge->kind ==
        PASSO_GRAPH_EDGE_CHOICE)
      edge = passo_canvas_scene_get_edge (fixture->canvas->scene, i);
  g_assert_nonnull (edge);
  label = passo_canvas_viewport_from_scene (&fixture->canvas->viewport, edge->label);

  g_assert_true (has_tooltip (fixture, first.x + 20, first.y + 20));
  g_assert_true (has_tooltip (fixture, label.x + label.width / 2, label.y + label.height / 2));
  g_assert_false (has_tooltip (fixture, 2, 2));
}

static void
test_menu (Fixture       *fixture,
           gconstpointer  data)
{
  GtkEventController *click =
    find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_SECONDARY);
  PassoLayoutBox last = find_box (fixture, "Last");

  g_signal_emit_by_name (click, "pressed", 1, last.x + 9, last.y + 9);
  assert_selected (fixture, "Last");
  g_assert_true (gtk_widget_get_visible (fixture->canvas->menu));
  gtk_popover_popdown (GTK_POPOVER (fixture->canvas->menu));
  passo_selection_clear (passo_workspace_get_selection (fixture->workspace));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.menu", NULL));
  assert_selected (fixture, "Last");
  g_assert_true (gtk_widget_get_visible (fixture->canvas->menu));
}

static void
test_fit_selection (Fixture       *fixture,
                    gconstpointer  data)
{
  PassoLayoutBox box;

  passo_canvas_set_zoom (fixture->canvas, 0.2);
  press (fixture, "Refuse", 1, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.fit-selection", NULL));
  g_assert_cmpfloat (passo_canvas_get_zoom (fixture->canvas), ==, 1);
  box = find_box (fixture, "Refuse");
  g_assert_cmpfloat_with_epsilon (box.x + box.width / 2,
                                  gtk_widget_get_width (GTK_WIDGET (fixture->canvas)) / 2.0, 1);
  g_assert_cmpfloat_with_epsilon (box.y + box.height / 2,
                                  gtk_widget_get_height (GTK_WIDGET (fixture->canvas)) / 2.0, 1);
}

static GtkWidget *
find_child (Fixture    *fixture,
            const char *type_name)
{
  GtkWidget *overlay = gtk_widget_get_first_child (fixture->view);

  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (G_OBJECT_TYPE_NAME (child), type_name))
      return child;
  g_assert_not_reached ();
}

static void
test_minimap (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *minimap = find_child (fixture, "PassoCanvasMinimap");
  PassoLayoutBox before;

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (minimap), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Map of the whole graph");
  g_assert_false (gtk_widget_get_visible (minimap));
  passo_canvas_set_zoom (fixture->canvas, 3);
  while (!gtk_widget_get_visible (minimap))
    g_main_context_iteration (NULL, TRUE);
  before = find_box (fixture, "First");
  drag (minimap, GDK_BUTTON_PRIMARY, 10, 10, 5, 60);
  g_assert_cmpfloat (find_box (fixture, "First").y, <, before.y - 20);
}

static void
test_trail (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *trail = find_child (fixture, "PassoCanvasTrail");
  GtkWidget *crumb;

  g_assert_false (gtk_widget_get_visible (trail));
  press (fixture, "Right", 1, 0);
  g_assert_true (gtk_widget_get_visible (trail));
  crumb = gtk_widget_get_last_child (gtk_widget_get_first_child (trail));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (crumb), GTK_ACCESSIBLE_PROPERTY_LABEL, "Fan");
  g_signal_emit_by_name (crumb, "clicked");
  assert_selected (fixture, "Fan");
  g_assert_false (gtk_widget_get_visible (trail));
}

static void
test_reveal_folded (Fixture       *fixture,
                   gconstpointer  data)
{
  guint fan = find_id (fixture, "Fan");

  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  press (fixture, "Fan", 1, 0);
  passo_canvas_set_folded (fixture->canvas, fan, TRUE);
  wait_for_layout (fixture);
  passo_selection_select_only (passo_workspace_get_selection (fixture->workspace),
                               find_id (fixture, "Left"));
  wait_for_layout (fixture);
  g_assert_false (passo_canvas_get_folded (fixture->canvas, fan));
  g_assert_true (gtk_window_get_focus (fixture->window) ==
                 g_hash_table_lookup (fixture->canvas->nodes, GUINT_TO_POINTER (find_id (fixture, "Left"))));
}

static void
test_large_text (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->canvas));
  double zoom = passo_canvas_get_zoom (fixture->canvas);
  double width = find_box (fixture, "First").width;

  passo_canvas_set_zoom (fixture->canvas, 0.5);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  /* Everything is twice as large at the same zoom, and fits as a whole at a smaller one. */
  g_assert_cmpfloat_with_epsilon (find_box (fixture, "First").width, width / zoom, 0.01);
  passo_canvas_fit (fixture->canvas);
  g_assert_true (passo_canvas_is_whole (fixture->canvas));
  g_assert_cmpfloat (passo_canvas_get_zoom (fixture->canvas), <, zoom);
  draw (fixture);
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
}

static void
test_right_to_left (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *trail = find_child (fixture, "PassoCanvasTrail");
  PassoLayoutBox before = find_box (fixture, "First");
  GtkWidget *arrow;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  draw (fixture);
  /* The graph says what comes after what, and does not turn round. */
  g_assert_cmpfloat (find_box (fixture, "First").x, ==, before.x);
  press (fixture, "Left", 1, 0);
  arrow = gtk_widget_get_prev_sibling (gtk_widget_get_last_child (gtk_widget_get_first_child (trail)));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (arrow)), ==, "‹");
  draw (fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_memory (void)
{
  g_autofree char *folder = g_dir_make_tmp ("passo-canvas-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "remembered.asl.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static (DEFINITION, strlen (DEFINITION));
  Fixture fixture = { 0 };
  PassoLayoutBox before, after;

  fixture.document = passo_document_new_for_bytes (bytes);
  passo_document_set_file (fixture.document, file);
  open_window (&fixture);
  passo_canvas_set_folded (fixture.canvas, find_id (&fixture, "Fan"), TRUE);
  wait_for_layout (&fixture);
  passo_canvas_set_zoom (fixture.canvas, 1.75);
  before = find_box (&fixture, "Last");
  close_window (&fixture);

  open_window (&fixture);
  g_assert_true (passo_canvas_get_folded (fixture.canvas, find_id (&fixture, "Fan")));
  g_assert_cmpfloat_with_epsilon (passo_canvas_get_zoom (fixture.canvas), 1.75, 0.001);
  after = find_box (&fixture, "Last");
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 1);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 1);
  tear_down (&fixture, NULL);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/canvas-input/click", Fixture, NULL, set_up, test_click, tear_down);
  g_test_add ("/canvas-input/double-click", Fixture, NULL, set_up, test_double_click, tear_down);
  g_test_add ("/canvas-input/band", Fixture, NULL, set_up, test_band, tear_down);
  g_test_add ("/canvas-input/pan", Fixture, NULL, set_up, test_pan, tear_down);
  g_test_add ("/canvas-input/wheel-and-pinch", Fixture, NULL, set_up, test_wheel_and_pinch, tear_down);
  g_test_add ("/canvas-input/tooltip", Fixture, NULL, set_up, test_tooltip, tear_down);
  g_test_add ("/canvas-input/menu", Fixture, NULL, set_up, test_menu, tear_down);
  g_test_add ("/canvas-input/fit-selection", Fixture, NULL, set_up, test_fit_selection, tear_down);
  g_test_add ("/canvas-input/minimap", Fixture, NULL, set_up, test_minimap, tear_down);
  g_test_add ("/canvas-input/trail", Fixture, NULL, set_up, test_trail, tear_down);
  g_test_add ("/canvas-input/reveal-folded", Fixture, NULL, set_up, test_reveal_folded, tear_down);
  g_test_add ("/canvas-input/large-text", Fixture, NULL, set_up, test_large_text, tear_down);
  g_test_add ("/canvas-input/right-to-left", Fixture, NULL, set_up, test_right_to_left, tear_down);
  g_test_add_func ("/canvas-input/memory", test_memory);

  return g_test_run ();
}
