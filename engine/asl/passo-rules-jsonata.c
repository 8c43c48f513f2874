/* passo-rules-jsonata.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-expression-text.h"
#include "asl/passo-rules-private.h"
#include "expr/jsonata/passo-jsonata.h"

/* Where an expression stands. */
typedef struct
{
  PassoRuleRun     *run;
  const PassoState *state;
  gboolean          has_result;        /* $states.result exists */
  gboolean          has_error_output;  /* $states.errorOutput exists */
} Place;

/* An expression that is being checked. */
typedef struct
{
  const Place         *place;
  PassoJsonNode        node;
  PassoExpressionText *text;
} Check;

static void check_fields (const Place   *place,
                          PassoJsonNode  node,
                          guint          where);

/* The bytes to mark. What is missing at the end has none: the mark that ends the expression is what
 * came too early. */
static PassoSpan
find_span (const Check *check,
           PassoSpan    span)
{
  PassoSpan string = passo_json_tree_get_span (check->place->run->tree, check->node);
  PassoSpan source = passo_expression_text_find_source (check->text, span);

  if (source.end == source.start && string.end - string.start > strlen ("\"%}\""))
    source = (PassoSpan) { string.end - strlen ("%}\""), string.end - strlen ("\"") };

  return source;
}

static void
report (const Check   *check,
        PassoSeverity  severity,
        const char    *code,
        PassoSpan      span,
        const char    *message)
{
  PassoRuleRun *run = check->place->run;
  g_autofree char *location = NULL;

  if ((severity != PASSO_SEVERITY_ERROR && (run->flags & PASSO_VALIDATE_NO_ADVICE) != 0) ||
      !_passo_rules_has_room (run, severity))
    return;
  location = passo_asl_dup_location (run->tree, check->node);
  _passo_rules_report_at (run, severity, code, location, find_span (check, span), message);
}

/* The service stops at the first mistake of the syntax. Gives whether the text is an expression. */
static gboolean
report_errors (const Check *check,
               const char  *text,
               gsize        length)
{
  g_autoptr (GPtrArray) errors = passo_jsonata_check (text, (gssize) length, PASSO_JSONATA_AWS);
  gboolean first_only = (check->place->run->flags & PASSO_VALIDATE_SERVICE_WORDS) != 0;
  gboolean sound = TRUE;

  for (guint i = 0; i < errors->len && (sound || !first_only); i++)
    {
      const PassoJsonataError *error = g_ptr_array_index (errors, i);
      gboolean reference = error->kind == PASSO_JSONATA_ERROR_REFERENCE;

      sound = sound && reference;
      report (check, PASSO_SEVERITY_ERROR, reference ? PASSO_CODE_REFERENCE : PASSO_CODE_EXPRESSION,
              error->span, error->message);
    }

  return sound;
}

static void
check_function (const Check                 *check,
                const PassoJsonataReference *reference)
{
  g_autofree char *message = NULL;

  if (passo_jsonata_has_function (reference->name, PASSO_JSONATA_AWS))
    return;
  if (g_str_equal (reference->name, "eval"))
    message = g_strdup (_("State machines have no “$eval”: the call fails when it runs"));
  else
    message = g_strdup_printf (_("There is no function “$%s”: the call fails when it runs"),
                               reference->name);
  report (check, PASSO_SEVERITY_WARNING, PASSO_CODE_UNKNOWN_FUNCTION, reference->span, message);
}

static void
check_variable (const Check                 *check,
                const PassoJsonataReference *reference)
{
  g_autofree char *message = NULL;
  PassoSeverity severity;
  const char *code;

  if (g_str_equal (reference->name, "states") ||
      passo_jsonata_has_function (reference->name, PASSO_JSONATA_AWS))
    return;

  message = _passo_rules_judge_variable (check->place->run, reference->name, &severity, &code);
  if (message != NULL)
    report (check, severity, code, reference->span, message);
}

static void
check_member (const Check                 *check,
              const PassoJsonataReference *reference)
{
  gboolean result = g_str_equal (reference->name, "result");
  g_autofree char *message = NULL;

  if (g_str_equal (reference->name, "input") || g_str_equal (reference->name, "context") ||
      (result && check->place->has_result) ||
      (g_str_equal (reference->name, "errorOutput") && check->place->has_error_output))
    return;

  if (result || g_str_equal (reference->name, "errorOutput"))
    {
      message = g_strdup_printf ("Field '$states.%s' does not exist.", reference->name);
      report (check, PASSO_SEVERITY_ERROR, PASSO_CODE_REFERENCE, reference->span, message);
      return;
    }
  message = g_strdup_printf (_("“$states” has no member “%s”, only input, context, result and "
                               "errorOutput"), reference->name);
  report (check, PASSO_SEVERITY_WARNING, PASSO_CODE_UNKNOWN_MEMBER, reference->span, message);
}

