/* test-outline.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "outline/passo-jump-popover.h"
#include "outline/passo-outline-item.h"
#include "outline/passo-outline.h"
#include "workspace/passo-document-follower.h"
#include "workspace/passo-rename-popover.h"

static const char definition[] =
  "{\n"
  "  \"StartAt\": \"Each\",\n"
  "  \"States\": {\n"
  "    \"Each\": {\n"
  "      \"Type\": \"Map\",\n"
  "      \"ItemProcessor\": { \"StartAt\": \"In\", \"States\": { \"In\": { \"Type\": \"Pass\", \"End\": true } } },\n"
  "      \"Next\": \"Last step\"\n"
  "    },\n"
  "    \"Last step\": { \"Type\": \"Succeed\" }\n"
  "  }\n"
  "}\n";

typedef struct
{
  PassoDocument *document;
  PassoWorkspace *workspace;
  PassoDocumentFollower *follower;
  GtkWidget *window;
  PassoOutline *outline;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) text = g_bytes_new_static (definition, strlen (definition));

  fixture->document = passo_document_new_for_bytes (text);
  fixture->workspace = passo_workspace_new (fixture->document);
  fixture->follower = passo_document_follower_new (fixture->workspace);
  fixture->outline = PASSO_OUTLINE (passo_outline_new (fixture->workspace));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 400);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->outline));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

/* What animates or checks beside the main loop lets go a little later. */
static void
assert_finalized (gpointer object)
{
  gint64 limit = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  while (object != NULL && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  if (object != NULL)
    g_error ("A %s is left, with %u references", G_OBJECT_TYPE_NAME (object),
             G_OBJECT (object)->ref_count);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  PassoOutline *outline = g_object_ref (fixture->outline);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  assert_finalized (outline);
  assert_finalized (fixture->follower);
  assert_finalized (fixture->workspace);
  g_object_unref (fixture->document);
}

static char *
dup_rows (Fixture *fixture)
{
  GListModel *model = G_LIST_MODEL (passo_outline_get_model (fixture->outline));
  GString *rows = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, i);
      g_autoptr (PassoOutlineItem) item = gtk_tree_list_row_get_item (row);

      g_string_append_printf (rows, "%u%s ", gtk_tree_list_row_get_depth (row),
                              passo_outline_item_get_name (item));
    }

  return g_string_free (rows, FALSE);
}

static void
assert_rows (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *rows = dup_rows (fixture);

  g_assert_cmpstr (rows, ==, expected);
}

static guint
find_id (Fixture    *fixture,
         const char *name)
{
  return passo_state_get_id (passo_machine_find_state (passo_workspace_get_machine (fixture->workspace),
                                                       name));
}

static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GArray) edits = passo_text_edits_new ();

  assert_rows (fixture, "0Each 1In 0Last step ");
  passo_text_edits_add (edits, strstr (definition, "Last step\": { \"Type") - definition, 9, "End", -1);
  passo_document_apply (fixture->document, (PassoTextEdit *) (gpointer) edits->data, 1, NULL);
  assert_rows (fixture, "0Each 1In 0End ");
}

static guint
get_problem (Fixture *fixture,
             guint    position)
{
  GListModel *model = G_LIST_MODEL (passo_outline_get_model (fixture->outline));
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, position);
  g_autoptr (PassoOutlineItem) item = gtk_tree_list_row_get_item (row);
  guint problem;

  g_object_get (item, "problem", &problem, NULL);

  return problem;
}

static void
test_problems (Fixture       *fixture,
               gconstpointer  data)
{
  gint64 limit = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  g_autoptr (GArray) edits = passo_text_edits_new ();

  passo_text_edits_add (edits, strstr (definition, "\"Pass\"") - definition, 6, "\"Pas\"", -1);
  passo_document_apply (fixture->document, (PassoTextEdit *) (gpointer) edits->data, 1, NULL);
  while (get_problem (fixture, 1) == PASSO_STATE_PROBLEM_NONE && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);

  /* The state is marked, those around and beside it are not. */
  g_assert_cmpuint (get_problem (fixture, 1), ==, PASSO_STATE_PROBLEM_ERROR);
  g_assert_cmpuint (get_problem (fixture, 0), ==, PASSO_STATE_PROBLEM_NONE);
  g_assert_cmpuint (get_problem (fixture, 2), ==, PASSO_STATE_PROBLEM_NONE);

  passo_document_undo (fixture->document);
  while (get_problem (fixture, 1) != PASSO_STATE_PROBLEM_NONE && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (get_problem (fixture, 1), ==, PASSO_STATE_PROBLEM_NONE);
}

static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  GtkSelectionModel *model = passo_outline_get_model (fixture->outline);
  PassoSelection *selection = passo_workspace_get_selection (fixture->workspace);

  passo_selection_select_only (selection, find_id (fixture, "In"));
  g_assert_true (gtk_selection_model_is_selected (model, 1));
  g_assert_false (gtk_selection_model_is_selected (model, 0));

  gtk_selection_model_select_item (model, 2, TRUE);
  g_assert_cmpuint (passo_selection_get_primary (selection), ==, find_id (fixture, "Last step"));
  g_assert_cmpuint (passo_selection_get_size (selection), ==, 1);
}

