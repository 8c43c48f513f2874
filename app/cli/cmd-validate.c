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

/* As many as the service tells where nobody says how many. */
#define SERVICE_MAX_RESULTS 100

typedef struct
{
  char *form;
  char *type;
  char *severity;
  int   max_results;  /* -1 for all */
} Options;

/* What the options ask for. */
typedef struct
{
  const ValidateReport *report;
  PassoValidateFlags    flags;
  PassoSeverity         severity;     /* the least that is told */
  guint                 max_results;
} Request;

static void
options_clear (Options *options)
{
  g_free (options->form);
  g_free (options->type);
  g_free (options->severity);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_severity (const char    *word,
               PassoSeverity *severity)
{
  static const char * const words[] = {
    [PASSO_SEVERITY_ERROR] = "error",
    [PASSO_SEVERITY_WARNING] = "warning",
    [PASSO_SEVERITY_INFO] = "info",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (word, words[i]) == 0)
      {
        *severity = (PassoSeverity) i;
        return TRUE;
      }

  g_printerr (_("passo validate: “%s” is not a severity: error, warning or info\n"), word);
  return FALSE;
}

/* FALSE where the options ask for nonsense. */
static gboolean
read_options (const Options *options,
              Request       *request)
{
  const char *form = options->form != NULL ? options->form : "text";

  request->report = validate_report_find (form);
  if (request->report == NULL)
    {
      g_printerr (_("passo validate: “%s” is not a form of report: text, json or sarif\n"), form);
      return FALSE;
    }
  if (options->type != NULL && strcmp (options->type, "standard") != 0 &&
      strcmp (options->type, "express") != 0)
    {
      g_printerr (_("passo validate: “%s” is not a type: standard or express\n"), options->type);
      return FALSE;
    }

  request->flags = request->report->flags;
  if (g_strcmp0 (options->type, "express") == 0)
    request->flags |= PASSO_VALIDATE_EXPRESS;
  request->max_results = options->max_results < 0 ? G_MAXUINT
                                                  : (guint) options->max_results;
  if (request->max_results == 0)
    request->max_results = SERVICE_MAX_RESULTS;
  request->severity = PASSO_SEVERITY_INFO;

  return options->severity == NULL || read_severity (options->severity, &request->severity);
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

/* What of the diagnostics is asked for; the others are only counted. */
static PassoDiagnosticList *
select_diagnostics (PassoDiagnosticList *all,
                    const Request       *request,
                    guint               *n_left_out)
{
  PassoDiagnosticList *chosen = passo_diagnostic_list_new ();
  guint n_items = passo_diagnostic_list_get_n_items (all);

  *n_left_out = 0;
  for (guint i = 0; i < n_items; i++)
    {
      PassoDiagnostic *diagnostic = passo_diagnostic_list_get (all, i);

      if (passo_diagnostic_get_severity (diagnostic) > request->severity)
        continue;
      if (passo_diagnostic_list_get_n_items (chosen) < request->max_results)
        passo_diagnostic_list_append (chosen, diagnostic);
      else
        (*n_left_out)++;
    }

  return chosen;
}

static int
validate_file (const char    *name,
               const Request *request,
               gpointer       report)
{
  g_autoptr (PassoDiagnosticList) all = passo_diagnostic_list_new ();
  g_autoptr (PassoDiagnosticList) chosen = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = read_file (name, &error);
  g_autoptr (PassoJsonTree) tree = NULL;
  g_autoptr (PassoMachine) machine = NULL;
  ValidatedFile file = { name, text };

  if (text == NULL)
    {
      g_printerr ("passo validate: %s\n", error->message);
      return CLI_UNUSABLE;
    }

  tree = passo_json_tree_new (text);
  machine = passo_machine_new (tree, NULL);
  passo_asl_validate (machine, request->flags, all);
  chosen = select_diagnostics (all, request, &file.n_left_out);
  file.machine = machine;
  file.diagnostics = chosen;
  file.n_errors = passo_diagnostic_list_get_n_errors (all);
  request->report->add (report, &file);

  return file.n_errors == 0 ? CLI_DONE : REJECTED;
}

static int
validate_files (char          **files,
                const Request  *request)
{
  guint n_files = g_strv_length (files);
  gpointer report = request->report->begin != NULL ? request->report->begin (n_files > 1) : NULL;
  int status = CLI_DONE;

  for (guint i = 0; i < n_files; i++)
    {
      int result = validate_file (files[i], request, report);

      status = MAX (status, result);
    }
  if (request->report->end != NULL)
    request->report->end (report, status != CLI_UNUSABLE);

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
  g_auto (Options) options = { .max_results = -1 };
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.form,
      N_("Form of the report: text, json or sarif"), N_("FORM") },
    { "type", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.type,
      N_("Type of the state machine: standard or express"), N_("TYPE") },
    { "severity", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.severity,
      N_("The least that is told: error, warning or info"), N_("SEVERITY") },
    { "max-results", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options.max_results,
      N_("The most that is told of a file; 0: 100, as the service"), N_("N") },
    { NULL },
  };
  g_auto (GStrv) files = cli_arguments_parse (argc, argv, entries, 1, G_MAXUINT);
  Request request;

  if (files == NULL || !read_options (&options, &request))
    return CLI_UNUSABLE;

  return validate_files (files, &request);
}
