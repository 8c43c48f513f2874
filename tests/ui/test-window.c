/* test-window.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "canvas/passo-canvas-view.h"
#include "editor/passo-find-bar.h"
#include "editor/passo-source-view.h"
#include "main-loop.h"
#include "passo-application.h"
#include "passo-drafts.h"
#include "passo-process.h"
#include "passo-renderer.h"
#include "passo-window.h"
#include "widgets/passo-banner.h"

static const char definition[] =
  "{\n"
  "  \"StartAt\": \"A\",\n"
  "  \"States\": {\n"
  "    \"A\": { \"Type\": \"Pass\", \"Next\": \"B\" },\n"
  "    \"B\": { \"Type\": \"Succeed\" }\n"
  "  }\n"
  "}\n";

static PassoApplication *application;
static char *folder;

static PassoWindow *
get_window (GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL; l = l->next)
    {
      PassoDocument *document = PASSO_IS_WINDOW (l->data) ? passo_window_get_document (l->data) : NULL;

      if (document != NULL && passo_document_get_file (document) != NULL
          && g_file_equal (passo_document_get_file (document), file))
        return l->data;
    }

  return NULL;
}

static guint
count_windows (void)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL; l = l->next)
    n += PASSO_IS_WINDOW (l->data);

  return n;
}

static GFile *
write_file (const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static PassoWindow *
open_file (GFile *file)
{
  passo_application_open_file (application, file, NULL);
  wait_until (get_window (file) != NULL);

  return get_window (file);
}

/* What is unsaved is given up, so that the window does not ask. */
static void
close_window (PassoWindow *window)
{
  PassoDocument *document = passo_window_get_document (window);
  gpointer watched = window;

  if (document != NULL)
    passo_document_set_saved (document, passo_document_get_text (document));
  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  gtk_window_close (GTK_WINDOW (window));
  wait_until (watched == NULL);
}

static void
replace (PassoDocument *document,
         const char    *old,
         const char    *new)
{
  const char *text = g_bytes_get_data (passo_document_get_text (document), NULL);
  g_autoptr (GArray) edits = passo_text_edits_new ();

  g_assert_nonnull (strstr (text, old));
  passo_text_edits_add (edits, strstr (text, old) - text, strlen (old), new, -1);
  passo_document_apply (document, (PassoTextEdit *) (gpointer) edits->data, 1, NULL);
}

