/* passo-jsonata-infix.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * What a token does after an expression.
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-parser-private.h"

PassoJsonataNode *
passo_jsonata_infix_step (PassoJsonataParser      *parser,
                          const PassoJsonataToken *token,
                          PassoJsonataNode        *left)
{
  PassoJsonataNode *right = passo_jsonata_parser_expression (parser, 75);

  return right != NULL ? passo_jsonata_step_join (parser, left, right) : NULL;
}

/* What stands in for a missing value is all that follows. */
static int
get_right_power (guint op)
{
  if (op == PASSO_JSONATA_OP_DEFAULT || op == PASSO_JSONATA_OP_COALESCE)
    return 0;

  return passo_jsonata_operator_find (op)->power;
}

PassoJsonataNode *
passo_jsonata_infix_binary (PassoJsonataParser      *parser,
                            const PassoJsonataToken *token,
                            PassoJsonataNode        *left)
{
  PassoJsonataNode *self = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_BINARY, token);

  if (token->op == PASSO_JSONATA_OP_APPLY)
    self->kind = PASSO_JSONATA_NODE_APPLY;
  else if (token->op == PASSO_JSONATA_OP_DEFAULT)
    self->kind = PASSO_JSONATA_NODE_DEFAULT;
  else if (token->op == PASSO_JSONATA_OP_COALESCE)
    self->kind = PASSO_JSONATA_NODE_COALESCE;
  self->left = left;
  self->right = passo_jsonata_parser_expression (parser, get_right_power (token->op));
  if (self->right == NULL)
    return NULL;
  /* A parent is sought outside of any operator but this one: there it is nothing. */
  if (token->op == PASSO_JSONATA_OP_APPLY)
    {
      self->keep = left->keep || self->right->keep;
      return self;
    }
  passo_jsonata_step_inherit (self, self->left);
  passo_jsonata_step_inherit (self, self->right);

  return self;
}

/* An expression stands where only a variable may. */
static gboolean
fail_at_node (PassoJsonataParser      *parser,
              const char              *code,
              PassoJsonataNode        *node,
              const PassoJsonataToken *token)
{
  g_autofree char *text = passo_jsonata_operator_to_text (token->op);
  PassoSpan span = { node->start, passo_jsonata_step_last (node)->position };

  if (node->kind == PASSO_JSONATA_NODE_MISSING || parser->quiet != PASSO_JSONATA_TALKS)
    return TRUE;

  return passo_jsonata_parser_fail (parser, code, span, node->position, text, NULL);
}

PassoJsonataNode *
passo_jsonata_infix_bind (PassoJsonataParser      *parser,
                          const PassoJsonataToken *token,
                          PassoJsonataNode        *left)
{
  PassoJsonataNode *self;

  if ((left->kind != PASSO_JSONATA_NODE_VARIABLE || left->stages != NULL || left->group != NULL) &&
      !fail_at_node (parser, "S0212", left, token))
    return NULL;
  self = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_BIND, token);
  self->value = left->value;
  self->right = passo_jsonata_parser_expression (parser, 9);
  if (self->right != NULL)
    passo_jsonata_step_inherit (self, self->right);

  return self->right != NULL ? self : NULL;
}

PassoJsonataNode *
passo_jsonata_infix_condition (PassoJsonataParser      *parser,
                               const PassoJsonataToken *token,
                               PassoJsonataNode        *left)
{
  PassoJsonataNode *self = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_CONDITION, token);

  self->left = left;
  passo_jsonata_step_inherit (self, left);
  self->right = passo_jsonata_parser_expression (parser, 0);
  if (self->right == NULL)
    return NULL;
  passo_jsonata_step_inherit (self, self->right);
  if (!passo_jsonata_parser_is_at (parser, ':'))
    return self;
  if (!passo_jsonata_lexer_next (parser, TRUE))
    return NULL;
  self->other = passo_jsonata_parser_expression (parser, 0);
  if (self->other != NULL)
    passo_jsonata_step_inherit (self, self->other);

  return self->other != NULL ? self : NULL;
}

PassoJsonataNode *
passo_jsonata_infix_predicate (PassoJsonataParser      *parser,
                               const PassoJsonataToken *token,
                               PassoJsonataNode        *left)
{
  PassoJsonataNode *predicate;

  if (passo_jsonata_parser_is_at (parser, ']'))
    {
      left->keep = TRUE;
      passo_jsonata_step_last (left)->keep = TRUE;
      passo_jsonata_parser_read_operand (parser);
      return passo_jsonata_lexer_next (parser, FALSE) ? left : NULL;
    }
  passo_jsonata_parser_open (parser, ']');
  predicate = passo_jsonata_parser_before (parser, ']');
  if (predicate == NULL || !passo_jsonata_parser_close (parser, ']'))
    return NULL;
  return passo_jsonata_step_predicate (parser, token, left, predicate) ? left : NULL;
}