static void
test_closed_container_opens (Fixture       *fixture,
                             gconstpointer  data)
{
  GListModel *model = G_LIST_MODEL (passo_outline_get_model (fixture->outline));
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, 0);

  gtk_tree_list_row_set_expanded (row, FALSE);
  assert_rows (fixture, "0Each 0Last step ");
  passo_selection_select_only (passo_workspace_get_selection (fixture->workspace),
                               find_id (fixture, "In"));
  assert_rows (fixture, "0Each 1In 0Last step ");
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  passo_selection_select_only (passo_workspace_get_selection (fixture->workspace),
                               find_id (fixture, "Each"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->outline), "outline.delete", NULL));
  assert_rows (fixture, "0Last step ");
  g_assert_true (passo_document_undo (fixture->document));
  assert_rows (fixture, "0Each 1In 0Last step ");
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_rename (Fixture       *fixture,
             gconstpointer  data)
{
  PassoSelection *selection = passo_workspace_get_selection (fixture->workspace);

  GtkWidget *popover;
  GtkEditable *entry;

  passo_selection_select_only (selection, find_id (fixture, "In"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->outline), "outline.rename", NULL));
  popover = find_widget (GTK_WIDGET (fixture->outline), PASSO_TYPE_RENAME_POPOVER);
  entry = passo_rename_popover_get_entry (PASSO_RENAME_POPOVER (popover));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "In");

  /* A name that cannot be had keeps the popover, with the reason. */
  gtk_editable_set_text (entry, "Each");
  gtk_widget_activate_action (popover, "rename.apply", NULL);
  assert_rows (fixture, "0Each 1In 0Last step ");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));

  gtk_editable_set_text (entry, "Inside");
  g_assert_true (gtk_widget_activate_action (popover, "rename.apply", NULL));
  assert_rows (fixture, "0Each 1Inside 0Last step ");
  g_assert_true (passo_document_undo (fixture->document));
  assert_rows (fixture, "0Each 1In 0Last step ");
}

static void
test_accessible (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *list = find_widget (GTK_WIDGET (fixture->outline), GTK_TYPE_LIST_VIEW);

  gtk_test_accessible_assert_role (list, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (list, GTK_ACCESSIBLE_PROPERTY_LABEL, "Outline of states");
}

static void
test_jump (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *popover = passo_jump_popover_new (fixture->workspace);
  GtkEditable *entry = passo_jump_popover_get_entry (PASSO_JUMP_POPOVER (popover));

  gtk_widget_set_parent (popover, GTK_WIDGET (fixture->outline));
  passo_jump_popover_open (PASSO_JUMP_POPOVER (popover));
  gtk_editable_set_text (entry, "ls");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (passo_selection_get_primary (passo_workspace_get_selection (fixture->workspace)),
                    ==, find_id (fixture, "Last step"));
  while (gtk_widget_get_mapped (popover) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  g_object_ref (popover);
  gtk_widget_unparent (popover);
  assert_finalized (popover);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/outline/rows", test_rows);
  ADD ("/ui/outline/selection", test_selection);
  ADD ("/ui/outline/closed-container-opens", test_closed_container_opens);
  ADD ("/ui/outline/problems", test_problems);
  ADD ("/ui/outline/delete", test_delete);
  ADD ("/ui/outline/rename", test_rename);
  ADD ("/ui/outline/accessible", test_accessible);
  ADD ("/ui/outline/jump", test_jump);
#undef ADD

  return g_test_run ();
}