static void
assert_text (PassoDocument *document,
             const char    *expected)
{
  gsize length;
  const char *text = g_bytes_get_data (passo_document_get_text (document), &length);

  g_assert_cmpmem (text, length, expected, strlen (expected));
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

static PassoBanner *
find_revealed_banner (GtkWidget *widget)
{
  if (PASSO_IS_BANNER (widget) && passo_banner_get_revealed (PASSO_BANNER (widget)))
    return PASSO_BANNER (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      PassoBanner *found = find_revealed_banner (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
assert_primary (PassoWorkspace *workspace,
                const char     *name)
{
  PassoSelection *selection = passo_workspace_get_selection (workspace);
  const PassoState *state =
    passo_machine_find_state_by_id (passo_workspace_get_machine (workspace),
                                    passo_selection_get_primary (selection));

  g_assert_nonnull (state);
  g_assert_cmpstr (passo_state_get_name (state), ==, name);
}

static void
test_start (void)
{
  PassoWindow *window = passo_window_new (application);
  PassoWorkspace *workspace;

  gtk_window_present (GTK_WINDOW (window));
  spin (100);
  g_assert_null (passo_window_get_document (window));

  /* Not enabled, so it does nothing. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);

  /* The start page turns into the document, in the same window. */
  g_action_group_activate_action (G_ACTION_GROUP (application), "new", NULL);
  wait_until (passo_window_get_document (window) != NULL);
  g_assert_false (passo_document_get_modified (passo_window_get_document (window)));
  workspace = passo_window_get_workspace (window);
  g_assert_cmpuint (passo_machine_get_n_states (passo_workspace_get_machine (workspace)), ==, 1);
  close_window (window);
}

static void
test_sample (void)
{
  PassoWindow *window = passo_window_new (application);
  PassoDocument *document;
  g_auto (GStrv) inputs = NULL;

  passo_application_open_sample (application, "order-processing", window);
  spin (100);
  document = passo_window_get_document (window);
  g_assert_nonnull (document);

  /* A copy without a file, with the sample's input beside it. */
  g_assert_null (passo_document_get_file (document));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "order-processing.asl.json (unsaved)");
  inputs = passo_document_settings_dup_input_names (passo_workspace_get_settings (passo_window_get_workspace (window)));
  g_assert_cmpuint (g_strv_length (inputs), >, 0);
  close_window (window);
}

static void
test_twice (void)
{
  g_autoptr (GFile) file = write_file ("twice.asl.json", definition);
  g_autoptr (GFile) other = write_file ("other.asl.json", definition);
  PassoWindow *window = open_file (file);
  guint n = count_windows ();

  passo_application_open_file (application, file, NULL);
  passo_application_open_file (application, file, NULL);
  spin (200);
  g_assert_cmpuint (count_windows (), ==, n);
  g_assert_true (open_file (other) != window);
  g_assert_cmpuint (count_windows (), ==, n + 1);
  close_window (get_window (other));
  close_window (window);
}

/* Keys go to the graph at once, without a way through the header and the sidebar first. */
static void
test_focus (void)
{
  g_autoptr (GFile) file = write_file ("focus.asl.json", definition);
  PassoWindow *window = open_file (file);
  GtkWidget *focus;

  wait_until (gtk_window_get_focus (GTK_WINDOW (window)) != NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, PASSO_TYPE_CANVAS_VIEW));

  /* It follows the view from graph to text and back. */
  g_action_group_activate_action (G_ACTION_GROUP (window), "view", g_variant_new_string ("code"));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, PASSO_TYPE_SOURCE_VIEW));
  g_action_group_activate_action (G_ACTION_GROUP (window), "view", g_variant_new_string ("split"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == focus);
  g_action_group_activate_action (G_ACTION_GROUP (window), "view", g_variant_new_string ("design"));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, PASSO_TYPE_CANVAS_VIEW));
  close_window (window);
}

static void
test_patterns (void)
{
  g_autoptr (GFile) settings =
    write_file ("bare.passo.json", "{\"placeholders\": {\"patterns\": [\"{{name}}\"]}}");
  g_autoptr (GFile) file =
    write_file ("bare.asl.json", "{\"StartAt\": \"A\", \"States\": {\"A\": "
                "{\"Type\": \"Wait\", \"Seconds\": {{delay}}, \"End\": true}}}");
  PassoWindow *window = open_file (file);
  PassoWorkspace *workspace = passo_window_get_workspace (window);

  wait_until (passo_workspace_get_machine (workspace) != NULL);
  g_assert_false (passo_workspace_get_graph_stale (workspace));
  g_assert_true (passo_json_tree_is_valid (passo_document_get_tree (passo_window_get_document (window))));
  close_window (window);
}

