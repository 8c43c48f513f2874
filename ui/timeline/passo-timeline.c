/* passo-timeline.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "timeline/passo-timeline.h"

#include <glib/gi18n.h>
#include <math.h>

#include "timeline/passo-timeline-axis.h"
#include "timeline/passo-timeline-model.h"
#include "timeline/passo-timeline-row.h"

#define ZOOM_STEP 1.25
#define PAN_STEP  0.1

/**
 * PassoTimeline:
 *
 * What happened when: a row for each state with a bar for each visit, attempt and wait. It always
 * shows the whole run; the cursor line shows the moment that graph and data show. A click moves the
 * cursor and selects the state.
 */
struct _PassoTimeline
{
  PassoWorkspaceView parent_instance;

  GtkStack            *stack;
  GtkOverlay          *axis_slot;
  GtkListView         *list_view;
  GtkToggleButton     *fold_button;
  PassoTimelineAxis   *axis;

  PassoWorkspace      *workspace; /* the view's */
  PassoTimelineScale  *scale;
  PassoTimelineModel  *model;
  GtkSingleSelection  *selection;
  PassoRunProjection  *projection; /* of the whole run, whatever the cursor */
  GPtrArray           *rows;       /* of PassoTimelineRow: those in use */
  GSignalGroup        *projection_signals;
  double               pointer_x;  /* below 0 while the pointer is elsewhere */
};

G_DEFINE_FINAL_TYPE (PassoTimeline, passo_timeline, PASSO_TYPE_WORKSPACE_VIEW)

static guint
passo_timeline_get_cursor (PassoTimeline *self)
{
  guint cursor = passo_workspace_get_cursor_event (self->workspace);

  if (cursor == PASSO_CURSOR_LIVE && self->projection != NULL)
    cursor = passo_history_get_size (passo_run_projection_get_history (self->projection));

  return cursor;
}

static void
passo_timeline_show_row (PassoTimeline     *self,
                         PassoTimelineRow  *row,
                         PassoTimelineItem *item)
{
  passo_timeline_row_set_item (row, item, self->projection);
}

static void
passo_timeline_update_cursor (PassoTimeline *self)
{
  passo_timeline_axis_set_cursor (self->axis, passo_timeline_get_cursor (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
passo_timeline_update_rows (PassoTimeline *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      PassoTimelineRow *row = g_ptr_array_index (self->rows, i);

      passo_timeline_show_row (self, row, passo_timeline_row_get_item (row));
    }
}

static void
passo_timeline_update (PassoTimeline *self)
{
  PassoExecution *execution = passo_workspace_get_execution (self->workspace);
  PassoHistory *history = execution != NULL ? passo_execution_get_history (execution) : NULL;
  guint size = history != NULL ? passo_history_get_size (history) : 0;

  passo_timeline_scale_set_history (self->scale, history, size);
  passo_timeline_model_update (self->model, self->projection,
                               execution != NULL ? passo_execution_get_machine (execution) : NULL);
  passo_timeline_update_rows (self);
  passo_timeline_update_cursor (self);
  gtk_stack_set_visible_child_name (self->stack, size > 0 ? "rows" : "empty");
}

static void
passo_timeline_execution_changed (PassoTimeline *self)
{
  PassoExecution *execution = passo_workspace_get_execution (self->workspace);

  g_clear_object (&self->projection);
  if (execution != NULL)
    self->projection = passo_run_projection_new (passo_execution_get_history (execution));
  g_signal_group_set_target (self->projection_signals, self->projection);
  passo_timeline_scale_fit (self->scale);
  passo_timeline_update (self);
}

static void
passo_timeline_select (PassoTimeline *self,
                       const char    *name)
{
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  const PassoState *state = machine != NULL ? passo_machine_find_state (machine, name) : NULL;

  if (state != NULL)
    passo_selection_select_only (passo_workspace_get_selection (self->workspace),
                                 passo_state_get_id (state));
}

static void
row_pressed_cb (GtkGestureClick *gesture,
                int              n_press,
                double           x,
                double           y,
                PassoTimeline   *self)
{
  PassoTimelineRow *row =
    PASSO_TIMELINE_ROW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
  guint event_id = passo_timeline_row_pick_event (row, x);

  if (event_id != 0)
    passo_workspace_set_cursor_event (self->workspace, event_id);
  if (passo_timeline_row_get_item (row) != NULL)
    passo_timeline_select (self, passo_timeline_item_get_name (passo_timeline_row_get_item (row)));
}

static void
row_setup_cb (GtkListItemFactory *factory,
              GtkListItem        *list_item,
              PassoTimeline      *self)
{
  GtkWidget *row = passo_timeline_row_new (self->scale);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (row_pressed_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, row);
}

static void
row_bind_cb (GtkListItemFactory *factory,
             GtkListItem        *list_item,
             PassoTimeline      *self)
{
  PassoTimelineRow *row = PASSO_TIMELINE_ROW (gtk_list_item_get_child (list_item));

  g_ptr_array_add (self->rows, row);
  passo_timeline_show_row (self, row, gtk_list_item_get_item (list_item));
}

static void
row_unbind_cb (GtkListItemFactory *factory,
               GtkListItem        *list_item,
               PassoTimeline      *self)
{
  PassoTimelineRow *row = PASSO_TIMELINE_ROW (gtk_list_item_get_child (list_item));

  g_ptr_array_remove_fast (self->rows, row);
  passo_timeline_row_set_item (row, NULL, NULL);
}

/* Enter on a row goes to its last event. */
static void
row_activated_cb (PassoTimeline *self,
                  guint          position)
{
  g_autoptr (PassoTimelineItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  const PassoRunState *state;

  if (item == NULL || self->projection == NULL)
    return;

  state = passo_run_projection_find_state (self->projection, passo_timeline_item_get_name (item));
  if (state != NULL)
    passo_workspace_set_cursor_event (self->workspace, state->last_event);
  passo_timeline_select (self, passo_timeline_item_get_name (item));
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           PassoTimeline            *self)
{
  self->pointer_x = x;
}

static void
leave_cb (GtkEventControllerMotion *controller,
          PassoTimeline            *self)
{
  self->pointer_x = -1;
}

/* Where zooming keeps its place: at the pointer, else in the middle. */
static double
get_zoom_centre (PassoTimeline *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - PASSO_TIMELINE_NAME_WIDTH -
                 PASSO_TIMELINE_END_MARGIN;

  if (self->pointer_x < PASSO_TIMELINE_NAME_WIDTH || width < 1)
    return 0.5;

  return MIN ((self->pointer_x - PASSO_TIMELINE_NAME_WIDTH) / width, 1.0);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           PassoTimeline            *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) != 0)
    passo_timeline_scale_zoom (self->scale, pow (ZOOM_STEP, -dy), get_zoom_centre (self));
  else if ((state & GDK_SHIFT_MASK) != 0 || dx != 0)
    passo_timeline_scale_pan (self->scale, (dx != 0 ? dx : dy) * PAN_STEP);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
zoom_in_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  passo_timeline_scale_zoom (PASSO_TIMELINE (widget)->scale, ZOOM_STEP, 0.5);
}

static void
zoom_out_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  passo_timeline_scale_zoom (PASSO_TIMELINE (widget)->scale, 1 / ZOOM_STEP, 0.5);
}

