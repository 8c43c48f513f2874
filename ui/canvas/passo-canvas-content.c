/* passo-canvas-content.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <adwaita.h>

#include "canvas/passo-canvas-private.h"

#define MOVE_MS 200
/* From this many states on, only two levels are open at first. */
#define MANY_STATES 300
#define OPEN_LEVELS 1
/* Slow enough to be calm, and to leave the processor alone. */
#define PHASE_STEP_US 80000
#define PHASE_US 1280000.0

/* What the canvas shows: the scene of the workspace's graph, what is selected in it, where a run
 * stands with it, and the proxies of its states. */

gboolean
_passo_canvas_has_animations (PassoCanvas *self)
{
  gboolean has_animations = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)),
                "gtk-enable-animations", &has_animations, NULL);

  return has_animations;
}

static void
stop_tick (PassoCanvas *self,
           guint       *tick)
{
  if (*tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), *tick);
  *tick = 0;
}

/* Selection. */

static void
show_selection (PassoCanvas *self)
{
  PassoSelection *selection = passo_workspace_get_selection (self->workspace);

  for (guint i = 0; self->scene != NULL && i < passo_canvas_scene_get_n_items (self->scene); i++)
    {
      PassoCanvasItem *item = passo_canvas_scene_get_item (self->scene, i);
      PassoCanvasNode *node = g_hash_table_lookup (self->nodes, GUINT_TO_POINTER (item->state_id));

      item->is_selected = item->state_id != 0 && passo_selection_contains (selection, item->state_id);
      if (node != NULL)
        passo_canvas_node_update (node, item);
    }
  _passo_canvas_update_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
selection_changed_cb (PassoCanvas *self)
{
  guint primary = passo_selection_get_primary (passo_workspace_get_selection (self->workspace));

  show_selection (self);
  if (primary == PASSO_SELECTION_NONE)
    return;

  _passo_canvas_set_current (self, primary);
  if (!self->is_pointing)
    passo_canvas_reveal (self, primary);
}

/* The run. */

static gboolean
phase_tick_cb (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       user_data)
{
  PassoCanvas *self = PASSO_CANVAS (widget);
  gint64 step = gdk_frame_clock_get_frame_time (clock) / PHASE_STEP_US;
  double phase = (double) (step * PHASE_STEP_US % (gint64) PHASE_US) / PHASE_US;

  if (phase != self->phase)
    gtk_widget_queue_draw (widget);
  self->phase = phase;

  return G_SOURCE_CONTINUE;
}

static gboolean
is_anything_running (PassoCanvas *self)
{
  for (guint i = 0; i < passo_canvas_scene_get_n_items (self->scene); i++)
    if (passo_canvas_scene_get_item (self->scene, i)->status == PASSO_RUN_RUNNING)
      return TRUE;

  return FALSE;
}

static void
show_run (PassoCanvas *self)
{
  PassoExecution *execution = passo_workspace_get_execution (self->workspace);
  PassoRunProjection *projection = passo_workspace_get_projection (self->workspace);
  const char *paused_state = NULL;

  if (self->scene == NULL)
    return;

  if (execution != NULL && projection != NULL && passo_execution_get_paused (execution) &&
      passo_workspace_get_cursor_event (self->workspace) == PASSO_CURSOR_LIVE)
    paused_state = passo_execution_get_paused_state (execution);
  passo_canvas_scene_set_run (self->scene, projection, paused_state);
  passo_canvas_scene_set_problems (self->scene, self->problems);

  if (!is_anything_running (self) || !_passo_canvas_has_animations (self))
    stop_tick (self, &self->phase_tick);
  else if (self->phase_tick == 0)
    self->phase_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), phase_tick_cb, NULL, NULL);
  show_selection (self);
}

/* Proxies. */

static void
remove_node (gpointer data)
{
  gtk_widget_unparent (data);
}

/* Keeps the proxy of a state that is still shown, so that the focus and an assistive tool's place
 * survive an edit. */
