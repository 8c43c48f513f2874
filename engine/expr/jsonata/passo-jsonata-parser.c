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

/* A tree takes some hundred bytes for each of them. */
#define MAX_NODES 600000

/* Binds more strongly than all of the table. */
#define MAX_POWER 90

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
  { PASSO_JSONATA_OP_RANGE, 0, NULL, NULL },
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

static PassoJsonataNode *
parse_leaf (PassoJsonataParser *parser)
{
  PassoJsonataToken token = parser->token;
  PassoJsonataNode *leaf;

  parser->token.regex = NULL;
  leaf = passo_jsonata_prefix_leaf (parser, &token);
  passo_jsonata_parser_read_operand (parser);

  return passo_jsonata_lexer_next (parser, FALSE) ? leaf : NULL;
}

/* What begins an expression. */
static PassoJsonataNode *
parse_prefix (PassoJsonataParser *parser)
{
  PassoJsonataToken token = parser->token;
  const PassoJsonataOperator *operator;

  if (token.type == PASSO_JSONATA_TOKEN_END)
    return passo_jsonata_parser_miss_operand (parser);
  if (token.type != PASSO_JSONATA_TOKEN_OPERATOR)
    return parse_leaf (parser);
  operator = passo_jsonata_operator_find (token.op);
  if (operator == NULL)
    return passo_jsonata_parser_fail_at (parser, "S0204", &token);
  if (operator->prefix == NULL)
    return passo_jsonata_parser_fail_at (parser, "S0211", &token);
  /* The language takes a slash for a division here, whatever the operator. */
  if (!passo_jsonata_lexer_next (parser, FALSE))
    return NULL;

  return operator->prefix (parser, &token);
}

/* An expression that an operator must follow: at the end of the text that is what is missing. */
PassoJsonataNode *
passo_jsonata_parser_before (PassoJsonataParser *parser,
                             guint               op)
{
  if (parser->token.type == PASSO_JSONATA_TOKEN_END)
    return passo_jsonata_parser_fail_to_find (parser, op)
             ? passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_MISSING, &parser->token)
             : NULL;

  return passo_jsonata_parser_expression (parser, 0);
}

/* Adds an expression to a list, which @op follows. */
gboolean
passo_jsonata_parser_item (PassoJsonataParser *parser,
                           PassoJsonataNode   *list,
                           guint               op)
{
  PassoJsonataNode *item = passo_jsonata_parser_before (parser, op);

  if (item == NULL)
    return FALSE;
  passo_jsonata_node_add (list, item);
  passo_jsonata_step_inherit (list, item);

  return TRUE;
}

/* The expressions between brackets. A semicolon may end them, a comma does not. */
gboolean
passo_jsonata_parser_list (PassoJsonataParser *parser,
                           PassoJsonataNode   *list,
                           guint               separator,
                           guint               closer)
{
  gboolean more = TRUE;

  list->items = g_ptr_array_new ();
  passo_jsonata_parser_open (parser, closer);
  if (passo_jsonata_parser_is_at (parser, closer))
    return passo_jsonata_parser_close (parser, closer);
  while (more)
    {
      if (!passo_jsonata_parser_item (parser, list, closer) ||
          !passo_jsonata_parser_next_item (parser, separator, closer, &more))
        return FALSE;
      if (more && separator == ';' && passo_jsonata_parser_is_at (parser, closer))
        return passo_jsonata_parser_close (parser, closer);
    }

  return TRUE;
}

/* An operator that there is not, taken as one between two expressions. */
static PassoJsonataNode *
infix_unknown (PassoJsonataParser      *parser,
               const PassoJsonataToken *token,
               PassoJsonataNode        *left)
{
  return passo_jsonata_parser_expression (parser, MAX_POWER);
}

static const PassoJsonataOperator *
find_infix (const PassoJsonataParser *parser)
{
  static const PassoJsonataOperator unknown = { '!', MAX_POWER, NULL, infix_unknown };
  const PassoJsonataOperator *operator;

  if (parser->token.type != PASSO_JSONATA_TOKEN_OPERATOR)
    return NULL;
  operator = passo_jsonata_operator_find (parser->token.op);

  return operator != NULL ? operator : &unknown;
}

static PassoJsonataNode *
parse_infixes (PassoJsonataParser *parser,
               PassoJsonataNode   *left,
               int                 power)
{
  while (left != NULL)
    {
      PassoJsonataToken token = parser->token;
      const PassoJsonataOperator *operator = find_infix (parser);

      if (operator != NULL && operator->infix == infix_unknown &&
          passo_jsonata_parser_fail_at (parser, "S0204", &token) == NULL)
        return NULL;
      if (operator == NULL || operator->power <= power)
        break;
      if (!passo_jsonata_lexer_next (parser, TRUE))
        return NULL;
      left = operator->infix (parser, &token, left);
    }

  return left;
}

PassoJsonataNode *
passo_jsonata_parser_expression (PassoJsonataParser *parser,
                                 int                 power)
{
  gboolean is_deep = parser->depth == MAX_NESTING ||
                     (const char *) __builtin_frame_address (0) < passo_jsonata_get_stack_limit ();
  PassoJsonataNode *self;

  if (is_deep || parser->expression->nodes->len >= MAX_NODES)
    {
      const char *code = is_deep ? "U1002" : "U1012";

      self = passo_jsonata_parser_fail_at (parser, code, &parser->token);
      passo_jsonata_parser_give_up (parser);
      return self;
    }
  parser->depth++;
  self = parse_infixes (parser, parse_prefix (parser), power);
  parser->depth--;

  return self;
}

static gboolean
seeks_parent (const PassoJsonataNode *root)
{
  if (root->sought != NULL)
    for (guint i = 0; i < root->sought->len; i++)
      if (((PassoJsonataParent *) g_ptr_array_index (root->sought, i))->n_steps > 0)
        return TRUE;

  return root->kind == PASSO_JSONATA_NODE_PARENT;
}

/* What stands after a whole expression. */
static gboolean
parse_surplus (PassoJsonataParser *parser,
               PassoJsonataNode   *root)
{
  while (parser->token.type != PASSO_JSONATA_TOKEN_END)
    {
      gboolean anew;

      if (!passo_jsonata_parser_skip_surplus (parser, &anew))
        return FALSE;
      if (!anew)
        parse_infixes (parser, root, 0);
      else if (parser->token.type != PASSO_JSONATA_TOKEN_END)
        passo_jsonata_parser_expression (parser, 0);
    }

  return TRUE;
}

/**
 * passo_jsonata_parse:
 * @parser: a parser at the beginning of a text
 *
 * Parses a whole expression. When it is none, the parser has errors.
 */
void
passo_jsonata_parse (PassoJsonataParser *parser)
{
  PassoJsonataNode *root;

  if (!passo_jsonata_lexer_next (parser, TRUE))
    return;
  root = passo_jsonata_parser_expression (parser, 0);
  if (root == NULL || !parse_surplus (parser, root))
    return;
  parser->expression->root = root;
  if (parser->errors == NULL && seeks_parent (root))
    passo_jsonata_parser_doubt (parser, "S0217", (PassoSpan) { root->start, root->position },
                                root->position, "%", NULL);
}
