/* cmd-validate.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <passo.h>
#include <string.h>

#include "cli-arguments.h"
#include "cli-document.h"
#include "cmd-validate.h"
#include "validate-report.h"

/* The service rejects a definition. */
#define REJECTED 1

typedef struct
{
  char *form;
  char *type;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->form);
  g_free (options->type);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What the options ask for; NULL where they ask for nonsense. */
static const ValidateReport *
read_options (const Options      *options,
              PassoValidateFlags *flags)
{
  const ValidateReport *report = validate_report_find (options->form != NULL ? options->form
                                                                             : "text");

  if (report == NULL)
    {
      g_printerr (_("passo validate: “%s” is not a form of report: text, json or sarif\n"),
                  options->form);
      return NULL;
    }
  if (options->type != NULL && strcmp (options->type, "standard") != 0 &&
      strcmp (options->type, "express") != 0)
    {
      g_printerr (_("passo validate: “%s” is not a type: standard or express\n"), options->type);
      return NULL;
    }

  *flags = report->flags;
  if (g_strcmp0 (options->type, "express") == 0)
    *flags |= PASSO_VALIDATE_EXPRESS;
  return report;
}

static GBytes *
read_file (const char  *file,
           GError     **error)
{
  g_autoptr (GBytes) text = cli_read_bytes (file, error);

  if (text == NULL || !passo_document_loader_check (text, file, error))
    return NULL;

  return g_steal_pointer (&text);
}

static int
validate_file (const char           *file,
               const ValidateReport *report,
               gpointer              data,
               PassoValidateFlags    flags)
{
  g_autoptr (PassoDiagnosticList) diagnostics = passo_diagnostic_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = read_file (file, &error);
  g_autoptr (PassoJsonTree) tree = NULL;
  g_autoptr (PassoMachine) machine = NULL;
  gboolean valid;

  if (text == NULL)
    {
      g_printerr ("passo validate: %s\n", error->message);
      return CLI_UNUSABLE;
    }

  tree = passo_json_tree_new (text);
  machine = passo_machine_new (tree, NULL);
  valid = passo_asl_validate (machine, flags, diagnostics);
  report->add (data, file, diagnostics);

  return valid ? CLI_DONE : REJECTED;
}

static int
validate_files (char                 **files,
                const ValidateReport  *report,
                PassoValidateFlags     flags)
{
  guint n_files = g_strv_length (files);
  gpointer data = report->begin != NULL ? report->begin (n_files > 1) : NULL;
  int status = CLI_DONE;

  for (guint i = 0; i < n_files; i++)
    {
      int result = validate_file (files[i], report, data, flags);

      status = MAX (status, result);
    }
  if (report->end != NULL)
    report->end (data);

  return status;
}

/**
 * passo_cmd_validate:
 * @argc: how many
 * @argv: the command's name and its arguments
 *
 * `passo validate DEFINITION…`: says what the service would say of definitions, and gives advice.
 *
 * Returns: the exit status: 0 all are valid, 1 one is not, 2 one cannot be read
 */
int
passo_cmd_validate (int    argc,
                    char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.form,
      N_("Form of the report: text, json or sarif"), N_("FORM") },
    { "type", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.type,
      N_("Type of the state machine: standard or express"), N_("TYPE") },
    { NULL },
  };
  g_auto (GStrv) files = cli_arguments_parse (argc, argv, entries, 1, G_MAXUINT);
  const ValidateReport *report;
  PassoValidateFlags flags;

  if (files == NULL)
    return CLI_UNUSABLE;

  report = read_options (&options, &flags);
  return report != NULL ? validate_files (files, report, flags) : CLI_UNUSABLE;
}
