/* passo-run-record-codec.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "history/passo-history-codec.h"
#include "history/passo-run-record-codec.h"
#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"

/* A record is a history as GetExecutionHistory gives it, to which a distributed Map adds `mapRuns`:
 * objects as DescribeMapRun gives them, with the id of the MapRunStarted event and with `children`.
 * These have the members of DescribeExecution that do not follow from their events, their place in the
 * map run, and a record of their own. Executions that tasks have started are in `nestedExecutions`, in
 * the same form, with the ARN of the execution and the id of the event that they were started by. */

/* Map runs within map runs that a record may have. */
#define DEEPEST 64

/* Executions within executions. */
#define DEEPEST_EXECUTION 128

/* --- Writing ---------------------------------------------------------------------------------- */

static void
write_string (GString    *out,
              const char *key,
              const char *string)
{
  if (string == NULL)
    return;

  g_string_append_printf (out, "\"%s\":", key);
  passo_json_write_string (string, strlen (string), out);
  g_string_append_c (out, ',');
}

static void
write_number (GString    *out,
              const char *key,
              guint64     number)
{
  g_string_append_printf (out, "\"%s\":%" G_GUINT64_FORMAT ",", key, number);
}

static void
write_time (GString    *out,
            const char *key,
            gint64      time)
{
  if (time >= 0)
    g_string_append_printf (out, "\"%s\":%" G_GINT64_FORMAT ".%03d,", key, time / 1000,
                            (int) (time % 1000));
}

static void
write_counts (GString                 *out,
              const char              *key,
              const PassoMapRunCounts *counts,
              guint64                  n_written)
{
  g_string_append_printf (out, "\"%s\":{", key);
  write_number (out, "pending", counts->pending);
  write_number (out, "running", counts->running);
  write_number (out, "succeeded", counts->succeeded);
  write_number (out, "failed", counts->failed);
  write_number (out, "timedOut", counts->timed_out);
  write_number (out, "aborted", counts->aborted);
  write_number (out, "total", passo_map_run_counts_get_total (counts));
  g_string_append_printf (out, "\"resultsWritten\":%" G_GUINT64_FORMAT "},", n_written);
}

static void write_map_runs (GString              *out,
                            const PassoRunRecord *record,
                            const char           *separator);

static void write_nested   (GString              *out,
                            const PassoRunRecord *record,
                            const char           *separator);

static void
write_execution (GString              *out,
                 const PassoRunRecord *child)
{
  write_string (out, "executionArn", child->execution_arn);
  write_string (out, "stateMachineArn", child->machine_arn);
  write_string (out, "name", child->name);
  write_string (out, "status", passo_run_record_get_status (child));
  passo_history_codec_write_events (child->log, "", out);
  write_map_runs (out, child, "");
  write_nested (out, child, "");
}

static void
write_child (GString              *out,
             const PassoRunRecord *child)
{
  write_number (out, "index", child->index);
  write_number (out, "itemCount", child->n_items);
  write_execution (out, child);
}

