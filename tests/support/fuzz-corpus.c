/* fuzz-corpus.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "fuzz-corpus.h"

/* What the fuzzer has found worth keeping: the target aborts at the first thing that is wrong. */
static void
test_corpus (gconstpointer data)
{
  const char *path = data;
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  guint n_files = 0;

  folder = g_dir_open (path, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_file_get_contents (file, &contents, &length, &error);
      g_assert_no_error (error);
      g_test_message ("%s", name);
      LLVMFuzzerTestOneInput ((const guint8 *) contents, length);
      n_files++;
    }
  g_assert_cmpuint (n_files, >, 0);
}

/* Adds a test that gives the files of a folder to the target; @folder lives on. */
void
fuzz_corpus_add_test (const char *test_path,
                      const char *folder)
{
  g_test_add_data_func (test_path, folder, test_corpus);
}
