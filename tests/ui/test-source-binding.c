/* test-source-binding.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "editor/passo-source-binding.h"

#define N_EDITS 400

static const char start_text[] = "{\n  \"StartAt\": \"Ação\",\n  \"States\": { \"Ação\": {} }\n}\n";

typedef struct
{
  PassoDocument *document;
  GtkSourceBuffer *buffer;
  PassoSourceBinding *binding;
} Fixture;

static void
open_text (Fixture    *fixture,
           const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  fixture->document = passo_document_new_for_bytes (bytes);
  fixture->buffer = gtk_source_buffer_new (NULL);
  fixture->binding = passo_source_binding_new (fixture->document, fixture->buffer);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  open_text (fixture, data != NULL ? data : start_text);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->binding);
  g_object_unref (fixture->buffer);
  g_assert_finalize_object (fixture->document);
}

static char *
dup_buffer_text (Fixture *fixture)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (fixture->buffer), &start, &end);

  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (fixture->buffer), &start, &end, TRUE);
}

static void
assert_equal (Fixture *fixture)
{
  g_autofree char *shown = dup_buffer_text (fixture);
  gsize length;
  const char *text = g_bytes_get_data (passo_document_get_text (fixture->document), &length);

  g_assert_cmpmem (shown, strlen (shown), text, length);
}

static void
type (Fixture    *fixture,
      int         offset,
      const char *text)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (fixture->buffer), &iter, offset);
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (fixture->buffer));
  gtk_text_buffer_insert (GTK_TEXT_BUFFER (fixture->buffer), &iter, text, -1);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (fixture->buffer));
}

static void
delete_range (Fixture *fixture,
              int      from,
              int      to)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (fixture->buffer), &start, from);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (fixture->buffer), &end, to);
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (fixture->buffer));
  gtk_text_buffer_delete (GTK_TEXT_BUFFER (fixture->buffer), &start, &end);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (fixture->buffer));
}

static void
test_fills (Fixture       *fixture,
            gconstpointer  data)
{
  assert_equal (fixture);
  g_assert_false (gtk_text_buffer_get_enable_undo (GTK_TEXT_BUFFER (fixture->buffer)));
  g_assert_false (passo_document_get_can_undo (fixture->document));
}

static void
test_typing_is_one_step (Fixture       *fixture,
                         gconstpointer  data)
{
  type (fixture, 1, "a");
  type (fixture, 2, "b");
  type (fixture, 3, "ç");
  assert_equal (fixture);
  g_assert_true (passo_document_undo (fixture->document));
  assert_equal (fixture);
  g_assert_false (passo_document_get_can_undo (fixture->document));
}

static void
test_typing_over_a_selection_is_one_step (Fixture       *fixture,
                                          gconstpointer  data)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (fixture->buffer);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, 2);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 12);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, "x", 1);
  gtk_text_buffer_end_user_action (buffer);
  assert_equal (fixture);
  g_assert_true (passo_document_undo (fixture->document));
  assert_equal (fixture);
  g_assert_false (passo_document_get_can_undo (fixture->document));
}

static void
test_random_edits (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char * const pieces[] = { "a", "ç", "€", "\n", "{ \"x\": 1 }", "𝄞", "  ", "\"" };
  g_autofree char *before = dup_buffer_text (fixture);
  g_autofree char *after = NULL;

  for (guint i = 0; i < N_EDITS; i++)
    {
      int n = gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (fixture->buffer));
      int at = g_test_rand_int_range (0, n + 1);

      switch (g_test_rand_int_range (0, 5))
        {
        case 0:
        case 1:
          type (fixture, at, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          break;

        case 2:
          delete_range (fixture, at, MIN (n, at + g_test_rand_int_range (0, 6)));
          break;

        case 3:
          passo_document_undo (fixture->document);
          break;

        default:
          passo_document_redo (fixture->document);
        }
      assert_equal (fixture);
    }

  while (passo_document_undo (fixture->document))
    assert_equal (fixture);
  after = dup_buffer_text (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_several_edits_of_the_document (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (GArray) edits = passo_text_edits_new ();
  const char *text = g_bytes_get_data (passo_document_get_text (fixture->document), NULL);
  const char *first = strstr (text, "Ação");
  const char *second = strstr (first + 1, "Ação");
  GtkTextIter mark;

  passo_text_edits_add (edits, first - text, strlen ("Ação"), "Não", -1);
  passo_text_edits_add (edits, second - text, strlen ("Ação"), "Não é", -1);
  passo_document_apply (fixture->document, (PassoTextEdit *) (gpointer) edits->data, 2, NULL);
  assert_equal (fixture);

  /* Bytes and characters of the same place. */
  text = g_bytes_get_data (passo_document_get_text (fixture->document), NULL);
  second = strstr (text, "Não é");
  passo_source_binding_get_iter (fixture->binding, second - text, &mark);
  g_assert_cmpuint (gtk_text_iter_get_char (&mark), ==, 'N');
  g_assert_cmpuint (passo_source_binding_get_offset (fixture->binding, &mark), ==, second - text);
}

static void
test_line_ends (Fixture       *fixture,
                gconstpointer  data)
{
  type (fixture, 1, "\n");
  assert_equal (fixture);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (passo_document_get_text (fixture->document), NULL),
                                   "{\r\n\r\n"));
}

static void
test_long_line (void)
{
  g_autoptr (GString) text = g_string_new ("{\"StartAt\":\"A\",\"States\":{");
  Fixture fixture;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "\"S%u\":{\"Type\":\"Succeed\"},", i);
  open_text (&fixture, text->str);
  g_assert_false (gtk_source_buffer_get_highlight_syntax (fixture.buffer));
  assert_equal (&fixture);
  type (&fixture, 5, "\n");
  assert_equal (&fixture);
  tear_down (&fixture, NULL);

  open_text (&fixture, start_text);
  g_assert_true (gtk_source_buffer_get_highlight_syntax (fixture.buffer));
  type (&fixture, 5, text->str);
  g_assert_false (gtk_source_buffer_get_highlight_syntax (fixture.buffer));
  tear_down (&fixture, NULL);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)
  ADD ("/ui/source-binding/fills", NULL, test_fills);
  ADD ("/ui/source-binding/typing-is-one-step", NULL, test_typing_is_one_step);
  ADD ("/ui/source-binding/typing-over-a-selection", NULL, test_typing_over_a_selection_is_one_step);
  ADD ("/ui/source-binding/random-edits", NULL, test_random_edits);
  ADD ("/ui/source-binding/several-edits", NULL, test_several_edits_of_the_document);
  ADD ("/ui/source-binding/line-ends", "{\r\n  \"a\": 1\r\n}\r\n", test_line_ends);
#undef ADD
  g_test_add_func ("/ui/source-binding/long-line", test_long_line);

  return g_test_run ();
}
