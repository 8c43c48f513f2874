/* passo-asl-node.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-expression-text.h"
#include "document/passo-placeholder.h"

/* First child of a container, PASSO_JSON_NONE for anything else. */
PassoJsonNode
_passo_asl_node_first_child (PassoJsonTree *tree,
                             PassoJsonNode  node)
{
  if (_passo_asl_node_is (tree, node, PASSO_JSON_OBJECT) ||
      _passo_asl_node_is (tree, node, PASSO_JSON_ARRAY))
    return passo_json_tree_get_first_child (tree, node);

  return PASSO_JSON_NONE;
}

gboolean
_passo_asl_node_is (PassoJsonTree *tree,
                    PassoJsonNode  node,
                    PassoJsonKind  kind)
{
  return node != PASSO_JSON_NONE && passo_json_tree_get_kind (tree, node) == kind;
}

/* Member of an object, PASSO_JSON_NONE if it is absent or the node is no object. */
PassoJsonNode
_passo_asl_node_get_member (PassoJsonTree *tree,
                            PassoJsonNode  node,
                            const char    *name)
{
  if (!_passo_asl_node_is (tree, node, PASSO_JSON_OBJECT))
    return PASSO_JSON_NONE;

  return passo_json_tree_lookup (tree, node, name);
}

/* The bytes of a value, without the quotes of a string. */
static const char *
peek_bytes (PassoJsonTree *tree,
            PassoJsonNode  node,
            gsize         *length)
{
  PassoSpan span = passo_json_tree_get_span (tree, node);
  const char *text = passo_json_tree_get_text (tree, NULL) + span.start;

  *length = span.end - span.start;
  if (*length >= 2 && (text[0] == '"' || text[0] == '\'') && text[*length - 1] == text[0])
    {
      text++;
      *length -= 2;
    }

  return text;
}

/* Whether a node is the string @text; most strings are compared in place. */
gboolean
_passo_asl_node_equals (PassoJsonTree *tree,
                        PassoJsonNode  node,
                        const char    *text)
{
  g_autofree char *decoded = NULL;
  const char *bytes;
  gsize length;

  if (!_passo_asl_node_is (tree, node, PASSO_JSON_STRING))
    return FALSE;

  bytes = peek_bytes (tree, node, &length);
  if (memchr (bytes, '\\', length) == NULL)
    return strlen (text) == length && memcmp (bytes, text, length) == 0;

  decoded = passo_json_tree_dup_string (tree, node, NULL);
  return g_strcmp0 (decoded, text) == 0;
}

/* The decoded text of a string, NULL for anything else. */
char *
_passo_asl_node_dup_text (PassoJsonTree *tree,
                          PassoJsonNode  node)
{
  if (!_passo_asl_node_is (tree, node, PASSO_JSON_STRING))
    return NULL;

  return passo_json_tree_dup_string (tree, node, NULL);
}

/* The bytes of a value as they stand. */
char *
_passo_asl_node_dup_source (PassoJsonTree *tree,
                            PassoJsonNode  node)
{
  PassoSpan span = passo_json_tree_get_span (tree, node);

  return g_strndup (passo_json_tree_get_text (tree, NULL) + span.start, span.end - span.start);
}

gboolean
_passo_asl_node_get_number (PassoJsonTree *tree,
                            PassoJsonNode  node,
                            double        *value)
{
  g_autofree char *source = NULL;

  if (!_passo_asl_node_is (tree, node, PASSO_JSON_NUMBER))
    return FALSE;

  source = _passo_asl_node_dup_source (tree, node);
  *value = g_ascii_strtod (source, NULL);
  return TRUE;
}

/* Whether a node is a number without a fraction (1.0 and 1e2 are) that a gint64 holds. */
gboolean
_passo_asl_node_get_integer (PassoJsonTree *tree,
                             PassoJsonNode  node,
                             gint64        *value)
{
  double number;

  if (!_passo_asl_node_get_number (tree, node, &number) ||
      !(fabs (number) < 9e18) || trunc (number) != number)
    return FALSE;

  *value = (gint64) number;
  return TRUE;
}

/* Whether a text holds a `${Name}` that somebody fills in before the service reads it. */
gboolean
_passo_asl_text_is_placeholder (const char *text)
{
  const char *start = strstr (text, "${");

  return start != NULL && strchr (start + 2, '}') != NULL;
}

/* Whether somebody fills the value in before the service reads it (ordinary values,
 * never errors): a bare `${Name}`, a string with one inside, an object with one key `Ref` or
 * `Fn::Name`. */
gboolean
_passo_asl_node_is_placeholder (PassoJsonTree *tree,
                                PassoJsonNode  node)
{
  const char *bytes;
  const char *start;
  gsize length;

  if (node == PASSO_JSON_NONE)
    return FALSE;

  switch (passo_json_tree_get_kind (tree, node))
    {
    case PASSO_JSON_PLACEHOLDER:
      return TRUE;

    case PASSO_JSON_STRING:
      bytes = peek_bytes (tree, node, &length);
      start = memmem (bytes, length, "${", 2);
      return start != NULL && memchr (start, '}', bytes + length - start) != NULL;

    case PASSO_JSON_OBJECT:
      return passo_placeholder_is_function (tree, node);

    case PASSO_JSON_ARRAY:
    case PASSO_JSON_NUMBER:
    case PASSO_JSON_TRUE:
    case PASSO_JSON_FALSE:
    case PASSO_JSON_NULL:
    case PASSO_JSON_DAMAGED:
    default:
      return FALSE;
    }
}

/* Whether the whole string is a JSONata expression, `{% … %}`. */
gboolean
_passo_asl_node_is_expression (PassoJsonTree *tree,
                               PassoJsonNode  node)
{
  return node != PASSO_JSON_NONE &&
         passo_expression_marks_find (tree, node) == PASSO_EXPRESSION_MARKS_BOTH;
}
