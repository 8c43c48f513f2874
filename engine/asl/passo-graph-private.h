/* passo-graph-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "asl/passo-graph.h"

G_BEGIN_DECLS

struct _PassoGraph
{
  gatomicrefcount  ref_count;
  PassoMachine    *machine;
  PassoGraphScope *scopes;
  PassoGraphNode  *nodes;
  PassoGraphEdge  *edges;
  GStringChunk    *strings;  /* subtitles, labels, names of missing targets */
  guint            n_nodes;
  guint            n_edges;
};

/* Only the whole machine has a mark at its start and end; branches are boxes, whose borders say
 * as much. */
static inline gboolean
_passo_graph_has_markers (const PassoScope *scope)
{
  return passo_scope_get_kind (scope) == PASSO_SCOPE_MACHINE;
}

/* passo-graph-builder.c */
void _passo_graph_build (PassoGraph *self);

G_END_DECLS
