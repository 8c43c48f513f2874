/* case-file.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CaseFile:
 * @name: what follows `===`
 * @input: the lines up to `---`
 * @expected: the lines up to the next `===`
 *
 * One case of a file of cases. Lines before the first `===` are a comment.
 */
typedef struct
{
  char *name;
  char *input;
  char *expected;
} CaseFile;

/* Called once for each case; what it gives must be the expected text. */
typedef char *(*CaseFileFunc) (const CaseFile *test_case);

void case_file_add_tests (const char   *prefix,
                          const char   *path,
                          CaseFileFunc  func);

G_END_DECLS
