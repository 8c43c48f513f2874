/* passo-timeline-row.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

#include "timeline/passo-timeline-item.h"
#include "timeline/passo-timeline-scale.h"

G_BEGIN_DECLS

/* Room for the names, left of the bars and of the axis. */
#define PASSO_TIMELINE_NAME_WIDTH 180
#define PASSO_TIMELINE_END_MARGIN 24

#define PASSO_TYPE_TIMELINE_ROW (passo_timeline_row_get_type ())

G_DECLARE_FINAL_TYPE (PassoTimelineRow, passo_timeline_row, PASSO, TIMELINE_ROW, GtkWidget)

GtkWidget *passo_timeline_row_new        (PassoTimelineScale *scale);
PassoTimelineItem *
           passo_timeline_row_get_item   (PassoTimelineRow   *self);
void       passo_timeline_row_set_item   (PassoTimelineRow   *self,
                                          PassoTimelineItem  *item,
                                          PassoRunProjection *projection);
guint      passo_timeline_row_pick_event (PassoTimelineRow   *self,
                                          double              x);

G_END_DECLS
