/* run-watch.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

typedef struct _PassoRunWatch PassoRunWatch;

PassoRunWatch *passo_run_watch_new            (PassoMachine         *machine,
                                               gboolean              table);
void           passo_run_watch_free           (PassoRunWatch        *self);
void           passo_run_watch_event          (PassoRunWatch        *self,
                                               const PassoEvent     *event);
void           passo_run_watch_child          (PassoRunWatch        *self,
                                               const PassoRunRecord *child);
void           passo_run_watch_count_children (PassoRunWatch        *self,
                                               guint64               n_started,
                                               guint64               n_ended);
void           passo_run_watch_tick           (PassoRunWatch        *self);
void           passo_run_watch_finish         (PassoRunWatch        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoRunWatch, passo_run_watch_free)

G_END_DECLS
