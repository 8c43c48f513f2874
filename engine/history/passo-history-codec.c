/* passo-history-codec.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "history/passo-history-codec.h"
#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"

G_DEFINE_QUARK (passo-history-error-quark, passo_history_error)

/* Members of details are written in one order that suits every type (recorded on the service). */

typedef struct
{
  GString  *out;
  gboolean  any;
} DetailsWriter;

static void
begin_member (DetailsWriter *writer,
              const char    *key)
{
  g_string_append (writer->out, writer->any ? ",\"" : "\"");
  g_string_append (writer->out, key);
  g_string_append (writer->out, "\":");
  writer->any = TRUE;
}

static void
write_string_member (DetailsWriter *writer,
                     const char    *key,
                     const char    *string,
                     gsize          length)
{
  if (string == NULL)
    return;

  begin_member (writer, key);
  passo_json_write_string (string, length, writer->out);
}

static void
write_number_member (DetailsWriter *writer,
                     const char    *key,
                     gint64         number)
{
  begin_member (writer, key);
  g_string_append_printf (writer->out, "%" G_GINT64_FORMAT, number);
}

static void
write_truncated (DetailsWriter    *writer,
                 const char       *key,
                 const PassoEvent *event)
{
  begin_member (writer, key);
  g_string_append_printf (writer->out, "{\"truncated\":%s}",
                          event->flags & PASSO_EVENT_FLAG_TRUNCATED ? "true" : "false");
}

static void
write_payload_member (DetailsWriter    *writer,
                      const char       *key,
                      const char       *details_key,
                      const PassoEvent *event)
{
  g_autofree char *json = NULL;
  gsize length = 0;

  json = passo_event_dup_json (event, &length);
  if (json == NULL)
    return;

  write_string_member (writer, key, json, length);
  if (details_key != NULL)
    write_truncated (writer, details_key, event);
}

/* Each variable's value is JSON text of its own. */
static void
write_assigned (DetailsWriter    *writer,
                const PassoEvent *event)
{
  g_autofree char *json = NULL;
  g_auto (PassoValue) variables = PASSO_VALUE_INIT;
  gsize length = 0;

  json = passo_event_dup_assigned (event, &length);
  if (json == NULL)
    return;

  variables = passo_json_parse (json, length, PASSO_JSON_READER_KEEP_SOURCE, NULL);
  if (passo_value_get_size (variables) == 0)
    return;

  begin_member (writer, "assignedVariables");
  g_string_append_c (writer->out, '{');
  for (guint i = 0; i < passo_value_get_size (variables); i++)
    {
      g_autofree char *text = NULL;
      const char *key = NULL;
      gsize key_length = 0;
      PassoValue member;

      member = passo_value_get_nth_member (variables, i, &key, &key_length);
      text = passo_json_write (member, PASSO_JSON_WRITER_COMPACT, &length);
      if (i > 0)
        g_string_append_c (writer->out, ',');
      passo_json_write_string (key, key_length, writer->out);
      g_string_append_c (writer->out, ':');
      passo_json_write_string (text, length, writer->out);
    }
  g_string_append_c (writer->out, '}');
  write_truncated (writer, "assignedVariablesDetails", event);
}

static const char *
peek_payload (const PassoEvent        *event,
              const PassoEventPayload *payload,
              gsize                   *length)
{
  if (event->flags & PASSO_EVENT_FLAG_TEXT)
    {
      *length = payload->text.length;
      return payload->text.characters;
    }
  if (passo_value_get_type (payload->value) != PASSO_VALUE_STRING)
    return NULL;

  return passo_value_get_string (payload->value, length);
}

static void
write_plain_member (DetailsWriter           *writer,
                    const char              *key,
                    const PassoEvent        *event,
                    const PassoEventPayload *payload)
{
  gsize length = 0;
  const char *string = peek_payload (event, payload, &length);

  write_string_member (writer, key, string, length);
}

static gboolean
is_iteration (PassoEventType type)
{
  return type >= PASSO_EVENT_MAP_ITERATION_ABORTED && type <= PASSO_EVENT_MAP_ITERATION_SUCCEEDED;
}

