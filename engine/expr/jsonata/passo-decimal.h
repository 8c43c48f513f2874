/* passo-decimal.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-number.h"

G_BEGIN_DECLS

double passo_decimal_shift     (double      number,
                                int         places);
double passo_decimal_round     (double      number,
                                int         places);
guint  passo_decimal_to_text   (double      number,
                                char        text[PASSO_NUMBER_SIZE]);
char  *passo_decimal_to_fixed  (double      number,
                                int         places);
char  *passo_decimal_to_base   (double      number,
                                guint       base);
char  *passo_decimal_integer_to_base
                               (gint64      integer,
                                guint       base);

G_END_DECLS
