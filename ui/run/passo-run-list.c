/* passo-run-list.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-run-list.h"

#include <glib/gi18n.h>

#include "run/passo-run-row.h"

/**
 * PassoRunList:
 *
 * The runs of this window, the newest first. Choosing one shows it again in graph, data and
 * timeline.
 */
struct _PassoRunList
{
  GtkWidget           parent_instance;

  GtkStack           *stack;
  PassoRunController *controller;
  GtkSingleSelection *selection;
  gboolean            following;
};

G_DEFINE_FINAL_TYPE (PassoRunList, passo_run_list, GTK_TYPE_WIDGET)

static void
selected_cb (PassoRunList *self)
{
  PassoWorkspace *workspace = passo_run_controller_get_workspace (self->controller);
  PassoExecution *execution = gtk_single_selection_get_selected_item (self->selection);

  /* The selection also tells of the run that is shown, when a new one comes before it. */
  if (!self->following && execution != NULL && execution != passo_workspace_get_execution (workspace))
    passo_run_controller_show (self->controller, execution);
}

static void
passo_run_list_follow (PassoRunList *self)
{
  PassoWorkspace *workspace = passo_run_controller_get_workspace (self->controller);
  GListStore *runs = passo_workspace_get_runs (workspace);
  PassoExecution *execution = passo_workspace_get_execution (workspace);
  guint position = GTK_INVALID_LIST_POSITION;

  if (execution != NULL && !g_list_store_find (runs, execution, &position))
    position = GTK_INVALID_LIST_POSITION;

  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
}

static void
runs_changed_cb (PassoRunList *self)
{
  GListStore *runs =
    passo_workspace_get_runs (passo_run_controller_get_workspace (self->controller));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (runs));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "runs" : "empty");
}

static void
row_setup_cb (GtkListItemFactory *factory,
              GtkListItem        *list_item)
{
  gtk_list_item_set_child (list_item, passo_run_row_new ());
}

static void
row_bind_cb (GtkListItemFactory *factory,
             GtkListItem        *list_item)
{
  passo_run_row_set_execution (PASSO_RUN_ROW (gtk_list_item_get_child (list_item)),
                               gtk_list_item_get_item (list_item));
}

static void
row_unbind_cb (GtkListItemFactory *factory,
               GtkListItem        *list_item)
{
  passo_run_row_set_execution (PASSO_RUN_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
passo_run_list_dispose (GObject *object)
{
  PassoRunList *self = PASSO_RUN_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->controller);

  G_OBJECT_CLASS (passo_run_list_parent_class)->dispose (object);
}

static void
passo_run_list_class_init (PassoRunListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = passo_run_list_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
passo_run_list_init (PassoRunList *self)
{
  GtkWidget *empty = gtk_label_new (_("Runs of this window appear here"));

  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_label_set_justify (GTK_LABEL (empty), GTK_JUSTIFY_CENTER);
  gtk_widget_set_margin_start (empty, 12);
  gtk_widget_set_margin_end (empty, 12);
  gtk_widget_add_css_class (empty, "dim-label");

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

static GtkWidget *
passo_run_list_make_view (PassoRunList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbind_cb), NULL);

  view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Runs of this window"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);

  return scrolled;
}

/**
 * passo_run_list_new:
 * @controller: the controller of the window's runs
 *
 * Returns: (transfer floating): a list of them
 */
GtkWidget *
passo_run_list_new (PassoRunController *controller)
{
  PassoRunList *self;
  PassoWorkspace *workspace;
  GListStore *runs;

  g_return_val_if_fail (PASSO_IS_RUN_CONTROLLER (controller), NULL);

  self = g_object_new (PASSO_TYPE_RUN_LIST, NULL);
  self->controller = g_object_ref (controller);
  workspace = passo_run_controller_get_workspace (controller);
  runs = passo_workspace_get_runs (workspace);

  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (runs)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_stack_add_named (self->stack, passo_run_list_make_view (self), "runs");

  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (runs, "items-changed", G_CALLBACK (runs_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::execution", G_CALLBACK (passo_run_list_follow), self,
                           G_CONNECT_SWAPPED);
  runs_changed_cb (self);
  passo_run_list_follow (self);

  return GTK_WIDGET (self);
}
