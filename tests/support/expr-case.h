/* expr-case.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

#include "case-file.h"

G_BEGIN_DECLS

/**
 * ExprCase:
 * @text: the first line, or the lines up to the first that sets something
 * @input: what follows `input `; {} where there is no such line
 * @context: what follows `context `
 * @variables: what follows `variables `: an object
 * @extra: what follows `with `: a value that some tests need besides
 *
 * The input of a case about expressions.
 */
typedef struct
{
  char           *text;
  PassoValue      input;
  PassoValue      context;
  PassoVariables *variables;
  PassoValue      extra;
  PassoEvalScope  scope;
} ExprCase;

void  expr_case_init         (ExprCase           *self,
                              const CaseFile     *test_case);
void  expr_case_clear        (ExprCase           *self);
char *expr_case_dup_value    (PassoValue          value);
char *expr_case_dup_failure  (const PassoFailure *failure);
char *expr_case_dup_error    (const GError       *error,
                              const PassoSpan    *where);
char *expr_case_dup_problems (GPtrArray          *problems);
void  expr_case_check_covers (const char         *path,
                              const char         *word);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExprCase, expr_case_clear)

G_END_DECLS
