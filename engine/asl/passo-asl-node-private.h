/* passo-asl-node-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-json-tree.h"

G_BEGIN_DECLS

/* Questions about one node that all of asl asks. PASSO_JSON_NONE is answered with FALSE. */

/* Walks the members of an object or the elements of an array. */
#define PASSO_ASL_FOREACH_CHILD(tree, parent, child)                            \
  for (PassoJsonNode child = _passo_asl_node_first_child ((tree), (parent));    \
       child != PASSO_JSON_NONE;                                                \
       child = passo_json_tree_get_next_sibling ((tree), child))

PassoJsonNode _passo_asl_node_first_child    (PassoJsonTree *tree,
                                              PassoJsonNode  node);
gboolean      _passo_asl_node_is             (PassoJsonTree *tree,
                                              PassoJsonNode  node,
                                              PassoJsonKind  kind);
PassoJsonNode _passo_asl_node_get_member     (PassoJsonTree *tree,
                                              PassoJsonNode  node,
                                              const char    *name);
gboolean      _passo_asl_node_equals         (PassoJsonTree *tree,
                                              PassoJsonNode  node,
                                              const char    *text);
char         *_passo_asl_node_dup_text       (PassoJsonTree *tree,
                                              PassoJsonNode  node);
char         *_passo_asl_node_dup_source     (PassoJsonTree *tree,
                                              PassoJsonNode  node);
gboolean      _passo_asl_node_get_integer    (PassoJsonTree *tree,
                                              PassoJsonNode  node,
                                              gint64        *value);
gboolean      _passo_asl_node_get_number     (PassoJsonTree *tree,
                                              PassoJsonNode  node,
                                              double        *value);
gboolean      _passo_asl_text_is_placeholder (const char    *text);
gboolean      _passo_asl_node_is_placeholder (PassoJsonTree *tree,
                                              PassoJsonNode  node);
gboolean      _passo_asl_node_is_expression  (PassoJsonTree *tree,
                                              PassoJsonNode  node);

G_END_DECLS
