/* passo-application-actions.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "passo-application-private.h"
#include "passo-preferences-dialog.h"
#include "passo-window.h"
#include "widgets/passo-file-dialog.h"

/* What a new workflow begins with: the shortest that runs. */
static const char new_text[] =
  "{\n"
  "  \"StartAt\": \"First state\",\n"
  "  \"States\": {\n"
  "    \"First state\": {\n"
  "      \"Type\": \"Pass\",\n"
  "      \"End\": true\n"
  "    }\n"
  "  }\n"
  "}\n";

static PassoWindow *
get_active_window (PassoApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  /* A dialog belongs to the window it stands over. */
  while (window != NULL && !PASSO_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);

  return PASSO_WINDOW (window);
}

static void
new_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  PassoApplication *self = user_data;
  g_autoptr (GBytes) text = g_bytes_new_static (new_text, sizeof new_text - 1);
  g_autoptr (PassoDocument) document = passo_document_new_for_bytes (text);

  passo_application_open_document (self, document, NULL, get_active_window (self));
}

static void
new_window_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  gtk_window_present (GTK_WINDOW (passo_window_new (user_data)));
}

static void
file_chosen_cb (GFile    *file,
                gpointer  user_data)
{
  PassoApplication *self = user_data;

  passo_application_open_file (self, file, get_active_window (self));
}

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) definitions = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (definitions, _("Workflows"));
  gtk_file_filter_add_pattern (definitions, "*.json");
  gtk_file_filter_add_pattern (definitions, "*.asl");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, definitions);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

static void
open_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  PassoApplication *self = user_data;
  g_autoptr (GListModel) filters = create_filters ();

  passo_file_dialog_open (GTK_WINDOW (get_active_window (self)), _("Open Workflow"), filters,
                          file_chosen_cb, g_object_ref (self), g_object_unref);
}

static void
open_uri_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  passo_application_open_file (user_data, file, get_active_window (user_data));
}

static void
open_sample_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  passo_application_open_sample (user_data, g_variant_get_string (parameter, NULL),
                                 get_active_window (user_data));
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  PassoApplication *self = user_data;
  GtkWidget *dialog = passo_preferences_dialog_new (passo_application_get_settings (self));

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (get_active_window (self)));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  PassoApplication *self = user_data;
  static const char *developers[] = { N_("The Passo developers"), NULL };
  const char *translated[] = { _(developers[0]), NULL };

  adw_show_about_window (GTK_WINDOW (get_active_window (self)),
                         "application-name", _("Passo"),
                         "application-icon", PASSO_APPLICATION_ID,
                         "version", PASSO_VERSION,
                         "developer-name", _("The Passo developers"),
                         "developers", translated,
                         "comments", _("Draw, run and step through AWS Step Functions workflows on your own desk"),
                         "license-type", GTK_LICENSE_APACHE_2_0,
                         NULL);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Each may ask about unsaved work; the program ends with its last window. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static const GActionEntry actions[] = {
  { "new", new_action },
  { "new-window", new_window_action },
  { "open", open_action },
  { "open-uri", open_uri_action, "s" },
  { "open-sample", open_sample_action, "s" },
  { "preferences", preferences_action },
  { "about", about_action },
  { "quit", quit_action },
};

/* Every key that works in the whole window; gtk/help-overlay.ui lists them for people. */
static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.new", { "<Control>n" } },
  { "app.new-window", { "<Control><Shift>n" } },
  { "app.open", { "<Control>o" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.find", { "<Control>f" } },
  { "win.find-next", { "<Control>g" } },
  { "win.find-previous", { "<Control><Shift>g" } },
  { "win.jump", { "<Control>k" } },
  { "win.run", { "<Control>F5", "F5" } },
  { "win.pause", { "F6" } },
  { "win.step-over", { "F7" } },
  { "win.stop", { "<Shift>F5" } },
  { "win.restart", { "<Control><Shift>F5" } },
  { "win.view::design", { "<Control>1" } },
  { "win.view::split", { "<Control>2" } },
  { "win.view::code", { "<Control>3" } },
  { "win.show-sidebar", { "F9" } },
  { "win.show-panel", { "<Control>F9" } },
  { "win.show-inspector", { "<Shift>F9" } },
  { "win.fullscreen", { "F11" } },
  { "win.show-menu", { "F10" } },
  { "win.show-help-overlay", { "<Control>question", "F1" } },
  { "window.close", { "<Control>w" } },
};

/**
 * _passo_application_install_actions:
 * @self: the application
 *
 * Adds the actions `app.*` and the keys of all actions that work in a whole window.
 */
void
_passo_application_install_actions (PassoApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           (const char * const *) accelerators[i].keys);
}
