/* passo-rules-paths.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-rules-private.h"
#include "expr/passo-payload-template.h"
#include "expr/passo-query.h"
#include "expr/passo-variables.h"

/* Values below this depth of a template are data that nobody wrote by hand. */
#define MAX_ADVICE_DEPTH 32

static void check_fields (PassoRuleRun       *run,
                          PassoJsonNode       node,
                          guint               place,
                          PassoQueryLanguage  language);

/* Whether somebody may have meant a text as a path or a call of an intrinsic function. */
static gboolean
looks_like_expression (PassoJsonTree *tree,
                       PassoJsonNode  node)
{
  g_autofree char *text = _passo_asl_node_dup_text (tree, node);

  if (text == NULL || _passo_asl_node_is_placeholder (tree, node))
    return FALSE;
  if (g_str_equal (text, "$") || g_str_has_prefix (text, "$.") || g_str_has_prefix (text, "$$.") ||
      g_str_has_prefix (text, "$["))
    return TRUE;

  return g_str_has_prefix (text, "States.") && strchr (text, '(') != NULL &&
         g_str_has_suffix (text, ")");
}

/* Only ResultPath must be a Reference Path into the input: elsewhere the service takes any path,
 * though the specification says otherwise. */
static gboolean
is_strict (const PassoStateField *field)
{
  return strcmp (field->name, "ResultPath") == 0;
}

static void
check_path (PassoRuleRun          *run,
            const PassoStateField *field,
            PassoJsonNode          node)
{
  g_autofree char *text = _passo_asl_node_dup_text (run->tree, node);
  g_autoptr (PassoJsonPath) path = NULL;
  g_autoptr (GPtrArray) names = NULL;

  if (text == NULL || _passo_asl_node_is_placeholder (run->tree, node))
    return;

  path = passo_json_path_compile (text, -1,
                                  is_strict (field)
                                    ? PASSO_JSON_PATH_REFERENCE | PASSO_JSON_PATH_INPUT_ONLY
                                    : PASSO_JSON_PATH_ANY,
                                  NULL, NULL);
  if (path == NULL)
    _passo_rules_error (run, node, is_strict (field) ? "Value must be a valid Reference Path."
                                                     : "Value must be a valid JSONPath.");
  if (path == NULL)
    return;

  names = g_ptr_array_new_with_free_func (g_free);
  passo_json_path_list_variables (path, names);
  _passo_rules_check_reads (run, node, names);
}

static void
check_path_or_intrinsic (PassoRuleRun          *run,
                         const PassoStateField *field,
                         PassoJsonNode          node)
{
  g_autofree char *text = _passo_asl_node_dup_text (run->tree, node);
  g_autoptr (PassoQuery) query = NULL;
  g_autoptr (GPtrArray) names = NULL;

  if (text == NULL || _passo_asl_node_is_placeholder (run->tree, node))
    return;

  query = passo_query_compile (PASSO_QUERY_TEMPLATE, text, -1, NULL, NULL, NULL);
  if (query == NULL)
    _passo_rules_error (run, node, "The value for the field '%s' must be a valid JSONPath or a "
                        "valid intrinsic function call", field->name);
  if (query == NULL)
    return;

  names = g_ptr_array_new_with_free_func (g_free);
  passo_query_list_variables (query, names);
  _passo_rules_check_reads (run, node, names);
}

/* The member that a problem of a template is about. */
static PassoJsonNode
find_problem_node (PassoRuleRun *run,
                   PassoJsonNode node,
                   const char   *pointer)
{
  g_autofree char *base = passo_json_tree_dup_pointer (run->tree, node);
  g_autofree char *full = g_strconcat (base, pointer, NULL);

  return passo_json_tree_resolve (run->tree, full);
}

/* Without an expression there is nothing to compile. */
static gboolean
may_hold_expression (PassoJsonTree *tree,
                     PassoJsonNode  node)
{
  PassoSpan span = passo_json_tree_get_span (tree, node);
  const char *text = passo_json_tree_get_text (tree, NULL);

  return memmem (text + span.start, span.end - span.start, ".$", 2) != NULL ||
         memchr (text + span.start, '\\', span.end - span.start) != NULL;
}

