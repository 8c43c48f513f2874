/* passo-stage-view.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "data/passo-stage-view.h"

#include <glib/gi18n.h>

#include "data/passo-data-view.h"
#include "data/passo-stage-row.h"

/**
 * PassoStageView:
 *
 * The data of the selected state at the cursor event: every stage from its raw input to its output,
 * and the tree of the chosen stage with what differs from the stage before it. It answers where the
 * input went.
 */
struct _PassoStageView
{
  PassoWorkspaceView parent_instance;

  GtkStack       *stack;
  GtkBox         *box;
  GtkLabel       *empty_label;
  GtkLabel       *visit_label;
  GtkWidget      *visit_buttons;
  GtkListBox     *list_box;
  PassoDataView  *data_view;

  PassoWorkspace *workspace; /* the view's */
  GSignalGroup   *projection_signals;
  PassoProgram   *program;       /* of the execution that is shown */
  GArray         *visits;        /* of guint: ids of the Entered events of the selected state */
  guint           visit;         /* position in visits */
  guint           shown_entered; /* what the list shows: Entered event and last event */
  guint           shown_last;
};

G_DEFINE_FINAL_TYPE (PassoStageView, passo_stage_view, PASSO_TYPE_WORKSPACE_VIEW)

static const PassoState *
find_selected (PassoStageView *self)
{
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  guint id = passo_selection_get_primary (passo_workspace_get_selection (self->workspace));

  return machine != NULL && id != PASSO_SELECTION_NONE
         ? passo_machine_find_state_by_id (machine, id) : NULL;
}

static const char *
get_selected_name (PassoStageView *self)
{
  const PassoState *state = find_selected (self);

  return state != NULL ? passo_state_get_name (state) : NULL;
}

static void
passo_stage_view_show_empty (PassoStageView *self,
                             const char     *text)
{
  self->shown_entered = 0;
  gtk_label_set_text (self->empty_label, text);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
passo_stage_view_find_visits (PassoStageView     *self,
                              PassoRunProjection *projection,
                              const char         *name)
{
  guint n = passo_run_projection_get_n_spans (projection);

  g_array_set_size (self->visits, 0);
  for (guint i = 0; i < n; i++)
    {
      const PassoRunSpan *span = passo_run_projection_get_span (projection, i);

      if (span->kind == PASSO_SPAN_STATE && g_strcmp0 (span->name, name) == 0)
        g_array_append_val (self->visits, span->first_event);
    }
}

/* The visit that the cursor event belongs to, else the last one before it. */
static guint
passo_stage_view_choose_visit (PassoStageView     *self,
                               PassoRunProjection *projection)
{
  guint cursor = passo_workspace_get_cursor_event (self->workspace);
  guint entered = cursor != PASSO_CURSOR_LIVE
                    ? passo_run_projection_get_entered (projection, cursor)
                    : 0;

  for (guint i = 0; i < self->visits->len; i++)
    if (g_array_index (self->visits, guint, i) == entered)
      return i;

  return self->visits->len - 1;
}

/* The stage that stays chosen while the list changes; who looks at the last one follows the end. */
static int
get_chosen_stage (PassoStageView *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list_box);
  int index = selected != NULL ? gtk_list_box_row_get_index (selected) : -1;

  return index >= 0 && gtk_list_box_get_row_at_index (self->list_box, index + 1) != NULL ? index : -1;
}

static void
passo_stage_view_fill_list (PassoStageView *self,
                            GListModel     *stages)
{
  int index = get_chosen_stage (self);
  guint n = g_list_model_get_n_items (stages);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list_box))) != NULL)
    gtk_list_box_remove (self->list_box, child);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PassoStateStage) stage = g_list_model_get_item (stages, i);

      gtk_list_box_append (self->list_box, passo_stage_row_new (stage));
    }

  if (index < 0 || index >= (int) n)
    index = (int) n - 1;
  gtk_list_box_select_row (self->list_box, gtk_list_box_get_row_at_index (self->list_box, index));
}

static void
passo_stage_view_show_visit (PassoStageView *self)
{
  guint n = self->visits->len;
  g_autofree char *text = NULL;

  if (n > 1)
    /* Translators: which visit of a state, of all in this run */
    text = g_strdup_printf (_("Visit %u of %u"), self->visit + 1, n);
  gtk_label_set_text (self->visit_label, text != NULL ? text : _("Visited once"));
  gtk_widget_set_visible (self->visit_buttons, n > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "stages.previous-visit", self->visit > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "stages.next-visit", self->visit + 1 < n);
}

