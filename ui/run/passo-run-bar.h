/* passo-run-bar.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "workspace/passo-workspace-view.h"

G_BEGIN_DECLS

#define PASSO_TYPE_RUN_BAR (passo_run_bar_get_type ())

G_DECLARE_FINAL_TYPE (PassoRunBar, passo_run_bar, PASSO, RUN_BAR, PassoWorkspaceView)

GtkWidget *passo_run_bar_new (PassoWorkspace *workspace);

G_END_DECLS
