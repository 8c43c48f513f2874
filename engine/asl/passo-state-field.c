/* passo-state-field.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asl/passo-state-field.h"

/* Short names for the table. */
#define TASK             PASSO_PLACE_TASK
#define PASS             PASSO_PLACE_PASS
#define CHOICE           PASSO_PLACE_CHOICE
#define WAIT             PASSO_PLACE_WAIT
#define SUCCEED          PASSO_PLACE_SUCCEED
#define FAIL             PASSO_PLACE_FAIL
#define PARALLEL         PASSO_PLACE_PARALLEL
#define MAP              PASSO_PLACE_MAP
#define STATES           PASSO_PLACE_STATES
#define MACHINE          PASSO_PLACE_MACHINE
#define BRANCH           PASSO_PLACE_BRANCH
#define ITEM_PROCESSOR   PASSO_PLACE_ITEM_PROCESSOR
#define RETRIER          PASSO_PLACE_RETRIER
#define CATCHER          PASSO_PLACE_CATCHER
#define CHOICE_RULE      PASSO_PLACE_CHOICE_RULE
#define NESTED_RULE      PASSO_PLACE_NESTED_RULE
#define PROCESSOR_CONFIG PASSO_PLACE_PROCESSOR_CONFIG
#define ITEM_READER      PASSO_PLACE_ITEM_READER
#define READER_CONFIG    PASSO_PLACE_READER_CONFIG
#define ITEM_BATCHER     PASSO_PLACE_ITEM_BATCHER
#define RESULT_WRITER    PASSO_PLACE_RESULT_WRITER
#define WRITER_CONFIG    PASSO_PLACE_WRITER_CONFIG

#define JSONPATH    PASSO_FIELD_JSONPATH
#define JSONATA     PASSO_FIELD_JSONATA
#define BOTH        PASSO_FIELD_BOTH
#define REQUIRED    PASSO_FIELD_REQUIRED
#define NULLABLE    PASSO_FIELD_NULLABLE
#define EXPRESSION  PASSO_FIELD_EXPRESSION
#define DISTRIBUTED PASSO_FIELD_DISTRIBUTED
#define NOT_EMPTY   PASSO_FIELD_NOT_EMPTY

#define NO_MAXIMUM      G_MAXINT64
#define MAXIMUM_SECONDS 99999999
#define MAXIMUM_DELAY   31622400
#define MAXIMUM_ITEMS   100000000
#define MAXIMUM_PAYLOAD 262144

/* Sorted by name, for the search; lines of equal name differ in place. Sources: the States
 * Language specification and the service's documentation. Comparisons of Choice rules have a
 * table of their own in expr. */
