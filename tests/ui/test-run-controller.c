/* test-run-controller.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "../support/run-fixture.h"

#define TASK(name, resource, next) \
  "\"" name "\": { \"Type\": \"Task\", \"Resource\": \"" resource "\", " next " }"
#define LAMBDA "arn:aws:states:::lambda:invoke"

#define TWO_TASKS \
  "{ \"StartAt\": \"First\", \"States\": {" \
  TASK ("First", LAMBDA, "\"Parameters\": { \"FunctionName\": \"f\" }, \"Next\": \"Second\"") "," \
  TASK ("Second", LAMBDA, "\"Parameters\": { \"FunctionName\": \"f\" }, \"End\": true") "} }"

#define MAP_OF_TASKS \
  "{ \"StartAt\": \"Each\", \"States\": { \"Each\": { \"Type\": \"Map\", \"End\": true," \
  "  \"ItemProcessor\": { \"StartAt\": \"Work\", \"States\": {" \
  TASK ("Work", LAMBDA, "\"Parameters\": { \"FunctionName\": \"f\" }, \"End\": true") "} } } } }"

#define DISTRIBUTED_TASKS \
  "{ \"StartAt\": \"Each\", \"States\": { \"Each\": { \"Type\": \"Map\", \"End\": true," \
  "  \"ItemProcessor\": { \"ProcessorConfig\": { \"Mode\": \"DISTRIBUTED\"," \
  "  \"ExecutionType\": \"STANDARD\" }, \"StartAt\": \"Work\", \"States\": {" \
  TASK ("Work", LAMBDA, "\"Parameters\": { \"FunctionName\": \"f\" }, \"End\": true") "} } } } }"

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("passo-run-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
write_file (const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* Gives the document a file in a folder, and the controller what its sibling file says. */
static void
load_settings (RunFixture *fixture,
               const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "flow.asl.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) settings_file = passo_document_settings_file_for (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (PassoDocumentSettings) settings = passo_document_settings_load (settings_file, &error);

  g_assert_no_error (error);
  passo_document_set_file (fixture->document, file);
  passo_run_controller_set_settings (fixture->controller, settings);
}

