/* passo-event-view.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "workspace/passo-workspace-view.h"

G_BEGIN_DECLS

#define PASSO_TYPE_EVENT_VIEW (passo_event_view_get_type ())

G_DECLARE_FINAL_TYPE (PassoEventView, passo_event_view, PASSO, EVENT_VIEW, PassoWorkspaceView)

GtkWidget *passo_event_view_new (PassoWorkspace *workspace);

G_END_DECLS
