/* test-workspace.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "workspace/passo-document-follower.h"
#include "workspace/passo-state-commands.h"

static const char definition[] =
  "{\n"
  "  \"StartAt\": \"A\",\n"
  "  \"States\": {\n"
  "    \"A\": { \"Type\": \"Pass\", \"Next\": \"B\" },\n"
  "    \"B\": { \"Type\": \"Pass\", \"Next\": \"C\" },\n"
  "    \"C\": { \"Type\": \"Succeed\" }\n"
  "  }\n"
  "}\n";

typedef struct
{
  PassoDocument *document;
  PassoWorkspace *workspace;
  PassoDocumentFollower *follower;
} Fixture;

static void
wait_for_check (Fixture *fixture)
{
  while (passo_document_follower_get_checking (fixture->follower))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) text = g_bytes_new_static (definition, strlen (definition));

  fixture->document = passo_document_new_for_bytes (text);
  fixture->workspace = passo_workspace_new (fixture->document);
  fixture->follower = passo_document_follower_new (fixture->workspace);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer follower = fixture->follower;

  /* The thread that checked lets go of it a little later. */
  wait_for_check (fixture);
  g_object_add_weak_pointer (follower, &follower);
  g_object_unref (fixture->follower);
  while (follower != NULL)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (fixture->workspace);
  g_assert_finalize_object (fixture->document);
}

static void
replace (Fixture    *fixture,
         const char *old,
         const char *new)
{
  const char *text = g_bytes_get_data (passo_document_get_text (fixture->document), NULL);
  g_autoptr (GArray) edits = passo_text_edits_new ();
  g_autoptr (GError) error = NULL;

  passo_text_edits_add (edits, strstr (text, old) - text, strlen (old), new, -1);
  passo_document_apply (fixture->document, (PassoTextEdit *) (gpointer) edits->data, 1, &error);
  g_assert_no_error (error);
}

static void
assert_text (Fixture    *fixture,
             const char *expected)
{
  gsize length;
  const char *text = g_bytes_get_data (passo_document_get_text (fixture->document), &length);

  g_assert_cmpmem (text, length, expected, strlen (expected));
}

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
count_cb (guint *count)
{
  (*count)++;
}

static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  guint n_graphs = 0;

  g_signal_connect_swapped (fixture->workspace, "notify::graph", G_CALLBACK (count_cb), &n_graphs);
  g_assert_cmpuint (passo_machine_get_n_states (passo_workspace_get_machine (fixture->workspace)), ==, 3);

  /* In the same turn of the main loop. */
  replace (fixture, "\"C\": {", "\"D\": { \"Type\": \"Succeed\" },\n    \"C\": {");
  g_assert_cmpuint (passo_machine_get_n_states (passo_workspace_get_machine (fixture->workspace)), ==, 4);
  g_assert_cmpuint (n_graphs, ==, 1);
}

static void
test_stale (Fixture       *fixture,
            gconstpointer  data)
{
  PassoGraph *graph = passo_workspace_get_graph (fixture->workspace);
  guint n_stale = 0;

  g_signal_connect_swapped (fixture->workspace, "notify::graph-stale", G_CALLBACK (count_cb), &n_stale);
  replace (fixture, "\"StartAt\": \"A\",", "\"StartAt\": \"A");
  g_assert_true (passo_workspace_get_graph_stale (fixture->workspace));
  g_assert_true (passo_workspace_get_graph (fixture->workspace) == graph);
  wait_for_check (fixture);
  g_assert_cmpuint (passo_diagnostic_list_get_n_errors (passo_workspace_get_diagnostics (fixture->workspace)), >, 0);

  replace (fixture, "\"StartAt\": \"A", "\"StartAt\": \"A\",");
  g_assert_false (passo_workspace_get_graph_stale (fixture->workspace));
  g_assert_true (passo_workspace_get_graph (fixture->workspace) != graph);
  g_assert_cmpuint (n_stale, ==, 2);
  wait_for_check (fixture);
  g_assert_cmpuint (passo_diagnostic_list_get_n_errors (passo_workspace_get_diagnostics (fixture->workspace)), ==, 0);
}

static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  PassoSelection *selection = passo_workspace_get_selection (fixture->workspace);
  guint a = find_id (fixture, "A");
  guint b = find_id (fixture, "B");
  guint n_changed = 0;

  g_signal_connect_swapped (selection, "changed", G_CALLBACK (count_cb), &n_changed);
  passo_selection_select_only (selection, a);
  passo_selection_select_only (selection, a);
  g_assert_cmpuint (n_changed, ==, 1);
  passo_selection_toggle (selection, b);
  g_assert_cmpuint (passo_selection_get_primary (selection), ==, b);
  passo_selection_add (selection, a);
  g_assert_cmpuint (passo_selection_get_primary (selection), ==, a);
  g_assert_cmpuint (passo_selection_get_size (selection), ==, 2);
  passo_selection_remove (selection, a);
  g_assert_true (passo_selection_contains (selection, b));
  g_assert_false (passo_selection_contains (selection, a));

  /* What is gone from the text is not selected. */
  replace (fixture, "    \"B\": { \"Type\": \"Pass\", \"Next\": \"C\" },\n", "");
  g_assert_cmpuint (passo_selection_get_size (selection), ==, 0);
  g_assert_cmpuint (passo_selection_get_primary (selection), ==, PASSO_SELECTION_NONE);
}

