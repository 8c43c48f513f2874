/* passo-jsonata-parser.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * A parser by operator precedence: two tables say what a token does at the beginning of an
 * expression, and what it does after one.
 */

#include "config.h"

#include <string.h>

#include "expr/jsonata/passo-jsonata-node-private.h"

/* Expressions inside each other: the C stack bears them. */
#define MAX_NESTING 1000

typedef PassoJsonataNode *(*Prefix) (PassoJsonataParser      *parser,
                                     const PassoJsonataToken *token);
typedef PassoJsonataNode *(*Infix) (PassoJsonataParser      *parser,
                                    const PassoJsonataToken *token,
                                    PassoJsonataNode        *left);

typedef struct
{
  guint  op;
  int    power;
  Prefix prefix;
  Infix  infix;
} Operator;

static const Operator *find_operator (guint op);
static PassoJsonataNode *parse_expression (PassoJsonataParser *parser,
                                           int                 power);

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
  if (parser->error == NULL)
    parser->error = passo_jsonata_error_new (code, position, token, NULL, value, NULL);

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
  if (parser->doubt == NULL)
    parser->doubt = passo_jsonata_error_new (code, position, token, NULL, value, NULL);

  return TRUE;
}

static PassoJsonataNode *
doubt_at (PassoJsonataParser      *parser,
          const char              *code,
          const PassoJsonataToken *token,
          PassoJsonataNode        *node)
{
  g_autofree char *text = g_strndup (parser->text + token->start, token->end - token->start);

  passo_jsonata_parser_doubt (parser, code, token->end, text, text);

  return node;
}

