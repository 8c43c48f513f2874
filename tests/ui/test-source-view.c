/* test-source-view.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "editor/passo-source-view.h"
#include "workspace/passo-document-follower.h"

static const char definition[] =
  "{ \"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\n"
  "  \"A\": { \"Type\": \"Pass\", \"Comment\": \"plain $sum\", \"Next\": \"B\",\n"
  "    \"Output\": \"{% /* why */ $map($states.input, function($v) { $v * 12 & \\\"esc\\\\\\\" \\\""
  " & 'it' in null }) %}\" },\n"
  "  \"B\": { \"Type\": \"Pass\", \"Output\": \"{% $replace('a', /[x]+/i, '') & 'open\", \"Next\": \"C\" },\n"
  "  \"C\": { \"Type\": \"Succeed\" }\n"
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
spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
    }
}

#define wait_until(condition) \
  G_STMT_START { \
    gint64 limit = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; \
    while (!(condition) && g_get_monotonic_time () < limit) \
      spin (5); \
    g_assert_true (condition); \
  } G_STMT_END

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
  gpointer view = fixture->view;

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

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  g_test_add ("/ui/source-view/colours", Fixture, NULL, set_up, test_colours, tear_down);
  g_test_add ("/ui/source-view/completion", Fixture, NULL, set_up, test_completion, tear_down);

  return g_test_run ();
}