/* What an expression reads. */
static void
check_references (const Check        *check,
                  const PassoJsonata *expression)
{
  g_autoptr (GArray) references = passo_jsonata_list_references (expression);

  for (guint i = 0; i < references->len; i++)
    {
      const PassoJsonataReference *reference = &g_array_index (references, PassoJsonataReference,
                                                               i);

      if (reference->kind == PASSO_JSONATA_CALLS_FUNCTION)
        check_function (check, reference);
      else if (reference->kind == PASSO_JSONATA_READS_VARIABLE)
        check_variable (check, reference);
      else
        check_member (check, reference);
    }
}

static void
check_expression (const Place   *place,
                  PassoJsonNode  node)
{
  g_autoptr (PassoExpressionText) text = passo_expression_text_new (place->run->tree, node);
  g_autoptr (PassoJsonata) expression = NULL;
  Check check = { place, node, text };
  const char *source;
  gsize length;

  source = passo_expression_text_get_text (text, &length);
  expression = passo_jsonata_compile (source, (gssize) length, PASSO_JSONATA_AWS, NULL);

  /* Of what only refers to something that there is not, the rest is looked at as well. */
  if (expression == NULL && report_errors (&check, source, length))
    expression = passo_jsonata_compile (source, (gssize) length, PASSO_JSONATA_REFERENCE, NULL);
  if (expression != NULL)
    check_references (&check, expression);
}

static void
report_marks (const Place   *place,
              PassoJsonNode  node,
              const char    *message)
{
  _passo_rules_report (place->run, PASSO_SEVERITY_ERROR, PASSO_CODE_EXPRESSION, node, "%s",
                       message);
}

/* What begins like a path to data, and would be one with the marks around it. */
static void
advise_path (const Place   *place,
             PassoJsonNode  node)
{
  static const char *const beginnings[] = { "$states.", "$.", "$$.", "$[" };
  g_autofree char *text = _passo_asl_node_dup_text (place->run->tree, node);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (text, beginnings[i]))
      {
        _passo_rules_advise (place->run, PASSO_SEVERITY_WARNING, PASSO_CODE_NOT_EVALUATED, node,
                             "%s", _("This is plain text: an expression stands between “{%” and "
                                     "“%}”"));
        return;
      }
}

/* A string where an expression may stand. */
static void
check_string (const Place   *place,
              PassoJsonNode  node)
{
  PassoExpressionMarks marks = passo_expression_marks_find (place->run->tree, node);

  if (_passo_asl_node_is_placeholder (place->run->tree, node))
    return;

  switch (marks)
    {
    case PASSO_EXPRESSION_MARKS_BOTH:
      check_expression (place, node);
      break;

    case PASSO_EXPRESSION_MARKS_NO_END:
      report_marks (place, node, _("An expression begins with “{%” here and does not end with “%}”"));
      break;

    case PASSO_EXPRESSION_MARKS_NO_START:
      report_marks (place, node, _("An expression ends with “%}” here and does not begin with “{%”"));
      break;

    case PASSO_EXPRESSION_MARKS_INSIDE:
      _passo_rules_advise (place->run, PASSO_SEVERITY_WARNING, PASSO_CODE_NOT_EVALUATED, node,
                           _("Text stands around the expression, so all of this is plain text; join "
                             "texts with “&” inside the marks"));
      break;

    case PASSO_EXPRESSION_MARKS_NONE:
    default:
      advise_path (place, node);
      break;
    }
}

/* An expression where the service takes the text as it stands. */
static void
advise_plain (const Place   *place,
              PassoJsonNode  node,
              const char    *message)
{
  if (passo_expression_marks_find (place->run->tree, node) == PASSO_EXPRESSION_MARKS_BOTH)
    _passo_rules_advise (place->run, PASSO_SEVERITY_WARNING, PASSO_CODE_NOT_EVALUATED, node, "%s",
                         message);
}

static void
advise_key (const Place   *place,
            PassoJsonNode  member)
{
  g_autofree char *key = passo_json_tree_has_key (place->run->tree, member)
                           ? passo_json_tree_dup_key (place->run->tree, member) : NULL;

  const char *message = NULL;
  g_autofree char *location = NULL;

  if (key != NULL &&
      passo_expression_marks_read (key, strlen (key)) == PASSO_EXPRESSION_MARKS_BOTH)
    message = _("The name of a member is not evaluated; an expression that gives an object can "
                "choose its names");
  else if (key != NULL && g_str_has_suffix (key, ".$"))
    message = _("A name that ends with “.$” means nothing in JSONata; write the value between "
                "“{%” and “%}”");
  if (message == NULL || (place->run->flags & PASSO_VALIDATE_NO_ADVICE) != 0 ||
      !_passo_rules_has_room (place->run, PASSO_SEVERITY_WARNING))
    return;
  location = passo_asl_dup_location (place->run->tree, member);
  _passo_rules_report_at (place->run, PASSO_SEVERITY_WARNING, PASSO_CODE_NOT_EVALUATED, location,
                          passo_json_tree_get_key_span (place->run->tree, member), message);
}

