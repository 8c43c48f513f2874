/* passo-run-controls.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "run/passo-input-popover.h"
#include "run/passo-run-controls.h"

/**
 * PassoRunControls:
 *
 * What starts and steers a run, for the header of a window: the input and Run while none goes
 * on, then pause, step and stop.
 */
struct _PassoRunControls
{
  AdwBin parent_instance;

  PassoRunController *controller;
  GtkMenuButton *input_button;
  GtkWidget *run_button;
  GtkWidget *steering;
  GtkButton *pause_button;
  GSignalGroup *execution_signals;
};

G_DEFINE_FINAL_TYPE (PassoRunControls, passo_run_controls, ADW_TYPE_BIN)

static void
update (PassoRunControls *self)
{
  PassoWorkspace *workspace = passo_run_controller_get_workspace (self->controller);
  PassoExecution *execution = passo_workspace_get_execution (workspace);
  gboolean running = execution != NULL
                     && passo_execution_get_status (execution) == PASSO_EXECUTION_RUNNING;
  gboolean paused = running && passo_execution_get_paused (execution);

  gtk_widget_set_visible (GTK_WIDGET (self->input_button), !running);
  gtk_widget_set_visible (self->run_button, !running);
  gtk_widget_set_visible (self->steering, running);
  gtk_button_set_icon_name (self->pause_button, paused ? "media-playback-start-symbolic"
                                                       : "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pause_button),
                               paused ? _("Continue (F6)") : _("Pause (F6)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  paused ? _("Continue") : _("Pause"), -1);
}

static void
execution_changed_cb (PassoRunControls *self)
{
  PassoWorkspace *workspace = passo_run_controller_get_workspace (self->controller);

  g_signal_group_set_target (self->execution_signals, passo_workspace_get_execution (workspace));
  update (self);
}

static void
passo_run_controls_dispose (GObject *object)
{
  PassoRunControls *self = PASSO_RUN_CONTROLS (object);

  g_clear_object (&self->execution_signals);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PASSO_TYPE_RUN_CONTROLS);
  g_clear_object (&self->controller);

  G_OBJECT_CLASS (passo_run_controls_parent_class)->dispose (object);
}

static void
passo_run_controls_class_init (PassoRunControlsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = passo_run_controls_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/run/passo-run-controls.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoRunControls, input_button);
  gtk_widget_class_bind_template_child (widget_class, PassoRunControls, run_button);
  gtk_widget_class_bind_template_child (widget_class, PassoRunControls, steering);
  gtk_widget_class_bind_template_child (widget_class, PassoRunControls, pause_button);
}

static void
passo_run_controls_init (PassoRunControls *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * passo_run_controls_new:
 * @controller: what runs the window's workflow
 *
 * Returns: (transfer floating): its controls
 */
GtkWidget *
passo_run_controls_new (PassoRunController *controller)
{
  PassoRunControls *self;
  PassoWorkspace *workspace;

  g_return_val_if_fail (PASSO_IS_RUN_CONTROLLER (controller), NULL);

  self = g_object_new (PASSO_TYPE_RUN_CONTROLS, NULL);
  self->controller = g_object_ref (controller);
  gtk_menu_button_set_popover (self->input_button, passo_input_popover_new (controller));

  workspace = passo_run_controller_get_workspace (controller);
  self->execution_signals = g_signal_group_new (PASSO_TYPE_EXECUTION);
  g_signal_group_connect_swapped (self->execution_signals, "notify::status",
                                  G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->execution_signals, "notify::paused",
                                  G_CALLBACK (update), self);
  g_signal_connect_object (workspace, "notify::execution", G_CALLBACK (execution_changed_cb), self,
                           G_CONNECT_SWAPPED);
  execution_changed_cb (self);

  return GTK_WIDGET (self);
}
