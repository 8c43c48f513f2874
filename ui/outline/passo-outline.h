/* passo-outline.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <adwaita.h>

#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

#define PASSO_TYPE_OUTLINE (passo_outline_get_type ())

G_DECLARE_FINAL_TYPE (PassoOutline, passo_outline, PASSO, OUTLINE, AdwBin)

GtkWidget         *passo_outline_new       (PassoWorkspace *workspace);
GtkSelectionModel *passo_outline_get_model (PassoOutline   *self);

G_END_DECLS
