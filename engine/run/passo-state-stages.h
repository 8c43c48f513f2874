/* passo-state-stages.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

#include "history/passo-run-projection.h"
#include "run/passo-program.h"

G_BEGIN_DECLS

#define PASSO_TYPE_STATE_STAGE (passo_state_stage_get_type ())

G_DECLARE_FINAL_TYPE (PassoStateStage, passo_state_stage, PASSO, STATE_STAGE, GObject)

typedef enum
{
  PASSO_STAGE_INPUT,
  PASSO_STAGE_INPUT_PATH,
  PASSO_STAGE_PARAMETERS,
  PASSO_STAGE_ARGUMENTS,
  PASSO_STAGE_ITEMS_PATH,
  PASSO_STAGE_ITEMS,
  PASSO_STAGE_RESULT,
  PASSO_STAGE_RESULT_SELECTOR,
  PASSO_STAGE_RESULT_PATH,
  PASSO_STAGE_OUTPUT_PATH,
  PASSO_STAGE_ASSIGN,
  PASSO_STAGE_ERROR,
  PASSO_STAGE_OUTPUT,
} PassoStageKind;

PassoStageKind  passo_state_stage_get_kind    (PassoStateStage *self);
const char     *passo_state_stage_get_label   (PassoStateStage *self);
const char     *passo_state_stage_get_text    (PassoStateStage *self);
const char     *passo_state_stage_get_field   (PassoStateStage *self);
gboolean        passo_state_stage_get_changed (PassoStateStage *self);

GListModel     *passo_state_stages_compute    (PassoProgram       *program,
                                               PassoRunProjection *projection,
                                               guint               entered_id);

G_END_DECLS
