/* passo-application.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "passo-application-private.h"
#include "passo-window.h"
#include "widgets/passo-question.h"
#include "workspace/passo-file-memory.h"

#define SAMPLES "resource:///io/github/passo/Passo/samples/"

/**
 * PassoApplication:
 *
 * The program: one window for each document, what they share, and what comes from outside: files
 * to open and work that a crash left behind.
 */
struct _PassoApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  PassoRecentFiles *recent_files;
  PassoDrafts *drafts;

  guint standalone : 1;
  guint offer_pending : 1;      /* whether lost work is to be offered once there is a window */
};

G_DEFINE_FINAL_TYPE (PassoApplication, passo_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "standalone", 's', 0, G_OPTION_ARG_NONE, NULL, N_("Do not join a program that runs already"), NULL },
  { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_("Show the version and exit"), NULL },
  { NULL }
};

static PassoWindow *
find_window (PassoApplication *self,
             GFile            *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      PassoDocument *document;
      GFile *other;

      if (!PASSO_IS_WINDOW (l->data))
        continue;
      document = passo_window_get_document (l->data);
      other = document != NULL ? passo_document_get_file (document) : NULL;
      if (other != NULL && g_file_equal (other, file))
        return l->data;
    }

  return NULL;
}

static PassoWindow *
ensure_window (PassoApplication *self,
               PassoWindow      *window)
{
  return window != NULL ? window : passo_window_new (self);
}

typedef struct
{
  PassoApplication *application;
  PassoWindow *window;          /* weak */
  GFile *file;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_weak_pointer (&opening->window);
  g_application_release (G_APPLICATION (opening->application));
  g_object_unref (opening->application);
  g_object_unref (opening->file);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void offer_drafts (PassoApplication *self);

static void
document_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Opening) opening = user_data;
  PassoApplication *self = opening->application;
  g_autoptr (GError) error = NULL;
  g_autoptr (PassoDocument) document = passo_document_loader_load_finish (result, &error);
  g_autoptr (GFile) settings_file = NULL;
  PassoWindow *window = find_window (self, opening->file);

  if (document == NULL)
    {
      passo_recent_files_remove (self->recent_files, opening->file);
      window = ensure_window (self, opening->window);
      passo_window_show_message (window, error->message);
      gtk_window_present (GTK_WINDOW (window));
    }
  else if (window != NULL)
    {
      /* It was asked for twice while it was read. */
      gtk_window_present (GTK_WINDOW (window));
    }
  else
    {
      settings_file = passo_document_settings_file_for (opening->file);
      passo_application_open_document (self, document, settings_file, opening->window);
      passo_recent_files_add (self->recent_files, opening->file);
    }

  if (self->offer_pending)
    offer_drafts (self);
}

static PassoDocumentSettings *
load_settings (GFile       *file,
               PassoWindow *window)
{
  g_autoptr (GError) error = NULL;
  PassoDocumentSettings *settings;

  if (file == NULL)
    return passo_document_settings_new ();

  settings = passo_document_settings_load (file, &error);
  if (settings != NULL)
    return settings;

  passo_window_show_message (window, error->message);
  return passo_document_settings_new ();
}

typedef struct
{
  PassoApplication *application;
  GPtrArray *drafts;
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_object_unref (offer->application);
  g_ptr_array_unref (offer->drafts);
  g_free (offer);
}

static void
restore_draft (PassoApplication *self,
               PassoDraft       *draft)
{
  PassoWindow *window = draft->file != NULL ? find_window (self, draft->file) : NULL;
  g_autoptr (PassoDocument) document = NULL;
  g_autoptr (GFile) settings_file = NULL;

  /* Over the file as it is now, so that undo and the mark of what is unsaved are right. */
  if (window == NULL)
    {
      if (draft->file != NULL)
        {
          document = passo_document_loader_load (draft->file, NULL, NULL);
          settings_file = passo_document_settings_file_for (draft->file);
        }
      if (document == NULL)
        document = passo_document_new ();
      window = passo_application_open_document (self, document, settings_file, NULL);
    }
  passo_window_replace_text (window, draft->text, _("Restore"));
  gtk_window_present (GTK_WINDOW (window));
  passo_window_show_message (window, _("Unsaved work was brought back"));
  passo_drafts_flush (self->drafts);
  passo_drafts_delete (self->drafts, draft->id);
}

