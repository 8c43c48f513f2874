/* run-definition.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli-document.h"
#include "cli-value.h"
#include "run-definition.h"

#define MOST_MESSAGES 20 /* what a broken text brings about is mostly one mistake */

static void
print_message (const char *path,
               guint       line,
               guint       column,
               gboolean    is_error,
               const char *message,
               const char *pointer)
{
  const char *word = is_error ? _("error") : _("warning");

  if (pointer == NULL || *pointer == '\0')
    /* Translators: file, line, column, the word “error” or “warning”, what is wrong. */
    g_printerr (_("%s:%u:%u: %s: %s\n"), path, line, column, word, message);
  else
    /* Translators: file, line, column, the word “error” or “warning”, what is wrong, and the place
     * in the definition. */
    g_printerr (_("%s:%u:%u: %s: %s (at %s)\n"), path, line, column, word, message, pointer);
}

static void
print_more (guint n)
{
  if (n > MOST_MESSAGES)
    g_printerr (ngettext ("… and %u more; “passo validate” lists it\n",
                          "… and %u more; “passo validate” lists them\n", n - MOST_MESSAGES),
                n - MOST_MESSAGES);
}

static void
print_diagnostics (const char          *path,
                   PassoDiagnosticList *diagnostics,
                   gboolean             are_errors)
{
  const guint n = passo_diagnostic_list_get_n_items (diagnostics);

  for (guint i = 0; i < MIN (n, MOST_MESSAGES); i++)
    {
      PassoDiagnostic *diagnostic = passo_diagnostic_list_get (diagnostics, i);

      print_message (path, passo_diagnostic_get_line (diagnostic),
                     passo_diagnostic_get_column (diagnostic), are_errors,
                     passo_diagnostic_get_message (diagnostic),
                     passo_diagnostic_get_pointer (diagnostic));
    }
  print_more (n);
}

static gboolean
fail (const char  *path,
      GError     **error)
{
  /* Translators: %s is a file. */
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("%s cannot be run; see above"),
               path);
  return FALSE;
}

static gboolean
check_json (PassoJsonTree  *tree,
            const char     *path,
            GError        **error)
{
  const guint n = passo_json_tree_get_n_errors (tree);

  if (passo_json_tree_is_valid (tree) && !passo_json_tree_is_usable (tree))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: %s is a file. */
                   _("%s is not a workflow: it must be a JSON object with “StartAt” and “States”"),
                   path);
      return FALSE;
    }
  if (passo_json_tree_is_valid (tree))
    return TRUE;

  for (guint i = 0; i < MIN (n, MOST_MESSAGES); i++)
    {
      const PassoJsonProblem *problem = passo_json_tree_get_error (tree, i);

      print_message (path, problem->line, problem->column, TRUE, problem->message, NULL);
    }
  print_more (n);

  return fail (path, error);
}

/* A bare placeholder stands where a number, a boolean or an object is needed: no run without. */
static gboolean
check_placeholders (PassoJsonTree       *tree,
                    const char          *path,
                    const char * const  *patterns,
                    PassoValue           values,
                    GError             **error)
{
  g_auto (GStrv) missing = passo_placeholder_dup_missing (tree, patterns, values);
  g_autofree char *names = g_strjoinv (", ", missing);

  if (missing[0] == NULL)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: a file, and names of placeholders. */
               _("%s: values are missing for the placeholders %s; give them with "
                 "--substitutions FILE, a JSON object of names and values"), path, names);
  return FALSE;
}

static PassoDocumentSettings *
load_settings (PassoDocument  *document,
               GError        **error)
{
  GFile *file = passo_document_get_file (document);
  g_autoptr (GFile) settings = NULL;

  if (file == NULL)
    return passo_document_settings_new ();

  settings = passo_document_settings_file_for (file);
  return passo_document_settings_load (settings, error);
}

static gboolean
load_values (const char  *substitutions,
             PassoValue  *values,
             GError     **error)
{
  if (substitutions == NULL)
    return TRUE;
  if (!passo_cli_read_value_file (substitutions, values, error))
    return FALSE;
  if (passo_value_is_object (*values))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: %s is the name of a file. */
               _("%s must be a JSON object of names and values"), substitutions);
  return FALSE;
}

/* The text as it runs, with values in the place of placeholders. */
static PassoJsonTree *
load_tree (const char  *path,
           const char  *substitutions,
           GError     **error)
{
  g_autoptr (PassoDocument) document = cli_document_open (path, error);
  g_autoptr (PassoDocumentSettings) settings = NULL;
  g_autoptr (GBytes) text = NULL;
  g_auto (GStrv) patterns = NULL;
  g_auto (PassoValue) given = PASSO_VALUE_INIT;
  g_auto (PassoValue) values = PASSO_VALUE_INIT;
  PassoJsonTree *tree;

  if (document == NULL || !load_values (substitutions, &given, error))
    return NULL;
  settings = load_settings (document, error);
  if (settings == NULL)
    return NULL;

  patterns = passo_document_settings_dup_patterns (settings);
  passo_document_set_patterns (document, (const char * const *) patterns);
  tree = passo_document_get_tree (document);
  values = passo_document_settings_get_substitutions (settings, given);
  if (!check_json (tree, path, error)
      || !check_placeholders (tree, path, (const char * const *) patterns, values, error))
    return NULL;

  text = passo_placeholder_fill_text (tree, (const char * const *) patterns, values, error);
  return text != NULL ? passo_json_tree_new (text) : NULL;
}

/**
 * passo_run_definition_load:
 * @path: a file, `-` for standard input
 * @substitutions: (nullable): a file with the values of placeholders
 * @flags: what the definition is checked for
 * @machine: (out) (transfer full): the machine
 * @error: return location for an error
 *
 * Makes a definition ready to run. Only what keeps it from running stops it; the rest of what the
 * service would say is for `passo validate`, and a warning here.
 *
 * Returns: (transfer full) (nullable): the program; without it messages may have been printed
 */
PassoProgram *
passo_run_definition_load (const char          *path,
                           const char          *substitutions,
                           PassoValidateFlags   flags,
                           PassoMachine       **machine,
                           GError             **error)
{
  g_autoptr (PassoDiagnosticList) problems = passo_diagnostic_list_new ();
  g_autoptr (PassoDiagnosticList) remarks = passo_diagnostic_list_new ();
  g_autoptr (PassoJsonTree) tree = load_tree (path, substitutions, error);
  g_autoptr (PassoProgram) program = NULL;

  /* With values filled in it is another text. */
  if (tree == NULL || !check_json (tree, path, error))
    return NULL;

  *machine = passo_machine_new (tree, NULL);
  program = passo_program_compile (*machine, problems);
  if (program == NULL)
    {
      print_diagnostics (path, problems, TRUE);
      fail (path, error);
      return NULL;
    }

  passo_asl_validate (*machine, flags | PASSO_VALIDATE_NO_ADVICE, remarks);
  if (passo_diagnostic_list_get_n_errors (remarks) > 0)
    print_diagnostics (path, remarks, FALSE);

  return g_steal_pointer (&program);
}