static void
write_place (DetailsWriter    *writer,
             const PassoEvent *event)
{
  PassoEventClass class = passo_event_type_get_class (event->type);

  if (event->resource != NULL)
    {
      if (event->resource->type != NULL)
        write_string_member (writer, "resourceType", event->resource->type,
                             strlen (event->resource->type));
      if (event->resource->type != NULL || class == PASSO_EVENT_CLASS_SCHEDULED)
        write_string_member (writer, "resource", event->resource->name,
                             strlen (event->resource->name));
      if (event->type == PASSO_EVENT_TASK_SCHEDULED)
        write_string_member (writer, "region", event->resource->region,
                             strlen (event->resource->region));
    }
  if (class == PASSO_EVENT_CLASS_ENTERED || class == PASSO_EVENT_CLASS_EXITED ||
      is_iteration (event->type))
    write_string_member (writer, "name", event->name, strlen (event->name));
  if (is_iteration (event->type))
    write_number_member (writer, "index", event->number);
  if (event->type == PASSO_EVENT_MAP_STATE_STARTED)
    write_number_member (writer, "length", event->number);
}

static void
write_data (DetailsWriter    *writer,
            const PassoEvent *event)
{
  switch (passo_event_type_get_data (event->type))
    {
    case PASSO_EVENT_DATA_INPUT:
      write_payload_member (writer, "input", "inputDetails", event);
      break;

    case PASSO_EVENT_DATA_OUTPUT:
      write_payload_member (writer, "output", "outputDetails", event);
      break;

    case PASSO_EVENT_DATA_PARAMETERS:
      write_payload_member (writer, "parameters", NULL, event);
      break;

    case PASSO_EVENT_DATA_ERROR:
      write_plain_member (writer, "error", event, &event->data);
      write_plain_member (writer, "cause", event, &event->more);
      break;

    case PASSO_EVENT_DATA_TEXT:
      write_plain_member (writer,
                          event->type == PASSO_EVENT_ACTIVITY_STARTED ? "workerName" : "mapRunArn",
                          event, &event->data);
      break;

    case PASSO_EVENT_DATA_NONE:
    default:
      break;
    }
}

static void
write_rest (DetailsWriter    *writer,
            const PassoEvent *event)
{
  PassoEventClass class = passo_event_type_get_class (event->type);

  if (class == PASSO_EVENT_CLASS_EXITED)
    write_assigned (writer, event);
  if (event->type == PASSO_EVENT_EXECUTION_STARTED)
    write_plain_member (writer, "roleArn", event, &event->more);
  if (event->type == PASSO_EVENT_EXECUTION_REDRIVEN || event->type == PASSO_EVENT_MAP_RUN_REDRIVEN)
    write_number_member (writer, "redriveCount", event->number);
  if (event->type == PASSO_EVENT_EVALUATION_FAILED)
    {
      if (event->location != NULL)
        write_string_member (writer, "location", event->location, strlen (event->location));
      write_string_member (writer, "state", event->name, strlen (event->name));
    }
  if (class != PASSO_EVENT_CLASS_SCHEDULED)
    return;

  if (event->timeout >= 0)
    write_number_member (writer, "timeoutInSeconds", event->timeout);
  if (event->heartbeat >= 0)
    write_number_member (writer, "heartbeatInSeconds", event->heartbeat);
  if (event->type != PASSO_EVENT_ACTIVITY_SCHEDULED)
    {
      gsize length = 0;
      const char *role = peek_payload (event, &event->more, &length);

      if (role != NULL)
        {
          begin_member (writer, "taskCredentials");
          g_string_append (writer->out, "{\"roleArn\":");
          passo_json_write_string (role, length, writer->out);
          g_string_append_c (writer->out, '}');
        }
    }
}

/**
 * passo_history_codec_write_event:
 * @event: an event
 * @out: takes the text
 *
 * Appends one event as an element of GetExecutionHistory's `events`.
 */
void
passo_history_codec_write_event (const PassoEvent *event,
                                 GString          *out)
{
  DetailsWriter writer = { out, FALSE };
  const char *key;

  g_return_if_fail (event != NULL);
  g_return_if_fail (out != NULL);

  g_string_append_printf (out,
                          "{\"timestamp\":%" G_GINT64_FORMAT ".%03d,\"type\":\"%s\","
                          "\"id\":%u,\"previousEventId\":%u",
                          event->timestamp / 1000, (int) (event->timestamp % 1000),
                          passo_event_type_get_name (event->type), event->id, event->previous_id);
  key = passo_event_type_get_details_key (event->type);
  if (key != NULL)
    {
      g_string_append_printf (out, ",\"%s\":{", key);
      write_place (&writer, event);
      write_data (&writer, event);
      write_rest (&writer, event);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, '}');
}

