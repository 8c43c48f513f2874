/* test-state-stages.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "case-run.h"

static const char * const kinds[] = {
  [PASSO_STAGE_INPUT] = "Input",
  [PASSO_STAGE_INPUT_PATH] = "InputPath",
  [PASSO_STAGE_PARAMETERS] = "Parameters",
  [PASSO_STAGE_ARGUMENTS] = "Arguments",
  [PASSO_STAGE_ITEMS_PATH] = "ItemsPath",
  [PASSO_STAGE_ITEMS] = "Items",
  [PASSO_STAGE_RESULT] = "Result",
  [PASSO_STAGE_RESULT_SELECTOR] = "ResultSelector",
  [PASSO_STAGE_RESULT_PATH] = "ResultPath",
  [PASSO_STAGE_OUTPUT_PATH] = "OutputPath",
  [PASSO_STAGE_ASSIGN] = "Assign",
  [PASSO_STAGE_ERROR] = "Error",
  [PASSO_STAGE_OUTPUT] = "Output",
};

/* The event on which a visit of a state begins. */
static guint
find_visit (PassoHistory *history,
            const char   *name,
            guint         visit)
{
  for (guint id = 1; id <= passo_history_get_size (history); id++)
    {
      const PassoEvent *event = passo_history_get_event (history, id);

      if (passo_event_type_get_class (event->type) == PASSO_EVENT_CLASS_ENTERED &&
          g_strcmp0 (event->name, name) == 0 && --visit == 0)
        return id;
    }

  g_error ("The state %s is not visited so often", name);
}

/* One stage a line; * marks those that differ from the one before. */
static char *
run (const CaseFile *test_case)
{
  g_auto (RunCase) run_case = { NULL };
  g_autoptr (CaseRun) case_run = NULL;
  g_autoptr (PassoEventLog) log = NULL;
  g_autoptr (PassoHistory) history = NULL;
  g_autoptr (PassoRunProjection) projection = NULL;
  g_autoptr (GListModel) stages = NULL;
  g_autofree char *text = NULL;
  GString *out = g_string_new (NULL);

  run_case_init (&run_case, test_case);
  case_run = case_run_new (&run_case);
  case_run_start (case_run);
  case_run_finish (case_run);
  text = case_run_dup_history (case_run);
  log = passo_history_codec_read (text, -1, NULL);
  history = passo_history_new_for_log (g_steal_pointer (&log));

  projection = passo_run_projection_new (history);
  stages = passo_state_stages_compute (run_case.program, projection,
                                       find_visit (history, run_case.stages, run_case.visit));
  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (PassoStateStage) stage = g_list_model_get_item (stages, i);

      g_string_append_printf (out, "%s%s %s\n", kinds[passo_state_stage_get_kind (stage)],
                              passo_state_stage_get_changed (stage) ? "*" : "",
                              passo_state_stage_get_text (stage));
    }

  return g_string_free (out, FALSE);
}

/* What is not the beginning of a visit has no stages. */
static void
test_no_visit (void)
{
  CaseFile test_case = { .input = (char *) "state P {\"Type\":\"Pass\",\"End\":true}\n" };
  g_auto (RunCase) run_case = { NULL };
  g_autoptr (CaseRun) case_run = NULL;
  g_autoptr (PassoEventLog) log = NULL;
  g_autoptr (PassoHistory) history = NULL;
  g_autoptr (PassoRunProjection) projection = NULL;
  g_autofree char *text = NULL;

  run_case_init (&run_case, &test_case);
  case_run = case_run_new (&run_case);
  case_run_start (case_run);
  case_run_finish (case_run);
  text = case_run_dup_history (case_run);
  log = passo_history_codec_read (text, -1, NULL);
  history = passo_history_new_for_log (g_steal_pointer (&log));
  projection = passo_run_projection_new (history);
  for (guint id = 0; id <= 5; id++)
    {
      g_autoptr (GListModel) stages = passo_state_stages_compute (run_case.program, projection, id);

      g_assert_cmpuint (g_list_model_get_n_items (stages), ==, id == 2 ? 2 : 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  case_file_add_tests ("/state-stages", argv[1], run);
  g_test_add_func ("/state-stages-of/no-visit", test_no_visit);

  return g_test_run ();
}