static void
fit_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  passo_timeline_scale_fit (PASSO_TIMELINE (widget)->scale);
}

static void
pan_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  passo_timeline_scale_pan (PASSO_TIMELINE (widget)->scale,
                            g_variant_get_int32 (parameter) * PAN_STEP);
}

static void
passo_timeline_set_folded (PassoTimeline     *self,
                           PassoTimelineItem *item,
                           gboolean           folded)
{
  passo_timeline_model_set_folded (self->model, item, folded);
  passo_timeline_update_rows (self);
}

static void
toggle_fold_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  PassoTimeline *self = PASSO_TIMELINE (widget);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PassoTimelineItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (g_str_equal (passo_timeline_item_get_name (item), g_variant_get_string (parameter, NULL)))
        {
          passo_timeline_set_folded (self, item, !passo_timeline_item_get_folded (item));
          return;
        }
    }
}

/* The item of the row that has the focus. */
static PassoTimelineItem *
passo_timeline_get_focus_item (PassoTimeline *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return PASSO_IS_TIMELINE_ROW (row) ? passo_timeline_row_get_item (PASSO_TIMELINE_ROW (row)) : NULL;
}

static void
fold_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PassoTimeline *self = PASSO_TIMELINE (widget);
  PassoTimelineItem *item = passo_timeline_get_focus_item (self);

  if (item != NULL)
    passo_timeline_set_folded (self, item, g_variant_get_boolean (parameter));
}

static void
fold_toggled_cb (PassoTimeline *self)
{
  passo_timeline_scale_set_folded (self->scale, gtk_toggle_button_get_active (self->fold_button));
}

static void
passo_timeline_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  PassoTimeline *self = PASSO_TIMELINE (widget);
  graphene_rect_t bounds;
  float height = (float) gtk_widget_get_height (widget);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->axis)) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self->axis), widget, &bounds))
    {
      GTK_WIDGET_CLASS (passo_timeline_parent_class)->snapshot (widget, snapshot);
      return;
    }

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &bounds.origin);
  passo_timeline_axis_snapshot_grid (self->axis, snapshot, height - bounds.origin.y);
  gtk_snapshot_restore (snapshot);

  GTK_WIDGET_CLASS (passo_timeline_parent_class)->snapshot (widget, snapshot);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &bounds.origin);
  passo_timeline_axis_snapshot_line (self->axis, snapshot, height - bounds.origin.y);
  gtk_snapshot_restore (snapshot);
}

