/* passo-layout-mend.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "layout/passo-layout-solution.h"

G_BEGIN_DECLS

guint passo_layout_mend_routes (PassoLayoutProblem  *problem,
                                PassoLayoutSolution *solution);

G_END_DECLS
