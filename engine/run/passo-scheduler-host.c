/* passo-scheduler-host.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "base/passo-random.h"
#include "run/passo-hosted-map-run-private.h"
#include "run/passo-scheduler-private.h"

/* What the interpreters see of their host. An execution is the host of its interpreter. */

/* A call that a connector has still to answer. */
typedef struct
{
  PassoConnector *connector;
  PassoHosted    *execution;
  guint64         effect_id;
} PassoPendingCall;

/* Connectors know calls by numbers that are unique in the scheduler. The first execution's are its own
 * effects; those of others have the highest bit set, which no effect ever has. */
#define FOREIGN_CALL (G_GUINT64_CONSTANT (1) << 63)

static gint64
host_now (gpointer host)
{
  return passo_scheduler_get_now (((PassoHosted *) host)->scheduler);
}

static guint64
host_random (gpointer host,
             guint64  event_id,
             guint    attempt,
             guint    counter)
{
  return passo_random_bits (((PassoHosted *) host)->seed, event_id, attempt, counter);
}

static gboolean
host_hook (gpointer        host,
           PassoFrame     *frame,
           PassoHookPoint  at)
{
  PassoScheduler *scheduler = ((PassoHosted *) host)->scheduler;

  return scheduler->hook_func == NULL || scheduler->hook_func (frame, at, scheduler->hook_data);
}

static void
host_record (gpointer          host,
             const PassoEvent *event)
{
  PassoHosted *self = host;
  PassoScheduler *scheduler = self->scheduler;

  if (self->log != NULL)
    passo_event_log_append (self->log, event);
  else if (self->parent == NULL && scheduler->event_func != NULL)
    scheduler->event_func (event, scheduler->event_data);
}

/* --- Calls ------------------------------------------------------------------------------------ */

static void
free_pending (gpointer data)
{
  PassoPendingCall *pending = data;

  g_object_unref (pending->connector);
  _passo_hosted_unref (pending->execution);
  g_free (pending);
}

static void
add_pending (PassoHosted    *self,
             guint64         effect_id,
             guint64         call_id,
             PassoConnector *connector)
{
  PassoScheduler *scheduler = self->scheduler;
  PassoPendingCall *pending = g_new (PassoPendingCall, 1);
  PassoHostedCall call = { effect_id, call_id };

  *pending = (PassoPendingCall) { g_object_ref (connector), _passo_hosted_ref (self), effect_id };
  if (scheduler->pending == NULL)
    scheduler->pending = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_pending);
  g_hash_table_insert (scheduler->pending, g_memdup2 (&call_id, sizeof call_id), pending);
  if (self->calls == NULL)
    self->calls = g_array_new (FALSE, FALSE, sizeof (PassoHostedCall));
  g_array_append_val (self->calls, call);
}

/* Gives FALSE where the execution has no such call. */
static gboolean
forget_call (PassoHosted *self,
             guint64      effect_id,
             guint64     *call_id)
{
  for (guint i = 0; self->calls != NULL && i < self->calls->len; i++)
    {
      PassoHostedCall call = g_array_index (self->calls, PassoHostedCall, i);

      if (call.effect_id != effect_id)
        continue;
      *call_id = call.call_id;
      g_array_remove_index_fast (self->calls, i);
      return TRUE;
    }

  return FALSE;
}

/* Takes a call out of the table; NULL where nobody waits for it any more. */
static PassoPendingCall *
steal_pending (PassoScheduler *scheduler,
               guint64         call_id)
{
  g_autofree gpointer key = NULL;
  gpointer pending = NULL;

  if (scheduler->pending == NULL ||
      !g_hash_table_steal_extended (scheduler->pending, &call_id, &key, &pending))
    return NULL;

  return pending;
}

static void
call_done (gpointer     data,
           guint64      call_id,
           PassoAnswer *answer)
{
  PassoPendingCall *pending = steal_pending (data, call_id);
  PassoHosted *execution;

  if (pending == NULL)
    return;

  execution = pending->execution;
  if (execution->interpreter != NULL)
    {
      forget_call (execution, pending->effect_id, &call_id);
      passo_interpreter_answer (execution->interpreter, pending->effect_id, answer);
      _passo_hosted_touch (execution);
    }
  free_pending (pending);
}

/* The pending call, if its execution is still there. */
static const PassoPendingCall *
find_pending (PassoScheduler *scheduler,
              guint64         call_id)
{
  const PassoPendingCall *pending = NULL;

  if (scheduler->pending != NULL)
    pending = g_hash_table_lookup (scheduler->pending, &call_id);

  return pending != NULL && pending->execution->interpreter != NULL ? pending : NULL;
}

static void
call_submitted (gpointer   data,
                guint64    call_id,
                PassoValue reply)
{
  const PassoPendingCall *pending = find_pending (data, call_id);

  if (pending != NULL)
    passo_interpreter_submit (pending->execution->interpreter, pending->effect_id, reply);
}