static PassoJsonataNode *
fail_at (PassoJsonataParser      *parser,
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
  self->position = position;
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

static PassoJsonataNode *
new_node (PassoJsonataParser      *parser,
          PassoJsonataNodeKind     kind,
          const PassoJsonataToken *token)
{
  PassoJsonataNode *self = passo_jsonata_node_new (parser, kind, token->end);

  self->op = token->op;

  return self;
}

static gboolean
is_at (const PassoJsonataParser *parser,
       guint                     op)
{
  return parser->token.type == PASSO_JSONATA_TOKEN_OPERATOR && parser->token.op == op;
}

/* What should stand here does; @after_operand tells whether it ends an expression. */
static gboolean
expect (PassoJsonataParser *parser,
        guint               op,
        gboolean            after_operand)
{
  g_autofree char *wanted = NULL;
  g_autofree char *found = NULL;

  if (is_at (parser, op))
    return passo_jsonata_lexer_next (parser, !after_operand);

  wanted = passo_jsonata_operator_to_text (op);
  found = g_strndup (parser->text + parser->token.start, parser->token.end - parser->token.start);
  if (parser->token.type == PASSO_JSONATA_TOKEN_END)
    return passo_jsonata_parser_fail (parser, "S0203", parser->token.end, "(end)", wanted);

  return passo_jsonata_parser_fail (parser, "S0202", parser->token.end, found, wanted);
}

/* Adds an expression to a list and goes over a comma. */
static gboolean
parse_item (PassoJsonataParser *parser,
            PassoJsonataNode   *list,
            guint               separator,
            gboolean           *more)
{
  PassoJsonataNode *item = parse_expression (parser, 0);

  if (item == NULL)
    return FALSE;
  passo_jsonata_node_add (list, item);
  passo_jsonata_step_inherit (list, item);
  *more = is_at (parser, separator);

  return !*more || passo_jsonata_lexer_next (parser, TRUE);
}

/* Prefixes */

static PassoJsonataNode *
prefix_wildcard (PassoJsonataParser      *parser,
                 const PassoJsonataToken *token)
{
  return passo_jsonata_step_wrap (parser, new_node (parser, PASSO_JSONATA_NODE_WILDCARD, token));
}

static PassoJsonataNode *
prefix_descendant (PassoJsonataParser      *parser,
                   const PassoJsonataToken *token)
{
  return new_node (parser, PASSO_JSONATA_NODE_DESCENDANT, token);
}

static PassoJsonataNode *
prefix_parent (PassoJsonataParser      *parser,
               const PassoJsonataToken *token)
{
  PassoJsonataNode *self = new_node (parser, PASSO_JSONATA_NODE_PARENT, token);
  g_autofree char *label = NULL;

  /* No variable can be named like this. */
  label = g_strdup_printf ("%%%u", parser->expression->slots->len);
  self->slot = g_new0 (PassoJsonataSlot, 1);
  self->slot->level = 1;
  self->slot->label = passo_value_pool_add_string (parser->expression->pool, label, -1);
  g_ptr_array_add (parser->expression->slots, self->slot);

  return self;
}

static PassoJsonataNode *
prefix_negate (PassoJsonataParser      *parser,
               const PassoJsonataToken *token)
{
  PassoJsonataNode *operand = parse_expression (parser, 70);
  PassoJsonataNode *self;

  if (operand == NULL)
    return NULL;
  if (operand->kind == PASSO_JSONATA_NODE_VALUE && passo_value_is_number (operand->value))
    {
      operand->value = passo_value_number (-passo_value_get_number (operand->value));
      return operand;
    }
  self = new_node (parser, PASSO_JSONATA_NODE_NEGATE, token);
  self->left = operand;
  passo_jsonata_step_inherit (self, operand);

  return self;
}

static PassoJsonataNode *
prefix_block (PassoJsonataParser      *parser,
              const PassoJsonataToken *token)
{
  PassoJsonataNode *self = new_node (parser, PASSO_JSONATA_NODE_BLOCK, token);
  gboolean more = TRUE;

  self->items = g_ptr_array_new ();
  while (more && !is_at (parser, ')'))
    if (!parse_item (parser, self, ';', &more))
      return NULL;
  for (guint i = 0; i < self->items->len; i++)
    {
      PassoJsonataNode *item = g_ptr_array_index (self->items, i);

      if (item->cons || (item->kind == PASSO_JSONATA_NODE_PATH &&
                         ((PassoJsonataNode *) g_ptr_array_index (item->items, 0))->cons))
        self->cons = TRUE;
    }

  return expect (parser, ')', TRUE) ? self : NULL;
}

static PassoJsonataNode *
prefix_array (PassoJsonataParser      *parser,
              const PassoJsonataToken *token)
{
  PassoJsonataNode *self = new_node (parser, PASSO_JSONATA_NODE_ARRAY, token);
  gboolean more = !is_at (parser, ']');

  self->items = g_ptr_array_new ();
  while (more)
    if (!parse_item (parser, self, ',', &more))
      return NULL;

  return expect (parser, ']', TRUE) ? self : NULL;
}

static gboolean
parse_members (PassoJsonataParser *parser,
               PassoJsonataNode   *self)
{
  gboolean more = !is_at (parser, '}');

  self->items = g_ptr_array_new ();
  while (more)
    {
      PassoJsonataNode *key = parse_expression (parser, 0);

      if (key == NULL || !expect (parser, ':', FALSE))
        return FALSE;
      passo_jsonata_node_add (self, key);
      passo_jsonata_step_inherit (self, key);
      if (!parse_item (parser, self, ',', &more))
        return FALSE;
    }

  return expect (parser, '}', TRUE);
}

static PassoJsonataNode *
prefix_object (PassoJsonataParser      *parser,
               const PassoJsonataToken *token)
{
  PassoJsonataNode *self = new_node (parser, PASSO_JSONATA_NODE_OBJECT, token);

  return parse_members (parser, self) ? self : NULL;
}

/* |pattern|update, delete| */
static PassoJsonataNode *
prefix_transform (PassoJsonataParser      *parser,
                  const PassoJsonataToken *token)
{
  PassoJsonataNode *self = new_node (parser, PASSO_JSONATA_NODE_TRANSFORM, token);

  self->left = parse_expression (parser, 0);
  if (self->left == NULL || !expect (parser, '|', FALSE))
    return NULL;
  self->right = parse_expression (parser, 0);
  if (self->right == NULL)
    return NULL;
  if (is_at (parser, ','))
    {
      if (!passo_jsonata_lexer_next (parser, TRUE))
        return NULL;
      self->other = parse_expression (parser, 0);
      if (self->other == NULL)
        return NULL;
    }

  return expect (parser, '|', TRUE) ? self : NULL;
}

/* Words that are operators elsewhere are names at the beginning. */
static PassoJsonataNode *
prefix_word (PassoJsonataParser      *parser,
             const PassoJsonataToken *token)
{
  PassoJsonataNode *self = new_node (parser, PASSO_JSONATA_NODE_NAME, token);

  self->value = token->value;

  return passo_jsonata_step_wrap (parser, self);
}

/* Infixes */

static PassoJsonataNode *
infix_step (PassoJsonataParser      *parser,
            const PassoJsonataToken *token,
            PassoJsonataNode        *left)
{
  PassoJsonataNode *right = parse_expression (parser, 75);

  return right != NULL ? passo_jsonata_step_join (parser, left, right) : NULL;
}

static PassoJsonataNode *
infix_binary (PassoJsonataParser      *parser,
              const PassoJsonataToken *token,
              PassoJsonataNode        *left)
{
  PassoJsonataNode *self = new_node (parser, PASSO_JSONATA_NODE_BINARY, token);

  if (token->op == PASSO_JSONATA_OP_APPLY)
    self->kind = PASSO_JSONATA_NODE_APPLY;
  else if (token->op == PASSO_JSONATA_OP_DEFAULT)
    self->kind = PASSO_JSONATA_NODE_DEFAULT;
  else if (token->op == PASSO_JSONATA_OP_COALESCE)
    self->kind = PASSO_JSONATA_NODE_COALESCE;
  self->left = left;
  self->right = parse_expression (parser, find_operator (token->op)->power);
  if (self->right == NULL)
    return NULL;
  passo_jsonata_step_inherit (self, self->left);
  passo_jsonata_step_inherit (self, self->right);

  return self;
}

static PassoJsonataNode *
infix_bind (PassoJsonataParser      *parser,
            const PassoJsonataToken *token,
            PassoJsonataNode        *left)
{
  PassoJsonataNode *self;

  if (left->kind != PASSO_JSONATA_NODE_VARIABLE || left->stages != NULL || left->group != NULL)
    return fail_at (parser, "S0212", token);
  self = new_node (parser, PASSO_JSONATA_NODE_BIND, token);
  self->value = left->value;
  self->right = parse_expression (parser, 9);
  if (self->right != NULL)
    passo_jsonata_step_inherit (self, self->right);

  return self->right != NULL ? self : NULL;
}

static PassoJsonataNode *
infix_condition (PassoJsonataParser      *parser,
                 const PassoJsonataToken *token,
                 PassoJsonataNode        *left)
{
  PassoJsonataNode *self = new_node (parser, PASSO_JSONATA_NODE_CONDITION, token);

  self->left = left;
  passo_jsonata_step_inherit (self, left);
  self->right = parse_expression (parser, 0);
  if (self->right == NULL)
    return NULL;
  passo_jsonata_step_inherit (self, self->right);
  if (!is_at (parser, ':'))
    return self;
  if (!passo_jsonata_lexer_next (parser, TRUE))
    return NULL;
  self->other = parse_expression (parser, 0);
  if (self->other != NULL)
    passo_jsonata_step_inherit (self, self->other);

  return self->other != NULL ? self : NULL;
}

static PassoJsonataNode *
infix_predicate (PassoJsonataParser      *parser,
                 const PassoJsonataToken *token,
                 PassoJsonataNode        *left)
{
  PassoJsonataNode *predicate;

  if (is_at (parser, ']'))
    {
      left->keep = TRUE;
      passo_jsonata_step_last (left)->keep = TRUE;
      return passo_jsonata_lexer_next (parser, FALSE) ? left : NULL;
    }
  predicate = parse_expression (parser, 0);
  if (predicate == NULL || !expect (parser, ']', TRUE))
    return NULL;
  if (predicate->kind == PASSO_JSONATA_NODE_PARENT)
    predicate = passo_jsonata_step_wrap (parser, predicate);

  return passo_jsonata_step_predicate (parser, left, predicate) ? left : NULL;
}

static PassoJsonataNode *
infix_group (PassoJsonataParser      *parser,
             const PassoJsonataToken *token,
             PassoJsonataNode        *left)
{
  PassoJsonataNode *group;

  if (left->group != NULL)
    doubt_at (parser, "S0210", token, left);
  group = new_node (parser, PASSO_JSONATA_NODE_OBJECT, token);
  if (!parse_members (parser, group))
    return NULL;
  passo_jsonata_step_inherit (left, group);
  left->group = group;

  return left;
}

static PassoJsonataNode *
parse_term (PassoJsonataParser *parser)
{
  gboolean descending = is_at (parser, '>');
  PassoJsonataNode *term;

  if ((descending || is_at (parser, '<')) && !passo_jsonata_lexer_next (parser, TRUE))
    return NULL;
  term = passo_jsonata_node_new (parser, PASSO_JSONATA_NODE_SORT, parser->token.end);
  term->descending = descending;
  term->left = parse_expression (parser, 0);
  if (term->left != NULL)
    passo_jsonata_step_inherit (term, term->left);

  return term->left != NULL ? term : NULL;
}

static PassoJsonataNode *
infix_order (PassoJsonataParser      *parser,
             const PassoJsonataToken *token,
             PassoJsonataNode        *left)
{
  PassoJsonataNode *path = passo_jsonata_step_wrap (parser, left);
  PassoJsonataNode *self = new_node (parser, PASSO_JSONATA_NODE_SORT, token);

  if (!expect (parser, '(', FALSE))
    return NULL;
  while (TRUE)
    {
      PassoJsonataNode *term = parse_term (parser);

      if (term == NULL)
        return NULL;
      passo_jsonata_node_add (self, term);
      passo_jsonata_step_inherit (self, term);
      if (!is_at (parser, ','))
        break;
      if (!passo_jsonata_lexer_next (parser, TRUE))
        return NULL;
    }
  if (!expect (parser, ')', TRUE))
    return NULL;

  return passo_jsonata_step_join (parser, path, self);
}

static PassoJsonataNode *
infix_focus (PassoJsonataParser      *parser,
             const PassoJsonataToken *token,
             PassoJsonataNode        *left)
{
  PassoJsonataNode *right = parse_expression (parser, 80);
  PassoJsonataNode *step = passo_jsonata_step_last (left);

  if (right == NULL)
    return NULL;
  if (right->kind != PASSO_JSONATA_NODE_VARIABLE)
    return fail_at (parser, "S0214", token);
  if (step->stages != NULL)
    return doubt_at (parser, "S0215", token, left);
  if (step->kind == PASSO_JSONATA_NODE_SORT)
    return doubt_at (parser, "S0216", token, left);
  step->focus = right->value;
  step->tuple = TRUE;

  return left;
}

static PassoJsonataNode *
infix_index (PassoJsonataParser      *parser,
             const PassoJsonataToken *token,
             PassoJsonataNode        *left)
{
  PassoJsonataNode *right = parse_expression (parser, 80);
  PassoJsonataNode *path, *step, *stage;

  if (right == NULL)
    return NULL;
  if (right->kind != PASSO_JSONATA_NODE_VARIABLE)
    return fail_at (parser, "S0214", token);
  path = passo_jsonata_step_wrap (parser, left);
  step = passo_jsonata_step_last (path);
  step->tuple = TRUE;
  if (step->stages == NULL)
    {
      step->index = right->value;
      return path;
    }
  stage = new_node (parser, PASSO_JSONATA_NODE_INDEX, token);
  stage->value = right->value;
  g_ptr_array_add (step->stages, stage);

  return path;
}

/* Calls and lambdas */

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
        return fail_at (parser, "S0208", token);
    }
  if (is_at (parser, '<') && !parse_signature (parser, call))
    return NULL;
  if (!expect (parser, '{', FALSE))
    return NULL;
  call->left = parse_expression (parser, 0);
  if (call->left == NULL || !expect (parser, '}', TRUE))
    return NULL;
  mark_tail (call->left);

  return call;
}

