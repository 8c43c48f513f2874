/* passo-program-jsonata.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "expr/passo-expression-marks.h"
#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"
#include "run/passo-program-builder-private.h"

/* Fields of JSONata states. Each that takes an expression is compiled to a template, whether it has
 * one or not, and its type is checked when its value is known. */

/* Whether the value of a field that takes one of another type is an expression instead. */
gboolean
_passo_build_is_expression (PassoProgramBuilder *self,
                            PassoJsonNode        node)
{
  g_autofree char *text = _passo_build_dup_string (self, node);

  return self->jsonata && text != NULL && passo_expression_marks_begin (text, strlen (text));
}

/* Blanks of the definition are no data. */
static PassoValue
read_stripped (PassoProgramBuilder *self,
               PassoJsonNode        node)
{
  g_auto (PassoValue) value = passo_json_tree_get_value (self->tree, node);
  g_autofree char *text = NULL;
  gsize length = 0;

  text = passo_json_write (value, PASSO_JSON_WRITER_STRIP, &length);
  return passo_json_parse (text, (gssize) length, PASSO_JSON_READER_DEFAULT, NULL);
}

/* At the string that holds the expression. */
static void
add_template_problem (PassoProgramBuilder        *self,
                      PassoJsonNode               node,
                      const PassoTemplateProblem *problem)
{
  g_autofree char *outer = passo_json_tree_dup_pointer (self->tree, node);
  g_autofree char *pointer = g_strconcat (outer, problem->pointer, NULL);

  _passo_build_problem (self, problem->location, passo_json_tree_resolve (self->tree, pointer),
                        "INVALID_JSONATA_EXPRESSION", problem->message);
}

/* @location is the field's place in the state, `Output` or `Catch[0]/Assign`. */
PassoPayloadTemplate *
_passo_build_jsonata (PassoProgramBuilder *self,
                      const char          *location,
                      PassoJsonNode        node)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  PassoPayloadTemplate *template;

  if (node == PASSO_JSON_NONE)
    return NULL;

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_template_problem_free);
  value = read_stripped (self, node);
  template = passo_payload_template_compile_jsonata (value, location, self->program->pool,
                                                     problems);
  for (guint i = 0; i < problems->len; i++)
    add_template_problem (self, node, g_ptr_array_index (problems, i));

  return template;
}

/* The same for a member of a catcher or rule. */
void
_passo_build_jsonata_member (PassoProgramBuilder   *self,
                             const char            *location,
                             PassoJsonNode          object,
                             const char            *name,
                             PassoPayloadTemplate **out)
{
  g_autofree char *place = g_strdup_printf ("%s/%s", location, name);

  *out = _passo_build_jsonata (self, place, passo_json_tree_lookup (self->tree, object, name));
}

void
_passo_build_condition (PassoProgramBuilder *self,
                        const char          *location,
                        PassoJsonNode        rule,
                        PassoProgramRule    *out)
{
  PassoJsonNode node = passo_json_tree_lookup (self->tree, rule, "Condition");
  PassoJsonKind kind;

  if (node == PASSO_JSON_NONE)
    {
      _passo_build_bad_field (self, location, rule, _("These fields are required: [Condition]"));
      return;
    }

  kind = passo_json_tree_get_kind (self->tree, node);
  if (kind != PASSO_JSON_TRUE && kind != PASSO_JSON_FALSE &&
      !_passo_build_is_expression (self, node))
    _passo_build_bad_field (self, location, node,
                            _("Expected true, false or an expression in “{% … %}”"));
  _passo_build_jsonata_member (self, location, rule, "Condition", &out->test);
  _passo_build_jsonata_member (self, location, rule, "Output", &out->output);
}

static gboolean
may_be_items (PassoProgramBuilder *self,
              PassoProgramState   *out,
              PassoJsonNode        node)
{
  PassoJsonKind kind = passo_json_tree_get_kind (self->tree, node);

  return kind == PASSO_JSON_ARRAY || _passo_build_is_expression (self, node) ||
         (kind == PASSO_JSON_OBJECT && out->u.map.distributed != NULL);
}

/* What a Map iterates over. Without Items it is the input that must be an array. */
void
_passo_build_jsonata_items (PassoProgramBuilder *self,
                            PassoProgramState   *out)
{
  PassoJsonNode node = _passo_build_get_field (self, "Items");

  if (node != PASSO_JSON_NONE && !may_be_items (self, out, node))
    _passo_build_bad_field (self, "Items", node,
                            _("Expected an array or an expression in “{% … %}”"));
  out->u.map.items = _passo_build_jsonata (self, "Items", node);
  out->u.map.item_selector
    = _passo_build_jsonata (self, "ItemSelector", _passo_build_get_field (self, "ItemSelector"));
}
