/* validate-report.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include "validate-report.h"

static const char *
get_severity_word (PassoDiagnostic *diagnostic)
{
  static const char * const words[] = {
    [PASSO_SEVERITY_ERROR] = "ERROR",
    [PASSO_SEVERITY_WARNING] = "WARNING",
    [PASSO_SEVERITY_INFO] = "INFO",
  };

  return words[passo_diagnostic_get_severity (diagnostic)];
}

/**
 * validate_report_add_string:
 * @builder: where to
 * @name: name of a member
 * @text: its value
 *
 * Adds a member to an object.
 */
void
validate_report_add_string (JsonBuilder *builder,
                            const char  *name,
                            const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/**
 * validate_report_print_json:
 * @builder: what is done
 * @pretty: whether on several lines
 *
 * Prints JSON on standard output.
 */
void
validate_report_print_json (JsonBuilder *builder,
                            gboolean     pretty)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, pretty);

  g_print ("%s\n", text);
}

/* Text, for people. */

static void
print_text_diagnostic (const char      *file,
                       PassoDiagnostic *diagnostic)
{
  const char *location = passo_diagnostic_get_pointer (diagnostic);
  const char *hint = passo_asl_find_hint (passo_diagnostic_get_code (diagnostic));
  const char *words[] = {
    [PASSO_SEVERITY_ERROR] = _("error"),
    [PASSO_SEVERITY_WARNING] = _("warning"),
    [PASSO_SEVERITY_INFO] = _("remark"),
  };

  g_print ("%s:%u:%u: %s: %s [%s]\n", file, passo_diagnostic_get_line (diagnostic),
           passo_diagnostic_get_column (diagnostic),
           words[passo_diagnostic_get_severity (diagnostic)],
           passo_diagnostic_get_message (diagnostic), passo_diagnostic_get_code (diagnostic));
  if (location != NULL)
    /* Translators: %s is a place in the definition such as /States/A/Next */
    g_print (_("    at %s\n"), location);
  if (hint != NULL)
    g_print ("    %s\n", hint);
}

static void
text_add (gpointer             report,
          const ValidatedFile *file)
{
  guint n_items = passo_diagnostic_list_get_n_items (file->diagnostics);

  for (guint i = 0; i < n_items; i++)
    print_text_diagnostic (file->name, passo_diagnostic_list_get (file->diagnostics, i));

  if (file->n_left_out > 0)
    g_print (ngettext ("%s: %u more\n", "%s: %u more\n", file->n_left_out), file->name,
             file->n_left_out);
  if (file->n_errors > 0)
    g_print (ngettext ("%s: FAIL, %u error\n", "%s: FAIL, %u errors\n", file->n_errors),
             file->name, file->n_errors);
  else
    g_print (_("%s: OK\n"), file->name);
}

/* JSON, one object a line, in the shape of the service's reply. */

static void
add_json_diagnostic (JsonBuilder     *builder,
                     PassoDiagnostic *diagnostic)
{
  const char *location = passo_diagnostic_get_pointer (diagnostic);

  json_builder_begin_object (builder);
  validate_report_add_string (builder, "severity", get_severity_word (diagnostic));
  validate_report_add_string (builder, "code", passo_diagnostic_get_code (diagnostic));
  validate_report_add_string (builder, "message", passo_diagnostic_get_message (diagnostic));
  if (location != NULL)
    validate_report_add_string (builder, "location", location);
  json_builder_end_object (builder);
}

static gpointer
json_begin (gboolean several)
{
  return GINT_TO_POINTER (several);
}

static void
json_add (gpointer             report,
          const ValidatedFile *file)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_items = passo_diagnostic_list_get_n_items (file->diagnostics);

  json_builder_begin_object (builder);
  if (GPOINTER_TO_INT (report))
    validate_report_add_string (builder, "file", file->name);
  validate_report_add_string (builder, "result", file->n_errors > 0 ? "FAIL" : "OK");
  json_builder_set_member_name (builder, "diagnostics");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_items; i++)
    add_json_diagnostic (builder, passo_diagnostic_list_get (file->diagnostics, i));
  json_builder_end_array (builder);
  if (file->n_left_out > 0)
    {
      json_builder_set_member_name (builder, "truncated");
      json_builder_add_boolean_value (builder, TRUE);
    }
  json_builder_end_object (builder);
  validate_report_print_json (builder, FALSE);
}

static const ValidateReport text_report = {
  .name = "text",
  .flags = PASSO_VALIDATE_DEFAULT,
  .add = text_add,
};

static const ValidateReport json_report = {
  .name = "json",
  .flags = PASSO_VALIDATE_SERVICE_WORDS,
  .begin = json_begin,
  .add = json_add,
};

/**
 * validate_report_find:
 * @name: name of a form
 *
 * Returns: (nullable) (transfer none): the form
 */
const ValidateReport *
validate_report_find (const char *name)
{
  const ValidateReport *reports[] = { &text_report, &json_report, &validate_report_sarif };

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (g_strcmp0 (reports[i]->name, name) == 0)
      return reports[i];

  return NULL;
}
