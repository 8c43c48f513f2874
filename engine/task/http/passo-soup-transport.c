/* passo-soup-transport.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <gmodule.h>
#include <libsoup/soup.h>

#include "task/passo-http-transport.h"

#define CHUNK 16384

typedef struct
{
  SoupSession  *soup;
  GMainContext *context;
  guint         n_calls;  /* also those that were cancelled and wind up */
  GPtrArray    *calls;    /* that somebody waits for */
} PassoSoupSession;

typedef struct
{
  PassoSoupSession *session;
  SoupMessage      *message;
  GCancellable     *cancellable;
  GInputStream     *stream;
  GByteArray       *body;
  gsize             most;
  PassoHttpDone     done;     /* NULL when it was cancelled */
  gpointer          data;
  char              chunk[CHUNK];
} PassoSoupCall;

extern const PassoHttpTransport passo_http_transport;

static void
free_call (PassoSoupCall *call)
{
  call->session->n_calls--;
  g_clear_object (&call->message);
  g_clear_object (&call->cancellable);
  g_clear_object (&call->stream);
  g_byte_array_unref (call->body);
  g_free (call);
}

static void
add_header (const char *name,
            const char *value,
            gpointer    data)
{
  g_ptr_array_add (data, (gpointer) name);
  g_ptr_array_add (data, (gpointer) value);
}

static void
finish (PassoSoupCall *call,
        const GError  *error)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();
  PassoHttpReply reply = { .headers = headers };

  if (call->done != NULL)
    {
      g_ptr_array_remove_fast (call->session->calls, call);
      soup_message_headers_foreach (soup_message_get_response_headers (call->message), add_header,
                                    headers);
      reply.status = soup_message_get_status (call->message);
      reply.reason = soup_message_get_reason_phrase (call->message);
      reply.cut = call->body->len > call->most;
      reply.length = MIN (call->body->len, call->most);
      reply.body = (const char *) call->body->data;
      call->done (call->data, error == NULL ? &reply : NULL, error);
    }
  free_call (call);
}

static void read_more (PassoSoupCall *call);

static void
handle_read (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  PassoSoupCall *call = data;
  g_autoptr (GError) error = NULL;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (object), result, &error);

  if (n > 0)
    g_byte_array_append (call->body, (const guint8 *) call->chunk, n);
  if (n > 0 && call->body->len <= call->most)
    read_more (call);
  else
    finish (call, error);
}

static void
read_more (PassoSoupCall *call)
{
  g_input_stream_read_async (call->stream, call->chunk, sizeof call->chunk, G_PRIORITY_DEFAULT,
                             call->cancellable, handle_read, call);
}

static void
handle_sent (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  PassoSoupCall *call = data;
  g_autoptr (GError) error = NULL;

  call->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  if (call->stream != NULL)
    read_more (call);
  else
    finish (call, error);
}

static gpointer
transport_open (void)
{
  PassoSoupSession *self = g_new0 (PassoSoupSession, 1);

  self->soup = soup_session_new_with_options ("timeout", 0, NULL);
  self->context = g_main_context_ref_thread_default ();
  self->calls = g_ptr_array_new ();

  /* What is sent and what comes back is what the workflow says, and nobody else. */
  soup_session_remove_feature_by_type (self->soup, SOUP_TYPE_CONTENT_DECODER);
  soup_session_remove_feature_by_type (self->soup, SOUP_TYPE_AUTH_MANAGER);

  return self;
}

static void
transport_cancel (gpointer data)
{
  PassoSoupCall *call = data;

  call->done = NULL;
  g_ptr_array_remove_fast (call->session->calls, call);
  g_cancellable_cancel (call->cancellable);
}

static void
transport_close (gpointer data)
{
  PassoSoupSession *self = data;

  while (self->calls->len > 0)
    transport_cancel (g_ptr_array_index (self->calls, 0));

  /* What was cancelled winds up at once, but in the main context. */
  while (self->n_calls > 0)
    g_main_context_iteration (self->context, TRUE);
  g_ptr_array_unref (self->calls);
  g_main_context_unref (self->context);
  g_object_unref (self->soup);
  g_free (self);
}

static SoupMessage *
make_message (const PassoHttpRequest *request)
{
  SoupMessage *message = soup_message_new (request->method, request->url);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  const char *type = NULL;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  for (guint i = 0; i + 1 < request->headers->len; i += 2)
    {
      const char *name = g_ptr_array_index (request->headers, i);

      if (g_ascii_strcasecmp (name, "Content-Type") == 0)
        type = g_ptr_array_index (request->headers, i + 1);
      soup_message_headers_append (headers, name, g_ptr_array_index (request->headers, i + 1));
    }
  if (request->body != NULL)
    soup_message_set_request_body_from_bytes (message, type, request->body);

  return message;
}

static gpointer
transport_send (gpointer                data,
                const PassoHttpRequest *request,
                gsize                   most,
                PassoHttpDone           done,
                gpointer                done_data)
{
  PassoSoupSession *self = data;
  PassoSoupCall *call = g_new0 (PassoSoupCall, 1);

  call->session = self;
  call->message = make_message (request);
  call->cancellable = g_cancellable_new ();
  call->body = g_byte_array_new ();
  call->most = most;
  call->done = done;
  call->data = done_data;
  self->n_calls++;
  g_ptr_array_add (self->calls, call);
  soup_session_send_async (self->soup, call->message, G_PRIORITY_DEFAULT, call->cancellable,
                           handle_sent, call);

  return call;
}

G_MODULE_EXPORT const PassoHttpTransport passo_http_transport = {
  transport_open, transport_close, transport_send, transport_cancel
};
