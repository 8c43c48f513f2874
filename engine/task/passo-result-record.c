/* passo-result-record.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "json/passo-json-writer.h"
#include "json/passo-object-builder.h"
#include "task/passo-result-record.h"

/* The first year that the calendar of the service's times has, and the last. */
#define EARLIEST (G_GINT64_CONSTANT (-62135596800) * 1000)
#define LATEST (G_GINT64_CONSTANT (253402300799) * 1000)

static const char * const status_names[] = { "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING" };

static void
put_text (PassoObjectBuilder *builder,
          const char         *name,
          const char         *text)
{
  if (text != NULL)
    passo_object_builder_take (builder, name, -1, passo_value_string (text));
}

/* Data are the text of JSON, with a word on whether all of it is there. */
static void
put_data (PassoObjectBuilder *builder,
          const char         *name,
          const char         *details_name,
          PassoValue          value)
{
  g_autofree char *text = NULL;
  g_auto (PassoValue) details = PASSO_VALUE_INIT;
  gsize length;

  if (passo_value_is_undefined (value))
    return;

  text = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, &length);
  passo_object_builder_take (builder, name, -1, passo_value_string_len (text, length));
  details = passo_value_empty_object ();
  passo_object_builder_take (builder, details_name, -1,
                             passo_value_with_member (details, "Included", 8,
                                                      passo_value_boolean (TRUE)));
}

static void
put_time (PassoObjectBuilder *builder,
          const char         *name,
          gint64              milliseconds)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *day = NULL;
  gint64 instant = CLAMP (milliseconds, EARLIEST, LATEST);
  int fraction = (int) (((instant % 1000) + 1000) % 1000);

  time = g_date_time_new_from_unix_utc ((instant - fraction) / 1000);
  day = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  passo_object_builder_take (builder, name, -1,
                             passo_value_string_printf ("%s.%03dZ", day, fraction));
}

/* What the service says of a child of a map run; that of a child that failed is (unconfirmed). */
static void
put_redrive (PassoObjectBuilder      *builder,
             const PassoResultRecord *self)
{
  passo_object_builder_take (builder, "RedriveCount", -1, passo_value_integer (self->redrive_count));
  if (self->status != PASSO_RESULT_SUCCEEDED)
    {
      put_text (builder, "RedriveStatus", "REDRIVABLE_BY_MAP_RUN");
      return;
    }

  put_text (builder, "RedriveStatus", "NOT_REDRIVABLE");
  put_text (builder, "RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven");
}

/**
 * passo_result_status_get_name:
 * @status: how a child ended
 *
 * Returns: the service's word for it
 */
const char *
passo_result_status_get_name (PassoResultStatus status)
{
  g_return_val_if_fail (status <= PASSO_RESULT_PENDING, NULL);

  return status_names[status];
}

/**
 * passo_result_record_to_value:
 * @self: a child
 *
 * Returns: (transfer full): the record that a result file has of it, its members in the order of
 *   their names
 */
PassoValue
passo_result_record_to_value (const PassoResultRecord *self)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  g_return_val_if_fail (self != NULL, passo_value_undefined ());

  passo_object_builder_init (&builder, 16);
  put_text (&builder, "Cause", self->cause);
  put_text (&builder, "Error", self->error);
  put_text (&builder, "ExecutionArn", self->execution_arn);
  put_data (&builder, "Input", "InputDetails", self->input);
  put_text (&builder, "Name", self->name);
  put_data (&builder, "Output", "OutputDetails", self->output);
  put_redrive (&builder, self);
  if (self->status != PASSO_RESULT_PENDING)
    put_time (&builder, "StartDate", self->start);
  put_text (&builder, "StateMachineArn", self->state_machine_arn);
  put_text (&builder, "Status", passo_result_status_get_name (self->status));
  if (self->status != PASSO_RESULT_PENDING)
    put_time (&builder, "StopDate", self->stop);

  return passo_object_builder_finish (&builder);
}
