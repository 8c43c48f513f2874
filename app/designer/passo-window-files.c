/* passo-window-files.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "passo-window-private.h"
#include "widgets/passo-file-dialog.h"
#include "widgets/passo-question.h"

/* Some programs write a file in several steps. */
#define CHECK_DELAY_MS 100

/* What a window does with its document's file: save, close, notice that it changed. */

typedef struct
{
  PassoWindow *window;
  gboolean then_close;
} Saving;

static Saving *
saving_new (PassoWindow *window,
            gboolean     then_close)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (window);
  saving->then_close = then_close;

  return saving;
}

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->window);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void write_file (PassoWindow             *self,
                        GFile                   *file,
                        PassoDocumentSaverFlags  flags,
                        gboolean                 then_close);

static void
close_now (PassoWindow *self)
{
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
overwrite_answered_cb (const char *id,
                       gpointer    user_data)
{
  Saving *saving = user_data;

  if (strcmp (id, "overwrite") == 0)
    write_file (saving->window, NULL, PASSO_DOCUMENT_SAVER_OVERWRITE, saving->then_close);
  else if (strcmp (id, "reload") == 0)
    _passo_window_reload (saving->window);
}

static void
ask_overwrite (PassoWindow *self,
               gboolean     then_close)
{
  const PassoQuestionAnswer answers[] = {
    { "cancel", _("_Cancel"), PASSO_QUESTION_PLAIN },
    { "reload", _("_Reload"), PASSO_QUESTION_PLAIN },
    { "overwrite", _("_Overwrite"), PASSO_QUESTION_DESTRUCTIVE },
  };

  passo_question_ask (GTK_WINDOW (self), _("The File Has Changed"),
                      _("Another program has changed the file since you opened it. Overwriting it "
                        "discards what was changed there; reloading replaces what you changed "
                        "here, which can be undone."),
                      answers, G_N_ELEMENTS (answers), overwrite_answered_cb,
                      saving_new (self, then_close), saving_free);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Saving) saving = user_data;
  PassoWindow *self = saving->window;
  PassoDocument *document = PASSO_DOCUMENT (source);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;

  if (passo_document_saver_save_finish (document, result, &error))
    {
      passo_banner_set_revealed (self->changed_banner, FALSE);
      if (application != NULL)
        passo_recent_files_add (passo_application_get_recent_files (PASSO_APPLICATION (application)),
                                passo_document_get_file (document));
      if (saving->then_close)
        close_now (self);
      return;
    }

  if (g_error_matches (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_CHANGED_ON_DISK))
    ask_overwrite (self, saving->then_close);
  else
    passo_window_show_message (self, error->message);
}

static void
write_file (PassoWindow             *self,
            GFile                   *file,
            PassoDocumentSaverFlags  flags,
            gboolean                 then_close)
{
  passo_document_saver_save_async (passo_window_get_document (self), file, flags, NULL, saved_cb,
                                   saving_new (self, then_close));
}

static void
save_file_chosen_cb (GFile    *file,
                     gpointer  user_data)
{
  Saving *saving = user_data;

  /* The file chooser has asked whether to overwrite. */
  write_file (saving->window, file, PASSO_DOCUMENT_SAVER_OVERWRITE, saving->then_close);
}

static char *
dup_proposed_name (PassoWindow *self)
{
  GFile *file = passo_document_get_file (passo_window_get_document (self));

  if (file != NULL)
    return g_file_get_basename (file);
  if (self->proposed_name != NULL)
    return g_strconcat (self->proposed_name, ".asl.json", NULL);

  /* Translators: name of a file, before .asl.json */
  return g_strconcat (_("workflow"), ".asl.json", NULL);
}

static GFile *
get_folder (PassoWindow *self)
{
  GFile *file = passo_document_get_file (passo_window_get_document (self));

  return file != NULL ? g_file_get_parent (file) : NULL;
}

/**
 * _passo_window_save:
 * @self: a window with a document
 * @then_close: whether to close the window once it is saved
 *
 * Saves the document, under a name that is asked for if it has none.
 */
void
_passo_window_save (PassoWindow *self,
                    gboolean     then_close)
{
  if (passo_document_get_file (passo_window_get_document (self)) == NULL)
    _passo_window_save_as (self, then_close);
  else
    write_file (self, NULL, PASSO_DOCUMENT_SAVER_DEFAULT, then_close);
}

/**
 * _passo_window_save_as:
 * @self: a window with a document
 * @then_close: whether to close the window once it is saved
 *
 * Asks for a name and saves the document under it.
 */
void
_passo_window_save_as (PassoWindow *self,
                       gboolean     then_close)
{
  g_autofree char *name = dup_proposed_name (self);
  g_autoptr (GFile) folder = get_folder (self);

  passo_file_dialog_save (GTK_WINDOW (self), _("Save Workflow"), folder, name,
                          save_file_chosen_cb, saving_new (self, then_close), saving_free);
}

