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

  /* Each code is explained. */
  g_assert_nonnull (passo_validator_rule_find (passo_diagnostic_get_code (diagnostic)));
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

/* The same, each followed by the bytes that are marked. */
static char *
mark_case (const CaseFile *test_case)
{
  g_autoptr (PassoMachine) machine = read_machine (test_case->input);
  g_autoptr (PassoDiagnosticList) diagnostics = passo_diagnostic_list_new ();
  GString *out = g_string_new (NULL);

  passo_asl_validate (machine, find_flags (test_case->name), diagnostics);
  for (guint i = 0; i < passo_diagnostic_list_get_n_items (diagnostics); i++)
    {
      PassoDiagnostic *diagnostic = passo_diagnostic_list_get (diagnostics, i);
      PassoSpan span = passo_diagnostic_get_span (diagnostic);

      append_diagnostic (out, diagnostic);
      g_assert_cmpuint (span.start, <=, span.end);
      g_assert_cmpuint (span.end, <=, strlen (test_case->input));
      g_string_append_printf (out, "  %.*s\n", (int) (span.end - span.start),
                              test_case->input + span.start);
    }

  return g_string_free (out, FALSE);
}

static void
check_damaged (const char         *text,
               PassoValidateFlags  flags)
{
  g_autoptr (PassoMachine) machine = read_machine (text);
  g_autoptr (PassoDiagnosticList) diagnostics = passo_diagnostic_list_new ();
  gsize length = strlen (text);

  passo_asl_validate (machine, flags, diagnostics);
  for (guint i = 0; i < passo_diagnostic_list_get_n_items (diagnostics); i++)
    {
      PassoSpan span = passo_diagnostic_get_span (passo_diagnostic_list_get (diagnostics, i));

      g_assert_cmpuint (span.start, <=, span.end);
      g_assert_cmpuint (span.end, <=, length);
    }
}

static const char everything[] =
  "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Task\", "
  "\"Resource\": \"arn:aws:states:::lambda:invoke\", "
  "\"Arguments\": {\"a\": [\"{% 1 + $f('\\u00e9') %}\"]}, "
  "\"Assign\": {\"v\": \"{%\\n $states.result ? [1, {\\\"b\\\": `c`}] : /x/i %}\"}, "
  "\"TimeoutSeconds\": \"{% $v.a[b = \\ud834\\udd1e]^(>c) ~> |d|{}| %}\", "
  "\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], "
  "\"Output\": \"{% function($x)<n:n>{$x ?? $$} /* c */ %}\", \"Next\": \"A\"}], \"End\": true}}}";

/* Any text ends in diagnostics that are places of it; the same texts in every run. */
static void
test_damage (void)
{
  static const char bytes[] = "\"\\{}[]()%$.,:;?+-*/|=<>^&!~@#'` \nau1\xc3\xff";
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (GString) text = g_string_new (everything);

      for (int n = g_rand_int_range (random, 1, 6); n > 0; n--)
        {
          gsize at = (gsize) g_rand_int_range (random, 0, (gint32) text->len);

          gsize width = (gsize) g_rand_int_range (random, 1, 4);

          if (g_rand_boolean (random))
            g_string_erase (text, (gssize) at, (gssize) MIN (text->len - at, width));
          else
            g_string_insert_c (text, (gssize) at,
                               bytes[g_rand_int_range (random, 0, sizeof bytes - 1)]);
        }
      check_damaged (text->str, PASSO_VALIDATE_DEFAULT);
      check_damaged (text->str, PASSO_VALIDATE_SERVICE_WORDS);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 4);
  g_test_add_func ("/validator/damage", test_damage);
  case_file_add_tests ("/validator", argv[1], validate_case);
  case_file_add_tests ("/validator/services", argv[2], validate_case);
  case_file_add_tests ("/validator/jsonata", argv[3], mark_case);

  return g_test_run ();
}
