/* passo-json-path-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/passo-json-path.h"
#include "expr/passo-path-filter.h"
#include "expr/passo-path-function.h"

G_BEGIN_DECLS

/* More steps than anybody writes; it bounds the recursion of the evaluator. */
#define PASSO_JSON_PATH_MAX_STEPS 256

/* Levels of parentheses and of paths inside filters. */
#define PASSO_JSON_PATH_MAX_NESTING 64

/* `@`, only inside filters. */
#define PASSO_JSON_PATH_ROOT_CURRENT ((PassoJsonPathRoot) (PASSO_JSON_PATH_ROOT_VARIABLE + 1))

typedef enum
{
  PASSO_PATH_STEP_MEMBER,    /* .a  ['a']    names[0] */
  PASSO_PATH_STEP_MEMBERS,   /* ['a','b']    names */
  PASSO_PATH_STEP_ELEMENT,   /* [n]          from */
  PASSO_PATH_STEP_ELEMENTS,  /* [n,m]        indices */
  PASSO_PATH_STEP_SLICE,     /* [from:to] */
  PASSO_PATH_STEP_WILDCARD,  /* .*  [*] */
  PASSO_PATH_STEP_FILTER,    /* [?(...)] */
  PASSO_PATH_STEP_FUNCTION,  /* .length() */
  PASSO_N_PATH_STEP_KINDS
} PassoPathStepKind;

typedef struct
{
  PassoPathStepKind        kind;
  guint                    n_items;   /* of names or indices */
  PassoValue              *names;     /* strings */
  gint64                  *indices;
  gint64                   from;
  gint64                   to;
  PassoPathFilter         *filter;
  const PassoPathFunction *function;
  guint                    descend : 1;  /* `..` stands before it */
  guint                    has_to  : 1;  /* of a slice; without `from` it begins at 0 */
} PassoPathStep;

struct _PassoJsonPath
{
  gatomicrefcount    ref_count;
  PassoJsonPathRoot  root;
  guint              n_steps;
  PassoPathStep     *steps;
  char              *variable;
  gsize              variable_length;
  char              *text;
  guint              definite     : 1;  /* names at most one node */
  guint              has_function : 1;  /* the last step is a function */
};

/* A cursor over the text of a path; the filter parser works on the same one. */
typedef struct
{
  const char         *text;
  gsize               length;
  gsize               position;
  guint               nesting;
  PassoJsonPathFlags  flags;
  PassoSpan          *where;
  GError            **error;
} PassoPathParser;

gboolean       passo_path_parser_fail        (PassoPathParser *self,
                                              gsize            start,
                                              const char      *message);
gboolean       passo_path_parser_enter       (PassoPathParser *self);
char           passo_path_parser_peek        (PassoPathParser *self);
gboolean       passo_path_parser_accept      (PassoPathParser *self,
                                              const char      *token);
void           passo_path_parser_skip_blanks (PassoPathParser *self);
gboolean       passo_path_parser_read_string (PassoPathParser *self,
                                              PassoValue      *out);
PassoJsonPath *passo_path_parser_read_path   (PassoPathParser *self);
gboolean       passo_path_parser_read_filter (PassoPathParser  *self,
                                              PassoPathFilter **out);

/* One evaluation of a path with the filters inside it. */
typedef struct
{
  PassoEvalScope      *scope;
  PassoValue           document;  /* what `$` means in filters; borrowed */
  guint                depth;
  PassoJsonPathReason  reason;    /* set where an evaluation must stop */
} PassoPathWalk;

gboolean passo_path_walk_enter    (PassoPathWalk         *self);
gboolean passo_path_walk_evaluate (PassoPathWalk         *self,
                                   const PassoJsonPath   *path,
                                   PassoValue             from,
                                   PassoValue            *out,
                                   PassoJsonPathMiss     *miss);
gboolean passo_path_filter_accept (const PassoPathFilter *self,
                                   PassoPathWalk         *walk,
                                   PassoValue             current);

G_END_DECLS