static void
test_rename (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint b = find_id (fixture, "B");

  passo_selection_select_only (passo_workspace_get_selection (fixture->workspace), b);
  g_assert_true (passo_state_command_rename (fixture->workspace, b, "Bravo", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (find_id (fixture, "Bravo"), ==, b);
  g_assert_true (passo_selection_contains (passo_workspace_get_selection (fixture->workspace), b));
  g_assert_nonnull (strstr (g_bytes_get_data (passo_document_get_text (fixture->document), NULL),
                            "\"Next\": \"Bravo\""));

  g_assert_true (passo_document_undo (fixture->document));
  assert_text (fixture, definition);
  g_assert_false (passo_document_get_can_undo (fixture->document));

  g_assert_false (passo_state_command_rename (fixture->workspace, b, "A", &error));
  g_assert_error (error, PASSO_REFACTOR_ERROR, PASSO_REFACTOR_ERROR_EXISTS);
  assert_text (fixture, definition);
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  PassoSelection *selection = passo_workspace_get_selection (fixture->workspace);
  g_autoptr (GError) error = NULL;
  guint ids[] = { find_id (fixture, "A"), find_id (fixture, "B") };
  guint c = find_id (fixture, "C");

  passo_selection_set (selection, ids, 2);
  g_assert_true (passo_state_command_delete (fixture->workspace, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (passo_machine_get_n_states (passo_workspace_get_machine (fixture->workspace)), ==, 1);
  g_assert_nonnull (strstr (g_bytes_get_data (passo_document_get_text (fixture->document), NULL),
                            "\"StartAt\": \"C\""));
  g_assert_cmpuint (passo_selection_get_primary (selection), ==, c);

  /* Two states are one step. */
  g_assert_true (passo_document_undo (fixture->document));
  assert_text (fixture, definition);
}

static void
test_refused_while_stale (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint b = find_id (fixture, "B");

  replace (fixture, "\"StartAt\": \"A\",", "\"StartAt\": \"A");
  g_assert_false (passo_state_command_can_edit (fixture->workspace));
  g_assert_false (passo_state_command_rename (fixture->workspace, b, "X", &error));
  g_assert_error (error, PASSO_STATE_COMMAND_ERROR, PASSO_STATE_COMMAND_ERROR_STALE);
  g_clear_error (&error);

  passo_selection_select_only (passo_workspace_get_selection (fixture->workspace), b);
  g_assert_false (passo_state_command_delete (fixture->workspace, &error));
  g_assert_error (error, PASSO_STATE_COMMAND_ERROR, PASSO_STATE_COMMAND_ERROR_STALE);
}

static void
test_properties (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (PassoDocumentSettings) settings = passo_document_settings_new ();
  guint n_notified = 0;

  g_signal_connect_swapped (fixture->workspace, "notify", G_CALLBACK (count_cb), &n_notified);
  passo_workspace_set_cursor_event (fixture->workspace, 7);
  passo_workspace_set_cursor_event (fixture->workspace, 7);
  passo_workspace_set_graph_stale (fixture->workspace, FALSE);
  passo_workspace_set_execution (fixture->workspace, NULL);
  passo_workspace_set_settings (fixture->workspace, settings);
  g_assert_cmpuint (n_notified, ==, 2);
  g_assert_cmpuint (passo_workspace_get_cursor_event (fixture->workspace), ==, 7);
  g_assert_true (passo_workspace_get_settings (fixture->workspace) == settings);
}

/* A keystroke in 1,000 states reaches the graph in 30 ms: the part of it that is not painting. */
static void
test_keystroke (void)
{
  g_autoptr (GString) text = g_string_new ("{\n  \"StartAt\": \"S0\",\n  \"States\": {\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PassoDocument) document = NULL;
  g_autoptr (PassoWorkspace) workspace = NULL;
  g_autoptr (PassoDocumentFollower) follower = NULL;
  g_autoptr (GArray) edits = passo_text_edits_new ();
  double elapsed;

  for (guint i = 0; i < 999; i++)
    g_string_append_printf (text, "    \"S%u\": { \"Type\": \"Pass\", \"Next\": \"S%u\" },\n", i, i + 1);
  g_string_append (text, "    \"S999\": { \"Type\": \"Succeed\" }\n  }\n}\n");
  bytes = g_bytes_new (text->str, text->len);
  document = passo_document_new_for_bytes (bytes);
  workspace = passo_workspace_new (document);
  follower = passo_document_follower_new (workspace);

  passo_text_edits_add (edits, strstr (text->str, "\"S0\",") - text->str + 2, 0, "x", 1);
  g_test_timer_start ();
  passo_document_apply (document, (PassoTextEdit *) (gpointer) edits->data, 1, NULL);
  elapsed = g_test_timer_elapsed ();
  g_test_minimized_result (elapsed * 1000, "keystroke in 1,000 states: %.1f ms", elapsed * 1000);
  g_assert_cmpuint (passo_machine_get_n_states (passo_workspace_get_machine (workspace)), ==, 1000);
  while (passo_document_follower_get_checking (follower))
    g_main_context_iteration (NULL, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/workspace/follows", test_follows);
  ADD ("/ui/workspace/stale", test_stale);
  ADD ("/ui/workspace/selection", test_selection);
  ADD ("/ui/workspace/rename", test_rename);
  ADD ("/ui/workspace/delete", test_delete);
  ADD ("/ui/workspace/refused-while-stale", test_refused_while_stale);
  ADD ("/ui/workspace/properties", test_properties);
#undef ADD
  g_test_add_func ("/ui/workspace/keystroke", test_keystroke);

  return g_test_run ();
}