static void
offer_answered_cb (const char *id,
                   gpointer    user_data)
{
  Offer *offer = user_data;

  for (guint i = 0; i < offer->drafts->len; i++)
    {
      PassoDraft *draft = g_ptr_array_index (offer->drafts, i);

      if (g_strcmp0 (id, "restore") == 0)
        restore_draft (offer->application, draft);
      else if (g_strcmp0 (id, "discard") == 0)
        passo_drafts_delete (offer->application->drafts, draft->id);
    }
}

static void
offer_drafts (PassoApplication *self)
{
  static const PassoQuestionAnswer answers[] = {
    { "later", N_("_Later"), PASSO_QUESTION_PLAIN },
    { "discard", N_("_Discard"), PASSO_QUESTION_DESTRUCTIVE },
    { "restore", N_("_Restore"), PASSO_QUESTION_SUGGESTED },
  };
  g_autoptr (GPtrArray) lost = passo_drafts_list_lost (self->drafts);
  g_autoptr (GString) titles = g_string_new (NULL);
  PassoQuestionAnswer translated[G_N_ELEMENTS (answers)];
  Offer *offer;

  self->offer_pending = FALSE;
  if (lost->len == 0 || !g_settings_get_boolean (self->settings, "restore-drafts"))
    return;

  for (guint i = 0; i < lost->len; i++)
    {
      PassoDraft *draft = g_ptr_array_index (lost, i);

      g_string_append_printf (titles, "\n%s", draft->title);
    }
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      translated[i] = answers[i];
      translated[i].label = _(answers[i].label);
    }

  offer = g_new0 (Offer, 1);
  offer->application = g_object_ref (self);
  offer->drafts = g_ptr_array_ref (lost);
  /* The titles of the documents follow the sentence, a line each. */
  g_string_prepend (titles, _("Passo ended before these were saved:"));
  passo_question_ask (gtk_application_get_active_window (GTK_APPLICATION (self)),
                      _("Restore Unsaved Work?"), titles->str,
                      translated, G_N_ELEMENTS (translated), offer_answered_cb, offer, offer_free);
}

static void
passo_application_activate (GApplication *application)
{
  PassoApplication *self = PASSO_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  gboolean first = window == NULL;

  if (first)
    window = GTK_WINDOW (passo_window_new (self));
  gtk_window_present (window);
  if (first)
    offer_drafts (self);
}

static void
passo_application_open (GApplication  *application,
                        GFile        **files,
                        int            n_files,
                        const char    *hint)
{
  PassoApplication *self = PASSO_APPLICATION (application);

  /* The question stands over a window, and there is none before a file is read. */
  if (gtk_application_get_windows (GTK_APPLICATION (self)) == NULL)
    self->offer_pending = TRUE;
  for (int i = 0; i < n_files; i++)
    passo_application_open_file (self, files[i], NULL);
}

static int
passo_application_handle_local_options (GApplication *application,
                                        GVariantDict *values)
{
  if (g_variant_dict_contains (values, "version"))
    {
      g_print ("passo-designer %s\n", PASSO_VERSION);
      return 0;
    }
  if (g_variant_dict_contains (values, "standalone"))
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);

  return -1;
}

static void
follow_style (PassoApplication *self)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK,
  };
  int style = g_settings_get_enum (self->settings, "style");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (style, 0, 2)]);
}

static void
passo_application_startup (GApplication *application)
{
  PassoApplication *self = PASSO_APPLICATION (application);

  G_APPLICATION_CLASS (passo_application_parent_class)->startup (application);

  gtk_source_init ();
  gtk_window_set_default_icon_name (PASSO_APPLICATION_ID);
  _passo_application_install_actions (self);
  g_signal_connect_object (self->settings, "changed::style", G_CALLBACK (follow_style), self,
                           G_CONNECT_SWAPPED);
  follow_style (self);
}

static void
passo_application_dispose (GObject *object)
{
  PassoApplication *self = PASSO_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->recent_files);
  g_clear_object (&self->drafts);

  G_OBJECT_CLASS (passo_application_parent_class)->dispose (object);
}

static void
passo_application_class_init (PassoApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = passo_application_dispose;

  application_class->activate = passo_application_activate;
  application_class->open = passo_application_open;
  application_class->startup = passo_application_startup;
  application_class->handle_local_options = passo_application_handle_local_options;
}

static void
passo_application_init (PassoApplication *self)
{
  g_autofree char *recent_path = passo_file_memory_dup_path ("recent");
  g_autofree char *drafts_path = passo_file_memory_dup_path ("drafts");
  g_autoptr (GFile) recent = g_file_new_for_path (recent_path);
  g_autoptr (GFile) drafts = g_file_new_for_path (drafts_path);

  self->settings = g_settings_new (PASSO_APPLICATION_ID);
  self->recent_files = passo_recent_files_new (recent);
  self->drafts = passo_drafts_new (drafts);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
}

