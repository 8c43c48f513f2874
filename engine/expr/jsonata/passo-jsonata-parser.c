/* passo-jsonata-parser.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * A parser by operator precedence: a table says what a token does at the beginning of an
 * expression, and what it does after one.
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-parser-private.h"

/* Expressions inside each other: the C stack bears them. */
#define MAX_NESTING 1000

static const PassoJsonataOperator operators[] = {
  { '.', 75, NULL, passo_jsonata_infix_step },
  { '[', 80, passo_jsonata_prefix_array, passo_jsonata_infix_predicate },
  { ']', 0, NULL, NULL },
  { '{', 70, passo_jsonata_prefix_object, passo_jsonata_infix_group },
  { '}', 0, NULL, NULL },
  { '(', 80, passo_jsonata_prefix_block, passo_jsonata_infix_call },
  { ')', 0, NULL, NULL },
  { ',', 0, NULL, NULL },
  { '@', 80, NULL, passo_jsonata_infix_focus },
  { '#', 80, NULL, passo_jsonata_infix_index },
  { ';', 0, NULL, NULL },
  { ':', 0, NULL, NULL },
  { '?', 20, NULL, passo_jsonata_infix_condition },
  { '+', 50, NULL, passo_jsonata_infix_binary },
  { '-', 50, passo_jsonata_prefix_negate, passo_jsonata_infix_binary },
  { '*', 60, passo_jsonata_prefix_wildcard, passo_jsonata_infix_binary },
  { '/', 60, NULL, passo_jsonata_infix_binary },
  { '%', 60, passo_jsonata_prefix_parent, passo_jsonata_infix_binary },
  { '|', 0, passo_jsonata_prefix_transform, NULL },
  { '=', 40, NULL, passo_jsonata_infix_binary },
  { '<', 40, NULL, passo_jsonata_infix_binary },
  { '>', 40, NULL, passo_jsonata_infix_binary },
  { '^', 40, NULL, passo_jsonata_infix_order },
  { '&', 50, NULL, passo_jsonata_infix_binary },
  { PASSO_JSONATA_OP_DESCENDANT, 0, passo_jsonata_prefix_descendant, NULL },
  { PASSO_JSONATA_OP_RANGE, 20, NULL, passo_jsonata_infix_binary },
  { PASSO_JSONATA_OP_BIND, 10, NULL, passo_jsonata_infix_bind },
  { PASSO_JSONATA_OP_NOT_EQUAL, 40, NULL, passo_jsonata_infix_binary },
  { PASSO_JSONATA_OP_AT_LEAST, 40, NULL, passo_jsonata_infix_binary },
  { PASSO_JSONATA_OP_AT_MOST, 40, NULL, passo_jsonata_infix_binary },
  { PASSO_JSONATA_OP_APPLY, 40, NULL, passo_jsonata_infix_binary },
  { PASSO_JSONATA_OP_DEFAULT, 40, NULL, passo_jsonata_infix_binary },
  { PASSO_JSONATA_OP_COALESCE, 40, NULL, passo_jsonata_infix_binary },
  { PASSO_JSONATA_OP_AND, 30, passo_jsonata_prefix_word, passo_jsonata_infix_binary },
  { PASSO_JSONATA_OP_OR, 25, passo_jsonata_prefix_word, passo_jsonata_infix_binary },
  { PASSO_JSONATA_OP_IN, 40, passo_jsonata_prefix_word, passo_jsonata_infix_binary },
};

const PassoJsonataOperator *
passo_jsonata_operator_find (guint op)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (operators[i].op == op)
      return &operators[i];

  return NULL;
}

char *
passo_jsonata_operator_to_text (guint op)
{
  switch (op)
    {
    case PASSO_JSONATA_OP_END:
      return g_strdup ("(end)");
    case PASSO_JSONATA_OP_AND:
      return g_strdup ("and");
    case PASSO_JSONATA_OP_OR:
      return g_strdup ("or");
    default:
      return op < 256 ? g_strdup_printf ("%c", (char) op)
                      : g_strdup_printf ("%c%c", (char) (op >> 8), (char) (op & 255));
    }
}