static void
update_nodes (PassoCanvas *self)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->nodes);
  GtkWidget *last = NULL;

  self->nodes = g_hash_table_new_full (NULL, NULL, NULL, remove_node);
  for (guint i = 0; i < passo_canvas_scene_get_n_items (self->scene); i++)
    {
      const PassoCanvasItem *item = passo_canvas_scene_get_item (self->scene, i);
      GtkWidget *node = NULL;

      if (item->state_id == 0)
        continue;
      if (old == NULL || !g_hash_table_steal_extended (old, GUINT_TO_POINTER (item->state_id), NULL,
                                                       (gpointer *) &node))
        node = passo_canvas_node_new (item->state_id);
      gtk_widget_insert_after (node, GTK_WIDGET (self), last);
      last = node;
      g_hash_table_insert (self->nodes, GUINT_TO_POINTER (item->state_id), node);
      passo_canvas_node_update (PASSO_CANVAS_NODE (node), item);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * _passo_canvas_place_nodes:
 *
 * Gives each proxy the bounds of what it stands for.
 */
void
_passo_canvas_place_nodes (PassoCanvas *self)
{
  for (guint i = 0; self->scene != NULL && i < passo_canvas_scene_get_n_items (self->scene); i++)
    {
      const PassoCanvasItem *item = passo_canvas_scene_get_item (self->scene, i);
      GtkWidget *node = g_hash_table_lookup (self->nodes, GUINT_TO_POINTER (item->state_id));
      PassoLayoutBox box;
      GtkAllocation allocation;

      if (node == NULL)
        continue;
      box = passo_canvas_viewport_from_scene (&self->viewport, item->box);
      allocation = (GtkAllocation) { (int) box.x, (int) box.y, MAX (1, (int) box.width),
                                     MAX (1, (int) box.height) };
      gtk_widget_size_allocate (node, &allocation, -1);
    }
}

/**
 * _passo_canvas_get_current:
 *
 * Returns: the item that has or would get the keyboard: what had it last, else the first state
 */
guint
_passo_canvas_get_current (PassoCanvas *self)
{
  guint item = PASSO_CANVAS_NONE;

  if (self->scene == NULL)
    return PASSO_CANVAS_NONE;
  if (self->current != 0)
    item = passo_canvas_scene_find_state (self->scene, self->current);
  for (guint i = 0; item == PASSO_CANVAS_NONE && i < passo_canvas_scene_get_n_items (self->scene); i++)
    if (passo_canvas_scene_get_item (self->scene, i)->state_id != 0)
      return i;

  return item;
}

/* Layout. */

static gboolean
move_tick_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       user_data)
{
  PassoCanvas *self = PASSO_CANVAS (widget);
  double t = (double) (gdk_frame_clock_get_frame_time (clock) - self->move_start) / (1000.0 * MOVE_MS);

  self->progress = adw_easing_ease (ADW_EASE_OUT_CUBIC, CLAMP (t, 0, 1));
  gtk_widget_queue_draw (widget);
  if (t < 1)
    return G_SOURCE_CONTINUE;

  self->progress = 1;
  self->move_tick = 0;

  return G_SOURCE_REMOVE;
}

static void
start_move (PassoCanvas *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  stop_tick (self, &self->move_tick);
  self->progress = 1;
  if (clock == NULL || !_passo_canvas_has_animations (self))
    return;

  self->progress = 0;
  self->move_start = gdk_frame_clock_get_frame_time (clock);
  self->move_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), move_tick_cb, NULL, NULL);
}

/* What is to keep its place: what is selected, else what stands nearest to the middle. */
static guint
find_anchor (PassoCanvas      *self,
             PassoCanvasScene *old,
             PassoCanvasScene *new)
{
  guint primary = passo_selection_get_primary (passo_workspace_get_selection (self->workspace));
  PassoLayoutPoint middle = passo_canvas_viewport_to_scene (&self->viewport, self->viewport.width / 2,
                                                            self->viewport.height / 2);
  double nearest = G_MAXDOUBLE;
  guint anchor = 0;

  if (primary != PASSO_SELECTION_NONE &&
      passo_canvas_scene_find_state (old, primary) != PASSO_CANVAS_NONE &&
      passo_canvas_scene_find_state (new, primary) != PASSO_CANVAS_NONE)
    return primary;

  for (guint i = 0; i < passo_canvas_scene_get_n_items (old); i++)
    {
      const PassoCanvasItem *item = passo_canvas_scene_get_item (old, i);
      double dx = item->box.x + item->box.width / 2 - middle.x;
      double dy = item->box.y + item->box.height / 2 - middle.y;

      if (item->state_id == 0 || item->is_container || dx * dx + dy * dy >= nearest ||
          passo_canvas_scene_find_state (new, item->state_id) == PASSO_CANVAS_NONE)
        continue;
      nearest = dx * dx + dy * dy;
      anchor = item->state_id;
    }

  return anchor;
}

static void
keep_place (PassoCanvas      *self,
            PassoCanvasScene *old,
            PassoCanvasScene *new)
{
  guint anchor = find_anchor (self, old, new);
  PassoLayoutBox from, to;

  if (anchor == 0)
    {
      passo_canvas_scene_set_old_boxes (new, old, 0, 0);
      return;
    }

  from = passo_canvas_scene_get_item (old, passo_canvas_scene_find_state (old, anchor))->box;
  to = passo_canvas_scene_get_item (new, passo_canvas_scene_find_state (new, anchor))->box;
  self->viewport.x += to.x - from.x;
  self->viewport.y += to.y - from.y;
  passo_canvas_scene_set_old_boxes (new, old, to.x - from.x, to.y - from.y);
}

