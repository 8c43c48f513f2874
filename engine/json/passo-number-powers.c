/* passo-number-powers.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-number-private.h"

/*
 * The powers of ten that numbers need on their way to text, worked out at first
 * use (some 20 µs) with far more bits than are kept: no power between 10^-292
 * and 10^324 comes so near to a 128-bit number that the rest could mislead the
 * rounding. A test compares them with exact arithmetic.
 */

#define N_LIMBS 5
#define N_POWERS (PASSO_POWER_MAX - PASSO_POWER_MIN + 1)

__extension__ typedef unsigned __int128 Wide;

/* A mantissa of 320 bits with its highest bit set, most significant limb first. */
typedef struct
{
  guint64 limbs[N_LIMBS];
} Mantissa;

static void
multiply_by_ten (Mantissa *m)
{
  guint64 carry = 0;
  int shift;

  for (int i = N_LIMBS - 1; i >= 0; i--)
    {
      Wide product = (Wide) m->limbs[i] * 10 + carry;

      m->limbs[i] = (guint64) product;
      carry = (guint64) (product >> 64);
    }

  /* The carry has three or four bits, which move in from the left. */
  shift = carry < 8 ? 3 : 4;
  for (int i = 0; i < N_LIMBS; i++)
    {
      guint64 limb = m->limbs[i];

      m->limbs[i] = (carry << (64 - shift)) | (limb >> shift);
      carry = limb;
    }
}

static void
divide_by_ten (Mantissa *m)
{
  guint64 quotient[N_LIMBS + 1];
  guint64 rest = 0;
  int shift;

  for (int i = 0; i <= N_LIMBS; i++)
    {
      Wide part = ((Wide) rest << 64) | (i < N_LIMBS ? m->limbs[i] : 0);

      quotient[i] = (guint64) (part / 10);
      rest = (guint64) (part % 10);
    }

  shift = __builtin_clzll (quotient[0]);
  for (int i = 0; i < N_LIMBS; i++)
    m->limbs[i] = (quotient[i] << shift) | (quotient[i + 1] >> (64 - shift));
}

static PassoPowerOfTen
round_up (const Mantissa *m)
{
  PassoPowerOfTen power = { m->limbs[0], m->limbs[1] };

  if ((m->limbs[2] | m->limbs[3] | m->limbs[4]) != 0 && ++power.low == 0)
    power.high++;

  return power;
}

static void
fill_table (PassoPowerOfTen *table)
{
  const Mantissa one = { { G_GUINT64_CONSTANT (1) << 63 } };
  Mantissa m = one;

  for (int i = 0; i <= PASSO_POWER_MAX; i++, multiply_by_ten (&m))
    table[i - PASSO_POWER_MIN] = round_up (&m);

  m = one;
  for (int i = -1; i >= PASSO_POWER_MIN; i--)
    {
      divide_by_ten (&m);
      table[i - PASSO_POWER_MIN] = round_up (&m);
    }
}

/* The table; its first element is the power PASSO_POWER_MIN. */
const PassoPowerOfTen *
_passo_powers_of_ten (void)
{
  static PassoPowerOfTen table[N_POWERS];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      fill_table (table);
      g_once_init_leave (&ready, 1);
    }

  return table;
}
