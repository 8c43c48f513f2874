/* validate-sarif.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "validate-report.h"

/* SARIF 2.1.0, for tools that gather findings: one run over all files. */

#define SARIF_SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

#define add_string(builder, name, text) validate_report_add_string ((builder), (name), (text))

static void
begin_object (JsonBuilder *builder,
              const char  *name)
{
  if (name != NULL)
    json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

static void
begin_array (JsonBuilder *builder,
             const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
add_integer (JsonBuilder *builder,
             const char  *name,
             gint64       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_message (JsonBuilder *builder,
             const char  *name,
             const char  *text)
{
  begin_object (builder, name);
  add_string (builder, "text", text);
  json_builder_end_object (builder);
}

static const char *
get_level (PassoSeverity severity)
{
  static const char * const levels[] = {
    [PASSO_SEVERITY_ERROR] = "error",
    [PASSO_SEVERITY_WARNING] = "warning",
    [PASSO_SEVERITY_INFO] = "note",
  };

  return levels[severity];
}

/* --- The tool --------------------------------------------------------------------------------- */

static void
add_rule (JsonBuilder              *builder,
          const PassoValidatorRule *rule)
{
  const char *title = passo_validator_rule_get_title (rule);
  const char *hint = passo_validator_rule_get_hint (rule);

  json_builder_begin_object (builder);
  add_string (builder, "id", rule->code);
  add_message (builder, "shortDescription", title);
  add_message (builder, "help", hint != NULL ? hint : title);
  begin_object (builder, "defaultConfiguration");
  add_string (builder, "level", get_level (rule->severity));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_tool (JsonBuilder *builder)
{
  begin_object (builder, "tool");
  begin_object (builder, "driver");
  add_string (builder, "name", "Passo");
  add_string (builder, "version", PASSO_VERSION);
  begin_array (builder, "rules");
  for (guint i = 0; i < passo_validator_rule_get_n_rules (); i++)
    add_rule (builder, passo_validator_rule_get (i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static gpointer
sarif_begin (gboolean several)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_string (builder, "$schema", SARIF_SCHEMA);
  add_string (builder, "version", "2.1.0");
  begin_array (builder, "runs");
  json_builder_begin_object (builder);
  add_tool (builder);
  /* Translators: the language of this translation, in the form of RFC 5646, such as pt-BR. */
  add_string (builder, "language", _("en-US"));
  add_string (builder, "columnKind", "unicodeCodePoints");
  begin_array (builder, "results");

  return builder;
}

/* --- Findings --------------------------------------------------------------------------------- */

/* A name as a URI: an absolute path gets a scheme, and no other name seems to have one. */
static char *
dup_uri (const char *name)
{
  if (g_path_is_absolute (name))
    return g_filename_to_uri (name, NULL, NULL);

  return g_uri_escape_string (name, "/", FALSE);
}

/* Ends are exclusive, as columns and as bytes. */
static void
add_region (JsonBuilder          *builder,
            const PassoLineIndex *lines,
            PassoDiagnostic      *diagnostic)
{
  const PassoSpan span = passo_diagnostic_get_span (diagnostic);
  guint line;
  guint column;

  passo_line_index_get_position (lines, span.end, &line, &column);
  begin_object (builder, "region");
  add_integer (builder, "startLine", passo_diagnostic_get_line (diagnostic));
  add_integer (builder, "startColumn", passo_diagnostic_get_column (diagnostic));
  add_integer (builder, "endLine", line);
  add_integer (builder, "endColumn", column);
  add_integer (builder, "byteOffset", (gint64) span.start);
  add_integer (builder, "byteLength", (gint64) (span.end - span.start));
  json_builder_end_object (builder);
}

static void
add_logical_location (JsonBuilder *builder,
                      const char  *name,
                      const char  *full_name,
                      const char  *kind)
{
  json_builder_begin_object (builder);
  if (name != NULL)
    add_string (builder, "name", name);
  add_string (builder, "fullyQualifiedName", full_name);
  add_string (builder, "kind", kind);
  json_builder_end_object (builder);
}

/* The place in the definition, and the state that it belongs to. */
static void
add_logical_locations (JsonBuilder         *builder,
                       const ValidatedFile *file,
                       PassoDiagnostic     *diagnostic)
{
  const char *location = passo_diagnostic_get_pointer (diagnostic);
  const gsize offset = passo_diagnostic_get_span (diagnostic).start;
  const PassoState *state;

  if (location == NULL || *location != '/')
    return;

  begin_array (builder, "logicalLocations");
  add_logical_location (builder, NULL, location,
                        g_str_has_suffix (location, "]") ? "value" : "property");
  state = passo_machine_find_state_at_offset (file->machine, offset);
  if (state != NULL)
    {
      g_autofree char *place = passo_asl_dup_location (passo_machine_get_tree (file->machine),
                                                       passo_state_get_node (state));

      add_logical_location (builder, passo_state_get_name (state), place, "state");
    }
  json_builder_end_array (builder);
}

static void
add_location (JsonBuilder          *builder,
              const ValidatedFile  *file,
              const PassoLineIndex *lines,
              PassoDiagnostic      *diagnostic)
{
  g_autofree char *uri = dup_uri (file->name);

  json_builder_begin_object (builder);
  begin_object (builder, "physicalLocation");
  begin_object (builder, "artifactLocation");
  add_string (builder, "uri", uri);
  json_builder_end_object (builder);
  add_region (builder, lines, diagnostic);
  json_builder_end_object (builder);
  add_logical_locations (builder, file, diagnostic);
  json_builder_end_object (builder);
}

static void
add_result (JsonBuilder          *builder,
            const ValidatedFile  *file,
            const PassoLineIndex *lines,
            PassoDiagnostic      *diagnostic)
{
  const char *code = passo_diagnostic_get_code (diagnostic);

  json_builder_begin_object (builder);
  add_string (builder, "ruleId", code);
  for (guint i = 0; i < passo_validator_rule_get_n_rules (); i++)
    if (strcmp (passo_validator_rule_get (i)->code, code) == 0)
      add_integer (builder, "ruleIndex", i);
  add_string (builder, "level", get_level (passo_diagnostic_get_severity (diagnostic)));
  add_message (builder, "message", passo_diagnostic_get_message (diagnostic));
  begin_array (builder, "locations");
  add_location (builder, file, lines, diagnostic);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
sarif_add (gpointer             report,
           const ValidatedFile *file)
{
  g_autoptr (PassoLineIndex) lines = passo_line_index_new_for_bytes (file->text);
  guint n_items = passo_diagnostic_list_get_n_items (file->diagnostics);

  for (guint i = 0; i < n_items; i++)
    add_result (report, file, lines, passo_diagnostic_list_get (file->diagnostics, i));
}

static void
sarif_end (gpointer report,
           gboolean complete)
{
  g_autoptr (JsonBuilder) builder = report;

  json_builder_end_array (builder);
  begin_array (builder, "invocations");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "executionSuccessful");
  json_builder_add_boolean_value (builder, complete);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  validate_report_print_json (builder, TRUE);
}

const ValidateReport validate_report_sarif = {
  .name = "sarif",
  .flags = PASSO_VALIDATE_DEFAULT,
  .begin = sarif_begin,
  .add = sarif_add,
  .end = sarif_end,
};
