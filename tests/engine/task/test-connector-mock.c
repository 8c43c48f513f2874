/* test-connector-mock.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

static const char *config_text
  = "{\"StateMachines\":{\"M\":{\"TestCases\":{\"C\":{\"A\":\"a\"},\"D\":{\"A\":\"missing\"},"
    "\"E\":{\"A\":\"bad\"},\"F\":{\"A\":\"number\"}}}},"
    ""
    "\"MockedResponses\":{\"a\":{\"0\":{\"Return\":1},\"1-2\":{\"Throw\":{\"Error\":\"X\"}},"
    "\"3\":{\"Return\":{\"StatusCode\":200,\"Payload\":4}}},"
    "\"bad\":{\"x\":{\"Return\":1}},\"number\":{\"0\":{\"Throw\":{\"Error\":5}}}}}";

static PassoConnectorMock *
make (const char  *test_case,
      GError     **error)
{
  g_auto (PassoValue) config = passo_json_parse (config_text, -1, PASSO_JSON_READER_DEFAULT, NULL);

  return passo_connector_mock_new (config, test_case, error);
}

static PassoConnectorReply
call (PassoConnectorMock *mock,
      const char         *state,
      const char         *arn,
      PassoAnswer        *answer)
{
  g_autoptr (PassoResource) resource = passo_resource_new (arn);
  PassoCall task = { .state_name = state, .resource = resource };

  passo_answer_clear (answer);

  return passo_connector_call (PASSO_CONNECTOR (mock), &task, answer);
}

static gint64
get_integer (PassoValue value)
{
  gint64 integer = -1;

  g_assert_true (passo_value_get_integer (value, &integer));

  return integer;
}

/* A call that is made again after restoring has its old number, whatever was called since. */
static void
test_past_calls (void)
{
  g_autoptr (PassoConnectorMock) mock = make ("M#C", NULL);
  g_autoptr (PassoResource) resource = passo_resource_new ("arn:aws:states:::sqs:sendMessage");
  PassoCall again = { .state_name = "A", .resource = resource, .scheduled_id = 3 };
  PassoCall next = { .state_name = "A", .resource = resource, .scheduled_id = 9 };
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;

  passo_connector_mock_add_past_call (mock, "A", 3);
  passo_connector_mock_add_past_call (mock, "A", 0);
  passo_connector_mock_add_past_call (mock, "unknown", 5);
  g_assert_cmpint (passo_connector_call (PASSO_CONNECTOR (mock), &next, &answer), ==,
                   PASSO_CONNECTOR_ANSWERED);
  g_assert_true (answer.failed);
  passo_answer_clear (&answer);
  g_assert_cmpint (passo_connector_call (PASSO_CONNECTOR (mock), &again, &answer), ==,
                   PASSO_CONNECTOR_ANSWERED);
  g_assert_cmpint (get_integer (answer.output), ==, 1);
}

/* Calls are numbered by state; after the last number nobody answers. */
static void
test_numbers (void)
{
  static const char *function = "arn:aws:lambda:us-east-1:111111111111:function:f";
  g_autoptr (PassoConnectorMock) mock = make ("M#C", NULL);
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;

  g_assert_cmpint (call (mock, "B", function, &answer), ==, PASSO_CONNECTOR_DECLINED);
  g_assert_cmpint (call (mock, "A", function, &answer), ==, PASSO_CONNECTOR_ANSWERED);
  g_assert_cmpint (get_integer (answer.output), ==, 1);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (call (mock, "A", function, &answer), ==, PASSO_CONNECTOR_ANSWERED);
      g_assert_true (answer.failed);
      g_assert_true (passo_value_string_equals (answer.error, "X"));
      g_assert_true (passo_value_is_undefined (answer.cause));
    }
  g_assert_cmpint (call (mock, "A", function, &answer), ==, PASSO_CONNECTOR_ANSWERED);
  g_assert_cmpint (get_integer (answer.output), ==, 4);
  g_assert_cmpint (call (mock, "A", function, &answer), ==, PASSO_CONNECTOR_DECLINED);
}

