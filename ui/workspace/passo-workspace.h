/* passo-workspace.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>
#include <passo.h>

#include "workspace/passo-selection.h"

G_BEGIN_DECLS

/* The cursor event that means the live end of the run. */
#define PASSO_CURSOR_LIVE 0

#define PASSO_TYPE_WORKSPACE (passo_workspace_get_type ())

G_DECLARE_FINAL_TYPE (PassoWorkspace, passo_workspace, PASSO, WORKSPACE, GObject)

PassoWorkspace        *passo_workspace_new              (PassoDocument         *document);
PassoDocument         *passo_workspace_get_document     (PassoWorkspace        *self);
PassoMachine          *passo_workspace_get_machine      (PassoWorkspace        *self);
PassoGraph            *passo_workspace_get_graph        (PassoWorkspace        *self);
void                   passo_workspace_set_definition   (PassoWorkspace        *self,
                                                         PassoMachine          *machine,
                                                         PassoGraph            *graph);
gboolean               passo_workspace_get_graph_stale  (PassoWorkspace        *self);
void                   passo_workspace_set_graph_stale  (PassoWorkspace        *self,
                                                         gboolean               graph_stale);
PassoDiagnosticList   *passo_workspace_get_diagnostics  (PassoWorkspace        *self);
PassoSelection        *passo_workspace_get_selection    (PassoWorkspace        *self);
PassoExecution        *passo_workspace_get_execution    (PassoWorkspace        *self);
void                   passo_workspace_set_execution    (PassoWorkspace        *self,
                                                         PassoExecution        *execution);
PassoRunProjection    *passo_workspace_get_projection   (PassoWorkspace        *self);
void                   passo_workspace_set_projection   (PassoWorkspace        *self,
                                                         PassoRunProjection    *projection);
guint                  passo_workspace_get_cursor_event (PassoWorkspace        *self);
void                   passo_workspace_set_cursor_event (PassoWorkspace        *self,
                                                         guint                  cursor_event);
GListStore            *passo_workspace_get_runs         (PassoWorkspace        *self);
PassoDocumentSettings *passo_workspace_get_settings     (PassoWorkspace        *self);
void                   passo_workspace_set_settings     (PassoWorkspace        *self,
                                                         PassoDocumentSettings *settings);

G_END_DECLS