gboolean
passo_jsonata_parser_fail (PassoJsonataParser *parser,
                           const char         *code,
                           gsize               position,
                           const char         *token,
                           const char         *value)
{
  g_autofree char *quoted = passo_jsonata_error_quote (value);

  if (parser->error == NULL)
    parser->error = passo_jsonata_error_new (code, position, token, NULL, quoted, NULL);

  return FALSE;
}

/* Notes what is wrong with an expression that parses: a syntax error further on goes first. */
gboolean
passo_jsonata_parser_doubt (PassoJsonataParser *parser,
                            const char         *code,
                            gsize               position,
                            const char         *token,
                            const char         *value)
{
  g_autofree char *quoted = passo_jsonata_error_quote (value);

  if (parser->doubt == NULL)
    parser->doubt = passo_jsonata_error_new (code, position, token, NULL, quoted, NULL);

  return TRUE;
}

PassoJsonataNode *
passo_jsonata_parser_doubt_at (PassoJsonataParser      *parser,
                               const char              *code,
                               const PassoJsonataToken *token,
                               PassoJsonataNode        *node)
{
  g_autofree char *text = g_strndup (parser->text + token->start, token->end - token->start);

  passo_jsonata_parser_doubt (parser, code, token->end, text, text);

  return node;
}

PassoJsonataNode *
passo_jsonata_parser_fail_at (PassoJsonataParser      *parser,
                              const char              *code,
                              const PassoJsonataToken *token)
{
  g_autofree char *text = NULL;

  if (token->type == PASSO_JSONATA_TOKEN_END)
    text = g_strdup ("(end)");
  else
    text = g_strndup (parser->text + token->start, token->end - token->start);
  passo_jsonata_parser_fail (parser, code, token->end, text, text);

  return NULL;
}

PassoJsonataNode *
passo_jsonata_node_new (PassoJsonataParser   *parser,
                        PassoJsonataNodeKind  kind,
                        gsize                 position)
{
  PassoJsonataNode *self = g_new0 (PassoJsonataNode, 1);

  self->kind = kind;
  self->start = self->position = position;
  g_ptr_array_add (parser->expression->nodes, self);

  return self;
}

void
passo_jsonata_node_add (PassoJsonataNode *self,
                        PassoJsonataNode *item)
{
  if (self->items == NULL)
    self->items = g_ptr_array_new ();
  g_ptr_array_add (self->items, item);
}

PassoJsonataNode *
passo_jsonata_parser_node (PassoJsonataParser      *parser,
                           PassoJsonataNodeKind     kind,
                           const PassoJsonataToken *token)
{
  PassoJsonataNode *self = passo_jsonata_node_new (parser, kind, token->end);

  self->op = token->op;
  self->start = token->start;

  return self;
}

gboolean
passo_jsonata_parser_is_at (const PassoJsonataParser *parser,
                            guint                     op)
{
  return parser->token.type == PASSO_JSONATA_TOKEN_OPERATOR && parser->token.op == op;
}

/* What should stand here does; @after_operand tells whether it ends an expression. */
gboolean
passo_jsonata_parser_expect (PassoJsonataParser *parser,
                             guint               op,
                             gboolean            after_operand)
{
  g_autofree char *wanted = NULL;
  g_autofree char *found = NULL;

  if (passo_jsonata_parser_is_at (parser, op))
    return passo_jsonata_lexer_next (parser, !after_operand);

  wanted = passo_jsonata_operator_to_text (op);
  found = g_strndup (parser->text + parser->token.start, parser->token.end - parser->token.start);
  if (parser->token.type == PASSO_JSONATA_TOKEN_END)
    return passo_jsonata_parser_fail (parser, "S0203", parser->token.end, "(end)", wanted);

  return passo_jsonata_parser_fail (parser, "S0202", parser->token.end, found, wanted);
}

/* Adds an expression to a list and goes over a comma. */
gboolean
passo_jsonata_parser_item (PassoJsonataParser *parser,
                           PassoJsonataNode   *list,
                           guint               separator,
                           gboolean           *more)
{
  PassoJsonataNode *item = passo_jsonata_parser_expression (parser, 0);

  if (item == NULL)
    return FALSE;
  passo_jsonata_node_add (list, item);
  passo_jsonata_step_inherit (list, item);
  *more = passo_jsonata_parser_is_at (parser, separator);

  return !*more || passo_jsonata_lexer_next (parser, TRUE);
}

