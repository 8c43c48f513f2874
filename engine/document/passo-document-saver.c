/* passo-document-saver.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "document/passo-document-private.h"
#include "document/passo-document-saver.h"
#include "document/passo-file-writer.h"

/**
 * SaveJob:
 * @known: (nullable): what the file should hold; NULL if it may be anything
 * @stamp: how the file looked then, and how it looks afterwards
 *
 * What a thread needs to write a document, so that it touches none.
 */
typedef struct
{
  GFile                   *file;
  GBytes                  *text;
  GBytes                  *known;
  PassoFileStamp           stamp;
  PassoDocumentSaverFlags  flags;
} SaveJob;

static void
save_job_free (gpointer data)
{
  SaveJob *job = data;

  g_clear_object (&job->file);
  g_clear_pointer (&job->text, g_bytes_unref);
  g_clear_pointer (&job->known, g_bytes_unref);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaveJob, save_job_free)

/* A file that is gone is no reason to stop: nothing is lost by writing it. */
static gboolean
has_changed (GFile                *file,
             GBytes               *known,
             const PassoFileStamp *stamp,
             GCancellable         *cancellable)
{
  const PassoFileStamp now = _passo_file_stamp_read (file, cancellable);
  g_autoptr (GBytes) bytes = NULL;

  if (now.device == stamp->device && now.inode == stamp->inode && now.size == stamp->size
      && now.time == stamp->time)
    return FALSE;

  bytes = g_file_load_bytes (file, cancellable, NULL, NULL);

  return bytes != NULL && !g_bytes_equal (bytes, known);
}

static gboolean
is_own_file (PassoDocument *document,
             GFile         *file)
{
  GFile *own = passo_document_get_file (document);

  return own != NULL && g_file_equal (own, file);
}

static SaveJob *
save_job_new (PassoDocument            *document,
              GFile                    *file,
              PassoDocumentSaverFlags   flags,
              GError                  **error)
{
  g_autoptr (SaveJob) job = g_new0 (SaveJob, 1);

  if (file == NULL)
    file = passo_document_get_file (document);
  if (file == NULL)
    {
      g_set_error_literal (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_NO_FILE,
                           _("This document has no file yet; choose a name for it"));
      return NULL;
    }

  job->file = g_object_ref (file);
  job->text = g_bytes_ref (passo_document_get_text (document));
  job->flags = flags;
  if (is_own_file (document, file) && (flags & PASSO_DOCUMENT_SAVER_OVERWRITE) == 0)
    {
      job->known = g_bytes_ref (passo_document_get_saved_text (document));
      job->stamp = _passo_document_get_stamp (document);
    }

  return g_steal_pointer (&job);
}

static gboolean
save_job_run (SaveJob       *job,
              GCancellable  *cancellable,
              GError       **error)
{
  if (job->known != NULL && has_changed (job->file, job->known, &job->stamp, cancellable))
    {
      g_autofree char *name = g_file_get_parse_name (job->file);

      /* Translators: %s is the name of a file. */
      g_set_error (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_CHANGED_ON_DISK,
                   _("%s was changed by another program since it was opened; nothing was written"),
                   name);
      return FALSE;
    }

  if (!passo_file_writer_write (job->file, job->text, cancellable, error))
    return FALSE;

  job->stamp = _passo_file_stamp_read (job->file, NULL);
  return TRUE;
}

static void
save_job_finish (const SaveJob *job,
                 PassoDocument *document)
{
  if ((job->flags & PASSO_DOCUMENT_SAVER_COPY) != 0)
    return;

  _passo_document_set_stamp (document, &job->stamp);
  passo_document_set_file (document, job->file);
  passo_document_set_saved (document, job->text);
}

/**
 * passo_document_saver_save:
 * @document: what to save
 * @file: (nullable): where to; the document's own file if %NULL
 * @flags: how
 * @cancellable: (nullable): for giving up
 * @error: return location of a #PassoDocumentError or #GIOErrorEnum
 *
 * Writes the text as it is, whole or not at all, and makes @file the document's file.
 *
 * Returns: whether it was written. %PASSO_DOCUMENT_ERROR_CHANGED_ON_DISK means that another
 *   program wrote the file since it was read.
 */
gboolean
passo_document_saver_save (PassoDocument            *document,
                           GFile                    *file,
                           PassoDocumentSaverFlags   flags,
                           GCancellable             *cancellable,
                           GError                  **error)
{
  g_autoptr (SaveJob) job = NULL;

  g_return_val_if_fail (PASSO_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (file == NULL || G_IS_FILE (file), FALSE);

  job = save_job_new (document, file, flags, error);
  if (job == NULL || !save_job_run (job, cancellable, error))
    return FALSE;

  save_job_finish (job, document);
  return TRUE;
}

static void
save_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (save_job_run (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * passo_document_saver_save_async:
 * @document: what to save
 * @file: (nullable): where to; the document's own file if %NULL
 * @flags: how
 * @cancellable: (nullable): for giving up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * As passo_document_saver_save(), without blocking. What is saved is the text of this moment; the
 * document may go on changing.
 */
void
passo_document_saver_save_async (PassoDocument           *document,
                                 GFile                   *file,
                                 PassoDocumentSaverFlags  flags,
                                 GCancellable            *cancellable,
                                 GAsyncReadyCallback      callback,
                                 gpointer                 user_data)
{
  g_autoptr (GTask) task = NULL;
  SaveJob *job;
  GError *error = NULL;

  g_return_if_fail (PASSO_IS_DOCUMENT (document));
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  task = g_task_new (document, cancellable, callback, user_data);
  g_task_set_source_tag (task, passo_document_saver_save_async);
  /* A file that was written is written, whenever the wish to stop came. */
  g_task_set_check_cancellable (task, FALSE);

  job = save_job_new (document, file, flags, &error);
  if (job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, job, save_job_free);
  g_task_run_in_thread (task, save_thread);
}

/**
 * passo_document_saver_save_finish:
 * @document: what was saved
 * @result: what the callback got
 * @error: return location of a #PassoDocumentError or #GIOErrorEnum
 *
 * Returns: whether it was written
 */
gboolean
passo_document_saver_save_finish (PassoDocument  *document,
                                  GAsyncResult   *result,
                                  GError        **error)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, document), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  save_job_finish (g_task_get_task_data (G_TASK (result)), document);
  return TRUE;
}

/**
 * passo_document_saver_is_stale:
 * @document: a document
 *
 * Returns: whether another program changed the document's file since it was read or saved: its
 *   bytes, not only its time
 */
gboolean
passo_document_saver_is_stale (PassoDocument *document)
{
  PassoFileStamp stamp;
  GFile *file;

  g_return_val_if_fail (PASSO_IS_DOCUMENT (document), FALSE);

  file = passo_document_get_file (document);
  if (file == NULL)
    return FALSE;

  stamp = _passo_document_get_stamp (document);

  return has_changed (file, passo_document_get_saved_text (document), &stamp, NULL);
}
