/* test-source-view.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "editor/passo-problem-list.h"
#include "editor/passo-source-view.h"
#include "main-loop.h"
#include "workspace/passo-document-follower.h"
#include "workspace/passo-state-problems.h"

static const char definition[] =
  "{ \"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\n"
  "  \"A\": { \"Type\": \"Pass\", \"Comment\": \"plain $sum\", \"Next\": \"B\",\n"
  "    \"Output\": \"{% /* why */ $map($states.input, function($v) { $v * 12 & \\\"esc\\\\\\\" \\\""
  " & 'it' in null }) %}\" },\n"
  "  \"B\": { \"Type\": \"Pass\", \"Output\": \"{% $replace('a', /[x]+/i, '') & 'open\", \"Next\": \"C\" },\n"
  "  \"C\": { \"Type\": \"Succeed\" }\n"
  "} }\n";

/* Two mistakes in one expression behind an escape, and doubts. */
static const char wrong[] =
  "{ \"QueryLanguage\": \"JSONata\", \"StartAt\": \"Add\", \"States\": {\n"
  "  \"Add\": { \"Type\": \"Pass\", \"End\": true,\n"
  "    \"Assign\": { \"x\": \"{% $sum([\\u0031, ]) & 'é' & (2 + ) %}\",\n"
  "      \"y\": \"{% $summ($states.inputs) %}\" } }\n"
  "} }\n";

typedef struct
{
  PassoDocument *document;
  PassoWorkspace *workspace;
  PassoDocumentFollower *follower;
  GtkWidget *window;
  PassoSourceView *view;
  GtkTextBuffer *buffer;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const char *text = data != NULL ? data : definition;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  fixture->document = passo_document_new_for_bytes (bytes);
  fixture->workspace = passo_workspace_new (fixture->document);
  fixture->follower = passo_document_follower_new (fixture->workspace);
  fixture->view = PASSO_SOURCE_VIEW (passo_source_view_new (fixture->workspace));
  fixture->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (passo_source_view_get_text_view (fixture->view)));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer view = gtk_window_get_child (GTK_WINDOW (fixture->window));

  g_object_add_weak_pointer (view, &view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_until (view == NULL);
  g_clear_object (&fixture->follower);
  g_clear_object (&fixture->workspace);
  g_clear_object (&fixture->document);
}

/* The first place of @text behind that of @after, or behind the first place of all. */
static GtkTextIter
find_text (Fixture    *fixture,
           const char *after,
           const char *text)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_start_iter (fixture->buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, after, 0, NULL, &end, NULL));
  g_assert_true (gtk_text_iter_forward_search (&end, text, 0, &start, NULL, NULL));

  return start;
}

static char *
dup_colour (const GtkTextIter *iter)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);
  GdkRGBA *colour = NULL;
  char *name = NULL;

  /* Of those that have a colour the last wins. */
  for (GSList *l = tags; l != NULL; l = l->next)
    {
      gboolean set;

      g_object_get (l->data, "foreground-set", &set, NULL);
      if (!set)
        continue;
      g_object_get (l->data, "foreground-rgba", &colour, NULL);
      g_free (name);
      name = gdk_rgba_to_string (colour);
      gdk_rgba_free (colour);
    }

  return name != NULL ? name : g_strdup ("none");
}

static char *
dup_style_colour (Fixture    *fixture,
                  const char *style)
{
  GtkSourceStyleScheme *scheme = gtk_source_buffer_get_style_scheme (GTK_SOURCE_BUFFER (fixture->buffer));
  g_autofree char *colour = NULL;
  GdkRGBA rgba;

  if (style == NULL)
    return g_strdup ("none");

  g_object_get (gtk_source_style_scheme_get_style (scheme, style), "foreground", &colour, NULL);
  g_assert_true (gdk_rgba_parse (&rgba, colour));

  return gdk_rgba_to_string (&rgba);
}

