/* passo-window.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "passo-sample-pictures.h"
#include "passo-window-private.h"

/* A message of more bytes takes longer to read than a toast usually stays. */
#define LONG_MESSAGE 60
#define LONG_TIMEOUT_S 12

/**
 * PassoWindow:
 *
 * A window with one document, or with the start page until it has one. It makes the workspace
 * and hands it to the workbench, whose views do the rest; its own are the header, the document's
 * file, and messages.
 */
G_DEFINE_FINAL_TYPE (PassoWindow, passo_window, ADW_TYPE_APPLICATION_WINDOW)

static char *
dup_title (PassoWindow *self)
{
  PassoDocument *document = passo_window_get_document (self);

  if (passo_document_get_file (document) == NULL && self->proposed_name != NULL)
    return g_strconcat (self->proposed_name, ".asl.json", NULL);

  return passo_document_dup_title (document);
}

static void
update_title (PassoWindow *self)
{
  PassoDocument *document = passo_window_get_document (self);
  GFile *file = passo_document_get_file (document);
  gboolean unsaved = file == NULL || passo_document_get_modified (document);
  g_autofree char *title = dup_title (self);
  g_autofree char *window_title = NULL;
  g_autofree char *path = NULL;

  if (file != NULL)
    path = g_file_get_parse_name (file);
  gtk_label_set_label (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), path != NULL ? path : title);
  gtk_widget_set_visible (GTK_WIDGET (self->unsaved), unsaved);

  /* Translators: title of a window whose document has unsaved changes */
  window_title = unsaved ? g_strdup_printf (_("%s (unsaved)"), title) : g_strdup (title);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

static void
document_changed_cb (PassoWindow *self)
{
  update_title (self);
  _passo_window_update_actions (self);
}

static void
file_changed_cb (PassoWindow *self)
{
  update_title (self);
  _passo_window_watch_file (self);
}

static void
setup_recent_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *list_item,
                 gpointer                  user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *folder = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (folder), 0);
  gtk_label_set_ellipsize (GTK_LABEL (folder), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (folder, "dim-label");
  gtk_widget_add_css_class (folder, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), folder);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_recent_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *list_item,
                gpointer                  user_data)
{
  GFile *file = gtk_list_item_get_item (list_item);
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *folder = gtk_widget_get_next_sibling (name);
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *path = parent != NULL ? g_file_get_parse_name (parent) : g_strdup ("");

  gtk_label_set_label (GTK_LABEL (name), base);
  gtk_label_set_label (GTK_LABEL (folder), path);
}

static void
recent_activated_cb (PassoWindow *self,
                     guint        position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->recent_list));
  g_autoptr (GFile) file = g_list_model_get_item (model, position);
  g_autofree char *uri = g_file_get_uri (file);

  gtk_popover_popdown (adw_split_button_get_popover (self->open_button));
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-uri", "s", uri);
}

static gboolean
files_dropped_cb (PassoWindow  *self,
                  const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GSList *l = files; l != NULL; l = l->next)
    passo_application_open_file (PASSO_APPLICATION (application), l->data, self);

  return files != NULL;
}

static void
add_drop_target (PassoWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (files_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* GtkPaned moves the focus by F6 and F8, which are the debugger's keys: while their actions are
 * not enabled they do nothing. */
static gboolean
swallow_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   user_data)
{
  return TRUE;
}

static void
add_swallowed_keys (PassoWindow *self)
{
  static const guint keys[] = { GDK_KEY_F6, GDK_KEY_F8 };
  static const GdkModifierType modifiers[] = { 0, GDK_SHIFT_MASK };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (guint j = 0; j < G_N_ELEMENTS (modifiers); j++)
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], modifiers[j]),
                          gtk_callback_action_new (swallow_cb, NULL, NULL)));

  /* On the content and not the window, whose keys of the application come first. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), controller);
}

static void
connect_document (PassoWindow *self)
{
  PassoDocument *document = passo_window_get_document (self);

  g_signal_connect_object (document, "notify::modified", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::can-undo", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::can-redo", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (file_changed_cb), self,
                           G_CONNECT_SWAPPED);
  document_changed_cb (self);
  file_changed_cb (self);
}

static void
draw_samples (PassoWindow *self)
{
  if (self->workspace == NULL)
    passo_sample_pictures_draw (self->start_page);
}

static gboolean
passo_window_close_request (GtkWindow *window)
{
  PassoWindow *self = PASSO_WINDOW (window);

  if (_passo_window_ask_before_close (self))
    return TRUE;

  _passo_window_save_state (self);
  if (self->workspace != NULL)
    {
      GtkApplication *application = gtk_window_get_application (window);

      passo_drafts_forget (passo_application_get_drafts (PASSO_APPLICATION (application)),
                           passo_window_get_document (self));
    }

  return GTK_WINDOW_CLASS (passo_window_parent_class)->close_request (window);
}

static void
passo_window_dispose (GObject *object)
{
  PassoWindow *self = PASSO_WINDOW (object);

  g_clear_handle_id (&self->check_source, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_object (&self->follower);
  g_clear_object (&self->execution_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), PASSO_TYPE_WINDOW);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->proposed_name, g_free);

  G_OBJECT_CLASS (passo_window_parent_class)->dispose (object);
}

static void
passo_window_class_init (PassoWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = passo_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = passo_window_close_request;

  _passo_window_install_actions (klass);
  _passo_window_install_run_actions (klass);
  g_type_ensure (PASSO_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/app/designer/passo-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, PassoWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, PassoWindow, title_box);
  gtk_widget_class_bind_template_child (widget_class, PassoWindow, title);
  gtk_widget_class_bind_template_child (widget_class, PassoWindow, unsaved);
  gtk_widget_class_bind_template_child (widget_class, PassoWindow, view_switch);
  gtk_widget_class_bind_template_child (widget_class, PassoWindow, run_slot);
  gtk_widget_class_bind_template_child (widget_class, PassoWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PassoWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, PassoWindow, recent_list);
  gtk_widget_class_bind_template_child (widget_class, PassoWindow, start_page);
  gtk_widget_class_bind_template_callback (widget_class, setup_recent_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_recent_cb);
  gtk_widget_class_bind_template_callback (widget_class, recent_activated_cb);
}

static void
passo_window_init (PassoWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_drop_target (self);
  add_swallowed_keys (self);
}

/**
 * passo_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window with the start page, not shown yet
 */
