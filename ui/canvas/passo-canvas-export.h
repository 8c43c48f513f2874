/* passo-canvas-export.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>
#include <gsk/gsk.h>
#include <passo.h>

#include "canvas/passo-canvas-palette.h"

G_BEGIN_DECLS

typedef enum
{
  PASSO_CANVAS_PICTURE_SVG,
  PASSO_CANVAS_PICTURE_PNG,
  PASSO_CANVAS_PICTURE_PDF,
} PassoCanvasPictureFormat;

/**
 * PassoCanvasPicture:
 * @graph: what to draw
 * @projection: (nullable): a run to paint over it
 * @folded: (nullable): set of ids of states that are shown closed
 * @font_family: (nullable): families of fonts, %NULL for the program's own choice
 * @is_dark: on a dark ground
 * @scale: pixels of a PNG for one unit of the graph
 *
 * What a picture shows and how.
 */
typedef struct
{
  PassoGraph         *graph;
  PassoRunProjection *projection;
  GHashTable         *folded;
  const char         *font_family;
  gboolean            is_dark;
  double              scale;
} PassoCanvasPicture;

gboolean       passo_canvas_picture_format_from_name (const char                *name,
                                                      PassoCanvasPictureFormat  *format);
GskRenderNode *passo_canvas_picture_draw             (const PassoCanvasPicture  *picture,
                                                      double                    *width,
                                                      double                    *height);
GBytes        *passo_canvas_picture_write            (const PassoCanvasPicture  *picture,
                                                      PassoCanvasPictureFormat   format,
                                                      GError                   **error);

G_END_DECLS
