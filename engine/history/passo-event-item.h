/* passo-event-item.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib-object.h>

#include "history/passo-event.h"

G_BEGIN_DECLS

typedef struct _PassoHistory PassoHistory;

#define PASSO_TYPE_EVENT_ITEM (passo_event_item_get_type ())

G_DECLARE_FINAL_TYPE (PassoEventItem, passo_event_item, PASSO, EVENT_ITEM, GObject)

PassoEventItem   *passo_event_item_new       (PassoHistory   *history,
                                              guint           id);
const PassoEvent *passo_event_item_get_event (PassoEventItem *self);
guint             passo_event_item_get_id    (PassoEventItem *self);

G_END_DECLS
