/* passo-path-filter-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "expr/passo-json-path-private.h"

G_BEGIN_DECLS

typedef enum
{
  PASSO_PATH_FILTER_OR,
  PASSO_PATH_FILTER_AND,
  PASSO_PATH_FILTER_NOT,
  PASSO_PATH_FILTER_COMPARE,
  PASSO_PATH_FILTER_EXISTS,
} PassoPathFilterKind;

typedef struct _PassoPathOperator PassoPathOperator;

/* Exactly one of the three is set; the literal where the others are NULL. */
typedef struct
{
  PassoValue     literal;
  PassoJsonPath *path;
  pcre2_code    *regex;
} PassoPathOperand;

struct _PassoPathFilter
{
  PassoPathFilterKind      kind;
  GPtrArray               *children;
  const PassoPathOperator *operator;
  PassoPathOperand         operands[2];
};

const PassoPathOperator *passo_path_operator_find         (const char              *text,
                                                           gsize                    length,
                                                           gsize                   *used);
gboolean                 passo_path_operator_takes_regex  (const PassoPathOperator *self);
gboolean                 passo_path_parser_read_condition (PassoPathParser         *parser,
                                                           PassoPathFilter        **out);

G_END_DECLS
