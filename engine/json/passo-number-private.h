/* passo-number-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

typedef enum
{
  PASSO_NUMBER_INTEGER,   /* in gint64, and spelled as it prints */
  PASSO_NUMBER_DOUBLE,    /* a double that prints as it was spelled */
  PASSO_NUMBER_LITERAL    /* its spelling must be kept */
} PassoNumberKind;

typedef struct
{
  PassoNumberKind kind;
  gint64 integer;
  double number;
} PassoNumber;

const char *_passo_number_read       (const char        *text,
                                      const char        *end,
                                      PassoNumber       *number);
PassoValue  _passo_value_from_number (const PassoNumber *number,
                                      const char        *text,
                                      gsize              length);

/* 10^exponent ≈ (high · 2⁶⁴ + low) · 2^(⌊log₂ 10^exponent⌋ − 127), rounded up */
typedef struct
{
  guint64 high;
  guint64 low;
} PassoPowerOfTen;

#define PASSO_POWER_MIN -292
#define PASSO_POWER_MAX 324

const PassoPowerOfTen *_passo_powers_of_ten (void);

G_END_DECLS
