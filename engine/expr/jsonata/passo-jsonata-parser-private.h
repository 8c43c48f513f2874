/* passo-jsonata-parser-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/jsonata/passo-jsonata-node-private.h"

G_BEGIN_DECLS

typedef enum
{
  PASSO_JSONATA_TOKEN_END,
  PASSO_JSONATA_TOKEN_OPERATOR,
  PASSO_JSONATA_TOKEN_NAME,
  PASSO_JSONATA_TOKEN_VARIABLE,
  PASSO_JSONATA_TOKEN_VALUE,
  PASSO_JSONATA_TOKEN_REGEX,
} PassoJsonataTokenType;

typedef struct
{
  PassoJsonataTokenType  type;
  guint                  op;
  PassoValue             value;
  PassoJsonataRegex     *regex;
  gboolean               quoted;
  gsize                  start;
  gsize                  end;
} PassoJsonataToken;

typedef struct
{
  PassoJsonata       *expression;
  const char         *text;
  gsize               length;
  gsize               position;
  PassoJsonataToken   token;
  guint               depth;
  guint               n_answers;
  PassoJsonataError  *error;
  PassoJsonataError  *doubt;   /* an error, unless the syntax has one */
} PassoJsonataParser;

/* Makes the expression that begins with @token, which has been read. */
typedef PassoJsonataNode *(*PassoJsonataPrefix) (PassoJsonataParser      *parser,
                                                 const PassoJsonataToken *token);

/* Makes the expression that goes on after @left with @token, which has been read. */
typedef PassoJsonataNode *(*PassoJsonataInfix) (PassoJsonataParser      *parser,
                                                const PassoJsonataToken *token,
                                                PassoJsonataNode        *left);

/* What an operator does at the beginning of an expression and after one, and how strongly it binds
 * what stands before it. */
typedef struct
{
  guint               op;
  int                 power;
  PassoJsonataPrefix  prefix;
  PassoJsonataInfix   infix;
} PassoJsonataOperator;

/* passo-jsonata-lexer.c */
gboolean passo_jsonata_lexer_next (PassoJsonataParser *parser,
                                   gboolean            operand_follows);

/* passo-jsonata-parser.c */
const PassoJsonataOperator *passo_jsonata_operator_find (guint op);
gboolean passo_jsonata_parser_fail (PassoJsonataParser *parser,
                                    const char         *code,
                                    gsize               position,
                                    const char         *token,
                                    const char         *value);
gboolean passo_jsonata_parser_doubt (PassoJsonataParser *parser,
                                     const char         *code,
                                     gsize               position,
                                     const char         *token,
                                     const char         *value);
PassoJsonataNode *passo_jsonata_parser_doubt_at (PassoJsonataParser      *parser,
                                                 const char              *code,
                                                 const PassoJsonataToken *token,
                                                 PassoJsonataNode        *node);
PassoJsonataNode *passo_jsonata_parser_fail_at (PassoJsonataParser      *parser,
                                                const char              *code,
                                                const PassoJsonataToken *token);
PassoJsonataNode *passo_jsonata_node_new (PassoJsonataParser   *parser,
                                          PassoJsonataNodeKind  kind,
                                          gsize                 position);
void passo_jsonata_node_add (PassoJsonataNode *self,
                             PassoJsonataNode *item);
PassoJsonataNode *passo_jsonata_parser_node (PassoJsonataParser      *parser,
                                             PassoJsonataNodeKind     kind,
                                             const PassoJsonataToken *token);
gboolean passo_jsonata_parser_is_at (const PassoJsonataParser *parser,
                                     guint                     op);
gboolean passo_jsonata_parser_expect (PassoJsonataParser *parser,
                                      guint               op,
                                      gboolean            after_operand);
gboolean passo_jsonata_parser_item (PassoJsonataParser *parser,
                                    PassoJsonataNode   *list,
                                    guint               separator,
                                    gboolean           *more);
PassoJsonataNode *passo_jsonata_parser_expression (PassoJsonataParser *parser,
                                                   int                 power);
gboolean passo_jsonata_parse (PassoJsonataParser *parser);

/* passo-jsonata-prefix.c */
PassoJsonataNode *passo_jsonata_prefix_leaf (PassoJsonataParser *parser,
                                             PassoJsonataToken  *token);
