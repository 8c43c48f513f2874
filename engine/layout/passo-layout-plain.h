/* passo-layout-plain.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "layout/passo-layout-problem.h"
#include "layout/passo-layout-solution.h"

G_BEGIN_DECLS

PassoLayoutSolution *passo_layout_plain_solve (PassoLayoutProblem *problem);

G_END_DECLS
