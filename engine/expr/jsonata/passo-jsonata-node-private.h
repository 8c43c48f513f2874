/* passo-jsonata-node-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/jsonata/passo-jsonata-function-private.h"
#include "expr/jsonata/passo-jsonata.h"
#include "json/passo-value-pool.h"

G_BEGIN_DECLS

typedef struct _PassoJsonataFunction PassoJsonataFunction;
typedef struct _PassoJsonataNode PassoJsonataNode;
typedef struct _PassoJsonataRegex PassoJsonataRegex;

typedef enum
{
  PASSO_JSONATA_NODE_VALUE,
  PASSO_JSONATA_NODE_NAME,
  PASSO_JSONATA_NODE_VARIABLE,
  PASSO_JSONATA_NODE_WILDCARD,
  PASSO_JSONATA_NODE_DESCENDANT,
  PASSO_JSONATA_NODE_PARENT,
  PASSO_JSONATA_NODE_PATH,
  PASSO_JSONATA_NODE_BINARY,
  PASSO_JSONATA_NODE_NEGATE,
  PASSO_JSONATA_NODE_ARRAY,
  PASSO_JSONATA_NODE_OBJECT,
  PASSO_JSONATA_NODE_BLOCK,
  PASSO_JSONATA_NODE_CONDITION,
  PASSO_JSONATA_NODE_BIND,
  PASSO_JSONATA_NODE_CALL,
  PASSO_JSONATA_NODE_PARTIAL,
  PASSO_JSONATA_NODE_LAMBDA,
  PASSO_JSONATA_NODE_APPLY,
  PASSO_JSONATA_NODE_TRANSFORM,
  PASSO_JSONATA_NODE_REGEX,
  PASSO_JSONATA_NODE_SORT,
  PASSO_JSONATA_NODE_DEFAULT,     /* ?: */
  PASSO_JSONATA_NODE_COALESCE,    /* ?? */
  PASSO_JSONATA_NODE_PLACEHOLDER, /* ? as an argument */
  PASSO_JSONATA_NODE_INDEX,       /* #$name as a stage */
  PASSO_JSONATA_NODE_MISSING,     /* what a check puts in for it */
  PASSO_JSONATA_N_NODES
} PassoJsonataNodeKind;

/* An operator is its characters, packed. */
#define PASSO_JSONATA_OP2(a, b) ((guint) (a) << 8 | (guint) (b))
enum
{
  PASSO_JSONATA_OP_END = 0,
  PASSO_JSONATA_OP_RANGE = PASSO_JSONATA_OP2 ('.', '.'),
  PASSO_JSONATA_OP_BIND = PASSO_JSONATA_OP2 (':', '='),
  PASSO_JSONATA_OP_NOT_EQUAL = PASSO_JSONATA_OP2 ('!', '='),
  PASSO_JSONATA_OP_AT_LEAST = PASSO_JSONATA_OP2 ('>', '='),
  PASSO_JSONATA_OP_AT_MOST = PASSO_JSONATA_OP2 ('<', '='),
  PASSO_JSONATA_OP_DESCENDANT = PASSO_JSONATA_OP2 ('*', '*'),
  PASSO_JSONATA_OP_APPLY = PASSO_JSONATA_OP2 ('~', '>'),
  PASSO_JSONATA_OP_DEFAULT = PASSO_JSONATA_OP2 ('?', ':'),
  PASSO_JSONATA_OP_COALESCE = PASSO_JSONATA_OP2 ('?', '?'),
  PASSO_JSONATA_OP_AND = PASSO_JSONATA_OP2 ('a', 'n'),
  PASSO_JSONATA_OP_OR = PASSO_JSONATA_OP2 ('o', 'r'),
  PASSO_JSONATA_OP_IN = PASSO_JSONATA_OP2 ('i', 'n'),
};

/* What one % means. The step whose origin it is gives it a name when it is found. */
typedef struct
{
  PassoValue name;     /* undefined while it is sought */
  guint      n_steps;  /* that it still goes back */
} PassoJsonataParent;

/*
 * A node of the tree. Its expression owns it; the values are of the expression's pool.
 *
 * items: steps of a path, elements, arguments, parameters of a lambda, expressions of a block,
 * keys and values in turn of an object, terms of an order.
 */
struct _PassoJsonataNode
{
  PassoJsonataNodeKind   kind;
  guint                  op;
  gsize                  start;     /* of its token */
  gsize                  position;  /* after its token */
  PassoValue             value;
  PassoJsonataNode      *left;
  PassoJsonataNode      *right;
  PassoJsonataNode      *other;
  GPtrArray             *items;
  GPtrArray             *stages;    /* predicates, and positions to bind */
  PassoJsonataNode      *group;
  PassoValue             focus;     /* name after @ */
  PassoValue             index;     /* name after # */
  PassoValue             origin;    /* name that what it was made from is bound to, for a % */
  PassoJsonataParent    *parent;    /* of a % */
  GPtrArray             *sought;    /* parents that no step has answered for yet */
  PassoJsonataSignature *signature;
  PassoJsonataRegex     *regex;
  PassoJsonataFunction  *built_in;  /* of a variable that is the name of one */
  guint                  keep : 1;        /* [] */
  guint                  cons : 1;
  guint                  tuple : 1;
  guint                  tail : 1;
  guint                  descending : 1;
  guint                  quoted : 1;
  guint                  is_filtered : 1; /* before it was a step: its predicates are its own */
  guint                  has_tuples : 1;  /* a path with a step that binds */
  guint                  constant : 1;    /* an object whose names are constant and different */
  guint                  plain : 1;       /* a name or variable that nothing stands behind */
  guint                  whole : 1;       /* the variable $$ */
  guint                  bound : 1;       /* a variable that the expression binds somewhere */
};

struct _PassoJsonata
{
  gatomicrefcount      ref_count;
  PassoJsonataDialect  dialect;
  char                *text;
  gsize                length;
  PassoValuePool      *pool;
  GPtrArray           *nodes;
  GPtrArray           *parents;
  GPtrArray           *built_ins; /* functions of the table that it names */
  PassoJsonataNode    *root;
  gboolean             binds;     /* there is a := in it */
};

/* passo-jsonata-parser.c */
char               *passo_jsonata_operator_to_text (guint             op);

/* passo-jsonata-regex.c */
PassoJsonataRegex  *passo_jsonata_regex_new      (const char         *pattern,
                                                  gsize               length,
                                                  const char         *flags,
                                                  gsize               n_flags);
void                passo_jsonata_regex_free     (PassoJsonataRegex  *self);

/* passo-jsonata-limit.c */
const char         *passo_jsonata_get_stack_limit (void);

/* passo-jsonata-pattern.c */
GString            *passo_jsonata_pattern_translate (const char      *text,
                                                  gsize               length,
                                                  gboolean            is_multiline);

/* passo-jsonata-error.c: named things go into the text's {{}} */
PassoJsonataError  *passo_jsonata_error_new      (const char         *code,
                                                  gsize               position,
                                                  const char         *token,
                                                  const char         *index,
                                                  const char         *value,
                                                  const char         *value2);
char               *passo_jsonata_error_quote    (const char         *text);

/* passo-jsonata-resolve.c */
void                passo_jsonata_resolve        (PassoJsonata       *self);

/* passo-jsonata-aws-check.c */
void                passo_jsonata_check_aws      (const PassoJsonata     *expression,
                                                  GPtrArray          *errors);

G_END_DECLS
