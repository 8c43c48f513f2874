/* passo-expression-marks.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "expr/passo-expression-marks.h"

#define MARK_LENGTH PASSO_EXPRESSION_MARK_LENGTH

static gboolean
has_end (const char *text,
         gsize       length)
{
  return length >= MARK_LENGTH && memcmp (text + length - MARK_LENGTH, "%}", MARK_LENGTH) == 0;
}

/**
 * passo_expression_marks_begin:
 * @text: a string of a JSONata state
 * @length: its bytes
 *
 * Returns: whether it means to be an expression: `{%` begins it
 */
gboolean
passo_expression_marks_begin (const char *text,
                              gsize       length)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return length >= MARK_LENGTH && memcmp (text, "{%", MARK_LENGTH) == 0;
}

/**
 * passo_expression_marks_read:
 * @text: a string of a JSONata state
 * @length: its bytes
 *
 * Returns: what marks of expressions make of it
 */
PassoExpressionMarks
passo_expression_marks_read (const char *text,
                             gsize       length)
{
  gboolean end;

  g_return_val_if_fail (text != NULL, PASSO_EXPRESSION_MARKS_NONE);

  end = has_end (text, length);
  if (passo_expression_marks_begin (text, length))
    return end && length >= 2 * MARK_LENGTH ? PASSO_EXPRESSION_MARKS_BOTH
                                            : PASSO_EXPRESSION_MARKS_NO_END;
  if (memmem (text, length, "{%", MARK_LENGTH) != NULL &&
      memmem (text, length, "%}", MARK_LENGTH) != NULL)
    return PASSO_EXPRESSION_MARKS_INSIDE;

  return end ? PASSO_EXPRESSION_MARKS_NO_START : PASSO_EXPRESSION_MARKS_NONE;
}

/**
 * passo_expression_marks_get_inside:
 * @text: a string with both marks
 * @length: its bytes
 *
 * Returns: where the expression is, without the blanks inside the marks
 */
PassoSpan
passo_expression_marks_get_inside (const char *text,
                                   gsize       length)
{
  PassoSpan span = { MARK_LENGTH, length - MARK_LENGTH };

  g_return_val_if_fail (text != NULL && length >= 2 * MARK_LENGTH, span);

  while (span.start < span.end && g_ascii_isspace (text[span.start]))
    span.start++;
  while (span.start < span.end && g_ascii_isspace (text[span.end - 1]))
    span.end--;

  return span;
}
