/* passo-execution-control.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "run/passo-execution-private.h"

/* What the user of a window does to a run while it goes on. */

static void
free_early_answer (gpointer data)
{
  PassoEarlyAnswer *answer = data;

  g_free (answer->state_name);
  g_free (answer->result);
  g_free (answer->error);
  g_free (answer->cause);
  g_free (answer);
}

static gboolean
is_running (PassoExecution *self)
{
  return self->engine != NULL && self->status == PASSO_EXECUTION_RUNNING;
}

/**
 * passo_execution_pause:
 * @self: a run
 *
 * Pauses before the next state, a run that has not started before its first; the property
 * #PassoExecution:paused tells when it has.
 */
void
passo_execution_pause (PassoExecution *self)
{
  g_return_if_fail (PASSO_IS_EXECUTION (self));

  if (is_running (self))
    _passo_engine_pause (self->engine);
  else if (self->status == PASSO_EXECUTION_IDLE)
    self->early_pause = TRUE;
}

/**
 * passo_execution_resume:
 * @self: a run
 *
 * Lets a paused run go on.
 */
void
passo_execution_resume (PassoExecution *self)
{
  g_return_if_fail (PASSO_IS_EXECUTION (self));

  if (is_running (self))
    _passo_engine_resume (self->engine);
}

/**
 * passo_execution_step_over:
 * @self: a paused run
 *
 * Runs the state before which the run stands, a Parallel or Map with all that is in it, and pauses
 * again.
 */
void
passo_execution_step_over (PassoExecution *self)
{
  g_return_if_fail (PASSO_IS_EXECUTION (self));

  if (is_running (self))
    _passo_engine_step_over (self->engine);
}

/**
 * passo_execution_stop:
 * @self: a run
 *
 * Aborts the run.
 */
void
passo_execution_stop (PassoExecution *self)
{
  g_return_if_fail (PASSO_IS_EXECUTION (self));

  if (is_running (self))
    _passo_engine_stop (self->engine);
}

/**
 * passo_execution_get_speed:
 * @self: a run
 *
 * Returns: how fast it is shown
 */
PassoSpeed
passo_execution_get_speed (PassoExecution *self)
{
  g_return_val_if_fail (PASSO_IS_EXECUTION (self), PASSO_SPEED_FAST);

  return self->speed;
}

/**
 * passo_execution_set_speed:
 * @self: a run
 * @speed: how fast to show it; may change while it runs
 */
void
passo_execution_set_speed (PassoExecution *self,
                           PassoSpeed      speed)
{
  g_return_if_fail (PASSO_IS_EXECUTION (self));

  if (self->speed == speed)
    return;

  self->speed = speed;
  if (is_running (self))
    _passo_engine_set_speed (self->engine, speed);
  _passo_execution_notify_speed (self);
}

/**
 * passo_execution_answer:
 * @self: a run
 * @ask: a task that waits
 * @result: its result, JSON text
 * @error: return location for a #GError in the domain %PASSO_EXECUTION_ERROR
 *
 * Lets a task succeed.
 *
 * Returns: whether the result was taken
 */
gboolean
passo_execution_answer (PassoExecution  *self,
                        PassoAsk        *ask,
                        const char      *result,
                        GError         **error)
{
  guint64 id;

  g_return_val_if_fail (PASSO_IS_EXECUTION (self), FALSE);
  g_return_val_if_fail (PASSO_IS_ASK (ask), FALSE);
  g_return_val_if_fail (result != NULL, FALSE);

  if (!is_running (self))
    {
      g_set_error_literal (error, PASSO_EXECUTION_ERROR, PASSO_EXECUTION_ERROR_ANSWER,
                           _("The run has ended; nobody waits for this answer any more"));
      return FALSE;
    }
  if (!_passo_execution_check_json (result, -1, PASSO_EXECUTION_ERROR_ANSWER, error))
    return FALSE;

  id = passo_ask_get_id (ask);
  _passo_engine_answer (self->engine, id, result, NULL, NULL);
  _passo_execution_remove_ask (self, id);
  return TRUE;
}

/**
 * passo_execution_fail:
 * @self: a run
 * @ask: a task that waits
 * @error_name: (nullable): name of the error
 * @cause: (nullable): its cause
 *
 * Lets a task fail.
 *
 * Returns: whether the run was still waiting
 */
gboolean
passo_execution_fail (PassoExecution *self,
                      PassoAsk       *ask,
                      const char     *error_name,
                      const char     *cause)
{
  guint64 id;

  g_return_val_if_fail (PASSO_IS_EXECUTION (self), FALSE);
  g_return_val_if_fail (PASSO_IS_ASK (ask), FALSE);

  if (!is_running (self))
    return FALSE;

  id = passo_ask_get_id (ask);
  _passo_engine_answer (self->engine, id, NULL, error_name, cause);
  _passo_execution_remove_ask (self, id);
  return TRUE;
}

/**
 * passo_execution_set_answer:
 * @self: a run
 * @state_name: a state's name
 * @result: (nullable): its result, JSON text
 * @error_name: (nullable): name of an error instead
 * @cause: (nullable): its cause
 * @error: return location for a #GError in the domain %PASSO_EXECUTION_ERROR
 *
 * Answers all calls of a state from now on; with neither @result nor @error_name they are asked for
 * again. May be called before the start.
 *
 * Returns: whether the answer was taken
 */
gboolean
passo_execution_set_answer (PassoExecution  *self,
                            const char      *state_name,
                            const char      *result,
                            const char      *error_name,
                            const char      *cause,
                            GError         **error)
{
  PassoEarlyAnswer *answer;

  g_return_val_if_fail (PASSO_IS_EXECUTION (self), FALSE);
  g_return_val_if_fail (state_name != NULL, FALSE);

  if (result != NULL &&
      !_passo_execution_check_json (result, -1, PASSO_EXECUTION_ERROR_ANSWER, error))
    return FALSE;
  if (self->engine != NULL)
    {
      _passo_engine_set_answer (self->engine, state_name, result, error_name, cause);
      return TRUE;
    }

  answer = g_new (PassoEarlyAnswer, 1);
  answer->state_name = g_strdup (state_name);
  answer->result = g_strdup (result);
  answer->error = g_strdup (error_name);
  answer->cause = g_strdup (cause);
  if (self->early_answers == NULL)
    self->early_answers = g_ptr_array_new_with_free_func (free_early_answer);
  g_ptr_array_add (self->early_answers, answer);

  return TRUE;
}
