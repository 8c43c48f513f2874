/* http-server.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "http-server.h"

#include <string.h>

/* A server on this machine, each connection of which has a thread and one request. Its paths:
 *
 *   /slow     no reply until the client goes
 *   /broken   the end of the connection instead of a reply
 *   /moved    302, to /json
 *   /missing  404
 *   /image    bytes that are no text
 *   /text     hello
 *   /large/N  N characters
 *   others    {"a":1}
 */
struct _HttpServer
{
  GSocketService *service;
  guint           port;
  GMutex          lock;
  GCond           ended;
  guint           n_connections;
  guint           n_requests;
  char           *request;    /* the last: METHOD PATH USER-AGENT BODY */
};

static void
write_reply (GOutputStream *output,
             const char    *status,
             const char    *headers,
             const char    *body,
             gsize          length,
             gboolean       with_body)
{
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 %s\r\n%sContent-Length: %zu\r\n"
                                           "Connection: close\r\n\r\n", status, headers, length);

  g_output_stream_write_all (output, head, strlen (head), NULL, NULL, NULL);
  if (with_body)
    g_output_stream_write_all (output, body, length, NULL, NULL, NULL);
}

static void
answer (GOutputStream *output,
        const char    *path,
        gboolean       with_body)
{
  g_autofree char *large = NULL;

  if (g_str_has_prefix (path, "/large/"))
    {
      large = g_strnfill (g_ascii_strtoull (path + strlen ("/large/"), NULL, 10), 'x');
      write_reply (output, "200 OK", "Content-Type: text/plain\r\n", large, strlen (large), with_body);
    }
  else if (strcmp (path, "/moved") == 0)
    write_reply (output, "302 Found", "Location: /json\r\n", "", 0, with_body);
  else if (strcmp (path, "/missing") == 0)
    write_reply (output, "404 Not Found", "Content-Type: text/plain\r\n", "gone", 4, with_body);
  else if (strcmp (path, "/image") == 0)
    write_reply (output, "200 OK", "Content-Type: image/png\r\n", "\x89PNG", 4, with_body);
  else if (strcmp (path, "/text") == 0)
    write_reply (output, "200 OK", "Content-Type: text/plain\r\n", "hello", 5, with_body);
  else
    write_reply (output, "200 OK", "Content-Type: application/json\r\n", "{\"a\":1}", 7, with_body);
}

/* The first line, the user agent and the body. */
static gboolean
read_request (GDataInputStream  *input,
              char             **line,
              char             **agent,
              char             **body)
{
  gsize length = 0;

  *line = g_data_input_stream_read_line (input, NULL, NULL, NULL);
  while (*line != NULL)
    {
      g_autofree char *header = g_data_input_stream_read_line (input, NULL, NULL, NULL);

      if (header == NULL || *header == '\0')
        break;
      if (g_ascii_strncasecmp (header, "Content-Length: ", 16) == 0)
        length = g_ascii_strtoull (header + 16, NULL, 10);
      if (*agent == NULL && g_ascii_strncasecmp (header, "User-Agent: ", 12) == 0)
        *agent = g_strdup (header + 12);
    }
  *body = g_malloc0 (length + 1);

  return *line != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (input), *body, length, NULL, NULL, NULL);
}

static void
note (HttpServer *self,
      const char *method,
      const char *path,
      const char *agent,
      const char *body)
{
  g_mutex_lock (&self->lock);
  self->n_requests++;
  g_free (self->request);
  self->request = g_strdup_printf ("%s %s %s %s", method, path, agent != NULL ? agent : "-",
                                   *body != '\0' ? body : "-");
  g_mutex_unlock (&self->lock);
}

static void
serve (HttpServer        *self,
       GSocketConnection *connection)
{
  GIOStream *stream = G_IO_STREAM (connection);
  g_autoptr (GDataInputStream) input = NULL;
  g_autofree char *line = NULL;
  g_autofree char *agent = NULL;
  g_autofree char *body = NULL;
  g_auto (GStrv) words = NULL;

  input = g_data_input_stream_new (g_io_stream_get_input_stream (stream));
  g_data_input_stream_set_newline_type (input, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  if (!read_request (input, &line, &agent, &body))
    return;

  words = g_strsplit (line, " ", 3);
  note (self, words[0], words[1], agent, body);
  if (strcmp (words[1], "/slow") == 0)
    g_free (g_data_input_stream_read_line (input, NULL, NULL, NULL));
  else if (strcmp (words[1], "/broken") != 0)
    answer (g_io_stream_get_output_stream (stream), words[1], strcmp (words[0], "HEAD") != 0);
}

static gboolean
handle_run (GThreadedSocketService *service,
            GSocketConnection      *connection,
            GObject                *source,
            gpointer                data)
{
  HttpServer *self = data;

  serve (self, connection);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  g_mutex_lock (&self->lock);
  self->n_connections--;
  g_cond_signal (&self->ended);
  g_mutex_unlock (&self->lock);

  return TRUE;
}

static gboolean
handle_incoming (GSocketService    *service,
                 GSocketConnection *connection,
                 GObject           *source,
                 gpointer           data)
{
  HttpServer *self = data;

  g_mutex_lock (&self->lock);
  self->n_connections++;
  g_mutex_unlock (&self->lock);

  return FALSE;
}

HttpServer *
http_server_new (void)
{
  HttpServer *self = g_new0 (HttpServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->lock);
  g_cond_init (&self->ended);
  self->service = g_threaded_socket_service_new (20);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), any, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &address, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  g_signal_connect (self->service, "incoming", G_CALLBACK (handle_incoming), self);
  g_signal_connect (self->service, "run", G_CALLBACK (handle_run), self);
  g_socket_service_start (self->service);

  return self;
}

/* Nobody can connect any more. */
void
http_server_close (HttpServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
}

/* Its clients must have gone before. */
void
http_server_free (HttpServer *self)
{
  http_server_close (self);
  g_mutex_lock (&self->lock);
  while (self->n_connections > 0)
    g_cond_wait (&self->ended, &self->lock);
  g_mutex_unlock (&self->lock);
  g_object_unref (self->service);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ended);
  g_free (self->request);
  g_free (self);
}

guint
http_server_get_port (HttpServer *self)
{
  return self->port;
}

guint
http_server_get_n_requests (HttpServer *self)
{
  guint n_requests;

  g_mutex_lock (&self->lock);
  n_requests = self->n_requests;
  g_mutex_unlock (&self->lock);

  return n_requests;
}

char *
http_server_dup_request (HttpServer *self)
{
  char *request;

  g_mutex_lock (&self->lock);
  request = g_strdup (self->request);
  g_mutex_unlock (&self->lock);

  return request;
}
