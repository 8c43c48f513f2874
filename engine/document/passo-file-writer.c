/* passo-file-writer.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "document/passo-file-writer.h"

#define MAX_LINKS 40
#define MAX_TRIES 100

/* Closed on leaving its scope. */
typedef int passo_fd;

static void
passo_fd_clear (passo_fd *fd)
{
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (passo_fd, passo_fd_clear)

static gboolean
fail (const char  *path,
      int          code,
      GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  /* Translators: the first %s is the name of a file, the second what the system says. */
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("%s could not be written: %s"),
               name, g_strerror (code));
  return FALSE;
}

/* The file behind symbolic links, which need not exist. NULL with errno set for a circle. */
static char *
follow_links (const char *path)
{
  g_autofree char *target = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *link = g_file_read_link (target, NULL);
      g_autofree char *folder = NULL;

      if (link == NULL)
        return g_steal_pointer (&target);

      folder = g_path_get_dirname (target);
      g_free (target);
      target = g_path_is_absolute (link) ? g_steal_pointer (&link)
                                         : g_build_filename (folder, link, NULL);
    }

  errno = ELOOP;
  return NULL;
}

static gboolean
write_all (int     fd,
           GBytes *text)
{
  gsize left;
  const char *from = g_bytes_get_data (text, &left);

  while (left > 0)
    {
      const gssize written = write (fd, from, left);

      if (written < 0 && errno != EINTR)
        return FALSE;
      if (written > 0)
        {
          from += written;
          left -= (gsize) written;
        }
    }

  return TRUE;
}

/* A pipe or a device cannot be synchronised, and need not be. */
static gboolean
sync_file (int fd)
{
  return fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP;
}

/* Not atomic: for what cannot be replaced by another file. */
static gboolean
write_in_place (const char  *path,
                GBytes      *text,
                GError     **error)
{
  g_auto (passo_fd) fd = g_open (path, O_WRONLY | O_TRUNC | O_CLOEXEC, 0);

  if (fd < 0 || !write_all (fd, text) || !sync_file (fd))
    return fail (path, errno, error);

  return TRUE;
}

/* Opens a new file beside @path and gives its name. */
static int
open_temporary (const char  *path,
                mode_t       mode,
                char       **name)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  int fd = -1;

  for (guint i = 0; i < MAX_TRIES && fd < 0; i++)
    {
      g_autofree char *temporary = g_strdup_printf (".%.200s.%08x", base, g_random_int ());

      g_free (*name);
      *name = g_build_filename (folder, temporary, NULL);
      fd = g_open (*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
      if (fd < 0 && errno != EEXIST)
        break;
    }

  return fd;
}

/* Whether a file of ours can take the place of this one and nobody sees a difference. */
static gboolean
can_take_place (int                fd,
                const struct stat *old)
{
  struct stat new;

  if (fstat (fd, &new) != 0)
    return FALSE;

  if ((new.st_uid != old->st_uid || new.st_gid != old->st_gid)
      && fchown (fd, old->st_uid, old->st_gid) != 0)
    return FALSE;

  return fchmod (fd, old->st_mode & 07777) == 0;
}

/* A rename is on disk when its folder is. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_auto (passo_fd) fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd >= 0)
    sync_file (fd);
}

static gboolean
write_and_rename (int         fd,
                  const char *temporary,
                  const char *path,
                  GBytes     *text)
{
  if (!write_all (fd, text) || !sync_file (fd) || g_rename (temporary, path) != 0)
    return FALSE;

  sync_folder (path);
  return TRUE;
}

static gboolean
replace (const char         *path,
         const struct stat  *old,
         GBytes             *text,
         GError            **error)
{
  g_autofree char *temporary = NULL;
  g_auto (passo_fd) fd = -1;
  int code;

  fd = open_temporary (path, old != NULL ? 0600 : 0666, &temporary);
  if (fd < 0)
    return old != NULL ? write_in_place (path, text, error) : fail (path, errno, error);

  if (old != NULL && !can_take_place (fd, old))
    {
      g_unlink (temporary);
      return write_in_place (path, text, error);
    }

  if (write_and_rename (fd, temporary, path, text))
    return TRUE;

  code = errno;
  g_unlink (temporary);
  return fail (path, code, error);
}

static gboolean
write_path (const char  *path,
            GBytes      *text,
            GError     **error)
{
  g_autofree char *target = follow_links (path);
  struct stat old;

  if (target == NULL)
    return fail (path, errno, error);

  if (stat (target, &old) != 0)
    return errno == ENOENT ? replace (target, NULL, text, error) : fail (path, errno, error);

  /* A rename would get around the write protection. */
  if (access (target, W_OK) != 0)
    return fail (path, errno, error);

  if (!S_ISREG (old.st_mode) || old.st_nlink > 1)
    return write_in_place (target, text, error);

  return replace (target, &old, text, error);
}

/**
 * passo_file_writer_write:
 * @file: where to
 * @text: what to write
 * @cancellable: (nullable): for giving up before anything was written
 * @error: return location of a #GIOErrorEnum
 *
 * Writes a file so that at no time it is half written: a new file beside it, with its mode and
 * owner, is put on disk and takes its place. Symbolic links are followed. What cannot be replaced
 * (a device, a file with several names, one that somebody else owns) is written in place.
 *
 * Returns: whether the file is written; otherwise it is as it was, as far as it could be replaced
 */
gboolean
passo_file_writer_write (GFile         *file,
                         GBytes        *text,
                         GCancellable  *cancellable,
                         GError       **error)
{
  const char *path;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  path = g_file_peek_path (file);
  if (path != NULL)
    return write_path (path, text, error);

  return g_file_replace_contents (file, g_bytes_get_data (text, NULL), g_bytes_get_size (text),
                                  NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error);
}