/* A text view cannot hold what the document can. */
static void
test_zeros (void)
{
  g_autofree char *path = g_build_filename (folder, "zeros.asl.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  PassoWindow *window;
  gsize length;

  g_assert_true (g_file_set_contents (path, "{\"a\": \"\0\"}", 11, NULL));
  window = open_file (file);
  g_action_group_activate_action (G_ACTION_GROUP (window), "view", g_variant_new_string ("split"));
  spin (50);
  g_bytes_get_data (passo_document_get_text (passo_window_get_document (window)), &length);
  g_assert_cmpuint (length, ==, 11);
  g_assert_false (passo_document_get_modified (passo_window_get_document (window)));
  g_action_group_activate_action (G_ACTION_GROUP (window), "view", g_variant_new_string ("design"));
  close_window (window);
}

static void
test_break_and_mend (void)
{
  g_autoptr (GFile) file = write_file ("break.asl.json", definition);
  PassoWindow *window = open_file (file);
  PassoWorkspace *workspace = passo_window_get_workspace (window);
  PassoDocument *document = passo_window_get_document (window);
  GtkWidget *view = find_widget (GTK_WIDGET (window), PASSO_TYPE_SOURCE_VIEW);
  GtkTextBuffer *buffer =
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (passo_source_view_get_text_view (PASSO_SOURCE_VIEW (view))));
  GtkTextIter iter;
  PassoBanner *banner;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, 1);
  gtk_text_buffer_insert (buffer, &iter, "{", 1);
  g_assert_true (passo_workspace_get_graph_stale (workspace));
  banner = find_revealed_banner (GTK_WIDGET (window));
  g_assert_nonnull (banner);
  g_assert_true (g_str_has_prefix (passo_banner_get_title (banner), "The text is broken at line "));
  g_assert_true (gtk_widget_activate_action (gtk_widget_get_parent (GTK_WIDGET (banner)),
                                             "workbench.show-damage", NULL));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  assert_text (document, definition);
  g_assert_false (passo_workspace_get_graph_stale (workspace));
  g_assert_null (find_revealed_banner (GTK_WIDGET (window)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL));
  g_assert_true (passo_workspace_get_graph_stale (workspace));
  close_window (window);
}

static void
test_linked_selection (void)
{
  g_autoptr (GFile) file = write_file ("linked.asl.json", definition);
  PassoWindow *window = open_file (file);
  PassoWorkspace *workspace = passo_window_get_workspace (window);
  PassoSelection *selection = passo_workspace_get_selection (workspace);
  const PassoState *b = passo_machine_find_state (passo_workspace_get_machine (workspace), "B");
  GtkWidget *view = find_widget (GTK_WIDGET (window), PASSO_TYPE_SOURCE_VIEW);
  GtkTextBuffer *buffer =
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (passo_source_view_get_text_view (PASSO_SOURCE_VIEW (view))));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line_offset (buffer, &iter, 3, 10);
  gtk_text_buffer_place_cursor (buffer, &iter);
  assert_primary (workspace, "A");

  passo_selection_select_only (selection, passo_state_get_id (b));
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_line (&iter), ==, 4);
  close_window (window);
}

static void
test_find (void)
{
  g_autoptr (GFile) file = write_file ("find.asl.json", definition);
  PassoWindow *window = open_file (file);
  PassoWorkspace *workspace = passo_window_get_workspace (window);
  PassoSelection *selection = passo_workspace_get_selection (workspace);
  GtkWidget *bar = find_widget (GTK_WIDGET (window), PASSO_TYPE_FIND_BAR);
  g_autofree char *search_text = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL));
  gtk_editable_set_text (passo_find_bar_get_entry (PASSO_FIND_BAR (bar)), "succeed");
  wait_until (passo_selection_get_size (selection) == 1);
  g_object_get (bar, "search-text", &search_text, NULL);
  g_assert_cmpstr (search_text, ==, "succeed");
  assert_primary (workspace, "B");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.find-next", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.find-previous", NULL));
  close_window (window);
}

static void
test_panes (void)
{
  g_autoptr (GFile) file = write_file ("panes.asl.json", definition);
  PassoWindow *window = open_file (file);
  GActionGroup *actions = G_ACTION_GROUP (window);
  static const char * const panes[] = { "show-sidebar", "show-inspector", "show-panel" };
  g_autoptr (GVariant) view = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      g_autoptr (GVariant) before = g_action_group_get_action_state (actions, panes[i]);
      g_autoptr (GVariant) after = NULL;

      g_action_group_activate_action (actions, panes[i], NULL);
      after = g_action_group_get_action_state (actions, panes[i]);
      g_assert_true (g_variant_get_boolean (before) != g_variant_get_boolean (after));
      g_action_group_activate_action (actions, panes[i], NULL);
    }

  g_action_group_activate_action (actions, "view", g_variant_new_string ("code"));
  gtk_window_set_default_size (GTK_WINDOW (window), 1111, 777);
  close_window (window);

  /* The next window is as this one was. */
  window = open_file (file);
  view = g_action_group_get_action_state (G_ACTION_GROUP (window), "view");
  g_assert_cmpstr (g_variant_get_string (view, NULL), ==, "code");
  g_action_group_activate_action (G_ACTION_GROUP (window), "view", g_variant_new_string ("design"));
  close_window (window);
}

