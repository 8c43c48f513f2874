/* passo-layout-client.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

#include "layout/passo-layout-problem.h"
#include "layout/passo-layout-solution.h"

G_BEGIN_DECLS

#define PASSO_TYPE_LAYOUT_CLIENT (passo_layout_client_get_type ())

/**
 * PassoLayoutClient:
 *
 * Talks over pipes with one long-lived `passo-layout`, which may crash or hang without taking
 * anything along: it is then started again, and only the problem it died of fails.
 */
G_DECLARE_FINAL_TYPE (PassoLayoutClient, passo_layout_client, PASSO, LAYOUT_CLIENT, GObject)

PassoLayoutClient   *passo_layout_client_new            (const char           *program);
char                *passo_layout_client_find_program   (void);
void                 passo_layout_client_set_time_limit (PassoLayoutClient    *self,
                                                         guint                 milliseconds);
void                 passo_layout_client_solve_async    (PassoLayoutClient    *self,
                                                         PassoLayoutProblem   *problem,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
PassoLayoutSolution *passo_layout_client_solve_finish   (PassoLayoutClient    *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);

G_END_DECLS
