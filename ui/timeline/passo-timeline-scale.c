/* passo-timeline-scale.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "timeline/passo-timeline-scale.h"

#include <glib/gi18n.h>

/* With idle time folded away, the space between two events lies between these many units, a unit
 * being a typical step of this run. */
#define FOLDED_LEAST 1.0
#define FOLDED_MOST  8.0
#define ZOOM_MOST    2000.0

/**
 * PassoTimelineScale:
 *
 * Where an event stands on the axis of a timeline. True to time, or with idle time folded away:
 * then each event has a place of its own, even where a virtual clock gave many the same time, and
 * a wait of ten days takes no more room than a few steps.
 */
struct _PassoTimelineScale
{
  GObject       parent_instance;

  PassoHistory *history;
  GArray       *times;     /* of gint64: milliseconds since the first event, by id - 1 */
  GArray       *positions; /* of double: place on the axis, by id - 1 */
  double        unit;      /* of what is placed */
  double        step_sum;  /* of the logarithms of the steps that took any time */
  guint         n_steps;   /* how many they are */
  double        zoom;
  double        offset;    /* share of the axis left of the window */
  gint64        start;
  gboolean      folded;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PassoTimelineScale, passo_timeline_scale, G_TYPE_OBJECT)

static void
passo_timeline_scale_finalize (GObject *object)
{
  PassoTimelineScale *self = PASSO_TIMELINE_SCALE (object);

  g_clear_object (&self->history);
  g_array_unref (self->times);
  g_array_unref (self->positions);

  G_OBJECT_CLASS (passo_timeline_scale_parent_class)->finalize (object);
}

