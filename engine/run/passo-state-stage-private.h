/* passo-state-stage-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-state-stages.h"

G_BEGIN_DECLS

PassoStateStage *_passo_state_stage_new_take (PassoStageKind  kind,
                                              char           *text,
                                              gboolean        changed);

G_END_DECLS
