/* test-canvas.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <adwaita.h>

#include "canvas/passo-canvas-view.h"
#include "workspace/passo-document-follower.h"

#define DEFINITION \
  "{ \"StartAt\": \"Check\", \"States\": {" \
  "  \"Check\": { \"Type\": \"Choice\", \"Default\": \"Fan\", \"Choices\": [" \
  "    { \"Variable\": \"$.n\", \"NumericGreaterThan\": 3, \"Next\": \"Refuse\" } ] }," \
  "  \"Fan\": { \"Type\": \"Parallel\", \"Next\": \"Close\", \"Branches\": [" \
  "    { \"StartAt\": \"Left\", \"States\": { \"Left\": { \"Type\": \"Pass\", \"End\": true } } }," \
  "    { \"StartAt\": \"Right\", \"States\": { \"Right\": { \"Type\": \"Pass\", \"End\": true } } } ] }," \
  "  \"Close\": { \"Type\": \"Succeed\" }," \
  "  \"Refuse\": { \"Type\": \"Fail\", \"Error\": \"TooMany\" } } }"

typedef struct
{
  PassoDocument *document;
  PassoWorkspace *workspace;
  PassoDocumentFollower *follower;
  GtkWindow *window;
  PassoCanvas *canvas;
} Fixture;

static guint
find_id (Fixture    *fixture,
         const char *name)
{
  const PassoState *state =
    passo_machine_find_state (passo_workspace_get_machine (fixture->workspace), name);

  return state != NULL ? passo_state_get_id (state) : 0;
}

/* The proxy of a state: the child that assistive tools see. */
static GtkWidget *
find_node (Fixture    *fixture,
           const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->canvas)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *problem =
        gtk_test_accessible_check_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, label);

      if (problem == NULL)
        return child;
    }

  return NULL;
}

static void
wait_for_node (Fixture    *fixture,
               const char *label,
               gboolean    is_there)
{
  while ((find_node (fixture, label) != NULL) != is_there)
    g_main_context_iteration (NULL, TRUE);
}

static void
draw (Fixture *fixture)
{
  gtk_widget_queue_draw (GTK_WIDGET (fixture->canvas));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), action, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (DEFINITION, strlen (DEFINITION));
  GtkWidget *view;

  fixture->document = passo_document_new_for_bytes (bytes);
  fixture->workspace = passo_workspace_new (fixture->document);
  fixture->follower = passo_document_follower_new (fixture->workspace);
  view = passo_canvas_view_new (fixture->workspace);
  fixture->canvas = passo_canvas_view_get_canvas (PASSO_CANVAS_VIEW (view));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 900, 700);
  gtk_window_set_child (fixture->window, view);
  gtk_window_present (fixture->window);
  wait_for_node (fixture, "Check, 2 choices", TRUE);
  draw (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  PassoCanvas *canvas = g_object_ref (fixture->canvas);

  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (canvas);
  g_clear_object (&fixture->follower);
  g_clear_object (&fixture->workspace);
  g_clear_object (&fixture->document);
}

static void
test_accessibility (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *check = find_node (fixture, "Check, 2 choices");
  GtkWidget *fan = find_node (fixture, "Fan, 2 branches");
  graphene_rect_t bounds;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->canvas), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  passo_selection_select_only (passo_workspace_get_selection (fixture->workspace),
                               find_id (fixture, "Check"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  g_assert_nonnull (fan);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (fan), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  g_assert_true (gtk_widget_compute_bounds (check, GTK_WIDGET (fixture->canvas), &bounds));
  g_assert_cmpfloat (bounds.size.width, >, 50);
  g_assert_cmpfloat (bounds.origin.y, >, 0);
  g_assert_false (gtk_widget_get_can_target (check));
}

static void
press_arrow (Fixture          *fixture,
             guint             keyval,
             GdkModifierType   modifiers)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (fixture->canvas);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->canvas));

  g_assert_nonnull (klass);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; G_IS_LIST_MODEL (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (!GTK_IS_KEYVAL_TRIGGER (trigger) ||
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != keyval ||
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) != modifiers)
            continue;
          g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                                       GTK_WIDGET (fixture->canvas),
                                                       gtk_shortcut_get_arguments (shortcut)));
          return;
        }
    }
  g_assert_not_reached ();
}

static guint
get_primary (Fixture *fixture)
{
  return passo_selection_get_primary (passo_workspace_get_selection (fixture->workspace));
}

