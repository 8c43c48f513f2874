/* passo-canvas-minimap.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "canvas/passo-canvas.h"

G_BEGIN_DECLS

#define PASSO_TYPE_CANVAS_MINIMAP (passo_canvas_minimap_get_type ())

/**
 * PassoCanvasMinimap:
 *
 * The whole graph in small and the part of it that the canvas shows, which follows the pointer.
 */
G_DECLARE_FINAL_TYPE (PassoCanvasMinimap, passo_canvas_minimap, PASSO, CANVAS_MINIMAP, GtkWidget)

GtkWidget *passo_canvas_minimap_new (PassoCanvas *canvas);

G_END_DECLS
