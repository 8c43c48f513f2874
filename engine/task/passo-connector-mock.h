/* passo-connector-mock.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-connector.h"

G_BEGIN_DECLS

#define PASSO_TYPE_CONNECTOR_MOCK (passo_connector_mock_get_type ())

G_DECLARE_FINAL_TYPE (PassoConnectorMock, passo_connector_mock, PASSO, CONNECTOR_MOCK, GObject)

#define PASSO_MOCK_ERROR (passo_mock_error_quark ())

/**
 * PassoMockError:
 * @PASSO_MOCK_ERROR_SHAPE: not the format of a mock file
 * @PASSO_MOCK_ERROR_NOT_FOUND: no such state machine, test case or response
 *
 * Why a mock file could not be used.
 */
typedef enum
{
  PASSO_MOCK_ERROR_SHAPE,
  PASSO_MOCK_ERROR_NOT_FOUND,
} PassoMockError;

GQuark              passo_mock_error_quark                (void);
PassoConnectorMock *passo_connector_mock_new              (PassoValue            config,
                                                           const char           *test_case,
                                                           GError              **error);
void                passo_connector_mock_add_past_call    (PassoConnectorMock   *self,
                                                           const char           *state_name,
                                                           guint                 scheduled_id);
char              **passo_connector_mock_list_test_cases  (PassoValue            config);

G_END_DECLS
