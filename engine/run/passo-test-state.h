/* passo-test-state.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"
#include "task/passo-connector.h"

G_BEGIN_DECLS

#define PASSO_TEST_STATE_ERROR (passo_test_state_error_quark ())

/**
 * PassoTestStateError:
 * @PASSO_TEST_STATE_ERROR_PARAMETER: the service's clients refuse a parameter of the call
 * @PASSO_TEST_STATE_ERROR_VALIDATION: the service refuses what is asked
 * @PASSO_TEST_STATE_ERROR_DEFINITION: the service refuses the definition
 * @PASSO_TEST_STATE_ERROR_UNUSABLE: something is of the wrong form, or nobody answers the task
 *
 * Why a state was not tried.
 */
typedef enum
{
  PASSO_TEST_STATE_ERROR_PARAMETER,
  PASSO_TEST_STATE_ERROR_VALIDATION,
  PASSO_TEST_STATE_ERROR_DEFINITION,
  PASSO_TEST_STATE_ERROR_UNUSABLE,
} PassoTestStateError;

/* How much is told of what happened inside the state. */
typedef enum
{
  PASSO_INSPECTION_INFO,
  PASSO_INSPECTION_DEBUG,
  PASSO_INSPECTION_TRACE,
} PassoInspectionLevel;

/**
 * PassoTestStateRequest:
 * @level: how much is told
 * @state_name: (nullable): which state of a machine; %NULL where the definition is one state
 * @reveal_secrets: whether HTTP requests show what connections add to them
 * @input: the state's input; undefined for `{}`
 * @mock: what stands for the work of the state; undefined for none
 * @variables: the workflow's variables; undefined for none
 * @context: the context object; undefined for an invented one
 * @configuration: where the state stands in its life; undefined for the beginning
 * @connector: (nullable): who does the work of a Task without a mock
 * @now: milliseconds since 1970
 * @seed: number from which invented names and random values follow
 *
 * One call of TestState. The values have the form that the API's call gives them.
 */
typedef struct
{
  PassoInspectionLevel  level;
  const char           *state_name;
  gboolean              reveal_secrets;
  PassoValue            input;
  PassoValue            mock;
  PassoValue            variables;
  PassoValue            context;
  PassoValue            configuration;
  PassoConnector       *connector;
  gint64                now;
  guint64               seed;
} PassoTestStateRequest;

GQuark      passo_test_state_error_quark   (void);
PassoValue  passo_test_state               (GBytes                      *definition,
                                            const PassoTestStateRequest *request,
                                            GError                     **error);
const char *passo_test_state_get_exception (const GError                *error);

G_END_DECLS
