/* passo-layout-model.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "layout/passo-layout-problem.h"
#include "layout/passo-layout-solution.h"

G_BEGIN_DECLS

#define PASSO_LAYOUT_NONE G_MAXUINT

/* The room a container keeps around the scopes inside it, and between them. */
typedef struct
{
  double top;
  double bottom;
  double sides;
  double gap;
} PassoLayoutInsets;

#define PASSO_TYPE_LAYOUT_MODEL (passo_layout_model_get_type ())

/**
 * PassoLayoutModel:
 *
 * A hierarchical drawing that is to be laid out: scopes of nodes and edges, where a node may hold
 * scopes of its own, which stand side by side in it. Whoever draws says how big things are.
 */
typedef struct _PassoLayoutModel PassoLayoutModel;

GType                passo_layout_model_get_type      (void) G_GNUC_CONST;
PassoLayoutModel    *passo_layout_model_new           (void);
PassoLayoutModel    *passo_layout_model_ref           (PassoLayoutModel        *self);
void                 passo_layout_model_unref         (PassoLayoutModel        *self);
guint                passo_layout_model_add_scope     (PassoLayoutModel        *self,
                                                       guint                    owner);
guint                passo_layout_model_add_node      (PassoLayoutModel        *self,
                                                       guint                    scope,
                                                       double                   width,
                                                       double                   height,
                                                       PassoLayoutRank          rank);
void                 passo_layout_model_set_container (PassoLayoutModel        *self,
                                                       guint                    node,
                                                       const PassoLayoutInsets *insets);
guint                passo_layout_model_add_edge      (PassoLayoutModel        *self,
                                                       const PassoLayoutEdge   *edge);
guint                passo_layout_model_get_n_scopes  (PassoLayoutModel        *self);
guint                passo_layout_model_get_n_nodes   (PassoLayoutModel        *self);
guint                passo_layout_model_get_n_edges   (PassoLayoutModel        *self);
guint                passo_layout_model_get_parent    (PassoLayoutModel        *self,
                                                       guint                    scope);
PassoLayoutProblem  *passo_layout_model_make_problem  (PassoLayoutModel        *self,
                                                       guint                    scope,
                                                       GPtrArray               *solutions);
PassoLayoutSolution *passo_layout_model_assemble      (PassoLayoutModel        *self,
                                                       GPtrArray               *solutions);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoLayoutModel, passo_layout_model_unref)

G_END_DECLS
