/* passo-canvas-view.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "canvas/passo-canvas.h"

G_BEGIN_DECLS

#define PASSO_TYPE_CANVAS_VIEW (passo_canvas_view_get_type ())

/**
 * PassoCanvasView:
 *
 * The canvas with what lies over it: buttons for the zoom, and the map.
 */
G_DECLARE_FINAL_TYPE (PassoCanvasView, passo_canvas_view, PASSO, CANVAS_VIEW, GtkWidget)

GtkWidget   *passo_canvas_view_new        (PassoWorkspace  *workspace);
PassoCanvas *passo_canvas_view_get_canvas (PassoCanvasView *self);

G_END_DECLS
