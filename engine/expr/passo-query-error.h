/* passo-query-error.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-types.h"

G_BEGIN_DECLS

#define PASSO_QUERY_ERROR (passo_query_error_quark ())

/**
 * PassoQueryError:
 * @PASSO_QUERY_ERROR_SYNTAX: the text is not an expression of the language
 * @PASSO_QUERY_ERROR_UNSUPPORTED: it is one, but may not stand here
 * @PASSO_QUERY_ERROR_TOO_DEEP: it is nested deeper than an evaluator will go
 *
 * Why an expression was not compiled.
 */
typedef enum
{
  PASSO_QUERY_ERROR_SYNTAX,
  PASSO_QUERY_ERROR_UNSUPPORTED,
  PASSO_QUERY_ERROR_TOO_DEEP,
} PassoQueryError;

GQuark   passo_query_error_quark (void);
gboolean passo_query_error_set   (GError          **error,
                                  PassoSpan        *where,
                                  gsize             start,
                                  gsize             end,
                                  PassoQueryError   code,
                                  const char       *message);

G_END_DECLS