static gboolean
parse_arguments (PassoJsonataParser *parser,
                 PassoJsonataNode   *call)
{
  gboolean more = !is_at (parser, ')');

  call->items = g_ptr_array_new ();
  while (more)
    {
      if (!is_at (parser, '?'))
        {
          if (!parse_item (parser, call, ',', &more))
            return FALSE;
          continue;
        }
      call->kind = PASSO_JSONATA_NODE_PARTIAL;
      passo_jsonata_node_add (call, new_node (parser, PASSO_JSONATA_NODE_PLACEHOLDER,
                                              &parser->token));
      if (!passo_jsonata_lexer_next (parser, FALSE))
        return FALSE;
      more = is_at (parser, ',');
      if (more && !passo_jsonata_lexer_next (parser, TRUE))
        return FALSE;
    }

  return expect (parser, ')', TRUE);
}

static PassoJsonataNode *
infix_call (PassoJsonataParser      *parser,
            const PassoJsonataToken *token,
            PassoJsonataNode        *left)
{
  PassoJsonataNode *self = new_node (parser, PASSO_JSONATA_NODE_CALL, token);

  self->left = left;
  if (!parse_arguments (parser, self))
    return NULL;
  if (is_lambda_word (left))
    return parse_lambda (parser, token, self);

  return self;
}