static void
write_map_run (GString                 *out,
               const PassoMapRunRecord *map_run,
               const char              *separator)
{
  char percentage[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (out, '{');
  write_string (out, "mapRunArn", map_run->arn);
  write_number (out, "startedEventId", map_run->event_id);
  write_string (out, "status", passo_map_run_record_get_status (map_run));
  write_time (out, "startDate", map_run->start);
  write_time (out, "stopDate", map_run->stop);
  write_number (out, "maxConcurrency", MAX (map_run->max_concurrency, 0));
  if (map_run->tolerated_count >= 0)
    write_number (out, "toleratedFailureCount", map_run->tolerated_count);
  if (map_run->tolerated_percentage >= 0)
    g_string_append_printf (out, "\"toleratedFailurePercentage\":%s,",
                            g_ascii_dtostr (percentage, sizeof percentage,
                                            map_run->tolerated_percentage));
  write_counts (out, "itemCounts", &map_run->items, map_run->n_written);
  write_counts (out, "executionCounts", &map_run->executions, map_run->n_written);
  g_string_append (out, "\"children\":[");
  for (guint i = 0; i < map_run->children->len; i++)
    {
      g_string_append (out, i > 0 ? ",{" : "{");
      write_child (out, g_ptr_array_index (map_run->children, i));
      g_string_append_c (out, '}');
    }
  g_string_append (out, "]}");
  g_string_append (out, separator);
}

/* Nothing where there are none: then a record is a history and no more. */
static void
write_map_runs (GString              *out,
                const PassoRunRecord *record,
                const char           *separator)
{
  if (record->map_runs->len == 0)
    return;

  g_string_append_printf (out, ",\"mapRuns\":[%s", separator);
  for (guint i = 0; i < record->map_runs->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_map_run (out, g_ptr_array_index (record->map_runs, i), separator);
    }
  g_string_append_c (out, ']');
}

static void
write_nested (GString              *out,
              const PassoRunRecord *record,
              const char           *separator)
{
  if (record->nested->len == 0)
    return;

  g_string_append_printf (out, ",\"nestedExecutions\":[%s", separator);
  for (guint i = 0; i < record->nested->len; i++)
    {
      const PassoRunRecord *nested = g_ptr_array_index (record->nested, i);

      g_string_append (out, i > 0 ? ",{" : "{");
      write_string (out, "startedBy", nested->started_by);
      write_number (out, "startedEventId", nested->event_id);
      write_execution (out, nested);
      g_string_append_printf (out, "}%s", separator);
    }
  g_string_append_c (out, ']');
}

/**
 * passo_run_record_codec_write:
 * @record: a record with a log
 *
 * Returns: (transfer full): JSON text; of one that has nothing but its history, that of
 *   passo_history_codec_write()
 */
GBytes *
passo_run_record_codec_write (const PassoRunRecord *record)
{
  GString *out;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (record->log != NULL, NULL);

  out = g_string_new ("{");
  passo_history_codec_write_events (record->log, "\n", out);
  write_map_runs (out, record, "\n");
  write_nested (out, record, "\n");
  g_string_append (out, "}\n");

  return g_string_free_to_bytes (out);
}

/**
 * passo_run_record_codec_write_child:
 * @child: the record of a child
 * @map_run: its map run
 * @out: takes the text
 *
 * Appends a child as one line of JSON.
 */
void
passo_run_record_codec_write_child (const PassoRunRecord    *child,
                                    const PassoMapRunRecord *map_run,
                                    GString                 *out)
{
  g_return_if_fail (child != NULL);
  g_return_if_fail (map_run != NULL);
  g_return_if_fail (out != NULL);

  g_string_append_c (out, '{');
  write_string (out, "mapRunArn", map_run->arn);
  write_child (out, child);
  g_string_append (out, "}\n");
}

/* --- Reading ---------------------------------------------------------------------------------- */

static char *
dup_string (PassoValue  object,
            const char *key)
{
  PassoValue member = passo_value_get_member (object, key);

  return passo_value_is_string (member) ? g_strdup (passo_value_get_string (member, NULL)) : NULL;
}

static gint64
read_number (PassoValue  object,
             const char *key,
             gint64      fallback)
{
  gint64 number = 0;

  return passo_value_get_integer (passo_value_get_member (object, key), &number) && number >= 0
           ? number : fallback;
}

static double
read_real (PassoValue  object,
           const char *key)
{
  PassoValue member = passo_value_get_member (object, key);

  return passo_value_is_number (member) ? passo_value_get_number (member) : -1;
}

static gint64
read_time (PassoValue  object,
           const char *key)
{
  double seconds = read_real (object, key);

  return seconds >= 0 && seconds < 1e15 ? llround (seconds * 1000) : -1;
}

static void
read_counts (PassoValue         object,
             const char        *key,
             PassoMapRunCounts *counts)
{
  PassoValue member = passo_value_get_member (object, key);

  counts->pending = read_number (member, "pending", 0);
  counts->running = read_number (member, "running", 0);
  counts->succeeded = read_number (member, "succeeded", 0);
  counts->failed = read_number (member, "failed", 0);
  counts->timed_out = read_number (member, "timedOut", 0);
  counts->aborted = read_number (member, "aborted", 0);
}

static PassoMapRunStatus
read_status (PassoValue object)
{
  PassoMapRunRecord record = { NULL };
  g_autofree char *word = dup_string (object, "status");

  for (record.status = PASSO_MAP_RUN_ABORTED; record.status > PASSO_MAP_RUN_RUNNING; record.status--)
    if (g_strcmp0 (word, passo_map_run_record_get_status (&record)) == 0)
      break;

  return record.status;
}

static PassoRunRecord *read_record (PassoValue   value,
                                    guint        depth,
                                    GError     **error);

static void
read_identity (PassoRunRecord *child,
               PassoValue      value)
{
  child->execution_arn = dup_string (value, "executionArn");
  child->machine_arn = dup_string (value, "stateMachineArn");
  child->name = dup_string (value, "name");
}

static gboolean
read_nested (PassoRunRecord  *record,
             PassoValue       list,
             guint            depth,
             GError         **error)
{
  for (guint i = 0; passo_value_is_array (list) && i < passo_value_get_size (list); i++)
    {
      PassoValue value = passo_value_get_element (list, i);
      PassoRunRecord *nested = read_record (value, depth + 1, error);

      if (nested == NULL)
        return FALSE;
      g_ptr_array_add (record->nested, nested);
      read_identity (nested, value);
      nested->started_by = dup_string (value, "startedBy");
      nested->event_id = CLAMP (read_number (value, "startedEventId", 0), 0, G_MAXINT32);
    }

  return TRUE;
}

static gboolean
read_children (PassoMapRunRecord  *map_run,
               PassoValue          children,
               guint               depth,
               GError            **error)
{
  for (guint i = 0; i < passo_value_get_size (children); i++)
    {
      PassoValue value = passo_value_get_element (children, i);
      PassoRunRecord *child = read_record (value, depth, error);

      if (child == NULL)
        return FALSE;
      g_ptr_array_add (map_run->children, child);
      child->index = read_number (value, "index", i);
      child->n_items = CLAMP (read_number (value, "itemCount", 1), 0, G_MAXINT32);
      read_identity (child, value);
    }

  return TRUE;
}

static gboolean
read_map_run (PassoRunRecord  *record,
              PassoValue       value,
              guint            depth,
              GError         **error)
{
  PassoMapRunRecord *map_run = passo_map_run_record_new ();
  PassoValue children = passo_value_get_member (value, "children");

  g_ptr_array_add (record->map_runs, map_run);
  map_run->arn = dup_string (value, "mapRunArn");
  map_run->event_id = read_number (value, "startedEventId", 0);
  map_run->status = read_status (value);
  map_run->start = read_time (value, "startDate");
  map_run->stop = read_time (value, "stopDate");
  map_run->max_concurrency = read_number (value, "maxConcurrency", 0);
  map_run->tolerated_count = read_number (value, "toleratedFailureCount", -1);
  map_run->tolerated_percentage = read_real (value, "toleratedFailurePercentage");
  read_counts (value, "itemCounts", &map_run->items);
  read_counts (value, "executionCounts", &map_run->executions);
  map_run->n_written
    = read_number (passo_value_get_member (value, "executionCounts"), "resultsWritten", 0);
  if (map_run->arn != NULL && passo_value_is_array (children) && depth < DEEPEST)
    return read_children (map_run, children, depth + 1, error);

  g_set_error_literal (error, PASSO_HISTORY_ERROR, PASSO_HISTORY_ERROR_SHAPE,
                       _("A map run of the history has no name or no list of children"));
  return FALSE;
}

static PassoRunRecord *
read_record (PassoValue   value,
             guint        depth,
             GError     **error)
{
  g_autoptr (PassoRunRecord) record = passo_run_record_new ();
  PassoValue map_runs = passo_value_get_member (value, "mapRuns");

  if (depth > DEEPEST_EXECUTION)
    {
      g_set_error_literal (error, PASSO_HISTORY_ERROR, PASSO_HISTORY_ERROR_SHAPE,
                           _("The history has too many others within one another"));
      return NULL;
    }
  record->log = passo_history_codec_read_value (value, error);
  if (record->log == NULL)
    return NULL;
  for (guint i = 0; passo_value_is_array (map_runs) && i < passo_value_get_size (map_runs); i++)
    if (!read_map_run (record, passo_value_get_element (map_runs, i), depth, error))
      return NULL;
  if (!read_nested (record, passo_value_get_member (value, "nestedExecutions"), depth, error))
    return NULL;

  return g_steal_pointer (&record);
}

/**
 * passo_run_record_codec_read:
 * @text: JSON text
 * @length: its bytes, or -1
 * @error: return location for a #GError in the domain %PASSO_HISTORY_ERROR, or of the reader
 *
 * Reads what passo_run_record_codec_write() writes, and any history that passo_history_codec_read()
 * reads: it has no map runs then.
 *
 * Returns: (transfer full) (nullable): the record, or %NULL with @error set
 */
PassoRunRecord *
passo_run_record_codec_read (const char  *text,
                             gssize       length,
                             GError     **error)
{
  g_auto (PassoValue) root = PASSO_VALUE_INIT;

  g_return_val_if_fail (text != NULL, NULL);

  root = passo_json_parse (text, length, PASSO_JSON_READER_DEFAULT, error);
  if (passo_value_is_undefined (root))
    return NULL;

  return read_record (root, 0, error);
}