/* All of the graph; of one that would be no more than dust, the part where it begins. */
static void
show_first (PassoCanvas *self)
{
  PassoCanvasViewport *viewport = &self->viewport;
  PassoLayoutPoint middle;
  PassoLayoutBox begin;

  passo_canvas_fit (self);
  if (viewport->zoom >= PASSO_CANVAS_DETAIL_EDGES || viewport->width <= 0 ||
      passo_canvas_scene_get_n_items (self->scene) == 0)
    return;

  self->follows_fit = FALSE;
  begin = passo_canvas_scene_get_item (self->scene, 0)->box;
  for (guint i = 0; i < passo_canvas_scene_get_n_items (self->scene); i++)
    if (passo_canvas_scene_get_item (self->scene, i)->graph_node->kind == PASSO_GRAPH_NODE_START)
      begin = passo_canvas_scene_get_item (self->scene, i)->box;
  middle = (PassoLayoutPoint) {
    begin.x + begin.width / 2,
    begin.y - begin.height + viewport->height / 2 / (PASSO_CANVAS_DETAIL_FULL * viewport->text_scale),
  };
  passo_canvas_viewport_look_at (viewport, PASSO_CANVAS_DETAIL_FULL, middle);
}

static gboolean
has_keyboard (PassoCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL &&
         (focus == GTK_WIDGET (self) || gtk_widget_get_parent (focus) == GTK_WIDGET (self));
}

static void
adopt_scene (PassoCanvas      *self,
             PassoCanvasScene *scene)
{
  g_autoptr (PassoCanvasScene) old = g_steal_pointer (&self->scene);
  gboolean had_keyboard = has_keyboard (self);

  self->hovered_edge = PASSO_CANVAS_NONE;
  self->scene = g_object_ref (scene);
  if (old != NULL)
    {
      keep_place (self, old, scene);
      start_move (self);
    }
  if (self->follows_fit && old == NULL)
    show_first (self);
  else if (self->follows_fit)
    passo_canvas_fit (self);
  else if (old == NULL)
    passo_canvas_viewport_keep_near (&self->viewport, passo_canvas_scene_get_bounds (scene));
  update_nodes (self);
  /* The proxy that had the keyboard may be gone, or that of what was selected have come. */
  if (had_keyboard)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  show_run (self);
  if (self->awaited != 0)
    passo_canvas_reveal (self, self->awaited);
  _passo_canvas_view_changed (self);
}

/* The canvas may be gone, or on its way to a newer graph, when a layout arrives. */
typedef struct
{
  PassoCanvas *canvas;          /* weak */
  PassoCanvasScene *scene;
} Pending;

static void
pending_free (Pending *pending)
{
  g_clear_weak_pointer (&pending->canvas);
  g_object_unref (pending->scene);
  g_free (pending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pending, pending_free)

static void
layout_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Pending) pending = user_data;
  g_autoptr (PassoLayoutSolution) solution = NULL;

  solution = passo_layouter_run_finish (PASSO_LAYOUTER (source), result, NULL);
  if (solution == NULL || pending->canvas == NULL)
    return;

  g_clear_object (&pending->canvas->layout);
  passo_canvas_scene_set_layout (pending->scene, solution);
  adopt_scene (pending->canvas, pending->scene);
}

static void
fold_first (PassoCanvas *self,
            PassoGraph  *graph)
{
  PassoMachine *machine = passo_graph_get_machine (graph);

  self->has_graph = TRUE;
  if (_passo_canvas_recall (self, machine))
    return;
  if (passo_machine_get_n_states (machine) <= MANY_STATES)
    return;

  for (guint i = 0; i < passo_machine_get_n_states (machine); i++)
    {
      const PassoState *state = passo_machine_get_state (machine, i);

      if (passo_state_get_n_child_scopes (state) > 0 &&
          passo_scope_get_depth (passo_state_get_scope (state)) >= OPEN_LEVELS)
        g_hash_table_add (self->folded, GUINT_TO_POINTER (passo_state_get_id (state)));
    }
}

/**
 * _passo_canvas_rebuild:
 *
 * Begins to lay the workspace's graph out; what was shown stays until that is done.
 */
