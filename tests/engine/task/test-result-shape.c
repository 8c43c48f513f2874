/* test-result-shape.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>

static PassoValue
make (const char *arn)
{
  g_autoptr (PassoResource) resource = passo_resource_new (arn);

  return passo_result_shape_make (resource, passo_value_undefined ());
}

/* The members by which later states pick a result apart. */
static void
test_results (void)
{
  static const struct
  {
    const char *arn;
    const char *member;
  } rows[] = {
    { "arn:aws:states:::lambda:invoke", "Payload" },
    { "arn:aws:states:::dynamodb:getItem", "Item" },
    { "arn:aws:states:::sqs:sendMessage", "MessageId" },
    { "arn:aws:states:::states:startExecution", "ExecutionArn" },
    { "arn:aws:states:::states:startExecution.sync", "Output" },
    { "arn:aws:states:::batch:submitJob.sync", "Status" },
    { "arn:aws:states:::athena:startQueryExecution.sync", "QueryExecution" },
    { "arn:aws:states:::ecs:runTask.sync", "Containers" },
    { "arn:aws:states:::eks:createNodegroup.sync", "Nodegroup" },
    { "arn:aws:states:::elasticmapreduce:createCluster.sync", "ClusterId" },
    { "arn:aws:states:::codebuild:startBuild.sync", "Build" },
    { "arn:aws:states:::sagemaker:createTrainingJob.sync", "TrainingJobStatus" },
    { "arn:aws:states:::mediaconvert:createJob", "Job" },
    { "arn:aws:states:::http:invoke", "ResponseBody" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (PassoValue) result = make (rows[i].arn);

      g_assert_true (passo_value_has_member (result, rows[i].member));
    }
}

/* `.sync` gives the child's output as text, `.sync:2` as JSON. */
static void
test_sync (void)
{
  g_auto (PassoValue) text = make ("arn:aws:states:::states:startExecution.sync");
  g_auto (PassoValue) json = make ("arn:aws:states:::states:startExecution.sync:2");

  g_assert_true (passo_value_is_string (passo_value_get_member (text, "Output")));
  g_assert_true (passo_value_is_object (passo_value_get_member (json, "Output")));
}

static void
test_free_form (void)
{
  static const char * const arns[] = {
    "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
    "arn:aws:lambda:us-east-1:111111111111:function:f",
    "arn:aws:states:::aws-sdk:ec2:describeInstances",
    "${Function}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (arns); i++)
    {
      g_auto (PassoValue) result = make (arns[i]);

      g_assert_true (passo_value_is_object (result));
      g_assert_cmpuint (passo_value_get_size (result), ==, 0);
    }
}

/* What starts a job, or hands out a token, replies as the plain call does. */
static void
test_replies (void)
{
  g_autoptr (PassoResource) job = passo_resource_new ("arn:aws:states:::batch:submitJob.sync");
  g_autoptr (PassoResource) token
    = passo_resource_new ("arn:aws:states:::sqs:sendMessage.waitForTaskToken");
  g_auto (PassoValue) job_reply = passo_result_shape_make_reply (job, passo_value_undefined ());
  g_auto (PassoValue) token_reply = passo_result_shape_make_reply (token, passo_value_undefined ());
  g_auto (PassoValue) plain = make ("arn:aws:states:::batch:submitJob");

  g_assert_true (passo_value_equal (job_reply, plain));
  g_assert_true (passo_value_has_member (token_reply, "MessageId"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/result-shape/results", test_results);
  g_test_add_func ("/result-shape/sync", test_sync);
  g_test_add_func ("/result-shape/free-form", test_free_form);
  g_test_add_func ("/result-shape/replies", test_replies);

  return g_test_run ();
}
