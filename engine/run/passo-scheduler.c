/* passo-scheduler.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-hosted-map-run-private.h"
#include "run/passo-scheduler-private.h"

/**
 * passo_scheduler_new:
 * @program: what to run
 *
 * Makes a host for one execution and all that it starts, with the virtual clock set to the present.
 *
 * Returns: (transfer full): the scheduler
 */
PassoScheduler *
passo_scheduler_new (PassoProgram *program)
{
  PassoScheduler *self;

  g_return_val_if_fail (program != NULL, NULL);

  self = g_new0 (PassoScheduler, 1);
  passo_virtual_clock_init (&self->clock, passo_clock_now (passo_clock_real ()));
  self->keep_all = TRUE;
  self->root = _passo_hosted_new (self, program);

  return self;
}

/**
 * passo_scheduler_free:
 * @self: (transfer full) (nullable): a scheduler
 */
void
passo_scheduler_free (PassoScheduler *self)
{
  if (self == NULL)
    return;

  g_queue_clear (&self->ended);
  _passo_hosted_drop (self->root);
  _passo_hosted_queue_clear (&self->ready);
  passo_timer_heap_clear (&self->timers);
  g_clear_pointer (&self->pending, g_hash_table_unref);
  _passo_task_tokens_clear (&self->tokens);
  g_clear_object (&self->registry);
  g_clear_object (&self->store);
  g_free (self->unanswered);
  g_free (self->unanswered_resource);
  g_free (self);
}

/**
 * passo_scheduler_get_interpreter:
 * @self: a scheduler
 *
 * Returns: (transfer none): the interpreter of the execution that it was made for; start it to begin
 */
PassoInterpreter *
passo_scheduler_get_interpreter (PassoScheduler *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->root->interpreter;
}

/**
 * passo_scheduler_set_clock:
 * @self: a scheduler
 * @mode: which clock
 * @start: present of the virtual clock, milliseconds since 1970
 */
void
passo_scheduler_set_clock (PassoScheduler *self,
                           PassoClockMode  mode,
                           gint64          start)
{
  g_return_if_fail (self != NULL);

  self->mode = mode;
  if (mode == PASSO_CLOCK_VIRTUAL)
    passo_virtual_clock_init (&self->clock, start);
}

/**
 * passo_scheduler_switch_clock:
 * @self: a scheduler
 * @mode: which clock
 *
 * Changes the clock in the midst of an execution. Time goes on from where it is, also where the
 * virtual clock has skipped some.
 */
void
passo_scheduler_switch_clock (PassoScheduler *self,
                              PassoClockMode  mode)
{
  gint64 now;

  g_return_if_fail (self != NULL);

  if (self->mode == mode)
    return;

  now = passo_scheduler_get_now (self);
  self->mode = mode;
  if (mode == PASSO_CLOCK_VIRTUAL)
    passo_virtual_clock_init (&self->clock, now);
  else
    self->ahead = now - passo_clock_now (passo_clock_real ());
}

/**
 * passo_scheduler_set_seed:
 * @self: a scheduler
 * @seed: what all random values of the execution depend on
 */
void
passo_scheduler_set_seed (PassoScheduler *self,
                          guint64         seed)
{
  g_return_if_fail (self != NULL);

  self->seed = seed;
  self->root->seed = seed;
}

/**
 * passo_scheduler_set_registry:
 * @self: a scheduler
 * @registry: (nullable): what carries out tasks
 */
void
passo_scheduler_set_registry (PassoScheduler         *self,
                              PassoConnectorRegistry *registry)
{
  g_return_if_fail (self != NULL);

  g_set_object (&self->registry, registry);
}

/**
 * passo_scheduler_set_store:
 * @self: a scheduler
 * @store: (nullable): what item readers read from and result writers write to
 */
void
passo_scheduler_set_store (PassoScheduler   *self,
                           PassoObjectStore *store)
{
  g_return_if_fail (self != NULL);

  g_set_object (&self->store, store);
}

/**
 * passo_scheduler_set_child_func:
 * @self: a scheduler
 * @func: (nullable): is called for each child execution of a map run that has ended
 * @data: its last argument
 */
void
passo_scheduler_set_child_func (PassoScheduler          *self,
                                PassoSchedulerChildFunc  func,
                                gpointer                 data)
{
  g_return_if_fail (self != NULL);

  self->child_func = func;
  self->child_data = data;
}

/**
 * passo_scheduler_keep_failures:
 * @self: a scheduler
 * @most: how many
 *
 * Of the child executions that have ended, keeps the records only of the first that have not
 * succeeded. It keeps all where this is not called; a run may have millions.
 */
void
passo_scheduler_keep_failures (PassoScheduler *self,
                               guint64         most)
{
  g_return_if_fail (self != NULL);

  self->keep_all = FALSE;
  self->most_kept = most;
}

