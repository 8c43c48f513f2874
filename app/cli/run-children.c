/* run-children.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "run-children.h"

/* Writes the children of map runs as they end, each as a line of JSON, into one file for each map
 * run. The file of the map run that had the last child stays open. */
struct _PassoRunChildren
{
  char    *folder;
  char    *map_run;  /* ARN of the one whose file is open */
  FILE    *file;
  GString *line;
  GError  *error;    /* the first one; nothing is written after it */
};

static void
set_error (GError     **error,
           const char  *path,
           int          code)
{
  /* Translators: the first %s is a file or folder, the second what the system says. */
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
               _("--children: %s cannot be written: %s"), path, g_strerror (code));
}

/* Says before the run begins where its children can have no place. */
PassoRunChildren *
passo_run_children_new (const char  *folder,
                        GError     **error)
{
  PassoRunChildren *self;

  if (g_mkdir_with_parents (folder, 0777) != 0 || g_access (folder, W_OK | X_OK) != 0)
    {
      set_error (error, folder, errno);
      return NULL;
    }

  self = g_new0 (PassoRunChildren, 1);
  self->folder = g_strdup (folder);
  self->line = g_string_new (NULL);

  return self;
}

static void
close_file (PassoRunChildren *self)
{
  if (self->file != NULL && fclose (self->file) != 0 && self->error == NULL)
    set_error (&self->error, self->folder, errno);
  self->file = NULL;
}

void
passo_run_children_free (PassoRunChildren *self)
{
  close_file (self);
  g_free (self->folder);
  g_free (self->map_run);
  g_string_free (self->line, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

/* The file is named as the map run is, by what follows the last colon of its ARN. It is a new one when
 * its first child comes. */
static void
open_file (PassoRunChildren *self,
           const char       *map_run,
           gboolean          first)
{
  g_autofree char *name = g_strconcat (strrchr (map_run, ':') + 1, ".jsonl", NULL);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  close_file (self);
  g_free (self->map_run);
  self->map_run = g_strdup (map_run);
  self->file = g_fopen (path, first ? "w" : "a");
  if (self->file == NULL && self->error == NULL)
    set_error (&self->error, path, errno);
}

void
passo_run_children_add (PassoRunChildren        *self,
                        const PassoRunRecord    *child,
                        const PassoMapRunRecord *map_run)
{
  if (self->error != NULL)
    return;

  if (g_strcmp0 (self->map_run, map_run->arn) != 0)
    open_file (self, map_run->arn, map_run->n_ended == 0);
  if (self->file == NULL)
    return;

  g_string_truncate (self->line, 0);
  passo_run_record_codec_write_child (child, map_run, self->line);
  if (fwrite (self->line->str, 1, self->line->len, self->file) != self->line->len)
    set_error (&self->error, self->folder, errno);
}

/* Gives FALSE where not all could be written. */
gboolean
passo_run_children_finish (PassoRunChildren  *self,
                           GError           **error)
{
  close_file (self);
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}
