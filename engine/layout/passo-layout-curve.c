/* passo-layout-curve.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "layout/passo-layout-curve.h"

/**
 * passo_layout_curve_get_point:
 * @curve: a cubic Bézier curve: its beginning, two control points and its end
 * @t: how far along it, from 0 to 1
 *
 * Returns: the point there
 */
PassoLayoutPoint
passo_layout_curve_get_point (const PassoLayoutPoint curve[4],
                              double                 t)
{
  double s = 1 - t;
  double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;

  return (PassoLayoutPoint) {
    a * curve[0].x + b * curve[1].x + c * curve[2].x + d * curve[3].x,
    a * curve[0].y + b * curve[1].y + c * curve[2].y + d * curve[3].y,
  };
}
