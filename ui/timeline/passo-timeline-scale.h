/* passo-timeline-scale.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

#define PASSO_TYPE_TIMELINE_SCALE (passo_timeline_scale_get_type ())

G_DECLARE_FINAL_TYPE (PassoTimelineScale, passo_timeline_scale, PASSO, TIMELINE_SCALE, GObject)

PassoTimelineScale *passo_timeline_scale_new          (void);
void                passo_timeline_scale_set_history  (PassoTimelineScale *self,
                                                       PassoHistory       *history,
                                                       guint               last_event);
gboolean            passo_timeline_scale_get_folded   (PassoTimelineScale *self);
void                passo_timeline_scale_set_folded   (PassoTimelineScale *self,
                                                       gboolean            folded);
void                passo_timeline_scale_zoom         (PassoTimelineScale *self,
                                                       double              factor,
                                                       double              about);
void                passo_timeline_scale_pan          (PassoTimelineScale *self,
                                                       double              share);
void                passo_timeline_scale_fit          (PassoTimelineScale *self);
double              passo_timeline_scale_get_x        (PassoTimelineScale *self,
                                                       guint               event_id,
                                                       double              width);
guint               passo_timeline_scale_get_event    (PassoTimelineScale *self,
                                                       double              x,
                                                       double              width);
gint64              passo_timeline_scale_get_elapsed  (PassoTimelineScale *self,
                                                       double              x,
                                                       double              width);
char               *passo_timeline_scale_dup_duration (gint64              milliseconds);

G_END_DECLS
