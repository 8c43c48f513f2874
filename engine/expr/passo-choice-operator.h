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
 * @compare: TRUE where @variable stands in the relation to @comparand; FALSE where either has
 *   another type
 * @words: a few words for a label, such as `≥`
 *
 * One comparison of a Choice rule; all of them stand in one table.
 */
typedef struct
{
  const char      *name;
  PassoChoiceKind  kind;
  gboolean         is_path;
  gboolean       (*compare) (PassoValue variable,
                             PassoValue comparand);
  const char      *words;
} PassoChoiceOperator;

const PassoChoiceOperator *passo_choice_operator_find  (const char                *name);
guint                      passo_choice_operator_get_n (void);
const PassoChoiceOperator *passo_choice_operator_get   (guint                      index);
gboolean                   passo_choice_operator_check (const PassoChoiceOperator *self,
                                                        PassoValue                 comparand,
                                                        char                     **message);

G_END_DECLS
