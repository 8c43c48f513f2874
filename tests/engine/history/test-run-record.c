/* test-run-record.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

#define STARTED \
  "{\"timestamp\":1.000,\"type\":\"ExecutionStarted\",\"id\":1,\"previousEventId\":0," \
  "\"executionStartedEventDetails\":{\"input\":\"{}\",\"inputDetails\":{\"truncated\":false}}}"

/* An execution that tasks have started, with one that its own have started, comes back as it was. */
static void
test_nested (void)
{
  static const char text[] =
    "{\"events\":[\n" STARTED "\n],\"nestedExecutions\":[\n"
    "{\"startedBy\":\"a\",\"startedEventId\":3,\"executionArn\":\"b\",\"stateMachineArn\":\"m\","
    "\"name\":\"n\",\"status\":\"RUNNING\",\"events\":[" STARTED "],\"nestedExecutions\":["
    "{\"startedBy\":\"b\",\"startedEventId\":4,\"executionArn\":\"c\",\"status\":\"RUNNING\","
    "\"events\":[" STARTED "]}]}\n]}\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (PassoRunRecord) record = passo_run_record_codec_read (text, -1, &error);
  g_autoptr (GBytes) again = NULL;
  const PassoRunRecord *nested;

  g_assert_no_error (error);
  g_assert_cmpuint (record->nested->len, ==, 1);
  nested = g_ptr_array_index (record->nested, 0);
  g_assert_cmpstr (nested->started_by, ==, "a");
  g_assert_cmpuint (nested->event_id, ==, 3);
  g_assert_cmpstr (nested->name, ==, "n");
  g_assert_cmpuint (nested->nested->len, ==, 1);
  again = passo_run_record_codec_write (record);
  g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again), text, strlen (text));
}

/* However many are within one another, reading ends. */
static void
test_too_deep (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PassoRunRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (text, "{\"events\":[" STARTED "],\"nestedExecutions\":[");
  for (guint i = 0; i < 200; i++)
    g_string_append (text, "]}");
  record = passo_run_record_codec_read (text->str, text->len, &error);
  g_assert_null (record);
  g_assert_error (error, PASSO_HISTORY_ERROR, PASSO_HISTORY_ERROR_SHAPE);
}

/* One of those within is no history. */
static void
test_broken (void)
{
  static const char text[] = "{\"events\":[" STARTED "],\"nestedExecutions\":[{\"events\":7}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (PassoRunRecord) record = passo_run_record_codec_read (text, -1, &error);

  g_assert_null (record);
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/run-record/nested", test_nested);
  g_test_add_func ("/run-record/too-deep", test_too_deep);
  g_test_add_func ("/run-record/broken", test_broken);

  return g_test_run ();
}
