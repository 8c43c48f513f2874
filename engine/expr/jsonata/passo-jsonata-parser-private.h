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

/* From an error on, until where no more are told. */
typedef enum
{
  PASSO_JSONATA_TALKS,
  PASSO_JSONATA_QUIET_TO_OPERAND,
  PASSO_JSONATA_QUIET_TO_SEPARATOR,
} PassoJsonataQuiet;

/* ) ] } | */
#define PASSO_JSONATA_N_CLOSERS 4

typedef struct
{
  PassoJsonata       *expression;
  const char         *text;
  gsize               length;
  gsize               position;
  PassoJsonataToken   token;
  guint               depth;
  guint               n_answers;
  guint               n_origins;   /* that have a name */
  GPtrArray          *errors;     /* or NULL */
  GPtrArray          *doubts;     /* errors too, but those of the syntax go first; or NULL */

  /* Of a check, which goes on after errors. */
  gboolean            recovers;
  gboolean            gave_up;
  gboolean            skips;      /* reads what it will not use */
  gboolean            unbalanced; /* a bracket was wrong: another that misses is no news */
  gboolean            has_rows;   /* expressions follow each other without parentheses around */
  PassoJsonataQuiet   quiet;
  guint               n_open[PASSO_JSONATA_N_CLOSERS];
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
PassoJsonataNode *passo_jsonata_parser_before (PassoJsonataParser *parser,
                                               guint               op);
gboolean passo_jsonata_parser_item (PassoJsonataParser *parser,
                                    PassoJsonataNode   *list,
                                    guint               op);
gboolean passo_jsonata_parser_list (PassoJsonataParser *parser,
                                    PassoJsonataNode   *list,
                                    guint               separator,
                                    guint               closer);
PassoJsonataNode *passo_jsonata_parser_expression (PassoJsonataParser *parser,
                                                   int                 power);
void passo_jsonata_parse (PassoJsonataParser *parser);

/* passo-jsonata-recovery.c */
void passo_jsonata_parser_give_up (PassoJsonataParser *parser);
gboolean passo_jsonata_parser_fail (PassoJsonataParser *parser,
                                    const char         *code,
                                    PassoSpan           span,
                                    gsize               position,
                                    const char         *token,
                                    const char         *value);
gboolean passo_jsonata_parser_doubt (PassoJsonataParser *parser,
                                     const char         *code,
                                     PassoSpan           span,
                                     gsize               position,
                                     const char         *token,
                                     const char         *value);
PassoJsonataNode *passo_jsonata_parser_doubt_at (PassoJsonataParser      *parser,
                                                 const char              *code,
                                                 const PassoJsonataToken *token,
                                                 PassoJsonataNode        *node);
PassoJsonataNode *passo_jsonata_parser_miss_operand (PassoJsonataParser *parser);
PassoJsonataNode *passo_jsonata_parser_fail_at (PassoJsonataParser      *parser,
                                                const char              *code,
                                                const PassoJsonataToken *token);
void passo_jsonata_parser_read_operand (PassoJsonataParser *parser);
void passo_jsonata_parser_open (PassoJsonataParser *parser,
                                guint               closer);
gboolean passo_jsonata_parser_fail_to_find (PassoJsonataParser *parser,
                                            guint               op);
gboolean passo_jsonata_parser_expect (PassoJsonataParser *parser,
                                      guint               op);
gboolean passo_jsonata_parser_close (PassoJsonataParser *parser,
                                     guint               closer);
gboolean passo_jsonata_parser_next_item (PassoJsonataParser *parser,
                                         guint               separator,
                                         guint               closer,
                                         gboolean           *more);
gboolean passo_jsonata_parser_skip_surplus (PassoJsonataParser *parser,
                                            gboolean           *anew);
GPtrArray *passo_jsonata_parser_steal_errors (PassoJsonataParser *parser);

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
gboolean passo_jsonata_step_order (PassoJsonataParser *parser,
                                   PassoJsonataNode   *path,
                                   PassoJsonataNode   *order);
gboolean passo_jsonata_step_predicate (PassoJsonataParser      *parser,
                                       const PassoJsonataToken *token,
                                       PassoJsonataNode        *node,
                                       PassoJsonataNode        *predicate);

G_END_DECLS
