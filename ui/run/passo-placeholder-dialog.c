/* passo-placeholder-dialog.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-placeholder-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define RESPONSE_RUN "run"

/* What one asking needs until its answer. */
typedef struct
{
  PassoRunController         *controller;
  GPtrArray                  *rows; /* of AdwEntryRow: titled with the placeholder's name */
  PassoPlaceholdersGivenFunc  callback;
  gpointer                    user_data;
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->controller);
  g_ptr_array_unref (asking->rows);
  g_free (asking);
}

/* Most people type a number or a name without thinking of quotes: what is no JSON is a text. */
static PassoValue
read_value (const char *text)
{
  PassoValue value = passo_json_parse (text, -1, PASSO_JSON_READER_DEFAULT, NULL);

  return passo_value_is_undefined (value) ? passo_value_string (text) : value;
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Asking           *asking)
{
  if (g_strcmp0 (response, RESPONSE_RUN) != 0)
    return;

  for (guint i = 0; i < asking->rows->len; i++)
    {
      AdwPreferencesRow *row = g_ptr_array_index (asking->rows, i);
      g_auto (PassoValue) value = read_value (gtk_editable_get_text (GTK_EDITABLE (row)));

      passo_run_controller_set_placeholder (asking->controller,
                                            adw_preferences_row_get_title (row), value);
    }

  asking->callback (asking->user_data);
}

static GtkWidget *
make_rows (Asking *asking,
           char  **names)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), names[i]);
      adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      g_ptr_array_add (asking->rows, g_object_ref (row));
    }

  return list;
}

static void
asking_closure_free (gpointer  asking,
                     GClosure *closure)
{
  asking_free (asking);
}

/**
 * passo_placeholder_dialog_ask:
 * @parent: the window
 * @controller: the controller of its runs
 * @callback: (scope async): called when all values were given; not when the user cancels
 * @user_data: data for @callback
 *
 * Asks, in one dialog, for the placeholders that stand for whole values and have none. Where none
 * is missing, @callback is called at once.
 */
void
passo_placeholder_dialog_ask (GtkWindow                  *parent,
                              PassoRunController         *controller,
                              PassoPlaceholdersGivenFunc  callback,
                              gpointer                    user_data)
{
  g_auto (GStrv) names = NULL;
  GtkWidget *dialog;
  Asking *asking;

  g_return_if_fail (PASSO_IS_RUN_CONTROLLER (controller));
  g_return_if_fail (callback != NULL);

  names = passo_run_controller_dup_missing_placeholders (controller);
  if (names == NULL)
    {
      callback (user_data);
      return;
    }

  asking = g_new0 (Asking, 1);
  asking->controller = g_object_ref (controller);
  asking->rows = g_ptr_array_new_with_free_func (g_object_unref);
  asking->callback = callback;
  asking->user_data = user_data;

  dialog = adw_message_dialog_new (parent, _("Values for Placeholders"),
                                   _("These stand where a number, a truth or a whole object is "
                                     "needed. Write JSON, or plain text. The file stays as it is."));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_rows (asking, names));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    RESPONSE_RUN, _("_Run"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), RESPONSE_RUN,
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), RESPONSE_RUN);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, asking_closure_free,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}
