/* passo-jsonata-number-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/jsonata/passo-jsonata-evaluation-private.h"

G_BEGIN_DECLS

/* Whole numbers below are doubles of their own, and so are the sums and products that stay below. */
#define PASSO_JSONATA_EXACT 0x1p53

/**
 * passo_jsonata_is_large: (skip)
 * @number: a number
 *
 * Returns: whether a double may not tell it from its neighbours, or it is not finite
 */
static inline gboolean
passo_jsonata_is_large (double number)
{
  return !(number < PASSO_JSONATA_EXACT && number > -PASSO_JSONATA_EXACT);
}

/**
 * passo_jsonata_is_exact: (skip)
 * @self: an evaluation
 *
 * Returns: whether whole numbers are exact in 64 bits
 */
static inline gboolean
passo_jsonata_is_exact (const PassoJsonataEvaluation *self)
{
  return self->expression->dialect == PASSO_JSONATA_AWS;
}

PassoValue passo_jsonata_number_from_double (double                        number);
PassoValue passo_jsonata_number_from_text   (const char                   *text,
                                             gsize                         length,
                                             double                        number);
PassoValue passo_jsonata_negate_number      (PassoValue                    number);
int        passo_jsonata_compare_numbers    (PassoValue                    a,
                                             PassoValue                    b,
                                             gboolean                      exact);
gboolean   passo_jsonata_equal_exactly      (PassoValue                    a,
                                             PassoValue                    b);
PassoValue passo_jsonata_finish_number      (PassoJsonataEvaluation       *self,
                                             double                        number);
PassoValue passo_jsonata_operate_exactly    (PassoJsonataEvaluation       *self,
                                             guint                         op,
                                             PassoValue                    left,
                                             PassoValue                    right,
                                             double                        result);
PassoValue passo_jsonata_name_infinite      (PassoValue                    value);

G_END_DECLS
