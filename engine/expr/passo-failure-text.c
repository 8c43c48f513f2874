/* passo-failure-text.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "expr/passo-failure-text.h"
#include "expr/passo-java-text.h"
#include "expr/passo-json-path-private.h"
#include "json/passo-json-writer.h"

typedef struct
{
  const char *error;
  const char *cause;  /* {path}, {field} and so on stand for the arguments */
} Text;

#define RUNTIME   "States.Runtime"
#define INTRINSIC "States.IntrinsicFailure"
#define DATA      "States.DataLimitExceeded"
#define QUERY     "States.QueryEvaluationError"

#define QUERY_IN_FIELD "The JSONata expression '{expression}' specified for the field '{field}' "

/* The words of the service, recorded or measured, except the texts marked “own”: for these no
 * recording is known.
 */
static const Text texts[PASSO_N_FAILURE_TEXTS] = {
  [PASSO_FAILURE_TEXT_PATH_NOT_FOUND] = {
    RUNTIME, "The JSONPath '{path}' specified for the field '{field}' could not be found in the "
             "input '{input}'" },
  [PASSO_FAILURE_TEXT_INVALID_PATH] = {
    RUNTIME, "Invalid path '{path}' : {value}" },
  [PASSO_FAILURE_TEXT_ARGUMENT_NOT_FOUND] = {
    RUNTIME, "The function '{function}' had the following error: The JsonPath argument for the "
             "field '{path}' could not be found in the input '{input}'" },
  [PASSO_FAILURE_TEXT_ARGUMENT_INVALID] = {
    RUNTIME, "The function '{function}' had the following error: {value}" },
  [PASSO_FAILURE_TEXT_FUNCTION] = {
    INTRINSIC, "The function '{function}' had the following error: {value}" },
  [PASSO_FAILURE_TEXT_CHOICE_VARIABLE] = {
    RUNTIME, "Invalid path '{path}': The choice state's condition path references an invalid "
             "value." },
  [PASSO_FAILURE_TEXT_NO_CHOICE] = {
    RUNTIME, "Failed to transition out of the state. The state does not point to a next state." },
  [PASSO_FAILURE_TEXT_PATTERN] = {  /* own */
    RUNTIME, "Invalid pattern '{value}': a backslash may only stand before '*' or another "
             "backslash." },
  [PASSO_FAILURE_TEXT_RESULT_PATH] = {
    "States.ResultPathMatchFailure", "Unable to apply ReferencePath {path} to input \"{input}\"" },
  [PASSO_FAILURE_TEXT_ITEMS_NOT_ARRAY] = {
    RUNTIME, "Reference path \"{path}\" must point to array." },
  [PASSO_FAILURE_TEXT_SECONDS_MISSING] = {
    RUNTIME, "The {field} parameter does not reference an input value: {path}" },
  [PASSO_FAILURE_TEXT_SECONDS_NEGATIVE] = {
    RUNTIME, "The {field} parameter references a negative value: {path} == {value}" },
  [PASSO_FAILURE_TEXT_SECONDS_NOT_INTEGER] = {
    RUNTIME, "The {field} parameter cannot be parsed as a long value: {path} == {value}" },
  [PASSO_FAILURE_TEXT_TIMESTAMP_INVALID] = {
    RUNTIME, "The {field} parameter does not reference a valid ISO-8601 extended offset date-time "
             "format string: {path} == {value}" },
  [PASSO_FAILURE_TEXT_WAIT_TOO_LONG] = {
    RUNTIME, "Wait state delay is too long." },
  [PASSO_FAILURE_TEXT_NOT_AN_INTEGER] = {
    RUNTIME, "The {field} field refers to value \"{value}\" which is not a valid integer: {path}" },
  [PASSO_FAILURE_TEXT_NOT_A_FLOAT] = {
    RUNTIME, "The {field} field refers to value \"{value}\" which is not a valid float: {path}" },
  [PASSO_FAILURE_TEXT_COUNT_NEGATIVE] = {
    RUNTIME, "{field} cannot be negative." },
  [PASSO_FAILURE_TEXT_PERCENTAGE_RANGE] = {
    RUNTIME, "{field} must be between 0 and 100." },
  [PASSO_FAILURE_TEXT_PARAMETER_FORMAT] = {
    RUNTIME, "The Parameters '{input}' could not be used to start the Task: [The value of the field "
             "'{field}' has an invalid format]" },
  [PASSO_FAILURE_TEXT_NO_VARIABLE] = {  /* own */
    RUNTIME, "The variable of the path '{path}' specified for the field '{field}' is not set" },
  [PASSO_FAILURE_TEXT_BUDGET] = {  /* own */
    RUNTIME, "The path '{path}' specified for the field '{field}' takes too many steps to "
             "evaluate" },
  [PASSO_FAILURE_TEXT_TOO_DEEP] = {  /* own */
    RUNTIME, "The value is nested too deeply" },
  [PASSO_FAILURE_TEXT_DATA_LIMIT] = {  /* own */
    DATA, "The value of '{field}' exceeds the limit of {value} bytes for variables" },
  [PASSO_FAILURE_TEXT_QUERY_UNDEFINED] = {
    QUERY, QUERY_IN_FIELD "returned nothing (undefined)." },
  [PASSO_FAILURE_TEXT_QUERY_TYPE] = {
    QUERY, QUERY_IN_FIELD "returned an unexpected result type. Expected '{expected}', but was "
           "'{type}' for value: {value}" },
  [PASSO_FAILURE_TEXT_QUERY_UNSUPPORTED] = {
    QUERY, QUERY_IN_FIELD "returned an unsupported result type." },
  [PASSO_FAILURE_TEXT_QUERY_ERROR] = {
    QUERY, QUERY_IN_FIELD "threw an error during evaluation. {value}" },
  [PASSO_FAILURE_TEXT_QUERY_LIMIT] = {
    QUERY, QUERY_IN_FIELD "threw an error during evaluation: {value}" },
  [PASSO_FAILURE_TEXT_QUERY_NUMBER] = {  /* own */
    QUERY, QUERY_IN_FIELD "returned a value out of range. Expected {expected}, but was: {value}" },
  [PASSO_FAILURE_TEXT_QUERY_ITEMS] = {
    QUERY, "Map state input must be an array but was: {input}" },
  [PASSO_FAILURE_TEXT_QUERY_TIMESTAMP] = {
    QUERY, "The {field} field cannot be parsed as an ISO-8601 extended offset date-time format "
           "string: {value}" },
};