static void
call_started (gpointer    data,
              guint64     call_id,
              const char *worker)
{
  const PassoPendingCall *pending = find_pending (data, call_id);

  if (pending != NULL)
    passo_interpreter_take_up (pending->execution->interpreter, pending->effect_id, worker);
}

static void
take_reply (PassoHosted         *self,
            const PassoCall     *call,
            guint64              effect_id,
            PassoConnectorReply  reply,
            PassoConnector      *connector)
{
  if (reply != PASSO_CONNECTOR_HOSTED)
    add_pending (self, effect_id, call->id, connector);
  if (call->token != NULL)
    _passo_task_tokens_add (&self->scheduler->tokens, call->token, self, effect_id);
  if (reply == PASSO_CONNECTOR_PENDING)
    passo_interpreter_submit (self->interpreter, effect_id, passo_value_undefined ());
  else if (reply == PASSO_CONNECTOR_QUEUED)
    passo_interpreter_enqueue (self->interpreter, effect_id);
}

static void
perform_call (PassoHosted     *self,
              const PassoCall *effect_call)
{
  PassoScheduler *scheduler = self->scheduler;
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;
  PassoConnectorReply reply = PASSO_CONNECTOR_DECLINED;
  PassoConnector *connector = NULL;
  PassoCall call = *effect_call;

  if (self->parent != NULL)
    call.id = FOREIGN_CALL | ++scheduler->n_calls;
  call.host = scheduler;
  call.submitted = call_submitted;
  call.started = call_started;
  call.done = call_done;
  call.done_data = scheduler;
  scheduler->calling = self;
  scheduler->calling_effect = effect_call->id;
  if (scheduler->registry != NULL)
    reply = passo_connector_registry_call (scheduler->registry, &call, &answer, &connector);
  if (reply == PASSO_CONNECTOR_ANSWERED)
    passo_interpreter_answer (self->interpreter, effect_call->id, &answer);
  else if (reply != PASSO_CONNECTOR_DECLINED)
    take_reply (self, &call, effect_call->id, reply, connector);
  else if (scheduler->unanswered == NULL)
    {
      scheduler->unanswered = g_strdup (call.state_name);
      scheduler->unanswered_resource = g_strdup (call.resource->arn);
    }
}

/* A connector's answer is not wanted any more. */
void
_passo_scheduler_cancel_call (PassoHosted *self,
                              guint64      effect_id)
{
  PassoPendingCall *pending = NULL;
  guint64 call_id = 0;

  if (forget_call (self, effect_id, &call_id))
    pending = steal_pending (self->scheduler, call_id);
  if (pending == NULL)
    return;

  passo_connector_cancel (pending->connector, call_id);
  free_pending (pending);
}

/**
 * passo_scheduler_heartbeat:
 * @self: a scheduler
 * @call_id: id of a pending call, as its connector knows it
 *
 * A task shows that it is alive: its heartbeat time-out begins anew.
 *
 * Returns: whether anybody was still waiting for it
 */
gboolean
passo_scheduler_heartbeat (PassoScheduler *self,
                           guint64         call_id)
{
  const PassoPendingCall *pending;

  g_return_val_if_fail (self != NULL, FALSE);

  pending = find_pending (self, call_id);
  return pending != NULL &&
         passo_interpreter_heartbeat (pending->execution->interpreter, pending->effect_id);
}

/* --- Effects ---------------------------------------------------------------------------------- */

static void
host_perform (gpointer           host,
              const PassoEffect *effect)
{
  PassoHosted *self = host;

  switch (effect->kind)
    {
    case PASSO_EFFECT_TASK:
      perform_call (self, effect->call);
      break;

    case PASSO_EFFECT_TIMER:
      passo_timer_heap_add (&self->scheduler->timers, self, effect);
      break;

    case PASSO_EFFECT_CANCEL:
      /* What it has begun is of no use any more: a call, or other executions. */
      _passo_hosted_cancel_children (self, effect->id);
      _passo_scheduler_cancel_call (self, effect->id);
      break;

    case PASSO_EFFECT_MAP_RUN:
      _passo_hosted_begin_map_run (self, effect->id, effect->map_run);
      break;

    case PASSO_EFFECT_ITEMS:
      _passo_hosted_read_items (self, effect->id, effect->count);
      break;

    case PASSO_EFFECT_CHILD:
      _passo_hosted_start_map_child (self, effect->id, effect->child);
      break;

    case PASSO_EFFECT_RESULTS:
      _passo_hosted_complete_results (self, effect->id);
      break;

    case PASSO_EFFECT_END_MAP_RUN:
      _passo_hosted_end_map_run (self, effect->id, effect->end);
      break;

    case PASSO_EFFECT_FINISH:
    default:
      _passo_hosted_has_ended (self);
      break;
    }
}

const PassoHost _passo_scheduler_host = {
  host_now, host_random, host_hook, host_record, host_perform
};
