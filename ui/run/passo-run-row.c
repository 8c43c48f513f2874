/* passo-run-row.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-run-row.h"

#include <glib/gi18n.h>

#include "widgets/passo-run-look.h"

/**
 * PassoRunRow:
 *
 * One run in the list of the window's runs: how it stands, its name, and when it began or how it
 * failed.
 */
struct _PassoRunRow
{
  GtkWidget       parent_instance;

  GtkWidget      *box;
  GtkImage       *image;
  GtkLabel       *name_label;
  GtkLabel       *detail_label;

  GSignalGroup   *signals;
};

G_DEFINE_FINAL_TYPE (PassoRunRow, passo_run_row, GTK_TYPE_WIDGET)

static PassoRunStatus
get_look (PassoExecution *execution)
{
  switch (passo_execution_get_status (execution))
    {
    case PASSO_EXECUTION_RUNNING:
      return passo_execution_get_paused (execution) ? PASSO_RUN_PAUSED : PASSO_RUN_RUNNING;
    case PASSO_EXECUTION_SUCCEEDED:
      return PASSO_RUN_SUCCEEDED;
    case PASSO_EXECUTION_FAILED:
      return PASSO_RUN_FAILED;
    case PASSO_EXECUTION_TIMED_OUT:
      return PASSO_RUN_TIMED_OUT;
    case PASSO_EXECUTION_ABORTED:
      return PASSO_RUN_ABORTED;
    case PASSO_EXECUTION_IDLE:
    default:
      return PASSO_RUN_NOT_REACHED;
    }
}

static char *
dup_detail (PassoExecution *execution)
{
  const char *error = passo_execution_get_error (execution);
  guint n = passo_history_get_size (passo_execution_get_history (execution));

  if (error != NULL)
    return g_strdup (error);

  return g_strdup_printf (ngettext ("%u event", "%u events", n), n);
}

static void
passo_run_row_update (PassoRunRow *self)
{
  g_autoptr (PassoExecution) execution = g_signal_group_dup_target (self->signals);
  g_autofree char *detail = NULL;
  PassoRunStatus look;

  if (execution == NULL)
    return;

  look = get_look (execution);
  detail = dup_detail (execution);
  passo_run_look_apply (self->image, look);
  gtk_label_set_text (self->name_label, passo_execution_get_name (execution));
  gtk_label_set_text (self->detail_label, detail);
}

static void
passo_run_row_dispose (GObject *object)
{
  PassoRunRow *self = PASSO_RUN_ROW (object);

  g_clear_object (&self->signals);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (passo_run_row_parent_class)->dispose (object);
}

static void
passo_run_row_class_init (PassoRunRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = passo_run_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
append_label (GtkWidget  *box,
              const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
passo_run_row_init (PassoRunRow *self)
{
  GtkWidget *labels = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->image = GTK_IMAGE (gtk_image_new ());
  self->name_label = append_label (labels, NULL);
  self->detail_label = append_label (labels, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->detail_label), "dim-label");
  gtk_widget_set_hexpand (labels, TRUE);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->image));
  gtk_box_append (GTK_BOX (self->box), labels);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->signals = g_signal_group_new (PASSO_TYPE_EXECUTION);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (passo_run_row_update), self);
}

/**
 * passo_run_row_new:
 *
 * Returns: (transfer floating): a row with no run
 */
GtkWidget *
passo_run_row_new (void)
{
  return g_object_new (PASSO_TYPE_RUN_ROW, NULL);
}

/**
 * passo_run_row_set_execution:
 * @self: a row
 * @execution: (nullable): the run to show
 */
void
passo_run_row_set_execution (PassoRunRow    *self,
                             PassoExecution *execution)
{
  g_return_if_fail (PASSO_IS_RUN_ROW (self));
  g_return_if_fail (execution == NULL || PASSO_IS_EXECUTION (execution));

  g_signal_group_set_target (self->signals, execution);
  passo_run_row_update (self);
}
