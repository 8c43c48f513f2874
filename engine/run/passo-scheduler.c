/* passo-scheduler.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "base/passo-clock.h"
#include "base/passo-random.h"
#include "run/passo-scheduler.h"

typedef struct
{
  gint64         deadline;
  guint64        order;     /* earlier ones first among equals */
  guint64        effect_id;
  PassoTimerKind kind;
} PassoTimer;

/* The interpreter's host: it carries out effects with a clock and connectors, in a plain loop that
 * its owner drives. It starts no thread and never sleeps. */
struct _PassoScheduler
{
  PassoInterpreter        *interpreter;
  PassoConnectorRegistry  *registry;
  PassoClockMode           mode;
  PassoVirtualClock        clock;
  gint64                   ahead;       /* of the real clock, after time was skipped */
  guint64                  seed;
  GArray                  *timers;      /* a binary heap of PassoTimer */
  guint64                  n_timers;    /* set so far */
  guint                    purge_at;    /* size of the heap at which stale timers are dropped */
  GHashTable              *pending;     /* call id → connector */
  char                    *unanswered;
  PassoSchedulerEventFunc  event_func;
  gpointer                 event_data;
  PassoSchedulerHookFunc   hook_func;
  gpointer                 hook_data;
};

#define PURGE_MINIMUM 1024

/* --- Timers ----------------------------------------------------------------------------------- */

static gboolean
is_before (const PassoTimer *a,
           const PassoTimer *b)
{
  return a->deadline != b->deadline ? a->deadline < b->deadline : a->order < b->order;
}

static PassoTimer *
timer_at (PassoScheduler *self,
          guint           index)
{
  return &g_array_index (self->timers, PassoTimer, index);
}

