/* test-random.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "base/passo-random.h"

/* The same arguments must draw the same in every version: a stored run relies on it. */
static void
test_is_a_function (void)
{
  g_assert_cmpuint (passo_random_bits (1, 2, 3, 4), ==, passo_random_bits (1, 2, 3, 4));
  g_assert_cmpuint (passo_random_bits (0, 0, 0, 0), ==, G_GUINT64_CONSTANT (0xa706dd2f4d197e6f));
  g_assert_cmpuint (passo_random_bits (42, 7, 1, 0), ==, G_GUINT64_CONSTANT (0xe56b53912d61d73c));
}

static void
test_arguments_differ (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < 10000; i++)
    {
      guint64 bits = passo_random_bits (i % 10, i / 10 % 10, i / 100 % 10, i / 1000);

      g_assert_true (g_hash_table_add (seen, g_memdup2 (&bits, sizeof bits)));
    }
}

static void
test_unit (void)
{
  double sum = 0;

  for (guint i = 0; i < 100000; i++)
    {
      double unit = passo_random_unit (9, 1, 0, i);

      g_assert_cmpfloat (unit, >=, 0);
      g_assert_cmpfloat (unit, <, 1);
      sum += unit;
    }
  g_assert_cmpfloat_with_epsilon (sum / 100000, 0.5, 0.01);
}

static void
test_uuid (void)
{
  char first[PASSO_UUID_SIZE], second[PASSO_UUID_SIZE], again[PASSO_UUID_SIZE];

  for (guint i = 0; i < 100; i++)
    {
      passo_random_uuid (3, 5, 0, i, first);
      g_assert_true (g_uuid_string_is_valid (first));
      g_assert_cmpint (first[14], ==, '4');
      g_assert_nonnull (strchr ("89ab", first[19]));
    }
  passo_random_uuid (3, 5, 0, 99, again);
  passo_random_uuid (4, 5, 0, 99, second);
  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, second);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/random/is-a-function", test_is_a_function);
  g_test_add_func ("/random/arguments-differ", test_arguments_differ);
  g_test_add_func ("/random/unit", test_unit);
  g_test_add_func ("/random/uuid", test_uuid);

  return g_test_run ();
}
