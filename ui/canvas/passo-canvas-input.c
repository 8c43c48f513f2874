/* passo-canvas-input.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>

#include "canvas/passo-canvas-private.h"

#define SCROLL_STEP 60.0
#define ZOOM_STEP 1.15
#define EDGE_TOLERANCE 6.0
#define FOLD_ARROW_WIDTH 30.0

/* What the pointer does on the canvas. */

/**
 * _passo_canvas_find_item:
 *
 * Returns: the item under a point of the widget
 */
guint
_passo_canvas_find_item (PassoCanvas *self,
                         double       x,
                         double       y)
{
  PassoLayoutPoint point = passo_canvas_viewport_to_scene (&self->viewport, x, y);

  return self->scene != NULL ? passo_canvas_scene_find_item_at (self->scene, point.x, point.y)
                             : PASSO_CANVAS_NONE;
}

/* The inside of an open container is ground as well; only its title is the container. */
static gboolean
is_solid (PassoCanvas *self,
          guint        index,
          double       y)
{
  const PassoCanvasItem *item;

  if (index == PASSO_CANVAS_NONE)
    return FALSE;

  item = passo_canvas_scene_get_item (self->scene, index);

  return !item->is_container ||
         passo_canvas_viewport_to_scene (&self->viewport, 0, y).y < item->box.y + PASSO_CANVAS_HEADER_HEIGHT;
}

/**
 * _passo_canvas_is_ground:
 *
 * Returns: whether a drag from there is a rubber band
 */
gboolean
_passo_canvas_is_ground (PassoCanvas *self,
                         double       x,
                         double       y)
{
  return !is_solid (self, _passo_canvas_find_item (self, x, y), y);
}

static gboolean
is_within (const PassoLayoutBox *inner,
           const PassoLayoutBox *outer)
{
  return inner->x >= outer->x && inner->y >= outer->y &&
         inner->x + inner->width <= outer->x + outer->width &&
         inner->y + inner->height <= outer->y + outer->height;
}

static gboolean
touches (const PassoLayoutBox *a,
         const PassoLayoutBox *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

/**
 * _passo_canvas_select_band:
 * @is_adding: what was selected stays so
 *
 * Selects what the rubber band touches; of containers only those that lie in it.
 */
void
_passo_canvas_select_band (PassoCanvas *self,
                           gboolean     is_adding)
{
  PassoSelection *selection = passo_workspace_get_selection (self->workspace);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!self->has_band || self->scene == NULL)
    return;

  for (gsize i = 0; is_adding && i < passo_selection_get_size (selection); i++)
    {
      guint id = passo_selection_get_nth (selection, i);

      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < passo_canvas_scene_get_n_items (self->scene); i++)
    {
      const PassoCanvasItem *item = passo_canvas_scene_get_item (self->scene, i);
      PassoLayoutBox box = passo_canvas_viewport_from_scene (&self->viewport, item->box);

      if (item->state_id != 0 &&
          (item->is_container ? is_within (&box, &self->band) : touches (&box, &self->band)))
        g_array_append_val (ids, item->state_id);
    }
  self->is_pointing = TRUE;
  passo_selection_set (selection, (guint *) (gpointer) ids->data, ids->len);
  self->is_pointing = FALSE;
}

/* Clicks. */

static void
select_between (PassoCanvas    *self,
                PassoSelection *selection,
                guint           index)
{
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (guint));
  guint from = passo_canvas_scene_find_state (self->scene, passo_selection_get_primary (selection));

  if (from == PASSO_CANVAS_NONE || from == index ||
      (!_passo_canvas_find_way (self->scene, from, index, way) &&
       !_passo_canvas_find_way (self->scene, index, from, way)))
    {
      passo_selection_add (selection, passo_canvas_scene_get_item (self->scene, index)->state_id);
      return;
    }

  for (guint i = 0; i < way->len; i++)
    {
      guint id = passo_canvas_scene_get_item (self->scene, g_array_index (way, guint, i))->state_id;

      if (id != 0)
        passo_selection_add (selection, id);
    }
  passo_selection_add (selection, passo_canvas_scene_get_item (self->scene, index)->state_id);
}

static void
select_item (PassoCanvas     *self,
             guint            index,
             GdkModifierType  modifiers)
{
  PassoSelection *selection = passo_workspace_get_selection (self->workspace);
  guint id = passo_canvas_scene_get_item (self->scene, index)->state_id;

  if (id == 0)
    return;

  self->is_pointing = TRUE;
  if ((modifiers & GDK_CONTROL_MASK) != 0)
    passo_selection_toggle (selection, id);
  else if ((modifiers & GDK_SHIFT_MASK) != 0)
    select_between (self, selection, index);
  else
    passo_selection_select_only (selection, id);
  self->is_pointing = FALSE;
}

