/* test-document-sweep.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

/* Opens, edits, takes back and saves every file of some folders: test-document-sweep FOLDER…
 * What a file cannot be is no fault, if it is told with a place; lost bytes are one. */

#include "config.h"

#include <glib/gstdio.h>
#include <passo.h>
#include <string.h>

#include "tree-check.h"

/* A file costs about so many bytes of reading, whatever its size. */
#define BUDGET (8 * 1024 * 1024)
#define MAX_NODES 40
#define MAX_TRUNCATED 1200
#define KEY "added by a sweep"
#define VALUE "{\"added\":[1,\"\xc3\xa9\"]}"

typedef struct
{
  PassoDocument *document;
  GBytes        *text;
  GRand         *rand;
  guint          n_errors;
} Sweep;

static guint n_files, n_refused, n_damaged, n_edits;

static PassoJsonTree *
get_tree (Sweep *self)
{
  return passo_document_get_tree (self->document);
}

static void
assert_text (Sweep      *self,
             GBytes     *expected,
             const char *after)
{
  if (g_bytes_equal (passo_document_get_text (self->document), expected))
    return;

  g_test_message ("other bytes after %s", after);
  g_assert_not_reached ();
}

static void
apply (Sweep  *self,
       GArray *edits)
{
  g_autoptr (GError) error = NULL;

  passo_document_apply (self->document, (const PassoTextEdit *) (gpointer) edits->data, edits->len,
                        &error);
  g_assert_no_error (error);
  g_assert_cmpuint (passo_json_tree_get_n_errors (get_tree (self)), <=, self->n_errors);
  g_assert_false (passo_json_tree_is_damaged (get_tree (self)));
  n_edits++;
}

/* Undo, redo and undo: the text before, and no step left over. */
static void
undo_all (Sweep      *self,
          const char *after)
{
  g_autoptr (GBytes) changed = g_bytes_ref (passo_document_get_text (self->document));
  guint steps = 0;

  while (passo_document_undo (self->document))
    steps++;
  assert_text (self, self->text, after);

  for (guint i = 0; i < steps; i++)
    g_assert_true (passo_document_redo (self->document));
  assert_text (self, changed, after);

  while (passo_document_undo (self->document));
  assert_text (self, self->text, after);
  g_assert_false (passo_document_get_modified (self->document));
}

static char *
dup_span (PassoJsonTree *tree,
          PassoSpan      span)
{
  return g_strndup (passo_json_tree_get_text (tree, NULL) + span.start, span.end - span.start);
}

/* Nothing changed but @span, which has @text in its place. */
static void
assert_only_changed (Sweep      *self,
                     PassoSpan   span,
                     const char *text)
{
  g_autoptr (GByteArray) expected = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const guint8 *old = g_bytes_get_data (self->text, &length);

  g_byte_array_append (expected, old, span.start);
  g_byte_array_append (expected, (const guint8 *) text, strlen (text));
  g_byte_array_append (expected, old + span.end, length - span.end);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&expected));
  assert_text (self, bytes, "a set");
}

static void
sweep_replace (Sweep         *self,
               PassoJsonNode  node)
{
  const PassoSpan span = passo_json_tree_get_span (get_tree (self), node);
  g_autofree char *old = dup_span (get_tree (self), span);
  g_autoptr (GArray) edits = passo_text_edits_new ();
  g_autoptr (GArray) inverse = passo_text_edits_new ();
  g_autoptr (GError) error = NULL;

  passo_json_edit_replace (get_tree (self), node, VALUE, PASSO_JSON_EDIT_DEFAULT, edits, &error);
  g_assert_no_error (error);
  apply (self, edits);
  assert_only_changed (self, span, VALUE);

  /* What is odd in the old value is not taken as a new one. */
  if (passo_json_edit_replace (get_tree (self), node, old, PASSO_JSON_EDIT_DEFAULT, inverse, NULL))
    {
      apply (self, inverse);
      assert_text (self, self->text, "a set and its inverse");
    }

  undo_all (self, "a set");
}

