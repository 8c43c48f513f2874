/* test-run-cases.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "case-run.h"

static char *
run (const CaseFile *test_case)
{
  g_auto (RunCase) run_case = { NULL };
  g_autoptr (CaseRun) case_run = NULL;

  run_case_init (&run_case, test_case);
  case_run = case_run_new (&run_case);
  case_run_start (case_run);
  case_run_finish (case_run);

  return case_run_dup_text (case_run);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autofree char *prefix = NULL;

      *strchr (name, '.') = '\0';
      prefix = g_strconcat ("/run/", name, NULL);
      case_file_add_tests (prefix, argv[i], run);
    }

  return g_test_run ();
}
