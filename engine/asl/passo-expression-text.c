/* passo-expression-text.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "asl/passo-expression-text.h"
#include "json/passo-json-string-map.h"

struct _PassoExpressionText
{
  PassoJsonStringMap *map;
  PassoSpan           span;  /* of the expression in the map's text */
};

/* Most strings are neither escaped nor an expression, which their bytes tell. */
static gboolean
may_have_marks (PassoJsonTree *tree,
                PassoJsonNode  node)
{
  PassoSpan span = passo_json_tree_get_span (tree, node);
  const char *text = passo_json_tree_get_text (tree, NULL) + span.start;

  return memchr (text, '%', span.end - span.start) != NULL ||
         memchr (text, '\\', span.end - span.start) != NULL;
}

/**
 * passo_expression_marks_find:
 * @tree: a tree
 * @node: one of its nodes
 *
 * Returns: what marks of expressions make of a string; none of other values
 */
PassoExpressionMarks
passo_expression_marks_find (PassoJsonTree *tree,
                             PassoJsonNode  node)
{
  g_autofree char *text = NULL;
  gsize length;

  g_return_val_if_fail (tree != NULL, PASSO_EXPRESSION_MARKS_NONE);

  if (passo_json_tree_get_kind (tree, node) != PASSO_JSON_STRING || !may_have_marks (tree, node))
    return PASSO_EXPRESSION_MARKS_NONE;
  text = passo_json_tree_dup_string (tree, node, &length);

  return passo_expression_marks_read (text, length);
}

/**
 * passo_expression_text_new:
 * @tree: a tree
 * @node: one of its nodes
 *
 * Returns: (transfer full) (nullable): the expression, %NULL for all but strings that are one
 */
PassoExpressionText *
passo_expression_text_new (PassoJsonTree *tree,
                           PassoJsonNode  node)
{
  PassoExpressionText *self;
  const char *text;
  gsize length;

  g_return_val_if_fail (tree != NULL, NULL);

  if (passo_expression_marks_find (tree, node) != PASSO_EXPRESSION_MARKS_BOTH)
    return NULL;

  self = g_new0 (PassoExpressionText, 1);
  self->map = passo_json_string_map_new (tree, node);
  text = passo_json_string_map_get_text (self->map, &length);
  self->span = passo_expression_marks_get_inside (text, length);

  return self;
}

/**
 * passo_expression_text_free:
 * @self: (transfer full): an expression
 */
void
passo_expression_text_free (PassoExpressionText *self)
{
  g_return_if_fail (self != NULL);

  passo_json_string_map_free (self->map);
  g_free (self);
}

/**
 * passo_expression_text_get_text:
 * @self: an expression
 * @length: (out): its bytes; nothing ends the text
 *
 * Returns: (transfer none): the text
 */
const char *
passo_expression_text_get_text (const PassoExpressionText *self,
                                gsize                     *length)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (length != NULL, NULL);

  *length = self->span.end - self->span.start;

  return passo_json_string_map_get_text (self->map, NULL) + self->span.start;
}

/**
 * passo_expression_text_find_source:
 * @self: an expression
 * @span: bytes of its text
 *
 * Returns: the bytes of the document that stand for them
 */
PassoSpan
passo_expression_text_find_source (const PassoExpressionText *self,
                                   PassoSpan                  span)
{
  g_return_val_if_fail (self != NULL, span);

  span.start += self->span.start;
  span.end += self->span.start;

  return passo_json_string_map_find_source (self->map, span);
}

/**
 * passo_expression_text_find_offset:
 * @self: an expression
 * @source: a byte of the document
 *
 * Returns: the byte of the text that stands there; of what is before or after the expression its
 *   beginning and its end
 */
gsize
passo_expression_text_find_offset (const PassoExpressionText *self,
                                   gsize                      source)
{
  g_return_val_if_fail (self != NULL, 0);

  return CLAMP (passo_json_string_map_find_offset (self->map, source),
                self->span.start, self->span.end) - self->span.start;
}
