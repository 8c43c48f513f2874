/* passo-ask-panel.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-ask-panel.h"

#include <glib/gi18n.h>

/**
 * PassoAskPanel:
 *
 * Asks for the answer of a Task that has none: succeed with a result, which is prefilled in the
 * shape of the service's own, or fail with an error, now or always. It shows while a task of the
 * run waits: that of the selected state where it does, else the first.
 */
struct _PassoAskPanel
{
  GtkWidget           parent_instance;

  GtkBox             *box;
  GtkLabel           *title_label;
  GtkLabel           *resource_label;
  GtkLabel           *parameters_label;
  GtkStack           *stack;
  GtkTextView        *result_view;
  GtkEntry           *error_entry;
  GtkEntry           *cause_entry;
  GtkLabel           *problem_label;
  GtkCheckButton     *always_button;

  PassoRunController *controller;
  GSignalGroup       *ask_signals;
  PassoAsk           *ask;
};

G_DEFINE_FINAL_TYPE (PassoAskPanel, passo_ask_panel, GTK_TYPE_WIDGET)

static char *
dup_pretty (const char *text)
{
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  if (text == NULL)
    return g_strdup ("");

  value = passo_json_parse (text, -1, PASSO_JSON_READER_DEFAULT, NULL);
  if (passo_value_is_undefined (value))
    return g_strdup (text);

  return passo_json_write (value, PASSO_JSON_WRITER_PRETTY, NULL);
}

static const char *
get_selected_name (PassoWorkspace *workspace)
{
  PassoMachine *machine = passo_workspace_get_machine (workspace);
  guint id = passo_selection_get_primary (passo_workspace_get_selection (workspace));
  const PassoState *state = machine != NULL && id != PASSO_SELECTION_NONE
                              ? passo_machine_find_state_by_id (machine, id)
                              : NULL;

  return state != NULL ? passo_state_get_name (state) : NULL;
}

static PassoAsk *
passo_ask_panel_dup_current (PassoAskPanel *self)
{
  PassoWorkspace *workspace = passo_run_controller_get_workspace (self->controller);
  PassoExecution *execution = passo_workspace_get_execution (workspace);
  const char *selected = get_selected_name (workspace);
  GListModel *asks;
  guint n;

  if (execution == NULL)
    return NULL;

  asks = passo_execution_get_asks (execution);
  n = g_list_model_get_n_items (asks);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PassoAsk) ask = g_list_model_get_item (asks, i);

      if (g_strcmp0 (passo_ask_get_state_name (ask), selected) == 0)
        return g_steal_pointer (&ask);
    }

  return g_list_model_get_item (asks, 0);
}

static void
passo_ask_panel_show_problem (PassoAskPanel *self,
                              const char    *text)
{
  gtk_label_set_text (self->problem_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), text != NULL);
}

static void
passo_ask_panel_show (PassoAskPanel *self)
{
  g_autofree char *title = g_strdup_printf (
    passo_ask_get_uses_token (self->ask) ? _("“%s” waits for its callback")
                                         : _("What does “%s” answer?"),
    passo_ask_get_state_name (self->ask));
  g_autofree char *parameters = dup_pretty (passo_ask_get_parameters (self->ask));
  g_autofree char *result = dup_pretty (passo_ask_get_prefilled (self->ask));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->result_view);
  GtkTextIter start;

  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->resource_label, passo_ask_get_resource (self->ask));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->resource_label),
                               passo_ask_get_resource (self->ask));
  gtk_label_set_text (self->parameters_label, parameters);
  gtk_text_buffer_set_text (buffer, result, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_stack_set_visible_child_name (self->stack, "succeed");
  gtk_check_button_set_active (self->always_button, FALSE);
  passo_ask_panel_show_problem (self, NULL);
}

static void
passo_ask_panel_update (PassoAskPanel *self)
{
  g_autoptr (PassoAsk) ask = passo_ask_panel_dup_current (self);

  gtk_widget_set_visible (GTK_WIDGET (self), ask != NULL);
  if (g_set_object (&self->ask, ask) && ask != NULL)
    passo_ask_panel_show (self);
}

static void
execution_changed_cb (PassoAskPanel *self)
{
  PassoExecution *execution =
    passo_workspace_get_execution (passo_run_controller_get_workspace (self->controller));

  g_signal_group_set_target (self->ask_signals,
                             execution != NULL ? passo_execution_get_asks (execution) : NULL);
  passo_ask_panel_update (self);
}