static void
test_actions (void)
{
  static const char * const plain[] = {
    "win.jump", "win.focus-inspector", "win.focus-canvas", "win.show-menu", "win.find",
    "win.keep", "win.reload", "win.save",
  };
  g_autoptr (GFile) file = write_file ("actions.asl.json", definition);
  PassoWindow *window = open_file (file);
  GtkWidget *widget = GTK_WIDGET (window);

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_test_message ("%s", plain[i]);
      g_assert_true (gtk_widget_activate_action (widget, plain[i], NULL));
      spin (20);
    }
  g_assert_true (gtk_widget_activate_action (widget, "win.show-message", "s", "5 < 6 & more"));
  g_assert_true (gtk_widget_activate_action (widget, "win.show-page", "s", "problems"));
  g_assert_true (gtk_widget_activate_action (widget, "win.show-page", "s", "definition"));
  g_assert_true (gtk_widget_activate_action (widget, "win.show-page", "s", "runs"));
  g_assert_true (gtk_widget_activate_action (widget, "win.show-place", "(tt)", (guint64) 4, (guint64) 11));
  g_assert_true (gtk_widget_activate_action (widget, "win.show-match", "(tt)", (guint64) 4, (guint64) 11));
  assert_text (passo_window_get_document (window), definition);

  /* Nothing runs yet, so these are not enabled and do nothing. */
  gtk_widget_activate_action (widget, "win.pause", NULL);
  gtk_widget_activate_action (widget, "win.stop", NULL);
  gtk_widget_activate_action (widget, "win.export-history", NULL);
  g_assert_true (gtk_widget_activate_action (widget, "win.run", NULL));
  wait_until (passo_workspace_get_execution (passo_window_get_workspace (window)) != NULL);
  wait_until (passo_execution_get_status (passo_workspace_get_execution (passo_window_get_workspace (window)))
              == PASSO_EXECUTION_SUCCEEDED);
  close_window (window);
}

static gboolean
is_shown (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_visible (l->data))
      return TRUE;

  return FALSE;
}

static void
test_application_actions (void)
{
  guint n = count_windows ();

  g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  g_assert_cmpuint (count_windows (), ==, n + 1);
  g_action_group_activate_action (G_ACTION_GROUP (application), "preferences", NULL);
  wait_until (is_shown (ADW_TYPE_PREFERENCES_WINDOW));
  g_action_group_activate_action (G_ACTION_GROUP (application), "about", NULL);
  wait_until (is_shown (ADW_TYPE_ABOUT_WINDOW));
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-sample",
                                  g_variant_new_string ("photo-fan-out"));
  spin (100);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  wait_until (count_windows () == 0);
}

static void
test_save (void)
{
  g_autoptr (GFile) file = write_file ("save.asl.json", definition);
  PassoWindow *window = open_file (file);
  PassoDocument *document = passo_window_get_document (window);
  g_autofree char *saved = NULL;

  replace (document, "Succeed", "Fail");
  g_assert_true (passo_document_get_modified (document));
  g_assert_true (g_str_has_suffix (gtk_window_get_title (GTK_WINDOW (window)), "(unsaved)"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL));
  wait_until (!passo_document_get_modified (document));
  g_file_load_contents (file, NULL, &saved, NULL, NULL, NULL);
  assert_text (document, saved);
  g_assert_false (g_str_has_suffix (gtk_window_get_title (GTK_WINDOW (window)), "(unsaved)"));
  close_window (window);
}

