/* passo-document-loader.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/passo-line-index.h"
#include "document/passo-document-loader.h"
#include "document/passo-document-private.h"

/* What the tree can hold. */
#define MAX_SIZE ((G_GUINT64_CONSTANT (1) << 29) - 1)

#define STAMP_ATTRIBUTES                                                                         \
  G_FILE_ATTRIBUTE_UNIX_DEVICE "," G_FILE_ATTRIBUTE_UNIX_INODE ","                               \
  G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED ","                          \
  G_FILE_ATTRIBUTE_TIME_MODIFIED_NSEC

/* What a thread finds: plain data, so that no thread touches a document. */
typedef struct
{
  GBytes         *text;
  PassoFileStamp  stamp;
} LoadedFile;

static void
loaded_file_free (LoadedFile *loaded)
{
  g_clear_pointer (&loaded->text, g_bytes_unref);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoadedFile, loaded_file_free)

PassoFileStamp
_passo_file_stamp_read (GFile        *file,
                        GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = NULL;
  PassoFileStamp stamp = { 0 };

  info = g_file_query_info (file, STAMP_ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  if (info == NULL)
    return stamp;

  stamp.device = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_DEVICE);
  stamp.inode = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE);
  stamp.size = (guint64) g_file_info_get_size (info);
  stamp.time = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED)
               * G_GINT64_CONSTANT (1000000000)
               + g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_NSEC);

  return stamp;
}

/* ------------------------------------------------------------------ what the bytes are */

static gboolean
check_utf16 (const guchar  *bytes,
             gsize          length,
             const char    *name,
             GError       **error)
{
  const gboolean mark = length >= 2 && ((bytes[0] == 0xff && bytes[1] == 0xfe)
                                        || (bytes[0] == 0xfe && bytes[1] == 0xff));
  const gboolean zero = length >= 2 && (bytes[0] == 0 || bytes[1] == 0);

  if (!mark && !zero)
    return TRUE;

  /* Translators: %s is the name of a file. */
  g_set_error (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_ENCODING,
               _("%s:1:1: the file is UTF-16 or UTF-32 text; save it as UTF-8 and open it again"),
               name);
  return FALSE;
}

/* The first byte that is not UTF-8. U+0000 is; the reader of the text tells what it thinks of it. */
static gboolean
find_invalid (const char *text,
              gsize       length,
              gsize      *offset)
{
  const char *end = text;

  while (!g_utf8_validate_len (end, length - (end - text), &end) && *end == '\0'
         && (gsize) (end - text) < length)
    end++;

  *offset = end - text;
  return *offset < length;
}

static gboolean
check_utf8 (const char  *text,
            gsize        length,
            const char  *name,
            GError     **error)
{
  g_autoptr (PassoLineIndex) lines = NULL;
  guint line, column;
  gsize offset;

  if (length == 0 || !find_invalid (text, length, &offset))
    return TRUE;

  lines = passo_line_index_new (text, length);
  passo_line_index_get_position (lines, offset, &line, &column);
  /* Translators: %s is the name of a file; line, column and a byte in hexadecimal follow. */
  g_set_error (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_ENCODING,
               _("%s:%u:%u: the byte 0x%02X is not UTF-8 text; save the file as UTF-8 and open it "
                 "again"),
               name, line, column, (guchar) text[offset]);
  return FALSE;
}

static gboolean
line_starts_with (const char *text,
                  gsize       length,
                  const char *start)
{
  const gsize start_length = strlen (start);
  const char *line = text;

  for (const char *end = text + length; line != NULL && line < end;)
    {
      if ((gsize) (end - line) >= start_length && memcmp (line, start, start_length) == 0)
        return TRUE;
      line = memchr (line, '\n', end - line);
      if (line != NULL)
        line++;
    }

  return FALSE;
}

static gboolean
looks_like_yaml (const char *text,
                 gsize       length)
{
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }

  return length > 0 && strchr ("{[\"", *text) == NULL
         && !line_starts_with (text, length, "{")
         && (line_starts_with (text, length, "StartAt:")
             || line_starts_with (text, length, "States:"));
}

/**
 * passo_document_loader_check:
 * @bytes: what a file holds
 * @name: how messages call the file
 * @error: return location of a #PassoDocumentError
 *
 * Whether these bytes can be a document: UTF-8 text, whatever it says, but not YAML.
 *
 * Returns: %TRUE if so; otherwise @error tells where it is not
 */
