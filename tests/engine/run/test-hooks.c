/* test-hooks.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

#define START G_GINT64_CONSTANT (1700000000000)

static const char definition[] =
  "{\"StartAt\":\"T\",\"States\":{"
  "\"T\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\","
  "\"Parameters\":{\"FunctionName\":\"f\"},"
  "\"Retry\":[{\"ErrorEquals\":[\"E\"],\"MaxAttempts\":1}],"
  "\"Catch\":[{\"ErrorEquals\":[\"E\"],\"Next\":\"P\"}],\"Next\":\"P\"},"
  "\"P\":{\"Type\":\"Pass\",\"End\":true}}}";

static const char mock[] =
  "{\"StateMachines\":{\"m\":{\"TestCases\":{\"c\":{\"T\":\"fails\"}}}},"
  "\"MockedResponses\":{\"fails\":{\"0-1\":{\"Throw\":{\"Error\":\"E\",\"Cause\":\"why\"}}}}}";

static const char *
get_name (PassoHookPoint at)
{
  static const char *names[] = {
    "enter", "stage", "work", "answer", "result", "error", "retry", "catch", "leave", "transition",
  };

  return names[g_bit_nth_lsf (at, -1)];
}

typedef struct
{
  GString *points;
  gboolean pause;
} Host;

static gboolean
note (PassoFrame     *frame,
      PassoHookPoint  at,
      gpointer        data)
{
  Host *host = data;

  g_string_append_printf (host->points, "%s %s", passo_frame_get_state_name (frame), get_name (at));
  if (at == PASSO_HOOK_STAGE)
    g_string_append_printf (host->points, " %d", passo_frame_get_data_point (frame));
  if (at == PASSO_HOOK_ERROR || at == PASSO_HOOK_RETRY || at == PASSO_HOOK_CATCH)
    g_string_append_printf (host->points, " %s: %s",
                            passo_value_get_string (passo_frame_get_error (frame), NULL),
                            passo_value_get_string (passo_frame_get_cause (frame), NULL));
  g_string_append_c (host->points, '\n');

  return !host->pause;
}

static PassoScheduler *
start (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (definition, strlen (definition));
  g_auto (PassoValue) config = passo_json_parse (mock, -1, PASSO_JSON_READER_DEFAULT, NULL);
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);
  g_autoptr (PassoMachine) machine = passo_machine_new (tree, NULL);
  g_autoptr (PassoProgram) program = passo_program_compile (machine, NULL);
  g_autoptr (PassoConnectorRegistry) registry = passo_connector_registry_new ();
  g_autoptr (PassoConnectorMock) connector = passo_connector_mock_new (config, "m#c", NULL);
  PassoScheduler *scheduler;

  g_assert_nonnull (program);
  g_assert_nonnull (connector);
  scheduler = passo_scheduler_new (program);
  passo_connector_registry_add (registry, "*", PASSO_CONNECTOR (connector));
  passo_scheduler_set_registry (scheduler, registry);
  passo_scheduler_set_clock (scheduler, PASSO_CLOCK_VIRTUAL, START);

  return scheduler;
}

static char *
run (guint    mask,
     gboolean pause)
{
  Host host = { g_string_new (NULL), pause };
  g_autoptr (PassoScheduler) scheduler = start ();
  PassoSchedulerState state = PASSO_SCHEDULER_MORE;

  passo_scheduler_set_hook (scheduler, mask, note, &host);
  passo_interpreter_start (passo_scheduler_get_interpreter (scheduler), NULL,
                           passo_value_empty_object ());
  for (guint i = 0; state != PASSO_SCHEDULER_FINISHED; i++)
    {
      g_assert_cmpuint (i, <, 100);
      state = passo_scheduler_run (scheduler, G_MAXUINT);
      passo_scheduler_resume (scheduler, PASSO_HOOK_ALL);
      passo_scheduler_advance (scheduler);
    }
  g_assert_cmpint (passo_interpreter_get_status (passo_scheduler_get_interpreter (scheduler)), ==,
                   PASSO_EXECUTION_SUCCEEDED);

  return g_string_free (host.points, FALSE);
}

/* Whether the host pauses at a point or not, it is asked once. */
static void
test_order (gconstpointer data)
{
  g_autofree char *points = run (PASSO_HOOK_ALL, GPOINTER_TO_INT (data));

  g_assert_cmpstr (points, ==,
                   "T enter\n"
                   "T stage 0\nT stage 1\nT work\nT answer\nT error E: why\nT retry E: why\n"
                   "T stage 0\nT stage 1\nT work\nT answer\nT error E: why\nT catch E: why\n"
                   "T leave\nP transition\n"
                   "P enter\nP stage 0\nP stage 1\nP work\nP result\nP stage 3\nP stage 4\nP stage 5\n"
                   "P leave\n");
}

static void
test_mask (void)
{
  g_autofree char *points = run (PASSO_HOOK_CATCH | PASSO_HOOK_TRANSITION, TRUE);

  g_assert_cmpstr (points, ==, "T catch E: why\nP transition\n");
}

/* A run that is given up while a frame holds a failure leaves nothing behind. */
static void
test_give_up (void)
{
  Host host = { g_string_new (NULL), TRUE };
  g_autoptr (PassoScheduler) scheduler = start ();

  passo_scheduler_set_hook (scheduler, PASSO_HOOK_ERROR, note, &host);
  passo_interpreter_start (passo_scheduler_get_interpreter (scheduler), NULL,
                           passo_value_empty_object ());
  passo_scheduler_run (scheduler, G_MAXUINT);
  g_assert_cmpstr (host.points->str, ==, "T error E: why\n");
  passo_interpreter_stop (passo_scheduler_get_interpreter (scheduler), passo_value_undefined (),
                          passo_value_undefined ());
  g_assert_cmpint (passo_scheduler_run (scheduler, 1), ==, PASSO_SCHEDULER_FINISHED);
  g_string_free (host.points, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/hooks/order", GINT_TO_POINTER (FALSE), test_order);
  g_test_add_data_func ("/hooks/order-with-pauses", GINT_TO_POINTER (TRUE), test_order);
  g_test_add_func ("/hooks/mask", test_mask);
  g_test_add_func ("/hooks/give-up", test_give_up);

  return g_test_run ();
}
