/* passo-file-dialog.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "widgets/passo-file-dialog.h"

/* The one place that opens the desktop's file chooser, as GTK replaced its type since. */

typedef struct
{
  PassoFileDialogFunc callback;
  gpointer user_data;
  GDestroyNotify destroy;
} Request;

static void
request_free (gpointer  data,
              GClosure *closure)
{
  Request *request = data;

  if (request->destroy != NULL)
    request->destroy (request->user_data);
  g_free (request);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  Request *request = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (file != NULL)
        request->callback (file, request->user_data);
    }

  /* The dialog was kept alive by itself alone. */
  g_object_unref (dialog);
}

static void
show (GtkFileChooserNative *dialog,
      PassoFileDialogFunc   callback,
      gpointer              user_data,
      GDestroyNotify        destroy)
{
  Request *request = g_new0 (Request, 1);

  request->callback = callback;
  request->user_data = user_data;
  request->destroy = destroy;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), request, request_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * passo_file_dialog_open:
 * @parent: (nullable): the window that asks
 * @title: title of the dialog
 * @filters: (nullable): a list of #GtkFileFilter, the first one chosen
 * @callback: gets the file
 * @user_data: data of @callback
 * @destroy: (nullable): frees @user_data
 *
 * Lets the user choose a file to read.
 */
void
passo_file_dialog_open (GtkWindow           *parent,
                        const char          *title,
                        GListModel          *filters,
                        PassoFileDialogFunc  callback,
                        gpointer             user_data,
                        GDestroyNotify       destroy)
{
  GtkFileChooserNative *dialog;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (callback != NULL);

  dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"),
                                        _("_Cancel"));
  for (guint i = 0; filters != NULL && i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  show (dialog, callback, user_data, destroy);
}

/**
 * passo_file_dialog_save:
 * @parent: (nullable): the window that asks
 * @title: title of the dialog
 * @folder: (nullable): the folder to start in
 * @name: the proposed name
 * @callback: gets the file; the dialog has asked whether to overwrite it
 * @user_data: data of @callback
 * @destroy: (nullable): frees @user_data
 *
 * Lets the user choose a file to write.
 */
void
passo_file_dialog_save (GtkWindow           *parent,
                        const char          *title,
                        GFile               *folder,
                        const char          *name,
                        PassoFileDialogFunc  callback,
                        gpointer             user_data,
                        GDestroyNotify       destroy)
{
  GtkFileChooserNative *dialog;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (callback != NULL);

  dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                        _("_Cancel"));
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  show (dialog, callback, user_data, destroy);
}
