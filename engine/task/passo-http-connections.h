/* passo-http-connections.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

#define PASSO_HTTP_CONNECTIONS_ERROR (passo_http_connections_error_quark ())

/**
 * PassoHttpConnectionsError:
 * @PASSO_HTTP_CONNECTIONS_ERROR_SHAPE: not the format of a file of connections
 *
 * Why connections could not be used.
 */
typedef enum
{
  PASSO_HTTP_CONNECTIONS_ERROR_SHAPE,
} PassoHttpConnectionsError;

GQuark     passo_http_connections_error_quark (void);
gboolean   passo_http_connections_check       (PassoValue    connections,
                                               GError      **error);
PassoValue passo_http_connections_find        (PassoValue    connections,
                                               const char   *arn);
char      *passo_http_connections_dup_basic   (PassoValue    connection);

G_END_DECLS
