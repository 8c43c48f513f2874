/* passo-timeline-axis.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

#include "timeline/passo-timeline-scale.h"

G_BEGIN_DECLS

#define PASSO_TYPE_TIMELINE_AXIS (passo_timeline_axis_get_type ())

G_DECLARE_FINAL_TYPE (PassoTimelineAxis, passo_timeline_axis, PASSO, TIMELINE_AXIS, GtkWidget)

GtkWidget *passo_timeline_axis_new        (PassoTimelineScale *scale);
void       passo_timeline_axis_set_cursor (PassoTimelineAxis  *self,
                                           guint               event_id);
void       passo_timeline_axis_snapshot_grid (PassoTimelineAxis *self,
                                              GtkSnapshot       *snapshot,
                                              float              height);
void       passo_timeline_axis_snapshot_line (PassoTimelineAxis *self,
                                              GtkSnapshot       *snapshot,
                                              float              height);

G_END_DECLS
