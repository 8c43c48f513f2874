/* fuzz-initialize.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <signal.h>
#include <stdlib.h>

/* Part of every target: libFuzzer keeps the input that ends in abort(), and knows nothing of the
 * trap that g_error() ends in, in a target or in what it tries. */

int LLVMFuzzerInitialize (int *argc, char ***argv);

static void
trap_cb (int number)
{
  abort ();
}

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  signal (SIGTRAP, trap_cb);

  return 0;
}