static const PassoStateField fields[] = {
  { "And", CHOICE_RULE | NESTED_RULE,
    PASSO_FIELD_RULES, JSONPATH,
    .inside = NESTED_RULE,
    .documentation = N_("Rules that must all be true") },
  { "Arguments", TASK | PARALLEL,
    PASSO_FIELD_ANY, JSONATA | EXPRESSION,
    .documentation = N_("What the state passes to its work") },
  { "Arguments", ITEM_READER | RESULT_WRITER,
    PASSO_FIELD_ANY, JSONATA | EXPRESSION,
    .documentation = N_("What is passed to the service that reads or writes") },
  { "Assign", TASK | PASS | CHOICE | WAIT | PARALLEL | MAP | CATCHER | CHOICE_RULE,
    PASSO_FIELD_TEMPLATE, BOTH,
    .documentation = N_("Variables to set when the state is left this way") },
  { "BackoffRate", RETRIER,
    PASSO_FIELD_NUMBER, BOTH,
    .minimum = 1, .maximum = NO_MAXIMUM,
    .documentation = N_("Factor by which the interval grows with each retry") },
  { "BatchInput", ITEM_BATCHER,
    PASSO_FIELD_TEMPLATE, BOTH | EXPRESSION,
    .documentation = N_("Data that each batch gets beside its items") },
  { "Branches", PARALLEL,
    PASSO_FIELD_BRANCHES, BOTH | REQUIRED | NOT_EMPTY,
    .documentation = N_("State machines that run side by side") },
  { "CSVDelimiter", READER_CONFIG,
    PASSO_FIELD_ENUMERATION, BOTH,
    .choices = "COMMA|PIPE|SEMICOLON|SPACE|TAB",
    .documentation = N_("What separates the columns") },
  { "CSVHeaderLocation", READER_CONFIG,
    PASSO_FIELD_ENUMERATION, BOTH,
    .choices = "FIRST_ROW|GIVEN",
    .documentation = N_("Where the names of the columns come from") },
  { "CSVHeaders", READER_CONFIG,
    PASSO_FIELD_STRING_ARRAY, BOTH,
    .documentation = N_("Names of the columns") },
  { "Catch", TASK | PARALLEL | MAP,
    PASSO_FIELD_CATCHERS, BOTH,
    .inside = CATCHER,
    .documentation = N_("Where to go on after errors that no retry has mended") },
  { "Cause", FAIL,
    PASSO_FIELD_STRING, BOTH | EXPRESSION,
    .group = PASSO_FIELD_GROUP_CAUSE,
    .documentation = N_("Description of the failure for people") },
  { "CausePath", FAIL,
    PASSO_FIELD_PATH_OR_INTRINSIC, JSONPATH,
    .group = PASSO_FIELD_GROUP_CAUSE,
    .documentation = N_("Path to the description of the failure") },
  { "Choices", CHOICE,
    PASSO_FIELD_CHOICES, BOTH | REQUIRED | NOT_EMPTY,
    .inside = CHOICE_RULE,
    .documentation = N_("Rules, tested in order; the first true one decides") },
  { "Comment", STATES | MACHINE | BRANCH | ITEM_PROCESSOR | RETRIER | CATCHER | CHOICE_RULE |
    NESTED_RULE,
    PASSO_FIELD_STRING, BOTH,
    .documentation = N_("A note for people") },
  { "Condition", CHOICE_RULE,
    PASSO_FIELD_BOOLEAN, JSONATA | EXPRESSION,
    .documentation = N_("Expression that is true when the rule matches") },
  { "Credentials", TASK,
    PASSO_FIELD_TEMPLATE, BOTH,
    .documentation = N_("Role that the task takes on") },
  { "Default", CHOICE,
    PASSO_FIELD_STATE_NAME, BOTH,
    .documentation = N_("State to go to when no rule is true") },
  { "End", TASK | PASS | WAIT | PARALLEL | MAP,
    PASSO_FIELD_BOOLEAN, BOTH,
    .group = PASSO_FIELD_GROUP_TRANSITION,
    .documentation = N_("true: the workflow or branch ends here") },
  { "Error", FAIL,
    PASSO_FIELD_STRING, BOTH | EXPRESSION,
    .group = PASSO_FIELD_GROUP_ERROR,
    .documentation = N_("Name of the error") },
  { "ErrorEquals", RETRIER | CATCHER,
    PASSO_FIELD_ERROR_NAMES, BOTH | REQUIRED | NOT_EMPTY,
    .documentation = N_("Names of the errors meant") },
  { "ErrorPath", FAIL,
    PASSO_FIELD_PATH_OR_INTRINSIC, JSONPATH,
    .group = PASSO_FIELD_GROUP_ERROR,
    .documentation = N_("Path to the name of the error") },
  { "ExecutionType", PROCESSOR_CONFIG,
    PASSO_FIELD_ENUMERATION, BOTH,
    .choices = "STANDARD|EXPRESS",
    .documentation = N_("Kind of the child executions") },
  { "HeartbeatSeconds", TASK,
    PASSO_FIELD_INTEGER, BOTH | EXPRESSION,
    .minimum = 1, .maximum = MAXIMUM_SECONDS, .group = PASSO_FIELD_GROUP_HEARTBEAT,
    .documentation = N_("Longest time between two signs of life") },
  { "HeartbeatSecondsPath", TASK,
    PASSO_FIELD_REFERENCE_PATH, JSONPATH,
    .group = PASSO_FIELD_GROUP_HEARTBEAT,
    .documentation = N_("Path to the longest time between two signs of life") },
  { "InputPath", TASK | PASS | CHOICE | WAIT | SUCCEED | PARALLEL | MAP,
    PASSO_FIELD_PATH, JSONPATH | NULLABLE,
    .documentation = N_("Part of the input that the state sees; null: none") },
  { "InputType", READER_CONFIG,
    PASSO_FIELD_ENUMERATION, BOTH,
    .choices = "CSV|JSON|JSONL|PARQUET|MANIFEST",
    .documentation = N_("Format of the data") },
  { "IntervalSeconds", RETRIER,
    PASSO_FIELD_INTEGER, BOTH,
    .minimum = 1, .maximum = MAXIMUM_SECONDS,
    .documentation = N_("Wait before the first retry") },
  { "ItemBatcher", MAP,
    PASSO_FIELD_OBJECT, BOTH | DISTRIBUTED,
    .inside = ITEM_BATCHER,
    .documentation = N_("How items are gathered into batches") },
  { "ItemProcessor", MAP,
    PASSO_FIELD_PROCESSOR, BOTH,
    .group = PASSO_FIELD_GROUP_PROCESSOR,
    .documentation = N_("State machine that runs for each item") },
  { "ItemReader", MAP,
    PASSO_FIELD_OBJECT, BOTH | DISTRIBUTED,
    .inside = ITEM_READER,
    .documentation = N_("Where the items are read from") },
  { "ItemSelector", MAP,
    PASSO_FIELD_TEMPLATE, BOTH | EXPRESSION,
    .group = PASSO_FIELD_GROUP_SELECTOR,
    .documentation = N_("Input of each iteration") },
  { "Items", MAP,
    PASSO_FIELD_ITEMS, JSONATA | EXPRESSION,
    .documentation = N_("The items") },
  { "ItemsPath", MAP,
    PASSO_FIELD_PATH, JSONPATH,
    .documentation = N_("Path to the items") },
  { "ItemsPointer", READER_CONFIG,
    PASSO_FIELD_STRING, BOTH,
    .documentation = N_("JSON pointer to the items in the file") },
  { "Iterator", MAP,
    PASSO_FIELD_PROCESSOR, BOTH,
    .group = PASSO_FIELD_GROUP_PROCESSOR,
    .documentation = N_("Old name of ItemProcessor") },
  { "JitterStrategy", RETRIER,
    PASSO_FIELD_ENUMERATION, BOTH,
    .choices = "NONE|FULL",
    .documentation = N_("FULL: a random part of the delay") },
  { "Label", MAP,
    PASSO_FIELD_STRING, BOTH | DISTRIBUTED,
    .documentation = N_("Name of the map run in its ARN") },
  { "ManifestType", READER_CONFIG,
    PASSO_FIELD_ENUMERATION, BOTH,
    .choices = "ATHENA_DATA|S3_INVENTORY",
    .documentation = N_("Kind of the manifest") },
  { "MaxAttempts", RETRIER,
    PASSO_FIELD_INTEGER, BOTH,
    .minimum = 0, .maximum = MAXIMUM_SECONDS,
    .documentation = N_("Most retries; 0: none") },
  { "MaxConcurrency", MAP,
    PASSO_FIELD_INTEGER, BOTH | EXPRESSION,
    .minimum = 0, .maximum = NO_MAXIMUM, .group = PASSO_FIELD_GROUP_CONCURRENCY,
    .documentation = N_("Most iterations at once; 0: no limit") },
  { "MaxConcurrencyPath", MAP,
    PASSO_FIELD_REFERENCE_PATH, JSONPATH,
    .group = PASSO_FIELD_GROUP_CONCURRENCY,
    .documentation = N_("Path to the most iterations at once") },
  { "MaxDelaySeconds", RETRIER,
    PASSO_FIELD_INTEGER, BOTH,
    .minimum = 1, .maximum = MAXIMUM_DELAY,
    .documentation = N_("Longest wait between two retries") },
  { "MaxInputBytesPerBatch", ITEM_BATCHER,
    PASSO_FIELD_INTEGER, BOTH | EXPRESSION,
    .minimum = 1, .maximum = MAXIMUM_PAYLOAD, .group = PASSO_FIELD_GROUP_BATCH_BYTES,
    .documentation = N_("Most bytes of a batch") },
  { "MaxInputBytesPerBatchPath", ITEM_BATCHER,
    PASSO_FIELD_REFERENCE_PATH, JSONPATH,
    .group = PASSO_FIELD_GROUP_BATCH_BYTES,
    .documentation = N_("Path to the most bytes of a batch") },
  { "MaxItems", READER_CONFIG,
    PASSO_FIELD_INTEGER, BOTH | EXPRESSION,
    .minimum = 0, .maximum = MAXIMUM_ITEMS, .group = PASSO_FIELD_GROUP_MAX_ITEMS,
    .documentation = N_("Most items that are read; 0: all") },
  { "MaxItemsPath", READER_CONFIG,
    PASSO_FIELD_REFERENCE_PATH, JSONPATH,
    .group = PASSO_FIELD_GROUP_MAX_ITEMS,
    .documentation = N_("Path to the most items that are read") },
  { "MaxItemsPerBatch", ITEM_BATCHER,
    PASSO_FIELD_INTEGER, BOTH | EXPRESSION,
    .minimum = 1, .maximum = NO_MAXIMUM, .group = PASSO_FIELD_GROUP_BATCH_ITEMS,
    .documentation = N_("Most items of a batch") },
  { "MaxItemsPerBatchPath", ITEM_BATCHER,
    PASSO_FIELD_REFERENCE_PATH, JSONPATH,
    .group = PASSO_FIELD_GROUP_BATCH_ITEMS,
    .documentation = N_("Path to the most items of a batch") },
  { "Mode", PROCESSOR_CONFIG,
    PASSO_FIELD_ENUMERATION, BOTH,
    .choices = "INLINE|DISTRIBUTED",
    .documentation = N_("INLINE: in this execution; DISTRIBUTED: in child executions") },
  { "Next", TASK | PASS | WAIT | PARALLEL | MAP,
    PASSO_FIELD_STATE_NAME, BOTH,
    .group = PASSO_FIELD_GROUP_TRANSITION,
    .documentation = N_("State to go to") },
  { "Next", CATCHER | CHOICE_RULE,
    PASSO_FIELD_STATE_NAME, BOTH | REQUIRED,
    .documentation = N_("State to go to") },
  { "Not", CHOICE_RULE | NESTED_RULE,
    PASSO_FIELD_RULE, JSONPATH,
    .inside = NESTED_RULE,
    .documentation = N_("Rule that must be false") },
  { "Or", CHOICE_RULE | NESTED_RULE,
    PASSO_FIELD_RULES, JSONPATH,
    .inside = NESTED_RULE,
    .documentation = N_("Rules of which one must be true") },
  { "Output", TASK | PASS | CHOICE | WAIT | SUCCEED | PARALLEL | MAP | CATCHER | CHOICE_RULE,
    PASSO_FIELD_ANY, JSONATA | EXPRESSION,
    .documentation = N_("What the state gives") },
  { "OutputPath", TASK | PASS | CHOICE | WAIT | SUCCEED | PARALLEL | MAP,
    PASSO_FIELD_PATH, JSONPATH | NULLABLE,
    .documentation = N_("Part of the data that the state gives; null: none") },
  { "OutputType", WRITER_CONFIG,
    PASSO_FIELD_ENUMERATION, BOTH,
    .choices = "JSON|JSONL",
    .documentation = N_("Format of the result files") },
  { "Parameters", TASK | PASS | PARALLEL,
    PASSO_FIELD_TEMPLATE, JSONPATH,
    .documentation = N_("What the state passes to its work") },
  { "Parameters", MAP,
    PASSO_FIELD_TEMPLATE, JSONPATH,
    .group = PASSO_FIELD_GROUP_SELECTOR,
    .documentation = N_("Old name of ItemSelector") },
  { "Parameters", ITEM_READER | RESULT_WRITER,
    PASSO_FIELD_TEMPLATE, JSONPATH,
    .documentation = N_("What is passed to the service that reads or writes") },
  { "ProcessorConfig", ITEM_PROCESSOR,
    PASSO_FIELD_OBJECT, BOTH,
    .inside = PROCESSOR_CONFIG,
    .documentation = N_("How the items are worked on") },
  { "QueryLanguage", STATES | MACHINE,
    PASSO_FIELD_LANGUAGE, BOTH,
    .documentation = N_("Language of expressions: JSONPath or JSONata") },
  { "ReaderConfig", ITEM_READER,
    PASSO_FIELD_OBJECT, BOTH,
    .inside = READER_CONFIG,
    .documentation = N_("Format and extent of the data") },
  { "Resource", TASK,
    PASSO_FIELD_RESOURCE, BOTH | REQUIRED,
    .documentation = N_("ARN of the function, activity or service call") },
  { "Resource", ITEM_READER,
    PASSO_FIELD_STRING, BOTH | REQUIRED,
    .documentation = N_("ARN of the service call that reads or writes") },
  { "Resource", RESULT_WRITER,
    PASSO_FIELD_STRING, BOTH,
    .documentation = N_("ARN of the service call that reads or writes") },
  { "Result", PASS,
    PASSO_FIELD_ANY, JSONPATH,
    .documentation = N_("Fixed result of the state") },
  { "ResultPath", TASK | PASS | PARALLEL | MAP | CATCHER,
    PASSO_FIELD_REFERENCE_PATH, JSONPATH | NULLABLE,
    .documentation = N_("Where the result goes in the input; null: nowhere") },
  { "ResultSelector", TASK | PARALLEL | MAP,
    PASSO_FIELD_TEMPLATE, JSONPATH,
    .documentation = N_("Parts of the result that are kept") },
  { "ResultWriter", MAP,
    PASSO_FIELD_OBJECT, BOTH | DISTRIBUTED,
    .inside = RESULT_WRITER,
    .documentation = N_("Where the results of the iterations are written") },
  { "Retry", TASK | PARALLEL | MAP,
    PASSO_FIELD_RETRIERS, BOTH,
    .inside = RETRIER,
    .documentation = N_("Which errors are tried again, and how often") },
  { "Seconds", WAIT,
    PASSO_FIELD_INTEGER, BOTH | EXPRESSION,
    .minimum = 0, .maximum = MAXIMUM_SECONDS, .group = PASSO_FIELD_GROUP_WAIT,
    .documentation = N_("How long to wait") },
  { "SecondsPath", WAIT,
    PASSO_FIELD_REFERENCE_PATH, JSONPATH,
    .group = PASSO_FIELD_GROUP_WAIT,
    .documentation = N_("Path to the time to wait") },
  { "StartAt", MACHINE | BRANCH | ITEM_PROCESSOR,
    PASSO_FIELD_STATE_NAME, BOTH | REQUIRED,
    .documentation = N_("State that runs first") },
  { "States", MACHINE | BRANCH | ITEM_PROCESSOR,
    PASSO_FIELD_STATES, BOTH | REQUIRED | NOT_EMPTY,
    .documentation = N_("The states by name") },
  { "TimeoutSeconds", TASK,
    PASSO_FIELD_INTEGER, BOTH | EXPRESSION,
    .minimum = 1, .maximum = MAXIMUM_SECONDS, .group = PASSO_FIELD_GROUP_TIMEOUT,
    .documentation = N_("Longest time that the task may take") },
  { "TimeoutSeconds", MACHINE,
    PASSO_FIELD_INTEGER, BOTH,
    .minimum = 0, .maximum = MAXIMUM_SECONDS,
    .documentation = N_("Longest time that an execution may take") },
  { "TimeoutSecondsPath", TASK,
    PASSO_FIELD_REFERENCE_PATH, JSONPATH,
    .group = PASSO_FIELD_GROUP_TIMEOUT,
    .documentation = N_("Path to the longest time that the task may take") },
  { "Timestamp", WAIT,
    PASSO_FIELD_TIMESTAMP, BOTH | EXPRESSION,
    .group = PASSO_FIELD_GROUP_WAIT,
    .documentation = N_("Instant to wait for") },
  { "TimestampPath", WAIT,
    PASSO_FIELD_REFERENCE_PATH, JSONPATH,
    .group = PASSO_FIELD_GROUP_WAIT,
    .documentation = N_("Path to the instant to wait for") },
  { "ToleratedFailureCount", MAP,
    PASSO_FIELD_INTEGER, BOTH | EXPRESSION | DISTRIBUTED,
    .minimum = 0, .maximum = NO_MAXIMUM, .group = PASSO_FIELD_GROUP_TOLERATED_COUNT,
    .documentation = N_("Most items that may fail") },
  { "ToleratedFailureCountPath", MAP,
    PASSO_FIELD_REFERENCE_PATH, JSONPATH | DISTRIBUTED,
    .group = PASSO_FIELD_GROUP_TOLERATED_COUNT,
    .documentation = N_("Path to the most items that may fail") },
  { "ToleratedFailurePercentage", MAP,
    PASSO_FIELD_NUMBER, BOTH | EXPRESSION | DISTRIBUTED,
    .minimum = 0, .maximum = 100, .group = PASSO_FIELD_GROUP_TOLERATED_PERCENTAGE,
    .documentation = N_("Highest share of items that may fail") },
  { "ToleratedFailurePercentagePath", MAP,
    PASSO_FIELD_REFERENCE_PATH, JSONPATH | DISTRIBUTED,
    .group = PASSO_FIELD_GROUP_TOLERATED_PERCENTAGE,
    .documentation = N_("Path to the highest share of items that may fail") },
  { "Transformation", READER_CONFIG,
    PASSO_FIELD_ENUMERATION, BOTH,
    .choices = "NONE|LOAD_AND_FLATTEN",
    .documentation = N_("LOAD_AND_FLATTEN: read each listed object too") },
  { "Transformation", WRITER_CONFIG,
    PASSO_FIELD_ENUMERATION, BOTH,
    .choices = "NONE|COMPACT|FLATTEN",
    .documentation = N_("Shape of the result records") },
  { "Type", STATES,
    PASSO_FIELD_TYPE_NAME, BOTH | REQUIRED,
    .documentation = N_("What kind of state it is") },
  { "Variable", CHOICE_RULE | NESTED_RULE,
    PASSO_FIELD_PATH, JSONPATH,
    .documentation = N_("Path to the value that is compared") },
  { "Version", MACHINE,
    PASSO_FIELD_ENUMERATION, BOTH,
    .choices = "1.0",
    .documentation = N_("Version of the language") },
  { "WriterConfig", RESULT_WRITER,
    PASSO_FIELD_OBJECT, BOTH,
    .inside = WRITER_CONFIG,
    .documentation = N_("Shape of the results") },
};

