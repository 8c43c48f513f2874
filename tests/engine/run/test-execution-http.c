/* test-execution-http.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

#include "http-server.h"
#include "main-loop.h"

/* HTTP tasks of a run on the engine's thread. */

typedef struct
{
  HttpServer     *server;
  PassoExecution *execution;
} Fixture;

static char *
make_definition (guint       port,
                 const char *path)
{
  return g_strdup_printf ("{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"End\":true,"
                          "\"Resource\":\"arn:aws:states:::http:invoke\",\"Parameters\":{"
                          "\"Method\":\"GET\",\"ApiEndpoint\":\"http://127.0.0.1:%u%s\","
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

  fixture->server = http_server_new ();
  text = make_definition (http_server_get_port (fixture->server), data);
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
  http_server_free (fixture->server);
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
  g_assert_cmpuint (http_server_get_n_requests (fixture->server), ==, 1);
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
  g_assert_cmpuint (http_server_get_n_requests (fixture->server), ==, 0);
}

static void
test_stopped (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_true (passo_execution_allow_http (fixture->execution, NULL, NULL));
  run (fixture, PASSO_SPEED_REAL);
  wait_until (http_server_get_n_requests (fixture->server) == 1);
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
  wait_until (http_server_get_n_requests (fixture->server) == 1);
}

#define ADD(name, path, function) \
  g_test_add ("/execution-http/" name, Fixture, path, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("allowed", "/text", test_allowed);
  ADD ("asked", "/text", test_asked);
  ADD ("stopped", "/slow", test_stopped);
  ADD ("given-up", "/slow", test_given_up);

  return g_test_run ();
}
