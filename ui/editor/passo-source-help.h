/* passo-source-help.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "editor/passo-problem-marks.h"
#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

#define PASSO_TYPE_SOURCE_HELP (passo_source_help_get_type ())

G_DECLARE_FINAL_TYPE (PassoSourceHelp, passo_source_help, PASSO, SOURCE_HELP, GObject)

PassoSourceHelp *passo_source_help_new  (GtkSourceView      *view,
                                         PassoWorkspace     *workspace,
                                         PassoSourceBinding *binding,
                                         PassoProblemMarks  *marks);
gboolean         passo_source_help_show (PassoSourceHelp    *self);

G_END_DECLS
