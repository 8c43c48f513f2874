/* passo-intrinsic-math.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "base/passo-random.h"
#include "expr/passo-intrinsic-private.h"
#include "expr/passo-java-random.h"

gboolean
passo_intrinsic_math_add (PassoIntrinsicCall *call,
                          PassoValue         *out)
{
  gint64 first, second;

  if (!passo_intrinsic_call_get_rounded (call, 0, &first) ||
      !passo_intrinsic_call_get_rounded (call, 1, &second))
    return FALSE;
  *out = passo_value_integer (first + second);

  return TRUE;
}

/* With a seed the numbers are those of java.util.Random (unconfirmed on the service), without
 * one they come from the run's random source.
 */
gboolean
passo_intrinsic_math_random (PassoIntrinsicCall *call,
                             PassoValue         *out)
{
  gint64 start, end, seed;

  if (!passo_intrinsic_call_get_rounded (call, 0, &start) ||
      !passo_intrinsic_call_get_rounded (call, 1, &end))
    return FALSE;
  if (start >= end)
    return passo_intrinsic_call_fail (call, "The start must be less than the end");
  if (call->n_arguments > 2)
    {
      PassoJavaRandom random;

      if (!passo_intrinsic_call_get_rounded (call, 2, &seed))
        return FALSE;
      passo_java_random_init (&random, seed);
      *out = passo_value_integer (passo_java_random_next_between (&random, (gint32) start,
                                                                  (gint32) end));
      return TRUE;
    }
  *out = passo_value_integer (start + (gint64) (((passo_eval_scope_random (call->scope) >> 32) *
                                                 (guint64) (end - start)) >> 32));

  return TRUE;
}

gboolean
passo_intrinsic_uuid (PassoIntrinsicCall *call,
                      PassoValue         *out)
{
  char uuid[PASSO_UUID_SIZE];

  passo_random_uuid (passo_eval_scope_random (call->scope), 0, 0, 0, uuid);
  *out = passo_value_string (uuid);

  return TRUE;
}