/* No deeper than a tree is. */
static void
check_template (const Place   *place,
                PassoJsonNode  node)
{
  check_string (place, node);
  PASSO_ASL_FOREACH_CHILD (place->run->tree, node, child)
    {
      advise_key (place, child);
      check_template (place, child);
    }
}

static void
advise_jsonpath (const Place   *place,
                 PassoJsonNode  node)
{
  advise_plain (place, node, _("The state is in JSONPath, which has no “{% … %}”; set its "
                               "QueryLanguage to JSONata"));
  PASSO_ASL_FOREACH_CHILD (place->run->tree, node, child)
    advise_jsonpath (place, child);
}

static void
advise_literal (const Place           *place,
                const PassoStateField *field,
                PassoJsonNode          node)
{
  const char *message = _("This field takes no expression: it is plain text");

  /* Fields of other kinds have no text at all, which is an error. */
  if (strcmp (field->name, "Comment") != 0 &&
      (field->kind == PASSO_FIELD_STRING || field->kind == PASSO_FIELD_RESOURCE ||
       field->kind == PASSO_FIELD_STATE_NAME))
    advise_plain (place, node, message);
  if (field->kind == PASSO_FIELD_ERROR_NAMES || field->kind == PASSO_FIELD_STRING_ARRAY)
    PASSO_ASL_FOREACH_CHILD (place->run->tree, node, element)
      advise_plain (place, element, message);
}

/* Output and Assign can read what the work gave, or of which error a catcher was found. */
static Place
enter_field (const Place           *place,
             const PassoStateField *field,
             guint                  where)
{
  static const guint workers = PASSO_PLACE_TASK | PASSO_PLACE_PARALLEL | PASSO_PLACE_MAP;
  gboolean after = strcmp (field->name, "Output") == 0 || strcmp (field->name, "Assign") == 0;
  Place inner = *place;

  inner.has_result = after && (where & workers) != 0;
  inner.has_error_output = after && where == PASSO_PLACE_CATCHER;

  return inner;
}

static gboolean
takes_expression (const PassoStateField *field)
{
  return (field->flags & PASSO_FIELD_EXPRESSION) != 0 || field->kind == PASSO_FIELD_TEMPLATE;
}

static void
check_inside (const Place           *place,
              const PassoStateField *field,
              PassoJsonNode          node)
{
  if (_passo_asl_node_is (place->run->tree, node, PASSO_JSON_OBJECT))
    check_fields (place, node, field->inside);
  else
    PASSO_ASL_FOREACH_CHILD (place->run->tree, node, element)
      check_fields (place, element, field->inside);
}

static void
check_field (const Place           *place,
             guint                  where,
             const PassoStateField *field,
             PassoJsonNode          node)
{
  gboolean jsonata = passo_state_get_query_language (place->state) == PASSO_QUERY_LANGUAGE_JSONATA;
  Place inner = enter_field (place, field, where);

  if ((field->flags & (jsonata ? PASSO_FIELD_JSONATA : PASSO_FIELD_JSONPATH)) == 0)
    return;
  if (field->inside != 0)
    check_inside (place, field, node);
  else if (!jsonata && (field->kind == PASSO_FIELD_TEMPLATE || field->kind == PASSO_FIELD_ANY))
    advise_jsonpath (place, node);
  else if (jsonata && takes_expression (field))
    check_template (&inner, node);
  else if (jsonata)
    advise_literal (place, field, node);
}

static void
check_fields (const Place   *place,
              PassoJsonNode  node,
              guint          where)
{
  PassoJsonTree *tree = place->run->tree;

  if (!_passo_asl_node_is (tree, node, PASSO_JSON_OBJECT))
    return;
  PASSO_ASL_FOREACH_CHILD (tree, node, member)
    {
      g_autofree char *key = passo_json_tree_dup_key (tree, member);
      const PassoStateField *field = key != NULL ? passo_state_field_lookup (where, key) : NULL;

      if (field != NULL && field->kind != PASSO_FIELD_BRANCHES &&
          field->kind != PASSO_FIELD_STATES)
        check_field (place, where, field, member);
    }
}

/* Expressions of one state, and what looks like one and is none. */
void
_passo_rules_jsonata (PassoRuleRun     *run,
                      const PassoState *state)
{
  PassoStateType type = passo_state_get_state_type (state);
  Place place = { run, state };

  if (type != PASSO_STATE_UNKNOWN)
    check_fields (&place, passo_state_get_node (state), 1u << type);
}
