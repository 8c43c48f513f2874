/* passo-result-shape.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-json-reader.h"
#include "json/passo-object-builder.h"
#include "task/passo-result-shape.h"

/* Members that optimised integrations add to the service's own reply (documented by each). */
#define SDK_MEMBERS                                                                            \
  "\"SdkHttpMetadata\":{\"AllHttpHeaders\":{},\"HttpHeaders\":{},\"HttpStatusCode\":200},"     \
  "\"SdkResponseMetadata\":{\"RequestId\":\"00000000-0000-4000-8000-000000000000\"}"

#define CHILD_ARN "arn:aws:states:us-east-1:111111111111:execution:child:run"
#define MACHINE_ARN "arn:aws:states:us-east-1:111111111111:stateMachine:child"

/* What services answer, by call with pattern suffix (recorded on the service). */
static const struct
{
  const char *service;
  const char *call;
  const char *json;
} shapes[] = {
  { "lambda", "invoke",
    "{\"ExecutedVersion\":\"$LATEST\",\"Payload\":{}," SDK_MEMBERS ",\"StatusCode\":200}" },
  { "dynamodb", "getItem", "{\"Item\":{\"id\":{\"S\":\"\"}}," SDK_MEMBERS "}" },
  { "dynamodb", "putItem", "{" SDK_MEMBERS "}" },
  { "dynamodb", "updateItem", "{" SDK_MEMBERS "}" },
  { "dynamodb", "deleteItem", "{" SDK_MEMBERS "}" },
  { "sns", "publish",
    "{\"MessageId\":\"00000000-0000-4000-8000-000000000000\"," SDK_MEMBERS "}" },
  { "sqs", "sendMessage",
    "{\"MD5OfMessageBody\":\"d41d8cd98f00b204e9800998ecf8427e\","
    "\"MessageId\":\"00000000-0000-4000-8000-000000000000\"," SDK_MEMBERS "}" },
  { "events", "putEvents",
    "{\"Entries\":[{\"EventId\":\"00000000-0000-4000-8000-000000000000\"}],"
    "\"FailedEntryCount\":0}" },
  { "states", "startExecution",
    "{\"ExecutionArn\":\"" CHILD_ARN "\"," SDK_MEMBERS ",\"StartDate\":0}" },
  { "states", "startExecution.sync",
    "{\"ExecutionArn\":\"" CHILD_ARN "\",\"Input\":\"{}\",\"InputDetails\":{\"Included\":true},"
    "\"Name\":\"run\",\"Output\":\"{}\",\"OutputDetails\":{\"Included\":true},\"RedriveCount\":0,"
    "\"RedriveStatus\":\"NOT_REDRIVABLE\",\"RedriveStatusReason\":"
    "\"Execution is SUCCEEDED and cannot be redriven\",\"StartDate\":0,"
    "\"StateMachineArn\":\"" MACHINE_ARN "\",\"Status\":\"SUCCEEDED\",\"StopDate\":0}" },
  { "states", "startExecution.sync:2",
    "{\"ExecutionArn\":\"" CHILD_ARN "\",\"Input\":{},\"InputDetails\":{\"Included\":true},"
    "\"Name\":\"run\",\"Output\":{},\"OutputDetails\":{\"Included\":true},\"RedriveCount\":0,"
    "\"RedriveStatus\":\"NOT_REDRIVABLE\",\"RedriveStatusReason\":"
    "\"Execution is SUCCEEDED and cannot be redriven\",\"StartDate\":0,"
    "\"StateMachineArn\":\"" MACHINE_ARN "\",\"Status\":\"SUCCEEDED\",\"StopDate\":0}" },
  { "batch", "submitJob",
    "{\"JobArn\":\"arn:aws:batch:us-east-1:111111111111:job/job\",\"JobId\":\"job\","
    "\"JobName\":\"job\"}" },
  { "batch", "submitJob.sync",
    "{\"Attempts\":[],\"Container\":{\"ExitCode\":0},\"CreatedAt\":0,\"JobId\":\"job\","
    "\"JobName\":\"job\",\"JobQueue\":\"queue\",\"StartedAt\":0,\"Status\":\"SUCCEEDED\","
    "\"StatusReason\":\"\",\"StoppedAt\":0}" },
  { "ecs", "runTask", "{\"Failures\":[],\"Tasks\":[]," SDK_MEMBERS "}" },
  { "glue", "startJobRun", "{\"JobRunId\":\"run\"}" },
  { "glue", "startJobRun.sync",
    "{\"Id\":\"run\",\"JobName\":\"job\",\"JobRunState\":\"SUCCEEDED\"}" },
  { "apigateway", "invoke",
    "{\"Headers\":{},\"ResponseBody\":{},\"StatusCode\":200,\"StatusText\":\"OK\"}" },
  { "http", "invoke",
    "{\"Headers\":{},\"ResponseBody\":{},\"StatusCode\":200,\"StatusText\":\"OK\"}" },
  /* The rest is documented, or stands in the services' models. */
  { "athena", "startQueryExecution", "{\"QueryExecutionId\":\"query\"}" },
  { "athena", "startQueryExecution.sync",
    "{\"QueryExecution\":{\"QueryExecutionId\":\"query\","
    "\"Status\":{\"State\":\"SUCCEEDED\"}}}" },
  { "athena", "getQueryExecution",
    "{\"QueryExecution\":{\"QueryExecutionId\":\"query\","
    "\"Status\":{\"State\":\"SUCCEEDED\"}}}" },
  { "athena", "getQueryResults", "{\"ResultSet\":{\"Rows\":[]},\"UpdateCount\":0}" },
  { "bedrock", "invokeModel", "{\"Body\":{},\"ContentType\":\"application/json\"}" },
  { "bedrock", "createModelCustomizationJob", "{\"JobArn\":\"job\"}" },
  { "bedrock", "createModelCustomizationJob.sync",
    "{\"JobArn\":\"job\",\"JobName\":\"job\",\"Status\":\"Completed\"}" },
  { "codebuild", "startBuild", "{\"Build\":{\"BuildStatus\":\"IN_PROGRESS\",\"Id\":\"build\"}}" },
  { "codebuild", "startBuild.sync",
    "{\"Build\":{\"BuildStatus\":\"SUCCEEDED\",\"Id\":\"build\"}}" },
  { "codebuild", "startBuildBatch",
    "{\"BuildBatch\":{\"BuildBatchStatus\":\"IN_PROGRESS\",\"Id\":\"build\"}}" },
  { "codebuild", "startBuildBatch.sync",
    "{\"BuildBatch\":{\"BuildBatchStatus\":\"SUCCEEDED\",\"Id\":\"build\"}}" },
  { "codebuild", "retryBuildBatch",
    "{\"BuildBatch\":{\"BuildBatchStatus\":\"IN_PROGRESS\",\"Id\":\"build\"}}" },
  { "codebuild", "retryBuildBatch.sync",
    "{\"BuildBatch\":{\"BuildBatchStatus\":\"SUCCEEDED\",\"Id\":\"build\"}}" },
  { "databrew", "startJobRun", "{\"RunId\":\"run\"}" },
  { "databrew", "startJobRun.sync",
    "{\"JobName\":\"job\",\"RunId\":\"run\",\"State\":\"SUCCEEDED\"}" },
  { "ecs", "runTask.sync",
    "{\"Attachments\":[],\"ClusterArn\":\"cluster\",\"Containers\":[{\"ExitCode\":0}],"
    "\"LastStatus\":\"STOPPED\",\"StoppedReason\":\"Essential container in task exited\","
    "\"TaskArn\":\"task\"}" },
  { "eks", "createCluster", "{\"Cluster\":{\"Name\":\"cluster\",\"Status\":\"CREATING\"}}" },
  { "eks", "createCluster.sync", "{\"Cluster\":{\"Name\":\"cluster\",\"Status\":\"ACTIVE\"}}" },
  { "eks", "deleteCluster", "{\"Cluster\":{\"Name\":\"cluster\",\"Status\":\"DELETING\"}}" },
  { "eks", "deleteCluster.sync", "{\"Cluster\":{\"Name\":\"cluster\",\"Status\":\"DELETING\"}}" },
  { "eks", "createFargateProfile",
    "{\"FargateProfile\":{\"FargateProfileName\":\"profile\",\"Status\":\"CREATING\"}}" },
  { "eks", "createFargateProfile.sync",
    "{\"FargateProfile\":{\"FargateProfileName\":\"profile\",\"Status\":\"ACTIVE\"}}" },
  { "eks", "deleteFargateProfile",
    "{\"FargateProfile\":{\"FargateProfileName\":\"profile\",\"Status\":\"DELETING\"}}" },
  { "eks", "deleteFargateProfile.sync",
    "{\"FargateProfile\":{\"FargateProfileName\":\"profile\",\"Status\":\"DELETING\"}}" },
  { "eks", "createNodegroup",
    "{\"Nodegroup\":{\"NodegroupName\":\"group\",\"Status\":\"CREATING\"}}" },
  { "eks", "createNodegroup.sync",
    "{\"Nodegroup\":{\"NodegroupName\":\"group\",\"Status\":\"ACTIVE\"}}" },
  { "eks", "deleteNodegroup",
    "{\"Nodegroup\":{\"NodegroupName\":\"group\",\"Status\":\"DELETING\"}}" },
  { "eks", "deleteNodegroup.sync",
    "{\"Nodegroup\":{\"NodegroupName\":\"group\",\"Status\":\"DELETING\"}}" },
  { "eks", "call", "{\"Headers\":{},\"ResponseBody\":{},\"StatusCode\":200}" },
  { "eks", "runJob.sync", "{\"metadata\":{\"name\":\"job\"},\"status\":{\"succeeded\":1}}" },
  { "elasticmapreduce", "createCluster",
    "{\"ClusterArn\":\"cluster\",\"ClusterId\":\"cluster\"}" },
  { "elasticmapreduce", "createCluster.sync",
    "{\"Cluster\":{\"Id\":\"cluster\",\"Status\":{\"State\":\"WAITING\"}},"
    "\"ClusterId\":\"cluster\"}" },
  { "elasticmapreduce", "addStep", "{\"StepId\":\"step\"}" },
  { "elasticmapreduce", "addStep.sync",
    "{\"Step\":{\"Id\":\"step\",\"Status\":{\"State\":\"COMPLETED\"}}}" },
  { "emr-containers", "createVirtualCluster",
    "{\"Arn\":\"cluster\",\"Id\":\"cluster\",\"Name\":\"cluster\"}" },
  { "emr-containers", "startJobRun",
    "{\"Arn\":\"job\",\"Id\":\"job\",\"Name\":\"job\",\"VirtualClusterId\":\"cluster\"}" },
  { "emr-containers", "startJobRun.sync",
    "{\"Arn\":\"job\",\"Id\":\"job\",\"Name\":\"job\",\"State\":\"COMPLETED\","
    "\"VirtualClusterId\":\"cluster\"}" },
  { "emr-serverless", "createApplication",
    "{\"ApplicationId\":\"application\",\"Arn\":\"application\",\"Name\":\"application\"}" },
  { "emr-serverless", "startJobRun",
    "{\"ApplicationId\":\"application\",\"Arn\":\"job\",\"JobRunId\":\"job\"}" },
  { "emr-serverless", "startJobRun.sync",
    "{\"ApplicationId\":\"application\",\"Arn\":\"job\",\"JobRunId\":\"job\","
    "\"State\":\"SUCCESS\"}" },
  { "mediaconvert", "createJob", "{\"Job\":{\"Id\":\"job\",\"Status\":\"SUBMITTED\"}}" },
  { "mediaconvert", "createJob.sync", "{\"Job\":{\"Id\":\"job\",\"Status\":\"COMPLETE\"}}" },
  { "sagemaker", "createTrainingJob", "{\"TrainingJobArn\":\"job\"}" },
  { "sagemaker", "createTrainingJob.sync",
    "{\"TrainingJobArn\":\"job\",\"TrainingJobName\":\"job\","
    "\"TrainingJobStatus\":\"Completed\"}" },
  { "sagemaker", "createTransformJob", "{\"TransformJobArn\":\"job\"}" },
  { "sagemaker", "createTransformJob.sync",
    "{\"TransformJobArn\":\"job\",\"TransformJobName\":\"job\","
    "\"TransformJobStatus\":\"Completed\"}" },
  { "sagemaker", "createProcessingJob", "{\"ProcessingJobArn\":\"job\"}" },
  { "sagemaker", "createProcessingJob.sync",
    "{\"ProcessingJobArn\":\"job\",\"ProcessingJobName\":\"job\","
    "\"ProcessingJobStatus\":\"Completed\"}" },
  { "sagemaker", "createHyperParameterTuningJob", "{\"HyperParameterTuningJobArn\":\"job\"}" },
  { "sagemaker", "createHyperParameterTuningJob.sync",
    "{\"HyperParameterTuningJobArn\":\"job\",\"HyperParameterTuningJobName\":\"job\","
    "\"HyperParameterTuningJobStatus\":\"Completed\"}" },
  { "sagemaker", "createLabelingJob", "{\"LabelingJobArn\":\"job\"}" },
  { "sagemaker", "createLabelingJob.sync",
    "{\"LabelingJobArn\":\"job\",\"LabelingJobName\":\"job\","
    "\"LabelingJobStatus\":\"Completed\"}" },
  { "sagemaker", "createModel", "{\"ModelArn\":\"model\"}" },
  { "sagemaker", "createEndpointConfig", "{\"EndpointConfigArn\":\"config\"}" },
  { "sagemaker", "createEndpoint", "{\"EndpointArn\":\"endpoint\"}" },
  { "sagemaker", "updateEndpoint", "{\"EndpointArn\":\"endpoint\"}" },
};