static void
passo_stage_view_show_stages (PassoStageView     *self,
                              PassoRunProjection *projection,
                              guint               entered)
{
  g_autoptr (GListModel) stages = NULL;

  if (self->program == NULL)
    {
      passo_stage_view_show_empty (self, _("The stages of this run cannot be worked out, because "
                                           "its definition does not compile"));
      return;
    }

  self->shown_entered = entered;
  stages = passo_state_stages_compute (self->program, projection, entered);
  passo_stage_view_fill_list (self, stages);
  gtk_stack_set_visible_child_name (self->stack, "data");
}

static void
passo_stage_view_update (PassoStageView *self)
{
  PassoRunProjection *projection = passo_workspace_get_projection (self->workspace);
  const char *name = get_selected_name (self);
  const PassoRunState *state;
  guint entered;

  if (name == NULL)
    {
      passo_stage_view_show_empty (self, _("Select a state to see its data"));
      return;
    }
  if (projection == NULL)
    {
      passo_stage_view_show_empty (self, _("Run the workflow to see the data of this state"));
      return;
    }

  state = passo_run_projection_find_state (projection, name);
  passo_stage_view_find_visits (self, projection, name);
  if (state == NULL || self->visits->len == 0)
    {
      passo_stage_view_show_empty (self, _("The run did not reach this state"));
      return;
    }

  self->visit = passo_stage_view_choose_visit (self, projection);
  entered = g_array_index (self->visits, guint, self->visit);
  passo_stage_view_show_visit (self);
  if (entered == self->shown_entered && state->last_event == self->shown_last)
    return;

  self->shown_last = state->last_event;
  passo_stage_view_show_stages (self, projection, entered);
}

static PassoStateStage *
get_stage (PassoStageView *self,
           int             index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list_box, index);

  return row != NULL ? passo_stage_row_get_stage (PASSO_STAGE_ROW (row)) : NULL;
}

/* What a stage is compared with: the stage that it was made from. Results, errors and variables are
 * new, and compared with nothing; ResultPath and a catcher put them into the input. */
static PassoStateStage *
find_origin (PassoStageView *self,
             int             index)
{
  PassoStageKind kind = passo_state_stage_get_kind (get_stage (self, index));
  PassoStageKind before;

  if (index == 0 || kind == PASSO_STAGE_RESULT || kind == PASSO_STAGE_ERROR ||
      kind == PASSO_STAGE_ASSIGN)
    return NULL;

  before = passo_state_stage_get_kind (get_stage (self, index - 1));
  if (kind == PASSO_STAGE_RESULT_PATH || before == PASSO_STAGE_ERROR)
    return get_stage (self, 0);
  if (before == PASSO_STAGE_ASSIGN && index > 1)
    return get_stage (self, index - 2);

  return get_stage (self, index - 1);
}

/* What the expressions of the state, or of the next one for an output, call the data of a stage. */
static const char *
get_jsonata_root (PassoStageView *self,
                  PassoStageKind  kind)
{
  const PassoState *state = find_selected (self);

  if (state == NULL || passo_state_get_query_language (state) != PASSO_QUERY_LANGUAGE_JSONATA)
    return NULL;

  switch (kind)
    {
    case PASSO_STAGE_INPUT:
    case PASSO_STAGE_OUTPUT:
      return "$states.input";
    case PASSO_STAGE_RESULT:
      return "$states.result";
    case PASSO_STAGE_ERROR:
      return "$states.errorOutput";
    case PASSO_STAGE_ASSIGN:
      return "$";
    default:
      return NULL;
    }
}

static void
row_selected_cb (PassoStageView *self,
                 GtkListBoxRow  *row)
{
  PassoStateStage *origin;
  PassoStageKind kind;
  int index;

  if (row == NULL)
    return;

  index = gtk_list_box_row_get_index (row);
  origin = find_origin (self, index);
  passo_data_view_set_text (self->data_view, passo_state_stage_get_text (get_stage (self, index)),
                            origin != NULL ? passo_state_stage_get_text (origin) : NULL);
  kind = passo_state_stage_get_kind (get_stage (self, index));
  passo_data_view_set_jsonata_root (self->data_view, get_jsonata_root (self, kind));
}

static void
passo_stage_view_go_to_visit (PassoStageView *self,
                              guint           visit)
{
  PassoRunProjection *projection = passo_workspace_get_projection (self->workspace);
  guint entered;
  guint exited;

  if (projection == NULL || visit >= self->visits->len)
    return;

  entered = g_array_index (self->visits, guint, visit);
  exited = passo_run_projection_get_exited (projection, entered);
  passo_workspace_set_cursor_event (self->workspace, exited != 0 ? exited : entered);
}

