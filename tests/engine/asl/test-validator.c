/* test-validator.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

#include "case-file.h"

static const char * const severities[] = { "ERROR", "WARNING", "INFO" };

static void
append_diagnostic (GString         *out,
                   PassoDiagnostic *diagnostic)
{
  const char *location = passo_diagnostic_get_pointer (diagnostic);

  g_string_append_printf (out, "%u:%u %s %s %s: %s\n",
                          passo_diagnostic_get_line (diagnostic),
                          passo_diagnostic_get_column (diagnostic),
                          severities[passo_diagnostic_get_severity (diagnostic)],
                          passo_diagnostic_get_code (diagnostic),
                          location != NULL ? location : "-",
                          passo_diagnostic_get_message (diagnostic));
}

static PassoMachine *
read_machine (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);

  return passo_machine_new (tree, NULL);
}

/* Words of a case's name that choose the flags. */
static PassoValidateFlags
find_flags (const char *name)
{
  PassoValidateFlags flags = PASSO_VALIDATE_DEFAULT;

  if (strstr (name, "(express)") != NULL)
    flags |= PASSO_VALIDATE_EXPRESS;
  if (strstr (name, "(service)") != NULL)
    flags |= PASSO_VALIDATE_NO_ADVICE | PASSO_VALIDATE_SERVICE_WORDS;

  return flags;
}

static char *
validate_case (const CaseFile *test_case)
{
  g_autoptr (PassoMachine) machine = read_machine (test_case->input);
  g_autoptr (PassoDiagnosticList) diagnostics = passo_diagnostic_list_new ();
  GString *out = g_string_new (NULL);
  gboolean valid;

  valid = passo_asl_validate (machine, find_flags (test_case->name), diagnostics);
  g_assert_true (valid == (passo_diagnostic_list_get_n_errors (diagnostics) == 0));
  for (guint i = 0; i < passo_diagnostic_list_get_n_items (diagnostics); i++)
    append_diagnostic (out, passo_diagnostic_list_get (diagnostics, i));

  return g_string_free (out, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  case_file_add_tests ("/validator", argv[1], validate_case);

  return g_test_run ();
}
