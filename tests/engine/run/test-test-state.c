/* test-test-state.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

#include "case-file.h"

/* What a case asks: lines of a word and its value. A line that begins with a blank goes on with the
 * one before. */
typedef struct
{
  GBytes                *definition;
  char                  *state_name;
  PassoTestStateRequest  request;
} Call;

static void
call_clear (Call *call)
{
  g_clear_pointer (&call->definition, g_bytes_unref);
  g_free (call->state_name);
  passo_value_clear (&call->request.input);
  passo_value_clear (&call->request.mock);
  passo_value_clear (&call->request.variables);
  passo_value_clear (&call->request.context);
  passo_value_clear (&call->request.configuration);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Call, call_clear)

static PassoInspectionLevel
parse_level (const char *word)
{
  static const char * const words[] = { "INFO", "DEBUG", "TRACE" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], word) == 0)
      return (PassoInspectionLevel) i;

  g_error ("%s is no level", word);
}

static PassoValue *
find_value (Call       *call,
            const char *word)
{
  const struct
  {
    const char *word;
    PassoValue *value;
  } values[] = {
    { "input", &call->request.input },
    { "mock", &call->request.mock },
    { "variables", &call->request.variables },
    { "context", &call->request.context },
    { "configuration", &call->request.configuration },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (strcmp (values[i].word, word) == 0)
      return values[i].value;

  g_error ("%s is no word of a case", word);
}

static void
read_line (Call       *call,
           const char *word,
           const char *rest)
{
  g_autoptr (GError) error = NULL;

  if (strcmp (word, "definition") == 0)
    call->definition = g_bytes_new (rest, strlen (rest));
  else if (strcmp (word, "state") == 0)
    call->state_name = g_strdup (strcmp (rest, "-") == 0 ? "" : rest);
  else if (strcmp (word, "level") == 0)
    call->request.level = parse_level (rest);
  else if (strcmp (word, "secrets") == 0)
    call->request.reveal_secrets = TRUE;
  else
    *find_value (call, word) = passo_json_parse (rest, -1, PASSO_JSON_READER_KEEP_SOURCE, &error);
  g_assert_no_error (error);
}

static void
call_init (Call           *call,
           const CaseFile *test_case)
{
  g_autoptr (GRegex) fold = g_regex_new ("\n[ \t]+", 0, 0, NULL);
  g_autofree char *text = g_regex_replace_literal (fold, test_case->input, -1, 0, " ", 0, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  call->request.now = G_GINT64_CONSTANT (1735689600000);
  call->request.seed = 7;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *blank = strchr (lines[i], ' ');

      if (*lines[i] == '\0')
        continue;
      if (blank != NULL)
        *blank = '\0';
      read_line (call, lines[i], blank != NULL ? blank + 1 : "");
    }
  call->request.state_name = call->state_name;
}

/* One member a line; those of inspectionData are texts already. */
static void
append_members (GString    *out,
                const char *indent,
                PassoValue  object)
{
  for (guint i = 0; i < passo_value_get_size (object); i++)
    {
      const char *name;
      PassoValue member = passo_value_get_nth_member (object, i, &name, NULL);
      g_autofree char *text = passo_json_write (member, PASSO_JSON_WRITER_COMPACT, NULL);

      if (strcmp (name, "inspectionData") == 0)
        {
          g_string_append_printf (out, "%s\n", name);
          append_members (out, "  ", member);
        }
      else
        g_string_append_printf (out, "%s%s %s\n", indent, name,
                                *indent != '\0' && passo_value_is_string (member)
                                  ? passo_value_get_string (member, NULL) : text);
    }
}

static char *
run (const CaseFile *test_case)
{
  g_auto (Call) call = { NULL };
  g_auto (PassoValue) response = PASSO_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);

  call_init (&call, test_case);
  response = passo_test_state (call.definition, &call.request, &error);
  if (passo_value_is_undefined (response))
    {
      const char *exception = passo_test_state_get_exception (error);

      g_string_append_printf (out, "%s: %s\n", exception != NULL ? exception : "unusable",
                              error->message);
    }
  append_members (out, "", response);

  return g_string_free (out, FALSE);
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
      prefix = g_strconcat ("/test-state/", name, NULL);
      case_file_add_tests (prefix, argv[i], run);
    }

  return g_test_run ();
}
