/* passo-window-run.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "passo-window-private.h"
#include "run/passo-placeholder-dialog.h"
#include "run/passo-run-controls.h"
#include "widgets/passo-file-dialog.h"

/* The window's actions on runs. */

static PassoRunController *
get_controller (PassoWindow *self)
{
  return passo_workbench_get_run_controller (self->workbench);
}

static gboolean
is_running (PassoWindow *self)
{
  PassoExecution *execution =
    self->workspace != NULL ? passo_workspace_get_execution (self->workspace) : NULL;

  return execution != NULL && passo_execution_get_status (execution) == PASSO_EXECUTION_RUNNING;
}

static void
start_run (gpointer user_data)
{
  PassoWindow *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!passo_run_controller_run (get_controller (self), &error))
    passo_window_show_message (self, error->message);
}

static void
start_stepping (gpointer user_data)
{
  PassoWindow *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!passo_run_controller_step_over (get_controller (self), &error))
    passo_window_show_message (self, error->message);
}

/* A run that is to begin first gets what its placeholders need. */
static void
run_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  PassoWindow *self = PASSO_WINDOW (widget);

  if (is_running (self))
    passo_run_controller_toggle_pause (get_controller (self));
  else
    passo_placeholder_dialog_ask (GTK_WINDOW (self), get_controller (self), start_run, self);
}

static void
pause_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  passo_run_controller_toggle_pause (get_controller (PASSO_WINDOW (widget)));
}

static void
step_over_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PassoWindow *self = PASSO_WINDOW (widget);

  if (is_running (self))
    start_stepping (self);
  else
    passo_placeholder_dialog_ask (GTK_WINDOW (self), get_controller (self), start_stepping, self);
}

static void
stop_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  passo_run_controller_stop (get_controller (PASSO_WINDOW (widget)));
}

static void
restart_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PassoWindow *self = PASSO_WINDOW (widget);

  if (is_running (self))
    passo_run_controller_stop (get_controller (self));
  start_run (self);
}

static void
history_file_chosen_cb (GFile    *file,
                        gpointer  user_data)
{
  PassoWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = g_file_load_bytes (file, NULL, NULL, &error);

  if (text == NULL
      || !passo_run_controller_open_history (get_controller (self), text, &error))
    passo_window_show_message (self, error->message);
}

static void
open_history_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  passo_file_dialog_open (GTK_WINDOW (widget), _("Open History"), NULL,
                          history_file_chosen_cb, g_object_ref (widget), g_object_unref);
}

static void
export_history_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  PassoWindow *self = PASSO_WINDOW (widget);
  PassoExecution *execution = passo_workspace_get_execution (self->workspace);
  PassoHistory *history;
  g_autoptr (GBytes) text = NULL;

  if (execution == NULL)
    return;

  history = passo_execution_get_history (execution);
  text = passo_history_codec_write (passo_history_get_log (history));
  /* Translators: name of a file, without spaces */
  _passo_window_export (self, _("Export History"), _("history.json"), text);
}

/**
 * _passo_window_install_run_actions:
 * @klass: class of windows
 *
 * Installs the actions of runs.
 */
void
_passo_window_install_run_actions (PassoWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "win.pause", NULL, pause_action);
  gtk_widget_class_install_action (widget_class, "win.step-over", NULL, step_over_action);
  gtk_widget_class_install_action (widget_class, "win.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "win.restart", NULL, restart_action);
  gtk_widget_class_install_action (widget_class, "win.open-history", NULL, open_history_action);
  gtk_widget_class_install_action (widget_class, "win.export-history", NULL, export_history_action);
}

/**
 * _passo_window_update_run_actions:
 * @self: a window
 *
 * Enables what can be done with the run that is shown.
 */
void
_passo_window_update_run_actions (PassoWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_document = self->workspace != NULL;
  gboolean has_run = has_document && passo_workspace_get_execution (self->workspace) != NULL;
  gboolean running = is_running (self);

  gtk_widget_action_set_enabled (widget, "win.run", has_document);
  gtk_widget_action_set_enabled (widget, "win.step-over", has_document);
  gtk_widget_action_set_enabled (widget, "win.pause", running);
  gtk_widget_action_set_enabled (widget, "win.stop", running);
  gtk_widget_action_set_enabled (widget, "win.restart", has_run);
  gtk_widget_action_set_enabled (widget, "win.open-history", has_document);
  gtk_widget_action_set_enabled (widget, "win.export-history", has_run);
}

static void
execution_changed_cb (PassoWindow *self)
{
  g_signal_group_set_target (self->execution_signals,
                             passo_workspace_get_execution (self->workspace));
  _passo_window_update_run_actions (self);
}

/**
 * _passo_window_add_run:
 * @self: a window that has got its workbench
 *
 * Puts the controls of runs into the header.
 */
void
_passo_window_add_run (PassoWindow *self)
{
  PassoApplication *application =
    PASSO_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  PassoRunController *controller = get_controller (self);
  g_autoptr (GPropertyAction) speed = g_property_action_new ("speed", controller, "speed");

  passo_workbench_bind_settings (self->workbench, passo_application_get_settings (application));
  g_settings_bind (passo_application_get_settings (application), "run-speed",
                   controller, "speed", G_SETTINGS_BIND_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (speed));
  adw_bin_set_child (self->run_slot, passo_run_controls_new (controller));

  self->execution_signals = g_signal_group_new (PASSO_TYPE_EXECUTION);
  g_signal_group_connect_swapped (self->execution_signals, "notify::status",
                                  G_CALLBACK (_passo_window_update_run_actions), self);
  g_signal_connect_object (self->workspace, "notify::execution",
                           G_CALLBACK (execution_changed_cb), self, G_CONNECT_SWAPPED);
  execution_changed_cb (self);
}
