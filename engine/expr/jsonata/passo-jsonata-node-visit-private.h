/* passo-jsonata-node-visit-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/jsonata/passo-jsonata-node-private.h"

G_BEGIN_DECLS

/**
 * PassoJsonataVisit:
 * @node: the node
 * @has_input: whether `$` is something there: a step after the first, a predicate, a term
 * @scope: the walker's own, for nodes in the same scope
 *
 * A node that a walk over the tree has before it.
 */
typedef struct
{
  const PassoJsonataNode *node;
  gboolean                has_input;
  guint                   scope;
} PassoJsonataVisit;

void passo_jsonata_node_visit (GArray                 *stack,
                               const PassoJsonataNode *node,
                               gboolean                has_input,
                               guint                   scope);

G_END_DECLS
