/* passo-event-log.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "history/passo-event.h"

G_BEGIN_DECLS

typedef struct _PassoEventLog PassoEventLog;

PassoEventLog    *passo_event_log_new             (void);
PassoEventLog    *passo_event_log_new_small       (guint                page_shift);
void              passo_event_log_free            (PassoEventLog      *self);
void              passo_event_log_clear           (PassoEventLog      *self);
guint             passo_event_log_get_size        (const PassoEventLog *self);
const PassoEvent *passo_event_log_get             (const PassoEventLog *self,
                                                   guint                id);
void              passo_event_log_append          (PassoEventLog       *self,
                                                   const PassoEvent    *event);
void              passo_event_log_append_as_text  (PassoEventLog       *self,
                                                   const PassoEvent    *event);
void              passo_event_log_take_log        (PassoEventLog       *self,
                                                   PassoEventLog       *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoEventLog, passo_event_log_free)

G_END_DECLS
