/* test-java-random.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "expr/passo-java-random.h"

/* What `new Random (42)` gives for nextInt () in any Java. */
static void
test_sequence (void)
{
  const gint32 expected[] = { -1170105035, 234785527, -1360544799, 205897768 };
  PassoJavaRandom random;

  passo_java_random_init (&random, 42);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (passo_java_random_next_between (&random, G_MININT32, G_MAXINT32), ==,
                     expected[i]);
}

/* The first nextDouble () of a seed in any Java. */
static void
test_double (void)
{
  PassoJavaRandom random;

  passo_java_random_init (&random, 42);
  g_assert_cmpfloat (passo_java_random_next_double (&random), ==, 0.7275636800328681);
  g_assert_cmpfloat (passo_java_random_next_double (&random), ==, 0.6832234717598454);
}

static void
test_bounds (void)
{
  const struct { gint32 start, end; } ranges[] = {
    { 0, 1 }, { -3, 4 }, { 0, 64 }, { 5, 1000005 }, { -2000000000, 2000000000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      PassoJavaRandom random;

      passo_java_random_init (&random, -7 * (gint64) i);
      for (int n = 0; n < 10000; n++)
        {
          gint32 value = passo_java_random_next_between (&random, ranges[i].start, ranges[i].end);

          g_assert_cmpint (value, >=, ranges[i].start);
          g_assert_cmpint (value, <, ranges[i].end);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/java-random/sequence", test_sequence);
  g_test_add_func ("/java-random/double", test_double);
  g_test_add_func ("/java-random/bounds", test_bounds);

  return g_test_run ();
}
