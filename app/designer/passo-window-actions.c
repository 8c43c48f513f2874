/* passo-window-actions.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "canvas/passo-export-dialog.h"
#include "passo-window-private.h"

/* Keys of the whole window must not take undo away from a field of text that has its own. */
static gboolean
activate_in_entry (PassoWindow *self,
                   const char  *action_name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && GTK_IS_TEXT (focus)
         && gtk_widget_activate_action (focus, action_name, NULL);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PassoWindow *self = PASSO_WINDOW (widget);

  if (activate_in_entry (self, "text.undo"))
    return;

  if (passo_document_undo (passo_window_get_document (self)))
    passo_workbench_show_changed (self->workbench);
}

static void
redo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PassoWindow *self = PASSO_WINDOW (widget);

  if (activate_in_entry (self, "text.redo"))
    return;

  if (passo_document_redo (passo_window_get_document (self)))
    passo_workbench_show_changed (self->workbench);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  _passo_window_save (PASSO_WINDOW (widget), FALSE);
}

static void
save_as_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  _passo_window_save_as (PASSO_WINDOW (widget), FALSE);
}

static void
export_asl_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  _passo_window_export_asl (PASSO_WINDOW (widget), g_variant_get_boolean (parameter));
}

static void
export_picture_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  PassoWindow *self = PASSO_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (passo_export_dialog_new (GTK_WINDOW (self), self->workspace)));
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  _passo_window_reload (PASSO_WINDOW (widget));
}

static void
keep_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  _passo_window_keep (PASSO_WINDOW (widget));
}

static void
find_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  passo_workbench_find (PASSO_WINDOW (widget)->workbench);
}

static void
find_next_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  passo_workbench_find_next (PASSO_WINDOW (widget)->workbench, TRUE);
}

static void
find_previous_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  passo_workbench_find_next (PASSO_WINDOW (widget)->workbench, FALSE);
}

static void
jump_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  passo_workbench_jump (PASSO_WINDOW (widget)->workbench);
}

static void
show_place_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  guint64 start;
  guint64 end;

  g_variant_get (parameter, "(tt)", &start, &end);
  passo_workbench_show_place (PASSO_WINDOW (widget)->workbench, start, end);
}

static void
show_match_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  guint64 start;
  guint64 end;

  g_variant_get (parameter, "(tt)", &start, &end);
  passo_workbench_show_match (PASSO_WINDOW (widget)->workbench, start, end);
}

static void
show_page_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  passo_workbench_show_page (PASSO_WINDOW (widget)->workbench,
                             g_variant_get_string (parameter, NULL));
}

static void
focus_inspector_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  passo_workbench_focus_inspector (PASSO_WINDOW (widget)->workbench);
}

static void
focus_canvas_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  passo_workbench_focus_definition (PASSO_WINDOW (widget)->workbench);
}

static void
show_message_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  passo_window_show_message (PASSO_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_menu_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  gtk_menu_button_popup (PASSO_WINDOW (widget)->menu_button);
}

/* Actions that need a document, and with it a workbench. */
static const struct
{
  const char *name;
  const char *parameter_type;
  GtkWidgetActionActivateFunc activate;
} document_actions[] = {
  { "win.save", NULL, save_action },
  { "win.save-as", NULL, save_as_action },
  { "win.undo", NULL, undo_action },
  { "win.redo", NULL, redo_action },
  { "win.export-asl", "b", export_asl_action },
  { "win.export-picture", NULL, export_picture_action },
  { "win.reload", NULL, reload_action },
  { "win.keep", NULL, keep_action },
  { "win.find", NULL, find_action },
  { "win.find-next", NULL, find_next_action },
  { "win.find-previous", NULL, find_previous_action },
  { "win.jump", NULL, jump_action },
  { "win.show-place", "(tt)", show_place_action },
  { "win.show-match", "(tt)", show_match_action },
  { "win.show-page", "s", show_page_action },
  { "win.focus-inspector", NULL, focus_inspector_action },
  { "win.focus-canvas", NULL, focus_canvas_action },
};

/**
 * _passo_window_install_actions:
 * @klass: class of windows
 *
 * Installs the actions `win.*`.
 */
void
_passo_window_install_actions (PassoWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  for (guint i = 0; i < G_N_ELEMENTS (document_actions); i++)
    gtk_widget_class_install_action (widget_class, document_actions[i].name,
                                     document_actions[i].parameter_type,
                                     document_actions[i].activate);
  gtk_widget_class_install_action (widget_class, "win.show-message", "s", show_message_action);
  gtk_widget_class_install_action (widget_class, "win.show-menu", NULL, show_menu_action);
  gtk_widget_class_install_property_action (widget_class, "win.fullscreen", "fullscreened");
}

static void
add_property_action (PassoWindow *self,
                     const char  *name)
{
  g_autoptr (GPropertyAction) action = g_property_action_new (name, self->workbench, name);

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

/**
 * _passo_window_add_view_actions:
 * @self: a window that has got its workbench
 *
 * Adds the actions that are properties of the workbench: which view, which panes.
 */
void
_passo_window_add_view_actions (PassoWindow *self)
{
  add_property_action (self, "view");
  add_property_action (self, "show-sidebar");
  add_property_action (self, "show-inspector");
  add_property_action (self, "show-panel");
}

/**
 * _passo_window_update_actions:
 * @self: a window
 *
 * Enables what can be done now.
 */
void
_passo_window_update_actions (PassoWindow *self)
{
  PassoDocument *document = passo_window_get_document (self);
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < G_N_ELEMENTS (document_actions); i++)
    gtk_widget_action_set_enabled (widget, document_actions[i].name, document != NULL);
  _passo_window_update_run_actions (self);
  if (document == NULL)
    return;

  /* Undo stays for the fields of text, which have their own. */
  gtk_widget_action_set_enabled (widget, "win.undo", passo_document_get_can_undo (document));
  gtk_widget_action_set_enabled (widget, "win.redo", passo_document_get_can_redo (document));
}
