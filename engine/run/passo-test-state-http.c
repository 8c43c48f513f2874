/* passo-test-state-http.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "json/passo-object-builder.h"
#include "run/passo-test-state-private.h"
#include "task/passo-connector-http.h"

/* What an HTTP task sends and gets, in the forms of the service's documentation: all are texts. */

static void
put (PassoObjectBuilder *builder,
     const char         *name,
     PassoValue          taken)
{
  passo_object_builder_take (builder, name, -1, taken);
}

/* `[Name: value, Name: value]`. */
static PassoValue
make_headers (GPtrArray *headers)
{
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i + 1 < headers->len; i += 2)
    g_string_append_printf (text, "%s%s: %s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (headers, i),
                            (const char *) g_ptr_array_index (headers, i + 1));
  g_string_append_c (text, ']');

  return passo_value_string_len (text->str, text->len);
}

/* Bytes that are no text are shown as far as they are. */
static PassoValue
make_body (const char *body,
           gsize       length)
{
  g_autofree char *text = g_utf8_make_valid (body != NULL ? body : "", (gssize) length);

  return passo_value_string (text);
}

static void
take_request (PassoTestRun           *self,
              const PassoHttpRequest *request)
{
  g_autofree char *protocol = g_uri_parse_scheme (request->url);
  g_auto (PassoObjectBuilder) builder = { NULL };
  gsize length = 0;
  const char *body = NULL;

  passo_object_builder_init (&builder, 5);
  put (&builder, "protocol", passo_value_string (protocol));
  put (&builder, "method", passo_value_string (request->method));
  put (&builder, "url", passo_value_string (request->url));
  put (&builder, "headers", make_headers (request->headers));
  if (request->body != NULL)
    {
      body = g_bytes_get_data (request->body, &length);
      put (&builder, "body", make_body (body, length));
    }
  passo_value_take (&self->http_request, passo_object_builder_finish (&builder));
}

static void
take_response (PassoTestRun         *self,
               const PassoHttpReply *reply)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 5);
  put (&builder, "protocol", passo_value_ref (passo_value_get_member (self->http_request,
                                                                      "protocol")));
  put (&builder, "statusCode", passo_value_string_printf ("%u", reply->status));
  put (&builder, "statusMessage", passo_value_string (reply->reason != NULL ? reply->reason : ""));
  put (&builder, "headers", make_headers (reply->headers));
  put (&builder, "body", make_body (reply->body, reply->length));
  passo_value_take (&self->http_response, passo_object_builder_finish (&builder));
}

static void
trace (gpointer                data,
       const PassoHttpRequest *request,
       const PassoHttpReply   *reply)
{
  if (request != NULL)
    take_request (data, request);
  if (reply != NULL)
    take_response (data, reply);
}

/* Begins or ends to look at what the connector exchanges, where that is asked for. */
void
_passo_test_http_watch (PassoTestRun *self,
                        gboolean      watch)
{
  PassoConnector *connector = self->request->connector;

  if (self->request->level == PASSO_INSPECTION_TRACE && connector != NULL &&
      PASSO_IS_CONNECTOR_HTTP (connector))
    passo_connector_http_set_trace (PASSO_CONNECTOR_HTTP (connector),
                                    self->request->reveal_secrets, watch ? trace : NULL, self);
}
