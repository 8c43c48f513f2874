/* validate-report.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "validate-report.h"

#define SARIF_SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

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

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_integer (JsonBuilder *builder,
             const char  *name,
             guint        number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
print_json (JsonBuilder *builder,
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
          const char          *file,
          PassoDiagnosticList *diagnostics)
{
  guint n_errors = passo_diagnostic_list_get_n_errors (diagnostics);
  guint n_items = passo_diagnostic_list_get_n_items (diagnostics);

  for (guint i = 0; i < n_items; i++)
    print_text_diagnostic (file, passo_diagnostic_list_get (diagnostics, i));

  if (n_errors > 0)
    g_print (ngettext ("%s: FAIL, %u error\n", "%s: FAIL, %u errors\n", n_errors), file, n_errors);
  else
    g_print (_("%s: OK\n"), file);
}

/* JSON, one object a line, in the shape of the service's reply. */

static void
add_json_diagnostic (JsonBuilder     *builder,
                     PassoDiagnostic *diagnostic)
{
  const char *location = passo_diagnostic_get_pointer (diagnostic);

  json_builder_begin_object (builder);
  add_string (builder, "severity", get_severity_word (diagnostic));
  add_string (builder, "code", passo_diagnostic_get_code (diagnostic));
  add_string (builder, "message", passo_diagnostic_get_message (diagnostic));
  if (location != NULL)
    add_string (builder, "location", location);
  json_builder_end_object (builder);
}

static gpointer
json_begin (gboolean several)
{
  return GINT_TO_POINTER (several);
}

static void
json_add (gpointer             report,
          const char          *file,
          PassoDiagnosticList *diagnostics)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_items = passo_diagnostic_list_get_n_items (diagnostics);

  json_builder_begin_object (builder);
  if (GPOINTER_TO_INT (report))
    add_string (builder, "file", file);
  add_string (builder, "result",
              passo_diagnostic_list_get_n_errors (diagnostics) > 0 ? "FAIL" : "OK");
  json_builder_set_member_name (builder, "diagnostics");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_items; i++)
    add_json_diagnostic (builder, passo_diagnostic_list_get (diagnostics, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  print_json (builder, FALSE);
}

/* SARIF 2.1.0, for tools that gather findings. */

static gpointer
sarif_begin (gboolean several)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_string (builder, "$schema", SARIF_SCHEMA);
  add_string (builder, "version", "2.1.0");
  json_builder_set_member_name (builder, "runs");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "tool");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "driver");
  json_builder_begin_object (builder);
  add_string (builder, "name", "Passo");
  add_string (builder, "version", PASSO_VERSION);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  add_string (builder, "columnKind", "unicodeCodePoints");
  json_builder_set_member_name (builder, "results");
  json_builder_begin_array (builder);

  return builder;
}

static void
add_sarif_location (JsonBuilder     *builder,
                    const char      *file,
                    PassoDiagnostic *diagnostic)
{
  g_autofree char *uri = g_uri_escape_string (file, "/", TRUE);
  const char *location = passo_diagnostic_get_pointer (diagnostic);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "physicalLocation");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "artifactLocation");
  json_builder_begin_object (builder);
  add_string (builder, "uri", uri);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "region");
  json_builder_begin_object (builder);
  add_integer (builder, "startLine", passo_diagnostic_get_line (diagnostic));
  add_integer (builder, "startColumn", passo_diagnostic_get_column (diagnostic));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  if (location != NULL)
    {
      json_builder_set_member_name (builder, "logicalLocations");
      json_builder_begin_array (builder);
      json_builder_begin_object (builder);
      add_string (builder, "fullyQualifiedName", location);
      json_builder_end_object (builder);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_sarif_result (JsonBuilder     *builder,
                  const char      *file,
                  PassoDiagnostic *diagnostic)
{
  static const char * const levels[] = {
    [PASSO_SEVERITY_ERROR] = "error",
    [PASSO_SEVERITY_WARNING] = "warning",
    [PASSO_SEVERITY_INFO] = "note",
  };

  json_builder_begin_object (builder);
  add_string (builder, "ruleId", passo_diagnostic_get_code (diagnostic));
  add_string (builder, "level", levels[passo_diagnostic_get_severity (diagnostic)]);
  json_builder_set_member_name (builder, "message");
  json_builder_begin_object (builder);
  add_string (builder, "text", passo_diagnostic_get_message (diagnostic));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "locations");
  json_builder_begin_array (builder);
  add_sarif_location (builder, file, diagnostic);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
sarif_add (gpointer             report,
           const char          *file,
           PassoDiagnosticList *diagnostics)
{
  guint n_items = passo_diagnostic_list_get_n_items (diagnostics);

  for (guint i = 0; i < n_items; i++)
    add_sarif_result (report, file, passo_diagnostic_list_get (diagnostics, i));
}

static void
sarif_end (gpointer report)
{
  g_autoptr (JsonBuilder) builder = report;

  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  print_json (builder, TRUE);
}

static const ValidateReport reports[] = {
  { "text", PASSO_VALIDATE_DEFAULT, NULL, text_add, NULL },
  { "json", PASSO_VALIDATE_SERVICE_WORDS, json_begin, json_add, NULL },
  { "sarif", PASSO_VALIDATE_DEFAULT, sarif_begin, sarif_add, sarif_end },
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
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (g_strcmp0 (reports[i].name, name) == 0)
      return &reports[i];

  return NULL;
}
