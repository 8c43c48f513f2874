/* passo-service.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "asl/passo-service.h"

/* Names of products are not translated. */
static const PassoService services[] = {
  { "apigateway", "API Gateway", "apigateway" },
  { "athena", "Athena", "athena" },
  { "batch", "Batch", "batch" },
  { "bedrock", "Bedrock", "bedrock" },
  { "bedrockruntime", "Bedrock", "bedrock" },
  { "cloudformation", "CloudFormation", "cloudformation" },
  { "cloudwatch", "CloudWatch", "cloudwatch" },
  { "cloudwatchlogs", "CloudWatch Logs", "cloudwatch" },
  { "codebuild", "CodeBuild", "codebuild" },
  { "comprehend", "Comprehend", "machine-learning" },
  { "databrew", "Glue DataBrew", "glue" },
  { "dynamodb", "DynamoDB", "dynamodb" },
  { "ec2", "EC2", "ec2" },
  { "ecs", "ECS", "ecs" },
  { "eks", "EKS", "eks" },
  { "elasticmapreduce", "EMR", "emr" },
  { "emr", "EMR", "emr" },
  { "emr-containers", "EMR on EKS", "emr" },
  { "emr-serverless", "EMR Serverless", "emr" },
  { "eventbridge", "EventBridge", "eventbridge" },
  { "events", "EventBridge", "eventbridge" },
  { "glue", "Glue", "glue" },
  { "http", "HTTP", "http" },
  { "iam", "IAM", "security" },
  { "kinesis", "Kinesis", "kinesis" },
  { "kms", "KMS", "security" },
  { "lambda", "Lambda", "lambda" },
  { "mediaconvert", "MediaConvert", "media" },
  { "rds", "RDS", "database" },
  { "rdsdata", "RDS Data", "database" },
  { "redshiftdata", "Redshift Data", "database" },
  { "rekognition", "Rekognition", "machine-learning" },
  { "s3", "S3", "s3" },
  { "sagemaker", "SageMaker", "sagemaker" },
  { "secretsmanager", "Secrets Manager", "security" },
  { "ses", "SES", "mail" },
  { "sesv2", "SES", "mail" },
  { "sfn", "Step Functions", "states" },
  { "sns", "SNS", "sns" },
  { "sqs", "SQS", "sqs" },
  { "ssm", "Systems Manager", "ssm" },
  { "states", "Step Functions", "states" },
  { "sts", "STS", "security" },
  { "textract", "Textract", "machine-learning" },
  { "transcribe", "Transcribe", "machine-learning" },
  { "translate", "Translate", "machine-learning" },
};

#define NONE  PASSO_TASK_PATTERN_REQUEST_RESPONSE
#define SYNC  PASSO_TASK_PATTERN_SYNC
#define SYNC2 PASSO_TASK_PATTERN_SYNC_2
#define TOKEN PASSO_TASK_PATTERN_TOKEN

