/* passo-definition-view.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <adwaita.h>

#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

#define PASSO_TYPE_DEFINITION_VIEW (passo_definition_view_get_type ())

G_DECLARE_FINAL_TYPE (PassoDefinitionView, passo_definition_view, PASSO, DEFINITION_VIEW, AdwBin)

GtkWidget *passo_definition_view_new (PassoWorkspace *workspace);

G_END_DECLS
