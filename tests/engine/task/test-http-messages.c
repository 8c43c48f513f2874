/* test-http-messages.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

#include "case-file.h"
#include "task/passo-http-reply.h"
#include "task/passo-http-request.h"

#define RESOURCE "arn:aws:states:::http:invoke"

/* Lines that begin with a blank go on with the one before. */
static PassoValue
parse_line (const CaseFile *test_case,
            const char     *word)
{
  g_auto (GStrv) lines = g_strsplit (test_case->input, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *prefix = g_strconcat (word, " ", NULL);
  g_autoptr (GError) error = NULL;
  gboolean inside = FALSE;
  PassoValue value;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      inside = g_str_has_prefix (lines[i], prefix) || (inside && *lines[i] == ' ');
      if (inside)
        g_string_append (text, g_str_has_prefix (lines[i], prefix) ? lines[i] + strlen (prefix)
                                                                   : g_strstrip (lines[i]));
    }
  if (text->len == 0)
    return passo_value_undefined ();

  value = passo_json_parse (text->str, text->len, PASSO_JSON_READER_KEEP_SOURCE, &error);
  g_assert_no_error (error);

  return value;
}

static char *
dup_failure (const PassoAnswer *answer)
{
  g_autofree char *text = NULL;

  g_assert_true (answer->failed);
  text = g_strdup_printf ("%s: %s", passo_value_get_string (answer->error, NULL),
                          passo_value_get_string (answer->cause, NULL));
  return g_strconcat (g_strchomp (text), "\n", NULL);
}

static char *
dup_request (const PassoHttpRequest *request)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize length = 0;
  const char *body;

  g_string_append_printf (text, "%s %s\n", request->method, request->url);
  for (guint i = 0; i < request->headers->len; i += 2)
    g_string_append_printf (text, "%s: %s\n", (char *) g_ptr_array_index (request->headers, i),
                            (char *) g_ptr_array_index (request->headers, i + 1));
  if (request->body != NULL)
    {
      body = g_bytes_get_data (request->body, &length);
      g_string_append_printf (text, "\n%.*s\n", (int) length, body);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
run_request (const CaseFile *test_case)
{
  g_auto (PassoValue) connections = parse_line (test_case, "connections");
  g_auto (PassoValue) parameters = parse_line (test_case, "parameters");
  g_autoptr (PassoResource) resource = passo_resource_new (RESOURCE);
  g_auto (PassoHttpRequest) request = { NULL };
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;
  PassoCall call = { .resource = resource, .parameters = parameters };
  g_autoptr (GError) error = NULL;

  if (!passo_value_is_undefined (connections))
    {
      passo_http_connections_check (connections, &error);
      g_assert_no_error (error);
    }

  return passo_http_request_init (&request, &call, connections, &answer) ? dup_request (&request)
                                                                         : dup_failure (&answer);
}

static void
read_reply_line (char           *line,
                 PassoHttpReply *reply,
                 GByteArray     *body)
{
  char *value = strchr (line, ' ');

  if (value != NULL)
    *value++ = '\0';
  if (strcmp (line, "status") == 0)
    {
      reply->status = g_ascii_strtoull (value, (char **) &reply->reason, 10);
      reply->reason++;
    }
  else if (strcmp (line, "header") == 0)
    {
      char *colon = strchr (value, ':');

      *colon = '\0';
      g_ptr_array_add (reply->headers, value);
      g_ptr_array_add (reply->headers, colon + 2);
    }
  else if (strcmp (line, "body") == 0)
    g_byte_array_append (body, (const guint8 *) value, strlen (value));
  else if (strcmp (line, "cut") == 0)
    reply->cut = TRUE;
  else if (strcmp (line, "bytes") == 0)
    for (const char *c = value; *c != '\0'; c += 2)
      {
        guint8 byte = g_ascii_xdigit_value (c[0]) * 16 + g_ascii_xdigit_value (c[1]);

        g_byte_array_append (body, &byte, 1);
      }
}

static char *
run_reply (const CaseFile *test_case)
{
  g_auto (GStrv) lines = g_strsplit (test_case->input, "\n", -1);
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;
  g_autofree char *text = NULL;
  PassoHttpReply reply = { .headers = headers };

  for (guint i = 0; lines[i] != NULL; i++)
    read_reply_line (lines[i], &reply, body);
  reply.body = (const char *) body->data;
  reply.length = body->len;
  passo_http_reply_answer (&reply, &answer);
  if (answer.failed)
    return dup_failure (&answer);

  text = passo_json_write (answer.output, PASSO_JSON_WRITER_COMPACT, NULL);
  return g_strconcat (text, "\n", NULL);
}

/* What a file of connections may hold. A message never shows what is secret in it. */
static void
test_connections (void)
{
  static const struct { const char *json; const char *named; } bad[] = {
    { "[]", "object" },
    { "{\"c\":1}", "“c”" },
    { "{\"c\":{\"oauth\":{}}}", "oauth" },
    { "{\"c\":{\"headers\":{\"X\":[\"secret\"]}}}", "headers" },
    { "{\"c\":{\"query\":\"secret\"}}", "query" },
    { "{\"c\":{\"body\":[\"secret\"]}}", "body" },
    { "{\"c\":{\"basic\":{\"username\":\"u\"}}}", "basic" },
    { "{\"c\":{\"basic\":{\"username\":\"u\",\"secret\":\"p\"}}}", "basic" },
    { "{\"c\":{\"apiKey\":{\"name\":\"u\",\"value\":\"secret\",\"more\":\"\"}}}", "apiKey" },
    { "{\"c\":{\"apiKey\":{\"name\":\"u\",\"value\":7}}}", "apiKey" },
  };
  g_auto (PassoValue) good = passo_json_parse ("{\"c\":{\"body\":{\"n\":[1]},\"headers\":{}}}", -1,
                                               PASSO_JSON_READER_DEFAULT, NULL);

  g_assert_true (passo_http_connections_check (good, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto (PassoValue) value = passo_json_parse (bad[i].json, -1, PASSO_JSON_READER_DEFAULT, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (passo_http_connections_check (value, &error));
      g_assert_error (error, PASSO_HTTP_CONNECTIONS_ERROR, PASSO_HTTP_CONNECTIONS_ERROR_SHAPE);
      g_assert_nonnull (strstr (error->message, bad[i].named));
      g_assert_null (strstr (error->message, "secret"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  case_file_add_tests ("/http-request", argv[1], run_request);
  case_file_add_tests ("/http-reply", argv[2], run_reply);
  g_test_add_func ("/http-connections", test_connections);

  return g_test_run ();
}
