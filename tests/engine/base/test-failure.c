/* test-failure.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "base/passo-failure.h"

static void
test_new (void)
{
  g_autoptr (PassoFailure) failure = passo_failure_new ("States.Timeout", "after %d s", 3);
  g_autoptr (PassoFailure) bare = passo_failure_new ("States.Timeout", NULL);
  g_autoptr (PassoFailure) literal = passo_failure_new_literal ("Mine", "100 %s");
  g_autoptr (PassoFailure) copy = passo_failure_copy (failure);

  g_assert_cmpstr (failure->cause, ==, "after 3 s");
  g_assert_null (bare->cause);
  g_assert_cmpstr (literal->cause, ==, "100 %s");
  g_assert_true (copy->error != failure->error);
  g_assert_cmpstr (copy->error, ==, "States.Timeout");
  g_assert_cmpstr (copy->cause, ==, "after 3 s");
  g_assert_null (passo_failure_copy (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/failure/new", test_new);

  return g_test_run ();
}
