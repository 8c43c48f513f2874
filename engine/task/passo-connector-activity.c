/* passo-connector-activity.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "task/passo-connector-activity.h"

/* An activity that waits for a worker. */
typedef struct
{
  guint64           id;
  char             *arn;
  char             *token;
  PassoValue        input;
  PassoCallStarted  started;
  gpointer          data;
} PassoWaitingActivity;

/* Gives activities to workers that ask for them, first come, first served. Workers answer by the
 * token, and not through the connector. */
struct _PassoConnectorActivity
{
  GObject  parent_instance;
  GQueue   waiting; /* PassoWaitingActivity */
};

static void connector_iface_init (PassoConnectorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoConnectorActivity, passo_connector_activity, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PASSO_TYPE_CONNECTOR, connector_iface_init))

static void
free_waiting (gpointer data)
{
  PassoWaitingActivity *waiting = data;

  g_free (waiting->arn);
  g_free (waiting->token);
  passo_value_clear (&waiting->input);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoWaitingActivity, free_waiting)

static PassoConnectorReply
passo_connector_activity_call (PassoConnector  *connector,
                               const PassoCall *call,
                               PassoAnswer     *answer)
{
  PassoConnectorActivity *self = PASSO_CONNECTOR_ACTIVITY (connector);
  PassoWaitingActivity *waiting;

  if (call->resource->kind != PASSO_RESOURCE_ACTIVITY || call->token == NULL)
    return PASSO_CONNECTOR_DECLINED;

  waiting = g_new0 (PassoWaitingActivity, 1);
  waiting->id = call->id;
  waiting->arn = g_strdup (call->resource->arn);
  waiting->token = g_strdup (call->token);
  waiting->input = passo_value_ref (call->parameters);
  waiting->started = call->started;
  waiting->data = call->done_data;
  g_queue_push_tail (&self->waiting, waiting);

  return PASSO_CONNECTOR_QUEUED;
}

static void
passo_connector_activity_cancel (PassoConnector *connector,
                                 guint64         call_id)
{
  PassoConnectorActivity *self = PASSO_CONNECTOR_ACTIVITY (connector);

  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    if (((PassoWaitingActivity *) link->data)->id == call_id)
      {
        free_waiting (link->data);
        g_queue_delete_link (&self->waiting, link);
        return;
      }
}

static void
connector_iface_init (PassoConnectorInterface *iface)
{
  iface->call = passo_connector_activity_call;
  iface->cancel = passo_connector_activity_cancel;
}

static void
passo_connector_activity_finalize (GObject *object)
{
  PassoConnectorActivity *self = PASSO_CONNECTOR_ACTIVITY (object);

  g_queue_clear_full (&self->waiting, free_waiting);

  G_OBJECT_CLASS (passo_connector_activity_parent_class)->finalize (object);
}

static void
passo_connector_activity_class_init (PassoConnectorActivityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = passo_connector_activity_finalize;
}

static void
passo_connector_activity_init (PassoConnectorActivity *self)
{
  g_queue_init (&self->waiting);
}

/**
 * passo_connector_activity_new:
 *
 * Returns: (transfer full): a connector of activities that have to wait for a worker
 */
PassoConnectorActivity *
passo_connector_activity_new (void)
{
  return g_object_new (PASSO_TYPE_CONNECTOR_ACTIVITY, NULL);
}

/**
 * passo_connector_activity_poll:
 * @self: a connector
 * @arn: ARN of an activity
 * @worker: (nullable): name of who asks
 * @task: (out caller-allocates): what there is to do
 *
 * Gives the activity that waits longest to a worker, as GetActivityTask does. It starts with that, and
 * is answered with its token.
 *
 * Returns: whether there is anything to do
 */
gboolean
passo_connector_activity_poll (PassoConnectorActivity *self,
                               const char             *arn,
                               const char             *worker,
                               PassoActivityTask      *task)
{
  g_return_val_if_fail (PASSO_IS_CONNECTOR_ACTIVITY (self), FALSE);
  g_return_val_if_fail (arn != NULL && task != NULL, FALSE);

  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    {
      g_autoptr (PassoWaitingActivity) waiting = link->data;

      if (strcmp (waiting->arn, arn) != 0)
        {
          waiting = NULL;
          continue;
        }
      g_queue_delete_link (&self->waiting, link);
      task->token = g_steal_pointer (&waiting->token);
      task->input = passo_value_steal (&waiting->input);
      waiting->started (waiting->data, waiting->id, worker);
      return TRUE;
    }

  return FALSE;
}

/**
 * passo_activity_task_clear:
 * @self: what a worker got
 *
 * Frees what it holds.
 */
void
passo_activity_task_clear (PassoActivityTask *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->token, g_free);
  passo_value_clear (&self->input);
}
