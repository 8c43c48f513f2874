/* passo-layout-problem.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Every route begins with one point and goes on in groups of three: cubic Bézier segments. */
typedef struct
{
  double x;
  double y;
} PassoLayoutPoint;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} PassoLayoutBox;

typedef enum
{
  PASSO_LAYOUT_RANK_ANY,
  PASSO_LAYOUT_RANK_FIRST,
  PASSO_LAYOUT_RANK_LAST,
} PassoLayoutRank;

typedef enum
{
  PASSO_LAYOUT_EDGE_FLOW,
  PASSO_LAYOUT_EDGE_BRANCH,
  PASSO_LAYOUT_EDGE_CATCH,
} PassoLayoutEdgeKind;

typedef struct
{
  double width;
  double height;
  PassoLayoutRank rank;
} PassoLayoutNode;

/* A label is a box that stands on the edge; without one its sizes are 0. */
typedef struct
{
  guint from;
  guint to;
  PassoLayoutEdgeKind kind;
  gboolean is_back;
  double label_width;
  double label_height;
} PassoLayoutEdge;

#define PASSO_TYPE_LAYOUT_PROBLEM (passo_layout_problem_get_type ())

/**
 * PassoLayoutProblem:
 *
 * One flat graph to be placed: boxes of known size and the edges between them. A hierarchical
 * drawing is a number of such problems, in which a container is a box like any other. Mutable
 * while it is built, then shared and not changed any more.
 */
typedef struct _PassoLayoutProblem PassoLayoutProblem;

GType                  passo_layout_problem_get_type         (void) G_GNUC_CONST;
PassoLayoutProblem    *passo_layout_problem_new              (void);
PassoLayoutProblem    *passo_layout_problem_ref              (PassoLayoutProblem    *self);
void                   passo_layout_problem_unref            (PassoLayoutProblem    *self);
guint                  passo_layout_problem_add_node         (PassoLayoutProblem    *self,
                                                              double                 width,
                                                              double                 height,
                                                              PassoLayoutRank        rank);
guint                  passo_layout_problem_add_edge         (PassoLayoutProblem    *self,
                                                              const PassoLayoutEdge *edge);
void                   passo_layout_problem_mark_back_edges  (PassoLayoutProblem    *self);
guint                  passo_layout_problem_get_n_nodes      (PassoLayoutProblem    *self);
guint                  passo_layout_problem_get_n_edges      (PassoLayoutProblem    *self);
const PassoLayoutNode *passo_layout_problem_get_node         (PassoLayoutProblem    *self,
                                                              guint                  index);
const PassoLayoutEdge *passo_layout_problem_get_edge         (PassoLayoutProblem    *self,
                                                              guint                  index);
guint                  passo_layout_problem_hash             (gconstpointer          self);
gboolean               passo_layout_problem_equal            (gconstpointer          a,
                                                              gconstpointer          b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoLayoutProblem, passo_layout_problem_unref)

G_END_DECLS