static void
sweep_insert (Sweep              *self,
              PassoJsonNode       parent,
              guint               position,
              PassoJsonEditFlags  flags)
{
  const gboolean object = passo_json_tree_get_kind (get_tree (self), parent) == PASSO_JSON_OBJECT;
  const guint n_children = passo_json_tree_get_n_children (get_tree (self), parent);
  g_autoptr (GArray) edits = passo_text_edits_new ();
  g_autoptr (GArray) inverse = passo_text_edits_new ();
  g_autoptr (GError) error = NULL;
  PassoJsonNode node;

  passo_json_edit_insert (get_tree (self), parent, position, object ? KEY : NULL, VALUE, flags,
                          edits, &error);
  g_assert_no_error (error);
  apply (self, edits);
  g_assert_cmpuint (passo_json_tree_get_n_children (get_tree (self), parent), ==, n_children + 1);

  node = passo_json_tree_get_first_child (get_tree (self), parent);
  for (guint i = 0; i < MIN (position, n_children); i++)
    node = passo_json_tree_get_next_sibling (get_tree (self), node);
  if (object)
    g_assert_cmpuint (node, ==, passo_json_tree_lookup (get_tree (self), parent, KEY));

  passo_json_edit_remove (get_tree (self), node, inverse, &error);
  g_assert_no_error (error);
  apply (self, inverse);
  assert_text (self, self->text, "an insertion and its removal");

  undo_all (self, "an insertion");
}

static void
sweep_container (Sweep         *self,
                 PassoJsonNode  node)
{
  const guint n_children = passo_json_tree_get_n_children (get_tree (self), node);

  sweep_insert (self, node, PASSO_JSON_EDIT_END, PASSO_JSON_EDIT_DEFAULT);
  sweep_insert (self, node, PASSO_JSON_EDIT_END, PASSO_JSON_EDIT_REFORMAT);
  if (n_children > 0)
    sweep_insert (self, node, (guint) g_rand_int_range (self->rand, 0, (gint32) n_children),
                  PASSO_JSON_EDIT_DEFAULT);
}

static void
sweep_remove (Sweep         *self,
              PassoJsonNode  node)
{
  const PassoJsonNode parent = passo_json_tree_get_parent (get_tree (self), node);
  const guint n_children = passo_json_tree_get_n_children (get_tree (self), parent);
  g_autoptr (GArray) edits = passo_text_edits_new ();
  g_autoptr (GError) error = NULL;

  passo_json_edit_remove (get_tree (self), node, edits, &error);
  g_assert_no_error (error);
  apply (self, edits);
  g_assert_cmpuint (passo_json_tree_get_n_children (get_tree (self), parent), ==, n_children - 1);
  undo_all (self, "a removal");
}

static PassoJsonNode
get_child (PassoJsonTree *tree,
           PassoJsonNode  parent,
           guint          position)
{
  PassoJsonNode child = passo_json_tree_get_first_child (tree, parent);

  while (position-- > 0)
    child = passo_json_tree_get_next_sibling (tree, child);

  return child;
}

static void
sweep_move (Sweep         *self,
            PassoJsonNode  parent)
{
  const gint32 n_children = (gint32) passo_json_tree_get_n_children (get_tree (self), parent);
  const guint from = (guint) g_rand_int_range (self->rand, 0, n_children);
  const guint to = (guint) g_rand_int_range (self->rand, 0, n_children);
  g_autoptr (GArray) edits = passo_text_edits_new ();
  g_autoptr (GArray) inverse = passo_text_edits_new ();
  g_autoptr (GError) error = NULL;

  passo_json_edit_move (get_tree (self), get_child (get_tree (self), parent, from), to, edits,
                        &error);
  g_assert_no_error (error);
  apply (self, edits);

  passo_json_edit_move (get_tree (self), get_child (get_tree (self), parent, to), from, inverse,
                        &error);
  g_assert_no_error (error);
  apply (self, inverse);
  assert_text (self, self->text, "a move and its inverse");
  undo_all (self, "a move");
}

static void
sweep_rename (Sweep         *self,
              PassoJsonNode  node)
{
  const PassoSpan key = passo_json_tree_get_key_span (get_tree (self), node);
  g_autoptr (GArray) edits = passo_text_edits_new ();
  g_autoptr (GError) error = NULL;

  passo_json_edit_rename_key (get_tree (self), node, KEY, edits, &error);
  g_assert_no_error (error);
  apply (self, edits);
  assert_only_changed (self, key, "\"" KEY "\"");
  undo_all (self, "a rename");
}

static void
sweep_node (Sweep         *self,
            PassoJsonNode  node)
{
  const PassoJsonKind kind = passo_json_tree_get_kind (get_tree (self), node);

  sweep_replace (self, node);
  if (passo_json_tree_get_parent (get_tree (self), node) != PASSO_JSON_NONE)
    sweep_remove (self, node);
  if (passo_json_tree_has_key (get_tree (self), node))
    sweep_rename (self, node);
  if (kind == PASSO_JSON_OBJECT || kind == PASSO_JSON_ARRAY)
    sweep_container (self, node);
  if (passo_json_tree_get_n_children (get_tree (self), node) > 0)
    sweep_move (self, node);
}