typedef struct
{
  PassoWindow *window;
  GBytes *text;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->window);
  g_bytes_unref (export->text);
  g_free (export);
}

static void
export_file_chosen_cb (GFile    *file,
                       gpointer  user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *message = NULL;

  /* Translators: %s is the name of a file */
  message = g_strdup_printf (_("Exported to %s"), name);
  if (passo_file_writer_write (file, export->text, NULL, &error))
    passo_window_show_message (export->window, message);
  else
    passo_window_show_message (export->window, error->message);
}

static GBytes *
fill_in (PassoWindow  *self,
         GError      **error)
{
  PassoDocument *document = passo_window_get_document (self);
  PassoDocumentSettings *settings = passo_workspace_get_settings (self->workspace);
  g_auto (GStrv) patterns = passo_document_settings_dup_patterns (settings);
  g_auto (PassoValue) values = PASSO_VALUE_INIT;

  values = passo_document_settings_get_substitutions (settings, passo_value_undefined ());
  return passo_placeholder_fill_text (passo_document_get_tree (document),
                                      (const char * const *) patterns, values, error);
}

/**
 * _passo_window_export:
 * @self: a window with a document
 * @title: title of the dialog
 * @name: the proposed name
 * @text: what to write
 *
 * Writes a text to a file that is asked for, and says so.
 */
void
_passo_window_export (PassoWindow *self,
                      const char  *title,
                      const char  *name,
                      GBytes      *text)
{
  g_autoptr (GFile) folder = get_folder (self);
  Export *export = g_new0 (Export, 1);

  export->window = g_object_ref (self);
  export->text = g_bytes_ref (text);
  passo_file_dialog_save (GTK_WINDOW (self), title, folder, name,
                          export_file_chosen_cb, export, export_free);
}

/**
 * _passo_window_export_asl:
 * @self: a window with a document
 * @filled_in: whether placeholders are replaced by the values that the settings give
 *
 * Writes a copy of the definition to a file that is asked for.
 */
void
_passo_window_export_asl (PassoWindow *self,
                          gboolean     filled_in)
{
  PassoDocument *document = passo_window_get_document (self);
  g_autofree char *name = dup_proposed_name (self);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) error = NULL;

  text = filled_in ? fill_in (self, &error) : g_bytes_ref (passo_document_get_text (document));
  if (text != NULL)
    _passo_window_export (self, _("Export Definition"), name, text);
  else
    passo_window_show_message (self, error->message);
}

static void
close_answered_cb (const char *id,
                   gpointer    user_data)
{
  PassoWindow *self = PASSO_WINDOW (user_data);

  self->close_asked = FALSE;
  if (strcmp (id, "save") == 0)
    _passo_window_save (self, TRUE);
  else if (strcmp (id, "discard") == 0)
    close_now (self);
}

/**
 * _passo_window_ask_before_close:
 * @self: a window that is to close
 *
 * Asks what becomes of unsaved changes, and closes the window later if the answer is to.
 *
 * Returns: whether it asked; if not, the window may close now
 */
gboolean
_passo_window_ask_before_close (PassoWindow *self)
{
  const PassoQuestionAnswer answers[] = {
    { "cancel", _("_Cancel"), PASSO_QUESTION_PLAIN },
    { "discard", _("_Discard"), PASSO_QUESTION_DESTRUCTIVE },
    { "save", _("_Save"), PASSO_QUESTION_SUGGESTED },
  };
  PassoDocument *document = passo_window_get_document (self);

  if (self->may_close || document == NULL || !passo_document_get_modified (document))
    return FALSE;
  if (self->close_asked)
    return TRUE;

  self->close_asked = TRUE;
  passo_question_ask (GTK_WINDOW (self), _("Save Changes?"),
                      _("Changes that are not saved are lost when the window closes."),
                      answers, G_N_ELEMENTS (answers), close_answered_cb,
                      g_object_ref (self), g_object_unref);

  return TRUE;
}

/**
 * passo_window_replace_text:
 * @self: a window with a document
 * @text: its text from now on
 * @label: what the step is called
 *
 * Takes another text, in one step that can be undone. Only what differs is changed, so that no
 * view jumps.
 */
