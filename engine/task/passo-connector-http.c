/* passo-connector-http.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "task/passo-connector-http.h"
#include "task/passo-http-module.h"
#include "task/passo-http-reply.h"
#include "task/passo-http-request.h"

/* A call that was sent. */
typedef struct
{
  PassoConnectorHttp *connector;
  guint64             id;
  PassoCallDone       done;
  gpointer            done_data;
  gpointer            handle; /* of the transport; NULL when that is done */
  GSource            *timer;
} PassoHttpCall;

/* Carries out `http:invoke` over the network, in the default main context of its thread. */
struct _PassoConnectorHttp
{
  GObject                   parent_instance;
  PassoValue                connections;
  guint                     time_limit;
  gsize                     size_limit;
  const PassoHttpTransport *transport; /* NULL until the first call */
  gpointer                  session;
  GHashTable               *calls;     /* call id → PassoHttpCall */
  PassoHttpTrace            trace;     /* NULL for nobody */
  gpointer                  trace_data;
  gboolean                  trace_secrets;
};

static void connector_iface_init (PassoConnectorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoConnectorHttp, passo_connector_http, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PASSO_TYPE_CONNECTOR, connector_iface_init))

static void
free_call (gpointer data)
{
  PassoHttpCall *call = data;

  if (call->handle != NULL)
    call->connector->transport->cancel (call->handle);
  g_source_destroy (call->timer);
  g_source_unref (call->timer);
  g_free (call);
}

/* The answer may make the connector's owner give up the connector. */
static void
finish (PassoHttpCall *call,
        PassoAnswer   *answer)
{
  g_autoptr (PassoConnectorHttp) self = g_object_ref (call->connector);
  const guint64 id = call->id;
  const PassoCallDone done = call->done;
  gpointer done_data = call->done_data;

  g_hash_table_remove (self->calls, &id);
  done (done_data, id, answer);
}

static void
handle_done (gpointer              data,
             const PassoHttpReply *reply,
             const GError         *error)
{
  PassoHttpCall *call = data;
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;

  call->handle = NULL;
  if (reply != NULL && call->connector->trace != NULL)
    call->connector->trace (call->connector->trace_data, NULL, reply);
  if (reply != NULL)
    passo_http_reply_answer (reply, &answer);
  else
    passo_http_reply_answer_error (error->message, &answer);
  finish (call, &answer);
}

static gboolean
handle_time_limit (gpointer data)
{
  PassoHttpCall *call = data;
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;
  g_autofree char *text = g_strdup_printf ("The endpoint did not answer within %g seconds.",
                                           call->connector->time_limit / 1000.0);

  passo_http_reply_answer_error (text, &answer);
  finish (call, &answer);

  return G_SOURCE_REMOVE;
}

static void
send (PassoConnectorHttp     *self,
      const PassoCall        *call,
      const PassoHttpRequest *request)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  PassoHttpCall *sent = g_new0 (PassoHttpCall, 1);

  sent->connector = self;
  sent->id = call->id;
  sent->done = call->done;
  sent->done_data = call->done_data;
  sent->timer = g_timeout_source_new (self->time_limit);
  g_source_set_callback (sent->timer, handle_time_limit, sent, NULL);
  g_source_attach (sent->timer, context);
  g_hash_table_insert (self->calls, &sent->id, sent);
  sent->handle = self->transport->send (self->session, request, self->size_limit, handle_done, sent);
}

static gboolean
open_session (PassoConnectorHttp *self,
              PassoAnswer        *answer)
{
  g_autoptr (GError) error = NULL;

  if (self->session != NULL)
    return TRUE;

  self->transport = passo_http_module_load (&error);
  if (self->transport == NULL)
    {
      passo_http_reply_answer_error (error->message, answer);
      return FALSE;
    }

  self->session = self->transport->open ();
  return TRUE;
}

/* What the connection gives is not in the request that is shown, unless it is asked for. */
static void
show_request (PassoConnectorHttp     *self,
              const PassoCall        *call,
              const PassoHttpRequest *request)
{
  g_auto (PassoHttpRequest) bare = { NULL };
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;

  if (self->trace == NULL)
    return;
  if (self->trace_secrets)
    self->trace (self->trace_data, request, NULL);
  else if (passo_http_request_init (&bare, call, passo_value_undefined (), &answer))
    self->trace (self->trace_data, &bare, NULL);
}

