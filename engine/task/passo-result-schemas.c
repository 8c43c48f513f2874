/* passo-result-schemas.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "task/passo-result-schema-private.h"

/* What results of services look like, as the services document their interfaces. Names begin with a
 * capital, as in the results of all integrations. */

#define STRING(path)            { path, PASSO_FIELD_STRING, FALSE, 0, 0, NULL }
#define NUMBER(path)            { path, PASSO_FIELD_NUMBER, FALSE, 0, 0, NULL }
#define BOOLEAN(path)           { path, PASSO_FIELD_BOOLEAN, FALSE, 0, 0, NULL }
#define ARRAY(path)             { path, PASSO_FIELD_ARRAY, FALSE, 0, 0, NULL }
#define OBJECT(path)            { path, PASSO_FIELD_OBJECT, FALSE, 0, 0, NULL }
#define TEXT(path, least, most) { path, PASSO_FIELD_STRING, FALSE, least, most, NULL }
#define WITHIN(path, least, most) { path, PASSO_FIELD_NUMBER, FALSE, least, most, NULL }
#define WORD(path, words)       { path, PASSO_FIELD_STRING, FALSE, 0, 0, words }
#define NEEDED(path)            { path, PASSO_FIELD_STRING, TRUE, 0, 0, NULL }
#define NEEDED_WORD(path, words) { path, PASSO_FIELD_STRING, TRUE, 0, 0, words }
#define END                     { NULL, PASSO_FIELD_STRING, FALSE, 0, 0, NULL }

#define STORAGE_CLASSES                                                                        \
  "STANDARD|REDUCED_REDUNDANCY|STANDARD_IA|ONEZONE_IA|INTELLIGENT_TIERING|GLACIER|"            \
  "DEEP_ARCHIVE|OUTPOSTS|GLACIER_IR|SNOW|EXPRESS_ONEZONE|FSX_OPENZFS"
#define ENCRYPTIONS "AES256|aws:fsx|aws:kms|aws:kms:dsse"

/* --- Lambda ----------------------------------------------------------------------------------- */

/* A Payload is anything here, the reply of the function. */
static const PassoResultField invoke[] = {
  NUMBER ("StatusCode"), STRING ("FunctionError"), STRING ("LogResult"),
  TEXT ("ExecutedVersion", 1, 1024), END
};

static const PassoResultField sdk_invoke[] = {
  NUMBER ("StatusCode"), STRING ("FunctionError"), STRING ("LogResult"), STRING ("Payload"),
  TEXT ("ExecutedVersion", 1, 1024), END
};

static const PassoResultField get_function[] = {
  OBJECT ("Configuration"), STRING ("Configuration.FunctionName"),
  STRING ("Configuration.FunctionArn"), STRING ("Configuration.Runtime"),
  STRING ("Configuration.Role"), TEXT ("Configuration.Handler", 0, 128),
  NUMBER ("Configuration.CodeSize"), TEXT ("Configuration.Description", 0, 256),
  WITHIN ("Configuration.Timeout", 1, 0), WITHIN ("Configuration.MemorySize", 128, 10240),
  STRING ("Configuration.LastModified"), STRING ("Configuration.CodeSha256"),
  TEXT ("Configuration.Version", 1, 1024),
  WORD ("Configuration.State", "Pending|Active|Inactive|Failed"),
  WORD ("Configuration.PackageType", "Zip|Image"), ARRAY ("Configuration.Layers"),
  ARRAY ("Configuration.Architectures"), OBJECT ("Configuration.Environment"),
  OBJECT ("Code"), STRING ("Code.RepositoryType"), STRING ("Code.Location"),
  STRING ("Code.ImageUri"), OBJECT ("Tags"), OBJECT ("Concurrency"),
  NUMBER ("Concurrency.ReservedConcurrentExecutions"), END
};

/* --- DynamoDB --------------------------------------------------------------------------------- */

#define CONSUMED_CAPACITY                                                                      \
  OBJECT ("ConsumedCapacity"), TEXT ("ConsumedCapacity.TableName", 1, 1024),                   \
  NUMBER ("ConsumedCapacity.CapacityUnits"), NUMBER ("ConsumedCapacity.ReadCapacityUnits"),    \
  NUMBER ("ConsumedCapacity.WriteCapacityUnits"), OBJECT ("ConsumedCapacity.Table"),           \
  NUMBER ("ConsumedCapacity.Table.CapacityUnits"),                                             \
  NUMBER ("ConsumedCapacity.Table.ReadCapacityUnits"),                                         \
  NUMBER ("ConsumedCapacity.Table.WriteCapacityUnits"),                                        \
  OBJECT ("ConsumedCapacity.LocalSecondaryIndexes"),                                           \
  OBJECT ("ConsumedCapacity.GlobalSecondaryIndexes")

