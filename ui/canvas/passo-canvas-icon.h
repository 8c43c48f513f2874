/* passo-canvas-icon.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <cairo.h>

#include "canvas/passo-canvas-palette.h"

G_BEGIN_DECLS

/**
 * PassoCanvasIcon:
 * @key: its name: an icon key of the graph, or that of a mark or status
 * @hue: how its tile is tinted
 * @shape: what to draw, on a field of 24 × 24; see passo_canvas_icon_draw()
 *
 * A small drawing in one colour. All of them stand in one table.
 */
typedef struct
{
  const char     *key;
  PassoCanvasHue  hue;
  const char     *shape;
} PassoCanvasIcon;

const PassoCanvasIcon *passo_canvas_icon_lookup         (const char            *key);
const PassoCanvasIcon *passo_canvas_icon_get_for_status (PassoRunStatus         status);
void                   passo_canvas_icon_draw           (const PassoCanvasIcon *self,
                                                         cairo_t               *cr,
                                                         double                 size,
                                                         const GdkRGBA         *colour,
                                                         double                 line_width);

G_END_DECLS
