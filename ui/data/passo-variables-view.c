/* passo-variables-view.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "data/passo-variables-view.h"

#include <glib/gi18n.h>

#include "data/passo-data-view.h"

/**
 * PassoVariablesView:
 *
 * The variables that can be read at the cursor event.
 */
struct _PassoVariablesView
{
  PassoWorkspaceView parent_instance;

  GtkStack       *stack;
  PassoDataView  *data_view;

  PassoWorkspace *workspace; /* the view's */
  GSignalGroup   *projection_signals;
  char           *shown;
};

G_DEFINE_FINAL_TYPE (PassoVariablesView, passo_variables_view, PASSO_TYPE_WORKSPACE_VIEW)

static char *
dup_variables (PassoVariablesView *self)
{
  PassoRunProjection *projection = passo_workspace_get_projection (self->workspace);
  guint cursor = passo_workspace_get_cursor_event (self->workspace);

  if (projection == NULL)
    return NULL;
  if (cursor == PASSO_CURSOR_LIVE)
    cursor = passo_history_get_size (passo_run_projection_get_history (projection));

  return cursor > 0 ? passo_run_projection_dup_variables (projection, cursor) : NULL;
}

static void
passo_variables_view_update (PassoVariablesView *self)
{
  g_autofree char *text = dup_variables (self);
  gboolean empty = text == NULL || g_str_equal (text, "{}");

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "data");
  if (g_strcmp0 (text, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  passo_data_view_set_text (self->data_view, self->shown, NULL);
}

static void
projection_changed_cb (PassoVariablesView *self)
{
  g_signal_group_set_target (self->projection_signals,
                             passo_workspace_get_projection (self->workspace));
  passo_workspace_view_queue_update (PASSO_WORKSPACE_VIEW (self));
}

static void
passo_variables_view_connect (PassoWorkspaceView *view,
                              PassoWorkspace     *workspace)
{
  PassoVariablesView *self = PASSO_VARIABLES_VIEW (view);

  self->workspace = workspace;
  g_signal_connect_object (workspace, "notify::projection", G_CALLBACK (projection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::cursor-event",
                           G_CALLBACK (passo_workspace_view_queue_update), self,
                           G_CONNECT_SWAPPED);

  projection_changed_cb (self);
  passo_variables_view_update (self);
}

static void
passo_variables_view_update_view (PassoWorkspaceView *view)
{
  passo_variables_view_update (PASSO_VARIABLES_VIEW (view));
}

static void
passo_variables_view_dispose (GObject *object)
{
  PassoVariablesView *self = PASSO_VARIABLES_VIEW (object);

  /* The rows let go of what they show first. */
  G_OBJECT_CLASS (passo_variables_view_parent_class)->dispose (object);

  g_clear_object (&self->projection_signals);
  g_clear_pointer (&self->shown, g_free);
}

static void
passo_variables_view_class_init (PassoVariablesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PassoWorkspaceViewClass *view_class = PASSO_WORKSPACE_VIEW_CLASS (klass);

  object_class->dispose = passo_variables_view_dispose;

  view_class->connect = passo_variables_view_connect;
  view_class->update = passo_variables_view_update_view;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
passo_variables_view_init (PassoVariablesView *self)
{
  GtkWidget *empty = gtk_label_new (_("No variables are set at this moment of the run"));

  gtk_widget_add_css_class (empty, "dim-label");
  self->data_view = PASSO_DATA_VIEW (passo_data_view_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->data_view), "data");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));

  self->projection_signals = g_signal_group_new (PASSO_TYPE_RUN_PROJECTION);
  g_signal_group_connect_swapped (self->projection_signals, "changed",
                                  G_CALLBACK (passo_workspace_view_queue_update), self);
}

/**
 * passo_variables_view_new:
 * @workspace: the window's state
 *
 * Returns: (transfer floating): a view of the run's variables
 */
GtkWidget *
passo_variables_view_new (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PASSO_TYPE_VARIABLES_VIEW, "workspace", workspace, NULL);
}