static void
test_refuses (void)
{
  static const struct { const char *test_case; int code; } bad[] = {
    { "M#X", PASSO_MOCK_ERROR_NOT_FOUND },
    { "M", PASSO_MOCK_ERROR_NOT_FOUND },
    { "M#D", PASSO_MOCK_ERROR_NOT_FOUND },
    { "M#E", PASSO_MOCK_ERROR_SHAPE },
    { "M#F", PASSO_MOCK_ERROR_SHAPE },
  };
  g_auto (PassoValue) config = passo_json_parse (config_text, -1, PASSO_JSON_READER_DEFAULT, NULL);
  g_auto (GStrv) cases = passo_connector_mock_list_test_cases (config);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (make (bad[i].test_case, &error));
      g_assert_error (error, PASSO_MOCK_ERROR, bad[i].code);
    }
  g_assert_cmpuint (g_strv_length (cases), ==, 4);
  g_assert_cmpstr (cases[0], ==, "M#C");
}

static void
test_resources (void)
{
  static const struct
  {
    const char           *arn;
    PassoResourceKind     kind;
    PassoTaskPattern  pattern;
    const char           *service;
    const char           *call;
  } rows[] = {
    { "arn:aws:states:::lambda:invoke.waitForTaskToken", PASSO_RESOURCE_SERVICE,
      PASSO_TASK_PATTERN_TOKEN, "lambda", "invoke.waitForTaskToken" },
    { "arn:aws:states:::states:startExecution.sync:2", PASSO_RESOURCE_SERVICE,
      PASSO_TASK_PATTERN_SYNC_2, "states", "startExecution.sync:2" },
    { "arn:aws-cn:states:::aws-sdk:s3:getObject", PASSO_RESOURCE_SDK,
      PASSO_TASK_PATTERN_REQUEST_RESPONSE, "aws-sdk:s3", "getObject" },
    { "arn:aws:states:us-east-1:1:activity:a", PASSO_RESOURCE_ACTIVITY,
      PASSO_TASK_PATTERN_REQUEST_RESPONSE, "", "arn:aws:states:us-east-1:1:activity:a" },
    { "arn:aws:lambda:eu-west-1:1:function:f:PROD", PASSO_RESOURCE_LAMBDA,
      PASSO_TASK_PATTERN_REQUEST_RESPONSE, "", "arn:aws:lambda:eu-west-1:1:function:f:PROD" },
    { "${Function}", PASSO_RESOURCE_OTHER, PASSO_TASK_PATTERN_REQUEST_RESPONSE, "", "${Function}" },
    { "", PASSO_RESOURCE_OTHER, PASSO_TASK_PATTERN_REQUEST_RESPONSE, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PassoResource) resource = passo_resource_new (rows[i].arn);

      g_assert_cmpint (resource->kind, ==, rows[i].kind);
      g_assert_cmpint (resource->pattern, ==, rows[i].pattern);
      g_assert_cmpstr (resource->service, ==, rows[i].service);
      g_assert_cmpstr (resource->call, ==, rows[i].call);
    }
}

/* What an asking user is offered is JSON of the service's shape, an object where none is known. */
static void
test_shapes (void)
{
  static const struct { const char *arn; const char *member; } rows[] = {
    { "arn:aws:states:::lambda:invoke", "Payload" },
    { "arn:aws:states:::dynamodb:getItem", "Item" },
    { "arn:aws:states:::sns:publish", "MessageId" },
    { "arn:aws:states:::sqs:sendMessage", "MD5OfMessageBody" },
    { "arn:aws:states:::events:putEvents", "FailedEntryCount" },
    { "arn:aws:states:::states:startExecution", "ExecutionArn" },
    { "arn:aws:states:::states:startExecution.sync", "Output" },
    { "arn:aws:states:::states:startExecution.sync:2", "Output" },
    { "arn:aws:states:::batch:submitJob.sync", "JobId" },
    { "arn:aws:states:::unknown:call", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PassoResource) resource = passo_resource_new (rows[i].arn);
      g_auto (PassoValue) shape = passo_result_shape_make (resource, passo_value_undefined ());

      g_assert_true (passo_value_is_object (shape));
      if (rows[i].member != NULL)
        g_assert_true (passo_value_has_member (shape, rows[i].member));
      else
        g_assert_cmpuint (passo_value_get_size (shape), ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/task/mock/past-calls", test_past_calls);
  g_test_add_func ("/task/mock/numbers", test_numbers);
  g_test_add_func ("/task/mock/refuses", test_refuses);
  g_test_add_func ("/task/resources", test_resources);
  g_test_add_func ("/task/shapes", test_shapes);

  return g_test_run ();
}
