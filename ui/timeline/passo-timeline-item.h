/* passo-timeline-item.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

#define PASSO_TYPE_TIMELINE_ITEM (passo_timeline_item_get_type ())

G_DECLARE_FINAL_TYPE (PassoTimelineItem, passo_timeline_item, PASSO, TIMELINE_ITEM, GObject)

PassoTimelineItem *passo_timeline_item_new           (const char        *name,
                                                      guint              depth);
const char        *passo_timeline_item_get_name      (PassoTimelineItem *self);
guint              passo_timeline_item_get_depth     (PassoTimelineItem *self);
guint              passo_timeline_item_get_n_visits  (PassoTimelineItem *self);
void               passo_timeline_item_add_visit     (PassoTimelineItem *self);
GArray            *passo_timeline_item_get_spans     (PassoTimelineItem *self);
void               passo_timeline_item_remove_span   (PassoTimelineItem *self,
                                                      guint              span);
gboolean           passo_timeline_item_get_container (PassoTimelineItem *self);
void               passo_timeline_item_set_container (PassoTimelineItem *self,
                                                      gboolean           container);
gboolean           passo_timeline_item_get_folded    (PassoTimelineItem *self);
void               passo_timeline_item_set_folded    (PassoTimelineItem *self,
                                                      gboolean           folded);

G_END_DECLS
