/* passo-canvas-node.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "canvas/passo-canvas-node.h"
#include "widgets/passo-run-look.h"

struct _PassoCanvasNode
{
  GtkWidget parent_instance;

  guint state_id;
  char *label;
  PassoRunStatus status;
  PassoStateProblem problem;
  int expanded;
  guint is_selected : 1;
};

G_DEFINE_FINAL_TYPE (PassoCanvasNode, passo_canvas_node, GTK_TYPE_WIDGET)

static void
passo_canvas_node_finalize (GObject *object)
{
  PassoCanvasNode *self = PASSO_CANVAS_NODE (object);

  g_free (self->label);

  G_OBJECT_CLASS (passo_canvas_node_parent_class)->finalize (object);
}

static void
passo_canvas_node_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

static void
passo_canvas_node_class_init (PassoCanvasNodeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = passo_canvas_node_finalize;
  widget_class->measure = passo_canvas_node_measure;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
passo_canvas_node_init (PassoCanvasNode *self)
{
  self->expanded = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
}

/**
 * passo_canvas_node_new:
 *
 * Returns: (transfer floating): the proxy of a state
 */
GtkWidget *
passo_canvas_node_new (guint state_id)
{
  PassoCanvasNode *self = g_object_new (PASSO_TYPE_CANVAS_NODE, NULL);

  self->state_id = state_id;

  return GTK_WIDGET (self);
}

/**
 * passo_canvas_node_get_state_id:
 *
 * Returns: id of the state that it stands for
 */
guint
passo_canvas_node_get_state_id (PassoCanvasNode *self)
{
  g_return_val_if_fail (PASSO_IS_CANVAS_NODE (self), 0);

  return self->state_id;
}

static void
update_label (PassoCanvasNode       *self,
              const PassoCanvasItem *item)
{
  const char *subtitle = item->graph_node->subtitle;
  g_autofree char *label = NULL;

  if (subtitle != NULL && *subtitle != '\0')
    label = g_strdup_printf ("%s, %s", item->graph_node->name, subtitle);
  else
    label = g_strdup (item->graph_node->name);
  if (g_strcmp0 (self->label, label) == 0)
    return;

  g_free (self->label);
  self->label = g_steal_pointer (&label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
}

/* Where the run stands, and what is wrong. */
static void
update_description (PassoCanvasNode       *self,
                    const PassoCanvasItem *item)
{
  const char *problem = passo_state_problem_get_label (item->problem);
  g_autofree char *description = NULL;

  if (self->status == item->status && self->problem == item->problem)
    return;

  self->status = item->status;
  self->problem = item->problem;
  description = g_strjoin (", ", passo_run_look_get_label (self->status), problem, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

/**
 * passo_canvas_node_update:
 * @item: what it stands for
 *
 * Tells assistive tools what changed.
 */
void
passo_canvas_node_update (PassoCanvasNode       *self,
                          const PassoCanvasItem *item)
{
  int expanded = item->can_fold ? item->is_container : -1;

  g_return_if_fail (PASSO_IS_CANVAS_NODE (self));

  update_label (self, item);
  if (self->is_selected != item->is_selected)
    {
      self->is_selected = item->is_selected;
      gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                                   GTK_ACCESSIBLE_STATE_SELECTED, (gboolean) self->is_selected, -1);
    }
  if (self->expanded != expanded)
    {
      self->expanded = expanded;
      gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
    }
  update_description (self, item);
}
