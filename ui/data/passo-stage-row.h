/* passo-stage-row.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>
#include <passo.h>

G_BEGIN_DECLS

#define PASSO_TYPE_STAGE_ROW (passo_stage_row_get_type ())

G_DECLARE_FINAL_TYPE (PassoStageRow, passo_stage_row, PASSO, STAGE_ROW, GtkListBoxRow)

GtkWidget       *passo_stage_row_new       (PassoStateStage *stage);
PassoStateStage *passo_stage_row_get_stage (PassoStageRow   *self);

G_END_DECLS