/**
 * passo_history_codec_write_events:
 * @log: events
 * @separator: what stands before each event and after the last: a line end, or nothing
 * @out: takes the text
 *
 * Appends the member `events` of GetExecutionHistory.
 */
void
passo_history_codec_write_events (const PassoEventLog *log,
                                  const char          *separator,
                                  GString             *out)
{
  guint n_events;

  g_return_if_fail (log != NULL);
  g_return_if_fail (separator != NULL);
  g_return_if_fail (out != NULL);

  g_string_append (out, "\"events\":[");
  n_events = passo_event_log_get_size (log);
  for (guint id = 1; id <= n_events; id++)
    {
      if (id > 1)
        g_string_append_c (out, ',');
      g_string_append (out, separator);
      passo_history_codec_write_event (passo_event_log_get (log, id), out);
    }
  g_string_append (out, separator);
  g_string_append_c (out, ']');
}

/**
 * passo_history_codec_write:
 * @log: events
 *
 * Returns: (transfer full): JSON text as GetExecutionHistory gives it
 */
GBytes *
passo_history_codec_write (const PassoEventLog *log)
{
  GString *out;

  g_return_val_if_fail (log != NULL, NULL);

  out = g_string_new ("{");
  passo_history_codec_write_events (log, "\n", out);
  g_string_append (out, "}\n");

  return g_string_free_to_bytes (out);
}

/* The end of the year 9999, in seconds since 1970. */
#define LATEST_TIME 253402300799.0

/* A member that must be a string to be taken. */
static void
read_plain (PassoValue         details,
            const char        *key,
            PassoEventPayload *payload)
{
  PassoValue member = passo_value_get_member (details, key);
  gsize length = 0;

  if (passo_value_get_type (member) != PASSO_VALUE_STRING)
    return;

  payload->text.characters = passo_value_get_string (member, &length);
  payload->text.length = length;
}

static const char *
read_string (PassoValue  details,
             const char *key)
{
  PassoValue member = passo_value_get_member (details, key);

  return passo_value_get_type (member) == PASSO_VALUE_STRING
           ? passo_value_get_string (member, NULL)
           : NULL;
}

/* Logs of the service cut off what is large, and say so. */
static gboolean
read_truncated (PassoValue details)
{
  static const char * const keys[] = { "inputDetails", "outputDetails", "assignedVariablesDetails" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (passo_value_get_boolean (passo_value_get_member (passo_value_get_member (details, keys[i]),
                                                         "truncated")))
      return TRUE;

  return FALSE;
}

static gint32
read_integer (PassoValue  details,
              const char *key,
              gint32      fallback)
{
  gint64 number = 0;

  if (!passo_value_get_integer (passo_value_get_member (details, key), &number))
    return fallback;

  return CLAMP (number, G_MININT32, G_MAXINT32);
}

static gboolean
read_timestamp (PassoValue  value,
                gint64     *timestamp)
{
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GTimeZone) utc = NULL;

  if (passo_value_get_type (value) == PASSO_VALUE_NUMBER)
    {
      *timestamp = llround (CLAMP (passo_value_get_number (value), 0, LATEST_TIME) * 1000);
      return TRUE;
    }
  if (passo_value_get_type (value) != PASSO_VALUE_STRING)
    return FALSE;

  utc = g_time_zone_new_utc ();
  time = g_date_time_new_from_iso8601 (passo_value_get_string (value, NULL), utc);
  if (time == NULL)
    return FALSE;

  *timestamp = g_date_time_to_unix (time) * 1000 + g_date_time_get_microsecond (time) / 1000;
  return TRUE;
}

