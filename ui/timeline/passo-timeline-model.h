/* passo-timeline-model.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

#include "timeline/passo-timeline-item.h"

G_BEGIN_DECLS

#define PASSO_TYPE_TIMELINE_MODEL (passo_timeline_model_get_type ())

G_DECLARE_FINAL_TYPE (PassoTimelineModel, passo_timeline_model, PASSO, TIMELINE_MODEL, GObject)

PassoTimelineModel *passo_timeline_model_new        (void);
void                passo_timeline_model_update     (PassoTimelineModel *self,
                                                     PassoRunProjection *projection,
                                                     PassoMachine       *machine);
void                passo_timeline_model_set_folded (PassoTimelineModel *self,
                                                     PassoTimelineItem  *row,
                                                     gboolean            folded);
PassoRunProjection *passo_timeline_model_get_projection (PassoTimelineModel *self);

G_END_DECLS
