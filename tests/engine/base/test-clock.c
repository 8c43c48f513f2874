/* test-clock.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "base/passo-clock.h"

static void
test_virtual (void)
{
  PassoVirtualClock clock;

  passo_virtual_clock_init (&clock, 1000);
  g_assert_cmpint (passo_clock_now (&clock.parent), ==, 1000);
  passo_virtual_clock_advance_by (&clock, 31536000000);
  g_assert_cmpint (passo_clock_now (&clock.parent), ==, 31536001000);
  passo_virtual_clock_advance_to (&clock, 5);
  g_assert_cmpint (passo_clock_now (&clock.parent), ==, 31536001000);
  passo_virtual_clock_advance_to (&clock, 31536001001);
  g_assert_cmpint (passo_clock_now (&clock.parent), ==, 31536001001);
  passo_virtual_clock_advance_by (&clock, G_MAXINT64);
  g_assert_cmpint (passo_clock_now (&clock.parent), ==, G_MAXINT64);
}

static void
test_real (void)
{
  gint64 before = g_get_real_time () / 1000;
  gint64 now = passo_clock_now (passo_clock_real ());

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, before + 60000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clock/virtual", test_virtual);
  g_test_add_func ("/clock/real", test_real);

  return g_test_run ();
}
