/* passo-layout-codec.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "layout/passo-layout-problem.h"
#include "layout/passo-layout-solution.h"

G_BEGIN_DECLS

/*
 * The talk between the client and `passo-layout`: one JSON object a line in each direction.
 *
 *   → {"id":7,"nodes":[width,height,rank,…],"edges":[from,to,kind,back,label width,height,…]}
 *   ← {"id":7,"size":[w,h],"nodes":[x,y,…],"labels":[x,y,…],"routes":[[x,y,…],…]}
 *   ← {"id":7,"error":"why"}
 */

char                *passo_layout_codec_write_problem  (guint                id,
                                                        PassoLayoutProblem  *problem);
PassoLayoutProblem  *passo_layout_codec_read_problem   (const char          *line,
                                                        guint               *id,
                                                        GError             **error);
char                *passo_layout_codec_write_solution (guint                id,
                                                        PassoLayoutSolution *solution);
char                *passo_layout_codec_write_error    (guint                id,
                                                        const char          *message);
gboolean             passo_layout_codec_read_id        (const char          *line,
                                                        guint               *id);
PassoLayoutSolution *passo_layout_codec_read_solution  (const char          *line,
                                                        PassoLayoutProblem  *problem,
                                                        GError             **error);

G_END_DECLS
