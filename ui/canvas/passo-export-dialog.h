/* passo-export-dialog.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <adwaita.h>

#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

#define PASSO_TYPE_EXPORT_DIALOG (passo_export_dialog_get_type ())

/**
 * PassoExportDialog:
 *
 * Asks how the graph is to be written as a picture, then where to, and writes it.
 */
G_DECLARE_FINAL_TYPE (PassoExportDialog, passo_export_dialog, PASSO, EXPORT_DIALOG, AdwWindow)

GtkWidget *passo_export_dialog_new (GtkWindow      *parent,
                                    PassoWorkspace *workspace);

G_END_DECLS