static const Operator operators[] = {
  { '.', 75, NULL, infix_step },
  { '[', 80, prefix_array, infix_predicate },
  { ']', 0, NULL, NULL },
  { '{', 70, prefix_object, infix_group },
  { '}', 0, NULL, NULL },
  { '(', 80, prefix_block, infix_call },
  { ')', 0, NULL, NULL },
  { ',', 0, NULL, NULL },
  { '@', 80, NULL, infix_focus },
  { '#', 80, NULL, infix_index },
  { ';', 0, NULL, NULL },
  { ':', 0, NULL, NULL },
  { '?', 20, NULL, infix_condition },
  { '+', 50, NULL, infix_binary },
  { '-', 50, prefix_negate, infix_binary },
  { '*', 60, prefix_wildcard, infix_binary },
  { '/', 60, NULL, infix_binary },
  { '%', 60, prefix_parent, infix_binary },
  { '|', 0, prefix_transform, NULL },
  { '=', 40, NULL, infix_binary },
  { '<', 40, NULL, infix_binary },
  { '>', 40, NULL, infix_binary },
  { '^', 40, NULL, infix_order },
  { '&', 50, NULL, infix_binary },
  { PASSO_JSONATA_OP_DESCENDANT, 0, prefix_descendant, NULL },
  { PASSO_JSONATA_OP_RANGE, 20, NULL, infix_binary },
  { PASSO_JSONATA_OP_BIND, 10, NULL, infix_bind },
  { PASSO_JSONATA_OP_NOT_EQUAL, 40, NULL, infix_binary },
  { PASSO_JSONATA_OP_AT_LEAST, 40, NULL, infix_binary },
  { PASSO_JSONATA_OP_AT_MOST, 40, NULL, infix_binary },
  { PASSO_JSONATA_OP_APPLY, 40, NULL, infix_binary },
  { PASSO_JSONATA_OP_DEFAULT, 40, NULL, infix_binary },
  { PASSO_JSONATA_OP_COALESCE, 40, NULL, infix_binary },
  { PASSO_JSONATA_OP_AND, 30, prefix_word, infix_binary },
  { PASSO_JSONATA_OP_OR, 25, prefix_word, infix_binary },
  { PASSO_JSONATA_OP_IN, 40, prefix_word, infix_binary },
};

