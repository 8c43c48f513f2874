/* passo-rules-choice.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-rules-private.h"
#include "expr/passo-choice-rule.h"

static void
report_problem (PassoRuleRun               *run,
                PassoJsonNode               rule,
                const PassoTemplateProblem *problem)
{
  g_autofree char *base = passo_json_tree_dup_pointer (run->tree, rule);
  g_autofree char *pointer = g_strconcat (base, problem->pointer, NULL);
  PassoJsonNode node = passo_json_tree_resolve (run->tree, pointer);

  if (node == PASSO_JSON_NONE)
    node = rule;
  if (!_passo_asl_node_is_placeholder (run->tree, node))
    _passo_rules_error (run, node, "%s", problem->message);
}

/* The comparisons of a rule, by the compiler that a run uses. A rule for JSONata is reported
 * already. */
static void
check_rule (PassoRuleRun *run,
            PassoJsonNode rule)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (PassoChoiceRule) compiled = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  if (!_passo_asl_node_is (run->tree, rule, PASSO_JSON_OBJECT) ||
      _passo_asl_node_is_placeholder (run->tree, rule) ||
      passo_json_tree_lookup (run->tree, rule, "Condition") != PASSO_JSON_NONE)
    return;

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_template_problem_free);
  value = passo_json_tree_get_value (run->tree, rule);
  compiled = passo_choice_rule_compile (value, problems);
  for (guint i = 0; i < problems->len; i++)
    report_problem (run, rule, problems->pdata[i]);
  if (compiled == NULL)
    return;

  names = g_ptr_array_new_with_free_func (g_free);
  passo_choice_rule_list_variables (compiled, names);
  _passo_rules_check_reads (run, rule, names);
}

/* A rule of JSONata has a condition. One that compares with JSONPath is told of that. */
static void
check_condition (PassoRuleRun *run,
                 PassoJsonNode rule)
{
  static const char *const others[] = { "Condition", "Variable", "And", "Or", "Not" };

  if (!_passo_asl_node_is (run->tree, rule, PASSO_JSON_OBJECT) ||
      _passo_asl_node_is_placeholder (run->tree, rule))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (passo_json_tree_lookup (run->tree, rule, others[i]) != PASSO_JSON_NONE)
      return;
  _passo_rules_error (run, rule, "These fields are required: [Condition]");
}

/* Rules of a Choice. */
void
_passo_rules_choice (PassoRuleRun     *run,
                     const PassoState *state)
{
  PassoJsonNode choices = passo_state_get_field (state, "Choices");

  if (passo_state_get_state_type (state) != PASSO_STATE_CHOICE)
    return;

  PASSO_ASL_FOREACH_CHILD (run->tree, choices, rule)
    if (passo_state_get_query_language (state) == PASSO_QUERY_LANGUAGE_JSONPATH)
      check_rule (run, rule);
    else
      check_condition (run, rule);

  if (!passo_state_has_field (state, "Default"))
    _passo_rules_advise (run, PASSO_SEVERITY_INFO, PASSO_CODE_NO_DEFAULT,
                         passo_state_get_node (state),
                         _("Without a Default the run fails when no rule is true"));
}