static PassoValue
find_shape (const PassoResource *resource,
            const char          *call)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (strcmp (shapes[i].service, resource->service) == 0 && strcmp (shapes[i].call, call) == 0)
      return passo_json_parse (shapes[i].json, -1, PASSO_JSON_READER_DEFAULT, NULL);

  return passo_value_empty_object ();
}

/**
 * passo_result_shape_make:
 * @resource: what a task calls
 * @parameters: its parameters
 *
 * Makes a result of the shape that the service gives, for somebody to fill in.
 *
 * Returns: (transfer full): the result; an empty object where the shape is not known
 */
PassoValue
passo_result_shape_make (const PassoResource *resource,
                         PassoValue           parameters)
{
  g_return_val_if_fail (resource != NULL, passo_value_undefined ());

  /* Who holds a token answers with anything. */
  if (resource->pattern == PASSO_TASK_PATTERN_TOKEN)
    return passo_value_empty_object ();

  return find_shape (resource, resource->call);
}

/**
 * passo_result_shape_make_reply:
 * @resource: what a task calls
 * @parameters: its parameters
 *
 * Makes the reply to the call that starts a job, or hands out a token: what TaskSubmitted holds.
 *
 * Returns: (transfer full): the reply
 */
PassoValue
passo_result_shape_make_reply (const PassoResource *resource,
                               PassoValue           parameters)
{
  g_return_val_if_fail (resource != NULL, passo_value_undefined ());

  return find_shape (resource, resource->api);
}