static const PassoResultField get_item[] = {
  OBJECT ("Item"), CONSUMED_CAPACITY, END
};

static const PassoResultField change_item[] = {
  OBJECT ("Attributes"), CONSUMED_CAPACITY, OBJECT ("ItemCollectionMetrics"),
  OBJECT ("ItemCollectionMetrics.ItemCollectionKey"),
  ARRAY ("ItemCollectionMetrics.SizeEstimateRangeGB"), END
};

/* --- Messages --------------------------------------------------------------------------------- */

static const PassoResultField send_message[] = {
  STRING ("MD5OfMessageBody"), STRING ("MD5OfMessageAttributes"),
  STRING ("MD5OfMessageSystemAttributes"), STRING ("MessageId"), STRING ("SequenceNumber"), END
};

static const PassoResultField publish[] = {
  STRING ("MessageId"), STRING ("SequenceNumber"), END
};

static const PassoResultField put_events[] = {
  NUMBER ("FailedEntryCount"), ARRAY ("Entries"), STRING ("Entries[].EventId"),
  STRING ("Entries[].ErrorCode"), STRING ("Entries[].ErrorMessage"), END
};

/* --- Workflows -------------------------------------------------------------------------------- */

static const PassoResultField start_execution[] = {
  NEEDED ("ExecutionArn"), NEEDED ("StartDate"), END
};

/* A job's mock is compared with the reply of the call that asks for its state. */
#define DESCRIPTION                                                                            \
  NEEDED ("ExecutionArn"), NEEDED ("StateMachineArn"), STRING ("Name"),                        \
  NEEDED_WORD ("Status", "RUNNING|SUCCEEDED|FAILED|TIMED_OUT|ABORTED|PENDING_REDRIVE"),        \
  NEEDED ("StartDate"), STRING ("StopDate"), OBJECT ("InputDetails"),                          \
  BOOLEAN ("InputDetails.Included"), OBJECT ("OutputDetails"),                                 \
  BOOLEAN ("OutputDetails.Included"), STRING ("TraceHeader"), STRING ("MapRunArn"),            \
  STRING ("Error"), STRING ("Cause"), STRING ("StateMachineVersionArn"),                       \
  STRING ("StateMachineAliasArn"), NUMBER ("RedriveCount"), STRING ("RedriveDate"),            \
  WORD ("RedriveStatus", "REDRIVABLE|NOT_REDRIVABLE|REDRIVABLE_BY_MAP_RUN"),                   \
  STRING ("RedriveStatusReason")

static const PassoResultField describe_execution[] = {
  DESCRIPTION, STRING ("Input"), STRING ("Output"), END
};

/* Here input and output are values. */
static const PassoResultField describe_execution_parsed[] = {
  DESCRIPTION, END
};

/* --- Jobs ------------------------------------------------------------------------------------- */

static const PassoResultField submit_job[] = {
  STRING ("JobArn"), NEEDED ("JobName"), NEEDED ("JobId"), END
};

static const PassoResultField run_task[] = {
  ARRAY ("Tasks"), STRING ("Tasks[].TaskArn"), STRING ("Tasks[].ClusterArn"),
  STRING ("Tasks[].TaskDefinitionArn"), STRING ("Tasks[].LastStatus"),
  STRING ("Tasks[].DesiredStatus"), STRING ("Tasks[].StoppedReason"), ARRAY ("Tasks[].Containers"),
  STRING ("Tasks[].Containers[].Name"), STRING ("Tasks[].Containers[].LastStatus"),
  NUMBER ("Tasks[].Containers[].ExitCode"), STRING ("Tasks[].Containers[].Reason"),
  ARRAY ("Tasks[].Attachments"), ARRAY ("Failures"), STRING ("Failures[].Arn"),
  STRING ("Failures[].Reason"), STRING ("Failures[].Detail"), END
};

static const PassoResultField start_job_run[] = {
  TEXT ("JobRunId", 1, 255), END
};

static const PassoResultField start_query_execution[] = {
  TEXT ("QueryExecutionId", 1, 128), END
};

/* --- Storage and keys ------------------------------------------------------------------------- */