static gboolean
is_on_arrow (PassoCanvas *self,
             guint        index,
             double       x)
{
  const PassoCanvasItem *item = passo_canvas_scene_get_item (self->scene, index);
  double at = passo_canvas_viewport_to_scene (&self->viewport, x, 0).x - item->box.x;

  if (!item->can_fold)
    return FALSE;

  return item->is_container ? at < FOLD_ARROW_WIDTH : at > item->box.width - FOLD_ARROW_WIDTH;
}

static void
toggle_fold (PassoCanvas *self,
             guint        index)
{
  const PassoCanvasItem *item = passo_canvas_scene_get_item (self->scene, index);

  if (item->can_fold)
    passo_canvas_set_folded (self, item->state_id, item->is_container);
}

/**
 * _passo_canvas_press:
 * @n_press: 2 for the second of a double click
 *
 * What a press of the first button does where it is.
 */
void
_passo_canvas_press (PassoCanvas     *self,
                     int              n_press,
                     double           x,
                     double           y,
                     GdkModifierType  modifiers)
{
  guint index = _passo_canvas_find_item (self, x, y);

  if (self->is_space_held)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (is_solid (self, index, y))
    {
      select_item (self, index, modifiers);
      if (n_press == 2 || (n_press == 1 && is_on_arrow (self, index, x)))
        toggle_fold (self, index);
    }
  else if (n_press == 1 && (modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    passo_selection_clear (passo_workspace_get_selection (self->workspace));
}

static void
pressed_cb (PassoCanvas *self,
            int          n_press,
            double       x,
            double       y,
            GtkGesture  *gesture)
{
  _passo_canvas_press (self, n_press, x, y,
                       gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
}

static void
menu_pressed_cb (PassoCanvas *self,
                 int          n_press,
                 double       x,
                 double       y,
                 GtkGesture  *gesture)
{
  PassoSelection *selection = passo_workspace_get_selection (self->workspace);
  guint index = _passo_canvas_find_item (self, x, y);
  guint id = 0;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (is_solid (self, index, y))
    id = passo_canvas_scene_get_item (self->scene, index)->state_id;
  if (id != 0 && !passo_selection_contains (selection, id))
    select_item (self, index, 0);
  _passo_canvas_show_menu (self, x, y);
}

/* Drags. */

static void
drag_begin_cb (PassoCanvas *self,
               double       x,
               double       y,
               GtkGesture  *gesture)
{
  gboolean is_pan = self->is_space_held ||
                    gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_MIDDLE;

  g_set_object (&self->tool, (is_pan ? self->pan_tool : self->select_tool));
  passo_canvas_tool_begin (self->tool, self, x, y, gtk_event_controller_get_current_event_state (
                                                       GTK_EVENT_CONTROLLER (gesture)));
}

static void
drag_update_cb (PassoCanvas *self,
                double       dx,
                double       dy)
{
  if (self->tool != NULL)
    passo_canvas_tool_update (self->tool, self, dx, dy);
}

static void
drag_end_cb (PassoCanvas *self,
             double       dx,
             double       dy)
{
  if (self->tool != NULL)
    passo_canvas_tool_end (self->tool, self);
  g_clear_object (&self->tool);
}

static void
drag_cancel_cb (PassoCanvas *self)
{
  if (self->tool != NULL)
    passo_canvas_tool_cancel (self->tool, self);
  g_clear_object (&self->tool);
}

/* Wheel and pinch. */

static gboolean
scroll_cb (PassoCanvas              *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GdkModifierType modifiers =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  double step = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE
                ? 1 : SCROLL_STEP;

  if ((modifiers & GDK_CONTROL_MASK) != 0)
    {
      _passo_canvas_zoom_about (self, self->viewport.zoom * pow (ZOOM_STEP, -dy * step / SCROLL_STEP),
                                self->pointer_x, self->pointer_y);
      return GDK_EVENT_STOP;
    }
  if ((modifiers & GDK_SHIFT_MASK) != 0 && dx == 0)
    _passo_canvas_pan (self, dy * step, 0);
  else
    _passo_canvas_pan (self, dx * step, dy * step);

  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (PassoCanvas      *self,
                GdkEventSequence *sequence)
{
  self->pinch_zoom = self->viewport.zoom;
}

static void
pinch_cb (PassoCanvas    *self,
          double          scale,
          GtkGestureZoom *gesture)
{
  double x = self->pointer_x, y = self->pointer_y;

  if (gtk_gesture_is_recognized (GTK_GESTURE (gesture)))
    gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  _passo_canvas_zoom_about (self, self->pinch_zoom * scale, x, y);
}

/* Hovering. */

static void
set_hovered_edge (PassoCanvas *self,
                  guint        index)
{
  if (self->hovered_edge == index)
    return;

  if (self->hovered_edge != PASSO_CANVAS_NONE)
    passo_canvas_scene_get_edge (self->scene, self->hovered_edge)->is_highlighted = FALSE;
  self->hovered_edge = index;
  if (index != PASSO_CANVAS_NONE)
    passo_canvas_scene_get_edge (self->scene, index)->is_highlighted = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static guint
find_edge (PassoCanvas *self,
           double       x,
           double       y)
{
  double scale = passo_canvas_viewport_get_scale (&self->viewport);
  PassoLayoutPoint point = passo_canvas_viewport_to_scene (&self->viewport, x, y);

  if (self->scene == NULL || scale < PASSO_CANVAS_DETAIL_TEXT ||
      is_solid (self, _passo_canvas_find_item (self, x, y), y))
    return PASSO_CANVAS_NONE;

  return passo_canvas_scene_find_edge_at (self->scene, point.x, point.y, EDGE_TOLERANCE / scale);
}

static void
motion_cb (PassoCanvas *self,
           double       x,
           double       y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  set_hovered_edge (self, find_edge (self, x, y));
}

static void
leave_cb (PassoCanvas *self)
{
  set_hovered_edge (self, PASSO_CANVAS_NONE);
}

static char *
dup_item_tooltip (const PassoCanvasItem *item)
{
  const PassoGraphNode *node = item->graph_node;
  g_autofree char *name = g_markup_escape_text (node->name, -1);
  g_autofree char *subtitle = g_markup_escape_text (node->subtitle != NULL ? node->subtitle : "", -1);
  g_autofree char *comment = g_markup_escape_text (node->comment != NULL ? node->comment : "", -1);

  if (item->state_id == 0 && node->kind != PASSO_GRAPH_NODE_MISSING)
    return NULL;

  return g_strdup_printf ("<b>%s</b>%s%s%s%s", name, *subtitle != '\0' ? "\n" : "", subtitle,
                          *comment != '\0' ? "\n" : "", comment);
}

static gboolean
query_tooltip_cb (PassoCanvas *self,
                  int          x,
                  int          y,
                  gboolean     is_keyboard,
                  GtkTooltip  *tooltip)
{
  guint index = is_keyboard ? _passo_canvas_get_current (self) : _passo_canvas_find_item (self, x, y);
  guint edge = is_keyboard ? PASSO_CANVAS_NONE : find_edge (self, x, y);
  g_autofree char *words = NULL;
  const char *label;

  /* It would lie on the menu. */
  if (self->menu != NULL && gtk_widget_get_visible (self->menu))
    return FALSE;

  if (edge != PASSO_CANVAS_NONE)
    {
      label = passo_canvas_scene_get_edge (self->scene, edge)->graph_edge->full_label;
      gtk_tooltip_set_text (tooltip, label);
      return label != NULL && *label != '\0';
    }
  if (index == PASSO_CANVAS_NONE || (!is_keyboard && !is_solid (self, index, y)))
    return FALSE;

  words = dup_item_tooltip (passo_canvas_scene_get_item (self->scene, index));
  gtk_tooltip_set_markup (tooltip, words);

  return words != NULL;
}

/* Space turns the pointer into a hand for as long as it is held. */

static void
set_space_held (PassoCanvas *self,
                gboolean     is_held)
{
  self->is_space_held = is_held;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_held ? "grab" : NULL);
}

static gboolean
key_pressed_cb (PassoCanvas     *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  modifiers)
{
  if (keyval != GDK_KEY_space || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  set_space_held (self, TRUE);

  return GDK_EVENT_STOP;
}

static void
key_released_cb (PassoCanvas *self,
                 guint        keyval)
{
  if (keyval == GDK_KEY_space)
    set_space_held (self, FALSE);
}

static void
focus_leave_cb (PassoCanvas *self)
{
  set_space_held (self, FALSE);
}

static void
add_pointer_controllers (PassoCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);

  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}

static void
add_drag (PassoCanvas *self,
          guint        button)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
add_button_controllers (PassoCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu));

  add_drag (self, GDK_BUTTON_PRIMARY);
  add_drag (self, GDK_BUTTON_MIDDLE);
}

/**
 * _passo_canvas_add_controllers:
 *
 * Lets the canvas answer to pointer and keys.
 */
void
_passo_canvas_add_controllers (PassoCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  add_pointer_controllers (self);
  add_button_controllers (self);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
