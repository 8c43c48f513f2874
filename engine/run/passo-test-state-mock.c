/* passo-test-state-mock.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "json/passo-json-reader.h"
#include "run/passo-test-state-private.h"
#include "task/passo-result-schema.h"

/* The API takes no longer text. */
#define LONGEST_RESULT 262144

void
_passo_test_mock_clear (PassoTestMock *self)
{
  passo_value_clear (&self->result);
  passo_value_clear (&self->error);
  passo_value_clear (&self->cause);
}

static gboolean
refuse (GError     **error,
        const char  *message)
{
  _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_VALIDATION, "%s", message);

  return FALSE;
}

static gboolean
read_mode (PassoTestMock  *self,
           PassoValue      mode,
           GError        **error)
{
  self->checked = !passo_value_string_equals (mode, "NONE");
  self->strict = passo_value_is_undefined (mode) || passo_value_string_equals (mode, "STRICT");
  if (self->strict || !self->checked || passo_value_string_equals (mode, "PRESENT"))
    return TRUE;

  _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_UNUSABLE,
                            _("The mock’s “fieldValidationMode” must be STRICT, PRESENT or NONE"));
  return FALSE;
}

/* The API takes the result as JSON text; a value that is no text stands for itself. */
static gboolean
read_result (PassoTestMock  *self,
             PassoValue      result,
             GError        **error)
{
  g_autoptr (GError) fault = NULL;
  const char *text;
  gsize length = 0;

  if (!passo_value_is_string (result))
    {
      self->result = passo_value_ref (result);
      return TRUE;
    }

  text = passo_value_get_string (result, &length);
  if (length > LONGEST_RESULT)
    {
      _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_UNUSABLE,
                                /* Translators: %u is a number of bytes. */
                                _("The mock’s “result” is longer than %u bytes"), LONGEST_RESULT);
      return FALSE;
    }
  self->result = passo_json_parse (text, length, PASSO_JSON_READER_KEEP_SOURCE, &fault);

  return fault == NULL || refuse (error, "Mocked result must be valid JSON");
}

static gboolean
read_error (PassoTestMock  *self,
            PassoValue      output,
            GError        **error)
{
  PassoValue name = passo_value_get_member (output, "error");
  PassoValue cause = passo_value_get_member (output, "cause");

  if ((!passo_value_is_undefined (name) && !passo_value_is_string (name)) ||
      (!passo_value_is_undefined (cause) && !passo_value_is_string (cause)) ||
      !passo_value_is_object (output))
    {
      _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_UNUSABLE,
                                _("The mock’s “errorOutput” must be an object with the strings "
                                  "“error” and “cause”"));
      return FALSE;
    }

  self->failed = TRUE;
  self->error = passo_value_ref (name);
  self->cause = passo_value_ref (cause);
  return TRUE;
}

/* Reads the API's mock; @value is undefined for none. */
gboolean
_passo_test_mock_read (PassoTestMock  *self,
                       PassoValue      value,
                       GError        **error)
{
  PassoValue result = passo_value_get_member (value, "result");
  PassoValue output = passo_value_get_member (value, "errorOutput");

  if (passo_value_is_undefined (value))
    return TRUE;
  if (!passo_value_is_object (value))
    {
      _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_UNUSABLE,
                                _("The mock must be a JSON object with “result” or "
                                  "“errorOutput”"));
      return FALSE;
    }
  if (passo_value_is_undefined (result) == passo_value_is_undefined (output))
    return refuse (error, "A test mock should have only one of the following fields: "
                          "[result, errorOutput].");

  self->given = TRUE;
  return read_mode (self, passo_value_get_member (value, "fieldValidationMode"), error) &&
         (passo_value_is_undefined (output) ? read_result (self, result, error)
                                            : read_error (self, output, error));
}

static gboolean
check_task (const PassoTestMock      *self,
            const PassoProgramState  *state,
            GError                  **error)
{
  const PassoResource *resource = state->u.task.resource;
  g_autofree char *fault = NULL;

  /* A function and who holds a token answer with anything. */
  if ((resource->kind != PASSO_RESOURCE_SERVICE && resource->kind != PASSO_RESOURCE_SDK) ||
      resource->pattern == PASSO_TASK_PATTERN_TOKEN)
    return TRUE;
  if (!passo_value_is_object (self->result))
    return refuse (error, "Mocked result must be a JSON object.");
  if (!self->checked)
    return TRUE;

  fault = passo_result_schema_check (resource, self->result, self->strict);
  if (fault == NULL)
    return TRUE;

  _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_VALIDATION,
                            "Mock result schema validation error: %s", fault);
  return FALSE;
}

/* With a ResultWriter a Map's result tells where its results are. */
static gboolean
check_map (const PassoTestMock      *self,
           const PassoProgramState  *state,
           GError                  **error)
{
  if (passo_state_has_field (state->state, "ResultWriter"))
    return passo_value_is_object (self->result) ||
           refuse (error, "Mocked result must be a JSON object.");

  return passo_value_is_array (self->result) || refuse (error, "Mocked result must be an array.");
}

static gboolean
check_parallel (const PassoTestMock      *self,
                const PassoProgramState  *state,
                GError                  **error)
{
  if (!passo_value_is_array (self->result))
    return refuse (error, "Mocked result must be an array.");

  return passo_value_get_size (self->result) == state->u.parallel.n_branches ||
         refuse (error, "Mocked result must contain the same number of items as number of "
                        "Parallel branches.");
}

/* Whether the mock can stand for the work of the state. */
gboolean
_passo_test_mock_check (const PassoTestMock      *self,
                        const PassoProgramState  *state,
                        GError                  **error)
{
  const gboolean container = state->type == PASSO_STATE_MAP || state->type == PASSO_STATE_PARALLEL;

  if (!self->given && container)
    {
      _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_DEFINITION,
                                "TestState API does not support Map or Parallel states. "
                                "Supported state types include: "
                                "[Task, Wait, Pass, Succeed, Fail, Choice]");
      return FALSE;
    }
  if (self->given && !container && state->type != PASSO_STATE_TASK)
    {
      _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_VALIDATION,
                                "State type '%s' is not supported when a mock is specified",
                                passo_state_type_to_string (state->type));
      return FALSE;
    }
  if (!self->given || self->failed)
    return TRUE;
  if (state->type == PASSO_STATE_TASK)
    return check_task (self, state, error);

  return state->type == PASSO_STATE_MAP ? check_map (self, state, error)
                                        : check_parallel (self, state, error);
}
