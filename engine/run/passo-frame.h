/* passo-frame.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-host.h"

G_BEGIN_DECLS

typedef enum
{
  PASSO_FRAME_MACHINE,
  PASSO_FRAME_BRANCH,
  PASSO_FRAME_ITERATION,
} PassoFrameKind;

PassoFrameKind  passo_frame_get_kind       (const PassoFrame *self);
PassoFrame     *passo_frame_get_parent     (const PassoFrame *self);
guint           passo_frame_get_depth      (const PassoFrame *self);
guint           passo_frame_get_index      (const PassoFrame *self);
const char     *passo_frame_get_state_name (const PassoFrame *self);
gboolean        passo_frame_is_container   (const PassoFrame *self);
guint           passo_frame_get_entered_id (const PassoFrame *self);
PassoValue      passo_frame_get_input      (const PassoFrame *self);
PassoValue      passo_frame_dup_variables  (const PassoFrame *self);
PassoDataPoint  passo_frame_get_data_point (const PassoFrame *self);
PassoValue      passo_frame_get_error      (const PassoFrame *self);
PassoValue      passo_frame_get_cause      (const PassoFrame *self);

G_END_DECLS
