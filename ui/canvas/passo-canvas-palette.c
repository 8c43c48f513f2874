/* passo-canvas-palette.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "canvas/passo-canvas-palette.h"

#define RGB(hex) RGBA (hex, 1.0)
#define RGBA(hex, alpha_)                                                                       \
  { .red = (((hex) >> 16) & 0xff) / 255.0f, .green = (((hex) >> 8) & 0xff) / 255.0f,            \
    .blue = ((hex) & 0xff) / 255.0f, .alpha = (float) (alpha_) }

#define LIGHT_HUES                                                                              \
  .hues = {                                                                                     \
    [PASSO_CANVAS_HUE_GREY] = RGB (0x5e5c64), [PASSO_CANVAS_HUE_ORANGE] = RGB (0xe66100),       \
    [PASSO_CANVAS_HUE_PURPLE] = RGB (0x9141ac), [PASSO_CANVAS_HUE_BLUE] = RGB (0x1c71d8),       \
    [PASSO_CANVAS_HUE_EMBER] = RGB (0xc64600), [PASSO_CANVAS_HUE_PINK] = RGB (0xa51d6e),        \
    [PASSO_CANVAS_HUE_GREEN] = RGB (0x1a7f4b), [PASSO_CANVAS_HUE_TEAL] = RGB (0x007184),        \
    [PASSO_CANVAS_HUE_RED] = RGB (0xc01c28),                                                    \
  }

#define DARK_HUES                                                                               \
  .hues = {                                                                                     \
    [PASSO_CANVAS_HUE_GREY] = RGB (0xc0bfbc), [PASSO_CANVAS_HUE_ORANGE] = RGB (0xffa348),       \
    [PASSO_CANVAS_HUE_PURPLE] = RGB (0xdc8add), [PASSO_CANVAS_HUE_BLUE] = RGB (0x78aeed),       \
    [PASSO_CANVAS_HUE_EMBER] = RGB (0xff9e6b), [PASSO_CANVAS_HUE_PINK] = RGB (0xf08ac4),        \
    [PASSO_CANVAS_HUE_GREEN] = RGB (0x6fdc96), [PASSO_CANVAS_HUE_TEAL] = RGB (0x5bc8d6),        \
    [PASSO_CANVAS_HUE_RED] = RGB (0xff7b63),                                                    \
  }

enum
{
  LIGHT,
  DARK,
  LIGHT_CONTRAST,
  DARK_CONTRAST,
  N_PALETTES
};

static const PassoCanvasPalette palettes[N_PALETTES] = {
  [LIGHT] = {
    .index = LIGHT,
    .view = RGB (0xffffff), .dot = RGBA (0x000000, 0.07), .card = RGB (0xffffff),
    .line = RGBA (0x000000, 0.13), .shadow = RGBA (0x000000, 0.06),
    .text = RGB (0x2e3436), .dim = RGB (0x6a6f73), .accent = RGB (0x3584e4),
    .edge = RGB (0x9a9996), .container = RGBA (0x3d3846, 0.03), .pill = RGB (0xf0f0f0),
    .success = RGB (0x26a269), .running = RGB (0x3584e4), .waiting = RGB (0x9a6a00),
    .error = RGB (0xc01c28), .caught = RGB (0xc64600), .aborted = RGB (0x6a6f73),
    .on_status = RGB (0xffffff), .tile_alpha = 0.16, LIGHT_HUES,
  },
  [DARK] = {
    .index = DARK,
    .view = RGB (0x1e1e1e), .dot = RGBA (0xffffff, 0.06), .card = RGB (0x2f2f2f),
    .line = RGBA (0xffffff, 0.10), .shadow = RGBA (0x000000, 0.30),
    .text = RGB (0xf2f2f2), .dim = RGB (0xa8a8a8), .accent = RGB (0x3584e4),
    .edge = RGB (0x77767b), .container = RGBA (0xffffff, 0.03), .pill = RGB (0x3a3a3a),
    .success = RGB (0x57e389), .running = RGB (0x62a0ea), .waiting = RGB (0xf5c211),
    .error = RGB (0xff7b63), .caught = RGB (0xffa348), .aborted = RGB (0xa8a8a8),
    .on_status = RGB (0x111111), .tile_alpha = 0.16, DARK_HUES,
  },
  [LIGHT_CONTRAST] = {
    .index = LIGHT_CONTRAST,
    .view = RGB (0xffffff), .dot = RGBA (0x000000, 0.0), .card = RGB (0xffffff),
    .line = RGB (0x4d4d4d), .shadow = RGBA (0x000000, 0.0),
    .text = RGB (0x000000), .dim = RGB (0x3d3846), .accent = RGB (0x1a5fb4),
    .edge = RGB (0x3d3846), .container = RGBA (0x000000, 0.02), .pill = RGB (0xffffff),
    .success = RGB (0x146c43), .running = RGB (0x1a5fb4), .waiting = RGB (0x6f4c00),
    .error = RGB (0xa51d2d), .caught = RGB (0x8f3300), .aborted = RGB (0x3d3846),
    .on_status = RGB (0xffffff), .tile_alpha = 0.12, LIGHT_HUES,
  },
  [DARK_CONTRAST] = {
    .index = DARK_CONTRAST,
    .view = RGB (0x000000), .dot = RGBA (0xffffff, 0.0), .card = RGB (0x1a1a1a),
    .line = RGB (0xc0bfbc), .shadow = RGBA (0x000000, 0.0),
    .text = RGB (0xffffff), .dim = RGB (0xdeddda), .accent = RGB (0x99c1f1),
    .edge = RGB (0xdeddda), .container = RGBA (0xffffff, 0.04), .pill = RGB (0x1a1a1a),
    .success = RGB (0x8ff0a4), .running = RGB (0x99c1f1), .waiting = RGB (0xf9f06b),
    .error = RGB (0xff9a8a), .caught = RGB (0xffbe6f), .aborted = RGB (0xdeddda),
    .on_status = RGB (0x000000), .tile_alpha = 0.24, DARK_HUES,
  },
};

/**
 * passo_canvas_palette_get:
 *
 * Returns: (transfer none): the colours for one of the four looks
 */
const PassoCanvasPalette *
passo_canvas_palette_get (gboolean is_dark,
                          gboolean is_high_contrast)
{
  if (is_high_contrast)
    return &palettes[is_dark ? DARK_CONTRAST : LIGHT_CONTRAST];

  return &palettes[is_dark ? DARK : LIGHT];
}

/**
 * passo_canvas_palette_get_for_status:
 *
 * Returns: (transfer none) (nullable): the colour of what stands so; %NULL for what was not reached
 */
const GdkRGBA *
passo_canvas_palette_get_for_status (const PassoCanvasPalette *self,
                                     PassoRunStatus            status)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (status)
    {
    case PASSO_RUN_RUNNING:
      return &self->running;

    case PASSO_RUN_WAITING:
      return &self->waiting;

    case PASSO_RUN_SUCCEEDED:
      return &self->success;

    case PASSO_RUN_FAILED:
    case PASSO_RUN_TIMED_OUT:
      return &self->error;

    case PASSO_RUN_CAUGHT:
      return &self->caught;

    case PASSO_RUN_ABORTED:
      return &self->aborted;

    case PASSO_RUN_PAUSED:
      return &self->accent;

    case PASSO_RUN_NOT_REACHED:
    default:
      return NULL;
    }
}
