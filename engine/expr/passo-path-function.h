/* passo-path-function.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

/**
 * PassoPathFunction:
 * @name: as in `.length()`
 * @has_argument: whether it takes an integer
 * @evaluate: gives the function's value of @value; FALSE where there is none
 *
 * A function that may end a path. All of them stand in one table.
 */
typedef struct
{
  const char *name;
  gboolean    has_argument;
  gboolean  (*evaluate) (PassoValue  value,
                         gint64      argument,
                         PassoValue *out);
} PassoPathFunction;

const PassoPathFunction *passo_path_function_find (const char *name,
                                                   gsize       length);

G_END_DECLS
