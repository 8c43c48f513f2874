/* test-document.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

#define TEXT "{\"a\": 1}"

static PassoDocument *
make_document (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return passo_document_new_for_bytes (bytes);
}

static void
assert_text (PassoDocument *document,
             const char    *expected)
{
  GBytes *text = passo_document_get_text (document);

  g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), expected,
                   strlen (expected));
}

static void
replace (PassoDocument *document,
         gsize          offset,
         gsize          length,
         const char    *text)
{
  g_autoptr (GArray) edits = passo_text_edits_new ();
  g_autoptr (GError) error = NULL;

  passo_text_edits_add (edits, offset, length, text, -1);
  g_assert_true (passo_document_apply (document, (const PassoTextEdit *) (gpointer) edits->data, 1,
                                       &error));
  g_assert_no_error (error);
}

static void
type (PassoDocument *document,
      gsize          offset,
      const char    *text)
{
  g_autoptr (GArray) edits = passo_text_edits_new ();

  passo_text_edits_add (edits, offset, 0, text, -1);
  g_assert_true (passo_document_apply_typing (document,
                                              (const PassoTextEdit *) (gpointer) edits->data, 1,
                                              NULL));
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  (*count)++;
}

/* A view that follows the edits must have the text of the document after each of them. */
static void
mirror_cb (PassoDocument       *document,
           const PassoTextEdit *edits,
           guint                n_edits,
           GBytes             **mirror)
{
  g_autoptr (GBytes) before = g_steal_pointer (mirror);

  *mirror = passo_text_edits_apply (edits, n_edits, before);
  g_assert_true (g_bytes_equal (*mirror, passo_document_get_text (document)));
}

static void
test_properties (void)
{
  g_autoptr (PassoDocument) document = make_document (TEXT);
  guint revisions = 0, modified = 0, can_undo = 0, can_redo = 0;

  g_signal_connect (document, "notify::revision", G_CALLBACK (count_cb), &revisions);
  g_signal_connect (document, "notify::modified", G_CALLBACK (count_cb), &modified);
  g_signal_connect (document, "notify::can-undo", G_CALLBACK (count_cb), &can_undo);
  g_signal_connect (document, "notify::can-redo", G_CALLBACK (count_cb), &can_redo);

  g_assert_false (passo_document_get_modified (document));
  g_assert_false (passo_document_undo (document));
  g_assert_cmpuint (revisions + modified + can_undo + can_redo, ==, 0);

  replace (document, 6, 1, "2");
  assert_text (document, "{\"a\": 2}");
  g_assert_true (passo_document_get_modified (document));
  g_assert_cmpuint (passo_document_get_revision (document), ==, 1);

  replace (document, 6, 1, "3");
  g_assert_cmpuint (modified, ==, 1);
  g_assert_cmpuint (can_undo, ==, 1);
  g_assert_cmpuint (revisions, ==, 2);

  /* Back by hand is back: not modified, though there is something to undo. */
  replace (document, 6, 1, "1");
  g_assert_false (passo_document_get_modified (document));
  g_assert_cmpuint (modified, ==, 2);

  g_assert_true (passo_document_undo (document));
  assert_text (document, "{\"a\": 3}");
  g_assert_cmpuint (can_redo, ==, 1);
  g_assert_cmpuint (passo_document_get_revision (document), ==, 4);
  g_assert_true (passo_document_redo (document));
  g_assert_cmpuint (can_redo, ==, 2);
  assert_text (document, TEXT);
}

static void
test_groups (void)
{
  g_autoptr (PassoDocument) document = make_document (TEXT);
  GBytes *mirror = g_bytes_ref (passo_document_get_text (document));

  g_signal_connect (document, "committed", G_CALLBACK (mirror_cb), &mirror);
  passo_document_begin_group (document, "Outer");
  replace (document, 2, 1, "long name");
  passo_document_begin_group (document, "Inner");
  replace (document, 14, 1, "[]");
  passo_document_end_group (document);
  g_assert_false (passo_document_get_can_undo (document));
  g_assert_false (passo_document_undo (document));
  passo_document_end_group (document);
  assert_text (document, "{\"long name\": []}");

  replace (document, 0, 0, " ");
  g_assert_null (passo_document_get_undo_label (document));
  g_assert_true (passo_document_undo (document));
  g_assert_cmpstr (passo_document_get_undo_label (document), ==, "Outer");
  g_assert_true (passo_document_undo (document));
  assert_text (document, TEXT);
  g_assert_cmpstr (passo_document_get_redo_label (document), ==, "Outer");
  g_assert_true (passo_document_redo (document));
  assert_text (document, "{\"long name\": []}");

  /* A new change forgets what could be redone. */
  g_assert_true (passo_document_get_can_redo (document));
  replace (document, 0, 0, " ");
  g_assert_false (passo_document_get_can_redo (document));

  passo_document_begin_group (document, "Nothing");
  passo_document_end_group (document);
  g_assert_null (passo_document_get_undo_label (document));
  g_bytes_unref (mirror);
}

