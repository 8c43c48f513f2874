/* test-execution-http.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <libsoup/soup.h>
#include <passo.h>
#include <string.h>

#include "main-loop.h"

/* HTTP tasks of a run on the engine's thread; the server is on this one. */

typedef struct
{
  SoupServer     *server;
  PassoExecution *execution;
  guint           n_requests;
} Fixture;

static void
handle (SoupServer        *server,
        SoupServerMessage *message,
        const char        *path,
        GHashTable        *query,
        gpointer           data)
{
  ((Fixture *) data)->n_requests++;
  soup_message_headers_remove (soup_server_message_get_request_headers (message), "Range");
  soup_server_message_set_status (message, 200, NULL);
  if (strcmp (path, "/slow") == 0)
    soup_server_message_pause (message);
  else
    soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_STATIC, "hello", 5);
}

static char *
make_definition (int         port,
                 const char *path)
{
  return g_strdup_printf ("{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"End\":true,"
                          "\"Resource\":\"arn:aws:states:::http:invoke\",\"Parameters\":{"
                          "\"Method\":\"GET\",\"ApiEndpoint\":\"http://127.0.0.1:%d%s\","
                          "\"InvocationConfig\":{\"ConnectionArn\":\"c\"}},"
                          "\"OutputPath\":\"$.ResponseBody\"}}}", port, path);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (PassoJsonTree) tree = NULL;
  g_autoptr (PassoMachine) machine = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  GSList *uris;

  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, handle, fixture, NULL);
  g_assert_true (soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (fixture->server);
  text = make_definition (g_uri_get_port (uris->data), data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  bytes = g_bytes_new (text, strlen (text));
  tree = passo_json_tree_new (bytes);
  machine = passo_machine_new (tree, NULL);
  fixture->execution = passo_execution_new (machine);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->execution);
  soup_server_disconnect (fixture->server);
  g_clear_object (&fixture->server);
}

static void
run (Fixture    *fixture,
     PassoSpeed  speed)
{
  g_autoptr (GError) error = NULL;

  passo_execution_set_speed (fixture->execution, speed);
  passo_execution_start (fixture->execution, &error);
  g_assert_no_error (error);
}

static gboolean
is_running (Fixture *fixture)
{
  return passo_execution_get_status (fixture->execution) == PASSO_EXECUTION_RUNNING;
}

static void
test_allowed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) connections = g_bytes_new_static ("{\"c\":{}}", 8);

  g_assert_true (passo_execution_allow_http (fixture->execution, connections, NULL));
  run (fixture, PASSO_SPEED_INSTANT);
  wait_until (!is_running (fixture));
  g_assert_cmpstr (passo_execution_get_output (fixture->execution), ==, "\"hello\"");
  g_assert_cmpuint (fixture->n_requests, ==, 1);
}

/* Nobody asked for the network: the user is asked for the answer. */
static void
test_asked (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) bad = g_bytes_new_static ("{\"c\":1}", 7);
  g_autoptr (GError) error = NULL;

  g_assert_false (passo_execution_allow_http (fixture->execution, bad, &error));
  g_assert_error (error, PASSO_HTTP_CONNECTIONS_ERROR, PASSO_HTTP_CONNECTIONS_ERROR_SHAPE);
  run (fixture, PASSO_SPEED_INSTANT);
  wait_until (g_list_model_get_n_items (passo_execution_get_asks (fixture->execution)) == 1);
  g_assert_cmpuint (fixture->n_requests, ==, 0);
}

static void
test_stopped (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_true (passo_execution_allow_http (fixture->execution, NULL, NULL));
  run (fixture, PASSO_SPEED_REAL);
  wait_until (fixture->n_requests == 1);
  passo_execution_stop (fixture->execution);
  wait_until (!is_running (fixture));
  g_assert_cmpint (passo_execution_get_status (fixture->execution), ==, PASSO_EXECUTION_ABORTED);
}

/* The thread ends with a call under way. */
static void
test_given_up (Fixture       *fixture,
               gconstpointer  data)
{
  g_assert_true (passo_execution_allow_http (fixture->execution, NULL, NULL));
  run (fixture, PASSO_SPEED_FAST);
  wait_until (fixture->n_requests == 1);
}

#define ADD(name, path, function) \
  g_test_add ("/execution-http/" name, Fixture, path, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("allowed", "/", test_allowed);
  ADD ("asked", "/", test_asked);
  ADD ("stopped", "/slow", test_stopped);
  ADD ("given-up", "/slow", test_given_up);

  return g_test_run ();
}
