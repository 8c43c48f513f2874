/* passo-program-fields.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"
#include "run/passo-program-builder-private.h"

/* Of the fields that are numbers (States Language specification). */
#define LARGEST_NUMBER 99999999

static void
append_location (const PassoState *state,
                 GString          *out)
{
  const PassoScope *scope = passo_state_get_scope (state);
  const PassoState *owner = passo_scope_get_owner (scope);

  if (owner != NULL)
    {
      append_location (owner, out);
      if (passo_scope_get_kind (scope) == PASSO_SCOPE_BRANCH)
        g_string_append_printf (out, "/Branches[%u]", passo_scope_get_branch (scope));
      else
        g_string_append (out, passo_state_has_field (owner, "ItemProcessor") ? "/ItemProcessor"
                                                                             : "/Iterator");
    }
  g_string_append_printf (out, "/States/%s", passo_state_get_name (state));
}

void
_passo_build_problem (PassoProgramBuilder *self,
                      const char          *field,
                      PassoJsonNode        node,
                      const char          *code,
                      const char          *message)
{
  g_autoptr (GString) location = g_string_new (NULL);
  PassoDiagnostic *diagnostic;
  PassoSpan span = { 0, 0 };
  guint line = 1;
  guint column = 1;

  self->failed = TRUE;
  if (self->problems == NULL)
    return;

  if (self->state != NULL)
    append_location (self->state, location);
  if (field != NULL)
    g_string_append_printf (location, "/%s", field);
  if (node == PASSO_JSON_NONE && self->state != NULL)
    node = passo_state_get_node (self->state);
  if (node != PASSO_JSON_NONE)
    {
      span = passo_json_tree_get_span (self->tree, node);
      passo_line_index_get_position (self->lines, span.start, &line, &column);
    }
  diagnostic = passo_diagnostic_new (PASSO_SEVERITY_ERROR, code, message);
  passo_diagnostic_set_place (diagnostic, location->str, span, line, column);
  passo_diagnostic_list_take (self->problems, diagnostic);
}

void
_passo_build_bad_field (PassoProgramBuilder *self,
                        const char          *field,
                        PassoJsonNode        node,
                        const char          *message)
{
  _passo_build_problem (self, field, node, "SCHEMA_VALIDATION_FAILED", message);
}

/* A value of the definition that every thread may read. Blanks of the definition are no data. */
PassoValue
_passo_build_constant (PassoProgramBuilder *self,
                       PassoJsonNode        node)
{
  g_auto (PassoValue) value = passo_json_tree_get_value (self->tree, node);
  g_auto (PassoValue) bare = PASSO_VALUE_INIT;
  g_autofree char *text = NULL;
  gsize length = 0;

  text = passo_json_write (value, PASSO_JSON_WRITER_STRIP, &length);
  bare = passo_json_parse (text, length, PASSO_JSON_READER_DEFAULT, NULL);

  return passo_value_pool_add (self->program->pool, bare);
}

PassoJsonNode
_passo_build_get_field (PassoProgramBuilder *self,
                        const char          *name)
{
  return passo_state_get_field (self->state, name);
}

char *
_passo_build_dup_string (PassoProgramBuilder *self,
                         PassoJsonNode        node)
{
  if (node == PASSO_JSON_NONE ||
      passo_json_tree_get_kind (self->tree, node) != PASSO_JSON_STRING)
    return NULL;

  return passo_json_tree_dup_string (self->tree, node, NULL);
}

gboolean
_passo_build_read_number (PassoProgramBuilder *self,
                          PassoJsonNode        node,
                          double              *number)
{
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  if (node == PASSO_JSON_NONE)
    return FALSE;

  value = passo_json_tree_get_value (self->tree, node);
  if (!passo_value_is_number (value))
    return FALSE;

  *number = passo_value_get_number (value);
  return isfinite (*number);
}

PassoJsonPath *
_passo_build_path (PassoProgramBuilder *self,
                   const char          *field,
                   PassoJsonNode        node,
                   PassoJsonPathFlags   flags)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = _passo_build_dup_string (self, node);
  PassoJsonPath *path;

  path = text != NULL ? passo_json_path_compile (text, -1, flags, NULL, &error) : NULL;
  if (path == NULL)
    _passo_build_bad_field (self, field, node,
                            error != NULL ? error->message : _("Value must be a valid JSONPath."));

  return path;
}

void
_passo_build_path_field (PassoProgramBuilder *self,
                         const char          *field,
                         PassoPathField      *out)
{
  PassoJsonNode node = _passo_build_get_field (self, field);

  if (node == PASSO_JSON_NONE)
    return;
  if (passo_json_tree_get_kind (self->tree, node) == PASSO_JSON_NULL)
    {
      out->mode = PASSO_STAGE_DROP;
      return;
    }

  out->path = _passo_build_path (self, field, node, PASSO_JSON_PATH_ANY);
  if (out->path == NULL || passo_json_path_is_identity (out->path))
    g_clear_pointer (&out->path, passo_json_path_unref);
  else
    out->mode = PASSO_STAGE_PATH;
}

