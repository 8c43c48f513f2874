/* passo-query-error.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/passo-query-error.h"

G_DEFINE_QUARK (passo-query-error-quark, passo_query_error)

/**
 * passo_query_error_set:
 * @error: return location for the error, or NULL
 * @where: (nullable) (out): the place that @message speaks of, in bytes of the expression
 * @start: first byte of that place
 * @end: the byte after it
 * @code: what kind of error
 * @message: a translated sentence
 *
 * Reports an expression that cannot be compiled.
 *
 * Returns: FALSE, so that a parser can return it
 */
gboolean
passo_query_error_set (GError          **error,
                       PassoSpan        *where,
                       gsize             start,
                       gsize             end,
                       PassoQueryError   code,
                       const char       *message)
{
  if (where != NULL)
    {
      where->start = start;
      where->end = MAX (start, end);
    }
  g_set_error_literal (error, PASSO_QUERY_ERROR, code, message);

  return FALSE;
}
