/* passo-graph.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "asl/passo-graph-private.h"

/**
 * PassoGraph:
 *
 * What is drawn of a machine: a node for each state, for the start and the end, and for each
 * target that no state has; an edge for each transition; scopes that stand as boxes in their
 * Parallel or Map. It is immutable, keeps its machine alive, and can be made of any machine,
 * whatever is wrong with it. Its reference count is atomic.
 */

G_DEFINE_BOXED_TYPE (PassoGraph, passo_graph, passo_graph_ref, passo_graph_unref)

/**
 * passo_graph_new:
 * @machine: a machine
 *
 * Makes the graph of a machine.
 *
 * Returns: (transfer full): the graph
 */
PassoGraph *
passo_graph_new (PassoMachine *machine)
{
  PassoGraph *self;

  g_return_val_if_fail (machine != NULL, NULL);

  self = g_new0 (PassoGraph, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->machine = passo_machine_ref (machine);
  self->strings = g_string_chunk_new (4096);
  _passo_graph_build (self);

  return self;
}

/**
 * passo_graph_ref:
 * @self: a graph
 *
 * Returns: (transfer full): the same graph
 */
PassoGraph *
passo_graph_ref (const PassoGraph *self)
{
  PassoGraph *graph = (PassoGraph *) self;

  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&graph->ref_count);
  return graph;
}

/**
 * passo_graph_unref:
 * @self: (transfer full): a graph
 *
 * Gives a reference up.
 */
void
passo_graph_unref (PassoGraph *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->scopes);
  g_free (self->nodes);
  g_free (self->edges);
  g_string_chunk_free (self->strings);
  passo_machine_unref (self->machine);
  g_free (self);
}

/**
 * passo_graph_get_machine:
 * @self: a graph
 *
 * Returns: (transfer none): the machine it shows
 */
PassoMachine *
passo_graph_get_machine (const PassoGraph *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->machine;
}

/**
 * passo_graph_get_n_scopes:
 * @self: a graph
 *
 * Returns: the number of scopes, that of the machine
 */
guint
passo_graph_get_n_scopes (const PassoGraph *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return passo_machine_get_n_scopes (self->machine);
}

/**
 * passo_graph_get_scope:
 * @self: a graph
 * @index: number of a scope, that of the machine
 *
 * Returns: (transfer none): what the graph has of the scope
 */
const PassoGraphScope *
passo_graph_get_scope (const PassoGraph *self,
                       guint             index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < passo_graph_get_n_scopes (self), NULL);

  return &self->scopes[index];
}

/**
 * passo_graph_get_n_nodes:
 * @self: a graph
 *
 * Returns: the number of nodes
 */
guint
passo_graph_get_n_nodes (const PassoGraph *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_nodes;
}

/**
 * passo_graph_get_node:
 * @self: a graph
 * @index: number of a node
 *
 * Returns: (transfer none): the node
 */
const PassoGraphNode *
passo_graph_get_node (const PassoGraph *self,
                      guint             index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_nodes, NULL);

  return &self->nodes[index];
}

/**
 * passo_graph_get_n_edges:
 * @self: a graph
 *
 * Returns: the number of edges
 */
guint
passo_graph_get_n_edges (const PassoGraph *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_edges;
}

/**
 * passo_graph_get_edge:
 * @self: a graph
 * @index: number of an edge
 *
 * Returns: (transfer none): the edge
 */
const PassoGraphEdge *
passo_graph_get_edge (const PassoGraph *self,
                      guint             index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_edges, NULL);

  return &self->edges[index];
}

/**
 * passo_graph_find_state:
 * @self: a graph
 * @state: a state of the graph's machine
 *
 * Returns: (transfer none): the node of the state
 */
const PassoGraphNode *
passo_graph_find_state (const PassoGraph *self,
                        const PassoState *state)
{
  const PassoScope *scope;
  guint first;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (state != NULL, NULL);
  g_return_val_if_fail (passo_state_get_machine (state) == self->machine, NULL);

  scope = passo_state_get_scope (state);
  first = self->scopes[passo_scope_get_index (scope)].first_node;
  if (_passo_graph_has_markers (scope))
    first++;

  return &self->nodes[first + passo_state_get_position (state)];
}
