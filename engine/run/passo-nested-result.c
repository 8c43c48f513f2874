/* passo-nested-result.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "base/passo-random.h"
#include "json/passo-array-builder.h"
#include "json/passo-json-writer.h"
#include "json/passo-object-builder.h"
#include "run/passo-interpreter-private.h"
#include "run/passo-nested-private.h"

/* What tasks get that call other workflows (recorded on the service, but for startSyncExecution, which
 * has the members of its model). */

#define DRAW_REQUEST 3

/* Characters of a cause (documented of what is sent to the service). A cause holds that of the child in
 * quotes: without an end it would double with each workflow that fails for another one. */
#define LONGEST_CAUSE 32768

static const char * const statuses[] = {
  [PASSO_EXECUTION_IDLE] = "RUNNING",
  [PASSO_EXECUTION_RUNNING] = "RUNNING",
  [PASSO_EXECUTION_SUCCEEDED] = "SUCCEEDED",
  [PASSO_EXECUTION_FAILED] = "FAILED",
  [PASSO_EXECUTION_TIMED_OUT] = "TIMED_OUT",
  [PASSO_EXECUTION_ABORTED] = "ABORTED",
};

gboolean
_passo_nested_kind_is_sdk (PassoNestedKind kind)
{
  return kind >= PASSO_NESTED_SDK_START;
}

static void
put (PassoObjectBuilder *builder,
     const char         *name,
     PassoValue          value)
{
  passo_object_builder_take (builder, name, -1, value);
}

static void
put_text (PassoObjectBuilder *builder,
          const char         *name,
          const char         *text)
{
  put (builder, name, passo_value_string (text));
}

/* Optimised integrations give milliseconds, those of the SDK text. */
static PassoValue
make_date (PassoNestedKind kind,
           gint64          time)
{
  return _passo_nested_kind_is_sdk (kind) ? _passo_context_make_time (time)
                                          : passo_value_integer (time);
}

static PassoValue
make_text (PassoValue value)
{
  gsize length = 0;
  g_autofree char *text = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, &length);

  return passo_value_string_len (text, length);
}

/* Input and output are JSON text but for `.sync:2`. */
static PassoValue
make_data (PassoNestedKind kind,
           PassoValue      value)
{
  return kind == PASSO_NESTED_SYNC_2 ? passo_value_ref (value) : make_text (value);
}

static PassoValue
make_included (void)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 1);
  put (&builder, "Included", passo_value_boolean (TRUE));
  return passo_object_builder_finish (&builder);
}

/* --- The reply to the call that starts it ------------------------------------------------------ */

static void
put_header (PassoObjectBuilder *builder,
            gboolean            listed,
            const char         *name,
            const char         *text)
{
  g_auto (PassoArrayBuilder) list = { NULL };

  passo_array_builder_init (&list, 1);
  passo_array_builder_take (&list, passo_value_string (text));
  put (builder, name, listed ? passo_array_builder_finish (&list) : passo_value_string (text));
}

static PassoValue
make_headers (const PassoHosted *child,
              const char        *request_id,
              gboolean           listed)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (child->start / 1000);
  g_autofree char *date = g_date_time_format (time, "%a, %d %b %Y %H:%M:%S GMT");
  g_autofree char *body = g_strdup_printf ("{\"executionArn\":\"%s\",\"startDate\":%.3f}",
                                           child->execution_arn, child->start / 1000.0);
  g_autofree char *length = g_strdup_printf ("%zu", strlen (body));
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 5);
  put_header (&builder, listed, "x-amzn-RequestId", request_id);
  put_header (&builder, listed, "connection", "keep-alive");
  put_header (&builder, listed, "Content-Length", length);
  put_header (&builder, listed, "Date", date);
  put_header (&builder, listed, "Content-Type", "application/x-amz-json-1.0");
  return passo_object_builder_finish (&builder);
}

static void
put_sdk_members (PassoObjectBuilder *builder,
                 const PassoHosted  *child)
{
  g_auto (PassoObjectBuilder) http = { NULL };
  g_auto (PassoObjectBuilder) response = { NULL };
  char request_id[PASSO_UUID_SIZE];

  passo_random_uuid (child->seed, 0, 0, DRAW_REQUEST, request_id);
  passo_object_builder_init (&http, 3);
  put (&http, "AllHttpHeaders", make_headers (child, request_id, TRUE));
  put (&http, "HttpHeaders", make_headers (child, request_id, FALSE));
  put (&http, "HttpStatusCode", passo_value_integer (200));
  put (builder, "SdkHttpMetadata", passo_object_builder_finish (&http));
  passo_object_builder_init (&response, 1);
  put_text (&response, "RequestId", request_id);
  put (builder, "SdkResponseMetadata", passo_object_builder_finish (&response));
}

