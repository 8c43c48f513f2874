/* test-history-codec.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

static PassoEventLog *
read_text (const char  *text,
           GError     **error)
{
  return passo_history_codec_read (text, -1, error);
}

/* Every type of event has a name that leads back to it. */
static void
test_types (void)
{
  for (guint i = 0; i < PASSO_N_EVENT_TYPES; i++)
    {
      PassoEventType type = PASSO_N_EVENT_TYPES;

      g_assert_nonnull (passo_event_type_get_name (i));
      g_assert_true (passo_event_type_from_name (passo_event_type_get_name (i), &type));
      g_assert_cmpint (type, ==, i);
      if (passo_event_type_get_data (i) != PASSO_EVENT_DATA_NONE)
        g_assert_nonnull (passo_event_type_get_details_key (i));
    }
}

/* As the service's command line prints it: newest first, times as text, members in any order. */
static void
test_reads_foreign (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PassoEventLog) log = NULL;
  const PassoEvent *event;
  g_autofree char *input = NULL;
  g_autofree char *assigned = NULL;

  log = read_text ("[{\"id\":3,\"previousEventId\":2,\"type\":\"PassStateExited\",\"timestamp\":"
              "\"2024-05-01T10:00:00.250000+00:00\",\"stateExitedEventDetails\":{\"name\":\"A\","
              "\"output\":\"1\",\"assignedVariables\":{\"v\":\"[2]\"}}},"
              "{\"id\":2,\"previousEventId\":0,\"type\":\"PassStateEntered\",\"timestamp\":"
              "1714557600.25,\"stateEnteredEventDetails\":{\"input\":\"{ }\",\"name\":\"A\"}},"
              "{\"timestamp\":1714557600,\"id\":1,\"previousEventId\":0,\"type\":"
              "\"ExecutionStarted\",\"executionStartedEventDetails\":{}}]", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (passo_event_log_get_size (log), ==, 3);
  event = passo_event_log_get (log, 2);
  g_assert_cmpstr (passo_event_get_state_name (event), ==, "A");
  g_assert_cmpint (event->timestamp, ==, 1714557600250);
  input = passo_event_dup_json (event, NULL);
  g_assert_cmpstr (input, ==, "{ }");
  event = passo_event_log_get (log, 3);
  g_assert_cmpint (event->timestamp, ==, 1714557600250);
  assigned = passo_event_dup_assigned (event, NULL);
  g_assert_cmpstr (assigned, ==, "{\"v\":[2]}");
}

static void
test_refuses (void)
{
  static const struct { const char *text; int code; } bad[] = {
    { "{}", PASSO_HISTORY_ERROR_SHAPE },
    { "{\"events\":[]}", PASSO_HISTORY_ERROR_SHAPE },
    { "[1]", PASSO_HISTORY_ERROR_SHAPE },
    { "[{\"id\":1,\"type\":\"Nonsense\"}]", PASSO_HISTORY_ERROR_EVENT },
    { "[{\"id\":2,\"type\":\"ExecutionStarted\"}]", PASSO_HISTORY_ERROR_EVENT },
    { "[{\"id\":1,\"type\":\"ExecutionStarted\",\"previousEventId\":1}]", PASSO_HISTORY_ERROR_EVENT },
    { "[{\"id\":1,\"type\":\"ExecutionStarted\",\"previousEventId\":4e9}]", PASSO_HISTORY_ERROR_EVENT },
    { "[{\"id\":1,\"type\":\"PassStateEntered\"}]", PASSO_HISTORY_ERROR_EVENT },
    { "[{\"id\":1,\"type\":\"PassStateEntered\",\"stateEnteredEventDetails\":{\"name\":5}}]",
      PASSO_HISTORY_ERROR_EVENT },
    { "[{\"id\":1,\"type\":\"PassStateExited\",\"stateExitedEventDetails\":[]}]",
      PASSO_HISTORY_ERROR_EVENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (bad[i].text, &error));
      g_assert_error (error, PASSO_HISTORY_ERROR, bad[i].code);
    }
}

/* A history that is cut off anywhere is refused, never half read. */
static void
test_truncations (void)
{
  static const char *text
    = "{\"events\":[{\"timestamp\":1.5,\"type\":\"ExecutionStarted\",\"id\":1,"
      "\"previousEventId\":0,\"executionStartedEventDetails\":{\"input\":\"{}\"}}]}";
  g_autoptr (PassoEventLog) whole = read_text (text, NULL);

  g_assert_nonnull (whole);
  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (passo_history_codec_read (text, length, &error));
      g_assert_nonnull (error);
    }
}

