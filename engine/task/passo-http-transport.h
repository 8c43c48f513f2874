/* passo-http-transport.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PassoHttpRequest:
 * @method: as `GET`
 * @url: with its query
 * @headers: (element-type utf8): names and values in turn
 * @body: (nullable): what is sent
 *
 * What is to be sent.
 */
typedef struct
{
  char      *method;
  char      *url;
  GPtrArray *headers;
  GBytes    *body;
} PassoHttpRequest;

/**
 * PassoHttpReply:
 * @status: as 200
 * @reason: (nullable): as `OK`
 * @headers: (element-type utf8): names and values in turn
 * @body: as much of it as was asked for
 * @length: bytes in @body
 * @cut: whether there is more of it
 *
 * What has come back. It belongs to who made it.
 */
typedef struct
{
  guint       status;
  const char *reason;
  GPtrArray  *headers;
  const char *body;
  gsize       length;
  gboolean    cut;
} PassoHttpReply;

typedef void (*PassoHttpDone) (gpointer              data,
                               const PassoHttpReply *reply,
                               const GError         *error);

/**
 * PassoHttpTransport:
 * @open: gives a session for the thread that opens it
 * @close: ends it; calls that are not done are cancelled
 * @send: begins a call and gives its handle; @done is called later, in the thread's default main
 *   context, with a reply or an error, and the handle is no more. At most @most bytes of a body are
 *   taken
 * @cancel: gives up a call and its handle; its @done is not called
 *
 * What carries requests to servers. It lies outside the engine, in a module that is loaded by the
 * first call, because its libraries take longer to load than most workflows to run. It follows no
 * redirections, keeps no cookies and logs nothing.
 */
typedef struct
{
  gpointer (*open)   (void);
  void     (*close)  (gpointer                session);
  gpointer (*send)   (gpointer                session,
                      const PassoHttpRequest *request,
                      gsize                   most,
                      PassoHttpDone           done,
                      gpointer                data);
  void     (*cancel) (gpointer                call);
} PassoHttpTransport;

/* Name of the module's variable, a #PassoHttpTransport. */
#define PASSO_HTTP_TRANSPORT_SYMBOL "passo_http_transport"

G_END_DECLS