PassoValue
_passo_nested_make_reply (const PassoHosted *child,
                          PassoNestedKind    kind)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 4);
  put_text (&builder, "ExecutionArn", child->execution_arn);
  if (!_passo_nested_kind_is_sdk (kind))
    put_sdk_members (&builder, child);
  put (&builder, "StartDate", make_date (kind, child->start));

  return passo_object_builder_finish (&builder);
}

/* --- The end ---------------------------------------------------------------------------------- */

static void
put_failure (PassoObjectBuilder *builder,
             const PassoHosted  *child)
{
  PassoValue error = passo_interpreter_get_error (child->interpreter);
  PassoValue cause = passo_interpreter_get_cause (child->interpreter);

  if (passo_interpreter_get_status (child->interpreter) == PASSO_EXECUTION_TIMED_OUT)
    return;

  if (passo_value_is_string (cause))
    put (builder, "Cause", passo_value_ref (cause));
  if (passo_value_is_string (error))
    put (builder, "Error", passo_value_ref (error));
}

static void
put_billing (PassoObjectBuilder *builder,
             const PassoHosted  *child)
{
  const gint64 unit = 100;
  g_auto (PassoObjectBuilder) billing = { NULL };

  passo_object_builder_init (&billing, 2);
  put (&billing, "BilledDurationInMilliseconds",
       passo_value_integer (MAX (unit, (child->stop - child->start + unit - 1) / unit * unit)));
  put (&billing, "BilledMemoryUsedInMB", passo_value_integer (64));
  put (builder, "BillingDetails", passo_object_builder_finish (&billing));
}

/* As DescribeExecution gives it, its members in the order of their names. */
static PassoValue
describe (const PassoHosted *child)
{
  const PassoNestedKind kind = child->nested->kind;
  const PassoExecutionStatus status = passo_interpreter_get_status (child->interpreter);
  const gboolean succeeded = status == PASSO_EXECUTION_SUCCEEDED;
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 13);
  if (kind == PASSO_NESTED_SDK_SYNC)
    put_billing (&builder, child);
  if (!succeeded)
    put_failure (&builder, child);
  put_text (&builder, "ExecutionArn", child->execution_arn);
  put (&builder, "Input", make_data (kind, child->nested->input));
  put (&builder, "InputDetails", make_included ());
  put_text (&builder, "Name", child->execution_name);
  if (succeeded)
    {
      put (&builder, "Output", make_data (kind, passo_interpreter_get_output (child->interpreter)));
      put (&builder, "OutputDetails", make_included ());
    }
  if (succeeded && kind != PASSO_NESTED_SDK_SYNC)
    {
      put (&builder, "RedriveCount", passo_value_integer (0));
      put_text (&builder, "RedriveStatus", "NOT_REDRIVABLE");
      put_text (&builder, "RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven");
    }
  put (&builder, "StartDate", make_date (kind, child->start));
  put_text (&builder, "StateMachineArn", child->machine_arn);
  put_text (&builder, "Status", statuses[status]);
  put (&builder, "StopDate", make_date (kind, child->stop));

  return passo_object_builder_finish (&builder);
}

static PassoValue
make_cause (PassoValue description)
{
  gsize length = 0;
  g_autofree char *text = passo_json_write (description, PASSO_JSON_WRITER_COMPACT, &length);

  if (length > LONGEST_CAUSE && g_utf8_strlen (text, length) > LONGEST_CAUSE)
    length = g_utf8_offset_to_pointer (text, LONGEST_CAUSE) - text;

  return passo_value_string_len (text, length);
}

/* A child that fails is a task that fails, with the description as its cause. */
void
_passo_nested_make_answer (const PassoHosted *child,
                           PassoAnswer       *answer)
{
  g_auto (PassoValue) description = describe (child);

  if (child->nested->kind == PASSO_NESTED_SDK_SYNC ||
      passo_interpreter_get_status (child->interpreter) == PASSO_EXECUTION_SUCCEEDED)
    {
      answer->output = passo_value_steal (&description);
      return;
    }

  answer->failed = TRUE;
  answer->error = passo_value_string ("States.TaskFailed");
  answer->cause = make_cause (description);
}

/* The error of a call by which nothing was started. The two kinds of integrations word it in their own
 * ways. */
void
_passo_nested_refuse (gboolean     sdk,
                      const char  *code,
                      const char  *message,
                      const char  *request_id,
                      PassoAnswer *answer)
{
  answer->failed = TRUE;
  answer->refused = TRUE;
  answer->error = passo_value_string_printf ("%s.%sException", sdk ? "Sfn" : "StepFunctions", code);
  answer->cause = sdk
    ? passo_value_string_printf ("%s (Service: Sfn, Status Code: 400, Request ID: %s) "
                                 "(SDK Attempt Count: 1)", message, request_id)
    : passo_value_string_printf ("%s (Service: AWSStepFunctions; Status Code: 400; Error Code: %s; "
                                 "Request ID: %s; Proxy: null)", message, code, request_id);
}
