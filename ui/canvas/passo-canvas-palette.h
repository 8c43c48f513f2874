/* passo-canvas-palette.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gdk/gdk.h>
#include <passo.h>

G_BEGIN_DECLS

/* The families of hues that tell services apart. */
typedef enum
{
  PASSO_CANVAS_HUE_GREY,
  PASSO_CANVAS_HUE_ORANGE,
  PASSO_CANVAS_HUE_PURPLE,
  PASSO_CANVAS_HUE_BLUE,
  PASSO_CANVAS_HUE_EMBER,
  PASSO_CANVAS_HUE_PINK,
  PASSO_CANVAS_HUE_GREEN,
  PASSO_CANVAS_HUE_TEAL,
  PASSO_CANVAS_HUE_RED,
  PASSO_CANVAS_N_HUES
} PassoCanvasHue;

/**
 * PassoCanvasPalette:
 * @index: number of the palette, for caches
 * @view: the ground
 * @dot: the grid on it
 * @card: fill of a node
 * @line: outline of nodes and pills
 * @shadow: under a node
 * @text: names
 * @dim: what matters less
 * @accent: selection, and a paused state
 * @edge: edges and outlines of containers
 * @container: fill of a container
 * @pill: fill of labels, start and end
 * @success: what went well
 * @running: what is under way
 * @waiting: what waits
 * @error: what failed, and catch edges
 * @caught: what failed and was caught
 * @aborted: what was cut off
 * @on_status: signs on a filled status disc
 * @hues: of the tiles
 * @tile_alpha: how strongly a tile is tinted
 *
 * Every colour of the canvas, so that a picture made without a display looks as the window does.
 */
typedef struct
{
  guint index;
  GdkRGBA view;
  GdkRGBA dot;
  GdkRGBA card;
  GdkRGBA line;
  GdkRGBA shadow;
  GdkRGBA text;
  GdkRGBA dim;
  GdkRGBA accent;
  GdkRGBA edge;
  GdkRGBA container;
  GdkRGBA pill;
  GdkRGBA success;
  GdkRGBA running;
  GdkRGBA waiting;
  GdkRGBA error;
  GdkRGBA caught;
  GdkRGBA aborted;
  GdkRGBA on_status;
  GdkRGBA hues[PASSO_CANVAS_N_HUES];
  double tile_alpha;
} PassoCanvasPalette;

const PassoCanvasPalette *passo_canvas_palette_get            (gboolean                  is_dark,
                                                               gboolean                  is_high_contrast);
const GdkRGBA            *passo_canvas_palette_get_for_status (const PassoCanvasPalette *self,
                                                               PassoRunStatus            status);

G_END_DECLS
