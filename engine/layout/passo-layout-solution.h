/* passo-layout-solution.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "layout/passo-layout-problem.h"

G_BEGIN_DECLS

#define PASSO_TYPE_LAYOUT_SOLUTION (passo_layout_solution_get_type ())

/**
 * PassoLayoutSolution:
 *
 * Where the boxes and edges of a #PassoLayoutProblem stand: y grows downwards, the drawing
 * begins at 0, 0, and a box is named by its upper left corner. Shared and not changed any more
 * once it was given away.
 */
typedef struct _PassoLayoutSolution PassoLayoutSolution;

GType                   passo_layout_solution_get_type     (void) G_GNUC_CONST;
PassoLayoutSolution    *passo_layout_solution_new          (guint                   n_nodes,
                                                            guint                   n_edges);
PassoLayoutSolution    *passo_layout_solution_ref          (PassoLayoutSolution    *self);
void                    passo_layout_solution_unref        (PassoLayoutSolution    *self);
guint                   passo_layout_solution_get_n_nodes  (PassoLayoutSolution    *self);
guint                   passo_layout_solution_get_n_edges  (PassoLayoutSolution    *self);
void                    passo_layout_solution_get_size     (PassoLayoutSolution    *self,
                                                            double                 *width,
                                                            double                 *height);
void                    passo_layout_solution_set_size     (PassoLayoutSolution    *self,
                                                            double                  width,
                                                            double                  height);
PassoLayoutBox          passo_layout_solution_get_node     (PassoLayoutSolution    *self,
                                                            guint                   index);
void                    passo_layout_solution_set_node     (PassoLayoutSolution    *self,
                                                            guint                   index,
                                                            PassoLayoutBox          box);
PassoLayoutPoint        passo_layout_solution_get_label    (PassoLayoutSolution    *self,
                                                            guint                   index);
void                    passo_layout_solution_set_label    (PassoLayoutSolution    *self,
                                                            guint                   index,
                                                            PassoLayoutPoint        centre);
const PassoLayoutPoint *passo_layout_solution_get_route    (PassoLayoutSolution    *self,
                                                            guint                   index,
                                                            guint                  *n_points);
void                    passo_layout_solution_set_route    (PassoLayoutSolution    *self,
                                                            guint                   index,
                                                            const PassoLayoutPoint *points,
                                                            guint                   n_points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoLayoutSolution, passo_layout_solution_unref)

G_END_DECLS
