/* passo-run-bar.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-run-bar.h"

#include <glib/gi18n.h>

#include "widgets/passo-cause-words.h"
#include "widgets/passo-run-look.h"

#define DETAIL_CHARACTERS 300

/**
 * PassoRunBar:
 *
 * Says in one line how the run stands: what is running, where it is paused, how it ended and with
 * what, and which moment is shown when the cursor is not at the end.
 */
struct _PassoRunBar
{
  PassoWorkspaceView parent_instance;

  GtkRevealer    *revealer;
  GtkWidget      *box;
  GtkImage       *image;
  GtkLabel       *title_label;
  GtkLabel       *detail_label;
  GtkWidget      *place_button;
  GtkWidget      *live_button;
  GtkWidget      *continue_button;
  GtkWidget      *step_button;

  PassoWorkspace *workspace; /* the view's */
  GSignalGroup   *execution_signals;
  GSignalGroup   *ask_signals;
  GSignalGroup   *projection_signals;
  char           *place; /* name of the state that the run ended or is paused at */
};

G_DEFINE_FINAL_TYPE (PassoRunBar, passo_run_bar, PASSO_TYPE_WORKSPACE_VIEW)

typedef struct
{
  PassoRunStatus  status;
  char           *title;
  char           *detail;
  char           *place;
} RunWords;

static void
run_words_clear (RunWords *words)
{
  g_free (words->title);
  g_free (words->detail);
  g_free (words->place);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RunWords, run_words_clear)

static char *
shorten (const char *text)
{
  g_autofree char *line = NULL;

  if (text == NULL)
    return NULL;

  line = g_strdup (text);
  g_strdelimit (line, "\n\r\t", ' ');
  if (g_utf8_strlen (line, -1) > DETAIL_CHARACTERS)
    *g_utf8_offset_to_pointer (line, DETAIL_CHARACTERS) = '\0';

  return g_steal_pointer (&line);
}

/* The state that failed last: where an error comes from. */
static char *
dup_failed_place (PassoRunProjection *projection)
{
  const PassoRunState *last = NULL;

  for (guint i = 0; i < passo_run_projection_get_n_states (projection); i++)
    {
      const PassoRunState *state = passo_run_projection_get_state (projection, i);

      if (state->status == PASSO_RUN_FAILED &&
          (last == NULL || state->last_entered > last->last_entered))
        last = state;
    }

  return last != NULL ? g_strdup (last->name) : NULL;
}

/* Containers run as long as something in them does, which says more. */
static gboolean
is_container (PassoMachine *machine,
              const char   *name)
{
  const PassoState *state = machine != NULL ? passo_machine_find_state (machine, name) : NULL;

  return state != NULL && passo_state_get_n_child_scopes (state) > 0;
}

static char *
dup_running_states (PassoExecution     *execution,
                    PassoRunProjection *projection,
                    char              **place)
{
  PassoMachine *machine = passo_execution_get_machine (execution);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < passo_run_projection_get_n_states (projection); i++)
    {
      const PassoRunState *state = passo_run_projection_get_state (projection, i);

      if (state->n_running == 0 || is_container (machine, state->name))
        continue;
      if (n++ >= 3)
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, state->name);
      g_free (*place);
      *place = g_strdup (state->name);
    }
  if (n > 3)
    g_string_append (names, ", …");

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
describe_ended (PassoExecution     *execution,
                PassoRunProjection *projection,
                RunWords           *words)
{
  const char *error = passo_execution_get_error (execution);
  const char *cause = passo_execution_get_cause (execution);
  g_autofree char *what = NULL;
  g_autofree char *text = NULL;

  switch (passo_execution_get_status (execution))
    {
    case PASSO_EXECUTION_SUCCEEDED:
      words->status = PASSO_RUN_SUCCEEDED;
      words->title = g_strdup (_("The run succeeded"));
      words->detail = shorten (passo_execution_get_output (execution));
      return;

    case PASSO_EXECUTION_TIMED_OUT:
      words->status = PASSO_RUN_TIMED_OUT;
      words->title = g_strdup (_("The run timed out"));
      break;

    case PASSO_EXECUTION_ABORTED:
      words->status = PASSO_RUN_ABORTED;
      words->title = g_strdup (_("The run was stopped"));
      break;

    default:
      words->status = PASSO_RUN_FAILED;
      words->place = dup_failed_place (projection);
      words->title = words->place != NULL ? g_strdup_printf (_("The run failed at “%s”"), words->place)
                                          : g_strdup (_("The run failed"));
      break;
    }

  if (cause != NULL && *cause != '\0')
    what = passo_cause_words_dup_short (cause);
  if (error != NULL)
    text = what != NULL ? g_strdup_printf ("%s: %s", error, what) : g_strdup (error);
  words->detail = shorten (text);
}

