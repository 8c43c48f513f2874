/* passo-tool-pan.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "canvas/passo-canvas-tool.h"

G_BEGIN_DECLS

#define PASSO_TYPE_TOOL_PAN (passo_tool_pan_get_type ())

G_DECLARE_FINAL_TYPE (PassoToolPan, passo_tool_pan, PASSO, TOOL_PAN, PassoCanvasTool)

PassoCanvasTool *passo_tool_pan_new (void);

G_END_DECLS
