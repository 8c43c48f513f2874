/* cli-document.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli-document.h"

static gboolean
is_standard_stream (const char *path)
{
  return strcmp (path, "-") == 0;
}

static GBytes *
read_standard_input (GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
}

/**
 * cli_read_bytes:
 * @path: a file, `-` for standard input
 * @error: return location of a #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): what is in it
 */
GBytes *
cli_read_bytes (const char  *path,
                GError     **error)
{
  g_autoptr (GFile) file = NULL;

  if (is_standard_stream (path))
    return read_standard_input (error);

  file = g_file_new_for_commandline_arg (path);
  return g_file_load_bytes (file, NULL, NULL, error);
}

/**
 * cli_document_open:
 * @path: a file, `-` for standard input
 * @error: return location of a #PassoDocumentError or #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): the document
 */
PassoDocument *
cli_document_open (const char  *path,
                   GError     **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!is_standard_stream (path))
    {
      file = g_file_new_for_commandline_arg (path);
      return passo_document_loader_load (file, NULL, error);
    }

  bytes = read_standard_input (error);
  if (bytes == NULL || !passo_document_loader_check (bytes, _("standard input"), error))
    return NULL;

  return passo_document_new_for_bytes (bytes);
}

static void
print_problem (const char             *path,
               const PassoJsonProblem *problem)
{
  const char *name = is_standard_stream (path) ? _("standard input") : path;

  if (problem->code >= PASSO_JSON_PROBLEM_DAMAGE)
    /* Translators: a file, a line, a column, and a sentence that says what is wrong there. */
    g_printerr (_("%s:%u:%u: error: %s\n"), name, problem->line, problem->column,
                problem->message);
  else
    /* Translators: a file, a line, a column, and a sentence that says what is wrong there. */
    g_printerr (_("%s:%u:%u: warning: %s\n"), name, problem->line, problem->column,
                problem->message);
}

static const PassoJsonProblem *
find_worst_problem (PassoJsonTree *tree)
{
  const guint n_errors = passo_json_tree_get_n_errors (tree);

  for (guint i = 0; i < n_errors; i++)
    if (passo_json_tree_get_error (tree, i)->code >= PASSO_JSON_PROBLEM_DAMAGE)
      return passo_json_tree_get_error (tree, i);

  return n_errors > 0 ? passo_json_tree_get_error (tree, 0) : NULL;
}

/**
 * cli_document_check:
 * @document: a document
 * @path: how it was named on the command line
 *
 * Prints what is wrong with the JSON; one problem, for the others often follow from it.
 *
 * Returns: whether it can be read and edited all the same
 */
gboolean
cli_document_check (PassoDocument *document,
                    const char    *path)
{
  PassoJsonTree *tree = passo_document_get_tree (document);
  const PassoJsonProblem *problem = find_worst_problem (tree);

  if (problem != NULL)
    print_problem (path, problem);

  return !passo_json_tree_is_damaged (tree)
         && passo_json_tree_get_root (tree) != PASSO_JSON_NONE;
}

static void
warn_duplicate (PassoJsonTree *tree,
                const char    *path,
                PassoJsonNode  object,
                const char    *name)
{
  g_autoptr (PassoLineIndex) lines = NULL;
  PassoJsonNode last = PASSO_JSON_NONE;
  guint count = 0, line, column;

  if (passo_json_tree_get_kind (tree, object) != PASSO_JSON_OBJECT)
    return;

  for (PassoJsonNode child = passo_json_tree_get_first_child (tree, object);
       child != PASSO_JSON_NONE;
       child = passo_json_tree_get_next_sibling (tree, child))
    if (passo_json_tree_key_equals (tree, child, name))
      {
        last = child;
        count++;
      }

  if (count < 2)
    return;

  lines = passo_line_index_new_for_bytes (passo_json_tree_get_bytes (tree));
  passo_line_index_get_position (lines, passo_json_tree_get_key_span (tree, last).start, &line,
                                 &column);
  /* Translators: a file, a line, a column, a number of times, and the name of a member. */
  g_printerr (_("%s:%u:%u: warning: one of %u members “%s”; the last is meant\n"),
              is_standard_stream (path) ? _("standard input") : path, line, column, count, name);
}

/**
 * cli_document_warn_duplicates:
 * @document: a document
 * @path: how it was named on the command line
 * @pointer: a JSON pointer
 *
 * Prints a warning for each part of @pointer that is the name of more than one member.
 */
void
cli_document_warn_duplicates (PassoDocument *document,
                              const char    *path,
                              const char    *pointer)
{
  PassoJsonTree *tree = passo_document_get_tree (document);
  g_auto (GStrv) parts = passo_json_pointer_split (pointer, NULL);
  g_autoptr (GString) so_far = g_string_new (NULL);

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      const PassoJsonNode node = passo_json_tree_resolve (tree, so_far->str);

      if (node == PASSO_JSON_NONE)
        return;

      warn_duplicate (tree, path, node, parts[i]);
      passo_json_pointer_append (so_far, parts[i], -1);
    }
}

/**
 * cli_write_bytes:
 * @bytes: what to write
 * @length: how much
 *
 * Writes to standard output, byte for byte.
 *
 * Returns: whether all was written; otherwise a message was printed
 */
gboolean
cli_write_bytes (const char *bytes,
                 gsize       length)
{
  if (fwrite (bytes, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;

  g_printerr (_("passo: standard output could not be written: %s\n"), g_strerror (errno));
  return FALSE;
}

/**
 * cli_document_save:
 * @document: a document
 * @path: how it was named on the command line
 * @output: (nullable): where to write it, `-` for standard output; %NULL for where it came from
 * @error: return location of a #PassoDocumentError or #GIOErrorEnum
 *
 * Writes a document. A file that would get the bytes it has is not touched.
 *
 * Returns: whether it is done; if not and there is no @error, a message was printed
 */
gboolean
cli_document_save (PassoDocument  *document,
                   const char     *path,
                   const char     *output,
                   GError        **error)
{
  g_autoptr (GFile) file = NULL;
  const char *bytes;
  gsize length;

  if (output == NULL && !is_standard_stream (path))
    return !passo_document_get_modified (document)
           || passo_document_saver_save (document, NULL, PASSO_DOCUMENT_SAVER_DEFAULT, NULL,
                                         error);

  if (output != NULL && !is_standard_stream (output))
    {
      file = g_file_new_for_commandline_arg (output);
      return passo_document_saver_save (document, file, PASSO_DOCUMENT_SAVER_COPY, NULL, error);
    }

  bytes = g_bytes_get_data (passo_document_get_text (document), &length);
  return cli_write_bytes (bytes, length);
}
