/* passo-expression-marks.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-types.h"

G_BEGIN_DECLS

/**
 * PassoExpressionMarks:
 * @PASSO_EXPRESSION_MARKS_NONE: plain text
 * @PASSO_EXPRESSION_MARKS_BOTH: `{%` begins the string and `%}` ends it: a JSONata expression
 * @PASSO_EXPRESSION_MARKS_NO_END: `{%` begins it, and `%}` does not end it
 * @PASSO_EXPRESSION_MARKS_NO_START: `%}` ends it, and `{%` is nowhere
 * @PASSO_EXPRESSION_MARKS_INSIDE: text stands around an expression, which makes all of it plain text
 *
 * What the marks of expressions in a string make of it.
 */
typedef enum
{
  PASSO_EXPRESSION_MARKS_NONE,
  PASSO_EXPRESSION_MARKS_BOTH,
  PASSO_EXPRESSION_MARKS_NO_END,
  PASSO_EXPRESSION_MARKS_NO_START,
  PASSO_EXPRESSION_MARKS_INSIDE,
} PassoExpressionMarks;

#define PASSO_EXPRESSION_MARK_LENGTH 2

PassoExpressionMarks passo_expression_marks_read       (const char *text,
                                                        gsize       length);
gboolean             passo_expression_marks_begin      (const char *text,
                                                        gsize       length);
PassoSpan            passo_expression_marks_get_inside (const char *text,
                                                        gsize       length);

G_END_DECLS
