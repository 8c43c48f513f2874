/* passo-test-state-run.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/passo-random.h"
#include "json/passo-array-builder.h"
#include "run/passo-test-state-private.h"

/* The host of one state: it lets the interpreter run that state and stops before the next, puts the
 * mock in the place of the state's work, and writes down what the interpreter tells. */

static gint64
host_now (gpointer host)
{
  return ((PassoTestRun *) host)->now;
}

static guint64
host_random (gpointer host,
             guint64  event_id,
             guint    attempt,
             guint    counter)
{
  return passo_random_bits (((PassoTestRun *) host)->request->seed, event_id, attempt, counter);
}

static gboolean
enter (PassoTestRun *self,
       PassoFrame   *frame)
{
  if (!self->entered)
    {
      self->entered = TRUE;
      return TRUE;
    }

  self->done = TRUE;
  self->next_state = frame->state->name;
  passo_value_set (&self->output, frame->input);
  return FALSE;
}

static gboolean
host_hook (gpointer        host,
           PassoFrame     *frame,
           PassoHookPoint  at)
{
  PassoTestRun *self = host;

  if (at == PASSO_HOOK_ENTER)
    return enter (self, frame);
  if (frame->state->type != PASSO_STATE_MAP && frame->state->type != PASSO_STATE_PARALLEL)
    return TRUE;

  self->working = frame;
  return FALSE;
}

static void
host_record (gpointer          host,
             const PassoEvent *event)
{
}

static void
take_answer (const PassoTestMock *mock,
             PassoAnswer         *answer)
{
  answer->failed = mock->failed;
  answer->output = passo_value_ref (mock->result);
  answer->error = passo_value_ref (mock->error);
  answer->cause = passo_value_ref (mock->cause);
}

static void
handle_answer (gpointer     data,
               guint64      id,
               PassoAnswer *answer)
{
  PassoTestRun *self = data;

  self->waiting = FALSE;
  passo_interpreter_answer (self->interpreter, id, answer);
}

/* Lets the connector do the work. What outlives its call needs a mock, as at the service. */
static void
call_connector (PassoTestRun    *self,
                const PassoCall *effect_call)
{
  PassoConnector *connector = self->request->connector;
  PassoConnectorReply reply = PASSO_CONNECTOR_DECLINED;
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;
  PassoCall call = *effect_call;

  call.done = handle_answer;
  call.done_data = self;
  if (connector != NULL &&
      self->state->u.task.resource->pattern == PASSO_TASK_PATTERN_REQUEST_RESPONSE)
    reply = passo_connector_call (connector, &call, &answer);

  self->waiting = reply == PASSO_CONNECTOR_PENDING;
  if (reply == PASSO_CONNECTOR_ANSWERED)
    {
      passo_interpreter_answer (self->interpreter, call.id, &answer);
    }
  else if (!self->waiting)
    {
      self->unanswered = TRUE;
      self->done = TRUE;
    }
}

static void
answer_task (PassoTestRun    *self,
             const PassoCall *call)
{
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;

  if (!self->mock->given)
    {
      call_connector (self, call);
      return;
    }

  take_answer (self->mock, &answer);
  passo_interpreter_answer (self->interpreter, call->id, &answer);
}

static void
host_perform (gpointer           host,
              const PassoEffect *effect)
{
  PassoTestRun *self = host;

  if (effect->kind == PASSO_EFFECT_TASK)
    answer_task (self, effect->call);
  if (effect->kind != PASSO_EFFECT_TIMER || effect->timer != PASSO_TIMER_WAIT)
    return;

  self->timer = effect->id;
  self->deadline = effect->deadline;
}

static void
host_data (gpointer        host,
           PassoFrame     *frame,
           PassoDataPoint  at,
           PassoValue      value)
{
  passo_value_set (&((PassoTestRun *) host)->data[at], value);
}

static void
host_handle (gpointer             host,
             PassoFrame          *frame,
             const PassoHandling *handling)
{
  PassoTestRun *self = host;

  passo_value_set (&self->error, handling->error);
  passo_value_set (&self->cause, handling->cause);
  if (handling->kind == PASSO_HANDLING_CATCH)
    {
      self->catch_index = handling->index;
      return;
    }

  self->retry_index = handling->index;
  if (handling->kind == PASSO_HANDLING_EXHAUSTED)
    return;

  self->retry_delay = handling->delay;
  self->status = PASSO_TEST_RETRIABLE;
  self->done = TRUE;
}