static const PassoResultField get_object[] = {
  STRING ("Body"), BOOLEAN ("DeleteMarker"), STRING ("AcceptRanges"), STRING ("Expiration"),
  STRING ("Restore"), STRING ("LastModified"), NUMBER ("ContentLength"), STRING ("ETag"),
  STRING ("ChecksumCRC32"), STRING ("ChecksumSHA1"), STRING ("ChecksumSHA256"),
  NUMBER ("MissingMeta"), STRING ("VersionId"), STRING ("CacheControl"),
  STRING ("ContentDisposition"), STRING ("ContentEncoding"), STRING ("ContentLanguage"),
  STRING ("ContentRange"), STRING ("ContentType"), STRING ("WebsiteRedirectLocation"),
  WORD ("ServerSideEncryption", ENCRYPTIONS), OBJECT ("Metadata"), STRING ("SSEKMSKeyId"),
  BOOLEAN ("BucketKeyEnabled"), WORD ("StorageClass", STORAGE_CLASSES),
  WORD ("RequestCharged", "requester"),
  WORD ("ReplicationStatus", "COMPLETE|PENDING|FAILED|REPLICA|COMPLETED"), NUMBER ("PartsCount"),
  NUMBER ("TagCount"), WORD ("ObjectLockMode", "GOVERNANCE|COMPLIANCE"),
  STRING ("ObjectLockRetainUntilDate"), WORD ("ObjectLockLegalHoldStatus", "ON|OFF"), END
};

static const PassoResultField put_object[] = {
  STRING ("Expiration"), STRING ("ETag"), WORD ("ServerSideEncryption", ENCRYPTIONS),
  STRING ("VersionId"), STRING ("SSEKMSKeyId"), BOOLEAN ("BucketKeyEnabled"), NUMBER ("Size"),
  WORD ("RequestCharged", "requester"), END
};

static const PassoResultField list_objects[] = {
  BOOLEAN ("IsTruncated"), ARRAY ("Contents"), TEXT ("Contents[].Key", 1, 0),
  STRING ("Contents[].LastModified"), STRING ("Contents[].ETag"), NUMBER ("Contents[].Size"),
  WORD ("Contents[].StorageClass", STORAGE_CLASSES), STRING ("Name"), STRING ("Prefix"),
  STRING ("Delimiter"), NUMBER ("MaxKeys"), ARRAY ("CommonPrefixes"),
  STRING ("CommonPrefixes[].Prefix"), NUMBER ("KeyCount"), STRING ("ContinuationToken"),
  STRING ("NextContinuationToken"), STRING ("StartAfter"), END
};

static const PassoResultField encrypt[] = {
  TEXT ("CiphertextBlob", 1, 8192), TEXT ("KeyId", 1, 2048),
  WORD ("EncryptionAlgorithm", "SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|SM2PKE"), END
};

static const PassoResultField decrypt[] = {
  TEXT ("KeyId", 1, 2048), TEXT ("Plaintext", 1, 8192),
  WORD ("EncryptionAlgorithm", "SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|SM2PKE"), END
};

const PassoResultSchema _passo_result_schemas[] = {
  { "lambda", "invoke", invoke },
  { "aws-sdk:lambda", "invoke", sdk_invoke },
  { "aws-sdk:lambda", "getFunction", get_function },
  { "dynamodb", "getItem", get_item },
  { "dynamodb", "putItem", change_item },
  { "dynamodb", "updateItem", change_item },
  { "dynamodb", "deleteItem", change_item },
  { "aws-sdk:dynamodb", "getItem", get_item },
  { "aws-sdk:dynamodb", "putItem", change_item },
  { "aws-sdk:dynamodb", "updateItem", change_item },
  { "aws-sdk:dynamodb", "deleteItem", change_item },
  { "sqs", "sendMessage", send_message },
  { "aws-sdk:sqs", "sendMessage", send_message },
  { "sns", "publish", publish },
  { "aws-sdk:sns", "publish", publish },
  { "events", "putEvents", put_events },
  { "aws-sdk:eventbridge", "putEvents", put_events },
  { "states", "startExecution", start_execution },
  { "states", "startExecution.sync", describe_execution },
  { "states", "startExecution.sync:2", describe_execution_parsed },
  { "aws-sdk:sfn", "startExecution", start_execution },
  { "aws-sdk:sfn", "describeExecution", describe_execution },
  { "batch", "submitJob", submit_job },
  { "aws-sdk:batch", "submitJob", submit_job },
  { "ecs", "runTask", run_task },
  { "aws-sdk:ecs", "runTask", run_task },
  { "glue", "startJobRun", start_job_run },
  { "aws-sdk:glue", "startJobRun", start_job_run },
  { "athena", "startQueryExecution", start_query_execution },
  { "aws-sdk:athena", "startQueryExecution", start_query_execution },
  { "aws-sdk:s3", "getObject", get_object },
  { "aws-sdk:s3", "putObject", put_object },
  { "aws-sdk:s3", "listObjectsV2", list_objects },
  { "aws-sdk:kms", "encrypt", encrypt },
  { "aws-sdk:kms", "decrypt", decrypt },
};

const guint _passo_n_result_schemas = G_N_ELEMENTS (_passo_result_schemas);