static void
check_template_reads (PassoRuleRun               *run,
                      PassoJsonNode               node,
                      const PassoPayloadTemplate *template)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  passo_payload_template_list_variables (template, names);
  _passo_rules_check_reads (run, node, names);
}

static void
check_template (PassoRuleRun *run,
                PassoJsonNode node)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  g_autoptr (PassoPayloadTemplate) template = NULL;
  g_autofree char *location = NULL;

  if (!may_hold_expression (run->tree, node))
    return;

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_template_problem_free);
  value = passo_json_tree_get_value (run->tree, node);
  template = passo_payload_template_compile (value, NULL, problems);
  if (template != NULL)
    check_template_reads (run, node, template);
  if (problems->len == 0)
    return;

  location = passo_asl_dup_location (run->tree, node);
  for (guint i = 0; i < problems->len; i++)
    {
      const PassoTemplateProblem *problem = problems->pdata[i];
      PassoJsonNode member = find_problem_node (run, node, problem->pointer);

      if (member == PASSO_JSON_NONE)
        member = node;
      if (!_passo_asl_node_is_placeholder (run->tree, member))
        _passo_rules_report_at (run, PASSO_SEVERITY_ERROR, PASSO_CODE_SCHEMA, location,
                                _passo_rules_get_place (run->tree, member), problem->message);
    }
}

static gboolean
is_expression_key (PassoJsonTree *tree,
                   PassoJsonNode  member)
{
  PassoSpan span = passo_json_tree_get_key_span (tree, member);
  const char *text = passo_json_tree_get_text (tree, NULL);

  return span.end - span.start >= 4 && memcmp (text + span.end - 3, ".$", 2) == 0;
}

/* Literal members of a template that look like expressions. */
static void
advise_dollars (PassoRuleRun *run,
                PassoJsonNode node,
                guint         depth)
{
  if (depth > MAX_ADVICE_DEPTH)
    return;

  PASSO_ASL_FOREACH_CHILD (run->tree, node, child)
    {
      if (!_passo_asl_node_is (run->tree, child, PASSO_JSON_STRING))
        advise_dollars (run, child, depth + 1);
      else if (passo_json_tree_has_key (run->tree, child) &&
               !is_expression_key (run->tree, child) && looks_like_expression (run->tree, child))
        _passo_rules_advise (run, PASSO_SEVERITY_WARNING, PASSO_CODE_NO_DOLLAR, child,
                             _("This is plain text, not an expression: only names that end with "
                               "“.$” take one"));
    }
}

static void
check_variables (PassoRuleRun *run,
                 PassoJsonNode node)
{
  if (!_passo_asl_node_is (run->tree, node, PASSO_JSON_OBJECT) &&
      !_passo_asl_node_is (run->tree, node, PASSO_JSON_DAMAGED))
    _passo_rules_error (run, node, "Expected value of type [OBJECT]");
  PASSO_ASL_FOREACH_CHILD (run->tree, node, member)
    {
      g_autofree char *key = passo_json_tree_has_key (run->tree, member)
                               ? passo_json_tree_dup_key (run->tree, member) : NULL;

      if (key == NULL || _passo_asl_text_is_placeholder (key))
        continue;
      if (g_str_has_suffix (key, ".$"))
        key[strlen (key) - 2] = '\0';
      if (!passo_variable_name_is_valid (key, strlen (key)))
        _passo_rules_error (run, member, "Invalid variable name '%s'", key);
    }
}

/* `Seconds: "$.n"` where SecondsPath was meant. */
static void
advise_path_field (PassoRuleRun          *run,
                   guint                  place,
                   const PassoStateField *field,
                   PassoJsonNode          node)
{
  g_autofree char *path_name = NULL;

  if (field->kind == PASSO_FIELD_PATH || field->kind == PASSO_FIELD_REFERENCE_PATH ||
      field->kind == PASSO_FIELD_PATH_OR_INTRINSIC || !looks_like_expression (run->tree, node))
    return;

  path_name = g_strconcat (field->name, "Path", NULL);
  if (passo_state_field_lookup (place, path_name) != NULL)
    _passo_rules_advise (run, PASSO_SEVERITY_WARNING, PASSO_CODE_NO_PATH, node,
                         _("A path here must be given as “%s”"), path_name);
}

