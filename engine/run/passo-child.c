/* passo-child.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-interpreter-private.h"

/* Executions that are started by another one. */

/* Gives an interpreter that has not started what it takes after the one that starts it. Express
 * executions have no history that could be too long (source: the documented quotas). */
void
_passo_interpreter_become_child (PassoInterpreter       *self,
                                 const PassoInterpreter *parent,
                                 const PassoChildStart  *start)
{
  self->limits = parent->limits;
  if (start->express)
    self->limits.events = 0;
  self->scope = start->scope;
  self->depth = start->depth;
  self->bare_causes = parent->bare_causes;
  self->evaluation_after_entered = parent->evaluation_after_entered;
}

/* --- Map runs --------------------------------------------------------------------------------- */

/* The frame whose map run has an effect, or NULL if it has ended. */
static PassoFrame *
find_map_run (PassoInterpreter *self,
              guint64           effect_id)
{
  PassoFrame *frame = _passo_interpreter_find_waiting (self, effect_id);

  return frame != NULL && frame->map_run != NULL ? frame : NULL;
}

/* The frame may be at it just now: then it sees what has happened. */
static void
go_on (PassoInterpreter *self,
       PassoFrame       *frame)
{
  if (frame->phase == PASSO_PHASE_CHILDREN)
    _passo_interpreter_make_ready (self, frame, PASSO_PHASE_MAP_RUN);
}

/* The first one counts. */
static void
set_failure (PassoMapRun  *run,
             PassoFailure *failure)
{
  if (run->failure == NULL)
    run->failure = failure;
  else
    g_clear_pointer (&failure, passo_failure_free);
}

/**
 * passo_interpreter_give_items:
 * @self: an interpreter
 * @effect_id: id of an ITEMS effect
 * @items: (array length=n_items): the next items; their values are taken
 * @n_items: their number
 * @at_end: whether there are no more
 * @failure: (transfer full) (nullable): why there are no more, where something went wrong
 *
 * Hands in items that have been read. May be called while the effect is being performed.
 *
 * Returns: whether anybody was still waiting for them
 */
gboolean
passo_interpreter_give_items (PassoInterpreter *self,
                              guint64           effect_id,
                              PassoItem        *items,
                              guint             n_items,
                              gboolean          at_end,
                              PassoFailure     *failure)
{
  PassoFrame *frame;

  g_return_val_if_fail (self != NULL, FALSE);

  frame = find_map_run (self, effect_id);
  if (frame == NULL)
    {
      g_clear_pointer (&failure, passo_failure_free);
      return FALSE;
    }

  passo_map_run_add_items (frame->map_run, items, n_items);
  frame->map_run->at_end |= at_end;
  set_failure (frame->map_run, failure);
  go_on (self, frame);

  return TRUE;
}

/**
 * passo_interpreter_child_ended:
 * @self: an interpreter
 * @effect_id: id of a CHILD effect
 * @end: how the child ended
 *
 * Tells that an execution has ended which a map run has started.
 *
 * Returns: whether anybody was still waiting for it
 */
gboolean
passo_interpreter_child_ended (PassoInterpreter    *self,
                               guint64              effect_id,
                               const PassoChildEnd *end)
{
  PassoFrame *frame;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (end != NULL, FALSE);

  frame = find_map_run (self, effect_id);
  if (frame == NULL)
    return FALSE;

  passo_map_run_child_ended (frame->map_run, end);
  go_on (self, frame);

  return TRUE;
}

/**
 * passo_interpreter_results_written:
 * @self: an interpreter
 * @effect_id: id of a RESULTS effect, or of the MAP_RUN effect where something went wrong before
 * @result: what the state's result is
 * @failure: (transfer full) (nullable): what went wrong
 *
 * Tells what has become of the results of a map run. May be called while the effect is being
 * performed.
 *
 * Returns: whether anybody was still waiting for it
 */
gboolean
passo_interpreter_results_written (PassoInterpreter *self,
                                   guint64           effect_id,
                                   PassoValue        result,
                                   PassoFailure     *failure)
{
  PassoFrame *frame;

  g_return_val_if_fail (self != NULL, FALSE);

  frame = find_map_run (self, effect_id);
  if (frame == NULL)
    {
      g_clear_pointer (&failure, passo_failure_free);
      return FALSE;
    }

  passo_value_set (&frame->map_run->result, result);
  frame->map_run->written = TRUE;
  set_failure (frame->map_run, failure);
  go_on (self, frame);

  return TRUE;
}
