/* passo-folder-output.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "task/passo-folder-private.h"

#define UNFINISHED_PREFIX ".passo-"
#define UNFINISHED_SUFFIX ".part"
#define MAX_TRIES 100

/* An object that is written: a file under another name until the stream is closed. */
struct _PassoFolderOutput
{
  GOutputStream  parent_instance;
  char          *path;
  char          *unfinished;
  int            fd;
  guint          is_bad : 1; /* it failed, or is given up */
};

G_DEFINE_FINAL_TYPE (PassoFolderOutput, _passo_folder_output, G_TYPE_OUTPUT_STREAM)

/* Whether a file of this name is one that is still written. */
gboolean
_passo_folder_is_unfinished (const char *name)
{
  return g_str_has_prefix (name, UNFINISHED_PREFIX) && g_str_has_suffix (name, UNFINISHED_SUFFIX);
}

/* A file is where a folder is needed, or the other way round. */
static gboolean
fail (int      code,
      GError **error)
{
  if (code != ENOTDIR && code != EISDIR && code != EEXIST)
    return _passo_folder_fail (code, error);

  g_set_error_literal (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_NAME,
                       "A folder that stands for S3 cannot have an object of this key");
  return FALSE;
}

static gssize
_passo_folder_output_write (GOutputStream  *stream,
                            const void     *buffer,
                            gsize           count,
                            GCancellable   *cancellable,
                            GError        **error)
{
  PassoFolderOutput *self = PASSO_FOLDER_OUTPUT (stream);
  gssize written;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;

  do
    written = write (self->fd, buffer, count);
  while (written < 0 && errno == EINTR);

  if (written < 0)
    {
      self->is_bad = TRUE;
      _passo_folder_fail (errno, error);
    }

  return written;
}

static gboolean
_passo_folder_output_close (GOutputStream  *stream,
                            GCancellable   *cancellable,
                            GError        **error)
{
  PassoFolderOutput *self = PASSO_FOLDER_OUTPUT (stream);
  int code = 0;

  if (self->fd < 0)
    return TRUE;

  if (close (self->fd) != 0)
    code = errno;
  self->fd = -1;
  if (code == 0 && !self->is_bad && g_rename (self->unfinished, self->path) == 0)
    return TRUE;

  if (code == 0 && !self->is_bad)
    code = errno;
  g_unlink (self->unfinished);

  return code == 0 || fail (code, error);
}

/* The last reference closes the stream: what was not closed before is not wanted. */
static void
_passo_folder_output_dispose (GObject *object)
{
  PassoFolderOutput *self = PASSO_FOLDER_OUTPUT (object);

  if (!g_output_stream_is_closed (G_OUTPUT_STREAM (self)))
    self->is_bad = TRUE;

  G_OBJECT_CLASS (_passo_folder_output_parent_class)->dispose (object);
}

static void
_passo_folder_output_finalize (GObject *object)
{
  PassoFolderOutput *self = PASSO_FOLDER_OUTPUT (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->unfinished, g_free);

  G_OBJECT_CLASS (_passo_folder_output_parent_class)->finalize (object);
}

static void
_passo_folder_output_class_init (PassoFolderOutputClass *klass)
{
  GOutputStreamClass *stream_class = G_OUTPUT_STREAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = _passo_folder_output_dispose;
  G_OBJECT_CLASS (klass)->finalize = _passo_folder_output_finalize;
  stream_class->write_fn = _passo_folder_output_write;
  stream_class->close_fn = _passo_folder_output_close;
}

static void
_passo_folder_output_init (PassoFolderOutput *self)
{
  self->fd = -1;
}

/* Begins to write the file @path and makes the folders above it. */
GOutputStream *
_passo_folder_output_new (const char  *path,
                          GError     **error)
{
  g_autoptr (PassoFolderOutput) self = g_object_new (PASSO_TYPE_FOLDER_OUTPUT, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  self->path = g_strdup (path);
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      fail (errno, error);
      return NULL;
    }

  for (guint i = 0; i < MAX_TRIES && self->fd < 0; i++)
    {
      g_autofree char *name = g_strdup_printf (UNFINISHED_PREFIX "%08x" UNFINISHED_SUFFIX,
                                               g_random_int ());

      g_free (self->unfinished);
      self->unfinished = g_build_filename (folder, name, NULL);
      self->fd = g_open (self->unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (self->fd < 0 && errno != EEXIST)
        break;
    }
  if (self->fd < 0)
    {
      fail (errno, error);
      return NULL;
    }

  return G_OUTPUT_STREAM (g_steal_pointer (&self));
}