static AdwMessageDialog *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;

  g_assert_not_reached ();
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
answer (const char *label)
{
  GtkWidget *button = find_button (GTK_WIDGET (find_question ()), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_asks_before_closing (void)
{
  g_autoptr (GFile) file = write_file ("ask.asl.json", definition);
  PassoWindow *window = open_file (file);
  gpointer watched = window;

  replace (passo_window_get_document (window), "Succeed", "Fail");
  gtk_window_close (GTK_WINDOW (window));
  spin (100);
  g_assert_true (get_window (file) == window);
  answer ("_Cancel");
  spin (100);
  g_assert_true (get_window (file) == window);

  gtk_window_close (GTK_WINDOW (window));
  spin (100);
  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  answer ("_Discard");
  wait_until (watched == NULL);
}

static void
test_changed_outside (void)
{
  g_autoptr (GFile) file = write_file ("outside.asl.json", definition);
  PassoWindow *window = open_file (file);
  PassoDocument *document = passo_window_get_document (window);
  static const char changed[] = "{ \"StartAt\": \"C\", \"States\": { \"C\": { \"Type\": \"Succeed\" } } }\n";
  static const char again[] = "{ \"StartAt\": \"D\", \"States\": { \"D\": { \"Type\": \"Succeed\" } } }\n";

  /* Nothing unsaved: read again. */
  spin (50);
  g_object_unref (write_file ("outside.asl.json", changed));
  wait_until (strstr (g_bytes_get_data (passo_document_get_text (document), NULL), "\"C\"") != NULL);
  assert_text (document, changed);
  g_assert_false (passo_document_get_modified (document));

  /* Something unsaved: asked. */
  replace (document, "Succeed", "Fail");
  g_object_unref (write_file ("outside.asl.json", again));
  wait_until (find_revealed_banner (GTK_WIDGET (window)) != NULL);
  g_assert_nonnull (strstr (g_bytes_get_data (passo_document_get_text (document), NULL), "Fail"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.reload", NULL));
  assert_text (document, again);
  g_assert_false (passo_document_get_modified (document));
  g_assert_true (passo_document_undo (document));
  g_assert_nonnull (strstr (g_bytes_get_data (passo_document_get_text (document), NULL), "Fail"));
  close_window (window);
}

static void
test_gone (void)
{
  g_autoptr (GFile) file = write_file ("gone.asl.json", definition);
  PassoWindow *window = open_file (file);
  PassoDocument *document = passo_window_get_document (window);
  g_autofree char *text = NULL;

  g_assert_true (g_file_delete (file, NULL, NULL));
  wait_until (passo_document_get_modified (document));
  assert_text (document, definition);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  wait_until (!passo_document_get_modified (document));
  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  g_assert_cmpstr (text, ==, definition);
  close_window (window);
}

static void
test_drafts (void)
{
  g_autofree char *path = g_build_filename (folder, "drafts", NULL);
  g_autoptr (GFile) place = g_file_new_for_path (path);
  g_autoptr (GBytes) text = g_bytes_new_static (definition, strlen (definition));
  g_autoptr (PassoDocument) document = passo_document_new_for_bytes (text);
  g_autoptr (PassoDrafts) drafts = passo_drafts_new (place);
  g_autoptr (PassoDrafts) next = passo_drafts_new (place);
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *id = passo_drafts_watch (drafts, document);
  PassoDraft *draft;

  replace (document, "Succeed", "Fail");
  passo_drafts_flush (drafts);

  /* What an open window has is not lost. */
  lost = passo_drafts_list_lost (drafts);
  g_assert_cmpuint (lost->len, ==, 0);
  g_clear_pointer (&lost, g_ptr_array_unref);

  /* The same folder seen by a program that does not have the window. */
  lost = passo_drafts_list_lost (next);
  g_assert_cmpuint (lost->len, ==, 1);
  draft = g_ptr_array_index (lost, 0);
  g_assert_cmpstr (draft->id, ==, id);
  g_assert_true (g_bytes_equal (draft->text, passo_document_get_text (document)));

  /* Saved or closed, nothing is left. */
  passo_drafts_forget (drafts, document);
  left = passo_drafts_list_lost (next);
  g_assert_cmpuint (left->len, ==, 0);
}

/* An id that another process has got since, and a process that has ended but was not waited for:
 * the drafts of both were lost. */
static void
test_process (void)
{
  g_autofree char *start = passo_process_dup_start (getpid ());
  g_autofree char *child_start = NULL;
  siginfo_t info = { 0 };
  pid_t child;

  g_assert_nonnull (start);
  g_assert_true (passo_process_lives (getpid (), start));
  g_assert_false (passo_process_lives (getpid (), "1"));
  g_assert_false (passo_process_lives (0, NULL));

  child = fork ();
  if (child == 0)
    {
      pause ();
      _exit (0);
    }
  child_start = passo_process_dup_start (child);
  g_assert_true (passo_process_lives (child, child_start));
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitid (P_PID, (id_t) child, &info, WEXITED | WNOWAIT), ==, 0);
  g_assert_false (passo_process_lives (child, child_start));
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
}

static void
test_renderer (void)
{
  g_autofree char *dri = g_build_filename (folder, "dri", NULL);
  g_autofree char *node = g_build_filename (dri, "renderD128", NULL);
  g_autofree char *device = g_build_filename (folder, "class", "renderD128", "device", NULL);
  g_autofree char *class = g_build_filename (folder, "class", NULL);
  g_autofree char *driver = g_build_filename (device, "driver", NULL);

  g_assert_false (passo_renderer_has_hardware (dri, class));
  g_mkdir_with_parents (dri, 0700);
  g_mkdir_with_parents (device, 0700);
  g_file_set_contents (node, "", 0, NULL);
  g_assert_false (passo_renderer_has_hardware (dri, class));
  g_assert_cmpint (symlink ("/sys/bus/pci/drivers/i915", driver), ==, 0);
  g_assert_true (passo_renderer_has_hardware (dri, class));
  g_unlink (driver);
  g_assert_cmpint (symlink ("/sys/bus/platform/drivers/vkms", driver), ==, 0);
  g_assert_false (passo_renderer_has_hardware (dri, class));
}

/* Every button without words says what it is. */
static void
assert_labels (GtkWidget *widget)
{
  gboolean only_icon = GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL;

  if (only_icon && gtk_widget_get_css_name (widget) != NULL
      && gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL
      && gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) != NULL
      && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    g_error ("The button of %s has no accessible label",
             gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_labels (child);
}

static void
test_labels (void)
{
  g_autoptr (GFile) file = write_file ("labels.asl.json", definition);
  PassoWindow *window = open_file (file);

  assert_labels (GTK_WIDGET (window));
  close_window (window);
}

int
main (int    argc,
      char **argv)
{
  int status;

  folder = g_dir_make_tmp ("passo-window-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  application = passo_application_new (G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));

  g_test_add_func ("/ui/window/start", test_start);
  g_test_add_func ("/ui/window/sample", test_sample);
  g_test_add_func ("/ui/window/twice", test_twice);
  g_test_add_func ("/ui/window/focus", test_focus);
  g_test_add_func ("/ui/window/patterns", test_patterns);
  g_test_add_func ("/ui/window/zeros", test_zeros);
  g_test_add_func ("/ui/window/break-and-mend", test_break_and_mend);
  g_test_add_func ("/ui/window/linked-selection", test_linked_selection);
  g_test_add_func ("/ui/window/find", test_find);
  g_test_add_func ("/ui/window/panes", test_panes);
  g_test_add_func ("/ui/window/actions", test_actions);
  g_test_add_func ("/ui/window/save", test_save);
  g_test_add_func ("/ui/window/asks-before-closing", test_asks_before_closing);
  g_test_add_func ("/ui/window/changed-outside", test_changed_outside);
  g_test_add_func ("/ui/window/gone", test_gone);
  g_test_add_func ("/ui/window/drafts", test_drafts);
  g_test_add_func ("/ui/window/process", test_process);
  g_test_add_func ("/ui/window/renderer", test_renderer);
  g_test_add_func ("/ui/window/labels", test_labels);
  g_test_add_func ("/ui/window/application-actions", test_application_actions);
  status = g_test_run ();

  g_application_release (G_APPLICATION (application));
  spin (50);
  g_object_unref (application);
  g_free (folder);

  return status;
}