void
_passo_canvas_rebuild (PassoCanvas *self)
{
  PassoGraph *graph = passo_workspace_get_graph (self->workspace);
  Pending *pending;

  if (self->layout != NULL)
    g_cancellable_cancel (self->layout);
  g_clear_object (&self->layout);
  if (graph == NULL)
    return;

  if (!self->has_graph)
    fold_first (self, graph);
  pending = g_new0 (Pending, 1);
  g_set_weak_pointer (&pending->canvas, self);
  pending->scene = passo_canvas_scene_new (graph, self->folded, self->text);
  self->layout = g_cancellable_new ();
  passo_layouter_run_async (self->layouter, passo_canvas_scene_get_model (pending->scene), self->layout,
                            layout_cb, pending);
}

static void
stale_changed_cb (PassoCanvas *self)
{
  _passo_canvas_update_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * _passo_canvas_connect_content:
 *
 * Follows the workspace.
 */
void
_passo_canvas_connect_content (PassoCanvas *self)
{
  PassoWorkspace *workspace = self->workspace;

  self->problems = passo_state_problems_new (workspace);
  g_signal_connect_object (self->problems, "changed", G_CALLBACK (show_run), self, G_CONNECT_SWAPPED);
  self->projection_signals = g_signal_group_new (PASSO_TYPE_RUN_PROJECTION);
  g_signal_group_connect_object (self->projection_signals, "changed", G_CALLBACK (show_run), self,
                                 G_CONNECT_SWAPPED);
  self->execution_signals = g_signal_group_new (PASSO_TYPE_EXECUTION);
  g_signal_group_connect_object (self->execution_signals, "notify::paused", G_CALLBACK (show_run), self,
                                 G_CONNECT_SWAPPED);
  g_object_bind_property (workspace, "projection", self->projection_signals, "target",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (workspace, "execution", self->execution_signals, "target",
                          G_BINDING_SYNC_CREATE);

  g_signal_connect_object (workspace, "notify::graph", G_CALLBACK (_passo_canvas_rebuild), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::graph-stale", G_CALLBACK (stale_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::projection", G_CALLBACK (show_run), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::cursor-event", G_CALLBACK (show_run), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (passo_workspace_get_selection (workspace), "changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  _passo_canvas_rebuild (self);
}

static gboolean
unfold_around (PassoCanvas      *self,
              const PassoState *state)
{
  gboolean was_hidden = FALSE;

  for (const PassoState *owner = passo_scope_get_owner (passo_state_get_scope (state)); owner != NULL;
       owner = passo_scope_get_owner (passo_state_get_scope (owner)))
    was_hidden |= g_hash_table_remove (self->folded, GUINT_TO_POINTER (passo_state_get_id (owner)));

  return was_hidden;
}

/**
 * passo_canvas_reveal:
 * @state_id: a state
 *
 * Moves the view as little as it takes to see a state, and opens the containers around it.
 */
void
passo_canvas_reveal (PassoCanvas *self,
                     guint        state_id)
{
  PassoMachine *machine;
  const PassoState *state = NULL;
  guint item = PASSO_CANVAS_NONE;

  g_return_if_fail (PASSO_IS_CANVAS (self));

  machine = passo_workspace_get_machine (self->workspace);
  if (machine != NULL)
    state = passo_machine_find_state_by_id (machine, state_id);
  if (state != NULL && unfold_around (self, state))
    _passo_canvas_rebuild (self);
  if (self->scene != NULL)
    item = passo_canvas_scene_find_state (self->scene, state_id);
  self->awaited = item == PASSO_CANVAS_NONE && self->layout != NULL ? state_id : 0;
  if (item == PASSO_CANVAS_NONE)
    return;

  if (!passo_canvas_viewport_holds (&self->viewport, passo_canvas_scene_get_item (self->scene, item)->box))
    self->follows_fit = FALSE;
  passo_canvas_viewport_reveal (&self->viewport, passo_canvas_scene_get_item (self->scene, item)->box);
  _passo_canvas_view_changed (self);
}

/**
 * passo_canvas_get_folded:
 *
 * Returns: whether what is in a state is hidden
 */
gboolean
passo_canvas_get_folded (PassoCanvas *self,
                         guint        state_id)
{
  g_return_val_if_fail (PASSO_IS_CANVAS (self), FALSE);

  return g_hash_table_contains (self->folded, GUINT_TO_POINTER (state_id));
}

/**
 * passo_canvas_set_folded:
 *
 * Hides or shows what is in a Parallel or Map state.
 */
void
passo_canvas_set_folded (PassoCanvas *self,
                         guint        state_id,
                         gboolean     folded)
{
  g_return_if_fail (PASSO_IS_CANVAS (self));

  if (passo_canvas_get_folded (self, state_id) == folded)
    return;

  if (folded)
    g_hash_table_add (self->folded, GUINT_TO_POINTER (state_id));
  else
    g_hash_table_remove (self->folded, GUINT_TO_POINTER (state_id));
  self->is_touched = TRUE;
  _passo_canvas_rebuild (self);
}
