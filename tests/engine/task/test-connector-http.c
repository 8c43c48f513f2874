/* test-connector-http.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

#include "http-server.h"
#include "main-loop.h"

typedef struct
{
  HttpServer         *server;
  PassoConnectorHttp *connector;
  PassoResource      *resource;
  char               *base;       /* http://127.0.0.1:PORT */
  guint64             done;       /* id of the call that was answered last */
  PassoAnswer         answer;
} Fixture;

#define CALL_ID 7

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->server = http_server_new ();
  fixture->base = g_strdup_printf ("http://127.0.0.1:%u", http_server_get_port (fixture->server));
  fixture->connector = passo_connector_http_new (passo_value_undefined ());
  fixture->resource = passo_resource_new ("arn:aws:states:::http:invoke");
  fixture->answer = (PassoAnswer) PASSO_ANSWER_INIT;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->connector != NULL)
    g_assert_finalize_object (fixture->connector);
  http_server_free (fixture->server);
  passo_resource_free (fixture->resource);
  passo_answer_clear (&fixture->answer);
  g_free (fixture->base);
}

static void
take_answer (gpointer     data,
             guint64      call_id,
             PassoAnswer *answer)
{
  Fixture *fixture = data;

  g_assert_cmpuint (fixture->done, ==, 0);
  fixture->done = call_id;
  fixture->answer = *answer;
  *answer = (PassoAnswer) PASSO_ANSWER_INIT;
}

static PassoConnectorReply
begin (Fixture    *fixture,
       const char *method,
       const char *path,
       const char *more)
{
  g_autofree char *json = g_strdup_printf ("{\"Method\":\"%s\",\"ApiEndpoint\":\"%s%s\","
                                           "\"InvocationConfig\":{\"ConnectionArn\":\"c\"}%s}",
                                           method, fixture->base, path, more);
  g_auto (PassoValue) parameters = passo_json_parse (json, -1, PASSO_JSON_READER_DEFAULT, NULL);
  PassoCall call = {
    .id = CALL_ID, .state_name = "T", .resource = fixture->resource, .parameters = parameters,
    .done = take_answer, .done_data = fixture,
  };

  g_assert_true (passo_value_is_object (parameters));
  fixture->done = 0;
  passo_answer_clear (&fixture->answer);

  return passo_connector_call (PASSO_CONNECTOR (fixture->connector), &call, &fixture->answer);
}

/* The answer as one line: a result's status and body, or error and cause. */
static char *
call (Fixture    *fixture,
      const char *method,
      const char *path,
      const char *more)
{
  g_autofree char *body = NULL;

  g_assert_cmpint (begin (fixture, method, path, more), ==, PASSO_CONNECTOR_PENDING);
  wait_until (fixture->done == CALL_ID);
  if (fixture->answer.failed)
    return g_strdup_printf ("%s: %s", passo_value_get_string (fixture->answer.error, NULL),
                            passo_value_get_string (fixture->answer.cause, NULL));

  body = passo_json_write (passo_value_get_member (fixture->answer.output, "ResponseBody"),
                           PASSO_JSON_WRITER_COMPACT, NULL);
  return g_strdup_printf ("%g %s", passo_value_get_number (passo_value_get_member (
                            fixture->answer.output, "StatusCode")), body);
}

#define AGENT " Amazon|StepFunctions|HttpInvoke|us-east-1 "

