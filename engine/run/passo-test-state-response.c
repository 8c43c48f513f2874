/* passo-test-state-response.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "json/passo-json-writer.h"
#include "json/passo-object-builder.h"
#include "run/passo-test-state-private.h"

#define SHOW(point) (1 << PASSO_DATA_##point)
#define SHOW_OUTPUT (SHOW (RESULT_SELECTOR) | SHOW (RESULT_PATH))

static const char * const status_names[] = {
  [PASSO_TEST_SUCCEEDED] = "SUCCEEDED",
  [PASSO_TEST_FAILED] = "FAILED",
  [PASSO_TEST_RETRIABLE] = "RETRIABLE",
  [PASSO_TEST_CAUGHT_ERROR] = "CAUGHT_ERROR",
};

static const char * const data_names[PASSO_N_DATA_POINTS] = {
  [PASSO_DATA_INPUT_PATH] = "afterInputPath",
  [PASSO_DATA_PARAMETERS] = "afterParameters",
  [PASSO_DATA_ITEMS] = "afterItemsPath",
  [PASSO_DATA_RESULT] = "result",
  [PASSO_DATA_RESULT_SELECTOR] = "afterResultSelector",
  [PASSO_DATA_RESULT_PATH] = "afterResultPath",
};

/* What the service shows of each type of state (recorded). */
static const struct
{
  guint json_path;
  guint jsonata;
} shown[PASSO_N_STATE_TYPES] = {
  [PASSO_STATE_TASK] = { SHOW (INPUT_PATH) | SHOW (PARAMETERS) | SHOW (RESULT) | SHOW_OUTPUT,
                         SHOW (PARAMETERS) | SHOW (RESULT) },
  [PASSO_STATE_PASS] = { SHOW (INPUT_PATH) | SHOW (PARAMETERS) | SHOW_OUTPUT, 0 },
  [PASSO_STATE_CHOICE] = { SHOW (INPUT_PATH), 0 },
  [PASSO_STATE_WAIT] = { SHOW (INPUT_PATH), 0 },
  [PASSO_STATE_SUCCEED] = { SHOW (INPUT_PATH), 0 },
  [PASSO_STATE_FAIL] = { SHOW (INPUT_PATH), 0 },
  [PASSO_STATE_PARALLEL] = { SHOW_OUTPUT, 0 },
  [PASSO_STATE_MAP] = { SHOW (INPUT_PATH) | SHOW (ITEMS) | SHOW_OUTPUT, 0 },
};

static gboolean
is_jsonata (const PassoProgramState *state)
{
  return passo_state_get_query_language (state->state) == PASSO_QUERY_LANGUAGE_JSONATA;
}

static guint
get_shown (const PassoProgramState *state)
{
  if (is_jsonata (state))
    return shown[state->type].jsonata;
  if (state->type == PASSO_STATE_PASS && !passo_value_is_undefined (state->u.pass.result))
    return SHOW (RESULT) | SHOW_OUTPUT;

  return shown[state->type].json_path;
}

/* Data are JSON texts in the API. */
static void
put_text (PassoObjectBuilder *builder,
          const char         *name,
          PassoValue          value)
{
  gsize length = 0;
  g_autofree char *text = NULL;

  if (passo_value_is_undefined (value))
    return;

  text = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, &length);
  passo_object_builder_take (builder, name, -1, passo_value_string_len (text, length));
}

static void
put_number (PassoObjectBuilder *builder,
            const char         *name,
            double              number)
{
  passo_object_builder_take (builder, name, -1, passo_value_number (number));
}

static void
put_thresholds (PassoObjectBuilder *builder,
                const PassoTestRun *run)
{
  const PassoMapThresholds *thresholds = &run->thresholds;

  if (!run->has_thresholds)
    return;

  if (thresholds->tolerated_count >= 0)
    put_number (builder, "toleratedFailureCount", thresholds->tolerated_count);
  if (thresholds->tolerated_percentage >= 0)
    put_number (builder, "toleratedFailurePercentage", thresholds->tolerated_percentage);
  put_number (builder, "maxConcurrency", thresholds->max_concurrency);
}

static PassoValue
make_error_details (const PassoTestRun *run)
{
  g_auto (PassoObjectBuilder) details = { NULL };

  passo_object_builder_init (&details, 2);
  if (run->catch_index >= 0)
    put_number (&details, "catchIndex", run->catch_index);
  if (run->retry_index >= 0)
    put_number (&details, "retryIndex", run->retry_index);
  if (run->retry_delay >= 0)
    put_number (&details, "retryBackoffIntervalSeconds", (run->retry_delay + 500) / 1000);

  return passo_object_builder_finish (&details);
}

static void
put_variables (PassoObjectBuilder *builder,
               const PassoTestRun *run)
{
  const PassoFrame *frame = run->interpreter->root;
  g_auto (PassoValue) variables = PASSO_VALUE_INIT;

  if (frame->variables == NULL)
    return;

  variables = passo_variables_dup_all (frame->variables);
  put_text (builder, "variables", variables);
}

/* What came from the definition belongs to the program, which the response outlives. */
static void
put (PassoObjectBuilder *builder,
     const char         *name,
     PassoValue          value)
{
  if (!passo_value_is_undefined (value))
    passo_object_builder_take (builder, name, -1, passo_value_copy (value));
}

static PassoValue
make_inspection_data (const PassoTestRun *run,
                      PassoValue          input)
{
  g_auto (PassoObjectBuilder) builder = { NULL };
  const guint points = get_shown (run->state);

  passo_object_builder_init (&builder, 8);
  put_text (&builder, "input", input);
  for (guint i = 0; i < PASSO_N_DATA_POINTS; i++)
    if ((points & (1 << i)) != 0)
      put_text (&builder,
                i == PASSO_DATA_PARAMETERS && is_jsonata (run->state) ? "afterArguments"
                                                                      : data_names[i],
                run->data[i]);
  put_text (&builder, "afterItemsPointer", run->configuration->pointed);
  put_text (&builder, "afterItemSelector", run->selected);
  put_thresholds (&builder, run);
  if (run->catch_index >= 0 || run->retry_index >= 0)
    passo_object_builder_take (&builder, "errorDetails", -1, make_error_details (run));
  put_variables (&builder, run);
  put (&builder, "request", run->http_request);
  put (&builder, "response", run->http_response);

  return passo_object_builder_finish (&builder);
}

/* The API's response. The output is the value itself, not its text. */
PassoValue
_passo_test_response_make (PassoTestRun *run,
                           PassoValue    input)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 6);
  put (&builder, "output", run->output);
  put (&builder, "error", run->error);
  put (&builder, "cause", run->cause);
  if (run->request->level != PASSO_INSPECTION_INFO)
    passo_object_builder_take (&builder, "inspectionData", -1, make_inspection_data (run, input));
  if (run->next_state != NULL)
    passo_object_builder_take (&builder, "nextState", -1, passo_value_string (run->next_state));
  passo_object_builder_take (&builder, "status", -1,
                             passo_value_string (status_names[run->status]));

  return passo_object_builder_finish (&builder);
}