static const Operator *
find_operator (guint op)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (operators[i].op == op)
      return &operators[i];

  return NULL;
}

static PassoJsonataNode *
parse_leaf (PassoJsonataParser *parser,
            PassoJsonataToken  *token)
{
  PassoJsonataNode *self;

  switch (token->type)
    {
    case PASSO_JSONATA_TOKEN_NAME:
      self = new_node (parser, PASSO_JSONATA_NODE_NAME, token);
      self->value = token->value;
      self->quoted = token->quoted;
      return passo_jsonata_step_wrap (parser, self);

    case PASSO_JSONATA_TOKEN_VARIABLE:
      self = new_node (parser, PASSO_JSONATA_NODE_VARIABLE, token);
      self->value = token->value;
      return self;

    case PASSO_JSONATA_TOKEN_REGEX:
      self = new_node (parser, PASSO_JSONATA_NODE_REGEX, token);
      self->regex = g_steal_pointer (&token->regex);
      return self;

    case PASSO_JSONATA_TOKEN_VALUE:
    default:
      self = new_node (parser, PASSO_JSONATA_NODE_VALUE, token);
      self->value = token->value;
      return self;
    }
}

/* What begins an expression. */
static PassoJsonataNode *
parse_prefix (PassoJsonataParser *parser)
{
  PassoJsonataToken token = parser->token;
  const Operator *operator;

  parser->token.regex = NULL;
  if (token.type == PASSO_JSONATA_TOKEN_END)
    return fail_at (parser, "S0207", &token);
  if (token.type != PASSO_JSONATA_TOKEN_OPERATOR)
    {
      PassoJsonataNode *leaf = parse_leaf (parser, &token);

      return passo_jsonata_lexer_next (parser, FALSE) ? leaf : NULL;
    }
  operator = find_operator (token.op);
  if (operator == NULL)
    return fail_at (parser, "S0204", &token);
  if (operator->prefix == NULL)
    return fail_at (parser, "S0211", &token);
  if (!passo_jsonata_lexer_next (parser, operator->prefix != prefix_wildcard &&
                                         operator->prefix != prefix_descendant &&
                                         operator->prefix != prefix_parent &&
                                         operator->prefix != prefix_word))
    return NULL;

  return operator->prefix (parser, &token);
}

static int
get_power (PassoJsonataParser *parser)
{
  const Operator *operator;

  if (parser->token.type != PASSO_JSONATA_TOKEN_OPERATOR)
    return 0;
  operator = find_operator (parser->token.op);
  if (operator != NULL)
    return operator->power;
  fail_at (parser, "S0204", &parser->token);

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
      left = find_operator (token.op)->infix (parser, &token, left);
    }

  return left;
}

static PassoJsonataNode *
parse_expression (PassoJsonataParser *parser,
                  int                 power)
{
  PassoJsonataNode *self;

  if (parser->depth == MAX_NESTING)
    return fail_at (parser, "U1002", &parser->token);
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
  root = parse_expression (parser, 0);
  if (root == NULL)
    return FALSE;
  if (parser->token.type != PASSO_JSONATA_TOKEN_END)
    {
      fail_at (parser, "S0201", &parser->token);
      return FALSE;
    }
  if (has_open_slot (root))
    passo_jsonata_parser_doubt (parser, "S0217", root->position, "%", NULL);
  parser->error = g_steal_pointer (&parser->doubt);
  parser->expression->root = root;

  return parser->error == NULL;
}