/* Each event has the resource that was read with it. */
static void
test_resources (void)
{
  static const char *text
    = "[{\"id\":1,\"type\":\"TaskScheduled\",\"taskScheduledEventDetails\":{\"resource\":\"invoke\","
      "\"resourceType\":\"lambda\",\"region\":\"eu-west-1\"}},"
      "{\"id\":2,\"type\":\"TaskScheduled\",\"taskScheduledEventDetails\":{\"resource\":\"publish\","
      "\"resourceType\":\"sns\",\"region\":\"us-east-1\"}},"
      "{\"id\":3,\"type\":\"LambdaFunctionScheduled\",\"lambdaFunctionScheduledEventDetails\":{"
      "\"resource\":\"arn\"}}]";
  g_autoptr (PassoEventLog) log = read_text (text, NULL);

  g_assert_cmpstr (passo_event_log_get (log, 1)->resource->type, ==, "lambda");
  g_assert_cmpstr (passo_event_log_get (log, 1)->resource->region, ==, "eu-west-1");
  g_assert_cmpstr (passo_event_log_get (log, 2)->resource->name, ==, "publish");
  g_assert_null (passo_event_log_get (log, 3)->resource->type);
  g_assert_cmpstr (passo_event_log_get (log, 3)->resource->name, ==, "arn");
}

/* That data are cut off is known of the event, and written again. */
static void
test_cut_off_data (void)
{
  static const char *text
    = "{\"events\":[\n{\"timestamp\":1.500,\"type\":\"ExecutionStarted\",\"id\":1,"
      "\"previousEventId\":0,\"executionStartedEventDetails\":{\"input\":\"[1\","
      "\"inputDetails\":{\"truncated\":true}}}\n]}\n";
  g_autoptr (PassoEventLog) log = read_text (text, NULL);
  g_autoptr (GBytes) again = passo_history_codec_write (log);

  g_assert_cmpuint (passo_event_log_get (log, 1)->flags, ==,
                    PASSO_EVENT_FLAG_TEXT | PASSO_EVENT_FLAG_TRUNCATED);
  g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again), text, strlen (text));
}

static void
count_changes (GListModel *model,
               guint       position,
               guint       removed,
               guint       added,
               guint      *n_changes)
{
  g_assert_cmpuint (removed, ==, 0);
  g_assert_cmpuint (position + added, ==, g_list_model_get_n_items (model));
  ++*n_changes;
}

/* A batch changes the list once, whatever its size, over the border of a page as well. */
static void
test_batches (void)
{
  g_autoptr (PassoHistory) history = passo_history_new ();
  guint n_changes = 0;
  guint id = 0;

  g_signal_connect (history, "items-changed", G_CALLBACK (count_changes), &n_changes);
  for (guint batch = 0; batch < 3; batch++)
    {
      PassoEventLog *log = passo_event_log_new ();

      for (guint i = 0; i < 400; i++)
        {
          g_auto (PassoValue) value = passo_value_integer (id + 1);
          PassoEvent event = { .type = PASSO_EVENT_PASS_STATE_ENTERED, .id = ++id, .name = "A" };

          event.data.value = value;
          passo_event_log_append_as_text (log, &event);
        }
      passo_history_take_batch (history, log);
    }
  g_assert_cmpuint (n_changes, ==, 3);
  g_assert_cmpuint (passo_history_get_size (history), ==, 1200);
  for (id = 1; id <= 1200; id++)
    {
      g_autoptr (PassoEventItem) item = g_list_model_get_item (G_LIST_MODEL (history), id - 1);
      g_auto (PassoValue) value = passo_event_dup_value (passo_event_item_get_event (item));
      gint64 integer = 0;

      g_assert_cmpuint (passo_event_item_get_id (item), ==, id);
      g_assert_true (passo_value_get_integer (value, &integer));
      g_assert_cmpint (integer, ==, id);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/codec/types", test_types);
  g_test_add_func ("/history/codec/reads-foreign", test_reads_foreign);
  g_test_add_func ("/history/codec/refuses", test_refuses);
  g_test_add_func ("/history/codec/truncations", test_truncations);
  g_test_add_func ("/history/codec/resources", test_resources);
  g_test_add_func ("/history/codec/cut-off-data", test_cut_off_data);
  g_test_add_func ("/history/batches", test_batches);

  return g_test_run ();
}
