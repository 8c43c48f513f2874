/* passo-interpreter-task.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-interpreter-private.h"

/* What the host tells of a task on its way. */

static PassoFrame *
find_task (PassoInterpreter *self,
           guint64           effect_id)
{
  PassoFrame *frame = _passo_interpreter_find_waiting (self, effect_id);

  return frame != NULL && frame->phase == PASSO_PHASE_TASK ? frame : NULL;
}

/**
 * passo_interpreter_submit:
 * @self: an interpreter
 * @effect_id: id of a TASK effect
 * @reply: reply to the call that has started a job or given a token away; undefined for one made up
 *
 * The task waits for its job or callback from now on. Does nothing for tasks that wait for neither,
 * and for those of which it was told before. May be called while the effect is being performed.
 *
 * Returns: whether anybody was still waiting for the task
 */
gboolean
passo_interpreter_submit (PassoInterpreter *self,
                          guint64           effect_id,
                          PassoValue        reply)
{
  PassoFrame *frame;

  g_return_val_if_fail (self != NULL, FALSE);

  frame = find_task (self, effect_id);
  if (frame == NULL)
    return FALSE;

  /* A call that is made again begins when it was made before. */
  if (!frame->calling)
    self->now = self->host->now (self->host_data);
  _passo_task_submit (self, frame, reply);

  return TRUE;
}

/**
 * passo_interpreter_enqueue:
 * @self: an interpreter
 * @effect_id: id of a TASK effect, that of an activity
 *
 * Nobody does the activity yet: it starts by passo_interpreter_take_up(), and its time-outs do. Only
 * called while the effect is being performed.
 *
 * Returns: whether anybody was still waiting for the task
 */
gboolean
passo_interpreter_enqueue (PassoInterpreter *self,
                           guint64           effect_id)
{
  PassoFrame *frame;

  g_return_val_if_fail (self != NULL, FALSE);

  frame = find_task (self, effect_id);
  if (frame == NULL)
    return FALSE;

  frame->queued = TRUE;

  return TRUE;
}

/**
 * passo_interpreter_take_up:
 * @self: an interpreter
 * @effect_id: id of a TASK effect, that of an activity
 * @worker: (nullable): name of the worker
 *
 * A worker does the activity from now on.
 *
 * Returns: whether anybody was still waiting for the task
 */
gboolean
passo_interpreter_take_up (PassoInterpreter *self,
                           guint64           effect_id,
                           const char       *worker)
{
  PassoFrame *frame;

  g_return_val_if_fail (self != NULL, FALSE);

  frame = find_task (self, effect_id);
  if (frame == NULL)
    return FALSE;

  self->now = self->host->now (self->host_data);
  _passo_task_take_up (self, frame, effect_id, worker);

  return TRUE;
}

/**
 * passo_interpreter_heartbeat:
 * @self: an interpreter
 * @effect_id: id of a TASK effect
 *
 * A task shows that it is alive: its heartbeat time-out begins anew.
 *
 * Returns: whether anybody was still waiting for it
 */
gboolean
passo_interpreter_heartbeat (PassoInterpreter *self,
                             guint64           effect_id)
{
  PassoFrame *frame;

  g_return_val_if_fail (self != NULL, FALSE);

  frame = find_task (self, effect_id);
  if (frame == NULL || frame->queued)
    return FALSE;

  self->now = self->host->now (self->host_data);
  _passo_task_start_heartbeat (self, frame, effect_id);

  return TRUE;
}
