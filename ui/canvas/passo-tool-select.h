/* passo-tool-select.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "canvas/passo-canvas-tool.h"

G_BEGIN_DECLS

#define PASSO_TYPE_TOOL_SELECT (passo_tool_select_get_type ())

G_DECLARE_FINAL_TYPE (PassoToolSelect, passo_tool_select, PASSO, TOOL_SELECT, PassoCanvasTool)

PassoCanvasTool *passo_tool_select_new (void);

G_END_DECLS
