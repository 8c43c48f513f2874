/* passo-connector-ask.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "task/passo-connector-ask.h"

/* A task that somebody has to answer. */
typedef struct
{
  PassoCallDone  done;
  gpointer       done_data;
} PassoPendingCall;

/* Leaves the answer of a task to whoever runs the workflow. */
struct _PassoConnectorAsk
{
  GObject             parent_instance;
  PassoAskFunc        ask;
  PassoAskCancelFunc  cancelled;
  gpointer            data;
  GHashTable         *pending; /* call id → PassoPendingCall */
  GHashTable         *answers; /* state name → PassoAnswer */
};

static void connector_iface_init (PassoConnectorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoConnectorAsk, passo_connector_ask, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PASSO_TYPE_CONNECTOR, connector_iface_init))

static void
free_answer (gpointer data)
{
  passo_answer_clear (data);
  g_free (data);
}

static void
copy_answer (const PassoAnswer *from,
             PassoAnswer       *to)
{
  *to = *from;
  passo_value_ref (to->output);
  passo_value_ref (to->error);
  passo_value_ref (to->cause);
}

static PassoConnectorReply
passo_connector_ask_call (PassoConnector  *connector,
                          const PassoCall *call,
                          PassoAnswer     *answer)
{
  PassoConnectorAsk *self = PASSO_CONNECTOR_ASK (connector);
  const PassoAnswer *known = g_hash_table_lookup (self->answers, call->state_name);
  PassoPendingCall *pending;

  if (known != NULL)
    {
      copy_answer (known, answer);
      return PASSO_CONNECTOR_ANSWERED;
    }

  pending = g_new (PassoPendingCall, 1);
  pending->done = call->done;
  pending->done_data = call->done_data;
  g_hash_table_insert (self->pending, g_memdup2 (&call->id, sizeof call->id), pending);
  self->ask (call, self->data);

  return PASSO_CONNECTOR_PENDING;
}

static void
passo_connector_ask_cancel (PassoConnector *connector,
                            guint64         call_id)
{
  PassoConnectorAsk *self = PASSO_CONNECTOR_ASK (connector);

  if (g_hash_table_remove (self->pending, &call_id) && self->cancelled != NULL)
    self->cancelled (call_id, self->data);
}

static void
connector_iface_init (PassoConnectorInterface *iface)
{
  iface->call = passo_connector_ask_call;
  iface->cancel = passo_connector_ask_cancel;
}

static void
passo_connector_ask_finalize (GObject *object)
{
  PassoConnectorAsk *self = PASSO_CONNECTOR_ASK (object);

  g_clear_pointer (&self->pending, g_hash_table_unref);
  g_clear_pointer (&self->answers, g_hash_table_unref);

  G_OBJECT_CLASS (passo_connector_ask_parent_class)->finalize (object);
}

static void
passo_connector_ask_class_init (PassoConnectorAskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = passo_connector_ask_finalize;
}

static void
passo_connector_ask_init (PassoConnectorAsk *self)
{
  self->pending = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_answer);
}

/**
 * passo_connector_ask_new:
 * @ask: is told of each call that waits for an answer
 * @cancelled: (nullable): is told when an answer is not wanted any more
 * @data: their last argument
 *
 * Returns: (transfer full): a connector that leaves every call pending
 */
PassoConnectorAsk *
passo_connector_ask_new (PassoAskFunc       ask,
                         PassoAskCancelFunc cancelled,
                         gpointer           data)
{
  PassoConnectorAsk *self;

  g_return_val_if_fail (ask != NULL, NULL);

  self = g_object_new (PASSO_TYPE_CONNECTOR_ASK, NULL);
  self->ask = ask;
  self->cancelled = cancelled;
  self->data = data;

  return self;
}

/**
 * passo_connector_ask_answer:
 * @self: a connector
 * @call_id: id of a pending call
 * @answer: the answer; its values are taken
 *
 * Returns: whether the call was waiting
 */
gboolean
passo_connector_ask_answer (PassoConnectorAsk *self,
                            guint64            call_id,
                            PassoAnswer       *answer)
{
  g_autofree PassoPendingCall *pending = NULL;
  g_autofree gpointer key = NULL;

  g_return_val_if_fail (PASSO_IS_CONNECTOR_ASK (self), FALSE);
  g_return_val_if_fail (answer != NULL, FALSE);

  if (!g_hash_table_steal_extended (self->pending, &call_id, &key, (gpointer *) &pending))
    return FALSE;

  pending->done (pending->done_data, call_id, answer);
  return TRUE;
}

/**
 * passo_connector_ask_set_answer:
 * @self: a connector
 * @state_name: a state's name
 * @answer: (nullable): the answer; references are added to its values
 *
 * Sets the answer to all later calls of a state; %NULL asks again.
 */
void
passo_connector_ask_set_answer (PassoConnectorAsk *self,
                                const char        *state_name,
                                const PassoAnswer *answer)
{
  PassoAnswer *copy;

  g_return_if_fail (PASSO_IS_CONNECTOR_ASK (self));
  g_return_if_fail (state_name != NULL);

  if (answer == NULL)
    {
      g_hash_table_remove (self->answers, state_name);
      return;
    }

  copy = g_new (PassoAnswer, 1);
  copy_answer (answer, copy);
  g_hash_table_insert (self->answers, g_strdup (state_name), copy);
}