static void
test_keyboard (Fixture       *fixture,
               gconstpointer  data)
{
  PassoSelection *selection = passo_workspace_get_selection (fixture->workspace);

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas)));
  g_assert_true (gtk_window_get_focus (fixture->window) == find_node (fixture, "Check, 2 choices"));
  press_arrow (fixture, GDK_KEY_Down, 0);
  g_assert_cmpuint (get_primary (fixture), ==, find_id (fixture, "Check"));
  passo_selection_select_only (selection, find_id (fixture, "Fan"));
  press_arrow (fixture, GDK_KEY_Down, 0);
  g_assert_cmpuint (get_primary (fixture), ==, find_id (fixture, "Close"));
  press_arrow (fixture, GDK_KEY_Up, 0);
  g_assert_cmpuint (get_primary (fixture), ==, find_id (fixture, "Fan"));
  press_arrow (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  g_assert_cmpuint (get_primary (fixture), ==, find_id (fixture, "Left"));
  press_arrow (fixture, GDK_KEY_Right, 0);
  g_assert_cmpuint (get_primary (fixture), ==, find_id (fixture, "Right"));
  press_arrow (fixture, GDK_KEY_Up, GDK_CONTROL_MASK);
  g_assert_cmpuint (get_primary (fixture), ==, find_id (fixture, "Fan"));
  press_arrow (fixture, GDK_KEY_Up, GDK_SHIFT_MASK);
  g_assert_cmpuint (passo_selection_get_size (selection), ==, 2);
  g_assert_true (gtk_window_get_focus (fixture->window) == find_node (fixture, "Check, 2 choices"));
}

static void
test_fold (Fixture       *fixture,
           gconstpointer  data)
{
  guint fan = find_id (fixture, "Fan");

  g_assert_nonnull (find_node (fixture, "Left, pass"));
  passo_selection_select_only (passo_workspace_get_selection (fixture->workspace), fan);
  activate (fixture, "canvas.fold");
  g_assert_true (passo_canvas_get_folded (fixture->canvas, fan));
  wait_for_node (fixture, "Left, pass", FALSE);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (find_node (fixture, "Fan, 2 branches")),
                                    GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  /* Selecting what is inside opens it. */
  passo_selection_select_only (passo_workspace_get_selection (fixture->workspace),
                               find_id (fixture, "Right"));
  g_assert_false (passo_canvas_get_folded (fixture->canvas, fan));
  wait_for_node (fixture, "Left, pass", TRUE);
  /* So does going into it. */
  passo_selection_select_only (passo_workspace_get_selection (fixture->workspace), fan);
  activate (fixture, "canvas.fold");
  wait_for_node (fixture, "Left, pass", FALSE);
  press_arrow (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  g_assert_cmpuint (get_primary (fixture), ==, find_id (fixture, "Left"));
  wait_for_node (fixture, "Left, pass", TRUE);
}

static void
test_zoom (Fixture       *fixture,
           gconstpointer  data)
{
  double fitted = passo_canvas_get_zoom (fixture->canvas);
  guint n_whole = passo_canvas_get_n_painted (fixture->canvas);

  g_assert_true (passo_canvas_is_whole (fixture->canvas));
  g_assert_cmpuint (n_whole, ==, 8);
  activate (fixture, "canvas.zoom-standard");
  g_assert_cmpfloat (passo_canvas_get_zoom (fixture->canvas), ==, 1);
  activate (fixture, "canvas.zoom-in");
  activate (fixture, "canvas.zoom-in");
  activate (fixture, "canvas.zoom-in");
  activate (fixture, "canvas.zoom-in");
  g_assert_false (passo_canvas_is_whole (fixture->canvas));
  draw (fixture);
  g_assert_cmpuint (passo_canvas_get_n_painted (fixture->canvas), <, n_whole);
  activate (fixture, "canvas.fit");
  g_assert_cmpfloat_with_epsilon (passo_canvas_get_zoom (fixture->canvas), fitted, 0.001);
}

static void
test_select_all (Fixture       *fixture,
                 gconstpointer  data)
{
  PassoSelection *selection = passo_workspace_get_selection (fixture->workspace);

  activate (fixture, "canvas.select-all");
  g_assert_cmpuint (passo_selection_get_size (selection), ==, 6);
  activate (fixture, "canvas.select-none");
  g_assert_cmpuint (passo_selection_get_size (selection), ==, 0);
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GBytes) before = g_bytes_ref (passo_document_get_text (fixture->document));

  passo_selection_select_only (passo_workspace_get_selection (fixture->workspace),
                               find_id (fixture, "Refuse"));
  passo_selection_select_only (passo_workspace_get_selection (fixture->workspace),
                               find_id (fixture, "Left"));
  passo_selection_select_only (passo_workspace_get_selection (fixture->workspace),
                               find_id (fixture, "Fan"));
  activate (fixture, "canvas.delete");
  g_assert_cmpuint (find_id (fixture, "Fan"), ==, 0);
  wait_for_node (fixture, "Fan, 2 branches", FALSE);
  passo_document_undo (fixture->document);
  g_assert_true (g_bytes_equal (before, passo_document_get_text (fixture->document)));
  wait_for_node (fixture, "Fan, 2 branches", TRUE);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/canvas/accessibility", Fixture, NULL, set_up, test_accessibility, tear_down);
  g_test_add ("/canvas/keyboard", Fixture, NULL, set_up, test_keyboard, tear_down);
  g_test_add ("/canvas/fold", Fixture, NULL, set_up, test_fold, tear_down);
  g_test_add ("/canvas/zoom", Fixture, NULL, set_up, test_zoom, tear_down);
  g_test_add ("/canvas/select-all", Fixture, NULL, set_up, test_select_all, tear_down);
  g_test_add ("/canvas/delete", Fixture, NULL, set_up, test_delete, tear_down);

  return g_test_run ();
}
