/* passo-jsonata-lambda.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * Calls, and the definitions of functions, which begin like one.
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-parser-private.h"

static void
mark_tail (PassoJsonataNode *node)
{
  if (node->stages != NULL || node->group != NULL || node->keep)
    return;
  if (node->kind == PASSO_JSONATA_NODE_CALL)
    node->tail = TRUE;
  else if (node->kind == PASSO_JSONATA_NODE_CONDITION)
    {
      mark_tail (node->right);
      if (node->other != NULL)
        mark_tail (node->other);
    }
  else if (node->kind == PASSO_JSONATA_NODE_BLOCK && node->items->len > 0)
    mark_tail (g_ptr_array_index (node->items, node->items->len - 1));
}

static gboolean
is_lambda_word (const PassoJsonataNode *node)
{
  const PassoJsonataNode *name;

  if (node->kind != PASSO_JSONATA_NODE_PATH || node->items->len != 1)
    return FALSE;
  name = g_ptr_array_index (node->items, 0);

  return name->kind == PASSO_JSONATA_NODE_NAME && !name->quoted && name->stages == NULL &&
         (passo_value_string_equals (name->value, "function") ||
          passo_value_string_equals (name->value, "λ"));
}

/* The signature is no expression: its text is taken as it stands. */
static gboolean
parse_signature (PassoJsonataParser *parser,
                 PassoJsonataNode   *self)
{
  gsize start = parser->token.start;
  gsize end = start;
  gsize place = 0;
  int depth = 0;
  const char *code = NULL;

  do
    {
      depth += parser->text[end] == '<' ? 1 : parser->text[end] == '>' ? -1 : 0;
      end++;
    }
  while (depth > 0 && end < parser->length && parser->text[end] != '{');
  parser->position = end;
  self->signature = passo_jsonata_signature_new (parser->text + start, end - start, &code, &place);
  if (self->signature == NULL)
    return passo_jsonata_parser_fail (parser, code, start + place, NULL, NULL);

  return passo_jsonata_lexer_next (parser, FALSE);
}

static PassoJsonataNode *
parse_lambda (PassoJsonataParser      *parser,
              const PassoJsonataToken *token,
              PassoJsonataNode        *call)
{
  call->kind = PASSO_JSONATA_NODE_LAMBDA;
  call->seeking = NULL;
  for (guint i = 0; i < call->items->len; i++)
    {
      PassoJsonataNode *parameter = g_ptr_array_index (call->items, i);

      if (parameter->kind != PASSO_JSONATA_NODE_VARIABLE)
        return passo_jsonata_parser_fail_at (parser, "S0208", token);
    }
  if (passo_jsonata_parser_is_at (parser, '<') && !parse_signature (parser, call))
    return NULL;
  if (!passo_jsonata_parser_expect (parser, '{', FALSE))
    return NULL;
  call->left = passo_jsonata_parser_expression (parser, 0);
  if (call->left == NULL || !passo_jsonata_parser_expect (parser, '}', TRUE))
    return NULL;
  mark_tail (call->left);

  return call;
}

static gboolean
parse_arguments (PassoJsonataParser *parser,
                 PassoJsonataNode   *call)
{
  gboolean more = !passo_jsonata_parser_is_at (parser, ')');

  call->items = g_ptr_array_new ();
  while (more)
    {
      if (!passo_jsonata_parser_is_at (parser, '?'))
        {
          if (!passo_jsonata_parser_item (parser, call, ',', &more))
            return FALSE;
          continue;
        }
      call->kind = PASSO_JSONATA_NODE_PARTIAL;
      passo_jsonata_node_add (call, passo_jsonata_parser_node (parser,
                                                               PASSO_JSONATA_NODE_PLACEHOLDER,
                                                               &parser->token));
      if (!passo_jsonata_lexer_next (parser, FALSE))
        return FALSE;
      more = passo_jsonata_parser_is_at (parser, ',');
      if (more && !passo_jsonata_lexer_next (parser, TRUE))
        return FALSE;
    }

  return passo_jsonata_parser_expect (parser, ')', TRUE);
}

PassoJsonataNode *
passo_jsonata_infix_call (PassoJsonataParser      *parser,
                          const PassoJsonataToken *token,
                          PassoJsonataNode        *left)
{
  PassoJsonataNode *self = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_CALL, token);

  self->left = left;
  if (!parse_arguments (parser, self))
    return NULL;
  if (is_lambda_word (left))
    return parse_lambda (parser, token, self);

  return self;
}