/* Each part of an expression has its colour, and nothing behind the string is touched. */
static void
test_colours (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *after;
    const char *text;
    const char *style;
  } places[] = {
    { "Comment", "$sum", "def:string" },
    { "Output", "{%", "def:preprocessor" },
    { "Output", "why", "def:comment" },
    { "Output", "$map", "def:function" },
    { "Output", "$states", "def:identifier" },
    { "Output", "input", NULL },
    { "Output", "function", "def:statement" },
    { "Output", "* 12", "def:statement" },
    { "Output", "12", "def:number" },
    { "Output", "esc", "def:string" },
    { "Output", "it'", "def:string" },
    { "Output", "in null", "def:statement" },
    { "Output", "null", "def:constant" },
    { "null", "%}", "def:preprocessor" },
    { "\"B\":", "{%", "def:preprocessor" },
    { "\"B\":", "[x]", "def:special-char" },
    { "\"B\":", "open", "def:string" },
    { "open", "Next", "def:constant" },
    { "open", "C\" }", "def:string" },
  };
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (fixture->buffer, &start, &end);
  gtk_source_buffer_ensure_highlight (GTK_SOURCE_BUFFER (fixture->buffer), &start, &end);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkTextIter iter = find_text (fixture, places[i].after, places[i].text);
      g_autofree char *colour = dup_colour (&iter);
      g_autofree char *expected = dup_style_colour (fixture, places[i].style);

      g_test_message ("%s after %s", places[i].text, places[i].after);
      g_assert_cmpstr (colour, ==, expected);
    }
}

/* The list is a popup of the library, which has no name for it. */
static gboolean
is_list_mapped (GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkSourceCompletionList"))
    return gtk_widget_get_mapped (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_list_mapped (child))
      return TRUE;

  return FALSE;
}

static gboolean
offers_names (Fixture    *fixture,
              const char *after,
              const char *text)
{
  GtkSourceView *view = passo_source_view_get_text_view (fixture->view);
  GtkSourceCompletion *completion = gtk_source_view_get_completion (view);
  GtkTextIter iter = find_text (fixture, after, text);
  gboolean shown;

  gtk_text_iter_forward_chars (&iter, g_utf8_strlen (text, -1));
  gtk_text_buffer_place_cursor (fixture->buffer, &iter);
  gtk_source_completion_show (completion);
  spin (200);
  shown = is_list_mapped (GTK_WIDGET (view));
  gtk_source_completion_hide (completion);
  spin (50);

  return shown;
}

/* The list comes up where names can stand, and nowhere else. */
static void
test_completion (Fixture       *fixture,
                 gconstpointer  data)
{
  wait_until (passo_workspace_get_machine (fixture->workspace) != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  spin (100);

  g_assert_true (offers_names (fixture, "Output", "$map"));
  g_assert_true (offers_names (fixture, "Output", "$states."));
  g_assert_false (offers_names (fixture, "Output", "wh"));
  g_assert_false (offers_names (fixture, "Comment", "$sum"));
  g_assert_false (offers_names (fixture, "Output", "it"));
}

static char *
dup_marked (Fixture    *fixture,
            const char *tag_name)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (fixture->buffer), tag_name);
  g_autoptr (GString) marked = g_string_new (NULL);
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (fixture->buffer, &start);
  while (gtk_text_iter_starts_tag (&start, tag) || gtk_text_iter_forward_to_tag_toggle (&start, tag))
    {
      GtkTextIter end = start;
      g_autofree char *text = NULL;

      gtk_text_iter_forward_to_tag_toggle (&end, tag);
      text = gtk_text_iter_get_slice (&start, &end);
      g_string_append_printf (marked, "%d: %s\n", gtk_text_iter_get_line (&start) + 1, text);
      start = end;
    }

  return g_string_free (g_steal_pointer (&marked), FALSE);
}

