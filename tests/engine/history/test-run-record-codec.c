/* test-run-record-codec.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

static const char started[]
  = "{\"timestamp\":1700000000.000,\"type\":\"ExecutionStarted\",\"id\":1,\"previousEventId\":0,"
    "\"executionStartedEventDetails\":{\"input\":\"1\",\"inputDetails\":{\"truncated\":false},"
    "\"roleArn\":\"r\"}}";

static const char failed[]
  = "{\"timestamp\":1700000001.500,\"type\":\"ExecutionFailed\",\"id\":2,\"previousEventId\":1,"
    "\"executionFailedEventDetails\":{\"error\":\"E\",\"cause\":\"c\"}}";

static const char counts[]
  = "{\"pending\":1,\"running\":2,\"succeeded\":3,\"failed\":4,\"timedOut\":5,\"aborted\":6,"
    "\"total\":21,\"resultsWritten\":7}";

/* A child with a map run of its own, beside one that is running. */
static char *
make_text (void)
{
  g_autofree char *inner = NULL;

  inner = g_strdup_printf ("{\"mapRunArn\":\"a:n\",\"startedEventId\":9,\"status\":\"SUCCEEDED\","
                           "\"startDate\":1700000000.001,\"stopDate\":1700000000.002,"
                           "\"maxConcurrency\":0,\"itemCounts\":%s,\"executionCounts\":%s,"
                           "\"children\":[]}", counts, counts);
  return g_strdup_printf ("{\"events\":[\n%s\n],\"mapRuns\":[\n{\"mapRunArn\":\"a:m\","
                          "\"startedEventId\":4,\"status\":\"ABORTED\",\"startDate\":1700000000.000,"
                          "\"maxConcurrency\":5,\"toleratedFailureCount\":2,"
                          "\"toleratedFailurePercentage\":12.5,\"itemCounts\":%s,"
                          "\"executionCounts\":%s,\"children\":["
                          "{\"index\":3,\"itemCount\":2,\"executionArn\":\"x\","
                          "\"stateMachineArn\":\"s\",\"name\":\"n\",\"status\":\"FAILED\","
                          "\"events\":[%s,%s],\"mapRuns\":[%s]},"
                          "{\"index\":4,\"itemCount\":1,\"executionArn\":\"y\","
                          "\"stateMachineArn\":\"s\",\"name\":\"o\",\"status\":\"RUNNING\","
                          "\"events\":[%s]}]}\n]}\n",
                          started, counts, counts, started, failed, inner, started);
}

static void
test_round_trip (void)
{
  g_autofree char *text = make_text ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PassoRunRecord) record = passo_run_record_codec_read (text, -1, &error);
  g_autoptr (GBytes) again = NULL;
  const PassoMapRunRecord *map_run;
  const PassoRunRecord *child;

  g_assert_no_error (error);
  g_assert_cmpuint (record->map_runs->len, ==, 1);
  map_run = g_ptr_array_index (record->map_runs, 0);
  g_assert_cmpint (map_run->status, ==, PASSO_MAP_RUN_ABORTED);
  g_assert_cmpint (map_run->stop, ==, -1);
  g_assert_cmpuint (map_run->executions.timed_out, ==, 5);
  child = g_ptr_array_index (map_run->children, 0);
  g_assert_cmpuint (child->index, ==, 3);
  g_assert_cmpuint (passo_event_log_get_size (child->log), ==, 2);

  again = passo_run_record_codec_write (record);
  g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again), text, strlen (text));
}

/* Each truncation of a record is refused, and nothing worse. */
static void
test_truncations (void)
{
  g_autofree char *text = make_text ();

  for (gsize length = strlen (text) - 2; length-- > 0;)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (passo_run_record_codec_read (text, (gssize) length, &error));
      g_assert_nonnull (error);
    }
}

/* A history has no map runs, and a record without map runs is a history. */
static void
test_plain_history (void)
{
  g_autofree char *text = g_strdup_printf ("{\"events\":[\n%s,\n%s\n]}\n", started, failed);
  g_autoptr (PassoRunRecord) record = passo_run_record_codec_read (text, -1, NULL);
  g_autoptr (GBytes) again = NULL;

  g_assert_nonnull (record);
  g_assert_cmpuint (record->map_runs->len, ==, 0);
  g_assert_cmpstr (passo_run_record_get_status (record), ==, "FAILED");
  again = passo_run_record_codec_write (record);
  g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again), text, strlen (text));
}

static void
test_refuses (void)
{
  static const char * const map_runs[] = {
    "{}", "1", "{\"mapRunArn\":\"a\"}", "{\"mapRunArn\":\"a\",\"children\":1}",
    "{\"mapRunArn\":\"a\",\"children\":[1]}", "{\"mapRunArn\":\"a\",\"children\":[{}]}",
    "{\"children\":[]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (map_runs); i++)
    {
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      text = g_strdup_printf ("{\"events\":[%s],\"mapRuns\":[%s]}", started, map_runs[i]);
      g_assert_null (passo_run_record_codec_read (text, -1, &error));
      g_assert_error (error, PASSO_HISTORY_ERROR, PASSO_HISTORY_ERROR_SHAPE);
    }
}

/* One map run in another, as deep as it gets. */
static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "{\"events\":[%s],\"mapRuns\":[{\"mapRunArn\":\"a\",\"children\":[",
                            started);
  for (guint i = 0; i < 100; i++)
    g_string_append (text, "]}]}");
  g_assert_null (passo_run_record_codec_read (text->str, (gssize) text->len, &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/run-record/round-trip", test_round_trip);
  g_test_add_func ("/history/run-record/truncations", test_truncations);
  g_test_add_func ("/history/run-record/plain-history", test_plain_history);
  g_test_add_func ("/history/run-record/refuses", test_refuses);
  g_test_add_func ("/history/run-record/depth", test_depth);

  return g_test_run ();
}