static void
passo_timeline_scale_class_init (PassoTimelineScaleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = passo_timeline_scale_finalize;

  /**
   * PassoTimelineScale::changed:
   *
   * Places have moved.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
passo_timeline_scale_init (PassoTimelineScale *self)
{
  self->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->positions = g_array_new (FALSE, FALSE, sizeof (double));
  self->zoom = 1.0;
  self->folded = TRUE;
}

/**
 * passo_timeline_scale_new:
 *
 * Returns: (transfer full): a scale with no events, idle time folded away
 */
PassoTimelineScale *
passo_timeline_scale_new (void)
{
  return g_object_new (PASSO_TYPE_TIMELINE_SCALE, NULL);
}

static gint64
get_time (PassoTimelineScale *self,
          guint               index)
{
  return g_array_index (self->times, gint64, index);
}

static double
get_position (PassoTimelineScale *self,
              guint               index)
{
  return g_array_index (self->positions, double, index);
}

static double
get_total (PassoTimelineScale *self)
{
  guint n = self->positions->len;

  return n > 1 ? get_position (self, n - 1) : 1.0;
}

/* A typical step: the mean of those that took any time, long waits counted like short ones by
 * taking the logarithm. */
static double
get_unit (PassoTimelineScale *self)
{
  return self->n_steps > 0 ? (double) (G_GINT64_CONSTANT (1) << (gint) (self->step_sum / self->n_steps))
                           : 1.0;
}

static void
passo_timeline_scale_add_time (PassoTimelineScale *self,
                               gint64              timestamp)
{
  guint n = self->times->len;
  gint64 time;

  if (n == 0)
    self->start = timestamp;
  time = timestamp - self->start;
  if (n > 0 && time > get_time (self, n - 1))
    {
      self->step_sum += g_bit_storage ((gulong) (time - get_time (self, n - 1)));
      self->n_steps++;
    }
  g_array_append_val (self->times, time);
}

static gboolean
is_linear (PassoTimelineScale *self)
{
  guint n = self->times->len;

  return !self->folded && n > 0 && get_time (self, n - 1) > 0;
}

/* Places the events from @first on; those before stay. */
static void
passo_timeline_scale_place (PassoTimelineScale *self,
                            guint               first)
{
  gboolean linear = is_linear (self);
  double position = first > 0 ? get_position (self, first - 1) : 0;

  self->unit = get_unit (self);
  g_array_set_size (self->positions, first);
  for (guint i = first; i < self->times->len; i++)
    {
      double step = i > 0 ? (double) (get_time (self, i) - get_time (self, i - 1)) : 0;

      if (!linear && i > 0)
        step = CLAMP (step / self->unit, FOLDED_LEAST, FOLDED_MOST);
      position += step;
      g_array_append_val (self->positions, position);
    }
}

static void
passo_timeline_scale_clear (PassoTimelineScale *self,
                            PassoHistory       *history)
{
  g_set_object (&self->history, history);
  g_array_set_size (self->times, 0);
  g_array_set_size (self->positions, 0);
  self->step_sum = 0;
  self->n_steps = 0;
}

/**
 * passo_timeline_scale_set_history:
 * @self: a scale
 * @history: (nullable): a history
 * @last_event: id of the last event to place
 *
 * Places the events of @history. Where it only grew, the events that were placed before are looked
 * at again only if they move.
 */
void
passo_timeline_scale_set_history (PassoTimelineScale *self,
                                  PassoHistory       *history,
                                  guint               last_event)
{
  gboolean linear;
  guint placed;

  g_return_if_fail (PASSO_IS_TIMELINE_SCALE (self));

  if (history == NULL || history != self->history || last_event < self->times->len)
    passo_timeline_scale_clear (self, history);

  linear = is_linear (self);
  placed = self->positions->len;
  for (guint id = self->times->len + 1; history != NULL && id <= last_event; id++)
    passo_timeline_scale_add_time (self, passo_history_get_event (history, id)->timestamp);

  if (linear != is_linear (self) || (!linear && get_unit (self) != self->unit))
    placed = 0;
  passo_timeline_scale_place (self, placed);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * passo_timeline_scale_get_folded:
 * @self: a scale
 *
 * Returns: whether idle time is folded away
 */
gboolean
passo_timeline_scale_get_folded (PassoTimelineScale *self)
{
  g_return_val_if_fail (PASSO_IS_TIMELINE_SCALE (self), FALSE);

  return self->folded;
}

/**
 * passo_timeline_scale_set_folded:
 * @self: a scale
 * @folded: whether to fold idle time away
 */
void
passo_timeline_scale_set_folded (PassoTimelineScale *self,
                                 gboolean            folded)
{
  g_return_if_fail (PASSO_IS_TIMELINE_SCALE (self));

  if (self->folded == folded)
    return;

  self->folded = folded;
  passo_timeline_scale_place (self, 0);
  passo_timeline_scale_fit (self);
}

static void
passo_timeline_scale_set_view (PassoTimelineScale *self,
                               double              zoom,
                               double              offset)
{
  self->zoom = CLAMP (zoom, 1.0, ZOOM_MOST);
  self->offset = CLAMP (offset, 0.0, 1.0 - 1.0 / self->zoom);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * passo_timeline_scale_zoom:
 * @self: a scale
 * @factor: over 1 shows less time in more room
 * @about: share of the width, 0 to 1, that keeps its place
 */
void
passo_timeline_scale_zoom (PassoTimelineScale *self,
                           double              factor,
                           double              about)
{
  double zoom;

  g_return_if_fail (PASSO_IS_TIMELINE_SCALE (self));

  zoom = CLAMP (self->zoom * factor, 1.0, ZOOM_MOST);
  passo_timeline_scale_set_view (self, zoom,
                                 self->offset + about / self->zoom - about / zoom);
}

/**
 * passo_timeline_scale_pan:
 * @self: a scale
 * @share: how far to go, as a share of what is in view
 */
void
passo_timeline_scale_pan (PassoTimelineScale *self,
                          double              share)
{
  g_return_if_fail (PASSO_IS_TIMELINE_SCALE (self));

  passo_timeline_scale_set_view (self, self->zoom, self->offset + share / self->zoom);
}

/**
 * passo_timeline_scale_fit:
 * @self: a scale
 *
 * Shows the whole run.
 */
void
passo_timeline_scale_fit (PassoTimelineScale *self)
{
  g_return_if_fail (PASSO_IS_TIMELINE_SCALE (self));

  passo_timeline_scale_set_view (self, 1.0, 0.0);
}

/**
 * passo_timeline_scale_get_x:
 * @self: a scale
 * @event_id: id of an event
 * @width: width of the axis in pixels
 *
 * Returns: where the event stands, in pixels; outside 0…@width where it is not in view
 */
double
passo_timeline_scale_get_x (PassoTimelineScale *self,
                            guint               event_id,
                            double              width)
{
  guint n;

  g_return_val_if_fail (PASSO_IS_TIMELINE_SCALE (self), 0);

  n = self->positions->len;
  if (n == 0)
    return 0;

  return (get_position (self, CLAMP (event_id, 1, n) - 1) / get_total (self) - self->offset) *
         self->zoom * width;
}

/* The last event at or before a position. */
static guint
find_event (PassoTimelineScale *self,
            double              position)
{
  guint low = 0;
  guint high = self->positions->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get_position (self, middle) <= position)
        low = middle;
      else
        high = middle;
    }

  return low;
}

static double
get_position_at (PassoTimelineScale *self,
                 double              x,
                 double              width)
{
  return (x / MAX (width, 1) / self->zoom + self->offset) * get_total (self);
}

/**
 * passo_timeline_scale_get_event:
 * @self: a scale
 * @x: a place in pixels
 * @width: width of the axis in pixels
 *
 * Returns: id of the last event at or before @x, 0 where there are no events
 */
guint
passo_timeline_scale_get_event (PassoTimelineScale *self,
                                double              x,
                                double              width)
{
  g_return_val_if_fail (PASSO_IS_TIMELINE_SCALE (self), 0);

  if (self->positions->len == 0)
    return 0;

  return find_event (self, get_position_at (self, x, width)) + 1;
}

/**
 * passo_timeline_scale_get_elapsed:
 * @self: a scale
 * @x: a place in pixels
 * @width: width of the axis in pixels
 *
 * Returns: the time there, in milliseconds since the run began
 */
gint64
passo_timeline_scale_get_elapsed (PassoTimelineScale *self,
                                  double              x,
                                  double              width)
{
  double position;
  double share;
  guint i;

  g_return_val_if_fail (PASSO_IS_TIMELINE_SCALE (self), 0);

  if (self->positions->len == 0)
    return 0;

  position = get_position_at (self, x, width);
  i = find_event (self, position);
  if (i + 1 >= self->positions->len)
    return get_time (self, self->times->len - 1);

  share = (position - get_position (self, i)) /
          MAX (get_position (self, i + 1) - get_position (self, i), 1e-9);
  return get_time (self, i) + (gint64) (share * (double) (get_time (self, i + 1) - get_time (self, i)));
}

/**
 * passo_timeline_scale_dup_duration:
 * @milliseconds: a length of time
 *
 * Returns: (transfer full): it in the two largest units that say something: `3 d 4 h`, `1.5 s`
 */
char *
passo_timeline_scale_dup_duration (gint64 milliseconds)
{
  gint64 seconds = milliseconds / 1000;

  if (milliseconds < 1000)
    return g_strdup_printf (_("%d ms"), (int) milliseconds);
  if (milliseconds < 10000 && milliseconds % 1000 != 0)
    return g_strdup_printf (_("%.1f s"), (double) milliseconds / 1000.0);
  if (seconds < 60)
    return g_strdup_printf (_("%d s"), (int) seconds);
  if (seconds < 3600)
    return g_strdup_printf (_("%d min %d s"), (int) (seconds / 60), (int) (seconds % 60));
  if (seconds < 86400)
    return g_strdup_printf (_("%d h %d min"), (int) (seconds / 3600), (int) (seconds / 60 % 60));

  return g_strdup_printf (_("%d d %d h"), (int) (seconds / 86400), (int) (seconds / 3600 % 24));
}
