/* passo-connector-registry.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-connector.h"

G_BEGIN_DECLS

#define PASSO_TYPE_CONNECTOR_REGISTRY (passo_connector_registry_get_type ())

G_DECLARE_FINAL_TYPE (PassoConnectorRegistry, passo_connector_registry,
                      PASSO, CONNECTOR_REGISTRY, GObject)

PassoConnectorRegistry *passo_connector_registry_new  (void);
void                    passo_connector_registry_add  (PassoConnectorRegistry  *self,
                                                       const char              *pattern,
                                                       PassoConnector          *connector);
PassoConnectorReply     passo_connector_registry_call (PassoConnectorRegistry  *self,
                                                       const PassoCall         *call,
                                                       PassoAnswer             *answer,
                                                       PassoConnector         **connector);

G_END_DECLS
