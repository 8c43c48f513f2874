/* passo-export-dialog.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "canvas/passo-canvas-export.h"
#include "canvas/passo-export-dialog.h"
#include "widgets/passo-file-dialog.h"

struct _PassoExportDialog
{
  AdwWindow parent_instance;

  PassoWorkspace *workspace;
  AdwComboRow *format;
  GtkSwitch *dark;
  GtkSwitch *run;
};

G_DEFINE_FINAL_TYPE (PassoExportDialog, passo_export_dialog, ADW_TYPE_WINDOW)

static const struct
{
  const char *label;
  const char *suffix;
  PassoCanvasPictureFormat format;
  double scale;
} choices[] = {
  { N_("SVG"), "svg", PASSO_CANVAS_PICTURE_SVG, 1 },
  { N_("PNG"), "png", PASSO_CANVAS_PICTURE_PNG, 1 },
  { N_("PNG, twice the size"), "png", PASSO_CANVAS_PICTURE_PNG, 2 },
  { N_("PDF"), "pdf", PASSO_CANVAS_PICTURE_PDF, 1 },
};

/* What was chosen, kept until a file is: the dialog is closed by then. */
typedef struct
{
  GtkWindow *parent;            /* weak */
  PassoWorkspace *workspace;
  guint choice;
  gboolean is_dark;
  gboolean has_run;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_weak_pointer (&export->parent);
  g_object_unref (export->workspace);
  g_free (export);
}

static void
show_message (Export     *export,
              const char *message)
{
  if (export->parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (export->parent), "win.show-message", "s", message);
}

static void
write_cb (GFile    *file,
          gpointer  user_data)
{
  Export *export = user_data;
  PassoCanvasPicture picture = { .graph = passo_workspace_get_graph (export->workspace),
                                 .is_dark = export->is_dark, .scale = choices[export->choice].scale };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const char *data;
  gsize length;

  if (picture.graph == NULL)
    return;

  if (export->has_run)
    picture.projection = passo_workspace_get_projection (export->workspace);
  bytes = passo_canvas_picture_write (&picture, choices[export->choice].format, &error);
  if (bytes != NULL)
    {
      data = g_bytes_get_data (bytes, &length);
      g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
    }
  show_message (export, error != NULL ? error->message : _("The picture is written"));
}

/* The document's name without what ends it. */
static char *
dup_name (PassoWorkspace *workspace,
          guint           choice)
{
  GFile *file = passo_document_get_file (passo_workspace_get_document (workspace));
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : g_strdup (_("workflow"));
  char *dot = strchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';

  return g_strdup_printf ("%s.%s", name, choices[choice].suffix);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PassoExportDialog *self = PASSO_EXPORT_DIALOG (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GFile *file = passo_document_get_file (passo_workspace_get_document (self->workspace));
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  Export *export = g_new0 (Export, 1);
  g_autofree char *name = NULL;

  g_set_weak_pointer (&export->parent, parent);
  export->workspace = g_object_ref (self->workspace);
  export->choice = MIN (adw_combo_row_get_selected (self->format), G_N_ELEMENTS (choices) - 1);
  export->is_dark = gtk_switch_get_active (self->dark);
  export->has_run = gtk_switch_get_active (self->run);
  name = dup_name (self->workspace, export->choice);
  gtk_window_close (GTK_WINDOW (self));
  passo_file_dialog_save (parent, _("Export Picture"), folder, name, write_cb, export, export_free);
}

static GtkSwitch *
add_switch (AdwPreferencesGroup *group,
            const char          *title,
            gboolean             is_active)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_switch_set_active (GTK_SWITCH (toggle), is_active);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (group, row);

  return GTK_SWITCH (toggle);
}

static GtkWidget *
make_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *export = gtk_button_new_with_mnemonic (_("_Export…"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (export), "export.choose-file");
  gtk_widget_add_css_class (export, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), export);

  return header;
}

static void
passo_export_dialog_dispose (GObject *object)
{
  PassoExportDialog *self = PASSO_EXPORT_DIALOG (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (passo_export_dialog_parent_class)->dispose (object);
}

static void
passo_export_dialog_class_init (PassoExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = passo_export_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "export.choose-file", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
passo_export_dialog_init (PassoExportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_append (labels, _(choices[i].label));
  self->format = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->format), _("Format"));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (labels));
  adw_preferences_group_add (group, GTK_WIDGET (self->format));
  self->dark = add_switch (group, _("Dark Ground"),
                           adw_style_manager_get_dark (adw_style_manager_get_default ()));
  self->run = add_switch (group, _("Paint the Run over It"), TRUE);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  gtk_box_append (GTK_BOX (box), make_header ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Export Picture"));
  gtk_window_set_default_size (GTK_WINDOW (self), 420, -1);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

/**
 * passo_export_dialog_new:
 * @parent: the window of the workflow, which has `win.show-message`
 *
 * Returns: (transfer floating): a dialog that is not shown yet
 */
GtkWidget *
passo_export_dialog_new (GtkWindow      *parent,
                         PassoWorkspace *workspace)
{
  PassoExportDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PASSO_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  gtk_widget_set_sensitive (gtk_widget_get_ancestor (GTK_WIDGET (self->run), ADW_TYPE_ACTION_ROW),
                            passo_workspace_get_projection (workspace) != NULL);

  return GTK_WIDGET (self);
}
