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

  if (node->kind != PASSO_JSONATA_NODE_PATH || node->items->len != 1 || node->group != NULL)
    return FALSE;
  name = g_ptr_array_index (node->items, 0);

  return name->kind == PASSO_JSONATA_NODE_NAME && !name->quoted && name->stages == NULL &&
         (passo_value_string_equals (name->value, "function") ||
          passo_value_string_equals (name->value, "λ"));
}

static gboolean
fail_at_operator (PassoJsonataParser *parser)
{
  PassoSpan span = { parser->token.start, parser->token.end };
  g_autofree char *name = passo_jsonata_operator_to_text (parser->token.op);

  return passo_jsonata_parser_fail (parser, "S0204", span, span.end, name, NULL);
}

/* A signature goes on to the bracket that closes it; only brackets between tokens count. */
static gboolean
skip_signature (PassoJsonataParser *parser)
{
  int depth = 1;

  while (depth > 0)
    {
      if (!passo_jsonata_lexer_next (parser, FALSE))
        return FALSE;
      if (parser->token.type == PASSO_JSONATA_TOKEN_END || passo_jsonata_parser_is_at (parser, '{'))
        return passo_jsonata_parser_fail_to_find (parser, '>');
      if ((passo_jsonata_parser_is_at (parser, '~') || passo_jsonata_parser_is_at (parser, '!')) &&
          !fail_at_operator (parser))
        return FALSE;
      depth += passo_jsonata_parser_is_at (parser, '<') ? 1 : 0;
      depth -= passo_jsonata_parser_is_at (parser, '>') ? 1 : 0;
    }

  return TRUE;
}

/* The signature is no expression: its text is taken as it stands. */
static gboolean
parse_signature (PassoJsonataParser *parser,
                 PassoJsonataNode   *self)
{
  gsize start = parser->token.start;
  gsize place = 0;
  gsize end;
  const char *code = NULL;

  if (!skip_signature (parser))
    return FALSE;
  if (!passo_jsonata_parser_is_at (parser, '>'))
    return TRUE;
  end = parser->token.end;
  self->signature = passo_jsonata_signature_new (parser->text + start, end - start, &code, &place);
  if (self->signature == NULL)
    {
      PassoSpan span = { start, end };

      if (!passo_jsonata_parser_fail (parser, code, span, start + 1 + place, NULL, NULL))
        return FALSE;
    }

  return passo_jsonata_lexer_next (parser, FALSE);
}

static gboolean
fail_at_parameter (PassoJsonataParser     *parser,
                   const PassoJsonataNode *parameter,
                   guint                   number)
{
  PassoSpan span = { parameter->start, parameter->position };
  g_autofree char *text = g_strdup_printf ("%u", number);

  if (parameter->kind == PASSO_JSONATA_NODE_MISSING || parser->quiet != PASSO_JSONATA_TALKS)
    return TRUE;

  return passo_jsonata_parser_fail (parser, "S0208", span, parameter->position, NULL, text);
}

static PassoJsonataNode *
parse_lambda (PassoJsonataParser      *parser,
              const PassoJsonataToken *token,
              PassoJsonataNode        *call)
{
  call->kind = PASSO_JSONATA_NODE_LAMBDA;
  g_clear_pointer (&call->sought, g_ptr_array_unref);
  for (guint i = 0; i < call->items->len; i++)
    {
      PassoJsonataNode *parameter = g_ptr_array_index (call->items, i);

      if (parameter->kind != PASSO_JSONATA_NODE_VARIABLE &&
          !fail_at_parameter (parser, parameter, i + 1))
        return NULL;
    }
  if (passo_jsonata_parser_is_at (parser, '<') && !parse_signature (parser, call))
    return NULL;
  if (!passo_jsonata_parser_is_at (parser, '{'))
    return passo_jsonata_parser_expect (parser, '{') ? call : NULL;
  if (!passo_jsonata_parser_expect (parser, '{'))
    return NULL;
  passo_jsonata_parser_open (parser, '}');
  call->left = passo_jsonata_parser_before (parser, '}');
  if (call->left == NULL || !passo_jsonata_parser_close (parser, '}'))
    return NULL;
  mark_tail (call->left);

  return call;
}

static gboolean
parse_argument (PassoJsonataParser *parser,
                PassoJsonataNode   *call)
{
  if (!passo_jsonata_parser_is_at (parser, '?'))
    return passo_jsonata_parser_item (parser, call, ')');

  call->kind = PASSO_JSONATA_NODE_PARTIAL;
  passo_jsonata_node_add (call, passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_PLACEHOLDER,
                                                           &parser->token));

  return passo_jsonata_lexer_next (parser, FALSE);
}

static gboolean
parse_arguments (PassoJsonataParser *parser,
                 PassoJsonataNode   *call)
{
  gboolean more = TRUE;

  call->items = g_ptr_array_new ();
  passo_jsonata_parser_open (parser, ')');
  if (passo_jsonata_parser_is_at (parser, ')'))
    return passo_jsonata_parser_close (parser, ')');
  while (more)
    if (!parse_argument (parser, call) ||
        !passo_jsonata_parser_next_item (parser, ',', ')', &more))
      return FALSE;

  return TRUE;
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
