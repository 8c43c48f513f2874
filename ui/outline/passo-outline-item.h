/* passo-outline-item.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>
#include <passo.h>

#include "workspace/passo-state-problems.h"

G_BEGIN_DECLS

#define PASSO_TYPE_OUTLINE_ITEM (passo_outline_item_get_type ())

G_DECLARE_FINAL_TYPE (PassoOutlineItem, passo_outline_item, PASSO, OUTLINE_ITEM, GObject)

PassoOutlineItem *passo_outline_item_new          (guint               state_id);
guint             passo_outline_item_get_state_id (PassoOutlineItem   *self);
const char       *passo_outline_item_get_name     (PassoOutlineItem   *self);
GListModel       *passo_outline_item_get_children (PassoOutlineItem   *self);
void              passo_outline_item_set_state    (PassoOutlineItem   *self,
                                                   const PassoState   *state);
void              passo_outline_item_set_run      (PassoOutlineItem   *self,
                                                   PassoRunProjection *projection);
void              passo_outline_item_set_problems (PassoOutlineItem   *self,
                                                   PassoStateProblems *problems);
void              passo_outline_sync_list         (GListStore         *list,
                                                   GPtrArray          *states);

G_END_DECLS