/**
 * passo_scheduler_set_known:
 * @self: a scheduler whose execution has not begun
 * @map_runs: (nullable) (element-type PassoMapRunRecord): map runs of the record that the execution is
 *   rebuilt from; the records of children are taken out of them
 *
 * Children that came to an end of their own in a map run which begins again with the same event are
 * not run a second time: what they gave is known. Those that ended later than the execution goes on
 * are for the caller to leave out.
 */
void
passo_scheduler_set_known (PassoScheduler *self,
                           GPtrArray      *map_runs)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->root->known, g_ptr_array_unref);
  self->root->known = map_runs != NULL ? g_ptr_array_ref (map_runs) : NULL;
}

/**
 * passo_scheduler_set_event_func:
 * @self: a scheduler
 * @func: (nullable): is called for each event
 * @data: its last argument
 */
void
passo_scheduler_set_event_func (PassoScheduler          *self,
                                PassoSchedulerEventFunc  func,
                                gpointer                 data)
{
  g_return_if_fail (self != NULL);

  self->event_func = func;
  self->event_data = data;
}

static void
set_hook_masks (PassoHosted *execution,
                guint        mask)
{
  passo_interpreter_set_hook_mask (execution->interpreter, mask);
  for (PassoHosted *child = execution->first_child; child != NULL; child = child->next_sibling)
    set_hook_masks (child, mask);
}

/**
 * passo_scheduler_set_hook:
 * @self: a scheduler
 * @mask: points at which to ask
 * @func: (nullable): whether to go on; %FALSE pauses the frame until passo_scheduler_resume()
 * @data: its last argument
 */
void
passo_scheduler_set_hook (PassoScheduler         *self,
                          guint                   mask,
                          PassoSchedulerHookFunc  func,
                          gpointer                data)
{
  g_return_if_fail (self != NULL);

  self->hook_func = func;
  self->hook_data = data;
  self->hook_mask = mask;
  set_hook_masks (self->root, mask);
}

/**
 * passo_scheduler_resume:
 * @self: a scheduler
 * @points: a set of #PassoHookPoint
 *
 * Lets the frames of all executions go on that the hook paused at one of these points.
 */
void
passo_scheduler_resume (PassoScheduler *self,
                        guint           points)
{
  g_return_if_fail (self != NULL);

  _passo_hosted_resume (self->root, points);
}

/**
 * passo_scheduler_get_now:
 * @self: a scheduler
 *
 * Returns: milliseconds since 1970 by its clock
 */
gint64
passo_scheduler_get_now (PassoScheduler *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->mode == PASSO_CLOCK_REAL ? passo_clock_now (passo_clock_real ()) + self->ahead
                                        : passo_clock_now (&self->clock.parent);
}

/**
 * passo_scheduler_get_next_deadline:
 * @self: a scheduler
 * @deadline: (out): milliseconds since 1970
 *
 * Returns: whether the execution waits for a time
 */
gboolean
passo_scheduler_get_next_deadline (PassoScheduler *self,
                                   gint64         *deadline)
{
  const PassoTimer *timer;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (deadline != NULL, FALSE);

  timer = passo_timer_heap_peek (&self->timers);
  if (timer == NULL)
    return FALSE;

  *deadline = timer->deadline;
  return TRUE;
}

/**
 * passo_scheduler_can_advance:
 * @self: a scheduler
 *
 * While a task waits for somebody's answer, time is skipped for waits and retries but not to where
 * something would time out: that would be at once.
 *
 * Returns: whether passo_scheduler_advance() has a timer to go to
 */
gboolean
passo_scheduler_can_advance (PassoScheduler *self)
{
  const PassoTimer *timer;

  g_return_val_if_fail (self != NULL, FALSE);

  timer = passo_timer_heap_peek (&self->timers);
  if (timer == NULL || self->mode != PASSO_CLOCK_VIRTUAL)
    return FALSE;

  return self->pending == NULL || g_hash_table_size (self->pending) == 0 ||
         timer->kind == PASSO_TIMER_WAIT || timer->kind == PASSO_TIMER_RETRY;
}

/**
 * passo_scheduler_advance:
 * @self: a scheduler with the virtual clock
 *
 * Sets the clock to the time of the next timer, if it may.
 */
void
passo_scheduler_advance (PassoScheduler *self)
{
  gint64 deadline = 0;

  g_return_if_fail (self != NULL);

  if (passo_scheduler_can_advance (self) && passo_scheduler_get_next_deadline (self, &deadline) &&
      deadline > self->clock.time)
    passo_virtual_clock_advance_to (&self->clock, deadline);
}

/* Whose turn it is: the first execution's whenever it can go on, since that is what starts others. */
static PassoHosted *
take_next (PassoScheduler *self)
{
  return passo_interpreter_is_ready (self->root->interpreter)
           ? self->root : _passo_hosted_queue_pop (&self->ready);
}

static gboolean
is_any_ready (PassoScheduler *self)
{
  return self->ready.n_executions > 0 || passo_interpreter_is_ready (self->root->interpreter);
}

/* The first execution has ended, and all for which it is worth while to go on. */
static gboolean
is_over (PassoScheduler *self)
{
  return passo_interpreter_get_status (self->root->interpreter) != PASSO_EXECUTION_RUNNING &&
         (!self->lingers || self->n_detached == 0);
}

