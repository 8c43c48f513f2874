/* test-json-edit.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

/* Cases of edits: test-json-edit FILE. The first line of a case is the operation, the others are
 * the document; expected is the document after it, or "refused" and the error code.
 *
 *   set POINTER JSON      reformat POINTER JSON      unset POINTER
 *   insert POINTER POSITION JSON      rename POINTER NAME      move POINTER POSITION
 *
 * "crlf" before the operation makes each line end CR LF, "bare" takes the last one away. Each
 * case also tells whether undoing the edit gives the text from before. */

#include "config.h"

#include <passo.h>
#include <string.h>

#include "case-file.h"

typedef gboolean (*Operation) (PassoJsonTree  *tree,
                               const char     *pointer,
                               const char     *argument,
                               GArray         *edits,
                               GError        **error);

static gboolean
do_set (PassoJsonTree  *tree,
        const char     *pointer,
        const char     *argument,
        GArray         *edits,
        GError        **error)
{
  return passo_json_edit_set (tree, pointer, argument, PASSO_JSON_EDIT_DEFAULT, edits, error);
}

static gboolean
do_reformat (PassoJsonTree  *tree,
             const char     *pointer,
             const char     *argument,
             GArray         *edits,
             GError        **error)
{
  return passo_json_edit_set (tree, pointer, argument, PASSO_JSON_EDIT_REFORMAT, edits, error);
}

static gboolean
do_unset (PassoJsonTree  *tree,
          const char     *pointer,
          const char     *argument,
          GArray         *edits,
          GError        **error)
{
  return passo_json_edit_unset (tree, pointer, edits, error);
}

/* Of an object, the new member is called "new". */
static gboolean
do_insert (PassoJsonTree  *tree,
           const char     *pointer,
           const char     *argument,
           GArray         *edits,
           GError        **error)
{
  const PassoJsonNode parent = passo_json_tree_resolve (tree, pointer);
  const gboolean object = passo_json_tree_get_kind (tree, parent) == PASSO_JSON_OBJECT;
  char *json;
  const guint64 position = g_ascii_strtoull (argument, &json, 10);

  return passo_json_edit_insert (tree, parent, (guint) position, object ? "new" : NULL, json,
                                 PASSO_JSON_EDIT_DEFAULT, edits, error);
}

static gboolean
do_rename (PassoJsonTree  *tree,
           const char     *pointer,
           const char     *argument,
           GArray         *edits,
           GError        **error)
{
  return passo_json_edit_rename_key (tree, passo_json_tree_resolve (tree, pointer), argument,
                                     edits, error);
}

static gboolean
do_move (PassoJsonTree  *tree,
         const char     *pointer,
         const char     *argument,
         GArray         *edits,
         GError        **error)
{
  return passo_json_edit_move (tree, passo_json_tree_resolve (tree, pointer),
                               (guint) g_ascii_strtoull (argument, NULL, 10), edits, error);
}

static const struct
{
  const char *name;
  Operation   run;
} operations[] = {
  { "set", do_set },       { "reformat", do_reformat }, { "unset", do_unset },
  { "insert", do_insert }, { "rename", do_rename },     { "move", do_move },
};

static Operation
find_operation (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    if (strcmp (operations[i].name, name) == 0)
      return operations[i].run;

  g_error ("no operation %s", name);
}

static char *
dup_lines (const char *text,
           const char *from,
           const char *to)
{
  g_auto (GStrv) lines = g_strsplit (text, from, -1);

  return g_strjoinv (to, lines);
}

/* Takes the next word off @text. */
static char *
take_word (char **text)
{
  char *word = *text;

  *text += strcspn (word, " ");
  if (**text == ' ')
    *(*text)++ = '\0';

  return word;
}

static char *
apply_and_undo (GBytes *bytes,
                GArray *edits)
{
  g_autoptr (PassoDocument) document = passo_document_new_for_bytes (bytes);
  g_autoptr (GError) error = NULL;
  GBytes *result;
  g_autofree char *text = NULL;

  passo_document_apply (document, (const PassoTextEdit *) (gpointer) edits->data, edits->len,
                        &error);
  g_assert_no_error (error);
  result = passo_document_get_text (document);
  text = g_strndup (g_bytes_get_data (result, NULL), g_bytes_get_size (result));

  passo_document_undo (document);
  g_assert_true (g_bytes_equal (passo_document_get_text (document), bytes));

  return g_steal_pointer (&text);
}

static char *
edit (const char *text,
      char       *line)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);
  g_autoptr (GArray) edits = passo_text_edits_new ();
  g_autoptr (GError) error = NULL;
  const Operation operation = find_operation (take_word (&line));
  const char *pointer = take_word (&line);

  if (operation (tree, strcmp (pointer, "ROOT") == 0 ? "" : pointer, line, edits, &error))
    return apply_and_undo (bytes, edits);

  g_assert_cmpuint (edits->len, ==, 0);
  return g_strdup_printf ("refused %d\n", error->code);
}

static char *
run_case (const CaseFile *test_case)
{
  g_autofree char *copy = g_strdup (test_case->input);
  char *text = strchr (copy, '\n') + 1;
  char *line = copy;
  gboolean crlf, bare;
  g_autofree char *document = NULL, *result = NULL;

  text[-1] = '\0';
  crlf = g_str_has_prefix (line, "crlf ");
  line += crlf ? 5 : 0;
  bare = g_str_has_prefix (line, "bare ");
  line += bare ? 5 : 0;

  if (bare)
    text[strlen (text) - 1] = '\0';
  document = dup_lines (text, "\n", crlf ? "\r\n" : "\n");
  result = edit (document, line);
  if (crlf)
    {
      g_autofree char *with_cr = g_steal_pointer (&result);

      result = dup_lines (with_cr, "\r\n", "\n");
      g_assert_null (strchr (result, '\r'));
    }

  return bare ? g_strconcat (result, "\n", NULL) : g_steal_pointer (&result);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  case_file_add_tests ("/json/edit", argv[1], run_case);

  return g_test_run ();
}