/* The argument that @name, as it stands between braces, means. */
static const char *
get_argument (const PassoFailureArguments *arguments,
              const char                  *name,
              gsize                        length)
{
  const struct { const char *name; const char *value; } named[] = {
    { "path", arguments->path },
    { "field", arguments->field },
    { "input", arguments->input },
    { "value", arguments->value },
    { "function", arguments->function },
    { "expression", arguments->expression },
    { "expected", arguments->expected },
    { "type", arguments->type },
  };

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (strlen (named[i].name) == length && memcmp (named[i].name, name, length) == 0)
      return named[i].value;

  return NULL;
}

/**
 * passo_failure_text_new:
 * @text: which text
 * @arguments: (nullable): what it speaks of
 *
 * Makes a failure in the words of the service. The place (`An error occurred while executing the
 * state …`) is put before it by the interpreter.
 *
 * Returns: (transfer full): the failure
 */
PassoFailure *
passo_failure_text_new (PassoFailureText             text,
                        const PassoFailureArguments *arguments)
{
  static const PassoFailureArguments none = { NULL };
  g_autoptr (GString) cause = g_string_new (NULL);
  const char *open;

  g_return_val_if_fail (text < PASSO_N_FAILURE_TEXTS, NULL);

  if (arguments == NULL)
    arguments = &none;
  for (const char *at = texts[text].cause; ; at = strchr (open, '}') + 1)
    {
      const char *value;

      open = strchr (at, '{');
      if (open == NULL)
        {
          g_string_append (cause, at);
          break;
        }
      g_string_append_len (cause, at, open - at);
      value = get_argument (arguments, open + 1, (gsize) (strchr (open, '}') - open - 1));
      g_string_append (cause, value == NULL ? "" : value);
    }

  return passo_failure_new_literal (texts[text].error, cause->str);
}

/**
 * passo_failure_value_text:
 * @value: a value
 *
 * Returns: (transfer full): @value as failure texts quote it: a string as it is, anything else as
 *   JSON
 */
char *
passo_failure_value_text (PassoValue value)
{
  if (passo_value_is_undefined (value))
    return g_strdup ("");
  if (passo_value_is_string (value))
    return g_strdup (passo_value_get_string (value, NULL));

  return passo_json_write (value, PASSO_JSON_WRITER_COMPACT, NULL);
}

/**
 * passo_json_path_miss_dup_reason:
 * @miss: where a path came to nothing
 * @path: that path
 *
 * Words a miss as the Jayway library does, whose text the service lets through where an index is
 * put to something that is no array.
 *
 * Returns: (transfer full): `No results for path: $['a']` and the like
 */
char *
passo_json_path_miss_dup_reason (const PassoJsonPathMiss *miss,
                                 const PassoJsonPath     *path)
{
  g_autofree char *steps = NULL;
  g_autofree char *current = NULL;

  g_return_val_if_fail (miss != NULL && path != NULL, NULL);

  if (miss->reason == PASSO_JSON_PATH_NOT_AN_ARRAY)
    {
      steps = passo_json_path_dup_steps_text (path, miss->step);
      if (passo_value_is_null (miss->current))
        return g_strdup_printf ("The path %s is null", steps);
      current = passo_java_text_dup (miss->current);
      return g_strdup_printf ("Filter: [%" G_GINT64_FORMAT "] can only be applied to arrays. "
                              "Current context is: %s", path->steps[miss->step].from, current);
    }
  if (miss->reason == PASSO_JSON_PATH_NO_MEMBER && !miss->last)
    {
      steps = passo_json_path_dup_steps_text (path, miss->step + 1);
      return g_strconcat ("Missing property in path ", steps, NULL);
    }
  steps = passo_json_path_dup_steps_text (path, G_MAXUINT);

  return g_strconcat ("No results for path: ", steps, NULL);
}

