/* passo-input-popover.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-input-popover.h"

#include <glib/gi18n.h>

/**
 * PassoInputPopover:
 *
 * A small editor of the input of the next run. Text that is JSON is taken as it is typed; text that
 * is not says what is wrong and where, and the last good input stays.
 */
struct _PassoInputPopover
{
  GtkPopover          parent_instance;

  GtkDropDown        *drop_down;
  GtkTextView        *text_view;
  GtkLabel           *problem_label;

  PassoRunController *controller;
  gboolean            filling;
};

G_DEFINE_FINAL_TYPE (PassoInputPopover, passo_input_popover, GTK_TYPE_POPOVER)

static char *
dup_text (PassoInputPopover *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
text_changed_cb (PassoInputPopover *self)
{
  g_autofree char *text = dup_text (self);
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (self->filling)
    return;

  value = passo_json_parse (text, -1, PASSO_JSON_READER_DEFAULT, &error);
  gtk_label_set_text (self->problem_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), error != NULL);
  if (error == NULL)
    passo_run_controller_set_input (self->controller, text);
}

static void
passo_input_popover_fill (PassoInputPopover *self)
{
  self->filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view),
                            passo_run_controller_get_input (self->controller), -1);
  self->filling = FALSE;
  text_changed_cb (self);
}

static void
passo_input_popover_list_inputs (PassoInputPopover *self)
{
  PassoDocumentSettings *settings = passo_run_controller_get_settings (self->controller);
  g_auto (GStrv) names = settings != NULL ? passo_document_settings_dup_input_names (settings) : NULL;
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char * const *) names);

  self->filling = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->drop_down, GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->drop_down), names != NULL && names[0] != NULL);
}

static void
input_chosen_cb (PassoInputPopover *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->drop_down);
  PassoDocumentSettings *settings = passo_run_controller_get_settings (self->controller);
  g_autofree char *input = NULL;

  if (self->filling || item == NULL || settings == NULL)
    return;

  input = passo_document_settings_dup_input (settings, gtk_string_object_get_string (item));
  if (input == NULL)
    return;

  passo_run_controller_set_input (self->controller, input);
  passo_input_popover_fill (self);
}

static void
passo_input_popover_map (GtkWidget *widget)
{
  PassoInputPopover *self = PASSO_INPUT_POPOVER (widget);

  passo_input_popover_list_inputs (self);
  passo_input_popover_fill (self);

  GTK_WIDGET_CLASS (passo_input_popover_parent_class)->map (widget);
}

static void
passo_input_popover_dispose (GObject *object)
{
  g_clear_object (&PASSO_INPUT_POPOVER (object)->controller);

  G_OBJECT_CLASS (passo_input_popover_parent_class)->dispose (object);
}

static void
passo_input_popover_class_init (PassoInputPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = passo_input_popover_dispose;
  widget_class->map = passo_input_popover_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/run/passo-input-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoInputPopover, drop_down);
  gtk_widget_class_bind_template_child (widget_class, PassoInputPopover, text_view);
  gtk_widget_class_bind_template_child (widget_class, PassoInputPopover, problem_label);
}

static void
passo_input_popover_init (PassoInputPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed",
                           G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drop_down, "notify::selected-item", G_CALLBACK (input_chosen_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * passo_input_popover_new:
 * @controller: the controller of the window's runs
 *
 * Returns: (transfer floating): an editor of its input
 */
GtkWidget *
passo_input_popover_new (PassoRunController *controller)
{
  PassoInputPopover *self;

  g_return_val_if_fail (PASSO_IS_RUN_CONTROLLER (controller), NULL);

  self = g_object_new (PASSO_TYPE_INPUT_POPOVER, NULL);
  self->controller = g_object_ref (controller);

  return GTK_WIDGET (self);
}
