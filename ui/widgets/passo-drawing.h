/* passo-drawing.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PASSO_TYPE_DRAWING (passo_drawing_get_type ())

G_DECLARE_FINAL_TYPE (PassoDrawing, passo_drawing, PASSO, DRAWING, GObject)

GdkPaintable *passo_drawing_new (GskRenderNode *node,
                                 double         width,
                                 double         height);

G_END_DECLS