static PassoFailure *
fail_with_budget (const PassoJsonPath     *path,
                  const PassoJsonPathMiss *miss,
                  const char              *field)
{
  PassoFailureArguments arguments = { .path = path->text, .field = field };

  return passo_failure_text_new (miss->reason == PASSO_JSON_PATH_BUDGET
                                   ? PASSO_FAILURE_TEXT_BUDGET : PASSO_FAILURE_TEXT_NO_VARIABLE,
                                 &arguments);
}

static gboolean
is_special (const PassoJsonPathMiss *miss)
{
  return miss->reason == PASSO_JSON_PATH_BUDGET || miss->reason == PASSO_JSON_PATH_NO_VARIABLE;
}

/**
 * passo_failure_for_member:
 * @path: a path
 * @miss: where it came to nothing
 * @field: name of the field that holds it: `name.$` of a template, `ErrorPath` or `CausePath`
 *
 * Words a miss as templates, ErrorPath and CausePath do.
 *
 * Returns: (transfer full): the failure
 */
PassoFailure *
passo_failure_for_member (const PassoJsonPath     *path,
                          const PassoJsonPathMiss *miss,
                          const char              *field)
{
  PassoFailureArguments arguments = { .field = field };
  g_autofree char *input = NULL;

  g_return_val_if_fail (path != NULL && miss != NULL, NULL);

  if (is_special (miss))
    return fail_with_budget (path, miss, field);
  input = passo_json_write (miss->document, PASSO_JSON_WRITER_COMPACT, NULL);
  arguments.path = path->text;
  arguments.input = input;

  return passo_failure_text_new (PASSO_FAILURE_TEXT_PATH_NOT_FOUND, &arguments);
}

/**
 * passo_failure_for_field:
 * @path: a path
 * @miss: where it came to nothing
 * @field: name of the field that holds it
 *
 * Words a miss as InputPath, OutputPath, TimeoutSecondsPath, HeartbeatSecondsPath do.
 *
 * Returns: (transfer full): the failure
 */
PassoFailure *
passo_failure_for_field (const PassoJsonPath     *path,
                         const PassoJsonPathMiss *miss,
                         const char              *field)
{
  PassoFailureArguments arguments = { .field = field };
  g_autofree char *reason = NULL;

  g_return_val_if_fail (path != NULL && miss != NULL, NULL);

  if (is_special (miss))
    return fail_with_budget (path, miss, field);
  reason = passo_json_path_miss_dup_reason (miss, path);
  arguments.path = path->text;
  arguments.value = reason;

  return passo_failure_text_new (PASSO_FAILURE_TEXT_INVALID_PATH, &arguments);
}

/**
 * passo_failure_for_argument:
 * @path: a path
 * @miss: where it came to nothing
 * @function: the whole intrinsic expression as it was written
 *
 * Words a miss as an argument of an intrinsic function does.
 *
 * Returns: (transfer full): the failure
 */
PassoFailure *
passo_failure_for_argument (const PassoJsonPath     *path,
                            const PassoJsonPathMiss *miss,
                            const char              *function)
{
  PassoFailureArguments arguments = { .function = function };
  g_autofree char *input = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (path != NULL && miss != NULL, NULL);

  if (is_special (miss))
    return fail_with_budget (path, miss, function);
  arguments.path = path->text;
  if (miss->reason == PASSO_JSON_PATH_NOT_AN_ARRAY)
    {
      reason = passo_json_path_miss_dup_reason (miss, path);
      arguments.value = reason;
      return passo_failure_text_new (PASSO_FAILURE_TEXT_ARGUMENT_INVALID, &arguments);
    }
  input = passo_json_write (miss->document, PASSO_JSON_WRITER_COMPACT, NULL);
  arguments.input = input;

  return passo_failure_text_new (PASSO_FAILURE_TEXT_ARGUMENT_NOT_FOUND, &arguments);
}

/**
 * passo_failure_for_choice:
 * @path: the path of a Variable or a comparand
 * @miss: where it came to nothing
 *
 * Words a miss as a Choice rule does.
 *
 * Returns: (transfer full): the failure
 */
PassoFailure *
passo_failure_for_choice (const PassoJsonPath     *path,
                          const PassoJsonPathMiss *miss)
{
  PassoFailureArguments arguments = { NULL };

  g_return_val_if_fail (path != NULL && miss != NULL, NULL);

  if (miss->reason == PASSO_JSON_PATH_BUDGET)
    return fail_with_budget (path, miss, "Variable");
  arguments.path = path->text;

  return passo_failure_text_new (PASSO_FAILURE_TEXT_CHOICE_VARIABLE, &arguments);
}
