/* passo-choice-operator.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

typedef enum
{
  PASSO_CHOICE_STRING,
  PASSO_CHOICE_NUMERIC,
  PASSO_CHOICE_BOOLEAN,
  PASSO_CHOICE_TIMESTAMP,
  PASSO_CHOICE_PATTERN,   /* StringMatches */
  PASSO_CHOICE_TEST,      /* IsNull, IsPresent, ... */
} PassoChoiceKind;

/**
 * PassoChoiceOperator:
 * @name: as in a rule
 * @kind: what the comparand must be
 * @is_path: whether the comparand is a path to it
 * @compare: orders two values; FALSE where either is not of the kind
 * @orders: those orders for which the operator is true
 * @words: (translatable): how a label says it, such as `≥`
 *
 * One comparison of a Choice rule; all of them stand in one table.
 */
typedef struct
{
  const char      *name;
  PassoChoiceKind  kind;
  gboolean         is_path;
  gboolean       (*compare) (PassoValue  variable,
                             PassoValue  comparand,
                             int        *order);
  guint            orders;
  const char      *words;
} PassoChoiceOperator;

const PassoChoiceOperator *passo_choice_operator_find  (const char                *name);
guint                      passo_choice_operator_get_n (void);
const PassoChoiceOperator *passo_choice_operator_get   (guint                      index);
const char                *passo_choice_operator_check (const PassoChoiceOperator *self,
                                                        PassoValue                 comparand);
gboolean                   passo_choice_operator_takes_missing
                                                         (const PassoChoiceOperator *self);
gboolean                   passo_choice_operator_compare (const PassoChoiceOperator *self,
                                                          PassoValue                 variable,
                                                          PassoValue                 comparand);

G_END_DECLS
