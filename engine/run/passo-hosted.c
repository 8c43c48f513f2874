/* passo-hosted.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "base/passo-random.h"
#include "run/passo-hosted-map-run-private.h"
#include "run/passo-interpreter-private.h"
#include "run/passo-nested-private.h"
#include "run/passo-scheduler-private.h"

/* A child has few events as a rule. */
#define PAGE_SHIFT 4

/* What tells the draw that seeds a child from those of the execution itself. */
#define SEED_DRAW 0x5eed

/* --- The queue -------------------------------------------------------------------------------- */

static void
put (PassoHostedQueue *queue,
     guint             position,
     PassoHosted      *execution)
{
  queue->executions[position] = execution;
  execution->queue_position = position;
}

static gboolean
is_before (const PassoHosted *a,
           const PassoHosted *b)
{
  return a->queue_order != b->queue_order ? a->queue_order < b->queue_order
                                          : a->number < b->number;
}

static void
sift_up (PassoHostedQueue *queue,
         guint             position,
         PassoHosted      *execution)
{
  while (position > 0 && is_before (execution, queue->executions[(position - 1) / 2]))
    {
      put (queue, position, queue->executions[(position - 1) / 2]);
      position = (position - 1) / 2;
    }
  put (queue, position, execution);
}

static void
sift_down (PassoHostedQueue *queue,
           guint             position,
           PassoHosted      *execution)
{
  for (;;)
    {
      guint child = 2 * position + 1;

      if (child >= queue->n_executions)
        break;
      if (child + 1 < queue->n_executions &&
          is_before (queue->executions[child + 1], queue->executions[child]))
        child++;
      if (!is_before (queue->executions[child], execution))
        break;
      put (queue, position, queue->executions[child]);
      position = child;
    }
  put (queue, position, execution);
}

static void
take_out (PassoHostedQueue *queue,
          PassoHosted      *execution)
{
  guint position = execution->queue_position;
  PassoHosted *last;

  if (position == PASSO_NOT_QUEUED)
    return;

  execution->queue_position = PASSO_NOT_QUEUED;
  last = queue->executions[--queue->n_executions];
  if (last == execution)
    return;

  if (position > 0 && is_before (last, queue->executions[(position - 1) / 2]))
    sift_up (queue, position, last);
  else
    sift_down (queue, position, last);
}

/* The one whose turn it is, no longer in the queue; NULL for none. */
PassoHosted *
_passo_hosted_queue_pop (PassoHostedQueue *queue)
{
  PassoHosted *first;

  if (queue->n_executions == 0)
    return NULL;

  first = queue->executions[0];
  take_out (queue, first);
  first->turn_order = first->queue_order;

  return first;
}

void
_passo_hosted_queue_clear (PassoHostedQueue *queue)
{
  g_clear_pointer (&queue->executions, g_free);
  queue->n_executions = 0;
  queue->capacity = 0;
}

static void
push (PassoHosted *self,
      guint64      order)
{
  PassoHostedQueue *queue = &self->scheduler->ready;

  if (queue->n_executions == queue->capacity)
    {
      queue->capacity = MAX (16, 2 * queue->capacity);
      queue->executions = g_renew (PassoHosted *, queue->executions, queue->capacity);
    }
  self->queue_order = order;
  sift_up (queue, queue->n_executions++, self);
}

/* Sees to it that the execution has its turn, if it can go on. The first one needs no place in the
 * queue: it comes before all others. */
void
_passo_hosted_touch (PassoHosted *self)
{
  if (self->parent != NULL && self->interpreter != NULL &&
      self->queue_position == PASSO_NOT_QUEUED && passo_interpreter_is_ready (self->interpreter))
    push (self, self->interpreter->n_events);
}

/* What the hook paused gets its old turn again, as if it had not been paused. */
void
_passo_hosted_resume (PassoHosted *self,
                      guint        points)
{
  guint n_ready = self->interpreter->ready.n_frames;

  passo_interpreter_resume (self->interpreter, points);
  if (self->parent != NULL && self->interpreter->ready.n_frames > n_ready)
    {
      take_out (&self->scheduler->ready, self);
      push (self, self->turn_order);
    }
  for (PassoHosted *child = self->first_child; child != NULL; child = child->next_sibling)
    _passo_hosted_resume (child, points);
}

