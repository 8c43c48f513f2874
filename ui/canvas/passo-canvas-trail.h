/* passo-canvas-trail.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "canvas/passo-canvas.h"

G_BEGIN_DECLS

#define PASSO_TYPE_CANVAS_TRAIL (passo_canvas_trail_get_type ())

G_DECLARE_FINAL_TYPE (PassoCanvasTrail, passo_canvas_trail, PASSO, CANVAS_TRAIL, GtkWidget)

GtkWidget *passo_canvas_trail_new (PassoWorkspace *workspace,
                                   PassoCanvas    *canvas);

G_END_DECLS