static void
describe_paused (PassoExecution *execution,
                 RunWords       *words)
{
  const char *state = passo_execution_get_paused_state (execution);

  words->status = PASSO_RUN_PAUSED;
  words->place = g_strdup (state);
  words->title = state != NULL ? g_strdup_printf (_("Paused before “%s”"), state)
                               : g_strdup (_("Paused"));
}

static void
describe_running (PassoExecution     *execution,
                  PassoRunProjection *projection,
                  RunWords           *words)
{
  GListModel *asks = passo_execution_get_asks (execution);
  g_autoptr (PassoAsk) ask = g_list_model_get_item (asks, 0);
  g_autofree char *names = NULL;

  if (ask != NULL)
    {
      words->status = PASSO_RUN_PAUSED;
      words->place = g_strdup (passo_ask_get_state_name (ask));
      words->title = g_strdup_printf (_("“%s” waits for your answer"), words->place);
      words->detail = g_strdup (_("Give its result or an error in the inspector"));
      return;
    }

  names = dup_running_states (execution, projection, &words->place);
  words->status = PASSO_RUN_RUNNING;
  words->title = *names != '\0' ? g_strdup_printf (_("Running: %s"), names)
                                : g_strdup (_("Running"));
}

static void
describe_run (PassoExecution     *execution,
              PassoRunProjection *projection,
              RunWords           *words)
{
  PassoExecutionStatus status = passo_execution_get_status (execution);

  if (status != PASSO_EXECUTION_RUNNING && status != PASSO_EXECUTION_IDLE)
    describe_ended (execution, projection, words);
  else if (passo_execution_get_paused (execution))
    describe_paused (execution, words);
  else
    describe_running (execution, projection, words);
}

static void
passo_run_bar_show_look (PassoRunBar    *self,
                         PassoRunStatus  status)
{
  for (guint i = 0; i <= PASSO_RUN_PAUSED; i++)
    gtk_widget_remove_css_class (self->box, passo_run_look_get_style_class (i));
  gtk_widget_add_css_class (self->box, passo_run_look_get_style_class (status));
  passo_run_look_apply (self->image, status);
}

static void
passo_run_bar_update (PassoRunBar *self)
{
  PassoExecution *execution = passo_workspace_get_execution (self->workspace);
  PassoRunProjection *projection = passo_workspace_get_projection (self->workspace);
  guint cursor = passo_workspace_get_cursor_event (self->workspace);
  g_auto (RunWords) words = { 0 };
  gboolean paused;

  gtk_revealer_set_reveal_child (self->revealer, execution != NULL && projection != NULL);
  if (execution == NULL || projection == NULL)
    return;

  describe_run (execution, projection, &words);
  if (cursor != PASSO_CURSOR_LIVE)
    {
      g_free (words.detail);
      words.detail = g_strdup_printf (_("Shown as it stood at event %u"), cursor);
    }

  paused = passo_execution_get_paused (execution) &&
           passo_execution_get_status (execution) == PASSO_EXECUTION_RUNNING;
  passo_run_bar_show_look (self, words.status);
  gtk_label_set_text (self->title_label, words.title);
  gtk_label_set_text (self->detail_label, words.detail != NULL ? words.detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), words.detail != NULL);
  gtk_widget_set_visible (self->place_button, words.place != NULL);
  gtk_widget_set_visible (self->live_button, cursor != PASSO_CURSOR_LIVE);
  gtk_widget_set_visible (self->continue_button, paused);
  gtk_widget_set_visible (self->step_button, paused);
  g_free (self->place);
  self->place = g_steal_pointer (&words.place);
}

