/* passo-variables-view.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "workspace/passo-workspace-view.h"

G_BEGIN_DECLS

#define PASSO_TYPE_VARIABLES_VIEW (passo_variables_view_get_type ())

G_DECLARE_FINAL_TYPE (PassoVariablesView, passo_variables_view, PASSO, VARIABLES_VIEW,
                      PassoWorkspaceView)

GtkWidget *passo_variables_view_new (PassoWorkspace *workspace);

G_END_DECLS
