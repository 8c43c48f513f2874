/* passo-canvas-viewport.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "canvas/passo-canvas-viewport.h"

#define MIN_ZOOM 0.02
#define MAX_ZOOM 4.0
#define FIT_MARGIN 24.0
/* What floats over the view covers so much of it at most. */
#define REVEAL_MARGIN 56.0
/* How much of the drawing stays in sight however far it is moved. */
#define KEEP 60.0

/**
 * passo_canvas_viewport_get_scale:
 *
 * Returns: pixels of the widget for one unit of the scene
 */
double
passo_canvas_viewport_get_scale (const PassoCanvasViewport *self)
{
  return self->zoom * self->text_scale;
}

/**
 * passo_canvas_viewport_to_scene:
 *
 * Returns: what is at a point of the widget
 */
PassoLayoutPoint
passo_canvas_viewport_to_scene (const PassoCanvasViewport *self,
                                double                     x,
                                double                     y)
{
  double scale = passo_canvas_viewport_get_scale (self);

  return (PassoLayoutPoint) { self->x + x / scale, self->y + y / scale };
}

/**
 * passo_canvas_viewport_from_scene:
 *
 * Returns: where in the widget a box of the scene is
 */
PassoLayoutBox
passo_canvas_viewport_from_scene (const PassoCanvasViewport *self,
                                  PassoLayoutBox             box)
{
  double scale = passo_canvas_viewport_get_scale (self);

  return (PassoLayoutBox) { (box.x - self->x) * scale, (box.y - self->y) * scale,
                            box.width * scale, box.height * scale };
}

/**
 * passo_canvas_viewport_get_visible:
 *
 * Returns: the part of the scene that is shown
 */
PassoLayoutBox
passo_canvas_viewport_get_visible (const PassoCanvasViewport *self)
{
  double scale = passo_canvas_viewport_get_scale (self);

  return (PassoLayoutBox) { self->x, self->y, self->width / scale, self->height / scale };
}

/**
 * passo_canvas_viewport_get_middle:
 *
 * Returns: what is in the middle of the widget
 */
PassoLayoutPoint
passo_canvas_viewport_get_middle (const PassoCanvasViewport *self)
{
  return passo_canvas_viewport_to_scene (self, self->width / 2, self->height / 2);
}

/**
 * passo_canvas_viewport_look_at:
 * @middle: what is to be in the middle of the widget
 */
void
passo_canvas_viewport_look_at (PassoCanvasViewport *self,
                               double               zoom,
                               PassoLayoutPoint     middle)
{
  self->zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  self->x = middle.x - self->width / 2 / passo_canvas_viewport_get_scale (self);
  self->y = middle.y - self->height / 2 / passo_canvas_viewport_get_scale (self);
}

/**
 * passo_canvas_viewport_resize:
 *
 * Takes the widget's size. The first one leaves in the middle what was to be there; later ones
 * leave everything where it is.
 */
void
passo_canvas_viewport_resize (PassoCanvasViewport *self,
                              double               width,
                              double               height)
{
  PassoLayoutPoint middle = passo_canvas_viewport_get_middle (self);
  gboolean is_first = self->width <= 0 || self->height <= 0;

  self->width = width;
  self->height = height;
  if (is_first)
    passo_canvas_viewport_look_at (self, self->zoom, middle);
}

/**
 * passo_canvas_viewport_pan:
 * @dx: in pixels of the widget; positive shows what is at the right
 * @dy: likewise, below
 */
void
passo_canvas_viewport_pan (PassoCanvasViewport *self,
                           double               dx,
                           double               dy)
{
  double scale = passo_canvas_viewport_get_scale (self);

  self->x += dx / scale;
  self->y += dy / scale;
}

/**
 * passo_canvas_viewport_zoom_about:
 * @x: pixel of the widget under which the scene stays in its place
 * @y: likewise
 */
void
passo_canvas_viewport_zoom_about (PassoCanvasViewport *self,
                                  double               zoom,
                                  double               x,
                                  double               y)
{
  PassoLayoutPoint fixed = passo_canvas_viewport_to_scene (self, x, y);
  double scale;

  self->zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  scale = passo_canvas_viewport_get_scale (self);
  self->x = fixed.x - x / scale;
  self->y = fixed.y - y / scale;
}

/**
 * passo_canvas_viewport_fit:
 * @max_zoom: a small drawing is not made larger than this
 *
 * Shows all of @box in the middle; what is less wide than the view stands at its middle, and what
 * is less high at its top third.
 */
void
passo_canvas_viewport_fit (PassoCanvasViewport *self,
                           PassoLayoutBox       box,
                           double               max_zoom)
{
  double zoom;

  if (self->width <= 0 || self->height <= 0 || box.width <= 0 || box.height <= 0)
    return;

  zoom = MIN ((self->width - 2 * FIT_MARGIN) / box.width, (self->height - 2 * FIT_MARGIN) / box.height);
  self->zoom = CLAMP (zoom / self->text_scale, MIN_ZOOM, max_zoom);
  self->x = box.x + box.width / 2 - self->width / 2 / passo_canvas_viewport_get_scale (self);
  self->y = box.y + box.height / 2 - self->height / 2 / passo_canvas_viewport_get_scale (self);
}

static double
reveal_axis (double at,
             double length,
             double start,
             double size,
             double margin)
{
  if (start - margin < at)
    return start - margin;
  if (start + size + margin > at + length)
    return MIN (start - margin, start + size + margin - length);

  return at;
}

/**
 * passo_canvas_viewport_reveal:
 *
 * Moves as little as it takes to see @box.
 */
void
passo_canvas_viewport_reveal (PassoCanvasViewport *self,
                              PassoLayoutBox       box)
{
  double scale = passo_canvas_viewport_get_scale (self);
  double margin = REVEAL_MARGIN / scale;

  self->x = reveal_axis (self->x, self->width / scale, box.x, box.width, margin);
  self->y = reveal_axis (self->y, self->height / scale, box.y, box.height, margin);
}

/**
 * passo_canvas_viewport_holds:
 *
 * Returns: whether all of @box is shown
 */
gboolean
passo_canvas_viewport_holds (const PassoCanvasViewport *self,
                             PassoLayoutBox             box)
{
  PassoLayoutBox visible = passo_canvas_viewport_get_visible (self);

  return box.x >= visible.x && box.x + box.width <= visible.x + visible.width &&
         box.y >= visible.y && box.y + box.height <= visible.y + visible.height;
}

/**
 * passo_canvas_viewport_keep_near:
 *
 * Takes back what was moved so far that nothing of @bounds would be in sight.
 */
void
passo_canvas_viewport_keep_near (PassoCanvasViewport *self,
                                 PassoLayoutBox       bounds)
{
  double scale = passo_canvas_viewport_get_scale (self);
  double keep = KEEP / scale;

  self->x = CLAMP (self->x, bounds.x + keep - self->width / scale, bounds.x + bounds.width - keep);
  self->y = CLAMP (self->y, bounds.y + keep - self->height / scale, bounds.y + bounds.height - keep);
}