void
passo_window_replace_text (PassoWindow *self,
                           GBytes      *text,
                           const char  *label)
{
  PassoDocument *document = passo_window_get_document (self);
  g_autoptr (GArray) edits = passo_text_edits_new ();
  gsize old_length;
  gsize new_length;
  const char *old = g_bytes_get_data (passo_document_get_text (document), &old_length);
  const char *new = g_bytes_get_data (text, &new_length);
  gsize prefix = 0;
  gsize suffix = 0;

  while (prefix < old_length && prefix < new_length && old[prefix] == new[prefix])
    prefix++;
  while (suffix < old_length - prefix && suffix < new_length - prefix
         && old[old_length - suffix - 1] == new[new_length - suffix - 1])
    suffix++;

  /* Not inside a character. */
  while (prefix > 0 && prefix < new_length && (new[prefix] & 0xc0) == 0x80)
    prefix--;
  while (prefix > 0 && prefix < old_length && (old[prefix] & 0xc0) == 0x80)
    prefix--;
  while (suffix > 0 && (new[new_length - suffix] & 0xc0) == 0x80)
    suffix--;

  if (prefix + suffix == old_length && old_length == new_length)
    return;

  passo_text_edits_add (edits, prefix, old_length - prefix - suffix, new + prefix,
                        (gssize) (new_length - prefix - suffix));
  passo_document_begin_group (document, label);
  passo_document_apply (document, (PassoTextEdit *) (gpointer) edits->data, edits->len, NULL);
  passo_document_end_group (document);
}

/**
 * _passo_window_reload:
 * @self: a window whose document has a file
 *
 * Takes the text of the file, in one step that can be undone.
 */
void
_passo_window_reload (PassoWindow *self)
{
  PassoDocument *document = passo_window_get_document (self);
  GFile *file = passo_document_get_file (document);
  g_autoptr (PassoDocument) loaded = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text;

  if (file == NULL)
    return;

  loaded = passo_document_loader_load (file, NULL, &error);
  if (loaded == NULL)
    {
      passo_window_show_message (self, error->message);
      return;
    }

  /* The text view could not follow. */
  text = g_bytes_get_data (passo_document_get_text (loaded), &length);
  if (length > 0 && memchr (text, '\0', length) != NULL)
    {
      passo_window_show_message (self, _("The file now has bytes of value zero, which are no text: "
                                         "it is not read again"));
      return;
    }

  passo_window_replace_text (self, passo_document_get_text (loaded), _("Reload"));
  passo_document_set_saved (document, passo_document_get_text (loaded));
  passo_banner_set_revealed (self->changed_banner, FALSE);
}

/**
 * _passo_window_keep:
 * @self: a window whose document has a file
 *
 * Keeps the text of the window; to save it is then to overwrite the file.
 */
void
_passo_window_keep (PassoWindow *self)
{
  PassoDocument *document = passo_window_get_document (self);
  GFile *file = passo_document_get_file (document);
  g_autoptr (GBytes) text = file != NULL ? g_file_load_bytes (file, NULL, NULL, NULL) : NULL;

  if (text != NULL)
    passo_document_set_saved (document, text);
  passo_banner_set_revealed (self->changed_banner, FALSE);
}

/* The window has the only copy then, so that closing it has to ask. */
static void
tell_gone (PassoWindow *self)
{
  PassoDocument *document = passo_window_get_document (self);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

  if (g_bytes_get_size (passo_document_get_saved_text (document)) == 0)
    return;

  passo_document_set_saved (document, nothing);
  passo_window_show_message (self, _("The file is gone. Saving writes it anew."));
}

/* As after a program that takes a file away before it writes it again. */
static gboolean
came_back (PassoDocument *document)
{
  g_autoptr (GBytes) text = g_file_load_bytes (passo_document_get_file (document), NULL, NULL, NULL);

  if (text == NULL || !g_bytes_equal (text, passo_document_get_text (document)))
    return FALSE;

  passo_document_set_saved (document, text);

  return TRUE;
}

static gboolean
check_cb (gpointer user_data)
{
  PassoWindow *self = user_data;
  PassoDocument *document = passo_window_get_document (self);

  self->check_source = 0;
  if (!g_file_query_exists (passo_document_get_file (document), NULL))
    {
      tell_gone (self);
    }
  else if (!passo_document_saver_is_stale (document) || came_back (document))
    {
      passo_banner_set_revealed (self->changed_banner, FALSE);
    }
  else if (passo_document_get_modified (document))
    {
      passo_banner_set_revealed (self->changed_banner, TRUE);
    }
  else
    {
      _passo_window_reload (self);
      passo_window_show_message (self, _("The file was changed by another program and read again"));
    }

  return G_SOURCE_REMOVE;
}

static void
monitor_changed_cb (PassoWindow *self)
{
  if (self->check_source == 0)
    self->check_source = g_timeout_add (CHECK_DELAY_MS, check_cb, self);
}

/**
 * _passo_window_watch_file:
 * @self: a window with a document
 *
 * Watches the file that the document has now, for changes by other programs.
 */
void
_passo_window_watch_file (PassoWindow *self)
{
  GFile *file = passo_document_get_file (passo_window_get_document (self));

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  if (file == NULL)
    return;

  /* Where a file cannot be watched, saving still notices that it was changed. */
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (monitor_changed_cb), self,
                             G_CONNECT_SWAPPED);
}
