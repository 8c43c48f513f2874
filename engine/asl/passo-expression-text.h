/* passo-expression-text.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-json-tree.h"

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

/**
 * PassoExpressionText:
 *
 * A JSONata expression as it stands in a string of a definition: its text without marks and the
 * blanks inside them, and where each byte of it is in the document.
 */
typedef struct _PassoExpressionText PassoExpressionText;

PassoExpressionMarks  passo_expression_marks_find        (PassoJsonTree             *tree,
                                                          PassoJsonNode              node);
PassoExpressionText  *passo_expression_text_new          (PassoJsonTree             *tree,
                                                          PassoJsonNode              node);
void                  passo_expression_text_free         (PassoExpressionText       *self);
const char           *passo_expression_text_get_text     (const PassoExpressionText *self,
                                                          gsize                     *length);
PassoSpan             passo_expression_text_find_source  (const PassoExpressionText *self,
                                                          PassoSpan                  span);
gsize                 passo_expression_text_find_offset  (const PassoExpressionText *self,
                                                          gsize                      source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoExpressionText, passo_expression_text_free)

G_END_DECLS
