/* passo-validator-rule.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "asl/passo-rules-private.h"
#include "asl/passo-validator-rule.h"

#define ERROR   PASSO_SEVERITY_ERROR
#define WARNING PASSO_SEVERITY_WARNING
#define INFO    PASSO_SEVERITY_INFO

/* Each code that a diagnostic can have, the service's first. */
static const PassoValidatorRule rules[] = {
  { PASSO_CODE_INVALID_JSON, ERROR,
    N_("The text is not JSON as the service reads it"),
    N_("Mend the JSON at this place; the service accepts strict JSON only.") },
  { PASSO_CODE_TOO_DEEP, ERROR,
    N_("Values are nested too deeply"),
    N_("Nest the values less deeply.") },
  { PASSO_CODE_SCHEMA, ERROR,
    N_("A field is missing, unknown, or has a value that the service refuses") },
  { PASSO_CODE_RESOURCE, WARNING,
    N_("Nobody knows the Resource"),
    N_("Check the spelling; a resource that is newer than Passo is accepted all the same.") },
  { PASSO_CODE_NO_END, ERROR,
    N_("No state ends the workflow"),
    N_("Give one state \"End\": true, or add a Succeed or Fail state.") },
  { PASSO_CODE_TARGET, ERROR,
    N_("A transition leads nowhere, or nothing leads to a state"),
    N_("Let a transition lead to a state of the same States object, or add the missing state.") },
  { PASSO_CODE_DUPLICATE_NAME, ERROR,
    N_("Two states have the same name"),
    N_("Rename one of the states; names must differ in the whole workflow.") },
  { PASSO_CODE_STATE_NAME, ERROR,
    N_("The name of a state is empty or too long"),
    N_("Choose a name of 1 to 80 characters.") },
  { PASSO_CODE_DUPLICATE_LABEL, ERROR,
    N_("Two Map states have the same label"),
    N_("Choose another label; labels must differ in the whole workflow.") },
  { PASSO_CODE_LABEL, ERROR,
    N_("The service does not take the label of a Map state"),
    N_("Use at most 40 letters, digits, “-” or “_”.") },
  { PASSO_CODE_EXPRESSION, ERROR,
    N_("A JSONata expression cannot be read") },
  { PASSO_CODE_REFERENCE, ERROR,
    N_("A JSONata expression refers to something that there is not"),
    N_("There are $states.input, $states.context and variables; Output and Assign also have "
       "$states.result in Task, Parallel and Map, and $states.errorOutput in a Catch.") },
  { PASSO_CODE_DUPLICATE_VARIABLE, ERROR,
    N_("An inner variable has the name of an outer one"),
    N_("Choose another name, and hand the value out through Output.") },
  { PASSO_CODE_UNSET_VARIABLE, WARNING,
    N_("A variable is read that no state before sets"),
    N_("Set the variable with Assign in a state before, or check the spelling.") },
  { PASSO_CODE_NO_DOLLAR, WARNING,
    N_("A value looks like an expression and is plain text"),
    N_("Let the name end with “.$” if an expression is meant.") },
  { PASSO_CODE_NO_PATH, WARNING,
    N_("A value looks like a path where a path has another field"),
    N_("Use the field of this name that ends with “Path”.") },
  { PASSO_CODE_STATIC_RESULT, WARNING,
    N_("The fixed result of a Pass state looks like an expression"),
    N_("Use Parameters instead of Result to evaluate expressions.") },
  { PASSO_CODE_DUPLICATE_MEMBER, WARNING,
    N_("A member is given twice"),
    N_("Remove one of the two.") },
  { PASSO_CODE_OTHER_SCOPE, INFO,
    N_("A transition names a state of another branch") },
  { PASSO_CODE_NESTED_NO_END, WARNING,
    N_("No state ends the branch"),
    N_("Give one state of the branch \"End\": true.") },
  { PASSO_CODE_NO_DEFAULT, INFO,
    N_("A Choice state has no Default"),
    N_("Add a Default for input that no rule expects.") },
  { PASSO_CODE_NO_TIMEOUT, WARNING,
    N_("A task may wait very long"),
    N_("Add TimeoutSeconds.") },
  { PASSO_CODE_NO_TOKEN, WARNING,
    N_("A task token is not passed on"),
    N_("Pass $$.Task.Token on in Parameters.") },
  { PASSO_CODE_NO_HEARTBEAT, INFO,
    N_("Nobody can send the heartbeat"),
    N_("Remove the heartbeat, or use “.waitForTaskToken”.") },
  { PASSO_CODE_NEVER_MATCHES, WARNING,
    N_("An error can be neither retried nor caught"),
    N_("Remove the name.") },
  { PASSO_CODE_UNKNOWN_ERROR, WARNING,
    N_("There is no error of this name"),
    N_("Check the spelling.") },
  { PASSO_CODE_NO_RETRY, INFO,
    N_("A retrier never retries") },
  { PASSO_CODE_OLD_SPELLING, INFO,
    N_("A field is given under its old name") },
  { PASSO_CODE_TEXT_OUTPUT, INFO,
    N_("The output of a nested workflow is given as text") },
  { PASSO_CODE_NO_EFFECT, WARNING,
    N_("A field has no effect where it stands"),
    N_("Remove the field, or make the Map distributed.") },
  { PASSO_CODE_NOT_EVALUATED, WARNING,
    N_("What looks like an expression is not evaluated"),
    N_("Let “{%” begin the text and “%}” end it, where the field takes an expression.") },
  { PASSO_CODE_UNKNOWN_FUNCTION, WARNING,
    N_("There is no function of this name"),
    N_("Check the spelling.") },
  { PASSO_CODE_UNKNOWN_MEMBER, WARNING,
    N_("There is no such member of $states"),
    N_("Check the spelling.") },
};

/**
 * passo_validator_rule_get_n_rules:
 *
 * Returns: the number of codes that diagnostics can have
 */
guint
passo_validator_rule_get_n_rules (void)
{
  return G_N_ELEMENTS (rules);
}

/**
 * passo_validator_rule_get:
 * @i: number of a rule
 *
 * Returns: (transfer none): the rule
 */
const PassoValidatorRule *
passo_validator_rule_get (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (rules), NULL);

  return &rules[i];
}

/**
 * passo_validator_rule_find:
 * @code: (nullable): code of a diagnostic
 *
 * Returns: (nullable) (transfer none): the rule that finds it
 */
const PassoValidatorRule *
passo_validator_rule_find (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_strcmp0 (rules[i].code, code) == 0)
      return &rules[i];

  return NULL;
}

/**
 * passo_validator_rule_get_title:
 * @self: a rule
 *
 * Returns: (transfer none): what it finds, translated, without a full stop
 */
const char *
passo_validator_rule_get_title (const PassoValidatorRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _(self->title);
}

/**
 * passo_validator_rule_get_hint:
 * @self: a rule
 *
 * Returns: (nullable) (transfer none): what to do about its finds, a translated sentence
 */
const char *
passo_validator_rule_get_hint (const PassoValidatorRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->hint != NULL ? _(self->hint) : NULL;
}

/**
 * passo_asl_find_hint:
 * @code: (nullable): code of a diagnostic
 *
 * Finds what to do about a diagnostic.
 *
 * Returns: (nullable) (transfer none): a translated sentence
 */
const char *
passo_asl_find_hint (const char *code)
{
  const PassoValidatorRule *rule = passo_validator_rule_find (code);

  return rule != NULL ? passo_validator_rule_get_hint (rule) : NULL;
}