static void
expire_timers (PassoScheduler *self)
{
  gint64 now = passo_scheduler_get_now (self);

  while (passo_timer_heap_expire (&self->timers, now))
    ;
}

static void
step (PassoScheduler *self)
{
  PassoHosted *next = take_next (self);

  passo_interpreter_step (next->interpreter);
  _passo_hosted_touch (next);
}

/* Gives FALSE where the budget of steps is used up. */
static gboolean
run_steps (PassoScheduler *self,
           guint           max_steps)
{
  while (!is_over (self))
    {
      if (self->ended.length > 0)
        _passo_hosted_reap (self);
      if (self->unanswered != NULL)
        break;
      if (self->timers.timers != NULL)
        expire_timers (self);
      if (self->ended.length > 0)
        continue;
      if (!is_any_ready (self))
        break;
      if (max_steps-- == 0)
        return FALSE;
      step (self);
    }
  _passo_hosted_reap (self);

  return TRUE;
}

/**
 * passo_scheduler_run:
 * @self: a scheduler
 * @max_steps: most steps to take
 *
 * Lets the execution go on until the steps are used up or nothing is ready. It never waits: what to
 * do about %PASSO_SCHEDULER_WAITING is up to the caller. passo_scheduler_advance() skips the wait.
 *
 * Returns: why it came back
 */
PassoSchedulerState
passo_scheduler_run (PassoScheduler *self,
                     guint           max_steps)
{
  gint64 deadline = 0;

  g_return_val_if_fail (self != NULL, PASSO_SCHEDULER_FINISHED);

  if (!run_steps (self, max_steps))
    return PASSO_SCHEDULER_MORE;
  if (!is_over (self))
    {
      if (self->unanswered == NULL && passo_scheduler_get_next_deadline (self, &deadline))
        return PASSO_SCHEDULER_WAITING;
      if (passo_interpreter_get_status (self->root->interpreter) == PASSO_EXECUTION_RUNNING ||
          (self->unanswered == NULL && passo_scheduler_has_pending (self)))
        return PASSO_SCHEDULER_BLOCKED;
    }

  /* Who cannot go on any more has nobody who would care. */
  _passo_hosted_stop_detached (self);
  _passo_hosted_reap (self);
  return PASSO_SCHEDULER_FINISHED;
}

/**
 * passo_scheduler_set_lingers:
 * @self: a scheduler
 * @lingers: whether to wait for them
 *
 * Sets what becomes of executions that tasks have started without waiting for their end, when the
 * first execution ends before them. They are aborted, or passo_scheduler_run() goes on until they end,
 * too.
 */
void
passo_scheduler_set_lingers (PassoScheduler *self,
                             gboolean        lingers)
{
  g_return_if_fail (self != NULL);

  self->lingers = lingers;
}

/**
 * passo_scheduler_has_pending:
 * @self: a scheduler
 *
 * Connectors answer in the thread's default main context, or by somebody's command.
 *
 * Returns: whether a connector has still to answer a call
 */
gboolean
passo_scheduler_has_pending (PassoScheduler *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->pending != NULL && g_hash_table_size (self->pending) > 0;
}

/**
 * passo_scheduler_take_map_runs:
 * @self: a scheduler whose execution has ended, or will not go on
 *
 * Returns: (transfer full) (element-type PassoMapRunRecord): the records of its map runs, also of
 *   children that have not ended
 */
GPtrArray *
passo_scheduler_take_map_runs (PassoScheduler *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  _passo_hosted_reap (self);

  return _passo_hosted_take_map_runs (self->root);
}

/**
 * passo_scheduler_take_nested:
 * @self: a scheduler whose execution has ended
 *
 * Returns: (transfer full) (element-type PassoRunRecord): the records of executions that its tasks have
 *   started
 */
GPtrArray *
passo_scheduler_take_nested (PassoScheduler *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  _passo_hosted_reap (self);

  return _passo_hosted_take_nested (self->root);
}

/**
 * passo_scheduler_count_children:
 * @self: a scheduler
 * @n_started: (out): executions that were started by others so far
 * @n_ended: (out): those of them that have ended
 */
void
passo_scheduler_count_children (PassoScheduler *self,
                                guint64        *n_started,
                                guint64        *n_ended)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (n_started != NULL);
  g_return_if_fail (n_ended != NULL);

  *n_started = self->n_started;
  *n_ended = self->n_ended;
}

/**
 * passo_scheduler_get_unanswered:
 * @self: a scheduler
 *
 * Returns: (transfer none) (nullable): name of a state whose call no connector took
 */
const char *
passo_scheduler_get_unanswered (PassoScheduler *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unanswered;
}

/**
 * passo_scheduler_get_unanswered_resource:
 * @self: a scheduler
 *
 * Returns: (transfer none) (nullable): what that state calls
 */
const char *
passo_scheduler_get_unanswered_resource (PassoScheduler *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unanswered_resource;
}
