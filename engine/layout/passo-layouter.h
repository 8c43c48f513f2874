/* passo-layouter.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

#include "layout/passo-layout-client.h"
#include "layout/passo-layout-model.h"

G_BEGIN_DECLS

#define PASSO_TYPE_LAYOUTER (passo_layouter_get_type ())

/**
 * PassoLayouter:
 *
 * Lays out hierarchical drawings: each scope on its own, from the inside outwards, and only the
 * scopes whose content it has not seen lately. What the helper cannot do is done by the plain
 * layout, so that a layout never fails.
 */
G_DECLARE_FINAL_TYPE (PassoLayouter, passo_layouter, PASSO, LAYOUTER, GObject)

PassoLayouter       *passo_layouter_new          (PassoLayoutClient    *client);
void                 passo_layouter_run_async    (PassoLayouter        *self,
                                                  PassoLayoutModel     *model,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
PassoLayoutSolution *passo_layouter_run_finish   (PassoLayouter        *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
PassoLayoutSolution *passo_layouter_run          (PassoLayouter        *self,
                                                  PassoLayoutModel     *model);
guint                passo_layouter_get_n_solved (PassoLayouter        *self);
guint                passo_layouter_get_n_plain  (PassoLayouter        *self);

G_END_DECLS
