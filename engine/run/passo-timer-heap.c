/* passo-timer-heap.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-timer-heap.h"

#define PURGE_MINIMUM 1024

static gboolean
is_before (const PassoTimer *a,
           const PassoTimer *b)
{
  if (a->deadline != b->deadline)
    return a->deadline < b->deadline;
  if (a->event_id != b->event_id)
    return a->event_id < b->event_id;

  return a->order < b->order;
}

static PassoTimer *
timer_at (PassoTimerHeap *self,
          guint           index)
{
  return &g_array_index (self->timers, PassoTimer, index);
}

static void
sift_up (PassoTimerHeap *self,
         guint           index)
{
  PassoTimer timer = *timer_at (self, index);

  while (index > 0 && is_before (&timer, timer_at (self, (index - 1) / 2)))
    {
      *timer_at (self, index) = *timer_at (self, (index - 1) / 2);
      index = (index - 1) / 2;
    }
  *timer_at (self, index) = timer;
}

static void
sift_down (PassoTimerHeap *self,
           guint           index)
{
  PassoTimer timer = *timer_at (self, index);

  for (;;)
    {
      guint child = 2 * index + 1;

      if (child >= self->timers->len)
        break;
      if (child + 1 < self->timers->len &&
          is_before (timer_at (self, child + 1), timer_at (self, child)))
        child++;
      if (!is_before (timer_at (self, child), &timer))
        break;
      *timer_at (self, index) = *timer_at (self, child);
      index = child;
    }
  *timer_at (self, index) = timer;
}

static gboolean
is_wanted (const PassoTimer *timer)
{
  return timer->execution->interpreter != NULL &&
         passo_interpreter_wants_timer (timer->execution->interpreter, timer->effect_id,
                                        timer->kind, timer->deadline);
}

/* A task that was answered leaves its time-out behind. Dropping those now and then keeps a long
 * loop of such tasks from growing without end. */
static void
purge (PassoTimerHeap *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->timers->len; i++)
    if (is_wanted (timer_at (self, i)))
      *timer_at (self, kept++) = *timer_at (self, i);
    else
      _passo_hosted_unref (timer_at (self, i)->execution);
  g_array_set_size (self->timers, kept);
  for (guint i = kept / 2; i-- > 0;)
    sift_down (self, i);
  self->purge_at = 2 * kept;
}

/* The first one, with its reference. */
static PassoTimer
take_first (PassoTimerHeap *self)
{
  PassoTimer first = *timer_at (self, 0);

  *timer_at (self, 0) = *timer_at (self, self->timers->len - 1);
  g_array_set_size (self->timers, self->timers->len - 1);
  if (self->timers->len > 0)
    sift_down (self, 0);

  return first;
}

/**
 * passo_timer_heap_add:
 * @self: a heap
 * @execution: whose timer it is
 * @effect: the effect that sets it
 *
 * Adds a timer.
 */
void
passo_timer_heap_add (PassoTimerHeap    *self,
                      PassoHosted       *execution,
                      const PassoEffect *effect)
{
  PassoTimer timer = {
    effect->deadline, effect->event_id, self->n_set++, effect->id, NULL, effect->timer
  };

  if (self->timers == NULL)
    self->timers = g_array_new (FALSE, FALSE, sizeof (PassoTimer));
  if (self->timers->len >= MAX (PURGE_MINIMUM, self->purge_at))
    purge (self);
  timer.execution = _passo_hosted_ref (execution);
  g_array_append_val (self->timers, timer);
  sift_up (self, self->timers->len - 1);
}

/**
 * passo_timer_heap_peek:
 * @self: a heap
 *
 * Returns: (transfer none) (nullable): the next timer that means anything
 */
const PassoTimer *
passo_timer_heap_peek (PassoTimerHeap *self)
{
  while (self->timers != NULL && self->timers->len > 0)
    {
      if (is_wanted (timer_at (self, 0)))
        return timer_at (self, 0);
      _passo_hosted_unref (take_first (self).execution);
    }

  return NULL;
}

/**
 * passo_timer_heap_expire:
 * @self: a heap
 * @now: milliseconds since 1970
 *
 * Tells the execution of the next timer that its time has come, if it has.
 *
 * Returns: whether it had
 */
gboolean
passo_timer_heap_expire (PassoTimerHeap *self,
                         gint64          now)
{
  const PassoTimer *next = passo_timer_heap_peek (self);
  PassoTimer timer;

  if (next == NULL || next->deadline > now)
    return FALSE;

  timer = take_first (self);
  passo_interpreter_expire (timer.execution->interpreter, timer.effect_id, timer.kind,
                            timer.deadline);
  _passo_hosted_touch (timer.execution);
  _passo_hosted_unref (timer.execution);

  return TRUE;
}

/**
 * passo_timer_heap_clear:
 * @self: a heap
 *
 * Drops all timers.
 */
void
passo_timer_heap_clear (PassoTimerHeap *self)
{
  for (guint i = 0; self->timers != NULL && i < self->timers->len; i++)
    _passo_hosted_unref (timer_at (self, i)->execution);
  g_clear_pointer (&self->timers, g_array_unref);
}
