/* passo-source-completion.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "editor/passo-source-binding.h"
#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

#define PASSO_TYPE_SOURCE_COMPLETION (passo_source_completion_get_type ())

G_DECLARE_FINAL_TYPE (PassoSourceCompletion, passo_source_completion, PASSO, SOURCE_COMPLETION, GObject)

PassoSourceCompletion *passo_source_completion_new          (PassoWorkspace     *workspace,
                                                             PassoSourceBinding *binding);
PassoMachine          *passo_source_completion_read_machine (PassoWorkspace     *workspace);

G_END_DECLS
