/* passo-json-row.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "data/passo-json-row.h"

#include <glib/gi18n.h>

#define TOOLTIP_CHARACTERS 2000

/**
 * PassoJsonRow:
 *
 * One line of a data tree: key, value, and a sign for what was added, changed or dropped.
 */
struct _PassoJsonRow
{
  GtkWidget  parent_instance;

  GtkWidget *expander;
  GtkWidget *sign;
  GtkWidget *key;
  GtkWidget *value;
};

G_DEFINE_FINAL_TYPE (PassoJsonRow, passo_json_row, GTK_TYPE_WIDGET)

/* What each change looks like; the sign and the word carry it without colour. */
static const struct
{
  const char *sign;
  const char *css_class;
  const char *words;
} changes[] = {
  [PASSO_JSON_ITEM_SAME] = { "", NULL, NULL },
  [PASSO_JSON_ITEM_ADDED] = { "+", "success", N_("added") },
  [PASSO_JSON_ITEM_CHANGED] = { "~", "accent", N_("changed") },
  [PASSO_JSON_ITEM_DROPPED] = { "−", "dropped", N_("dropped") },
};

static void
passo_json_row_dispose (GObject *object)
{
  PassoJsonRow *self = PASSO_JSON_ROW (object);

  g_clear_pointer (&self->expander, gtk_widget_unparent);

  G_OBJECT_CLASS (passo_json_row_parent_class)->dispose (object);
}

static void
passo_json_row_class_init (PassoJsonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = passo_json_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "json-row");
}

/* The whole text, where it does not fit: a cause most of all. */
static gboolean
query_tooltip_cb (GtkLabel     *value,
                  int           x,
                  int           y,
                  gboolean      keyboard_mode,
                  GtkTooltip   *tooltip,
                  PassoJsonRow *self)
{
  GtkTreeListRow *row = gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (self->expander));
  g_autoptr (PassoJsonItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  g_autofree char *text = NULL;
  PassoValue shown;

  if (item == NULL || !pango_layout_is_ellipsized (gtk_label_get_layout (value)))
    return FALSE;

  shown = passo_json_item_get_value (item);
  if (!passo_value_is_string (shown))
    return FALSE;

  text = g_strdup (passo_value_get_string (shown, NULL));
  if (g_utf8_strlen (text, -1) > TOOLTIP_CHARACTERS)
    *g_utf8_offset_to_pointer (text, TOOLTIP_CHARACTERS) = '\0';
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
passo_json_row_init (PassoJsonRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->sign = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->sign), 1);
  self->key = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->key, "key");
  self->value = gtk_label_new (NULL);
  gtk_widget_set_has_tooltip (self->value, TRUE);
  g_signal_connect (self->value, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
  gtk_widget_add_css_class (self->value, "value");
  gtk_label_set_ellipsize (GTK_LABEL (self->value), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->value), 0);
  gtk_widget_set_hexpand (self->value, TRUE);

  gtk_box_append (GTK_BOX (box), self->sign);
  gtk_box_append (GTK_BOX (box), self->key);
  gtk_box_append (GTK_BOX (box), self->value);

  self->expander = gtk_tree_expander_new ();
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (self->expander), box);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
}

/**
 * passo_json_row_new:
 *
 * Returns: (transfer floating): a row with nothing in it
 */
GtkWidget *
passo_json_row_new (void)
{
  return g_object_new (PASSO_TYPE_JSON_ROW, NULL);
}

static const char *
value_class (PassoValue value)
{
  if (passo_value_is_string (value))
    return "string";
  if (passo_value_is_number (value))
    return "number";
  if (passo_value_is_object (value) || passo_value_is_array (value))
    return "dim-label";

  return "constant";
}

static void
passo_json_row_show_change (PassoJsonRow        *self,
                            PassoJsonItemChange  change)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (changes[i].css_class != NULL)
      gtk_widget_remove_css_class (GTK_WIDGET (self), changes[i].css_class);

  gtk_label_set_text (GTK_LABEL (self->sign), changes[change].sign);
  if (changes[change].css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), changes[change].css_class);
}

static void
passo_json_row_name (PassoJsonRow        *self,
                     PassoJsonItemChange  change)
{
  const char *key = gtk_label_get_text (GTK_LABEL (self->key));
  const char *value = gtk_label_get_text (GTK_LABEL (self->value));
  g_autofree char *label = NULL;

  /* Translators: a line of a data tree for screen readers: key, value, “added” or “dropped” */
  label = changes[change].words != NULL
            ? g_strdup_printf (_("%s: %s, %s"), key, value, _(changes[change].words))
            : g_strdup_printf ("%s: %s", key, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * passo_json_row_set_tree_row:
 * @self: a row
 * @row: (nullable): the tree row to show, with a #PassoJsonItem
 */
void
passo_json_row_set_tree_row (PassoJsonRow   *self,
                             GtkTreeListRow *row)
{
  static const char *const value_classes[] = { "string", "number", "constant", "dim-label" };
  g_autoptr (PassoJsonItem) item = NULL;
  g_autofree char *label = NULL;
  g_autofree char *preview = NULL;
  PassoJsonItemChange change;

  g_return_if_fail (PASSO_IS_JSON_ROW (self));

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (self->expander), row);
  if (row == NULL)
    return;

  item = gtk_tree_list_row_get_item (row);
  label = passo_json_item_dup_label (item);
  preview = passo_json_item_dup_preview (item);
  change = passo_json_item_get_change (item);

  gtk_label_set_text (GTK_LABEL (self->key), label);
  gtk_label_set_text (GTK_LABEL (self->value), preview);
  for (guint i = 0; i < G_N_ELEMENTS (value_classes); i++)
    gtk_widget_remove_css_class (self->value, value_classes[i]);
  gtk_widget_add_css_class (self->value, value_class (passo_json_item_get_value (item)));
  passo_json_row_show_change (self, change);
  passo_json_row_name (self, change);
}
