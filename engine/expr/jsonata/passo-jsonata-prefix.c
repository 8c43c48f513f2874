/* passo-jsonata-prefix.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * What a token does at the beginning of an expression.
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-number-private.h"
#include "expr/jsonata/passo-jsonata-parser-private.h"

PassoJsonataNode *
passo_jsonata_prefix_leaf (PassoJsonataParser *parser,
                           PassoJsonataToken  *token)
{
  PassoJsonataNode *self;

  switch (token->type)
    {
    case PASSO_JSONATA_TOKEN_NAME:
      self = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_NAME, token);
      self->value = token->value;
      self->quoted = token->quoted;
      return passo_jsonata_step_wrap (parser, self);

    case PASSO_JSONATA_TOKEN_VARIABLE:
      self = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_VARIABLE, token);
      self->value = token->value;
      return self;

    case PASSO_JSONATA_TOKEN_REGEX:
      self = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_REGEX, token);
      self->regex = g_steal_pointer (&token->regex);
      return self;

    case PASSO_JSONATA_TOKEN_VALUE:
    default:
      self = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_VALUE, token);
      self->value = token->value;
      return self;
    }
}

PassoJsonataNode *
passo_jsonata_prefix_wildcard (PassoJsonataParser      *parser,
                               const PassoJsonataToken *token)
{
  return passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_WILDCARD, token);
}

PassoJsonataNode *
passo_jsonata_prefix_descendant (PassoJsonataParser      *parser,
                                 const PassoJsonataToken *token)
{
  return passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_DESCENDANT, token);
}

PassoJsonataNode *
passo_jsonata_prefix_parent (PassoJsonataParser      *parser,
                             const PassoJsonataToken *token)
{
  PassoJsonataNode *self = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_PARENT, token);

  self->parent = g_new0 (PassoJsonataParent, 1);
  self->parent->n_steps = 1;
  g_ptr_array_add (parser->expression->parents, self->parent);

  return self;
}

PassoJsonataNode *
passo_jsonata_prefix_negate (PassoJsonataParser      *parser,
                             const PassoJsonataToken *token)
{
  PassoJsonataNode *operand = passo_jsonata_parser_expression (parser, 70);
  PassoJsonataNode *self;

  if (operand == NULL)
    return NULL;
  if (operand->kind == PASSO_JSONATA_NODE_VALUE && passo_value_is_number (operand->value))
    {
      operand->value = parser->expression->dialect == PASSO_JSONATA_AWS
                       ? passo_jsonata_negate_number (operand->value)
                       : passo_value_number (-passo_value_get_number (operand->value));
      return operand;
    }
  self = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_NEGATE, token);
  self->left = operand;
  passo_jsonata_step_inherit (self, operand);

  return self;
}

PassoJsonataNode *
passo_jsonata_prefix_block (PassoJsonataParser      *parser,
                            const PassoJsonataToken *token)
{
  PassoJsonataNode *self = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_BLOCK, token);

  if (!passo_jsonata_parser_list (parser, self, ';', ')'))
    return NULL;
  for (guint i = 0; i < self->items->len; i++)
    {
      PassoJsonataNode *item = g_ptr_array_index (self->items, i);

      if (item->cons || (item->kind == PASSO_JSONATA_NODE_PATH &&
                         ((PassoJsonataNode *) g_ptr_array_index (item->items, 0))->cons))
        self->cons = TRUE;
    }

  return self;
}

/* Makes the last element one end of a range, where there is one: it stands nowhere else. */
static gboolean
parse_range (PassoJsonataParser *parser,
             PassoJsonataNode   *array)
{
  gpointer *last = &g_ptr_array_index (array->items, array->items->len - 1);
  PassoJsonataNode *range;

  if (!passo_jsonata_parser_is_at (parser, PASSO_JSONATA_OP_RANGE))
    return TRUE;
  range = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_BINARY, &parser->token);
  range->left = *last;
  *last = range;
  if (!passo_jsonata_lexer_next (parser, TRUE))
    return FALSE;
  range->right = passo_jsonata_parser_before (parser, ']');
  if (range->right == NULL)
    return FALSE;
  passo_jsonata_step_inherit (range, range->left);
  passo_jsonata_step_inherit (range, range->right);
  passo_jsonata_step_inherit (array, range->right);

  return TRUE;
}

PassoJsonataNode *
passo_jsonata_prefix_array (PassoJsonataParser      *parser,
                            const PassoJsonataToken *token)
{
  PassoJsonataNode *self = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_ARRAY, token);
  gboolean more = TRUE;

  self->items = g_ptr_array_new ();
  passo_jsonata_parser_open (parser, ']');
  if (passo_jsonata_parser_is_at (parser, ']'))
    return passo_jsonata_parser_close (parser, ']') ? self : NULL;
  while (more)
    if (!passo_jsonata_parser_item (parser, self, ']') || !parse_range (parser, self) ||
        !passo_jsonata_parser_next_item (parser, ',', ']', &more))
      return NULL;

  return self;
}

gboolean
passo_jsonata_prefix_members (PassoJsonataParser *parser,
                              PassoJsonataNode   *self)
{
  gboolean more = TRUE;

  self->items = g_ptr_array_new ();
  passo_jsonata_parser_open (parser, '}');
  if (passo_jsonata_parser_is_at (parser, '}'))
    return passo_jsonata_parser_close (parser, '}');
  while (more)
    if (!passo_jsonata_parser_item (parser, self, ':') ||
        !passo_jsonata_parser_expect (parser, ':') ||
        !passo_jsonata_parser_item (parser, self, '}') ||
        !passo_jsonata_parser_next_item (parser, ',', '}', &more))
      return FALSE;

  return TRUE;
}

PassoJsonataNode *
passo_jsonata_prefix_object (PassoJsonataParser      *parser,
                             const PassoJsonataToken *token)
{
  PassoJsonataNode *self = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_OBJECT, token);

  return passo_jsonata_prefix_members (parser, self) ? self : NULL;
}

/* |pattern|update, delete| */
PassoJsonataNode *
passo_jsonata_prefix_transform (PassoJsonataParser      *parser,
                                const PassoJsonataToken *token)
{
  PassoJsonataNode *self = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_TRANSFORM, token);

  /* The variable that it calls */
  self->value = passo_value_pool_add_string (parser->expression->pool, "clone", -1);
  self->left = passo_jsonata_parser_before (parser, '|');
  if (self->left == NULL || !passo_jsonata_parser_expect (parser, '|'))
    return NULL;
  passo_jsonata_parser_open (parser, '|');
  self->right = passo_jsonata_parser_before (parser, '|');
  if (self->right == NULL)
    return NULL;
  if (passo_jsonata_parser_is_at (parser, ','))
    {
      if (!passo_jsonata_lexer_next (parser, TRUE))
        return NULL;
      self->other = passo_jsonata_parser_before (parser, '|');
      if (self->other == NULL)
        return NULL;
    }

  return passo_jsonata_parser_close (parser, '|') ? self : NULL;
}

/* Words that are operators elsewhere are names at the beginning. */
PassoJsonataNode *
passo_jsonata_prefix_word (PassoJsonataParser      *parser,
                           const PassoJsonataToken *token)
{
  PassoJsonataNode *self = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_NAME, token);

  self->value = token->value;

  return passo_jsonata_step_wrap (parser, self);
}
