/* passo-connector-http.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-connector.h"
#include "task/passo-http-transport.h"

G_BEGIN_DECLS

#define PASSO_TYPE_CONNECTOR_HTTP (passo_connector_http_get_type ())

G_DECLARE_FINAL_TYPE (PassoConnectorHttp, passo_connector_http, PASSO, CONNECTOR_HTTP, GObject)

/* What the service allows. */
#define PASSO_CONNECTOR_HTTP_TIME_LIMIT 60000        /* milliseconds */
#define PASSO_CONNECTOR_HTTP_SIZE_LIMIT (256 * 1024) /* bytes of a body */

/**
 * PassoHttpTrace:
 * @data: what was given with it
 * @request: (nullable): what is sent, before it is sent
 * @reply: (nullable): what has come back; %NULL with a @request
 *
 * Sees what a connector exchanges with servers.
 */
typedef void (*PassoHttpTrace) (gpointer                data,
                                const PassoHttpRequest *request,
                                const PassoHttpReply   *reply);

PassoConnectorHttp *passo_connector_http_new            (PassoValue          connections);
void                passo_connector_http_set_time_limit (PassoConnectorHttp *self,
                                                         guint               milliseconds);
void                passo_connector_http_set_size_limit (PassoConnectorHttp *self,
                                                         gsize               bytes);
void                passo_connector_http_set_trace      (PassoConnectorHttp *self,
                                                         gboolean            with_secrets,
                                                         PassoHttpTrace      trace,
                                                         gpointer            data);

G_END_DECLS