PassoJsonataNode *passo_jsonata_prefix_wildcard (PassoJsonataParser      *parser,
                                                 const PassoJsonataToken *token);
PassoJsonataNode *passo_jsonata_prefix_descendant (PassoJsonataParser      *parser,
                                                   const PassoJsonataToken *token);
PassoJsonataNode *passo_jsonata_prefix_parent (PassoJsonataParser      *parser,
                                               const PassoJsonataToken *token);
PassoJsonataNode *passo_jsonata_prefix_negate (PassoJsonataParser      *parser,
                                               const PassoJsonataToken *token);
PassoJsonataNode *passo_jsonata_prefix_block (PassoJsonataParser      *parser,
                                              const PassoJsonataToken *token);
PassoJsonataNode *passo_jsonata_prefix_array (PassoJsonataParser      *parser,
                                              const PassoJsonataToken *token);
gboolean passo_jsonata_prefix_members (PassoJsonataParser *parser,
                                       PassoJsonataNode   *self);
PassoJsonataNode *passo_jsonata_prefix_object (PassoJsonataParser      *parser,
                                               const PassoJsonataToken *token);
PassoJsonataNode *passo_jsonata_prefix_transform (PassoJsonataParser      *parser,
                                                  const PassoJsonataToken *token);
PassoJsonataNode *passo_jsonata_prefix_word (PassoJsonataParser      *parser,
                                             const PassoJsonataToken *token);

/* passo-jsonata-infix.c */
PassoJsonataNode *passo_jsonata_infix_step (PassoJsonataParser      *parser,
                                            const PassoJsonataToken *token,
                                            PassoJsonataNode        *left);
PassoJsonataNode *passo_jsonata_infix_binary (PassoJsonataParser      *parser,
                                              const PassoJsonataToken *token,
                                              PassoJsonataNode        *left);
PassoJsonataNode *passo_jsonata_infix_bind (PassoJsonataParser      *parser,
                                            const PassoJsonataToken *token,
                                            PassoJsonataNode        *left);
PassoJsonataNode *passo_jsonata_infix_condition (PassoJsonataParser      *parser,
                                                 const PassoJsonataToken *token,
                                                 PassoJsonataNode        *left);
PassoJsonataNode *passo_jsonata_infix_predicate (PassoJsonataParser      *parser,
                                                 const PassoJsonataToken *token,
                                                 PassoJsonataNode        *left);
PassoJsonataNode *passo_jsonata_infix_group (PassoJsonataParser      *parser,
                                             const PassoJsonataToken *token,
                                             PassoJsonataNode        *left);
PassoJsonataNode *passo_jsonata_infix_order (PassoJsonataParser      *parser,
                                             const PassoJsonataToken *token,
                                             PassoJsonataNode        *left);
PassoJsonataNode *passo_jsonata_infix_focus (PassoJsonataParser      *parser,
                                             const PassoJsonataToken *token,
                                             PassoJsonataNode        *left);
PassoJsonataNode *passo_jsonata_infix_index (PassoJsonataParser      *parser,
                                             const PassoJsonataToken *token,
                                             PassoJsonataNode        *left);

/* passo-jsonata-lambda.c */
PassoJsonataNode *passo_jsonata_infix_call (PassoJsonataParser      *parser,
                                            const PassoJsonataToken *token,
                                            PassoJsonataNode        *left);

/* passo-jsonata-step.c: paths, and what % means in them */
void passo_jsonata_step_inherit (PassoJsonataNode *node,
                                 PassoJsonataNode *child);
PassoJsonataNode *passo_jsonata_step_last (PassoJsonataNode *node);
PassoJsonataNode *passo_jsonata_step_wrap (PassoJsonataParser *parser,
                                           PassoJsonataNode   *node);
PassoJsonataNode *passo_jsonata_step_join (PassoJsonataParser *parser,
                                           PassoJsonataNode   *left,
                                           PassoJsonataNode   *right);
gboolean passo_jsonata_step_predicate (PassoJsonataParser *parser,
                                       PassoJsonataNode   *node,
                                       PassoJsonataNode   *predicate);

G_END_DECLS
