/* passo-http-request.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-connector.h"
#include "task/passo-http-transport.h"

G_BEGIN_DECLS

gboolean passo_http_request_init  (PassoHttpRequest *self,
                                   const PassoCall  *call,
                                   PassoValue        connections,
                                   PassoAnswer      *answer);
void     passo_http_request_clear (PassoHttpRequest *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoHttpRequest, passo_http_request_clear)

G_END_DECLS
