/* fuzz-corpus.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The target, which is among the sources of the test. */
int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

void fuzz_corpus_add_test (const char *test_path,
                           const char *folder);

G_END_DECLS