PassoJsonataNode *
passo_jsonata_infix_group (PassoJsonataParser      *parser,
                           const PassoJsonataToken *token,
                           PassoJsonataNode        *left)
{
  PassoJsonataNode *group;

  if (left->group != NULL)
    passo_jsonata_parser_doubt_at (parser, "S0210", token, left);
  group = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_OBJECT, token);
  if (!passo_jsonata_prefix_members (parser, group))
    return NULL;
  /* A parent in it is not sought: there it is nothing. */
  left->group = group;

  return left;
}

static PassoJsonataNode *
parse_term (PassoJsonataParser *parser)
{
  gboolean descending = passo_jsonata_parser_is_at (parser, '>');
  PassoJsonataNode *term;

  if ((descending || passo_jsonata_parser_is_at (parser, '<')) &&
      !passo_jsonata_lexer_next (parser, TRUE))
    return NULL;
  term = passo_jsonata_node_new (parser, PASSO_JSONATA_NODE_SORT, parser->token.end);
  term->descending = descending;
  term->left = passo_jsonata_parser_before (parser, ')');
  if (term->left != NULL)
    passo_jsonata_step_inherit (term, term->left);

  return term->left != NULL ? term : NULL;
}

PassoJsonataNode *
passo_jsonata_infix_order (PassoJsonataParser      *parser,
                           const PassoJsonataToken *token,
                           PassoJsonataNode        *left)
{
  PassoJsonataNode *path = passo_jsonata_step_wrap (parser, left);
  PassoJsonataNode *self = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_SORT, token);

  gboolean more = passo_jsonata_parser_is_at (parser, '(');

  if (!passo_jsonata_parser_expect (parser, '('))
    return NULL;
  if (!more)
    return path;
  passo_jsonata_parser_open (parser, ')');
  while (more)
    {
      PassoJsonataNode *term = parse_term (parser);

      if (term == NULL)
        return NULL;
      passo_jsonata_node_add (self, term);
      passo_jsonata_step_inherit (self, term);
      if (!passo_jsonata_parser_next_item (parser, ',', ')', &more))
        return NULL;
    }

  return passo_jsonata_step_order (parser, path, self) ? path : NULL;
}

/* What follows @ and #, which is not less wrong when there is nothing. */
static PassoJsonataNode *
parse_variable (PassoJsonataParser      *parser,
                const PassoJsonataToken *token)
{
  PassoJsonataNode *missing;

  if (parser->token.type != PASSO_JSONATA_TOKEN_END)
    return passo_jsonata_parser_expression (parser, 80);
  missing = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_VALUE, &parser->token);
  if (!fail_at_node (parser, "S0214", missing, token))
    return NULL;
  missing->kind = PASSO_JSONATA_NODE_MISSING;

  return missing;
}

PassoJsonataNode *
passo_jsonata_infix_focus (PassoJsonataParser      *parser,
                           const PassoJsonataToken *token,
                           PassoJsonataNode        *left)
{
  PassoJsonataNode *right = parse_variable (parser, token);
  PassoJsonataNode *step = passo_jsonata_step_last (left);

  if (right == NULL)
    return NULL;
  if (right->kind != PASSO_JSONATA_NODE_VARIABLE)
    return fail_at_node (parser, "S0214", right, token) ? left : NULL;
  if (step->stages != NULL)
    return passo_jsonata_parser_doubt_at (parser, "S0215", token, left);
  if (step->kind == PASSO_JSONATA_NODE_SORT)
    return passo_jsonata_parser_doubt_at (parser, "S0216", token, left);
  step->focus = right->value;
  step->tuple = TRUE;

  return left;
}

PassoJsonataNode *
passo_jsonata_infix_index (PassoJsonataParser      *parser,
                           const PassoJsonataToken *token,
                           PassoJsonataNode        *left)
{
  PassoJsonataNode *right = parse_variable (parser, token);
  PassoJsonataNode *path, *step, *stage;

  if (right == NULL)
    return NULL;
  if (right->kind != PASSO_JSONATA_NODE_VARIABLE)
    return fail_at_node (parser, "S0214", right, token) ? left : NULL;
  path = passo_jsonata_step_wrap (parser, left);
  step = passo_jsonata_step_last (path);
  step->tuple = TRUE;
  step->is_filtered = FALSE;
  if (step->stages == NULL)
    {
      step->index = right->value;
      return path;
    }
  stage = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_INDEX, token);
  stage->value = right->value;
  g_ptr_array_add (step->stages, stage);

  return path;
}
