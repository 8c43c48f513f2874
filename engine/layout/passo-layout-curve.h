/* passo-layout-curve.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "layout/passo-layout-problem.h"

G_BEGIN_DECLS

PassoLayoutPoint passo_layout_curve_get_point (const PassoLayoutPoint curve[4],
                                               double                 t);

G_END_DECLS