/* The object of assigned variables, put together again from the text of each. */
static char *
read_assigned (PassoValue details)
{
  PassoValue variables = passo_value_get_member (details, "assignedVariables");
  g_autoptr (GString) out = NULL;
  gsize length = 0;

  if (passo_value_get_type (variables) != PASSO_VALUE_OBJECT)
    return NULL;

  out = g_string_new ("{");
  for (guint i = 0; i < passo_value_get_size (variables); i++)
    {
      const char *key = NULL;
      const char *text;
      PassoValue member;

      member = passo_value_get_nth_member (variables, i, &key, &length);
      if (passo_value_get_type (member) != PASSO_VALUE_STRING)
        continue;
      if (out->len > 1)
        g_string_append_c (out, ',');
      passo_json_write_string (key, length, out);
      g_string_append_c (out, ':');
      text = passo_value_get_string (member, &length);
      g_string_append_len (out, text, length);
    }
  g_string_append_c (out, '}');

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
read_payload (PassoEvent *event,
              PassoValue  details)
{
  switch (passo_event_type_get_data (event->type))
    {
    case PASSO_EVENT_DATA_INPUT:
      read_plain (details, "input", &event->data);
      break;

    case PASSO_EVENT_DATA_OUTPUT:
      read_plain (details, "output", &event->data);
      break;

    case PASSO_EVENT_DATA_PARAMETERS:
      read_plain (details, "parameters", &event->data);
      break;

    case PASSO_EVENT_DATA_ERROR:
      read_plain (details, "error", &event->data);
      read_plain (details, "cause", &event->more);
      break;

    case PASSO_EVENT_DATA_TEXT:
      read_plain (details,
                  event->type == PASSO_EVENT_ACTIVITY_STARTED ? "workerName" : "mapRunArn",
                  &event->data);
      break;

    case PASSO_EVENT_DATA_NONE:
    default:
      break;
    }
}

static void
read_details (PassoEvent         *event,
              PassoEventResource *resource,
              PassoValue          details)
{
  event->name = read_string (details,
                             event->type == PASSO_EVENT_EVALUATION_FAILED ? "state" : "name");
  event->location = read_string (details, "location");
  event->timeout = read_integer (details, "timeoutInSeconds", -1);
  event->heartbeat = read_integer (details, "heartbeatInSeconds", -1);
  event->number = read_integer (details, "index", 0);
  if (event->type == PASSO_EVENT_MAP_STATE_STARTED)
    event->number = read_integer (details, "length", 0);
  if (event->type == PASSO_EVENT_EXECUTION_REDRIVEN || event->type == PASSO_EVENT_MAP_RUN_REDRIVEN)
    event->number = read_integer (details, "redriveCount", 0);

  resource->type = read_string (details, "resourceType");
  resource->name = read_string (details, "resource");
  resource->region = read_string (details, "region");
  if (resource->region == NULL)
    resource->region = "";
  if (resource->name != NULL)
    event->resource = resource;

  if (read_truncated (details))
    event->flags |= PASSO_EVENT_FLAG_TRUNCATED;
  read_payload (event, details);
  if (event->type == PASSO_EVENT_EXECUTION_STARTED)
    read_plain (details, "roleArn", &event->more);
  read_plain (passo_value_get_member (details, "taskCredentials"), "roleArn", &event->more);
}

static gboolean
read_head (PassoValue   value,
           PassoEvent  *event,
           GError     **error)
{
  const char *name;
  PassoEventType type;
  gint64 id = 0;

  name = read_string (value, "type");
  if (name == NULL || !passo_value_get_integer (passo_value_get_member (value, "id"), &id))
    {
      g_set_error_literal (error, PASSO_HISTORY_ERROR, PASSO_HISTORY_ERROR_SHAPE,
                           _("An event of the history has no type or no id"));
      return FALSE;
    }
  if (!passo_event_type_from_name (name, &type))
    {
      /* Translators: the first is a number, the second the name of a type of event. */
      g_set_error (error, PASSO_HISTORY_ERROR, PASSO_HISTORY_ERROR_EVENT,
                   _("Event %" PRId64 " is of the unknown type “%s”"), id, name);
      return FALSE;
    }
  if (!read_timestamp (passo_value_get_member (value, "timestamp"), &event->timestamp))
    event->timestamp = 0;
  event->id = CLAMP (id, 0, G_MAXUINT32);
  event->type = type;
  event->previous_id = MAX (read_integer (value, "previousEventId", 0), 0);

  return TRUE;
}

/* What all that is made of a history takes for granted: ids without a gap, events that follow
 * earlier ones, and names where there have to be any. */
static gboolean
check_event (const PassoEvent  *event,
             guint              id,
             GError           **error)
{
  const PassoEventClass class = passo_event_type_get_class (event->type);

  if (event->id != id)
    g_set_error (error, PASSO_HISTORY_ERROR, PASSO_HISTORY_ERROR_EVENT,
                 _("Event %u is missing from the history, or stands in the wrong place"), id);
  else if (event->previous_id >= id)
    /* Translators: two numbers of events. */
    g_set_error (error, PASSO_HISTORY_ERROR, PASSO_HISTORY_ERROR_EVENT,
                 _("Event %u cannot follow event %u"), id, event->previous_id);
  else if (event->name == NULL &&
           (class == PASSO_EVENT_CLASS_ENTERED || class == PASSO_EVENT_CLASS_EXITED))
    g_set_error (error, PASSO_HISTORY_ERROR, PASSO_HISTORY_ERROR_EVENT,
                 _("Event %u does not name its state"), id);
  else
    return TRUE;

  return FALSE;
}

static gboolean
read_event (PassoValue      value,
            PassoEventLog  *log,
            GError        **error)
{
  PassoEvent event = { .flags = PASSO_EVENT_FLAG_TEXT, .timeout = -1, .heartbeat = -1 };
  PassoEventResource resource = { NULL };
  g_autofree char *assigned = NULL;
  const char *key;

  memset (&event.data, 0, sizeof event.data);
  memset (&event.more, 0, sizeof event.more);
  if (!read_head (value, &event, error))
    return FALSE;

  key = passo_event_type_get_details_key (event.type);
  if (key != NULL)
    {
      PassoValue details = passo_value_get_member (value, key);

      read_details (&event, &resource, details);
      if (passo_event_type_get_class (event.type) == PASSO_EVENT_CLASS_EXITED)
        assigned = read_assigned (details);
      if (assigned != NULL)
        event.more.text.characters = assigned;
      if (assigned != NULL)
        event.more.text.length = strlen (assigned);
    }
  if (!check_event (&event, passo_event_log_get_size (log) + 1, error))
    return FALSE;

  passo_event_log_append_as_text (log, &event);

  return TRUE;
}

static gboolean
is_newest_first (PassoValue events)
{
  guint n_events = passo_value_get_size (events);
  gint64 first = 0;

  if (n_events < 2)
    return FALSE;
  if (!passo_value_get_integer (passo_value_get_member (passo_value_get_element (events, 0), "id"),
                                &first))
    return FALSE;

  return first == n_events;
}

/**
 * passo_history_codec_read:
 * @text: JSON text
 * @length: its bytes, or -1
 * @error: return location for a #GError in the domain %PASSO_HISTORY_ERROR, or of the reader
 *
 * Reads a history as the service's command line or console prints it: an object with `events`, or
 * the bare array, oldest or newest first, times as numbers or as text.
 *
 * Returns: (transfer full) (nullable): the events, or %NULL with @error set
 */
PassoEventLog *
passo_history_codec_read (const char  *text,
                          gssize       length,
                          GError     **error)
{
  g_auto (PassoValue) root = PASSO_VALUE_INIT;

  g_return_val_if_fail (text != NULL, NULL);

  root = passo_json_parse (text, length, PASSO_JSON_READER_DEFAULT, error);
  if (passo_value_get_type (root) == PASSO_VALUE_UNDEFINED)
    return NULL;

  return passo_history_codec_read_value (root, error);
}

/**
 * passo_history_codec_read_value:
 * @root: an object with `events`, or the bare array
 * @error: return location for a #GError in the domain %PASSO_HISTORY_ERROR
 *
 * Returns: (transfer full) (nullable): the events, or %NULL with @error set
 */
PassoEventLog *
passo_history_codec_read_value (PassoValue   root,
                                GError     **error)
{
  g_autoptr (PassoEventLog) log = NULL;
  PassoValue events;
  gboolean newest_first;
  guint n_events;

  events = passo_value_get_type (root) == PASSO_VALUE_OBJECT
             ? passo_value_get_member (root, "events")
             : root;
  if (passo_value_get_type (events) != PASSO_VALUE_ARRAY || passo_value_get_size (events) == 0)
    {
      g_set_error_literal (error, PASSO_HISTORY_ERROR, PASSO_HISTORY_ERROR_SHAPE,
                           _("This is no execution history: a list of “events” is missing"));
      return NULL;
    }

  log = passo_event_log_new ();
  newest_first = is_newest_first (events);
  n_events = passo_value_get_size (events);
  for (guint i = 0; i < n_events; i++)
    if (!read_event (passo_value_get_element (events, newest_first ? n_events - 1 - i : i), log,
                     error))
      return NULL;

  return g_steal_pointer (&log);
}
