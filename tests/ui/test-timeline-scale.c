/* test-timeline-scale.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "timeline/passo-timeline-scale.h"

#define WIDTH 1000.0

/* A run of five events: three at once, a wait of ten days, and the end. */
static PassoHistory *
make_history (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("{\"events\":[");
  static const char *const times[] = { "1000.0", "1000.0", "1000.0", "865000.0", "865001.5" };
  PassoEventLog *log;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    g_string_append_printf (text,
                            "%s{\"timestamp\":%s,\"type\":\"%s\",\"id\":%u,\"previousEventId\":%u}",
                            i > 0 ? "," : "", times[i],
                            i == 0 ? "ExecutionStarted" : "ParallelStateStarted", i + 1, i);
  g_string_append (text, "]}");

  log = passo_history_codec_read (text->str, (gssize) text->len, &error);
  g_assert_no_error (error);

  return passo_history_new_for_log (log);
}

static void
test_folded (void)
{
  g_autoptr (PassoTimelineScale) scale = passo_timeline_scale_new ();
  g_autoptr (PassoHistory) history = make_history ();
  double last = 0;

  passo_timeline_scale_set_history (scale, history, 5);
  for (guint id = 1; id <= 5; id++)
    {
      double x = passo_timeline_scale_get_x (scale, id, WIDTH);

      if (id > 1)
        g_assert_cmpfloat (x - last, >=, WIDTH / 30);
      g_assert_cmpuint (passo_timeline_scale_get_event (scale, x + 0.5, WIDTH), ==, id);
      last = x;
    }
  g_assert_cmpfloat_with_epsilon (last, WIDTH, 0.001);
  g_assert_cmpint (passo_timeline_scale_get_elapsed (scale, 0, WIDTH), ==, 0);
  g_assert_cmpint (passo_timeline_scale_get_elapsed (scale, WIDTH, WIDTH), ==, 864001500);
}

static void
test_true_to_time (void)
{
  g_autoptr (PassoTimelineScale) scale = passo_timeline_scale_new ();
  g_autoptr (PassoHistory) history = make_history ();

  passo_timeline_scale_set_history (scale, history, 5);
  passo_timeline_scale_set_folded (scale, FALSE);
  g_assert_cmpfloat_with_epsilon (passo_timeline_scale_get_x (scale, 3, WIDTH), 0, 0.001);
  g_assert_cmpfloat (passo_timeline_scale_get_x (scale, 4, WIDTH), >, WIDTH - 0.01);
}

static void
test_zoom (void)
{
  g_autoptr (PassoTimelineScale) scale = passo_timeline_scale_new ();
  g_autoptr (PassoHistory) history = make_history ();
  double before;

  passo_timeline_scale_set_history (scale, history, 5);
  before = passo_timeline_scale_get_x (scale, 3, WIDTH);
  passo_timeline_scale_zoom (scale, 4, before / WIDTH);
  g_assert_cmpfloat_with_epsilon (passo_timeline_scale_get_x (scale, 3, WIDTH), before, 0.001);
  passo_timeline_scale_fit (scale);
  g_assert_cmpfloat_with_epsilon (passo_timeline_scale_get_x (scale, 5, WIDTH), WIDTH, 0.001);
}

static void
test_empty (void)
{
  g_autoptr (PassoTimelineScale) scale = passo_timeline_scale_new ();

  passo_timeline_scale_set_history (scale, NULL, 0);
  g_assert_cmpuint (passo_timeline_scale_get_event (scale, 10, WIDTH), ==, 0);
  g_assert_cmpint (passo_timeline_scale_get_elapsed (scale, 10, WIDTH), ==, 0);
}

static void
test_durations (void)
{
  static const struct
  {
    gint64      milliseconds;
    const char *words;
  } cases[] = {
    { 0, "0 ms" },
    { 999, "999 ms" },
    { 1000, "1 s" },
    { 1500, "1.5 s" },
    { 59000, "59 s" },
    { 61000, "1 min 1 s" },
    { 3660000, "1 h 1 min" },
    { 864000000, "10 d 0 h" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = passo_timeline_scale_dup_duration (cases[i].milliseconds);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline-scale/folded", test_folded);
  g_test_add_func ("/timeline-scale/true-to-time", test_true_to_time);
  g_test_add_func ("/timeline-scale/zoom", test_zoom);
  g_test_add_func ("/timeline-scale/empty", test_empty);
  g_test_add_func ("/timeline-scale/durations", test_durations);

  return g_test_run ();
}