static void
check_inside (PassoRuleRun          *run,
              const PassoStateField *field,
              PassoJsonNode          node,
              PassoQueryLanguage     language)
{
  if (field->inside == 0 || field->kind == PASSO_FIELD_RULES || field->kind == PASSO_FIELD_RULE)
    return;

  if (_passo_asl_node_is (run->tree, node, PASSO_JSON_OBJECT))
    check_fields (run, node, field->inside, language);
  else
    PASSO_ASL_FOREACH_CHILD (run->tree, node, element)
      check_fields (run, element, field->inside, language);
}

static void
check_jsonpath_field (PassoRuleRun          *run,
                      guint                  place,
                      const PassoStateField *field,
                      PassoJsonNode          node)
{
  switch ((int) field->kind)
    {
    case PASSO_FIELD_PATH:
    case PASSO_FIELD_REFERENCE_PATH:
      /* The paths of Choice rules are a group of their own. */
      if (place != PASSO_PLACE_CHOICE_RULE)
        check_path (run, field, node);
      break;

    case PASSO_FIELD_PATH_OR_INTRINSIC:
      check_path_or_intrinsic (run, field, node);
      break;

    case PASSO_FIELD_TEMPLATE:
      check_template (run, node);
      advise_dollars (run, node, 0);
      break;

    default:
      advise_path_field (run, place, field, node);
      break;
    }
}

static void
check_fields (PassoRuleRun       *run,
              PassoJsonNode       node,
              guint               place,
              PassoQueryLanguage  language)
{
  if (!_passo_asl_node_is (run->tree, node, PASSO_JSON_OBJECT))
    return;

  PASSO_ASL_FOREACH_CHILD (run->tree, node, member)
    {
      PassoSpan span = passo_json_tree_get_key_span (run->tree, member);
      const char *key = passo_json_tree_get_text (run->tree, NULL) + span.start;
      const PassoStateField *field = NULL;

      if (span.end - span.start > 2)
        field = passo_state_field_lookup_len (place, key + 1, span.end - span.start - 2);
      if (field == NULL || _passo_asl_node_is_placeholder (run->tree, member))
        continue;

      if (language == PASSO_QUERY_LANGUAGE_JSONPATH &&
          (field->flags & PASSO_FIELD_JSONPATH) != 0)
        check_jsonpath_field (run, place, field, member);
      if (g_str_equal (field->name, "Assign"))
        check_variables (run, member);
      check_inside (run, field, member, language);
    }
}

static gboolean
has_expression (PassoRuleRun *run,
                PassoJsonNode node,
                guint         depth)
{
  if (looks_like_expression (run->tree, node))
    return TRUE;

  if (depth < MAX_ADVICE_DEPTH)
    PASSO_ASL_FOREACH_CHILD (run->tree, node, child)
      if (has_expression (run, child, depth + 1))
        return TRUE;

  return FALSE;
}

/* Paths, reference paths, templates and names of variables of one state. */
void
_passo_rules_paths (PassoRuleRun     *run,
                    const PassoState *state)
{
  PassoStateType type = passo_state_get_state_type (state);
  PassoJsonNode result;

  if (type == PASSO_STATE_UNKNOWN)
    return;

  check_fields (run, passo_state_get_node (state), 1u << type,
                passo_state_get_query_language (state));
  result = type == PASSO_STATE_PASS ? passo_state_get_field (state, "Result") : PASSO_JSON_NONE;
  if (result != PASSO_JSON_NONE && has_expression (run, result, 0))
    _passo_rules_advise (run, PASSO_SEVERITY_WARNING, PASSO_CODE_STATIC_RESULT, result,
                         _("Result is given as it stands; expressions in it are not evaluated"));
}
