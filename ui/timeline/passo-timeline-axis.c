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

typedef void (*TickFunc) (PassoTimelineAxis *self,
                          GtkSnapshot       *snapshot,
                          gint64             elapsed,
                          double             x,
                          float              height);

static double
get_axis_width (PassoTimelineAxis *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - PASSO_TIMELINE_NAME_WIDTH -
              PASSO_TIMELINE_END_MARGIN, 1);
}

static void
foreach_tick (PassoTimelineAxis *self,
              GtkSnapshot       *snapshot,
              float              height,
              TickFunc           func)
{
  double width = get_axis_width (self);
  gint64 last = -1;

  for (double x = 0; x <= width - TICK_SPACING / 2.0; x += TICK_SPACING)
    {
      gint64 elapsed = passo_timeline_scale_get_elapsed (self->scale, x, width);

      if (elapsed != last)
        func (self, snapshot, elapsed, PASSO_TIMELINE_NAME_WIDTH + x, height);
      last = elapsed;
    }
}

static void
snapshot_words (PassoTimelineAxis *self,
                GtkSnapshot       *snapshot,
                gint64             elapsed,
                double             x,
                float              height)
{
  g_autofree char *text = passo_timeline_scale_dup_duration (elapsed);

  snapshot_tick (self, snapshot, text, x + 4);
}

static void
snapshot_grid_line (PassoTimelineAxis *self,
                    GtkSnapshot       *snapshot,
                    gint64             elapsed,
                    double             x,
                    float              height)
{
  GdkRGBA color = passo_theme_color (GTK_WIDGET (self), "currentColor");

  color.alpha *= 0.08f;
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT ((float) x, 0, 1, height));
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

  foreach_tick (self, snapshot, 0, snapshot_words);
  snapshot_cursor (self, snapshot, get_axis_width (self));
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

/**
 * passo_timeline_axis_snapshot_grid:
 * @self: an axis
 * @snapshot: where to draw, with the place of the axis as origin
 * @height: how long the lines are
 *
 * Draws the lines that lie below the bars.
 */
void
passo_timeline_axis_snapshot_grid (PassoTimelineAxis *self,
                                   GtkSnapshot       *snapshot,
                                   float              height)
{
  g_return_if_fail (PASSO_IS_TIMELINE_AXIS (self));

  foreach_tick (self, snapshot, height, snapshot_grid_line);
}

/**
 * passo_timeline_axis_snapshot_line:
 * @self: an axis
 * @snapshot: where to draw, with the place of the axis as origin
 * @height: where the line ends
 *
 * Draws the line of the cursor, which lies above the bars.
 */
void
passo_timeline_axis_snapshot_line (PassoTimelineAxis *self,
                                   GtkSnapshot       *snapshot,
                                   float              height)
{
  double width;
  double x;
  GdkRGBA color;

  g_return_if_fail (PASSO_IS_TIMELINE_AXIS (self));

  width = get_axis_width (self);
  x = passo_timeline_scale_get_x (self->scale, self->cursor_event, width);
  if (self->cursor_event == 0 || x < 0 || x > width)
    return;

  color = passo_theme_color (GTK_WIDGET (self), "accent_bg_color");
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) (PASSO_TIMELINE_NAME_WIDTH + x) - 1,
                                                  AXIS_HEIGHT - 1, 2, height - AXIS_HEIGHT + 1));
}