/* The wrong parts of expressions are underlined and nothing else, each line has its sign in the
 * gutter once, and errors and warnings do not differ by colour alone. */
static void
test_marks (Fixture       *fixture,
            gconstpointer  data)
{
  PassoDiagnosticList *diagnostics = passo_workspace_get_diagnostics (fixture->workspace);
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (fixture->buffer);
  g_autofree char *errors = NULL;
  g_autofree char *warnings = NULL;
  PangoUnderline error_line;
  PangoUnderline warning_line;

  wait_until (passo_diagnostic_list_get_n_items (diagnostics) > 0);
  errors = dup_marked (fixture, "passo-error");
  warnings = dup_marked (fixture, "passo-warning");
  g_assert_cmpstr (errors, ==, "3: ]\n3: )\n");
  g_assert_cmpstr (warnings, ==, "4: $summ\n4: $states.inputs\n");

  for (int line = 2; line <= 3; line++)
    {
      g_autoptr (GSList) marks =
        gtk_source_buffer_get_source_marks_at_line (GTK_SOURCE_BUFFER (fixture->buffer), line,
                                                    line == 2 ? "passo-error" : "passo-warning");

      g_assert_cmpuint (g_slist_length (marks), ==, 1);
    }

  g_object_get (gtk_text_tag_table_lookup (tags, "passo-error"), "underline", &error_line, NULL);
  g_object_get (gtk_text_tag_table_lookup (tags, "passo-warning"), "underline", &warning_line, NULL);
  g_assert_cmpint (error_line, !=, warning_line);
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;

  return FALSE;
}

/* A row names the state and the field. */
static void
test_problem_list (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *list = passo_problem_list_new (fixture->workspace);

  gtk_window_set_child (GTK_WINDOW (fixture->window), list);
  wait_until (shows (list, "Add · Assign/x"));
  wait_until (shows (list, "Add · Assign/y"));
}

/* The states that have problems are known by their ids. */
static void
test_state_problems (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (PassoStateProblems) problems = passo_state_problems_new (fixture->workspace);
  PassoDiagnosticList *diagnostics = passo_workspace_get_diagnostics (fixture->workspace);
  g_autoptr (GArray) edits = passo_text_edits_new ();
  const PassoState *state;
  const char *text;
  guint id;

  wait_until (passo_diagnostic_list_get_n_items (diagnostics) == 4);
  state = passo_machine_find_state (passo_workspace_get_machine (fixture->workspace), "Add");
  id = passo_state_get_id (state);
  g_assert_cmpint (passo_state_problems_find (problems, id), ==, PASSO_STATE_PROBLEM_ERROR);
  g_assert_cmpint (passo_state_problems_find (problems, id + 1), ==, PASSO_STATE_PROBLEM_NONE);

  /* With the errors gone the warnings are the worst. */
  text = g_bytes_get_data (passo_document_get_text (fixture->document), NULL);
  passo_text_edits_add (edits, strstr (text, ", ]") - text, 2, "", -1);
  passo_text_edits_add (edits, strstr (text, "+ )") - text, 2, "", -1);
  g_assert_true (passo_document_apply (fixture->document, (PassoTextEdit *) (gpointer) edits->data, 2,
                                       NULL));
  wait_until (passo_state_problems_find (problems, id) == PASSO_STATE_PROBLEM_WARNING);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  g_test_add ("/ui/source-view/colours", Fixture, NULL, set_up, test_colours, tear_down);
  g_test_add ("/ui/source-view/completion", Fixture, NULL, set_up, test_completion, tear_down);
  g_test_add ("/ui/source-view/marks", Fixture, wrong, set_up, test_marks, tear_down);
  g_test_add ("/ui/source-view/problem-list", Fixture, wrong, set_up, test_problem_list, tear_down);
  g_test_add ("/ui/source-view/state-problems", Fixture, wrong, set_up, test_state_problems, tear_down);

  return g_test_run ();
}