/* What begins an expression. */
static PassoJsonataNode *
parse_prefix (PassoJsonataParser *parser)
{
  PassoJsonataToken token = parser->token;
  const PassoJsonataOperator *operator;

  parser->token.regex = NULL;
  if (token.type == PASSO_JSONATA_TOKEN_END)
    return passo_jsonata_parser_fail_at (parser, "S0207", &token);
  if (token.type != PASSO_JSONATA_TOKEN_OPERATOR)
    {
      PassoJsonataNode *leaf = passo_jsonata_prefix_leaf (parser, &token);

      return passo_jsonata_lexer_next (parser, FALSE) ? leaf : NULL;
    }
  operator = passo_jsonata_operator_find (token.op);
  if (operator == NULL)
    return passo_jsonata_parser_fail_at (parser, "S0204", &token);
  if (operator->prefix == NULL)
    return passo_jsonata_parser_fail_at (parser, "S0211", &token);
  if (!passo_jsonata_lexer_next (parser, operator->prefix != passo_jsonata_prefix_wildcard &&
                                 operator->prefix != passo_jsonata_prefix_descendant &&
                                 operator->prefix != passo_jsonata_prefix_parent &&
                                 operator->prefix != passo_jsonata_prefix_word))
    return NULL;

  return operator->prefix (parser, &token);
}

static int
get_power (PassoJsonataParser *parser)
{
  const PassoJsonataOperator *operator;

  if (parser->token.type != PASSO_JSONATA_TOKEN_OPERATOR)
    return 0;
  operator = passo_jsonata_operator_find (parser->token.op);
  if (operator != NULL)
    return operator->power;
  passo_jsonata_parser_fail_at (parser, "S0204", &parser->token);

  return -1;
}

static PassoJsonataNode *
parse_infixes (PassoJsonataParser *parser,
               int                 power)
{
  PassoJsonataNode *left = parse_prefix (parser);

  while (left != NULL)
    {
      PassoJsonataToken token = parser->token;
      int binds = get_power (parser);

      if (binds < 0)
        return NULL;
      if (binds <= power)
        break;
      if (!passo_jsonata_lexer_next (parser, TRUE))
        return NULL;
      left = passo_jsonata_operator_find (token.op)->infix (parser, &token, left);
    }

  return left;
}

PassoJsonataNode *
passo_jsonata_parser_expression (PassoJsonataParser *parser,
                                 int                 power)
{
  PassoJsonataNode *self;

  if (parser->depth == MAX_NESTING)
    return passo_jsonata_parser_fail_at (parser, "U1002", &parser->token);
  parser->depth++;
  self = parse_infixes (parser, power);
  parser->depth--;

  return self;
}

static gboolean
has_open_slot (const PassoJsonataNode *root)
{
  if (root->seeking != NULL)
    for (guint i = 0; i < root->seeking->len; i++)
      if (((PassoJsonataSlot *) g_ptr_array_index (root->seeking, i))->level > 0)
        return TRUE;

  return root->kind == PASSO_JSONATA_NODE_PARENT;
}

/**
 * passo_jsonata_parse:
 * @parser: a parser at the beginning of a text
 *
 * Parses a whole expression.
 *
 * Returns: FALSE when it is none; the parser has the error
 */
gboolean
passo_jsonata_parse (PassoJsonataParser *parser)
{
  PassoJsonataNode *root;

  if (!passo_jsonata_lexer_next (parser, TRUE))
    return FALSE;
  root = passo_jsonata_parser_expression (parser, 0);
  if (root == NULL)
    return FALSE;
  if (parser->token.type != PASSO_JSONATA_TOKEN_END)
    {
      passo_jsonata_parser_fail_at (parser, "S0201", &parser->token);
      return FALSE;
    }
  if (has_open_slot (root))
    passo_jsonata_parser_doubt (parser, "S0217", root->position, "%", NULL);
  parser->error = g_steal_pointer (&parser->doubt);
  parser->expression->root = root;

  return parser->error == NULL;
}
