/* passo-connector-nested.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-scheduler.h"

G_BEGIN_DECLS

#define PASSO_TYPE_CONNECTOR_NESTED (passo_connector_nested_get_type ())

G_DECLARE_FINAL_TYPE (PassoConnectorNested, passo_connector_nested,
                      PASSO, CONNECTOR_NESTED, GObject)

/* How many executions may have started one another, the last one by the one before, and so on. The
 * service has no such limit, but it has one of what may be spent. */
#define PASSO_CONNECTOR_NESTED_DEEPEST 100

PassoConnectorNested *passo_connector_nested_new         (void);
void                  passo_connector_nested_add_machine (PassoConnectorNested *self,
                                                          const char           *name,
                                                          PassoProgram         *program);

G_END_DECLS
