/* passo-history.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

#include "history/passo-event-item.h"
#include "history/passo-event-log.h"

G_BEGIN_DECLS

#define PASSO_TYPE_HISTORY (passo_history_get_type ())

G_DECLARE_FINAL_TYPE (PassoHistory, passo_history, PASSO, HISTORY, GObject)

PassoHistory        *passo_history_new          (void);
PassoHistory        *passo_history_new_for_log  (PassoEventLog *log);
guint                passo_history_get_size     (PassoHistory  *self);
const PassoEvent    *passo_history_get_event    (PassoHistory  *self,
                                                 guint          id);
const PassoEventLog *passo_history_get_log      (PassoHistory  *self);
void                 passo_history_take_batch   (PassoHistory  *self,
                                                 PassoEventLog *batch);

G_END_DECLS