static void
sift_up (PassoScheduler *self,
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
sift_down (PassoScheduler *self,
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
is_wanted (PassoScheduler   *self,
           const PassoTimer *timer)
{
  return passo_interpreter_wants_timer (self->interpreter, timer->effect_id, timer->kind,
                                        timer->deadline);
}

/* A task that was answered leaves its time-out behind. Dropping those now and then keeps a long
 * loop of such tasks from growing without end. */
static void
purge_timers (PassoScheduler *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->timers->len; i++)
    if (is_wanted (self, timer_at (self, i)))
      *timer_at (self, kept++) = *timer_at (self, i);
  g_array_set_size (self->timers, kept);
  for (guint i = kept / 2; i-- > 0;)
    sift_down (self, i);
  self->purge_at = MAX (PURGE_MINIMUM, 2 * kept);
}

static void
add_timer (PassoScheduler    *self,
           const PassoEffect *effect)
{
  PassoTimer timer = { effect->deadline, self->n_timers++, effect->id, effect->timer };

  if (self->timers == NULL)
    self->timers = g_array_new (FALSE, FALSE, sizeof (PassoTimer));
  if (self->timers->len >= self->purge_at)
    purge_timers (self);
  g_array_append_val (self->timers, timer);
  sift_up (self, self->timers->len - 1);
}

static void
remove_first_timer (PassoScheduler *self)
{
  *timer_at (self, 0) = *timer_at (self, self->timers->len - 1);
  g_array_set_size (self->timers, self->timers->len - 1);
  if (self->timers->len > 0)
    sift_down (self, 0);
}

/* The next timer that means anything, or NULL. */
static const PassoTimer *
peek_timer (PassoScheduler *self)
{
  while (self->timers != NULL && self->timers->len > 0)
    {
      if (is_wanted (self, timer_at (self, 0)))
        return timer_at (self, 0);
      remove_first_timer (self);
    }

  return NULL;
}

/* Expires the timers whose time has come. */
static gboolean
expire_timers (PassoScheduler *self)
{
  const PassoTimer *first = peek_timer (self);
  gint64 now = passo_scheduler_get_now (self);
  gboolean any = FALSE;

  while (first != NULL && first->deadline <= now)
    {
      PassoTimer timer = *first;

      remove_first_timer (self);
      passo_interpreter_expire (self->interpreter, timer.effect_id, timer.kind, timer.deadline);
      any = TRUE;
      first = peek_timer (self);
    }

  return any;
}

/* --- Host ------------------------------------------------------------------------------------- */

static gint64
host_now (gpointer host)
{
  return passo_scheduler_get_now (host);
}

static guint64
host_random (gpointer host,
             guint64  event_id,
             guint    attempt,
             guint    counter)
{
  return passo_random_bits (((PassoScheduler *) host)->seed, event_id, attempt, counter);
}

static gboolean
host_hook (gpointer        host,
           PassoFrame     *frame,
           PassoHookPoint  at)
{
  PassoScheduler *self = host;

  return self->hook_func == NULL || self->hook_func (frame, at, self->hook_data);
}

static void
host_record (gpointer          host,
             const PassoEvent *event)
{
  PassoScheduler *self = host;

  if (self->event_func != NULL)
    self->event_func (event, self->event_data);
}

static void
call_done (gpointer     data,
           guint64      call_id,
           PassoAnswer *answer)
{
  PassoScheduler *self = data;

  g_hash_table_remove (self->pending, &call_id);
  passo_interpreter_answer (self->interpreter, call_id, answer);
}

static void
add_pending (PassoScheduler *self,
             guint64         call_id,
             PassoConnector *connector)
{
  if (self->pending == NULL)
    self->pending = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_hash_table_insert (self->pending, g_memdup2 (&call_id, sizeof call_id),
                       g_object_ref (connector));
}

static void
perform_call (PassoScheduler  *self,
              const PassoCall *effect_call)
{
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;
  PassoConnectorReply reply = PASSO_CONNECTOR_DECLINED;
  PassoConnector *connector = NULL;
  PassoCall call = *effect_call;

  call.done = call_done;
  call.done_data = self;
  if (self->registry != NULL)
    reply = passo_connector_registry_call (self->registry, &call, &answer, &connector);
  if (reply == PASSO_CONNECTOR_ANSWERED)
    passo_interpreter_answer (self->interpreter, call.id, &answer);
  else if (reply == PASSO_CONNECTOR_PENDING)
    add_pending (self, call.id, connector);
  else if (self->unanswered == NULL)
    self->unanswered = g_strdup (call.state_name);
}

static void
cancel_call (PassoScheduler *self,
             guint64         call_id)
{
  g_autoptr (PassoConnector) connector = NULL;
  g_autofree gpointer key = NULL;

  if (self->pending != NULL &&
      g_hash_table_steal_extended (self->pending, &call_id, &key, (gpointer *) &connector))
    passo_connector_cancel (connector, call_id);
}

static void
host_perform (gpointer           host,
              const PassoEffect *effect)
{
  PassoScheduler *self = host;

  switch (effect->kind)
    {
    case PASSO_EFFECT_TASK:
      perform_call (self, effect->call);
      break;

    case PASSO_EFFECT_TIMER:
      add_timer (self, effect);
      break;

    case PASSO_EFFECT_CANCEL:
      cancel_call (self, effect->id);
      break;

    case PASSO_EFFECT_FINISH:
    default:
      break;
    }
}

static const PassoHost host_functions = {
  host_now, host_random, host_hook, host_record, host_perform
};

/* --- Public ----------------------------------------------------------------------------------- */

/**
 * passo_scheduler_new:
 * @program: what to run
 *
 * Makes a host for one execution, with the virtual clock set to the present.
 *
 * Returns: (transfer full): the scheduler
 */
PassoScheduler *
passo_scheduler_new (PassoProgram *program)
{
  PassoScheduler *self;

  g_return_val_if_fail (program != NULL, NULL);

  self = g_new0 (PassoScheduler, 1);
  self->purge_at = PURGE_MINIMUM;
  passo_virtual_clock_init (&self->clock, passo_clock_now (passo_clock_real ()));
  self->interpreter = passo_interpreter_new (program, &host_functions, self);

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

  passo_interpreter_free (self->interpreter);
  g_clear_pointer (&self->timers, g_array_unref);
  g_clear_pointer (&self->pending, g_hash_table_unref);
  g_clear_object (&self->registry);
  g_free (self->unanswered);
  g_free (self);
}

/**
 * passo_scheduler_get_interpreter:
 * @self: a scheduler
 *
 * Returns: (transfer none): the interpreter that it hosts; start it to begin
 */
PassoInterpreter *
passo_scheduler_get_interpreter (PassoScheduler *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->interpreter;
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

/**
 * passo_scheduler_set_hook:
 * @self: a scheduler
 * @mask: points at which to ask
 * @func: (nullable): whether to go on; %FALSE pauses the frame until passo_interpreter_resume()
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
  passo_interpreter_set_hook_mask (self->interpreter, mask);
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

  timer = peek_timer (self);
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

  timer = peek_timer (self);
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

  while (passo_interpreter_get_status (self->interpreter) == PASSO_EXECUTION_RUNNING)
    {
      if (self->unanswered != NULL)
        return PASSO_SCHEDULER_BLOCKED;
      if (self->timers != NULL)
        expire_timers (self);
      if (!passo_interpreter_is_ready (self->interpreter))
        break;
      if (max_steps-- == 0)
        return PASSO_SCHEDULER_MORE;
      passo_interpreter_step (self->interpreter);
    }

  if (passo_interpreter_get_status (self->interpreter) != PASSO_EXECUTION_RUNNING)
    return PASSO_SCHEDULER_FINISHED;

  return passo_scheduler_get_next_deadline (self, &deadline) ? PASSO_SCHEDULER_WAITING
                                                             : PASSO_SCHEDULER_BLOCKED;
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
