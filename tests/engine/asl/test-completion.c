/* test-completion.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

#include "case-file.h"

#define CURSOR "‸"

static PassoMachine *
read_machine (const char *text,
              gsize       length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);

  return passo_machine_new (tree, NULL);
}

/* The text without the mark of the cursor, and where that was. */
static char *
dup_text (const char *input,
          gsize      *offset)
{
  const char *cursor = strstr (input, CURSOR);

  g_assert_nonnull (cursor);
  *offset = cursor - input;

  return g_strdup_printf ("%.*s%s", (int) *offset, input, cursor + strlen (CURSOR));
}

static void
append_proposal (GString             *out,
                 const PassoProposal *proposal)
{
  static const char * const kinds[] = { "local", "variable", "data", "function" };

  g_string_append_printf (out, "%s %s%s: %s. %s\n", kinds[proposal->kind], proposal->name,
                          proposal->ending, proposal->usage, proposal->documentation);
}

/* The word, and those of the names that begin with it. */
static char *
completion_case (const CaseFile *test_case)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize offset;
  g_autofree char *text = dup_text (test_case->input, &offset);
  g_autoptr (PassoMachine) machine = read_machine (text, strlen (text));
  gboolean help = g_str_has_prefix (test_case->name, "help: ");
  g_autoptr (PassoCompletion) completion = help ? passo_completion_new_help (machine, offset)
                                                : passo_completion_new (machine, offset);
  g_autofree char *word = NULL;

  if (completion == NULL)
    return g_strdup ("nothing\n");

  word = g_strndup (text + completion->word.start, completion->word.end - completion->word.start);
  g_string_append_printf (out, "word: %s\n", word);
  for (guint i = 0; i < completion->proposals->len; i++)
    {
      const PassoProposal *proposal = g_ptr_array_index (completion->proposals, i);

      if (g_str_has_prefix (proposal->name, word))
        append_proposal (out, proposal);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Every place of a text, and of every truncation of it, has an answer. */
static void
test_everywhere (void)
{
  static const char text[] =
    "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\","
    "\"Resource\":\"r\",\"Arguments\":\"{% $map([1], function($v){ $v & \\\"\\u0024\\\" }) %}\","
    "\"Output\":\"{% $states.result./* é */`a b`[$contains(/x\\/y/i)] %}\",\"End\":true}}}";
  gsize length = strlen (text);
  guint found = 0;

  for (gsize end = 0; end <= length; end++)
    {
      g_autoptr (PassoMachine) machine = NULL;

      if (g_utf8_get_char_validated (text + end, -1) >= (gunichar) -2)
        continue;
      machine = read_machine (text, end);
      for (gsize offset = 0; offset <= end; offset += end == length || offset + 40 < end ? 1 : 3)
        {
          g_autoptr (PassoCompletion) completion = passo_completion_new (machine, offset);
          g_autoptr (PassoCompletion) help = passo_completion_new_help (machine, offset);

          found += completion != NULL;
          g_assert_true (completion == NULL || (completion->word.start <= completion->word.end
                                                && completion->word.end == offset));
          g_assert_true (help == NULL || help->proposals->len > 0);
        }
    }

  g_assert_cmpuint (found, >, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_test_add_func ("/completion/everywhere", test_everywhere);
  case_file_add_tests ("/completion", argv[1], completion_case);

  return g_test_run ();
}