static void
sweep_edits (Sweep *self)
{
  const guint n_nodes = passo_json_tree_get_n_nodes (get_tree (self));
  const gsize size = g_bytes_get_size (self->text);
  const guint n = MIN (n_nodes, CLAMP (BUDGET / (size * 20 + 1), 1, MAX_NODES));

  for (guint i = 0; i < n; i++)
    {
      const PassoJsonNode node = n == n_nodes || i == 0
                                   ? i : (guint) g_rand_int_range (self->rand, 0, (gint32) n_nodes);

      sweep_node (self, node);
    }
}

static void
sweep_damaged (Sweep *self)
{
  g_autoptr (GArray) edits = passo_text_edits_new ();
  g_autoptr (GError) error = NULL;

  n_damaged++;
  g_assert_false (passo_json_edit_set (get_tree (self), "", "1", PASSO_JSON_EDIT_DEFAULT, edits,
                                       &error));
  g_assert_error (error, PASSO_JSON_EDIT_ERROR, PASSO_JSON_EDIT_ERROR_DAMAGED);
  g_assert_cmpuint (edits->len, ==, 0);
}

/* Any bytes in, any bytes out: the tree holds, and undo finds the way back. */
static void
sweep_typing (Sweep *self)
{
  static const char * const texts[] = { "{", "}", "[", "]", "\"", ",", ":", "\\", "/*", "1", " " };
  const gsize size = g_bytes_get_size (self->text);

  if (size > 200000 || size == 0)
    return;

  for (guint i = 0; i < 12; i++)
    {
      const gsize now = g_bytes_get_size (passo_document_get_text (self->document));
      const gsize offset = (gsize) g_rand_int_range (self->rand, 0, (gint32) now + 1);
      const gsize wanted = (gsize) g_rand_int_range (self->rand, 0, 20);
      const char *text = texts[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (texts))];
      g_autoptr (GArray) edits = passo_text_edits_new ();
      g_autoptr (GError) error = NULL;

      passo_text_edits_add (edits, offset, MIN (wanted, now - offset), text, -1);
      passo_document_apply (self->document, (const PassoTextEdit *) (gpointer) edits->data, 1,
                            &error);
      g_assert_no_error (error);
      tree_check (get_tree (self));
    }

  undo_all (self, "random typing");
}

static void
sweep_truncations (Sweep *self)
{
  const gsize size = g_bytes_get_size (self->text);

  for (gsize length = 0; size <= MAX_TRUNCATED && length < size; length++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (self->text, 0, length);
      g_autoptr (PassoJsonTree) tree = passo_json_tree_new (part);

      tree_check (tree);
    }
}

static void
sweep_save (Sweep *self)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "passo-sweep-XXXXXX", NULL);
  const int fd = g_mkstemp (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  passo_document_saver_save (self->document, file, PASSO_DOCUMENT_SAVER_COPY, NULL, &error);
  g_assert_no_error (error);
  saved = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_text (self, saved, "open and save");
  g_unlink (path);
}

static void
sweep_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (PassoDocument) document = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) error = NULL;
  Sweep self = { NULL };

  n_files++;
  document = passo_document_loader_load (file, NULL, &error);
  if (document == NULL)
    {
      g_assert_true (error->domain == PASSO_DOCUMENT_ERROR);
      g_assert_nonnull (strstr (error->message, g_file_peek_path (file)));
      n_refused++;
      return;
    }

  text = g_bytes_ref (passo_document_get_text (document));
  self.document = document;
  self.text = text;
  self.rand = g_rand_new_with_seed ((guint32) g_bytes_get_size (text));
  self.n_errors = passo_json_tree_get_n_errors (passo_document_get_tree (document));

  tree_check (get_tree (&self));
  sweep_save (&self);
  if (passo_json_tree_is_damaged (get_tree (&self)))
    sweep_damaged (&self);
  else
    sweep_edits (&self);
  sweep_typing (&self);
  sweep_truncations (&self);
  g_rand_free (self.rand);
}

static void
sweep_folder (gconstpointer data)
{
  const char *folder = data;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  n_files = n_refused = n_damaged = n_edits = 0;
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      if (g_test_verbose () || g_getenv ("SWEEP_NAMES") != NULL)
        g_test_message ("%s", name);
      sweep_file (path);
    }

  g_assert_cmpuint (n_files, >, 0);
  g_test_message ("%u files, %u edits; %u not text, %u not JSON", n_files, n_edits, n_refused,
                  n_damaged);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *folder = g_path_get_basename (argv[i]);
      g_autofree char *path = g_strconcat ("/document/sweep/", folder, NULL);

      g_test_add_data_func (path, argv[i], sweep_folder);
    }

  return g_test_run ();
}
