/* test-jsonata-corpus.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "fuzz-corpus.h"

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);

  fuzz_corpus_add_test ("/jsonata/corpus", argv[1]);

  return g_test_run ();
}
