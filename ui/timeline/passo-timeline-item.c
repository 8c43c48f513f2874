/* passo-timeline-item.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "timeline/passo-timeline-item.h"

/**
 * PassoTimelineItem:
 *
 * One row of the timeline: a state, with the spans of all its visits. The visits of a state inside
 * a Map stand in one row, however many iterations there are.
 */
struct _PassoTimelineItem
{
  GObject  parent_instance;

  char    *name;
  GArray  *spans; /* of guint: positions in the projection */
  guint    depth;
  guint    n_visits;
  gboolean folded;
  gboolean container;
};

G_DEFINE_FINAL_TYPE (PassoTimelineItem, passo_timeline_item, G_TYPE_OBJECT)

static void
passo_timeline_item_finalize (GObject *object)
{
  PassoTimelineItem *self = PASSO_TIMELINE_ITEM (object);

  g_free (self->name);
  g_array_unref (self->spans);

  G_OBJECT_CLASS (passo_timeline_item_parent_class)->finalize (object);
}

static void
passo_timeline_item_class_init (PassoTimelineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = passo_timeline_item_finalize;
}

static void
passo_timeline_item_init (PassoTimelineItem *self)
{
  self->spans = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * passo_timeline_item_new:
 * @name: name of the state
 * @depth: how many Parallel and Map states it is inside of
 *
 * Returns: (transfer full): a row with no spans
 */
PassoTimelineItem *
passo_timeline_item_new (const char *name,
                         guint       depth)
{
  PassoTimelineItem *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (PASSO_TYPE_TIMELINE_ITEM, NULL);
  self->name = g_strdup (name);
  self->depth = depth;

  return self;
}

/**
 * passo_timeline_item_get_name:
 * @self: a row
 *
 * Returns: (transfer none): name of the state
 */
const char *
passo_timeline_item_get_name (PassoTimelineItem *self)
{
  g_return_val_if_fail (PASSO_IS_TIMELINE_ITEM (self), NULL);

  return self->name;
}

/**
 * passo_timeline_item_get_depth:
 * @self: a row
 *
 * Returns: how many Parallel and Map states it is inside of
 */
guint
passo_timeline_item_get_depth (PassoTimelineItem *self)
{
  g_return_val_if_fail (PASSO_IS_TIMELINE_ITEM (self), 0);

  return self->depth;
}

/**
 * passo_timeline_item_get_n_visits:
 * @self: a row
 *
 * Returns: how often the state was entered
 */
guint
passo_timeline_item_get_n_visits (PassoTimelineItem *self)
{
  g_return_val_if_fail (PASSO_IS_TIMELINE_ITEM (self), 0);

  return self->n_visits;
}

/**
 * passo_timeline_item_add_visit:
 * @self: a row
 *
 * Counts a visit.
 */
void
passo_timeline_item_add_visit (PassoTimelineItem *self)
{
  g_return_if_fail (PASSO_IS_TIMELINE_ITEM (self));

  self->n_visits++;
}

/**
 * passo_timeline_item_get_spans:
 * @self: a row
 *
 * Returns: (transfer none) (element-type guint): positions of its spans in the projection, in the
 *   order in which they began
 */
GArray *
passo_timeline_item_get_spans (PassoTimelineItem *self)
{
  g_return_val_if_fail (PASSO_IS_TIMELINE_ITEM (self), NULL);

  return self->spans;
}

/**
 * passo_timeline_item_remove_span:
 * @self: a row
 * @span: position of a span in the projection
 *
 * Takes a span out again, where its parts stand for it.
 */
void
passo_timeline_item_remove_span (PassoTimelineItem *self,
                                 guint              span)
{
  g_return_if_fail (PASSO_IS_TIMELINE_ITEM (self));

  /* Parts come soon after the whole, which so stands near the end. */
  for (guint i = self->spans->len; i > 0 && g_array_index (self->spans, guint, i - 1) >= span; i--)
    if (g_array_index (self->spans, guint, i - 1) == span)
      {
        g_array_remove_index (self->spans, i - 1);
        return;
      }
}

/**
 * passo_timeline_item_get_container:
 * @self: a row
 *
 * Returns: whether rows stand under it
 */
gboolean
passo_timeline_item_get_container (PassoTimelineItem *self)
{
  g_return_val_if_fail (PASSO_IS_TIMELINE_ITEM (self), FALSE);

  return self->container;
}

/**
 * passo_timeline_item_set_container:
 * @self: a row
 * @container: whether rows stand under it
 */
void
passo_timeline_item_set_container (PassoTimelineItem *self,
                                   gboolean           container)
{
  g_return_if_fail (PASSO_IS_TIMELINE_ITEM (self));

  self->container = container;
}

/**
 * passo_timeline_item_get_folded:
 * @self: a row
 *
 * Returns: whether the rows under it are hidden
 */
gboolean
passo_timeline_item_get_folded (PassoTimelineItem *self)
{
  g_return_val_if_fail (PASSO_IS_TIMELINE_ITEM (self), FALSE);

  return self->folded;
}

/**
 * passo_timeline_item_set_folded:
 * @self: a row
 * @folded: whether the rows under it are hidden
 *
 * The model of the rows does the hiding: see passo_timeline_model_set_folded().
 */
void
passo_timeline_item_set_folded (PassoTimelineItem *self,
                                gboolean           folded)
{
  g_return_if_fail (PASSO_IS_TIMELINE_ITEM (self));

  self->folded = folded;
}