/* --- Life ------------------------------------------------------------------------------------- */

PassoHosted *
_passo_hosted_new (PassoScheduler *scheduler,
                   PassoProgram   *program)
{
  PassoHosted *self = g_new0 (PassoHosted, 1);

  self->ref_count = 1;
  self->scheduler = scheduler;
  self->queue_position = PASSO_NOT_QUEUED;
  self->interpreter = passo_interpreter_new (program, &_passo_scheduler_host, self);

  return self;
}

PassoHosted *
_passo_hosted_ref (PassoHosted *self)
{
  self->ref_count++;

  return self;
}

void
_passo_hosted_unref (PassoHosted *self)
{
  if (--self->ref_count == 0)
    g_free (self);
}

static void
link_child (PassoHosted *self,
            PassoHosted *child)
{
  child->parent = self;
  child->previous_sibling = self->last_child;
  if (self->last_child != NULL)
    self->last_child->next_sibling = child;
  else
    self->first_child = child;
  self->last_child = child;
}

static void
unlink_child (PassoHosted *child)
{
  PassoHosted *parent = child->parent;

  if (parent == NULL)
    return;

  if (child->previous_sibling != NULL)
    child->previous_sibling->next_sibling = child->next_sibling;
  else
    parent->first_child = child->next_sibling;
  if (child->next_sibling != NULL)
    child->next_sibling->previous_sibling = child->previous_sibling;
  else
    parent->last_child = child->previous_sibling;
}

/* Puts an execution out of use, with all that it has started, and gives its reference back. */
void
_passo_hosted_drop (PassoHosted *self)
{
  while (self->first_child != NULL)
    _passo_hosted_drop (self->first_child);
  unlink_child (self);
  take_out (&self->scheduler->ready, self);
  g_clear_pointer (&self->interpreter, passo_interpreter_free);
  g_clear_pointer (&self->map_runs, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->nested, _passo_nested_call_free);
  g_clear_pointer (&self->nested_records, g_ptr_array_unref);
  g_clear_pointer (&self->log, passo_event_log_free);
  g_clear_pointer (&self->calls, g_array_unref);
  g_clear_pointer (&self->execution_arn, g_free);
  g_clear_pointer (&self->execution_name, g_free);
  g_clear_pointer (&self->machine_arn, g_free);
  g_clear_pointer (&self->machine_name, g_free);
  self->parent = NULL;
  self->scheduler = NULL;
  _passo_hosted_unref (self);
}

/* --- Children --------------------------------------------------------------------------------- */

/* `…:stateMachine:NAME` → `…:execution:NAME:EXECUTION`; executions of Express workflows may share a
 * name, and have another id behind it (recorded on the service). */
static char *
make_execution_arn (const PassoHosted *self,
                    gboolean           express)
{
  static const char word[] = ":stateMachine:";
  const char *found = strstr (self->machine_arn, word);
  int length = found != NULL ? found - self->machine_arn : 0;
  const char *machine = found != NULL ? found + strlen (word) : self->machine_arn;
  char id[PASSO_UUID_SIZE];

  passo_random_uuid (self->seed, 0, 0, 2, id);
  return g_strdup_printf ("%.*s:%s:%s:%s%s%s", length, self->machine_arn,
                          express ? "express" : "execution", machine, self->execution_name,
                          express ? ":" : "", express ? id : "");
}

static void
make_identity (PassoHosted           *self,
               const PassoIdentity   *parent,
               const PassoChildStart *start)
{
  char id[PASSO_UUID_SIZE];

  passo_random_uuid (self->seed, 0, 0, 0, id);
  self->execution_name = g_strdup (start->name != NULL ? start->name : id);
  self->machine_arn = g_strdup (start->machine_arn);
  self->machine_name = g_strdup (start->machine_name);
  self->execution_arn = make_execution_arn (self, start->express);
  self->identity = (PassoIdentity) {
    .execution_arn = self->execution_arn,
    .execution_name = self->execution_name,
    .role_arn = parent->role_arn,
    .machine_arn = self->machine_arn,
    .machine_name = self->machine_name,
    .express = start->express,
  };
}

