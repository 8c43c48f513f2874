/* passo-stage-row.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "data/passo-stage-row.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PassoStageRow:
 *
 * One stage of a state's data flow: its name, the size of its data, and a disc that is filled where
 * the stage changed the data.
 */
struct _PassoStageRow
{
  GtkListBoxRow    parent_instance;

  PassoStateStage *stage;
};

G_DEFINE_FINAL_TYPE (PassoStageRow, passo_stage_row, GTK_TYPE_LIST_BOX_ROW)

static void
passo_stage_row_dispose (GObject *object)
{
  g_clear_object (&PASSO_STAGE_ROW (object)->stage);

  G_OBJECT_CLASS (passo_stage_row_parent_class)->dispose (object);
}

static void
passo_stage_row_class_init (PassoStageRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = passo_stage_row_dispose;
}

static void
passo_stage_row_init (PassoStageRow *self)
{
}

static char *
dup_size (const char *text)
{
  return g_format_size_full (text != NULL ? strlen (text) : 0, G_FORMAT_SIZE_IEC_UNITS);
}

static GtkWidget *
make_disc (gboolean changed)
{
  GtkWidget *disc = gtk_image_new_from_icon_name (changed ? "radio-checked-symbolic"
                                                          : "radio-symbolic");

  gtk_widget_add_css_class (disc, changed ? "accent" : "dim-label");
  gtk_widget_set_tooltip_text (disc, changed ? _("The data changed here")
                                             : _("The data passed unchanged"));

  return disc;
}

static GtkWidget *
make_label (const char *text,
            const char *style_class,
            gboolean    expand)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), expand ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, expand);
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);

  return label;
}

/**
 * passo_stage_row_new:
 * @stage: a stage
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
passo_stage_row_new (PassoStateStage *stage)
{
  PassoStageRow *self;
  GtkWidget *box;
  g_autofree char *size = NULL;
  g_autofree char *name = NULL;
  const char *title;
  gboolean changed;

  g_return_val_if_fail (PASSO_IS_STATE_STAGE (stage), NULL);

  self = g_object_new (PASSO_TYPE_STAGE_ROW, NULL);
  self->stage = g_object_ref (stage);
  changed = passo_state_stage_get_changed (stage);
  size = dup_size (passo_state_stage_get_text (stage));
  title = passo_state_stage_get_field (stage) != NULL ? passo_state_stage_get_field (stage)
                                                      : passo_state_stage_get_label (stage);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (box), make_disc (changed));
  gtk_box_append (GTK_BOX (box), make_label (title, NULL, TRUE));
  gtk_box_append (GTK_BOX (box), make_label (size, "dim-label", FALSE));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), passo_state_stage_get_label (stage));

  /* Translators: a stage of the data flow for screen readers: name, size, changed or not */
  name = g_strdup_printf (changed ? _("%s, %s, changed") : _("%s, %s, unchanged"),
                          passo_state_stage_get_label (stage), size);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

/**
 * passo_stage_row_get_stage:
 * @self: a row
 *
 * Returns: (transfer none): the stage that it shows
 */
PassoStateStage *
passo_stage_row_get_stage (PassoStageRow *self)
{
  g_return_val_if_fail (PASSO_IS_STAGE_ROW (self), NULL);

  return self->stage;
}
