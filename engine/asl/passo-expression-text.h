/* passo-expression-text.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/passo-expression-marks.h"
#include "json/passo-json-tree.h"

G_BEGIN_DECLS

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