/* Starts an execution for an effect of @self. Whatever it needs beside @start it takes after @self. */
PassoHosted *
_passo_hosted_start_child (PassoHosted           *self,
                           guint64                effect_id,
                           const PassoChildStart *start,
                           PassoHostedEnded       ended)
{
  PassoScheduler *scheduler = self->scheduler;
  PassoHosted *child = _passo_hosted_new (scheduler, start->program);

  link_child (self, child);
  child->effect_id = effect_id;
  child->index = start->index;
  child->number = ++scheduler->n_started;
  child->level = self->level + 1;
  child->seed = passo_random_bits (passo_random_bits (self->seed, start->event_id, 0, SEED_DRAW),
                                   start->index, 0, 0);
  child->ended = ended;
  child->log = passo_event_log_new_small (PAGE_SHIFT);
  child->start = passo_scheduler_get_now (scheduler);
  make_identity (child, self->interpreter->identity, start);
  _passo_interpreter_become_child (child->interpreter, self->interpreter, start);
  passo_interpreter_set_hook_mask (child->interpreter, scheduler->hook_mask);
  passo_interpreter_start (child->interpreter, &child->identity, start->input);
  _passo_hosted_touch (child);

  return child;
}

/* Stops what an effect has started; nobody waits for it any more. */
void
_passo_hosted_cancel_children (PassoHosted *self,
                               guint64      effect_id)
{
  for (PassoHosted *child = self->first_child; child != NULL; child = child->next_sibling)
    if (child->effect_id == effect_id)
      {
        child->cancelled = TRUE;
        passo_interpreter_stop (child->interpreter, passo_value_undefined (),
                                passo_value_undefined ());
      }
}

/* Lets an execution go on by itself, whatever becomes of the one that has started it. */
void
_passo_hosted_detach (PassoHosted *self)
{
  PassoScheduler *scheduler = self->scheduler;

  unlink_child (self);
  self->previous_sibling = NULL;
  self->next_sibling = NULL;
  link_child (scheduler->root, self);
  self->effect_id = 0;
  self->detached = TRUE;
  scheduler->n_detached++;
}

void
_passo_hosted_stop_detached (PassoScheduler *scheduler)
{
  for (PassoHosted *child = scheduler->root->first_child; child != NULL; child = child->next_sibling)
    if (child->detached)
      passo_interpreter_stop (child->interpreter, passo_value_undefined (),
                              passo_value_undefined ());
}

/* Its interpreter may still be at work: what has to be done about the end waits until it is not. */
void
_passo_hosted_has_ended (PassoHosted *self)
{
  self->stop = passo_scheduler_get_now (self->scheduler);
  if (self->parent != NULL)
    g_queue_push_tail (&self->scheduler->ended, self);
  else if (!self->scheduler->lingers)
    _passo_hosted_stop_detached (self->scheduler);
}

/* The records of what an execution's tasks have started, which it has no more then. */
GPtrArray *
_passo_hosted_take_nested (PassoHosted *self)
{
  if (self->nested_records == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) passo_run_record_free);

  return g_steal_pointer (&self->nested_records);
}

/* Takes what is known of an execution that has ended out of it. */
PassoRunRecord *
_passo_hosted_take_record (PassoHosted *self)
{
  PassoRunRecord *record = passo_run_record_new ();

  record->execution_arn = g_strdup (self->execution_arn);
  record->name = g_strdup (self->execution_name);
  record->machine_arn = g_strdup (self->machine_arn);
  record->index = self->index;
  record->n_items = self->n_items;
  record->log = g_steal_pointer (&self->log);
  g_ptr_array_unref (record->map_runs);
  record->map_runs = _passo_hosted_take_map_runs (self);
  g_ptr_array_unref (record->nested);
  record->nested = _passo_hosted_take_nested (self);

  return record;
}

/* Tells those who wait of the executions that have ended, and puts these out of use. */
void
_passo_hosted_reap (PassoScheduler *scheduler)
{
  PassoHosted *child;

  while ((child = g_queue_pop_head (&scheduler->ended)) != NULL)
    {
      if (!child->cancelled && child->ended != NULL)
        child->ended (child);
      if (child->map_run != NULL)
        _passo_hosted_keep_child (child);
      scheduler->n_ended++;
      if (child->nested != NULL)
        _passo_nested_ended (child);
      scheduler->n_detached -= child->detached;
      _passo_hosted_touch (child->parent);
      _passo_hosted_drop (child);
    }
}
