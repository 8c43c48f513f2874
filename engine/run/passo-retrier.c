/* passo-retrier.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "json/passo-object-builder.h"
#include "run/passo-interpreter-private.h"

/* Retry and Catch (States Language specification, section “Errors”). */

static gboolean
name_matches (const char       *name,
              const PassoFault *fault)
{
  if (strcmp (name, "States.TaskFailed") == 0)
    return !fault->timed_out && !passo_value_string_equals (fault->error, "States.Timeout");
  if (fault->heartbeat && strcmp (name, "States.HeartbeatTimeout") == 0)
    return TRUE;

  return passo_value_string_equals (fault->error, name);
}

static gboolean
names_match (const PassoErrorNames *errors,
             const PassoFault      *fault)
{
  if (errors->all)
    return TRUE;
  for (guint i = 0; errors->names[i] != NULL; i++)
    if (name_matches (errors->names[i], fault))
      return TRUE;

  return FALSE;
}

/* Seconds before retry number @done + 1 of a retrier, in milliseconds. */
static gint64
get_delay (PassoInterpreter   *self,
           PassoFrame         *frame,
           const PassoRetrier *retrier,
           guint               done)
{
  double delay = retrier->interval * pow (retrier->rate, done);

  if (retrier->max_delay > 0)
    delay = MIN (delay, retrier->max_delay);
  delay = CLAMP (delay, 0, G_MAXINT32);
  if (retrier->jitter)
    delay *= (_passo_interpreter_random (self, frame, PASSO_DRAW_JITTER) >> 11) * 0x1p-53;

  return llround (delay * 1000);
}

static void
tell_handling (PassoInterpreter  *self,
               PassoFrame        *frame,
               PassoHandlingKind  kind,
               guint              index,
               gint64             delay,
               const PassoFault  *fault)
{
  if (self->host->handle != NULL)
    self->host->handle (self->host_data, frame,
                        &(PassoHandling) { kind, index, delay, fault->error, fault->cause });
}

/* The first that knows the error; later ones are not asked. */
static const PassoRetrier *
find_retrier (const PassoFrame *frame,
              const PassoFault *fault)
{
  const PassoProgramState *state = frame->state;

  for (guint i = 0; i < state->n_retriers; i++)
    if (names_match (&state->retriers[i].errors, fault))
      return &state->retriers[i];

  return NULL;
}

/* Counts a failure after which the state has worked again; where it is not known which, the only
 * retrier has let it. Gives FALSE where none would have. */
gboolean
_passo_retrier_count (PassoFrame       *frame,
                      const PassoFault *fault)
{
  const PassoRetrier *retrier = NULL;
  guint i;

  if (fault != NULL)
    retrier = find_retrier (frame, fault);
  else if (frame->state->n_retriers == 1)
    retrier = frame->state->retriers;
  if (retrier == NULL)
    return FALSE;

  i = retrier - frame->state->retriers;
  if (frame->attempts == NULL)
    frame->attempts = g_new0 (guint, frame->state->n_retriers);
  if (frame->attempts[i] >= retrier->max_attempts)
    return FALSE;

  frame->attempts[i]++;
  frame->retry_count++;
  return TRUE;
}

/* Makes the state work again after a delay, if the retrier that knows the error has attempts left.
 * Gives TRUE also where the host pauses before, so that the frame holds the failure. */
gboolean
_passo_retrier_retry (PassoInterpreter *self,
                      PassoFrame       *frame,
                      PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;
  const PassoRetrier *retrier = find_retrier (frame, fault);
  gint64 delay;
  guint i;

  if (retrier == NULL)
    return FALSE;

  if (frame->attempts == NULL)
    frame->attempts = g_new0 (guint, state->n_retriers);
  i = retrier - state->retriers;
  if (frame->attempts[i] >= retrier->max_attempts)
    {
      tell_handling (self, frame, PASSO_HANDLING_EXHAUSTED, i, 0, fault);
      return FALSE;
    }

  if (!_passo_fault_ask (fault, self, frame, PASSO_HOOK_RETRY))
    return TRUE;

  frame->retry_count++;
  _passo_context_forget (frame);
  delay = get_delay (self, frame, retrier, frame->attempts[i]++);
  tell_handling (self, frame, PASSO_HANDLING_RETRY, i, delay, fault);
  _passo_interpreter_wait_until (self, frame, PASSO_TIMER_RETRY, self->now + delay,
                                 PASSO_PHASE_PREPARE);

  return TRUE;
}

static PassoValue
part_or_null (PassoValue part)
{
  return passo_value_is_undefined (part) ? passo_value_null () : passo_value_ref (part);
}

static PassoValue
make_error_output (PassoInterpreter *self,
                   const PassoFault *fault)
{
  g_auto (PassoObjectBuilder) builder = { NULL };
  PassoValue cause;

  cause = fault->timed_out && passo_value_is_undefined (fault->cause) ? passo_value_empty_string ()
                                                                      : part_or_null (fault->cause);
  passo_object_builder_init (&builder, 2);
  passo_object_builder_take_by_key (&builder, self->program->keys[PASSO_KEY_ERROR],
                                    part_or_null (fault->error));
  passo_object_builder_take_by_key (&builder, self->program->keys[PASSO_KEY_CAUSE], cause);

  return passo_object_builder_finish (&builder);
}

static gboolean
apply_catcher (PassoInterpreter   *self,
               PassoFrame         *frame,
               const PassoCatcher *catcher,
               PassoValue          error_output,
               PassoFault         *fault)
{
  if (frame->state->jsonata)
    return _passo_jsonata_flow_catch (self, frame, catcher, error_output, fault);

  if (catcher->assign != NULL &&
      !_passo_data_flow_template (self, frame, catcher->assign, error_output, &frame->assigned,
                                  fault))
    return FALSE;

  return _passo_data_flow_result_path (self, frame, &catcher->result_path, error_output,
                                       &frame->output, fault) &&
         _passo_data_flow_check_size (self, frame, frame->output, frame->state->name, fault);
}

/* The first that knows the error, or NULL. */
const PassoCatcher *
_passo_retrier_find_catcher (const PassoFrame *frame,
                             const PassoFault *fault)
{
  const PassoProgramState *state = frame->state;

  for (guint i = 0; i < state->n_catchers; i++)
    if (names_match (&state->catchers[i].errors, fault))
      return &state->catchers[i];

  return NULL;
}

/* Hands a failure to a catcher. A failure of the catcher's own fields is put into @fault instead,
 * and is nobody's to catch here. */
gboolean
_passo_retrier_catch (PassoInterpreter   *self,
                      PassoFrame         *frame,
                      const PassoCatcher *catcher,
                      PassoFault         *fault)
{
  g_auto (PassoValue) error_output = PASSO_VALUE_INIT;

  tell_handling (self, frame, PASSO_HANDLING_CATCH, catcher - frame->state->catchers, 0, fault);
  error_output = make_error_output (self, fault);
  passo_value_clear (&frame->assigned);
  frame->random_counter = PASSO_DRAW_CATCH;
  if (!apply_catcher (self, frame, catcher, error_output, fault))
    return FALSE;

  frame->target = catcher->next;
  _passo_interpreter_make_ready (self, frame, PASSO_PHASE_LEAVE);

  return TRUE;
}