static const PassoHost host_functions = {
  .now = host_now,
  .random = host_random,
  .hook = host_hook,
  .record = host_record,
  .perform = host_perform,
  .data = host_data,
  .handle = host_handle,
};

/* --- Maps ------------------------------------------------------------------------------------- */

/* A Map counts as many iterations as it has items, or as its mock tells of. */
static guint
count_iterations (PassoTestRun *self,
                  PassoFrame   *frame)
{
  return frame->state->u.map.has_reader && passo_value_is_undefined (self->configuration->items)
           ? passo_value_get_size (self->mock->result)
           : passo_value_get_size (frame->items);
}

/* More iterations have failed than the Map tolerates; without a threshold none is watched (recorded). */
static gboolean
exceeds_threshold (PassoTestRun *self,
                   guint         n_iterations)
{
  const PassoMapThresholds *thresholds = &self->thresholds;
  const double failures = self->configuration->failures;

  if (failures <= 0 || self->mock->failed)
    return FALSE;

  return (thresholds->tolerated_count >= 0 && failures > thresholds->tolerated_count) ||
         (thresholds->tolerated_percentage >= 0 &&
          failures * 100 > thresholds->tolerated_percentage * n_iterations);
}

/* What the mock and the failures told of make of a Map; FALSE where they do not fit its items. */
static gboolean
answer_map (PassoTestRun *self,
            PassoFrame   *frame,
            PassoAnswer  *answer)
{
  const guint n_iterations = count_iterations (self, frame);

  if (self->configuration->failures > n_iterations)
    {
      _passo_test_state_refuse (&self->refusal, PASSO_TEST_STATE_ERROR_VALIDATION,
                                "Map iteration failure count must be less than or equal to the "
                                "number of Map iterations");
      return FALSE;
    }
  if (!exceeds_threshold (self, n_iterations))
    return TRUE;

  passo_answer_clear (answer);
  answer->failed = TRUE;
  answer->error = passo_value_string ("States.ExceedToleratedFailureThreshold");
  answer->cause = passo_value_string ("The specified tolerated failure threshold was exceeded");
  return TRUE;
}

/* What ItemSelector makes of the items. */
static gboolean
select_items (PassoTestRun *self,
              PassoFrame   *frame,
              PassoFault   *fault)
{
  const guint n_items = passo_value_get_size (frame->items);
  g_auto (PassoArrayBuilder) builder = { NULL };
  gboolean done = TRUE;

  passo_array_builder_init (&builder, n_items);
  for (guint i = 0; i < n_items && done; i++)
    {
      g_auto (PassoValue) input = PASSO_VALUE_INIT;
      g_auto (PassoValue) map = PASSO_VALUE_INIT;

      done = _passo_map_make_input (self->interpreter, frame, i, &input, &map, fault);
      passo_array_builder_append (&builder, input);
    }
  if (done)
    passo_value_take (&self->selected, passo_array_builder_finish (&builder));

  return done;
}

/* What a Map does before its iterations begin. */
static gboolean
prepare_map (PassoTestRun *self,
             PassoFrame   *frame)
{
  PassoInterpreter *interpreter = self->interpreter;
  PassoFault fault = PASSO_FAULT_INIT;

  self->has_thresholds = _passo_map_read_thresholds (interpreter, frame, &self->thresholds,
                                                     &fault);
  if (self->has_thresholds && (frame->state->u.map.item_selector == NULL ||
                               select_items (self, frame, &fault)))
    return TRUE;

  _passo_interpreter_fail (interpreter, frame, &fault);
  return FALSE;
}

static void
work (PassoTestRun *self)
{
  PassoFrame *frame = self->working;
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;

  self->working = NULL;
  take_answer (self->mock, &answer);
  if (frame->state->type == PASSO_STATE_MAP)
    {
      if (!prepare_map (self, frame))
        return;
      if (!answer_map (self, frame, &answer))
        {
          self->done = TRUE;
          return;
        }
    }

  _passo_join_answer (self->interpreter, frame, &answer);
}

/* --- The run ---------------------------------------------------------------------------------- */