void
_passo_build_result_path (PassoProgramBuilder  *self,
                          const char           *field,
                          PassoJsonNode         node,
                          PassoResultPathField *out)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (node == PASSO_JSON_NONE)
    return;
  if (passo_json_tree_get_kind (self->tree, node) == PASSO_JSON_NULL)
    {
      out->mode = PASSO_STAGE_DROP;
      return;
    }

  text = _passo_build_dup_string (self, node);
  if (text != NULL && strcmp (text, "$") == 0)
    return;
  if (text != NULL)
    out->path = passo_reference_path_compile (text, -1, NULL, &error);
  if (out->path != NULL)
    out->mode = PASSO_STAGE_PATH;
  else
    _passo_build_bad_field (self, field, node,
                            error != NULL ? error->message : _("Value must be a valid JSONPath."));
}

/* @field is where problems are told of. */
PassoPayloadTemplate *
_passo_build_template (PassoProgramBuilder *self,
                       const char          *field,
                       PassoJsonNode        node)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  PassoPayloadTemplate *template;

  if (self->jsonata)
    return _passo_build_jsonata (self, field, node);
  if (node == PASSO_JSON_NONE)
    return NULL;

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_template_problem_free);
  value = passo_json_tree_get_value (self->tree, node);
  template = passo_payload_template_compile (value, self->program->pool, problems);
  for (guint i = 0; i < problems->len; i++)
    _passo_build_bad_field (self, field, node,
                            ((PassoTemplateProblem *) g_ptr_array_index (problems, i))->message);

  return template;
}

/* Where a member of the state, or of an object in it, is told of. */
static char *
get_place (const char *location,
           const char *name)
{
  return location != NULL ? g_strdup_printf ("%s/%s", location, name) : g_strdup (name);
}

static void
read_literal (PassoProgramBuilder *self,
              const char          *place,
              PassoJsonNode        node,
              gint64               maximum,
              PassoNumberField    *out)
{
  g_autofree char *message = NULL;
  double number = 0;

  if (_passo_build_read_number (self, node, &number) && number >= 0 &&
      number == floor (number) && number <= maximum)
    {
      out->literal = number;
      return;
    }

  /* Translators: the largest number that is allowed. */
  message = g_strdup_printf (_("Expected an integer from 0 to %" PRId64), maximum);
  _passo_build_bad_field (self, place, node, message);
}

/* `NAME` as a literal or an expression, or `NAMEPath`, of an object in the state. */
void
_passo_build_number_member (PassoProgramBuilder *self,
                            const char          *location,
                            PassoJsonNode        object,
                            const char          *name,
                            gint64               maximum,
                            PassoNumberField    *out)
{
  g_autofree char *path_name = g_strconcat (name, "Path", NULL);
  g_autofree char *place = get_place (location, name);
  g_autofree char *path_place = get_place (location, path_name);
  PassoJsonNode node = passo_json_tree_lookup (self->tree, object, name);

  out->literal = -1;
  out->maximum = maximum;
  if (_passo_build_is_expression (self, node))
    out->template = _passo_build_jsonata (self, place, node);
  else if (node != PASSO_JSON_NONE)
    read_literal (self, place, node, maximum, out);
  node = passo_json_tree_lookup (self->tree, object, path_name);
  if (node != PASSO_JSON_NONE)
    out->path = _passo_build_path (self, path_place, node, PASSO_JSON_PATH_ANY);
}

/* The same for a field of the state. */
void
_passo_build_number_field (PassoProgramBuilder *self,
                           const char          *field,
                           PassoNumberField    *out)
{
  _passo_build_number_member (self, NULL, passo_state_get_node (self->state), field,
                              LARGEST_NUMBER, out);
}

const PassoProgramScope *
_passo_build_get_scope (PassoProgramBuilder *self,
                        guint                index)
{
  const PassoScope *scope = passo_state_get_child_scope (self->state, index);

  return &self->program->scopes[passo_scope_get_index (scope)];
}

void
_passo_build_string_field (PassoProgramBuilder *self,
                           const char          *field,
                           PassoStringField    *out)
{
  g_autofree char *path_field = g_strconcat (field, "Path", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  PassoJsonNode node = _passo_build_get_field (self, field);

  out->literal = passo_value_undefined ();
  if (_passo_build_is_expression (self, node))
    out->template = _passo_build_jsonata (self, field, node);
  else if (node != PASSO_JSON_NONE &&
           passo_json_tree_get_kind (self->tree, node) == PASSO_JSON_STRING)
    out->literal = _passo_build_constant (self, node);
  else if (node != PASSO_JSON_NONE)
    _passo_build_bad_field (self, field, node, _("Expected value of type [STRING]"));
  node = _passo_build_get_field (self, path_field);
  if (node == PASSO_JSON_NONE)
    return;

  text = _passo_build_dup_string (self, node);
  if (text != NULL)
    out->query = passo_query_compile (PASSO_QUERY_TEMPLATE, text, -1, self->program->pool, NULL,
                                      &error);
  if (out->query == NULL)
    _passo_build_bad_field (self, path_field, node,
                            error != NULL ? error->message : _("Value must be a valid JSONPath."));
}