static void
passo_timeline_connect (PassoWorkspaceView *view,
                        PassoWorkspace     *workspace)
{
  PassoTimeline *self = PASSO_TIMELINE (view);

  self->workspace = workspace;
  g_signal_connect_object (workspace, "notify::execution",
                           G_CALLBACK (passo_timeline_execution_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::cursor-event",
                           G_CALLBACK (passo_timeline_update_cursor), self, G_CONNECT_SWAPPED);

  passo_timeline_execution_changed (self);
}

static void
passo_timeline_update_view (PassoWorkspaceView *view)
{
  passo_timeline_update (PASSO_TIMELINE (view));
}

static void
passo_timeline_dispose (GObject *object)
{
  PassoTimeline *self = PASSO_TIMELINE (object);

  /* The rows let go of what they show first. */
  G_OBJECT_CLASS (passo_timeline_parent_class)->dispose (object);

  g_clear_object (&self->projection_signals);
  g_clear_object (&self->projection);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->scale);
}

static void
passo_timeline_finalize (GObject *object)
{
  PassoTimeline *self = PASSO_TIMELINE (object);

  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (passo_timeline_parent_class)->finalize (object);
}

/* Wheel and keys are those of the graph; the arrow keys of the list fold and unfold. */
static void
passo_timeline_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint            key;
    GdkModifierType  modifiers;
    const char      *action;
  } keys[] = {
    { GDK_KEY_plus, GDK_CONTROL_MASK, "timeline.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "timeline.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "timeline.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "timeline.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "timeline.zoom-out" },
    { GDK_KEY_9, GDK_CONTROL_MASK, "timeline.fit" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "timeline.fit" },
  };

  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "timeline.fit", NULL, fit_action);
  gtk_widget_class_install_action (widget_class, "timeline.pan", "i", pan_action);
  gtk_widget_class_install_action (widget_class, "timeline.toggle-fold", "s", toggle_fold_action);
  gtk_widget_class_install_action (widget_class, "timeline.fold", "b", fold_action);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, 0, "timeline.fold", "b", TRUE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, 0, "timeline.fold", "b", FALSE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_SHIFT_MASK,
                                       "timeline.pan", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_SHIFT_MASK,
                                       "timeline.pan", "i", 1);
}

static void
passo_timeline_class_init (PassoTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PassoWorkspaceViewClass *view_class = PASSO_WORKSPACE_VIEW_CLASS (klass);

  object_class->dispose = passo_timeline_dispose;
  object_class->finalize = passo_timeline_finalize;

  view_class->connect = passo_timeline_connect;
  view_class->update = passo_timeline_update_view;
  widget_class->snapshot = passo_timeline_snapshot;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/timeline/passo-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoTimeline, stack);
  gtk_widget_class_bind_template_child (widget_class, PassoTimeline, axis_slot);
  gtk_widget_class_bind_template_child (widget_class, PassoTimeline, list_view);
  gtk_widget_class_bind_template_child (widget_class, PassoTimeline, fold_button);
  gtk_widget_class_bind_template_callback (widget_class, fold_toggled_cb);
  passo_timeline_install_actions (widget_class);
}

static void
passo_timeline_init_list (PassoTimeline *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbind_cb), self);
  gtk_list_view_set_factory (self->list_view, factory);
  g_signal_connect_object (self->list_view, "activate", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);

  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
}

static void
passo_timeline_init (PassoTimeline *self)
{
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->rows = g_ptr_array_new ();
  self->scale = passo_timeline_scale_new ();
  g_signal_connect_object (self->scale, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  self->model = passo_timeline_model_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->axis = PASSO_TIMELINE_AXIS (passo_timeline_axis_new (self->scale));
  gtk_overlay_set_child (self->axis_slot, GTK_WIDGET (self->axis));
  passo_timeline_init_list (self);

  self->projection_signals = g_signal_group_new (PASSO_TYPE_RUN_PROJECTION);
  g_signal_group_connect_swapped (self->projection_signals, "changed",
                                  G_CALLBACK (passo_workspace_view_queue_update), self);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);

  self->pointer_x = -1;
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/**
 * passo_timeline_new:
 * @workspace: the window's state
 *
 * Returns: (transfer floating): a timeline of its execution
 */
GtkWidget *
passo_timeline_new (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PASSO_TYPE_TIMELINE, "workspace", workspace, NULL);
}