/**
 * passo_application_new:
 * @flags: flags beside %G_APPLICATION_HANDLES_OPEN; tests are %G_APPLICATION_NON_UNIQUE
 *
 * Returns: (transfer full): the application
 */
PassoApplication *
passo_application_new (GApplicationFlags flags)
{
  return g_object_new (PASSO_TYPE_APPLICATION,
                       "application-id", PASSO_APPLICATION_ID,
                       "resource-base-path", "/io/github/passo/Passo",
                       "flags", flags | G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

/**
 * passo_application_get_settings:
 * @self: the application
 *
 * Returns: (transfer none): the user's settings
 */
GSettings *
passo_application_get_settings (PassoApplication *self)
{
  g_return_val_if_fail (PASSO_IS_APPLICATION (self), NULL);

  return self->settings;
}

/**
 * passo_application_get_recent_files:
 * @self: the application
 *
 * Returns: (transfer none): the files opened lately
 */
PassoRecentFiles *
passo_application_get_recent_files (PassoApplication *self)
{
  g_return_val_if_fail (PASSO_IS_APPLICATION (self), NULL);

  return self->recent_files;
}

/**
 * passo_application_get_drafts:
 * @self: the application
 *
 * Returns: (transfer none): the unsaved work of all windows
 */
PassoDrafts *
passo_application_get_drafts (PassoApplication *self)
{
  g_return_val_if_fail (PASSO_IS_APPLICATION (self), NULL);

  return self->drafts;
}

/**
 * passo_application_open_file:
 * @self: the application
 * @file: a workflow's file
 * @window: (nullable): the window that asks, which shows it if it has no document yet
 *
 * Opens a file in a window, or raises the window that has it. What goes wrong is said in a
 * window.
 */
void
passo_application_open_file (PassoApplication *self,
                             GFile            *file,
                             PassoWindow      *window)
{
  PassoWindow *present;
  Opening *opening;

  g_return_if_fail (PASSO_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (window == NULL || PASSO_IS_WINDOW (window));

  present = find_window (self, file);
  if (present != NULL)
    {
      gtk_window_present (GTK_WINDOW (present));
      return;
    }

  opening = g_new0 (Opening, 1);
  opening->application = g_object_ref (self);
  opening->file = g_object_ref (file);
  g_set_weak_pointer (&opening->window, window);
  g_application_hold (G_APPLICATION (self));
  passo_document_loader_load_async (file, NULL, document_loaded_cb, opening);
}

/**
 * passo_application_open_document:
 * @self: the application
 * @document: a document
 * @settings_file: (nullable): the file of its settings
 * @window: (nullable): a window that shows it if it has no document yet
 *
 * Shows a document in a window.
 *
 * Returns: (transfer none): the window
 */
PassoWindow *
passo_application_open_document (PassoApplication *self,
                                 PassoDocument    *document,
                                 GFile            *settings_file,
                                 PassoWindow      *window)
{
  g_autoptr (PassoDocumentSettings) settings = NULL;

  g_return_val_if_fail (PASSO_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (PASSO_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (window == NULL || PASSO_IS_WINDOW (window), NULL);

  if (window == NULL || passo_window_get_document (window) != NULL)
    window = passo_window_new (self);

  settings = load_settings (settings_file, window);
  passo_window_set_document (window, document, settings);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

/**
 * passo_application_open_sample:
 * @self: the application
 * @name: name of a sample
 * @window: (nullable): a window that shows it if it has no document yet
 *
 * Opens a sample as an unsaved copy, with the sample's input and mocks beside it.
 */
void
passo_application_open_sample (PassoApplication *self,
                               const char       *name,
                               PassoWindow      *window)
{
  g_autofree char *uri = NULL;
  g_autofree char *settings_uri = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) settings_file = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (PassoDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PASSO_IS_APPLICATION (self));
  g_return_if_fail (name != NULL);

  uri = g_strconcat (SAMPLES, name, ".asl.json", NULL);
  settings_uri = g_strconcat (SAMPLES, name, ".passo.json", NULL);
  file = g_file_new_for_uri (uri);
  settings_file = g_file_new_for_uri (settings_uri);
  text = g_file_load_bytes (file, NULL, NULL, &error);
  if (text == NULL)
    {
      passo_window_show_message (ensure_window (self, window), error->message);
      return;
    }

  document = passo_document_new_for_bytes (text);
  window = passo_application_open_document (self, document, settings_file, window);
  passo_window_set_proposed_name (window, name);
}