PassoWindow *
passo_window_new (PassoApplication *application)
{
  PassoWindow *self;
  GListModel *recent;
  g_autoptr (GtkNoSelection) rows = NULL;

  g_return_val_if_fail (PASSO_IS_APPLICATION (application), NULL);

  self = g_object_new (PASSO_TYPE_WINDOW, "application", application, NULL);
  recent = G_LIST_MODEL (passo_application_get_recent_files (application));
  rows = gtk_no_selection_new (g_object_ref (recent));
  gtk_list_view_set_model (self->recent_list, GTK_SELECTION_MODEL (rows));
  passo_start_page_set_recent (self->start_page, recent);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (draw_samples), self, G_CONNECT_SWAPPED);
  draw_samples (self);
  _passo_window_load_state (self);
  _passo_window_update_actions (self);

  return self;
}

/**
 * passo_window_get_document:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): its document, %NULL while it shows the start page
 */
PassoDocument *
passo_window_get_document (PassoWindow *self)
{
  g_return_val_if_fail (PASSO_IS_WINDOW (self), NULL);

  return self->workspace != NULL ? passo_workspace_get_document (self->workspace) : NULL;
}

/**
 * passo_window_get_workspace:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): its workspace, %NULL while it shows the start page
 */
PassoWorkspace *
passo_window_get_workspace (PassoWindow *self)
{
  g_return_val_if_fail (PASSO_IS_WINDOW (self), NULL);

  return self->workspace;
}

/**
 * passo_window_set_document:
 * @self: a window that has no document yet
 * @document: its document from now on
 * @settings: what stands beside the document
 *
 * Turns the start page into a workbench.
 */
void
passo_window_set_document (PassoWindow           *self,
                           PassoDocument         *document,
                           PassoDocumentSettings *settings)
{
  GtkApplication *application;
  g_auto (GStrv) patterns = NULL;

  g_return_if_fail (PASSO_IS_WINDOW (self));
  g_return_if_fail (self->workspace == NULL);
  g_return_if_fail (PASSO_IS_DOCUMENT (document));
  g_return_if_fail (PASSO_IS_DOCUMENT_SETTINGS (settings));

  patterns = passo_document_settings_dup_patterns (settings);
  passo_document_set_patterns (document, (const char * const *) patterns);
  application = gtk_window_get_application (GTK_WINDOW (self));
  self->workspace = passo_workspace_new (document);
  passo_workspace_set_settings (self->workspace, settings);
  self->follower = passo_document_follower_new (self->workspace);
  self->workbench = PASSO_WORKBENCH (passo_workbench_new (self->workspace));
  self->changed_banner =
    PASSO_BANNER (passo_banner_new ("dialog-warning-symbolic", "warning"));
  passo_banner_set_title (self->changed_banner, _("Another program changed the file"));
  passo_banner_add_button (self->changed_banner, _("_Reload"), "win.reload");
  passo_banner_add_button (self->changed_banner, _("_Keep Mine"), "win.keep");
  passo_workbench_add_banner (self->workbench, GTK_WIDGET (self->changed_banner));

  gtk_stack_add_named (self->pages, GTK_WIDGET (self->workbench), "workbench");
  gtk_stack_set_visible_child_name (self->pages, "workbench");
  gtk_widget_set_visible (self->view_switch, TRUE);
  _passo_window_add_view_actions (self);
  _passo_window_add_run (self);
  _passo_window_load_state (self);
  connect_document (self);
  g_free (passo_drafts_watch (passo_application_get_drafts (PASSO_APPLICATION (application)),
                              document));
  passo_workbench_focus_definition (self->workbench);
}

/**
 * passo_window_set_proposed_name:
 * @self: a window whose document has no file
 * @name: what to call it
 */
void
passo_window_set_proposed_name (PassoWindow *self,
                                const char  *name)
{
  g_return_if_fail (PASSO_IS_WINDOW (self));
  g_return_if_fail (self->workspace != NULL);
  g_return_if_fail (name != NULL);

  if (g_strcmp0 (self->proposed_name, name) == 0)
    return;

  g_free (self->proposed_name);
  self->proposed_name = g_strdup (name);
  update_title (self);
}

/**
 * passo_window_show_message:
 * @self: a window
 * @message: a sentence
 *
 * Shows a message in passing.
 */
void
passo_window_show_message (PassoWindow *self,
                           const char  *message)
{
  GtkWidget *label;
  AdwToast *toast;

  g_return_if_fail (PASSO_IS_WINDOW (self));
  g_return_if_fail (message != NULL);

  /* A sentence with a path in it is longer than the one line that a toast shows by itself, and its
   * end says what to do. */
  label = gtk_label_new (message);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 80);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  toast = adw_toast_new (message);
  adw_toast_set_custom_title (toast, label);
  if (strlen (message) > LONG_MESSAGE)
    adw_toast_set_timeout (toast, LONG_TIMEOUT_S);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