/* Optimised integrations. */
static const PassoServiceAction actions[] = {
  { "apigateway", "invoke", TOKEN, "ApiEndpoint Method" },
  { "athena", "getQueryExecution", NONE, "QueryExecutionId" },
  { "athena", "getQueryResults", NONE, "QueryExecutionId" },
  { "athena", "startQueryExecution", SYNC, "QueryString" },
  { "athena", "stopQueryExecution", NONE, "QueryExecutionId" },
  { "batch", "submitJob", SYNC | TOKEN, "JobName JobQueue JobDefinition" },
  { "bedrock", "createModelCustomizationJob", SYNC, NULL },
  { "bedrock", "invokeModel", TOKEN, "ModelId" },
  { "codebuild", "batchDeleteBuilds", NONE, NULL },
  { "codebuild", "batchGetReports", NONE, NULL },
  { "codebuild", "deleteBuildBatch", NONE, NULL },
  { "codebuild", "retryBuildBatch", SYNC, NULL },
  { "codebuild", "startBuild", SYNC, "ProjectName" },
  { "codebuild", "startBuildBatch", SYNC, NULL },
  { "codebuild", "stopBuild", NONE, NULL },
  { "codebuild", "stopBuildBatch", NONE, NULL },
  { "databrew", "startJobRun", SYNC, NULL },
  { "dynamodb", "deleteItem", NONE, "TableName Key" },
  { "dynamodb", "getItem", NONE, "TableName Key" },
  { "dynamodb", "putItem", NONE, "TableName Item" },
  { "dynamodb", "updateItem", NONE, "TableName Key" },
  { "ecs", "runTask", SYNC | TOKEN, "TaskDefinition" },
  { "eks", "call", NONE, "ClusterName CertificateAuthority Endpoint Method Path" },
  { "eks", "createCluster", SYNC, NULL },
  { "eks", "createFargateProfile", SYNC, NULL },
  { "eks", "createNodegroup", SYNC, NULL },
  { "eks", "deleteCluster", SYNC, NULL },
  { "eks", "deleteFargateProfile", SYNC, NULL },
  { "eks", "deleteNodegroup", SYNC, NULL },
  { "eks", "runJob", SYNC, "ClusterName CertificateAuthority Endpoint Job" },
  { "elasticmapreduce", "addStep", SYNC, "ClusterId Step" },
  { "elasticmapreduce", "cancelStep", NONE, NULL },
  { "elasticmapreduce", "createCluster", SYNC, "Name" },
  { "elasticmapreduce", "modifyInstanceFleetByName", NONE, NULL },
  { "elasticmapreduce", "modifyInstanceGroupByName", NONE, NULL },
  { "elasticmapreduce", "setClusterTerminationProtection", NONE, NULL },
  { "elasticmapreduce", "terminateCluster", SYNC, NULL },
  { "emr-containers", "createVirtualCluster", NONE, NULL },
  { "emr-containers", "deleteVirtualCluster", SYNC, NULL },
  { "emr-containers", "startJobRun", SYNC,
    "VirtualClusterId ExecutionRoleArn ReleaseLabel JobDriver" },
  { "emr-serverless", "cancelJobRun", SYNC, NULL },
  { "emr-serverless", "createApplication", SYNC, NULL },
  { "emr-serverless", "deleteApplication", SYNC, NULL },
  { "emr-serverless", "startApplication", SYNC, NULL },
  { "emr-serverless", "startJobRun", SYNC, "ApplicationId ExecutionRoleArn" },
  { "emr-serverless", "stopApplication", SYNC, NULL },
  { "events", "putEvents", TOKEN, "Entries" },
  { "glue", "startJobRun", SYNC, "JobName" },
  { "http", "invoke", NONE, "ApiEndpoint Method InvocationConfig|Authentication" },
  { "lambda", "invoke", TOKEN, "FunctionName" },
  { "mediaconvert", "createJob", SYNC, "Role Settings" },
  { "sagemaker", "createEndpoint", NONE, NULL },
  { "sagemaker", "createEndpointConfig", NONE, NULL },
  { "sagemaker", "createHyperParameterTuningJob", SYNC, NULL },
  { "sagemaker", "createLabelingJob", SYNC, NULL },
  { "sagemaker", "createModel", NONE, NULL },
  { "sagemaker", "createProcessingJob", SYNC, NULL },
  { "sagemaker", "createTrainingJob", SYNC, NULL },
  { "sagemaker", "createTransformJob", SYNC, NULL },
  { "sagemaker", "updateEndpoint", NONE, NULL },
  { "sns", "publish", TOKEN, "Message" },
  { "sqs", "sendMessage", TOKEN, "QueueUrl MessageBody" },
  { "states", "startExecution", SYNC | SYNC2 | TOKEN, "StateMachineArn" },
};

/**
 * passo_service_lookup:
 * @part: (nullable): a service's word in an ARN
 *
 * Returns: (nullable) (transfer none): the service
 */
const PassoService *
passo_service_lookup (const char *part)
{
  for (guint i = 0; part != NULL && i < G_N_ELEMENTS (services); i++)
    if (strcmp (services[i].part, part) == 0)
      return &services[i];

  return NULL;
}

/**
 * passo_service_is_optimised:
 * @part: (nullable): a service's word in an ARN
 *
 * Returns: whether all actions of the service that an ARN `arn:aws:states:::SERVICE:ACTION` may
 *   name are known
 */
gboolean
passo_service_is_optimised (const char *part)
{
  for (guint i = 0; part != NULL && i < G_N_ELEMENTS (actions); i++)
    if (strcmp (actions[i].service, part) == 0)
      return TRUE;

  return FALSE;
}

/**
 * passo_service_lookup_action:
 * @part: a service's word in an ARN
 * @action: the action's word
 *
 * Returns: (nullable) (transfer none): the optimised integration
 */
const PassoServiceAction *
passo_service_lookup_action (const char *part,
                             const char *action)
{
  g_return_val_if_fail (part != NULL, NULL);
  g_return_val_if_fail (action != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (strcmp (actions[i].service, part) == 0 && strcmp (actions[i].action, action) == 0)
      return &actions[i];

  return NULL;
}

/**
 * passo_service_get_n_actions:
 *
 * Returns: the number of optimised integrations
 */
guint
passo_service_get_n_actions (void)
{
  return G_N_ELEMENTS (actions);
}

/**
 * passo_service_get_action:
 * @i: number of an integration; those of a service are consecutive
 *
 * Returns: (transfer none): the integration
 */
const PassoServiceAction *
passo_service_get_action (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (actions), NULL);

  return &actions[i];
}