static PassoConnectorReply
passo_connector_http_call (PassoConnector  *connector,
                           const PassoCall *call,
                           PassoAnswer     *answer)
{
  PassoConnectorHttp *self = PASSO_CONNECTOR_HTTP (connector);
  g_auto (PassoHttpRequest) request = { NULL };

  if (call->resource->kind != PASSO_RESOURCE_SERVICE ||
      strcmp (call->resource->service, "http") != 0 || strcmp (call->resource->call, "invoke") != 0)
    return PASSO_CONNECTOR_DECLINED;
  if (!passo_http_request_init (&request, call, self->connections, answer) ||
      !open_session (self, answer))
    return PASSO_CONNECTOR_ANSWERED;

  show_request (self, call, &request);
  send (self, call, &request);
  return PASSO_CONNECTOR_PENDING;
}

static void
passo_connector_http_cancel (PassoConnector *connector,
                             guint64         call_id)
{
  g_hash_table_remove (PASSO_CONNECTOR_HTTP (connector)->calls, &call_id);
}

static void
connector_iface_init (PassoConnectorInterface *iface)
{
  iface->call = passo_connector_http_call;
  iface->cancel = passo_connector_http_cancel;
}

static void
passo_connector_http_finalize (GObject *object)
{
  PassoConnectorHttp *self = PASSO_CONNECTOR_HTTP (object);

  g_clear_pointer (&self->calls, g_hash_table_unref);
  if (self->session != NULL)
    self->transport->close (self->session);
  passo_value_clear (&self->connections);

  G_OBJECT_CLASS (passo_connector_http_parent_class)->finalize (object);
}

static void
passo_connector_http_class_init (PassoConnectorHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = passo_connector_http_finalize;
}

static void
passo_connector_http_init (PassoConnectorHttp *self)
{
  self->time_limit = PASSO_CONNECTOR_HTTP_TIME_LIMIT;
  self->size_limit = PASSO_CONNECTOR_HTTP_SIZE_LIMIT;
  self->calls = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_call);
}

/**
 * passo_connector_http_new:
 * @connections: connections that passo_http_connections_check() found right; undefined to send no
 *   credentials whichever connection a task names
 *
 * Makes a connector that uses the network; nobody adds it to a registry whose user did not ask for
 * that. Where others see what it was answered, they see neither @connections nor what it sent.
 *
 * Returns: (transfer full): the connector, for this thread
 */
PassoConnectorHttp *
passo_connector_http_new (PassoValue connections)
{
  PassoConnectorHttp *self = g_object_new (PASSO_TYPE_CONNECTOR_HTTP, NULL);

  self->connections = passo_value_ref (connections);

  return self;
}

/**
 * passo_connector_http_set_time_limit:
 * @self: a connector
 * @milliseconds: how long a later call may take
 */
void
passo_connector_http_set_time_limit (PassoConnectorHttp *self,
                                     guint               milliseconds)
{
  g_return_if_fail (PASSO_IS_CONNECTOR_HTTP (self));

  self->time_limit = milliseconds;
}

/**
 * passo_connector_http_set_size_limit:
 * @self: a connector
 * @bytes: how large the body of a later reply may be
 */
void
passo_connector_http_set_size_limit (PassoConnectorHttp *self,
                                     gsize               bytes)
{
  g_return_if_fail (PASSO_IS_CONNECTOR_HTTP (self));

  self->size_limit = bytes;
}

/**
 * passo_connector_http_set_trace:
 * @self: a connector
 * @with_secrets: whether requests are shown with what connections give to them
 * @trace: (nullable): sees what later calls exchange
 * @data: its first argument
 */
void
passo_connector_http_set_trace (PassoConnectorHttp *self,
                                gboolean            with_secrets,
                                PassoHttpTrace      trace,
                                gpointer            data)
{
  g_return_if_fail (PASSO_IS_CONNECTOR_HTTP (self));

  self->trace_secrets = with_secrets;
  self->trace = trace;
  self->trace_data = data;
}
