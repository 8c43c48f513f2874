/* passo-canvas-node.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

#include "canvas/passo-canvas-scene.h"

G_BEGIN_DECLS

#define PASSO_TYPE_CANVAS_NODE (passo_canvas_node_get_type ())

/**
 * PassoCanvasNode:
 *
 * Stands in for one state of the canvas: it has the keyboard's focus, a role, a name and bounds,
 * and is never drawn, for the canvas draws.
 */
G_DECLARE_FINAL_TYPE (PassoCanvasNode, passo_canvas_node, PASSO, CANVAS_NODE, GtkWidget)

GtkWidget *passo_canvas_node_new          (guint                  state_id);
guint      passo_canvas_node_get_state_id (PassoCanvasNode       *self);
void       passo_canvas_node_update       (PassoCanvasNode       *self,
                                           const PassoCanvasItem *item);

G_END_DECLS
