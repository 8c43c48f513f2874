/* passo-http-reply.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-connector.h"
#include "task/passo-http-transport.h"

G_BEGIN_DECLS

void passo_http_reply_answer       (const PassoHttpReply *reply,
                                    PassoAnswer          *answer);
void passo_http_reply_answer_error (const char           *text,
                                    PassoAnswer          *answer);

G_END_DECLS