static char *
dup_result (PassoAskPanel *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->result_view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static const char *
get_entry (GtkEntry *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  return *text != '\0' ? text : NULL;
}

static gboolean
passo_ask_panel_answer (PassoAskPanel  *self,
                        GError        **error)
{
  PassoExecution *execution =
    passo_workspace_get_execution (passo_run_controller_get_workspace (self->controller));
  gboolean succeed = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "succeed") == 0;
  g_autofree char *result = succeed ? dup_result (self) : NULL;
  const char *error_name = succeed ? NULL : get_entry (self->error_entry);
  const char *cause = succeed ? NULL : get_entry (self->cause_entry);

  if (gtk_check_button_get_active (self->always_button))
    return passo_run_controller_answer_always (self->controller, self->ask, result, error_name,
                                               cause, error);
  if (succeed)
    return passo_execution_answer (execution, self->ask, result, error);

  return passo_execution_fail (execution, self->ask, error_name, cause);
}

static void
answer_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PassoAskPanel *self = PASSO_ASK_PANEL (widget);
  g_autoptr (GError) error = NULL;

  if (self->ask == NULL || passo_ask_panel_answer (self, &error))
    return;

  passo_ask_panel_show_problem (self, error != NULL ? error->message
                                                    : _("The run does not wait for this any more"));
}

static void
passo_ask_panel_dispose (GObject *object)
{
  PassoAskPanel *self = PASSO_ASK_PANEL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->ask_signals);
  g_clear_object (&self->ask);
  g_clear_object (&self->controller);

  G_OBJECT_CLASS (passo_ask_panel_parent_class)->dispose (object);
}

static void
passo_ask_panel_class_init (PassoAskPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = passo_ask_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/run/passo-ask-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoAskPanel, box);
  gtk_widget_class_bind_template_child (widget_class, PassoAskPanel, title_label);
  gtk_widget_class_bind_template_child (widget_class, PassoAskPanel, resource_label);
  gtk_widget_class_bind_template_child (widget_class, PassoAskPanel, parameters_label);
  gtk_widget_class_bind_template_child (widget_class, PassoAskPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, PassoAskPanel, result_view);
  gtk_widget_class_bind_template_child (widget_class, PassoAskPanel, error_entry);
  gtk_widget_class_bind_template_child (widget_class, PassoAskPanel, cause_entry);
  gtk_widget_class_bind_template_child (widget_class, PassoAskPanel, problem_label);
  gtk_widget_class_bind_template_child (widget_class, PassoAskPanel, always_button);

  gtk_widget_class_install_action (widget_class, "ask.answer", NULL, answer_action);
}

/* Before the text view, which takes every Return for a line break. */
static void
passo_ask_panel_add_shortcut (PassoAskPanel *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                      gtk_named_action_new ("ask.answer")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
passo_ask_panel_init (PassoAskPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  passo_ask_panel_add_shortcut (self);

  self->ask_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->ask_signals, "items-changed",
                                  G_CALLBACK (passo_ask_panel_update), self);
}

/**
 * passo_ask_panel_new:
 * @controller: the controller of the window's runs
 *
 * Returns: (transfer floating): a panel that shows while a task waits for its answer
 */
GtkWidget *
passo_ask_panel_new (PassoRunController *controller)
{
  PassoAskPanel *self;
  PassoWorkspace *workspace;

  g_return_val_if_fail (PASSO_IS_RUN_CONTROLLER (controller), NULL);

  self = g_object_new (PASSO_TYPE_ASK_PANEL, NULL);
  self->controller = g_object_ref (controller);
  workspace = passo_run_controller_get_workspace (controller);
  g_signal_connect_object (workspace, "notify::execution", G_CALLBACK (execution_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (passo_workspace_get_selection (workspace), "changed",
                           G_CALLBACK (passo_ask_panel_update), self, G_CONNECT_SWAPPED);
  execution_changed_cb (self);

  return GTK_WIDGET (self);
}

/**
 * passo_ask_panel_focus_answer:
 * @self: a panel that asks
 *
 * Moves the focus to the answer, ready to be changed or given.
 */
void
passo_ask_panel_focus_answer (PassoAskPanel *self)
{
  g_return_if_fail (PASSO_IS_ASK_PANEL (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->result_view));
}