static void
execution_changed_cb (PassoRunBar *self)
{
  PassoExecution *execution = passo_workspace_get_execution (self->workspace);

  g_signal_group_set_target (self->execution_signals, execution);
  g_signal_group_set_target (self->ask_signals,
                             execution != NULL ? passo_execution_get_asks (execution) : NULL);
  g_signal_group_set_target (self->projection_signals,
                             passo_workspace_get_projection (self->workspace));
  passo_run_bar_update (self);
}

static void
show_place_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  PassoRunBar *self = PASSO_RUN_BAR (widget);
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  const PassoState *state = machine != NULL && self->place != NULL
                              ? passo_machine_find_state (machine, self->place)
                              : NULL;

  if (state != NULL)
    passo_selection_select_only (passo_workspace_get_selection (self->workspace),
                                 passo_state_get_id (state));
}

static void
go_live_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  passo_workspace_set_cursor_event (PASSO_RUN_BAR (widget)->workspace, PASSO_CURSOR_LIVE);
}

static void
passo_run_bar_connect (PassoWorkspaceView *view,
                       PassoWorkspace     *workspace)
{
  PassoRunBar *self = PASSO_RUN_BAR (view);

  self->workspace = workspace;
  g_signal_connect_object (workspace, "notify::execution", G_CALLBACK (execution_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::cursor-event",
                           G_CALLBACK (passo_workspace_view_queue_update), self, G_CONNECT_SWAPPED);

  execution_changed_cb (self);
}

static void
passo_run_bar_update_view (PassoWorkspaceView *view)
{
  passo_run_bar_update (PASSO_RUN_BAR (view));
}

static void
passo_run_bar_dispose (GObject *object)
{
  PassoRunBar *self = PASSO_RUN_BAR (object);

  /* The rows let go of what they show first. */
  G_OBJECT_CLASS (passo_run_bar_parent_class)->dispose (object);

  g_clear_object (&self->execution_signals);
  g_clear_object (&self->ask_signals);
  g_clear_object (&self->projection_signals);
  g_clear_pointer (&self->place, g_free);
}

static void
passo_run_bar_class_init (PassoRunBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PassoWorkspaceViewClass *view_class = PASSO_WORKSPACE_VIEW_CLASS (klass);

  object_class->dispose = passo_run_bar_dispose;

  view_class->connect = passo_run_bar_connect;
  view_class->update = passo_run_bar_update_view;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/run/passo-run-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoRunBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, PassoRunBar, box);
  gtk_widget_class_bind_template_child (widget_class, PassoRunBar, image);
  gtk_widget_class_bind_template_child (widget_class, PassoRunBar, title_label);
  gtk_widget_class_bind_template_child (widget_class, PassoRunBar, detail_label);
  gtk_widget_class_bind_template_child (widget_class, PassoRunBar, place_button);
  gtk_widget_class_bind_template_child (widget_class, PassoRunBar, live_button);
  gtk_widget_class_bind_template_child (widget_class, PassoRunBar, continue_button);
  gtk_widget_class_bind_template_child (widget_class, PassoRunBar, step_button);

  gtk_widget_class_install_action (widget_class, "run-bar.show-place", NULL, show_place_action);
  gtk_widget_class_install_action (widget_class, "run-bar.go-live", NULL, go_live_action);
}

static void
passo_run_bar_init (PassoRunBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->execution_signals = g_signal_group_new (PASSO_TYPE_EXECUTION);
  g_signal_group_connect_swapped (self->execution_signals, "notify",
                                  G_CALLBACK (passo_workspace_view_queue_update), self);
  self->ask_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->ask_signals, "items-changed",
                                  G_CALLBACK (passo_workspace_view_queue_update), self);
  self->projection_signals = g_signal_group_new (PASSO_TYPE_RUN_PROJECTION);
  g_signal_group_connect_swapped (self->projection_signals, "changed",
                                  G_CALLBACK (passo_workspace_view_queue_update), self);
}

/**
 * passo_run_bar_new:
 * @workspace: the window's state
 *
 * Returns: (transfer floating): a bar about its execution
 */
GtkWidget *
passo_run_bar_new (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PASSO_TYPE_RUN_BAR, "workspace", workspace, NULL);
}
