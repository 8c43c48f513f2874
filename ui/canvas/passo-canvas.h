/* passo-canvas.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

#define PASSO_TYPE_CANVAS (passo_canvas_get_type ())

/**
 * PassoCanvas:
 *
 * The graph of a workspace: one widget that draws everything itself, with an undrawn child for
 * each state so that the keyboard and assistive tools find it. It is one stop for the Tab key.
 */
G_DECLARE_FINAL_TYPE (PassoCanvas, passo_canvas, PASSO, CANVAS, GtkWidget)

GtkWidget *passo_canvas_new           (PassoWorkspace *workspace);
double     passo_canvas_get_zoom      (PassoCanvas    *self);
void       passo_canvas_set_zoom      (PassoCanvas    *self,
                                       double          zoom);
void       passo_canvas_fit           (PassoCanvas    *self);
gboolean   passo_canvas_is_whole      (PassoCanvas    *self);
void       passo_canvas_reveal        (PassoCanvas    *self,
                                       guint           state_id);
gboolean   passo_canvas_get_folded    (PassoCanvas    *self,
                                       guint           state_id);
void       passo_canvas_set_folded    (PassoCanvas    *self,
                                       guint           state_id,
                                       gboolean        folded);
guint      passo_canvas_get_n_painted (PassoCanvas    *self);

G_END_DECLS
