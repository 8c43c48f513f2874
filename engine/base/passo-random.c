/* passo-random.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "base/passo-random.h"

/* The finalizer of SplitMix64 (Steele, Lea, Flood 2014): every input bit reaches every output bit. */
static guint64
mix (guint64 z)
{
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

static guint64
absorb (guint64 state,
        guint64 word)
{
  return mix ((state + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) ^ mix (word));
}

/**
 * passo_random_bits:
 * @seed: seed of the execution
 * @event_id: id of the state's entered event
 * @attempt: attempt of the state, from 0
 * @counter: number of the draw inside the attempt, from 0
 *
 * Draws by a function and not from a stream, so that a run that was restored
 * from its history draws what the straight run drew. Not for secrets.
 *
 * Returns: 64 random bits, always the same for the same arguments
 */
guint64
passo_random_bits (guint64 seed,
                   guint64 event_id,
                   guint   attempt,
                   guint   counter)
{
  guint64 state = mix (seed);

  state = absorb (state, event_id);

  return absorb (state, ((guint64) attempt << 32) | counter);
}

/**
 * passo_random_unit:
 * @seed: seed of the execution
 * @event_id: id of the state's entered event
 * @attempt: attempt of the state
 * @counter: number of the draw
 *
 * Returns: passo_random_bits() as a number of [0, 1)
 */
double
passo_random_unit (guint64 seed,
                   guint64 event_id,
                   guint   attempt,
                   guint   counter)
{
  return (passo_random_bits (seed, event_id, attempt, counter) >> 11) * 0x1p-53;
}

static char *
write_hex (char    *to,
           guint64  bits,
           guint    n_digits)
{
  while (n_digits-- > 0)
    *to++ = "0123456789abcdef"[(bits >> (4 * n_digits)) & 15];

  return to;
}

/**
 * passo_random_uuid:
 * @seed: seed of the execution
 * @event_id: id of the state's entered event
 * @attempt: attempt of the state
 * @counter: number of the draw
 * @uuid: (out caller-allocates): 36 characters and a NUL
 *
 * Writes a version 4 UUID (RFC 9562 section 5.4) made of two draws.
 */
void
passo_random_uuid (guint64 seed,
                   guint64 event_id,
                   guint   attempt,
                   guint   counter,
                   char    uuid[PASSO_UUID_SIZE])
{
  guint64 high, low;
  char *to = uuid;

  g_return_if_fail (uuid != NULL);

  high = passo_random_bits (seed, event_id, attempt, counter);
  low = mix (high ^ mix (seed + 1));
  high = (high & ~G_GUINT64_CONSTANT (0xf000)) | 0x4000;
  low = (low & ~(G_GUINT64_CONSTANT (3) << 62)) | (G_GUINT64_CONSTANT (2) << 62);

  to = write_hex (to, high >> 32, 8);
  *to++ = '-';
  to = write_hex (to, high >> 16, 4);
  *to++ = '-';
  to = write_hex (to, high, 4);
  *to++ = '-';
  to = write_hex (to, low >> 48, 4);
  *to++ = '-';
  to = write_hex (to, low, 12);
  *to = '\0';
}
