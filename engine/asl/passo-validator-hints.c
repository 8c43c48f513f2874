/* passo-validator-hints.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "asl/passo-rules-private.h"

static const struct
{
  const char *code;
  const char *hint;
} hints[] = {
  { PASSO_CODE_INVALID_JSON,
    N_("Mend the JSON at this place; the service accepts strict JSON only.") },
  { PASSO_CODE_TOO_DEEP,
    N_("Nest the values less deeply.") },
  { PASSO_CODE_NO_END,
    N_("Give one state \"End\": true, or add a Succeed or Fail state.") },
  { PASSO_CODE_TARGET,
    N_("Let a transition lead to a state of the same States object, or add the missing state.") },
  { PASSO_CODE_DUPLICATE_NAME,
    N_("Rename one of the states; names must differ in the whole workflow.") },
  { PASSO_CODE_STATE_NAME,
    N_("Choose a name of 1 to 80 characters.") },
  { PASSO_CODE_DUPLICATE_LABEL,
    N_("Choose another label; labels must differ in the whole workflow.") },
  { PASSO_CODE_LABEL,
    N_("Use at most 40 letters, digits, “-” or “_”.") },
  { PASSO_CODE_RESOURCE,
    N_("Check the spelling; a resource that is newer than Passo is accepted all the same.") },
  { PASSO_CODE_REFERENCE,
    N_("There are $states.input, $states.context and variables; Output and Assign also have "
       "$states.result in Task, Parallel and Map, and $states.errorOutput in a Catch.") },
  { PASSO_CODE_DUPLICATE_VARIABLE,
    N_("Choose another name, and hand the value out through Output.") },
  { PASSO_CODE_UNSET_VARIABLE,
    N_("Set the variable with Assign in a state before, or check the spelling.") },
  { PASSO_CODE_UNKNOWN_FUNCTION,
    N_("Check the spelling.") },
  { PASSO_CODE_UNKNOWN_MEMBER,
    N_("Check the spelling.") },
  { PASSO_CODE_NOT_EVALUATED,
    N_("Let “{%” begin the text and “%}” end it, where the field takes an expression.") },
  { PASSO_CODE_NO_DOLLAR,
    N_("Let the name end with “.$” if an expression is meant.") },
  { PASSO_CODE_NO_PATH,
    N_("Use the field of this name that ends with “Path”.") },
  { PASSO_CODE_STATIC_RESULT,
    N_("Use Parameters instead of Result to evaluate expressions.") },
  { PASSO_CODE_DUPLICATE_MEMBER,
    N_("Remove one of the two.") },
  { PASSO_CODE_NESTED_NO_END,
    N_("Give one state of the branch \"End\": true.") },
  { PASSO_CODE_NO_DEFAULT,
    N_("Add a Default for input that no rule expects.") },
  { PASSO_CODE_NO_TIMEOUT,
    N_("Add TimeoutSeconds.") },
  { PASSO_CODE_NO_TOKEN,
    N_("Pass $$.Task.Token on in Parameters.") },
  { PASSO_CODE_NO_HEARTBEAT,
    N_("Remove the heartbeat, or use “.waitForTaskToken”.") },
  { PASSO_CODE_NEVER_MATCHES,
    N_("Remove the name.") },
  { PASSO_CODE_NO_EFFECT,
    N_("Remove the field, or make the Map distributed.") },
  { PASSO_CODE_UNKNOWN_ERROR,
    N_("Check the spelling.") },
};

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
  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    if (g_strcmp0 (hints[i].code, code) == 0)
      return _(hints[i].hint);

  return NULL;
}
