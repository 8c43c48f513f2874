/* test-run-projection.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "case-run.h"

static const char * const statuses[] = {
  [PASSO_RUN_NOT_REACHED] = "not reached",
  [PASSO_RUN_RUNNING] = "running",
  [PASSO_RUN_WAITING] = "waiting",
  [PASSO_RUN_SUCCEEDED] = "succeeded",
  [PASSO_RUN_FAILED] = "failed",
  [PASSO_RUN_CAUGHT] = "caught",
  [PASSO_RUN_ABORTED] = "aborted",
  [PASSO_RUN_TIMED_OUT] = "timed out",
  [PASSO_RUN_PAUSED] = "paused",
};

static const char * const kinds[] = {
  [PASSO_SPAN_STATE] = "state",
  [PASSO_SPAN_RUN] = "run",
  [PASSO_SPAN_WAIT] = "wait",
  [PASSO_SPAN_BACKOFF] = "back-off",
  [PASSO_SPAN_ITERATION] = "iteration",
};

static void
append_count (GString    *out,
              const char *word,
              guint       count)
{
  if (count > 0)
    g_string_append_printf (out, ", %u %s", count, word);
}

static void
append_states (PassoRunProjection *projection,
               GString            *out)
{
  for (guint i = 0; i < passo_run_projection_get_n_states (projection); i++)
    {
      const PassoRunState *state = passo_run_projection_get_state (projection, i);
      PassoMapCounts map = { 0 };

      g_assert_true (passo_run_projection_find_state (projection, state->name) == state);
      g_string_append_printf (out, "%s: %s, entered %u", state->name, statuses[state->status],
                              state->n_entered);
      append_count (out, "succeeded", state->n_succeeded);
      append_count (out, "failed", state->n_failed);
      append_count (out, "caught", state->n_caught);
      append_count (out, "aborted", state->n_aborted);
      append_count (out, "running", state->n_running);
      if (state->n_attempts != 1)
        g_string_append_printf (out, ", %u attempts", state->n_attempts);
      if (state->error_event != 0)
        g_string_append_printf (out, ", error in %u", state->error_event);
      if (passo_run_projection_get_map_counts (projection, state->name, &map))
        g_string_append_printf (out, ", iterations %u: %u running, %u succeeded, %u failed, %u aborted",
                                map.total, map.running, map.succeeded, map.failed, map.aborted);
      g_string_append_c (out, '\n');
    }
}

static guint
get_depth (PassoRunProjection *projection,
           const PassoRunSpan *span)
{
  guint depth = 0;

  for (; span->parent != PASSO_SPAN_NONE; depth++)
    span = passo_run_projection_get_span (projection, span->parent);

  return depth;
}

/* What each span stands for, its seconds and its events. Spans lie in the order in which they were
 * opened; back-offs are known only when they are over. */
static void
append_spans (PassoRunProjection *projection,
              gint64              start,
              GString            *out)
{
  guint last = 0;

  for (guint i = 0; i < passo_run_projection_get_n_spans (projection); i++)
    {
      const PassoRunSpan *span = passo_run_projection_get_span (projection, i);

      g_assert_cmpuint (span->index, ==, i);
      if (span->kind != PASSO_SPAN_BACKOFF)
        {
          g_assert_cmpuint (span->first_event, >=, last);
          last = span->first_event;
        }
      g_string_append_printf (out, "%*s%s %s", 2 * (int) get_depth (projection, span), "",
                              kinds[span->kind], span->name);
      if (span->iteration >= 0)
        g_string_append_printf (out, "[%d]", span->iteration);
      g_string_append_printf (out, " %g-", (span->start - start) / 1000.0);
      if (span->end >= 0)
        g_string_append_printf (out, "%g", (span->end - start) / 1000.0);
      g_string_append_printf (out, " %s (%u-%u)\n", statuses[span->status], span->first_event,
                              span->last_event);
    }
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(char **) a, *(char **) b);
}

static void
add_edge (const char *from,
          const char *to,
          guint       count,
          gpointer    data)
{
  g_ptr_array_add (data, g_strdup_printf ("%s -> %s: %u", from != NULL ? from : "start",
                                          to != NULL ? to : "end", count));
}

static void
append_edges (PassoRunProjection *projection,
              GString            *out)
{
  g_autoptr (GPtrArray) edges = g_ptr_array_new_with_free_func (g_free);

  passo_run_projection_foreach_edge (projection, add_edge, edges);
  g_ptr_array_sort (edges, compare_lines);
  for (guint i = 0; i < edges->len; i++)
    g_string_append_printf (out, "%s\n", (char *) edges->pdata[i]);
}

static PassoHistory *
make_history (const RunCase *run_case)
{
  g_autoptr (CaseRun) run = case_run_new (run_case);
  g_autoptr (PassoEventLog) log = NULL;
  g_autofree char *text = NULL;

  case_run_start (run);
  case_run_finish (run);
  text = case_run_dup_history (run);
  log = passo_history_codec_read (text, -1, NULL);

  return passo_history_new_for_log (g_steal_pointer (&log));
}

static char *
project (const CaseFile *test_case)
{
  g_auto (RunCase) run_case = { NULL };
  g_autoptr (PassoHistory) history = NULL;
  g_autoptr (PassoRunProjection) projection = NULL;
  GString *out = g_string_new (NULL);

  run_case_init (&run_case, test_case);
  history = make_history (&run_case);
  projection = passo_run_projection_new (history);
  passo_run_projection_set_cursor (projection, run_case.cursor);
  g_string_append_printf (out, "%s\n", statuses[passo_run_projection_get_status (projection)]);
  append_states (projection, out);
  append_spans (projection, run_case.start, out);
  append_edges (projection, out);

  return g_string_free (out, FALSE);
}

static void
count_changed (guint *n_changed)
{
  (*n_changed)++;
}

/* The view of a run that goes on is the view of the finished one, however the events came. */
static void
test_batches (void)
{
  const CaseFile test_case = {
    .input = (char *)
      "state M {\"Type\":\"Map\",\"ItemProcessor\":{\"StartAt\":\"A\",\"States\":{"
      "\"A\":{\"Type\":\"Wait\",\"SecondsPath\":\"$\",\"End\":true}}},\"End\":true}\n"
      "input [2,1,3]\n"
  };
  g_auto (RunCase) run_case = { NULL };
  g_autoptr (PassoHistory) whole = NULL;
  g_autoptr (PassoHistory) history = passo_history_new ();
  g_autoptr (PassoRunProjection) projection = passo_run_projection_new (history);
  g_autoptr (PassoRunProjection) expected = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) expected_text = g_string_new (NULL);
  guint n_changed = 0;

  run_case_init (&run_case, &test_case);
  whole = make_history (&run_case);
  g_signal_connect_swapped (projection, "changed", G_CALLBACK (count_changed), &n_changed);
  for (guint id = 1; id <= passo_history_get_size (whole); id++)
    {
      g_autoptr (PassoEventLog) batch = passo_event_log_new ();

      passo_event_log_append_as_text (batch, passo_history_get_event (whole, id));
      passo_history_take_batch (history, g_steal_pointer (&batch));
      g_assert_cmpuint (n_changed, ==, id);
    }

  expected = passo_run_projection_new (whole);
  append_states (projection, text);
  append_spans (projection, 0, text);
  append_states (expected, expected_text);
  append_spans (expected, 0, expected_text);
  g_assert_cmpstr (text->str, ==, expected_text->str);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  case_file_add_tests ("/run-projection", argv[1], project);
  g_test_add_func ("/run-projection-of/batches", test_batches);

  return g_test_run ();
}
