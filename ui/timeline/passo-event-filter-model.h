/* passo-event-filter-model.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>
#include <passo.h>

G_BEGIN_DECLS

#define PASSO_TYPE_EVENT_FILTER_MODEL (passo_event_filter_model_get_type ())

G_DECLARE_FINAL_TYPE (PassoEventFilterModel, passo_event_filter_model, PASSO, EVENT_FILTER_MODEL,
                      GObject)

PassoEventFilterModel *passo_event_filter_model_new            (void);
void                   passo_event_filter_model_set_projection (PassoEventFilterModel *self,
                                                                PassoRunProjection    *projection);
const char            *passo_event_filter_model_get_state_name (PassoEventFilterModel *self,
                                                                guint                  event_id);
void                   passo_event_filter_model_set_text       (PassoEventFilterModel *self,
                                                                const char            *text);
void                   passo_event_filter_model_set_state      (PassoEventFilterModel *self,
                                                                const char            *name);
void                   passo_event_filter_model_set_errors     (PassoEventFilterModel *self,
                                                                gboolean               errors);

G_END_DECLS
