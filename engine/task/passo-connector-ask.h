/* passo-connector-ask.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-connector.h"

G_BEGIN_DECLS

#define PASSO_TYPE_CONNECTOR_ASK (passo_connector_ask_get_type ())

G_DECLARE_FINAL_TYPE (PassoConnectorAsk, passo_connector_ask, PASSO, CONNECTOR_ASK, GObject)

typedef void (*PassoAskFunc)       (const PassoCall *call,
                                    gpointer         data);
typedef void (*PassoAskCancelFunc) (guint64          call_id,
                                    gpointer         data);

PassoConnectorAsk *passo_connector_ask_new        (PassoAskFunc        ask,
                                                   PassoAskCancelFunc  cancelled,
                                                   gpointer            data);
gboolean           passo_connector_ask_answer     (PassoConnectorAsk  *self,
                                                   guint64             call_id,
                                                   PassoAnswer        *answer);
void               passo_connector_ask_set_answer (PassoConnectorAsk  *self,
                                                   const char         *state_name,
                                                   const PassoAnswer  *answer);

G_END_DECLS