static void
test_mock (void)
{
  g_autofree char *folder = make_folder ();
  RunFixture fixture;

  write_file (folder, "flow.passo.json",
              "{\"version\":1,\"inputs\":{\"One\":{\"n\":1}},"
              "\"mock\":{\"file\":\"m.json\",\"testCase\":\"M#C\"}}");
  write_file (folder, "m.json",
              "{\"StateMachines\":{\"M\":{\"TestCases\":{\"C\":{\"First\":\"R\",\"Second\":\"S\"}}}},"
              "\"MockedResponses\":{\"R\":{\"0\":{\"Return\":{\"from\":\"r\"}}},"
              "\"S\":{\"0\":{\"Return\":{\"from\":\"s\"}}}}}");
  run_fixture_set_up (&fixture, TWO_TASKS);
  load_settings (&fixture, folder);

  g_assert_cmpstr (passo_run_controller_get_input (fixture.controller), ==, "{\"n\":1}");
  run_fixture_run (&fixture);
  g_assert_cmpstr (passo_execution_get_output (run_fixture_get_execution (&fixture)), ==,
                   "{\"from\":\"s\"}");

  run_fixture_tear_down (&fixture);
  remove_folder (folder);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_ask (void)
{
  g_autoptr (PassoAsk) first = NULL;
  g_autoptr (PassoAsk) second = NULL;
  g_autoptr (GError) error = NULL;
  guint asked = 0;
  RunFixture fixture;

  run_fixture_set_up (&fixture, TWO_TASKS);
  g_signal_connect_swapped (fixture.controller, "asked", G_CALLBACK (count_cb), &asked);
  run_fixture_start (&fixture);
  run_fixture_wait (run_fixture_has_ask (&fixture));
  first = run_fixture_dup_ask (&fixture);
  g_assert_cmpstr (passo_ask_get_state_name (first), ==, "First");
  g_assert_cmpuint (asked, ==, 1);
  g_assert_cmpuint (run_fixture_get_selected (&fixture), ==, run_fixture_get_id (&fixture, "First"));

  passo_execution_answer (run_fixture_get_execution (&fixture), first, "{}", &error);
  g_assert_no_error (error);
  run_fixture_wait (asked == 2);
  second = run_fixture_dup_ask (&fixture);
  g_assert_cmpuint (run_fixture_get_selected (&fixture), ==,
                    run_fixture_get_id (&fixture, "Second"));
  passo_execution_fail (run_fixture_get_execution (&fixture), second, "My.Error", "why");
  run_fixture_wait (run_fixture_has_ended (&fixture));
  g_assert_cmpstr (passo_execution_get_error (run_fixture_get_execution (&fixture)), ==, "My.Error");

  run_fixture_tear_down (&fixture);
}

/* An answer for good is for all that waits, for what comes, and for later runs. */
static void
test_answer_always (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "flow.passo.json", NULL);
  g_autofree char *saved = NULL;
  g_autoptr (PassoAsk) ask = NULL;
  g_autoptr (GError) error = NULL;
  RunFixture fixture;

  write_file (folder, "flow.passo.json", "{\"version\":1}");
  run_fixture_set_up (&fixture, MAP_OF_TASKS);
  load_settings (&fixture, folder);
  passo_run_controller_set_input (fixture.controller, "[1,2,3]");
  run_fixture_start (&fixture);
  run_fixture_wait (run_fixture_has_ask (&fixture));
  ask = run_fixture_dup_ask (&fixture);
  g_assert_false (passo_run_controller_answer_always (fixture.controller, ask, "{", NULL, NULL,
                                                      &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (passo_run_controller_answer_always (fixture.controller, ask, "\"done\"", NULL, NULL,
                                                     &error));
  g_assert_no_error (error);
  run_fixture_wait (run_fixture_has_ended (&fixture));
  g_assert_cmpstr (passo_execution_get_output (run_fixture_get_execution (&fixture)), ==,
                   "[\"done\",\"done\",\"done\"]");

  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  g_assert_nonnull (strstr (saved, "\"Work\""));
  run_fixture_run (&fixture);
  g_assert_cmpint (passo_execution_get_status (run_fixture_get_execution (&fixture)), ==,
                   PASSO_EXECUTION_SUCCEEDED);

  run_fixture_tear_down (&fixture);
  remove_folder (folder);
}

static void
test_placeholders (void)
{
  g_auto (GStrv) missing = NULL;
  g_auto (PassoValue) seconds = passo_value_integer (7);
  RunFixture fixture;

  run_fixture_set_up (&fixture,
                      "{ \"StartAt\": \"A\", \"States\": { \"A\": { \"Type\": \"Pass\","
                      " \"Result\": ${Limit}, \"End\": true } } }");
  missing = passo_run_controller_dup_missing_placeholders (fixture.controller);
  g_assert_nonnull (missing);
  g_assert_cmpuint (g_strv_length (missing), ==, 1);
  g_assert_cmpstr (missing[0], ==, "Limit");

  passo_run_controller_set_placeholder (fixture.controller, "Limit", seconds);
  g_assert_null (passo_run_controller_dup_missing_placeholders (fixture.controller));
  run_fixture_run (&fixture);
  g_assert_cmpstr (passo_execution_get_output (run_fixture_get_execution (&fixture)), ==, "7");

  run_fixture_tear_down (&fixture);
}

static void
test_steps (void)
{
  PassoExecution *execution;
  RunFixture fixture;

  run_fixture_set_up (&fixture,
                      "{ \"StartAt\": \"A\", \"States\": { \"A\": { \"Type\": \"Pass\","
                      " \"Next\": \"B\" }, \"B\": { \"Type\": \"Pass\", \"Next\": \"C\" },"
                      " \"C\": { \"Type\": \"Succeed\" } } }");
  g_assert_true (passo_run_controller_step_over (fixture.controller, NULL));
  execution = run_fixture_get_execution (&fixture);
  run_fixture_wait (passo_execution_get_paused (execution));
  g_assert_cmpstr (passo_execution_get_paused_state (execution), ==, "A");
  g_assert_cmpuint (run_fixture_get_selected (&fixture), ==, run_fixture_get_id (&fixture, "A"));

  g_assert_true (passo_run_controller_step_over (fixture.controller, NULL));
  run_fixture_wait (g_strcmp0 (passo_execution_get_paused_state (execution), "B") == 0);
  g_assert_cmpuint (run_fixture_get_selected (&fixture), ==, run_fixture_get_id (&fixture, "B"));
  passo_run_controller_toggle_pause (fixture.controller);
  run_fixture_wait (run_fixture_has_ended (&fixture));
  g_assert_cmpint (passo_execution_get_status (execution), ==, PASSO_EXECUTION_SUCCEEDED);

  run_fixture_tear_down (&fixture);
}

static void
test_text_newer (void)
{
  PassoTextEdit edit = { .offset = 0, .length = 0, .text = (char *) " ", .text_length = 1 };
  RunFixture fixture;

  run_fixture_set_up (&fixture, TWO_TASKS);
  run_fixture_start (&fixture);
  run_fixture_wait (run_fixture_has_ask (&fixture));
  g_assert_false (passo_run_controller_get_text_newer (fixture.controller));
  g_assert_true (passo_document_apply (fixture.document, &edit, 1, NULL));
  g_assert_true (passo_run_controller_get_text_newer (fixture.controller));

  passo_run_controller_stop (fixture.controller);
  run_fixture_wait (run_fixture_has_ended (&fixture));
  g_assert_false (passo_run_controller_get_text_newer (fixture.controller));
  g_assert_cmpint (passo_execution_get_status (run_fixture_get_execution (&fixture)), ==,
                   PASSO_EXECUTION_ABORTED);

  run_fixture_tear_down (&fixture);
}

static void
test_broken_text (void)
{
  PassoTextEdit edit = { .offset = 0, .length = 1, .text = (char *) "", .text_length = 0 };
  g_autoptr (GError) error = NULL;
  RunFixture fixture;

  run_fixture_set_up (&fixture, TWO_TASKS);
  g_assert_true (passo_document_apply (fixture.document, &edit, 1, NULL));
  g_assert_false (passo_run_controller_run (fixture.controller, &error));
  g_assert_error (error, PASSO_RUN_ERROR, PASSO_RUN_ERROR_STALE);
  g_assert_null (run_fixture_get_execution (&fixture));

  run_fixture_tear_down (&fixture);
}

static void
test_recorded_history (void)
{
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) nonsense = g_bytes_new_static ("[]", 2);
  g_autoptr (GError) error = NULL;
  PassoHistory *history;
  RunFixture fixture;

  run_fixture_set_up (&fixture, "{ \"StartAt\": \"A\", \"States\": { \"A\": { \"Type\": \"Pass\","
                                " \"End\": true } } }");
  run_fixture_run (&fixture);
  history = passo_execution_get_history (run_fixture_get_execution (&fixture));
  text = passo_history_codec_write (passo_history_get_log (history));

  passo_run_controller_open_history (fixture.controller, text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (
                      G_LIST_MODEL (passo_workspace_get_runs (fixture.workspace))), ==, 2);
  g_assert_cmpint (passo_execution_get_status (run_fixture_get_execution (&fixture)), ==,
                   PASSO_EXECUTION_SUCCEEDED);
  history = passo_execution_get_history (run_fixture_get_execution (&fixture));
  again = passo_history_codec_write (passo_history_get_log (history));
  g_assert_true (g_bytes_equal (text, again));

  g_assert_false (passo_run_controller_open_history (fixture.controller, nonsense, &error));
  g_assert_nonnull (error);

  run_fixture_tear_down (&fixture);
}

/* Tasks of the children of a distributed Map are asked for as any others. */
static void
test_children (void)
{
  g_autoptr (PassoAsk) ask = NULL;
  g_autoptr (GError) error = NULL;
  RunFixture fixture;

  run_fixture_set_up (&fixture, DISTRIBUTED_TASKS);
  passo_run_controller_set_input (fixture.controller, "[1,2,3]");
  run_fixture_start (&fixture);
  run_fixture_wait (run_fixture_has_ask (&fixture));
  ask = run_fixture_dup_ask (&fixture);
  g_assert_cmpuint (run_fixture_get_selected (&fixture), ==, run_fixture_get_id (&fixture, "Work"));
  g_assert_true (passo_run_controller_answer_always (fixture.controller, ask, "\"done\"", NULL, NULL,
                                                     &error));
  g_assert_no_error (error);
  run_fixture_wait (run_fixture_has_ended (&fixture));
  g_assert_cmpstr (passo_execution_get_output (run_fixture_get_execution (&fixture)), ==,
                   "[\"done\",\"done\",\"done\"]");
  run_fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/run-controller/mock", test_mock);
  g_test_add_func ("/run-controller/children", test_children);
  g_test_add_func ("/run-controller/ask", test_ask);
  g_test_add_func ("/run-controller/answer-always", test_answer_always);
  g_test_add_func ("/run-controller/placeholders", test_placeholders);
  g_test_add_func ("/run-controller/steps", test_steps);
  g_test_add_func ("/run-controller/text-newer", test_text_newer);
  g_test_add_func ("/run-controller/broken-text", test_broken_text);
  g_test_add_func ("/run-controller/recorded-history", test_recorded_history);

  return g_test_run ();
}
