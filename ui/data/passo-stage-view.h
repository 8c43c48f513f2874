/* passo-stage-view.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "workspace/passo-workspace-view.h"

G_BEGIN_DECLS

#define PASSO_TYPE_STAGE_VIEW (passo_stage_view_get_type ())

G_DECLARE_FINAL_TYPE (PassoStageView, passo_stage_view, PASSO, STAGE_VIEW, PassoWorkspaceView)

GtkWidget *passo_stage_view_new (PassoWorkspace *workspace);

G_END_DECLS
