/* passo-timeline.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "workspace/passo-workspace-view.h"

G_BEGIN_DECLS

#define PASSO_TYPE_TIMELINE (passo_timeline_get_type ())

G_DECLARE_FINAL_TYPE (PassoTimeline, passo_timeline, PASSO, TIMELINE, PassoWorkspaceView)

GtkWidget *passo_timeline_new (PassoWorkspace *workspace);

G_END_DECLS