static void
previous_visit_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  PassoStageView *self = PASSO_STAGE_VIEW (widget);

  if (self->visit > 0)
    passo_stage_view_go_to_visit (self, self->visit - 1);
}

static void
next_visit_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  PassoStageView *self = PASSO_STAGE_VIEW (widget);

  passo_stage_view_go_to_visit (self, self->visit + 1);
}

static void
execution_changed_cb (PassoStageView *self)
{
  PassoExecution *execution = passo_workspace_get_execution (self->workspace);

  g_clear_pointer (&self->program, passo_program_unref);
  if (execution != NULL)
    self->program = passo_program_compile (passo_execution_get_machine (execution), NULL);
  self->shown_entered = 0;
  passo_workspace_view_queue_update (PASSO_WORKSPACE_VIEW (self));
}

static void
projection_changed_cb (PassoStageView *self)
{
  g_signal_group_set_target (self->projection_signals,
                             passo_workspace_get_projection (self->workspace));
  self->shown_entered = 0;
  passo_workspace_view_queue_update (PASSO_WORKSPACE_VIEW (self));
}

static void
passo_stage_view_connect (PassoWorkspaceView *view,
                          PassoWorkspace     *workspace)
{
  PassoStageView *self = PASSO_STAGE_VIEW (view);

  self->workspace = workspace;
  g_signal_connect_object (workspace, "notify::execution", G_CALLBACK (execution_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::projection", G_CALLBACK (projection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::cursor-event",
                           G_CALLBACK (passo_workspace_view_queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (passo_workspace_get_selection (workspace), "changed",
                           G_CALLBACK (passo_workspace_view_queue_update), self, G_CONNECT_SWAPPED);

  execution_changed_cb (self);
  projection_changed_cb (self);
  passo_stage_view_update (self);
}

static void
passo_stage_view_update_view (PassoWorkspaceView *view)
{
  passo_stage_view_update (PASSO_STAGE_VIEW (view));
}

static void
passo_stage_view_dispose (GObject *object)
{
  PassoStageView *self = PASSO_STAGE_VIEW (object);

  /* The rows let go of what they show first. */
  G_OBJECT_CLASS (passo_stage_view_parent_class)->dispose (object);

  g_clear_pointer (&self->program, passo_program_unref);
  g_clear_object (&self->projection_signals);
}

static void
passo_stage_view_finalize (GObject *object)
{
  g_array_unref (PASSO_STAGE_VIEW (object)->visits);

  G_OBJECT_CLASS (passo_stage_view_parent_class)->finalize (object);
}

static void
passo_stage_view_class_init (PassoStageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PassoWorkspaceViewClass *view_class = PASSO_WORKSPACE_VIEW_CLASS (klass);

  object_class->dispose = passo_stage_view_dispose;
  object_class->finalize = passo_stage_view_finalize;

  view_class->connect = passo_stage_view_connect;
  view_class->update = passo_stage_view_update_view;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/data/passo-stage-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoStageView, stack);
  gtk_widget_class_bind_template_child (widget_class, PassoStageView, box);
  gtk_widget_class_bind_template_child (widget_class, PassoStageView, empty_label);
  gtk_widget_class_bind_template_child (widget_class, PassoStageView, visit_label);
  gtk_widget_class_bind_template_child (widget_class, PassoStageView, visit_buttons);
  gtk_widget_class_bind_template_child (widget_class, PassoStageView, list_box);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);

  gtk_widget_class_install_action (widget_class, "stages.previous-visit", NULL,
                                   previous_visit_action);
  gtk_widget_class_install_action (widget_class, "stages.next-visit", NULL, next_visit_action);
}

static void
passo_stage_view_init (PassoStageView *self)
{
  self->visits = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));

  self->data_view = PASSO_DATA_VIEW (passo_data_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->data_view), TRUE);
  gtk_box_append (self->box, GTK_WIDGET (self->data_view));

  self->projection_signals = g_signal_group_new (PASSO_TYPE_RUN_PROJECTION);
  g_signal_group_connect_swapped (self->projection_signals, "changed",
                                  G_CALLBACK (passo_workspace_view_queue_update), self);
}

/**
 * passo_stage_view_new:
 * @workspace: the window's state
 *
 * Returns: (transfer floating): a view of the selected state's data
 */
GtkWidget *
passo_stage_view_new (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PASSO_TYPE_STAGE_VIEW, "workspace", workspace, NULL);
}