/* The first line of a name, found by halving. */
static guint
find_first (const char *name,
            gsize       length)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (fields);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strncmp (fields[middle].name, name, length);

      if (order == 0 && strlen (fields[middle].name) > length)
        order = 1;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gboolean
has_name (guint       i,
          const char *name,
          gsize       length)
{
  return i < G_N_ELEMENTS (fields) && strlen (fields[i].name) == length &&
         memcmp (fields[i].name, name, length) == 0;
}

/**
 * passo_state_field_lookup_len:
 * @place: bits of #PassoFieldPlace
 * @name: name of a member
 * @length: its length in bytes
 *
 * Finds what is known of a field in one of these places.
 *
 * Returns: (nullable) (transfer none): the line of the table, %NULL if it does not belong there
 */
const PassoStateField *
passo_state_field_lookup_len (guint       place,
                              const char *name,
                              gsize       length)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = find_first (name, length); has_name (i, name, length); i++)
    if ((fields[i].places & place) != 0)
      return &fields[i];

  return NULL;
}

/**
 * passo_state_field_lookup:
 * @place: bits of #PassoFieldPlace
 * @name: name of a member
 *
 * Finds what is known of a field in one of these places.
 *
 * Returns: (nullable) (transfer none): the line of the table, %NULL if it does not belong there
 */
const PassoStateField *
passo_state_field_lookup (guint       place,
                          const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return passo_state_field_lookup_len (place, name, strlen (name));
}

/**
 * passo_state_field_get_n_fields:
 *
 * Returns: the number of lines in the table
 */
guint
passo_state_field_get_n_fields (void)
{
  return G_N_ELEMENTS (fields);
}

/**
 * passo_state_field_get:
 * @i: number of a line
 *
 * Returns: (transfer none): the line
 */
const PassoStateField *
passo_state_field_get (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (fields), NULL);

  return &fields[i];
}

/**
 * passo_state_field_get_documentation:
 * @self: a line of the table
 *
 * Returns: (transfer none): one translated line about the field
 */
const char *
passo_state_field_get_documentation (const PassoStateField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _(self->documentation);
}
