/* test-refactor.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

#include "case-file.h"

/* Applies edits as one undo step, and proves that undo gives the old bytes. */
static char *
apply (GBytes *bytes,
       GArray *edits)
{
  g_autoptr (PassoDocument) document = passo_document_new_for_bytes (bytes);
  g_autoptr (GError) error = NULL;
  char *result;

  if (edits->len > 0)
    {
      passo_document_apply (document, (const PassoTextEdit *) edits->data, edits->len, &error);
      g_assert_no_error (error);
    }
  result = g_strndup (g_bytes_get_data (passo_document_get_text (document), NULL),
                      g_bytes_get_size (passo_document_get_text (document)));
  g_assert_true (passo_document_get_can_undo (document) == (edits->len > 0));
  if (edits->len > 0)
    {
      g_assert_true (passo_document_undo (document));
      g_assert_true (g_bytes_equal (passo_document_get_text (document), bytes));
      g_assert_false (passo_document_get_can_undo (document));
    }

  return result;
}

/* Names are `title: rename OLD → NEW` and `title: delete NAME`. */
static GArray *
refactor (PassoMachine  *machine,
          const char    *command,
          GError       **error)
{
  g_auto (GStrv) names = NULL;
  const PassoState *state;

  if (g_str_has_prefix (command, "delete "))
    {
      state = passo_machine_find_state (machine, command + strlen ("delete "));
      g_assert_nonnull (state);
      return passo_refactor_delete_state (machine, state, error);
    }

  g_assert_true (g_str_has_prefix (command, "rename "));
  names = g_strsplit (command + strlen ("rename "), " → ", 2);
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  state = passo_machine_find_state (machine, names[0]);
  g_assert_nonnull (state);
  return passo_refactor_rename_state (machine, state, names[1], error);
}

static char *
refactor_case (const CaseFile *test_case)
{
  g_autoptr (GBytes) bytes = g_bytes_new (test_case->input, strlen (test_case->input));
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);
  g_autoptr (PassoMachine) machine = passo_machine_new (tree, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) edits = NULL;
  const char *command = strstr (test_case->name, ": ");

  g_assert_nonnull (command);
  edits = refactor (machine, command + 2, &error);
  if (edits == NULL)
    return g_strdup_printf ("refused: %s\n", error->message);

  return apply (bytes, edits);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  case_file_add_tests ("/refactor", argv[1], refactor_case);

  return g_test_run ();
}