gboolean
passo_document_loader_check (GBytes      *bytes,
                             const char  *name,
                             GError     **error)
{
  const char *text;
  gsize length;

  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  text = g_bytes_get_data (bytes, &length);
  if (length > MAX_SIZE)
    {
      /* Translators: %s is the name of a file. */
      g_set_error (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_TOO_LARGE,
                   _("%s is larger than 512 MB, which is more than Passo can open"), name);
      return FALSE;
    }

  if (!check_utf16 ((const guchar *) text, length, name, error)
      || !check_utf8 (text, length, name, error))
    return FALSE;

  if (looks_like_yaml (text, length))
    {
      /* Translators: %s is the name of a file. */
      g_set_error (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_YAML,
                   _("%s is YAML, which Passo cannot read yet; convert it to JSON first"), name);
      return FALSE;
    }

  return TRUE;
}

/**
 * passo_document_loader_is_definition:
 * @tree: the tree of a text
 *
 * Tells a definition in the Amazon States Language by what is in it, not by its name.
 *
 * Returns: whether it is an object with `StartAt` and `States`
 */
gboolean
passo_document_loader_is_definition (PassoJsonTree *tree)
{
  PassoJsonNode root;

  g_return_val_if_fail (tree != NULL, FALSE);

  root = passo_json_tree_get_root (tree);

  return root != PASSO_JSON_NONE
         && passo_json_tree_lookup (tree, root, "StartAt") != PASSO_JSON_NONE
         && passo_json_tree_lookup (tree, root, "States") != PASSO_JSON_NONE;
}

/* ------------------------------------------------------------------ reading */

static LoadedFile *
read_file (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (LoadedFile) loaded = g_new0 (LoadedFile, 1);
  g_autofree char *name = g_file_get_parse_name (file);

  /* The stamp first: a change while the file is read must not go unseen. */
  loaded->stamp = _passo_file_stamp_read (file, cancellable);
  if (loaded->stamp.size <= MAX_SIZE)
    loaded->text = g_file_load_bytes (file, cancellable, NULL, error);
  else
    g_set_error (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_TOO_LARGE,
                 _("%s is larger than 512 MB, which is more than Passo can open"), name);

  if (loaded->text == NULL || !passo_document_loader_check (loaded->text, name, error))
    return NULL;

  return g_steal_pointer (&loaded);
}

static PassoDocument *
make_document (GFile            *file,
               const LoadedFile *loaded)
{
  PassoDocument *document = passo_document_new_for_bytes (loaded->text);

  passo_document_set_file (document, file);
  _passo_document_set_stamp (document, &loaded->stamp);

  return document;
}

/**
 * passo_document_loader_load:
 * @file: what to open
 * @cancellable: (nullable): for giving up
 * @error: return location of a #PassoDocumentError or #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): the document, whatever UTF-8 text it holds
 */
PassoDocument *
passo_document_loader_load (GFile         *file,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (LoadedFile) loaded = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  loaded = read_file (file, cancellable, error);

  return loaded != NULL ? make_document (file, loaded) : NULL;
}

static void
load_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  LoadedFile *loaded = read_file (G_FILE (source_object), cancellable, &error);

  if (loaded != NULL)
    g_task_return_pointer (task, loaded, (GDestroyNotify) loaded_file_free);
  else
    g_task_return_error (task, error);
}

/**
 * passo_document_loader_load_async:
 * @file: what to open
 * @cancellable: (nullable): for giving up
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Opens a document without blocking.
 */
void
passo_document_loader_load_async (GFile               *file,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, passo_document_loader_load_async);
  g_task_run_in_thread (task, load_thread);
}

/**
 * passo_document_loader_load_finish:
 * @result: what the callback got
 * @error: return location of a #PassoDocumentError or #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): the document
 */
PassoDocument *
passo_document_loader_load_finish (GAsyncResult  *result,
                                   GError       **error)
{
  g_autoptr (LoadedFile) loaded = NULL;
  GFile *file;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  file = g_task_get_source_object (G_TASK (result));
  loaded = g_task_propagate_pointer (G_TASK (result), error);

  return loaded != NULL ? make_document (file, loaded) : NULL;
}
