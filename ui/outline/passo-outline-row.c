/* passo-outline-row.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "outline/passo-outline-row.h"
#include "widgets/passo-run-look.h"

/**
 * PassoOutlineRow:
 *
 * A row of the outline: where the state stands, its name, how often it ran. It shows whatever
 * item it is given, as rows are used again.
 */
struct _PassoOutlineRow
{
  AdwBin parent_instance;

  GtkTreeExpander *expander;
  GtkImage *status;
  GtkLabel *name;
  GtkImage *problem;
  GtkLabel *count;
  PassoOutlineItem *item;
};

G_DEFINE_FINAL_TYPE (PassoOutlineRow, passo_outline_row, ADW_TYPE_BIN)

/* Another picture and another colour for each, and a name for whoever sees neither. */
static void
show_problem (PassoOutlineRow   *self,
              PassoStateProblem  problem)
{
  gboolean is_error = problem == PASSO_STATE_PROBLEM_ERROR;
  GtkWidget *image = GTK_WIDGET (self->problem);
  const char *label = passo_state_problem_get_label (problem);

  gtk_widget_set_visible (image, label != NULL);
  if (label == NULL)
    return;

  gtk_image_set_from_icon_name (self->problem,
                                is_error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (image, is_error ? "warning" : "error");
  gtk_widget_add_css_class (image, is_error ? "error" : "warning");
  gtk_widget_set_tooltip_text (image, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update (PassoOutlineRow *self)
{
  g_autofree char *count = NULL;
  g_autofree char *name = NULL;
  gboolean has_run;
  guint problem;
  guint status;

  g_object_get (self->item, "name", &name, "has-run", &has_run, "status", &status, "count", &count,
                "problem", &problem, NULL);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->count, count != NULL ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count), count != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->status), has_run);
  passo_run_look_apply (self->status, status);
  show_problem (self, problem);
}

/* The whole name, where it does not fit. */
static gboolean
query_tooltip_cb (PassoOutlineRow *self,
                  int              x,
                  int              y,
                  gboolean         keyboard_mode,
                  GtkTooltip      *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (self->name)))
    return FALSE;

  gtk_tooltip_set_text (tooltip, gtk_label_get_label (self->name));
  return TRUE;
}

static void
clear_item (PassoOutlineRow *self)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  g_clear_object (&self->item);
}

static void
passo_outline_row_dispose (GObject *object)
{
  PassoOutlineRow *self = PASSO_OUTLINE_ROW (object);

  clear_item (self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PASSO_TYPE_OUTLINE_ROW);

  G_OBJECT_CLASS (passo_outline_row_parent_class)->dispose (object);
}

static void
passo_outline_row_class_init (PassoOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = passo_outline_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/outline/passo-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoOutlineRow, expander);
  gtk_widget_class_bind_template_child (widget_class, PassoOutlineRow, status);
  gtk_widget_class_bind_template_child (widget_class, PassoOutlineRow, name);
  gtk_widget_class_bind_template_child (widget_class, PassoOutlineRow, problem);
  gtk_widget_class_bind_template_child (widget_class, PassoOutlineRow, count);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
}

static void
passo_outline_row_init (PassoOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * passo_outline_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing
 */
GtkWidget *
passo_outline_row_new (void)
{
  return g_object_new (PASSO_TYPE_OUTLINE_ROW, NULL);
}

/**
 * passo_outline_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PassoOutlineItem *
passo_outline_row_get_item (PassoOutlineRow *self)
{
  g_return_val_if_fail (PASSO_IS_OUTLINE_ROW (self), NULL);

  return self->item;
}

/**
 * passo_outline_row_set_row:
 * @self: a row
 * @row: (nullable): its place in the tree, whose item is a #PassoOutlineItem
 */
void
passo_outline_row_set_row (PassoOutlineRow *self,
                           GtkTreeListRow  *row)
{
  g_return_if_fail (PASSO_IS_OUTLINE_ROW (self));
  g_return_if_fail (row == NULL || GTK_IS_TREE_LIST_ROW (row));

  clear_item (self);
  gtk_tree_expander_set_list_row (self->expander, row);
  if (row == NULL)
    return;

  self->item = gtk_tree_list_row_get_item (row);
  g_signal_connect_swapped (self->item, "notify", G_CALLBACK (update), self);
  update (self);
}
