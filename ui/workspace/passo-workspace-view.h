/* passo-workspace-view.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

#define PASSO_TYPE_WORKSPACE_VIEW (passo_workspace_view_get_type ())

G_DECLARE_DERIVABLE_TYPE (PassoWorkspaceView, passo_workspace_view, PASSO, WORKSPACE_VIEW, GtkWidget)

/**
 * PassoWorkspaceViewClass:
 * @connect: connects to what the view shows, and shows it for the first time; called once
 * @update: (nullable): shows what has changed; called before a frame is painted, after
 *   passo_workspace_view_queue_update()
 */
struct _PassoWorkspaceViewClass
{
  GtkWidgetClass parent_class;

  void (*connect) (PassoWorkspaceView *self,
                   PassoWorkspace     *workspace);
  void (*update)  (PassoWorkspaceView *self);
};

PassoWorkspace *passo_workspace_view_get_workspace (PassoWorkspaceView *self);
void            passo_workspace_view_queue_update  (PassoWorkspaceView *self);

G_END_DECLS
