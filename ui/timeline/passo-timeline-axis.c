/* passo-timeline-axis.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "timeline/passo-timeline-axis.h"

#include "timeline/passo-timeline-row.h"
#include "widgets/passo-theme-color.h"

#define AXIS_HEIGHT  24
#define TICK_SPACING 120
#define MARK_SIZE    10

/**
 * PassoTimelineAxis:
 *
 * Times above the bars, and the head of the cursor line. With idle time folded away the same time
 * may stand at several places; it is then written once.
 */
struct _PassoTimelineAxis
{
  GtkWidget           parent_instance;

  PassoTimelineScale *scale;
  guint               cursor_event;
};

G_DEFINE_FINAL_TYPE (PassoTimelineAxis, passo_timeline_axis, GTK_TYPE_WIDGET)

static void
snapshot_tick (PassoTimelineAxis *self,
               GtkSnapshot       *snapshot,
               const char        *text,
               double             x)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA color = passo_theme_color (GTK_WIDGET (self), "currentColor");
  int width;
  int height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.83));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  color.alpha *= 0.6f;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (AXIS_HEIGHT - height) / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_ticks (PassoTimelineAxis *self,
                GtkSnapshot       *snapshot,
                double             width)
{
  gint64 last = -1;

  for (double x = 0; x <= width; x += TICK_SPACING)
    {
      gint64 elapsed = passo_timeline_scale_get_elapsed (self->scale, x, width);
      g_autofree char *text = NULL;

      if (elapsed == last)
        continue;

      text = passo_timeline_scale_dup_duration (elapsed);
      snapshot_tick (self, snapshot, text, PASSO_TIMELINE_NAME_WIDTH + x);
      last = elapsed;
    }
}

static void
snapshot_cursor (PassoTimelineAxis *self,
                 GtkSnapshot       *snapshot,
                 double             width)
{
  double x = passo_timeline_scale_get_x (self->scale, self->cursor_event, width);
  GdkRGBA color = passo_theme_color (GTK_WIDGET (self), "accent_bg_color");
  cairo_t *cr;

  if (self->cursor_event == 0 || x < 0 || x > width)
    return;

  x += PASSO_TIMELINE_NAME_WIDTH;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT ((float) x - MARK_SIZE, AXIS_HEIGHT - MARK_SIZE,
                                                       2 * MARK_SIZE, MARK_SIZE));
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_move_to (cr, x - MARK_SIZE / 2.0, AXIS_HEIGHT - MARK_SIZE);
  cairo_line_to (cr, x + MARK_SIZE / 2.0, AXIS_HEIGHT - MARK_SIZE);
  cairo_line_to (cr, x, AXIS_HEIGHT);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
passo_timeline_axis_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  PassoTimelineAxis *self = PASSO_TIMELINE_AXIS (widget);
  double width = MAX (gtk_widget_get_width (widget) - PASSO_TIMELINE_NAME_WIDTH -
                      PASSO_TIMELINE_END_MARGIN, 1);

  snapshot_ticks (self, snapshot, width);
  snapshot_cursor (self, snapshot, width);
}

static void
passo_timeline_axis_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? AXIS_HEIGHT
                                                                : PASSO_TIMELINE_NAME_WIDTH;
}

static void
passo_timeline_axis_dispose (GObject *object)
{
  PassoTimelineAxis *self = PASSO_TIMELINE_AXIS (object);

  g_clear_object (&self->scale);

  G_OBJECT_CLASS (passo_timeline_axis_parent_class)->dispose (object);
}

static void
passo_timeline_axis_class_init (PassoTimelineAxisClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = passo_timeline_axis_dispose;

  widget_class->snapshot = passo_timeline_axis_snapshot;
  widget_class->measure = passo_timeline_axis_measure;

  gtk_widget_class_set_css_name (widget_class, "timeline-axis");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
passo_timeline_axis_init (PassoTimelineAxis *self)
{
}

/**
 * passo_timeline_axis_new:
 * @scale: the scale that it shares with the rows
 *
 * Returns: (transfer floating): an axis
 */
GtkWidget *
passo_timeline_axis_new (PassoTimelineScale *scale)
{
  PassoTimelineAxis *self;

  g_return_val_if_fail (PASSO_IS_TIMELINE_SCALE (scale), NULL);

  self = g_object_new (PASSO_TYPE_TIMELINE_AXIS, NULL);
  self->scale = g_object_ref (scale);
  g_signal_connect_object (scale, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * passo_timeline_axis_set_cursor:
 * @self: an axis
 * @event_id: the event at which the cursor stands, 0 for no mark
 */
void
passo_timeline_axis_set_cursor (PassoTimelineAxis *self,
                                guint              event_id)
{
  g_return_if_fail (PASSO_IS_TIMELINE_AXIS (self));

  self->cursor_event = event_id;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
