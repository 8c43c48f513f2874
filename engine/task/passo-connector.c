/* passo-connector.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "task/passo-connector.h"

/* What carries out the calls of Task states. It answers in the call or later; most answers come at
 * once, and then nothing is allocated for them. */
G_DEFINE_INTERFACE (PassoConnector, passo_connector, G_TYPE_OBJECT)

static void
passo_connector_default_init (PassoConnectorInterface *iface)
{
}

/**
 * passo_connector_call:
 * @self: a connector
 * @call: one attempt of a task
 * @answer: (out caller-allocates): filled in for %PASSO_CONNECTOR_ANSWERED; starts as
 *   %PASSO_ANSWER_INIT
 *
 * Returns: whether it is answered, will be answered, or is not for this connector
 */
PassoConnectorReply
passo_connector_call (PassoConnector  *self,
                      const PassoCall *call,
                      PassoAnswer     *answer)
{
  g_return_val_if_fail (PASSO_IS_CONNECTOR (self), PASSO_CONNECTOR_DECLINED);
  g_return_val_if_fail (call != NULL && answer != NULL, PASSO_CONNECTOR_DECLINED);

  return PASSO_CONNECTOR_GET_IFACE (self)->call (self, call, answer);
}

/**
 * passo_connector_cancel:
 * @self: a connector
 * @call_id: id of a pending call
 *
 * The answer is not wanted any more; the call's done function must not be called again.
 */
void
passo_connector_cancel (PassoConnector *self,
                        guint64         call_id)
{
  g_return_if_fail (PASSO_IS_CONNECTOR (self));

  if (PASSO_CONNECTOR_GET_IFACE (self)->cancel != NULL)
    PASSO_CONNECTOR_GET_IFACE (self)->cancel (self, call_id);
}

/**
 * passo_answer_clear:
 * @answer: an answer
 *
 * Gives up its values.
 */
void
passo_answer_clear (PassoAnswer *answer)
{
  g_return_if_fail (answer != NULL);

  passo_value_clear (&answer->output);
  passo_value_clear (&answer->error);
  passo_value_clear (&answer->cause);
  answer->failed = FALSE;
  answer->refused = FALSE;
}
