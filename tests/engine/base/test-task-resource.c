/* test-task-resource.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

typedef struct
{
  const char            *text;
  PassoTaskResourceKind  kind;
  const char            *service;
  const char            *action;
  const char            *suffix;
  guint                  pattern;
} Case;

static const Case cases[] = {
  { "arn:aws:states:::lambda:invoke", PASSO_TASK_RESOURCE_OPTIMISED, "lambda", "invoke", NULL, 0 },
  { "arn:aws-cn:states:::sqs:sendMessage.waitForTaskToken", PASSO_TASK_RESOURCE_OPTIMISED, "sqs",
    "sendMessage", ".waitForTaskToken", PASSO_TASK_PATTERN_TOKEN },
  { "arn:aws:states:::batch:submitJob.sync", PASSO_TASK_RESOURCE_OPTIMISED, "batch", "submitJob",
    ".sync", PASSO_TASK_PATTERN_SYNC },
  { "arn:aws:states:::states:startExecution.sync:2", PASSO_TASK_RESOURCE_OPTIMISED, "states",
    "startExecution", ".sync:2", PASSO_TASK_PATTERN_SYNC_2 },
  { "arn:aws:states:::aws-sdk:s3:getObject", PASSO_TASK_RESOURCE_SDK, "s3", "getObject", NULL, 0 },
  { "arn:aws:states:::glue:startJobRun.odd", PASSO_TASK_RESOURCE_OPTIMISED, "glue", "startJobRun",
    ".odd", 0 },
  { "arn:aws:lambda:eu-west-1:123456789012:function:Charge:7", PASSO_TASK_RESOURCE_LAMBDA, NULL,
    "Charge:7", NULL, 0 },
  { "arn:aws:states:eu-west-1:123456789012:activity:Review", PASSO_TASK_RESOURCE_ACTIVITY, NULL,
    "Review", NULL, 0 },
  { "arn:aws:states:::lambda", PASSO_TASK_RESOURCE_OTHER, NULL, NULL, NULL, 0 },
  { "arn:aws:s3:::bucket", PASSO_TASK_RESOURCE_OTHER, NULL, NULL, NULL, 0 },
  { "${ChargeFunctionArn}", PASSO_TASK_RESOURCE_OTHER, NULL, NULL, NULL, 0 },
  { "arn:aws:lambda:::layer:x", PASSO_TASK_RESOURCE_OTHER, NULL, NULL, NULL, 0 },
  { ":::::::", PASSO_TASK_RESOURCE_OTHER, NULL, NULL, NULL, 0 },
  { "", PASSO_TASK_RESOURCE_OTHER, NULL, NULL, NULL, 0 },
  { NULL, PASSO_TASK_RESOURCE_OTHER, NULL, NULL, NULL, 0 },
};

static void
test_parts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (PassoTaskResource) resource = { 0 };

      passo_task_resource_init (&resource, cases[i].text);
      g_assert_cmpint (resource.kind, ==, cases[i].kind);
      g_assert_cmpstr (resource.service, ==, cases[i].service);
      g_assert_cmpstr (resource.action, ==, cases[i].action);
      g_assert_cmpstr (resource.suffix, ==, cases[i].suffix);
      g_assert_cmpuint (resource.pattern, ==, cases[i].pattern);
      g_assert_true (resource.known_suffix == (g_strcmp0 (cases[i].suffix, ".odd") != 0));
    }
}

static void
test_services (void)
{
  for (guint i = 0; i < passo_service_get_n_actions (); i++)
    {
      const PassoServiceAction *action = passo_service_get_action (i);

      g_assert_nonnull (passo_service_lookup (action->service));
      g_assert_true (passo_service_is_optimised (action->service));
      g_assert_true (passo_service_lookup_action (action->service, action->action) == action);
    }

  g_assert_cmpstr (passo_service_lookup ("dynamodb")->name, ==, "DynamoDB");
  g_assert_null (passo_service_lookup ("nothing"));
  g_assert_null (passo_service_lookup (NULL));
  g_assert_false (passo_service_is_optimised ("s3"));
  g_assert_null (passo_service_lookup_action ("dynamodb", "query"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/task-resource/parts", test_parts);
  g_test_add_func ("/task-resource/services", test_services);

  return g_test_run ();
}
