/* passo-java-random.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/passo-java-random.h"

#define MULTIPLIER G_GUINT64_CONSTANT (0x5deece66d)
#define MASK ((G_GUINT64_CONSTANT (1) << 48) - 1)

/**
 * passo_java_random_init:
 * @self: a generator
 * @seed: its seed
 *
 * Starts the generator as `new Random (seed)` does.
 */
void
passo_java_random_init (PassoJavaRandom *self,
                        gint64           seed)
{
  g_return_if_fail (self != NULL);

  self->state = ((guint64) seed ^ MULTIPLIER) & MASK;
}

static gint32
next_bits (PassoJavaRandom *self,
           guint            n_bits)
{
  self->state = (self->state * MULTIPLIER + 0xb) & MASK;

  return (gint32) (guint32) (self->state >> (48 - n_bits));
}

/* nextInt (bound): powers of two take the high bits; for others numbers of the last, incomplete
 * run of `bound` numbers are drawn again.
 */
static gint32
next_below (PassoJavaRandom *self,
            gint32           bound)
{
  gint32 bits, value;

  if ((bound & (bound - 1)) == 0)
    return (gint32) (((gint64) bound * next_bits (self, 31)) >> 31);
  do
    {
      bits = next_bits (self, 31);
      value = bits % bound;
    }
  while ((gint64) bits - value + (bound - 1) > G_MAXINT32);

  return value;
}

/**
 * passo_java_random_next_between:
 * @self: a generator
 * @start: the least number
 * @end: the number after the greatest
 *
 * Returns: the next number, as `nextInt (start, end)` gives it
 */
gint32
passo_java_random_next_between (PassoJavaRandom *self,
                                gint32           start,
                                gint32           end)
{
  gint32 value;

  g_return_val_if_fail (self != NULL && start < end, start);

  if ((gint64) end - start <= G_MAXINT32)
    return start + next_below (self, end - start);
  do
    value = next_bits (self, 32);
  while (value < start || value >= end);

  return value;
}

/**
 * passo_java_random_next_double:
 * @self: a generator
 *
 * Returns: a number of [0, 1), as nextDouble () gives it
 */
double
passo_java_random_next_double (PassoJavaRandom *self)
{
  gint64 high;

  g_return_val_if_fail (self != NULL, 0);

  high = (gint64) (guint32) next_bits (self, 26) << 27;

  return (double) (high + next_bits (self, 27)) * 0x1p-53;
}
