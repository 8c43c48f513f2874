/* passo-test-state.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-test-state-private.h"

G_DEFINE_QUARK (passo-test-state-error-quark, passo_test_state_error)

/* What the call is refused for, in the service's words where it is the service that would. */
void
_passo_test_state_refuse (GError              **error,
                          PassoTestStateError   code,
                          const char           *format,
                          ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (PASSO_TEST_STATE_ERROR, code, format, arguments));
  va_end (arguments);
}

static gboolean
refuse (GError     **error,
        const char  *message)
{
  _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_VALIDATION, "%s", message);

  return FALSE;
}

static gboolean
check_request (const PassoTestStateRequest  *request,
               const PassoTestMock          *mock,
               GError                      **error)
{
  if (request->state_name != NULL && *request->state_name == '\0')
    {
      _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_PARAMETER,
                                "Parameter validation failed:\nInvalid length for parameter "
                                "stateName, value: 0, valid min length: 1");
      return FALSE;
    }
  if (mock->given && request->reveal_secrets)
    return refuse (error, "TestState does not support RevealSecrets when a mock is specified.");
  if (!mock->given && !passo_value_is_undefined (request->context))
    return refuse (error, "TestState does not support Context when a mock is not specified.");

  return TRUE;
}

static gboolean
check (const PassoTestStateRequest   *request,
       const PassoTestMock           *mock,
       PassoTestConfiguration        *configuration,
       const PassoProgramState       *state,
       GError                       **error)
{
  return _passo_test_configuration_check (configuration, mock, state, error) &&
         _passo_test_items_read (configuration, state, error) &&
         _passo_test_mock_check (mock, state, error) &&
         _passo_test_context_check (request->context, state, error);
}

/**
 * passo_test_state:
 * @definition: one state, or a machine where the request names one of its states
 * @request: how to try it
 * @error: return location for an error
 *
 * Tries one state, as the service's TestState call does: with an input, and with a mock in the place
 * of its work. The state is run by the same engine as a workflow. Waits are passed over.
 *
 * Returns: (transfer full): the call's response, an object; undefined where the call is refused
 */
PassoValue
passo_test_state (GBytes                       *definition,
                  const PassoTestStateRequest  *request,
                  GError                      **error)
{
  g_auto (PassoTestMock) mock = { FALSE };
  g_auto (PassoTestConfiguration) configuration = { 0 };
  g_auto (PassoTestRun) run = { .request = request, .mock = &mock,
                                .configuration = &configuration };
  g_autoptr (PassoProgram) program = NULL;
  g_auto (PassoValue) input = PASSO_VALUE_INIT;

  g_return_val_if_fail (definition != NULL, passo_value_undefined ());
  g_return_val_if_fail (request != NULL, passo_value_undefined ());

  if (!_passo_test_mock_read (&mock, request->mock, error) ||
      !_passo_test_configuration_read (&configuration, request->configuration, error) ||
      !check_request (request, &mock, error))
    return passo_value_undefined ();

  program = _passo_test_state_load (definition, request->state_name, error);
  if (program == NULL || !check (request, &mock, &configuration, program->scopes[0].start, error))
    return passo_value_undefined ();

  input = passo_value_is_undefined (request->input) ? passo_value_empty_object ()
                                                    : passo_value_ref (request->input);
  if (!_passo_test_run_perform (&run, program, input, error))
    return passo_value_undefined ();

  return _passo_test_response_make (&run, input);
}

/**
 * passo_test_state_get_exception:
 * @error: an error of passo_test_state()
 *
 * Returns: (transfer none) (nullable): how the service calls the refusal; %NULL where it is not the
 *   service's
 */
const char *
passo_test_state_get_exception (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, PASSO_TEST_STATE_ERROR, PASSO_TEST_STATE_ERROR_VALIDATION))
    return "ValidationException";
  if (g_error_matches (error, PASSO_TEST_STATE_ERROR, PASSO_TEST_STATE_ERROR_DEFINITION))
    return "InvalidDefinition";
  if (g_error_matches (error, PASSO_TEST_STATE_ERROR, PASSO_TEST_STATE_ERROR_PARAMETER))
    return "ParamValidationError";

  return NULL;
}