static void
test_methods (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { const char *method; const char *more; const char *sent; const char *got; } rows[] = {
    { "GET", ",\"QueryParameters\":{\"q\":[1,2]}", "?q=1&q=2" AGENT "-", "200 {\"a\":1}" },
    { "POST", ",\"RequestBody\":{\"b\":2}", AGENT "{\"b\":2}", "200 {\"a\":1}" },
    { "PUT", ",\"RequestBody\":[1]", AGENT "[1]", "200 {\"a\":1}" },
    { "PATCH", ",\"RequestBody\":{\"b\":[1]},\"Transform\":{\"RequestBodyEncoding\":\"URL_ENCODED\"}",
      AGENT "b%5B0%5D=1", "200 {\"a\":1}" },
    { "DELETE", "", AGENT "-", "200 {\"a\":1}" },
    { "OPTIONS", "", AGENT "-", "200 {\"a\":1}" },
    { "HEAD", "", AGENT "-", "200 \"\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *got = call (fixture, rows[i].method, "/json", rows[i].more);
      g_autofree char *request = http_server_dup_request (fixture->server);
      g_autofree char *sent = g_strconcat (rows[i].method, " /json", rows[i].sent, NULL);

      g_assert_cmpstr (got, ==, rows[i].got);
      g_assert_cmpstr (request, ==, sent);
    }
}

static void
test_failures (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct { const char *path; const char *got; } rows[] = {
    { "/missing", "States.Http.StatusCode.404: gone" },
    { "/moved", "States.Http.StatusCode.302: *" },
    { "/image", "States.Runtime: *'image/png'" },
    { "/broken", "States.Http.Socket: *" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *got = call (fixture, "GET", rows[i].path, "");
      g_autofree char *request = http_server_dup_request (fixture->server);

      g_assert_true (g_pattern_match_simple (rows[i].got, got));

      /* It was the last request: a redirection is not followed. */
      g_assert_nonnull (strstr (request, rows[i].path));
    }

  /* Nobody listens any more. */
  http_server_close (fixture->server);
  {
    g_autofree char *got = call (fixture, "GET", "/json", "");

    g_assert_true (g_str_has_prefix (got, "States.Http.Socket: "));
  }
}

/* A reply may be as large as the limit and no larger. */
static void
test_size_limit (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *fits = NULL;
  g_autofree char *large = NULL;

  passo_connector_http_set_size_limit (fixture->connector, 100000);
  fits = call (fixture, "GET", "/large/100000", "");
  g_assert_cmpuint (strlen (fits), ==, strlen ("200 \"\"") + 100000);
  large = call (fixture, "GET", "/large/100001", "");
  g_assert_true (g_str_has_prefix (large, "States.DataLimitExceeded: "));
}

static void
test_time_limit (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *got = NULL;
  g_autofree char *next = NULL;

  passo_connector_http_set_time_limit (fixture->connector, 20);
  got = call (fixture, "GET", "/slow", "");
  g_assert_cmpstr (got, ==, "States.Http.Socket: The endpoint did not answer within 0.02 seconds.");

  passo_connector_http_set_time_limit (fixture->connector, PASSO_CONNECTOR_HTTP_TIME_LIMIT);
  next = call (fixture, "GET", "/json", "");
  g_assert_cmpstr (next, ==, "200 {\"a\":1}");
}

/* A call that nobody waits for is not answered, also where the connector goes away meanwhile. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_cmpint (begin (fixture, "GET", "/slow", ""), ==, PASSO_CONNECTOR_PENDING);
  passo_connector_cancel (PASSO_CONNECTOR (fixture->connector), CALL_ID + 1);
  passo_connector_cancel (PASSO_CONNECTOR (fixture->connector), CALL_ID);
  g_assert_cmpint (begin (fixture, "GET", "/slow", ""), ==, PASSO_CONNECTOR_PENDING);
  wait_until (http_server_get_n_requests (fixture->server) > 0);
  g_assert_finalize_object (fixture->connector);
  fixture->connector = NULL;
  g_assert_cmpuint (fixture->done, ==, 0);
}

/* What cannot be sent is answered at once, and calls of others are left alone. */
static void
test_not_sent (Fixture       *fixture,
               gconstpointer  data)
{
  static const char * const others[] = {
    "arn:aws:states:::lambda:invoke", "arn:aws:states:::http:invoke.waitForTaskToken",
    "arn:aws:states:::aws-sdk:http:invoke",
  };

  g_assert_cmpint (begin (fixture, "CONNECT", "/", ""), ==, PASSO_CONNECTOR_ANSWERED);
  g_assert_true (passo_value_string_equals (fixture->answer.error, "States.Runtime"));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      passo_resource_free (fixture->resource);
      fixture->resource = passo_resource_new (others[i]);
      g_assert_cmpint (begin (fixture, "GET", "/", ""), ==, PASSO_CONNECTOR_DECLINED);
    }
  g_assert_cmpuint (http_server_get_n_requests (fixture->server), ==, 0);
}

/* Without its module a call fails as one without a network does. */
static void
test_no_module (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *module = g_strdup (g_getenv ("PASSO_HTTP_MODULE"));

  g_setenv ("PASSO_HTTP_MODULE", "/nonexistent/module.so", TRUE);
  g_assert_cmpint (begin (fixture, "GET", "/json", ""), ==, PASSO_CONNECTOR_ANSWERED);
  g_assert_true (passo_value_string_equals (fixture->answer.error, "States.Http.Socket"));
  g_setenv ("PASSO_HTTP_MODULE", module, TRUE);
  g_assert_cmpint (begin (fixture, "GET", "/json", ""), ==, PASSO_CONNECTOR_PENDING);
}

#define ADD(name, function) \
  g_test_add ("/connector-http/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("methods", test_methods);
  ADD ("failures", test_failures);
  ADD ("size-limit", test_size_limit);
  ADD ("time-limit", test_time_limit);
  ADD ("cancel", test_cancel);
  ADD ("not-sent", test_not_sent);
  ADD ("no-module", test_no_module);

  return g_test_run ();
}