static void
test_typing (void)
{
  g_autoptr (PassoDocument) document = make_document ("");
  PassoVirtualClock clock;

  passo_virtual_clock_init (&clock, 1000000);
  passo_document_set_clock (document, (PassoClock *) &clock);

  type (document, 0, "a");
  passo_virtual_clock_advance_by (&clock, 500);
  type (document, 1, "b");
  passo_virtual_clock_advance_by (&clock, 999);
  type (document, 2, "c");
  passo_virtual_clock_advance_by (&clock, 1000);
  type (document, 3, "d");
  type (document, 0, "far away");
  assert_text (document, "far awayabcd");

  g_assert_true (passo_document_undo (document));
  assert_text (document, "abcd");
  g_assert_true (passo_document_undo (document));
  assert_text (document, "abc");
  g_assert_true (passo_document_undo (document));
  assert_text (document, "");
  g_assert_false (passo_document_get_can_undo (document));
  g_assert_false (passo_document_get_modified (document));

  /* After an undo, and after a save, typing begins a new step. */
  type (document, 0, "x");
  passo_document_set_saved (document, passo_document_get_text (document));
  type (document, 1, "y");
  g_assert_true (passo_document_undo (document));
  assert_text (document, "x");
  g_assert_false (passo_document_get_modified (document));
}

static void
test_refused (void)
{
  g_autoptr (PassoDocument) document = make_document (TEXT);
  const PassoTextEdit outside = { 7, 2, NULL, 0 };
  const PassoTextEdit overlapping[] = { { 4, 3, NULL, 0 }, { 0, 5, NULL, 0 } };
  const PassoTextEdit unsorted[] = { { 6, 1, (char *) "2", 1 }, { 2, 1, (char *) "b", 1 } };
  g_autoptr (GError) error = NULL;

  g_assert_false (passo_document_apply (document, &outside, 1, &error));
  g_assert_error (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_EDIT);
  g_clear_error (&error);
  g_assert_false (passo_document_apply (document, overlapping, 2, &error));
  g_assert_error (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_EDIT);
  assert_text (document, TEXT);
  g_assert_cmpuint (passo_document_get_revision (document), ==, 0);
  g_assert_false (passo_document_get_can_undo (document));

  g_assert_true (passo_document_apply (document, unsorted, 2, NULL));
  assert_text (document, "{\"b\": 2}");
  g_assert_cmpuint (passo_document_get_revision (document), ==, 1);
}

static void
test_tree (void)
{
  static const char * const patterns[] = { "{{name}}", NULL };
  g_autoptr (PassoDocument) document = make_document ("{\"a\": {{x}}}");
  g_autoptr (PassoJsonTree) before = passo_json_tree_ref (passo_document_get_tree (document));
  guint revisions = 0;

  g_signal_connect (document, "notify::revision", G_CALLBACK (count_cb), &revisions);
  g_assert_true (passo_document_get_tree (document) == before);
  g_assert_false (passo_json_tree_is_valid (before));

  passo_document_set_patterns (document, patterns);
  passo_document_set_patterns (document, patterns);
  g_assert_cmpuint (revisions, ==, 1);
  g_assert_true (passo_json_tree_is_valid (passo_document_get_tree (document)));
  g_assert_false (passo_document_get_modified (document));
}

static void
test_finalize (void)
{
  PassoDocument *document = make_document (TEXT);
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/order.asl.json");
  g_autofree char *untitled = passo_document_dup_title (document);
  g_autofree char *title = NULL;
  guint titles = 0;

  g_signal_connect (document, "notify::title", G_CALLBACK (count_cb), &titles);
  passo_document_set_file (document, file);
  passo_document_set_file (document, file);
  title = passo_document_dup_title (document);
  g_assert_cmpstr (title, ==, "order.asl.json");
  g_assert_cmpstr (untitled, !=, "");
  g_assert_cmpuint (titles, ==, 1);

  passo_document_get_tree (document);
  replace (document, 0, 1, "[");
  g_object_run_dispose (G_OBJECT (document));
  g_assert_finalize_object (document);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/properties", test_properties);
  g_test_add_func ("/document/groups", test_groups);
  g_test_add_func ("/document/typing", test_typing);
  g_test_add_func ("/document/refused", test_refused);
  g_test_add_func ("/document/tree", test_tree);
  g_test_add_func ("/document/finalize", test_finalize);

  return g_test_run ();
}
