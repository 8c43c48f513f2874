/* passo-json-gap-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-json-tree.h"

G_BEGIN_DECLS

/**
 * PassoJsonGap:
 * @comment: whether a comment stands in it
 * @comma: where its comma is, or %G_MAXSIZE
 * @last_comment: end of the last comment, else the start of the gap
 * @n_lines: how many lines end in it, outside comments
 *
 * The bytes between two values.
 */
typedef struct
{
  PassoSpan span;
  gboolean  comment;
  gsize     comma;
  gsize     last_comment;
  guint     n_lines;
} PassoJsonGap;

PassoJsonGap  _passo_json_gap_before    (PassoJsonTree      *tree,
                                         PassoJsonNode       node,
                                         PassoJsonNode       previous);
PassoJsonGap  _passo_json_gap_after     (PassoJsonTree      *tree,
                                         PassoJsonNode       node);
PassoJsonGap  _passo_json_gap_inside    (PassoJsonTree      *tree,
                                         PassoJsonNode       node);
gsize         _passo_json_gap_find_next (PassoJsonTree      *tree,
                                         const PassoJsonGap *gap);
gsize         _passo_json_item_start    (PassoJsonTree      *tree,
                                         PassoJsonNode       node);
PassoJsonNode _passo_json_last_child    (PassoJsonTree      *tree,
                                         PassoJsonNode       node);
PassoJsonNode _passo_json_get_child     (PassoJsonTree      *tree,
                                         PassoJsonNode       parent,
                                         guint               position,
                                         PassoJsonNode      *previous);
PassoJsonNode _passo_json_get_previous  (PassoJsonTree      *tree,
                                         PassoJsonNode       node);

G_END_DECLS
