/* passo-graph.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib-object.h>

#include "asl/passo-machine.h"

G_BEGIN_DECLS

#define PASSO_TYPE_GRAPH (passo_graph_get_type ())

/* Longest label of an edge in characters; the whole text is in full_label. */
#define PASSO_GRAPH_LABEL_LENGTH 32

typedef struct _PassoGraph PassoGraph;

typedef enum
{
  PASSO_GRAPH_NODE_STATE,
  PASSO_GRAPH_NODE_START,   /* where the machine begins; first node of the outermost scope */
  PASSO_GRAPH_NODE_END,     /* where it ends well; last node there, if a state leads to it */
  PASSO_GRAPH_NODE_MISSING, /* a target that no state of the scope has */
} PassoGraphNodeKind;

typedef enum
{
  PASSO_GRAPH_MARK_NONE        = 0,
  PASSO_GRAPH_MARK_RETRY       = 1 << 0,
  PASSO_GRAPH_MARK_CATCH       = 1 << 1,
  PASSO_GRAPH_MARK_COMMENT     = 1 << 2,
  PASSO_GRAPH_MARK_PLACEHOLDER = 1 << 3,
  PASSO_GRAPH_MARK_CONCURRENCY = 1 << 4, /* a Map; see max_concurrency */
} PassoGraphMarks;

/**
 * PassoGraphNode:
 * @index: index in the graph
 * @kind: what stands here
 * @scope: index of the scope that holds it (see passo_machine_get_scope())
 * @state: (nullable): the state, for the kind STATE
 * @name: name of the state, or of the missing target; "" for start and end
 * @subtitle: (nullable): one line of what it does, translated
 * @icon_key: key of its picture: a service ("lambda"), a type of state ("wait"), "start", "end",
 *   "missing"
 * @marks: what its small signs tell
 * @max_concurrency: literal MaxConcurrency of a Map, 0 for no limit, -1 if it is an expression
 * @max_retries: most retries that any one of its retriers allows, 0 without Retry
 * @comment: (nullable): its Comment
 *
 * One box of the graph. It belongs to the graph.
 */
typedef struct
{
  guint               index;
  PassoGraphNodeKind  kind;
  guint               scope;
  const PassoState   *state;
  const char         *name;
  const char         *subtitle;
  const char         *icon_key;
  PassoGraphMarks     marks;
  gint64              max_concurrency;
  gint64              max_retries;
  const char         *comment;
} PassoGraphNode;

typedef enum
{
  PASSO_GRAPH_EDGE_NEXT,    /* Next, StartAt, and what leads to the end */
  PASSO_GRAPH_EDGE_CHOICE,
  PASSO_GRAPH_EDGE_DEFAULT,
  PASSO_GRAPH_EDGE_CATCH,
} PassoGraphEdgeKind;

/**
 * PassoGraphEdge:
 * @index: index in the graph
 * @kind: by what the transition is taken
 * @from: index of the node it leaves
 * @to: index of the node it enters, always in the same scope
 * @position: number of the Choice rule or catcher, 0 otherwise
 * @label: (nullable): words beside it, at most %PASSO_GRAPH_LABEL_LENGTH characters
 * @full_label: (nullable): the words in full
 * @target: node of the string that names the target, %PASSO_JSON_NONE for an edge to the end
 *
 * One arrow of the graph. It belongs to the graph.
 */
typedef struct
{
  guint               index;
  PassoGraphEdgeKind  kind;
  guint               from;
  guint               to;
  guint               position;
  const char         *label;
  const char         *full_label;
  PassoJsonNode       target;
} PassoGraphEdge;

/**
 * PassoGraphScope:
 * @scope: the scope of the machine
 * @owner: index of the node of the Parallel or Map that contains it, %G_MAXUINT at the top
 * @first_node: index of its first node; the nodes of a scope are consecutive
 * @n_nodes: number of its nodes
 * @first_edge: index of its first edge; the edges of a scope are consecutive
 * @n_edges: number of its edges
 *
 * A container: what is laid out together. It belongs to the graph.
 */
typedef struct
{
  const PassoScope *scope;
  guint             owner;
  guint             first_node;
  guint             n_nodes;
  guint             first_edge;
  guint             n_edges;
} PassoGraphScope;

GType                  passo_graph_get_type       (void);
PassoGraph            *passo_graph_new            (PassoMachine     *machine);
PassoGraph            *passo_graph_ref            (const PassoGraph *self);
void                   passo_graph_unref          (PassoGraph       *self);
PassoMachine          *passo_graph_get_machine    (const PassoGraph *self);
guint                  passo_graph_get_n_scopes   (const PassoGraph *self);
const PassoGraphScope *passo_graph_get_scope      (const PassoGraph *self,
                                                   guint             index);
guint                  passo_graph_get_n_nodes    (const PassoGraph *self);
const PassoGraphNode  *passo_graph_get_node       (const PassoGraph *self,
                                                   guint             index);
guint                  passo_graph_get_n_edges    (const PassoGraph *self);
const PassoGraphEdge  *passo_graph_get_edge       (const PassoGraph *self,
                                                   guint             index);
const PassoGraphNode  *passo_graph_find_state     (const PassoGraph *self,
                                                   const PassoState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoGraph, passo_graph_unref)

G_END_DECLS