static gboolean
set_variables (PassoTestRun  *self,
               GError       **error)
{
  PassoFrame *frame = self->interpreter->root;
  g_autoptr (PassoFailure) failure = NULL;
  PassoValue variables = self->request->variables;

  if (passo_value_is_undefined (variables))
    return TRUE;
  if (!passo_value_is_object (variables))
    {
      _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_UNUSABLE,
                                _("The variables must be a JSON object"));
      return FALSE;
    }

  frame->variables = passo_variables_new (NULL);
  if (passo_variables_assign (frame->variables, variables, NULL, &failure))
    return TRUE;

  _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_VALIDATION, "%s", failure->cause);
  return FALSE;
}

/* What went before: attempts of the retriers, items that were read. */
static void
set_past (PassoTestRun *self)
{
  PassoFrame *frame = self->interpreter->root;
  const guint n_retriers = self->state->n_retriers;

  frame->items = passo_value_ref (self->configuration->items);
  if (n_retriers == 0)
    return;

  frame->attempts = g_new (guint, n_retriers);
  for (guint i = 0; i < n_retriers; i++)
    frame->attempts[i] = MIN (self->configuration->retries, G_MAXUINT);
}

/* Waits are passed over. */
static gboolean
pass_time (PassoTestRun *self)
{
  guint64 timer = self->timer;

  if (timer == 0)
    return FALSE;

  self->timer = 0;
  self->now = self->deadline;
  return passo_interpreter_expire (self->interpreter, timer, PASSO_TIMER_WAIT, self->deadline);
}

/* Whoever tries a state waits for it. */
static void
run (PassoTestRun *self)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  while (!self->done)
    {
      if (passo_interpreter_step (self->interpreter))
        continue;
      if (self->working != NULL)
        work (self);
      else if (self->waiting)
        g_main_context_iteration (context, TRUE);
      else if (!pass_time (self))
        break;
    }
}

static void
read_outcome (PassoTestRun *self)
{
  PassoInterpreter *interpreter = self->interpreter;

  if (self->status == PASSO_TEST_RETRIABLE)
    return;
  if (passo_interpreter_get_status (interpreter) == PASSO_EXECUTION_FAILED)
    {
      self->status = PASSO_TEST_FAILED;
      self->catch_index = -1;
      passo_value_set (&self->error, passo_interpreter_get_error (interpreter));
      passo_value_set (&self->cause, passo_interpreter_get_cause (interpreter));
      return;
    }

  if (self->catch_index >= 0)
    {
      self->status = PASSO_TEST_CAUGHT_ERROR;
      self->retry_index = -1;
    }
  if (passo_interpreter_get_status (interpreter) == PASSO_EXECUTION_SUCCEEDED)
    passo_value_set (&self->output, passo_interpreter_get_output (interpreter));
}

/* Tries the state at which @program starts. */
gboolean
_passo_test_run_perform (PassoTestRun  *self,
                         PassoProgram  *program,
                         PassoValue     input,
                         GError       **error)
{
  self->state = program->scopes[0].start;
  self->now = self->request->now;
  self->retry_index = -1;
  self->catch_index = -1;
  self->retry_delay = -1;
  self->interpreter = passo_interpreter_new (program, &host_functions, self);
  self->interpreter->bare_causes = TRUE;
  self->interpreter->given_context = passo_value_is_undefined (self->request->context)
                                       ? _passo_test_context_make (self->request, input,
                                                                   self->state)
                                       : passo_value_ref (self->request->context);
  passo_interpreter_set_hook_mask (self->interpreter, PASSO_HOOK_ENTER | PASSO_HOOK_WORK);
  passo_interpreter_start (self->interpreter, NULL, input);
  if (!set_variables (self, error))
    return FALSE;

  set_past (self);
  _passo_test_http_watch (self, TRUE);
  run (self);
  _passo_test_http_watch (self, FALSE);
  if (self->refusal != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->refusal));
      return FALSE;
    }
  if (self->unanswered)
    {
      _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_UNUSABLE,
                                _("Nothing answers the task: give its answer as a mock"));
      return FALSE;
    }

  read_outcome (self);
  return TRUE;
}

/* The interpreter goes last: it holds the program, to which values may belong. */
void
_passo_test_run_clear (PassoTestRun *self)
{
  g_clear_error (&self->refusal);
  passo_value_clear (&self->output);
  passo_value_clear (&self->error);
  passo_value_clear (&self->cause);
  passo_value_clear (&self->selected);
  passo_value_clear (&self->http_request);
  passo_value_clear (&self->http_response);
  for (guint i = 0; i < PASSO_N_DATA_POINTS; i++)
    passo_value_clear (&self->data[i]);
  g_clear_pointer (&self->interpreter, passo_interpreter_free);
}
