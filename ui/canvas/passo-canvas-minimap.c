/* passo-canvas-minimap.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "canvas/passo-canvas-minimap.h"
#include "canvas/passo-canvas-private.h"

#define MAX_WIDTH 140.0
#define MAX_HEIGHT 130.0
#define PADDING 6.0
#define RADIUS 9.0

struct _PassoCanvasMinimap
{
  GtkWidget parent_instance;

  PassoCanvas *canvas;          /* weak */
  PassoCanvasPainter *painter;
  double press_x;
  double press_y;
  guint update_source;
};

G_DEFINE_FINAL_TYPE (PassoCanvasMinimap, passo_canvas_minimap, GTK_TYPE_WIDGET)

static double
get_scale (PassoLayoutBox bounds)
{
  return MIN ((MAX_WIDTH - 2 * PADDING) / MAX (bounds.width, 1),
              (MAX_HEIGHT - 2 * PADDING) / MAX (bounds.height, 1));
}

static gboolean
get_bounds (PassoCanvasMinimap *self,
            PassoLayoutBox     *bounds)
{
  if (self->canvas == NULL || self->canvas->scene == NULL)
    return FALSE;

  *bounds = passo_canvas_scene_get_bounds (self->canvas->scene);

  return bounds->width > 0 && bounds->height > 0;
}

static void
passo_canvas_minimap_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  PassoCanvasMinimap *self = PASSO_CANVAS_MINIMAP (widget);
  PassoLayoutBox bounds;

  *minimum = 0;
  if (get_bounds (self, &bounds))
    *minimum = (int) ((orientation == GTK_ORIENTATION_HORIZONTAL ? bounds.width : bounds.height) *
                      get_scale (bounds) + 2 * PADDING);
  *natural = *minimum;
}

static void
paint_card (GtkSnapshot              *snapshot,
            const PassoCanvasPalette *palette,
            const graphene_rect_t    *rect)
{
  float widths[4] = { 1, 1, 1, 1 };
  GdkRGBA lines[4] = { palette->line, palette->line, palette->line, palette->line };
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, rect, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &palette->card, rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &rounded, widths, lines);
}

static void
paint_frame (GtkSnapshot              *snapshot,
             const PassoCanvasPalette *palette,
             PassoLayoutBox            seen)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) seen.x, (float) seen.y, (float) seen.width,
                                             (float) seen.height);
  float widths[4] = { 1.5, 1.5, 1.5, 1.5 };
  GdkRGBA lines[4] = { palette->accent, palette->accent, palette->accent, palette->accent };
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &rect, 2);
  gtk_snapshot_append_border (snapshot, &rounded, widths, lines);
}

static void
passo_canvas_minimap_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  PassoCanvasMinimap *self = PASSO_CANVAS_MINIMAP (widget);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  PassoCanvasAspect aspect = { .progress = 1, .phase = -1, .focused_item = PASSO_CANVAS_NONE };
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                            (float) gtk_widget_get_height (widget));
  PassoLayoutBox bounds, seen;
  double scale;

  if (!get_bounds (self, &bounds))
    return;

  scale = get_scale (bounds);
  aspect.palette = passo_canvas_palette_get (adw_style_manager_get_dark (manager),
                                             adw_style_manager_get_high_contrast (manager));
  aspect.visible = bounds;
  /* A map is all specks, however large the graph is. */
  aspect.scale = MIN (scale, PASSO_CANVAS_DETAIL_EDGES / 2);
  paint_card (snapshot, aspect.palette, &all);

  gtk_snapshot_push_clip (snapshot, &all);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (PADDING, PADDING));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -bounds.x, (float) -bounds.y));
  passo_canvas_painter_paint (self->painter, snapshot, self->canvas->scene, &aspect);
  gtk_snapshot_restore (snapshot);
  seen = passo_canvas_viewport_get_visible (&self->canvas->viewport);
  paint_frame (snapshot, aspect.palette,
               (PassoLayoutBox) { (seen.x - bounds.x) * scale, (seen.y - bounds.y) * scale,
                                  seen.width * scale, seen.height * scale });
  gtk_snapshot_pop (snapshot);
}

static void
look_at (PassoCanvasMinimap *self,
         double              x,
         double              y)
{
  PassoLayoutBox bounds, seen;
  double scale;

  if (!get_bounds (self, &bounds))
    return;

  scale = get_scale (bounds);
  seen = passo_canvas_viewport_get_visible (&self->canvas->viewport);
  x = bounds.x + (x - PADDING) / scale - seen.width / 2;
  y = bounds.y + (y - PADDING) / scale - seen.height / 2;
  scale = passo_canvas_viewport_get_scale (&self->canvas->viewport);
  _passo_canvas_pan (self->canvas, (x - seen.x) * scale, (y - seen.y) * scale);
}

static void
drag_begin_cb (PassoCanvasMinimap *self,
               double              x,
               double              y)
{
  self->press_x = x;
  self->press_y = y;
  look_at (self, x, y);
}

static void
drag_update_cb (PassoCanvasMinimap *self,
                double              dx,
                double              dy)
{
  look_at (self, self->press_x + dx, self->press_y + dy);
}

static gboolean
update_cb (gpointer user_data)
{
  PassoCanvasMinimap *self = user_data;

  self->update_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->canvas != NULL && !passo_canvas_is_whole (self->canvas));

  return G_SOURCE_REMOVE;
}

/* The view changes while the canvas is given its size as well, when nothing may be shown or
 * hidden. It is done before the next frame. */
static void
view_changed_cb (PassoCanvasMinimap *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
passo_canvas_minimap_dispose (GObject *object)
{
  PassoCanvasMinimap *self = PASSO_CANVAS_MINIMAP (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_weak_pointer (&self->canvas);
  g_clear_object (&self->painter);

  G_OBJECT_CLASS (passo_canvas_minimap_parent_class)->dispose (object);
}

static void
passo_canvas_minimap_class_init (PassoCanvasMinimapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = passo_canvas_minimap_dispose;
  widget_class->measure = passo_canvas_minimap_measure;
  widget_class->snapshot = passo_canvas_minimap_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
passo_canvas_minimap_init (PassoCanvasMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->painter = passo_canvas_painter_new ();
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Map of the whole graph"), -1);
}

/**
 * passo_canvas_minimap_new:
 * @canvas: what it is the map of; not kept alive
 *
 * Returns: (transfer floating): a map that is seen only while the canvas does not show everything
 */
GtkWidget *
passo_canvas_minimap_new (PassoCanvas *canvas)
{
  PassoCanvasMinimap *self = g_object_new (PASSO_TYPE_CANVAS_MINIMAP, NULL);

  g_set_weak_pointer (&self->canvas, canvas);
  g_signal_connect_object (canvas, "view-changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_cb (self);

  return GTK_WIDGET (self);
}
