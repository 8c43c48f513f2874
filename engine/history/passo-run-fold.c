/* passo-run-fold.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "history/passo-run-fold-private.h"

/* A history names states only where they are entered and left. Everything else is told by the
 * chains of previousEventId: the event before leads to the visit that an event belongs to, and the
 * visits around that one to containers (recorded on the service). */

static void
clear_node (gpointer data)
{
  g_clear_pointer (&((PassoFoldNode *) data)->iterations, g_array_unref);
}

PassoRunFold *
_passo_run_fold_new (void)
{
  PassoRunFold *self = g_new0 (PassoRunFold, 1);
  guint none = PASSO_FOLD_NONE;

  self->nodes = g_array_new (FALSE, TRUE, sizeof (PassoFoldNode));
  g_array_set_clear_func (self->nodes, clear_node);
  self->owners = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->owners, none);
  self->open = g_array_new (FALSE, FALSE, sizeof (guint));
  self->spans = g_array_new (FALSE, FALSE, sizeof (PassoRunSpan));
  self->states = g_ptr_array_new_with_free_func (g_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->edges = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->assigning = g_array_new (FALSE, FALSE, sizeof (guint));
  self->end = -1;

  return self;
}

void
_passo_run_fold_free (PassoRunFold *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->owners);
  g_array_unref (self->open);
  g_array_unref (self->spans);
  g_ptr_array_unref (self->states);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->edges);
  g_array_unref (self->assigning);
  g_free (self);
}

PassoFoldNode *
_passo_run_fold_get_node (PassoRunFold *self,
                          guint         index)
{
  return index != PASSO_FOLD_NONE ? &g_array_index (self->nodes, PassoFoldNode, index) : NULL;
}

guint
_passo_run_fold_get_owner (PassoRunFold *self,
                           guint         event_id)
{
  return event_id < self->owners->len ? g_array_index (self->owners, guint, event_id)
                                      : PASSO_FOLD_NONE;
}

/* The visit of a state that an event belongs to: of an iteration's events its Map. */
guint
_passo_run_fold_get_visit (PassoRunFold *self,
                           guint         event_id)
{
  guint index = _passo_run_fold_get_owner (self, event_id);
  PassoFoldNode *node = _passo_run_fold_get_node (self, index);

  return node != NULL && node->index >= 0 ? node->parent : index;
}

static PassoRunSpan *
get_span (PassoRunFold *self,
          guint         index)
{
  return &g_array_index (self->spans, PassoRunSpan, index);
}

static PassoFoldState *
get_state (PassoRunFold *self,
           guint         index)
{
  return g_ptr_array_index (self->states, index);
}

static guint
ensure_state (PassoRunFold *self,
              const char   *name)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name));
  PassoFoldState *state;

  if (index > 0)
    return index - 1;

  state = g_new0 (PassoFoldState, 1);
  state->info.name = name;
  state->last_map = PASSO_FOLD_NONE;
  g_ptr_array_add (self->states, state);
  g_hash_table_insert (self->by_name, (gpointer) name, GUINT_TO_POINTER (self->states->len));

  return self->states->len - 1;
}

static guint
add_span (PassoRunFold     *self,
          PassoSpanKind     kind,
          guint             parent,
          const char       *name,
          gint64            start,
          const PassoEvent *event)
{
  PassoRunSpan span = {
    .index = self->spans->len,
    .parent = parent,
    .kind = kind,
    .status = kind == PASSO_SPAN_WAIT || kind == PASSO_SPAN_BACKOFF ? PASSO_RUN_WAITING
                                                                    : PASSO_RUN_RUNNING,
    .name = name,
    .iteration = -1,
    .start = start,
    .end = -1,
    .first_event = event->id,
    .last_event = event->id,
  };

  g_array_append_val (self->spans, span);

  return span.index;
}

static void
close_span (PassoRunFold     *self,
            guint             index,
            PassoRunStatus    status,
            const PassoEvent *event)
{
  PassoRunSpan *span;

  if (index == PASSO_FOLD_NONE)
    return;

  span = get_span (self, index);
  if (span->end >= 0)
    return;

  span->end = event->timestamp;
  span->status = status;
  span->last_event = event->id;
}

static void
close_attempt (PassoRunFold     *self,
               PassoFoldNode    *node,
               PassoRunStatus    status,
               const PassoEvent *event)
{
  close_span (self, node->attempt_span, status, event);
  node->attempt_span = PASSO_FOLD_NONE;
}

static void
count_edge (PassoRunFold *self,
            guint         from,
            guint         to)
{
  gint64 key = ((gint64) (from + 1) << 32) | (to + 1);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->edges, &key));

  g_hash_table_insert (self->edges, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (count + 1));
}

/* How a state stands while visits of it are open. */
static void
update_open_status (PassoRunFold   *self,
                    PassoFoldState *state)
{
  if (state->info.n_running > 0)
    state->info.status = state->n_waiting == state->info.n_running ? PASSO_RUN_WAITING
                                                                   : PASSO_RUN_RUNNING;
}

static void
set_waiting (PassoRunFold  *self,
             PassoFoldNode *node,
             gboolean       waiting)
{
  PassoFoldState *state = get_state (self, node->state);

  if (node->waiting == waiting)
    return;

  node->waiting = waiting;
  state->n_waiting += waiting ? 1 : -1;
  get_span (self, node->span)->status = waiting ? PASSO_RUN_WAITING : PASSO_RUN_RUNNING;
  update_open_status (self, state);
}

static void
count_ended_iteration (PassoRunFold   *self,
                       PassoFoldNode  *iteration,
                       PassoRunStatus  status)
{
  PassoMapCounts *counts = &_passo_run_fold_get_node (self, iteration->parent)->counts;

  counts->running--;
  if (status == PASSO_RUN_SUCCEEDED)
    counts->succeeded++;
  else if (status == PASSO_RUN_FAILED)
    counts->failed++;
  else
    counts->aborted++;
}

static void
count_ended_visit (PassoRunFold   *self,
                   PassoFoldNode  *node,
                   PassoRunStatus  status)
{
  PassoFoldState *state = get_state (self, node->state);

  set_waiting (self, node, FALSE);
  state->info.n_running--;
  state->info.status = status;
  if (status == PASSO_RUN_SUCCEEDED)
    state->info.n_succeeded++;
  else if (status == PASSO_RUN_CAUGHT)
    state->info.n_caught++;
  else if (status == PASSO_RUN_FAILED)
    state->info.n_failed++;
  else
    state->info.n_aborted++;
  update_open_status (self, state);
}

static void
close_node (PassoRunFold     *self,
            guint             index,
            PassoRunStatus    status,
            const PassoEvent *event)
{
  PassoFoldNode *node = _passo_run_fold_get_node (self, index);

  if (!node->open)
    return;

  node->open = FALSE;
  if (node->index >= 0)
    count_ended_iteration (self, node, status);
  else
    count_ended_visit (self, node, status);
  close_attempt (self, node, status == PASSO_RUN_CAUGHT ? PASSO_RUN_FAILED : status, event);
  close_span (self, node->span, status, event);
  for (guint i = self->open->len; i-- > 0;)
    if (g_array_index (self->open, guint, i) == index)
      {
        g_array_remove_index (self->open, i);
        break;
      }
}

static gboolean
is_inside (PassoRunFold *self,
           guint         index,
           guint         around)
{
  while (index != PASSO_FOLD_NONE && index != around)
    index = _passo_run_fold_get_node (self, index)->parent;

  return index == around;
}

/* Ends what is still open inside a node: what the failure came from has failed, the rest was cut
 * off. @failing is where it came from, or PASSO_FOLD_NONE. */
static void
close_inside (PassoRunFold     *self,
              guint             around,
              guint             failing,
              const PassoEvent *event)
{
  for (guint i = self->open->len; i-- > 0;)
    {
      guint index = g_array_index (self->open, guint, i);

      if (index == around || !is_inside (self, index, around))
        continue;
      close_node (self, index,
                  failing != PASSO_FOLD_NONE && is_inside (self, failing, index)
                    ? PASSO_RUN_FAILED
                    : PASSO_RUN_ABORTED,
                  event);
      i = MIN (i, self->open->len);
    }
}

/* The first open visit outwards that was entered by an event of a type; a name may be asked for. */
static guint
find_open (PassoRunFold   *self,
           guint           index,
           PassoEventType  entered_type,
           const char     *name,
           gboolean        not_failed)
{
  for (; index != PASSO_FOLD_NONE; index = _passo_run_fold_get_node (self, index)->parent)
    {
      PassoFoldNode *node = _passo_run_fold_get_node (self, index);

      if (node->index < 0 && node->open && node->entered_type == entered_type &&
          !(not_failed && node->failed) &&
          (name == NULL || strcmp (get_state (self, node->state)->info.name, name) == 0))
        return index;
    }

  return PASSO_FOLD_NONE;
}

static guint
find_iteration (PassoRunFold     *self,
                guint             owner,
                const PassoEvent *event)
{
  guint map = find_open (self, owner, PASSO_EVENT_MAP_STATE_ENTERED, event->name, FALSE);
  PassoFoldNode *node = _passo_run_fold_get_node (self, map);

  if (node == NULL || node->iterations == NULL || event->number < 0 ||
      (guint) event->number >= node->iterations->len)
    return PASSO_FOLD_NONE;

  return g_array_index (node->iterations, guint, event->number);
}

static guint
add_node (PassoRunFold     *self,
          guint             parent,
          guint             chain,
          guint             state,
          const PassoEvent *event)
{
  PassoFoldNode node = {
    .parent = parent,
    .chain = chain,
    .attempt_span = PASSO_FOLD_NONE,
    .state = state,
    .entered = event->id,
    .before_entered = event->previous_id,
    .index = -1,
    .entered_type = event->type,
    .open = TRUE,
  };
  guint index = self->nodes->len;
  PassoFoldNode *around = _passo_run_fold_get_node (self, parent);

  if (chain == PASSO_FOLD_NONE)
    node.chain = index;
  node.span = add_span (self, PASSO_SPAN_STATE, around != NULL ? around->span : PASSO_SPAN_NONE,
                        get_state (self, state)->info.name, event->timestamp, event);
  g_array_append_val (self->nodes, node);
  g_array_append_val (self->open, index);

  return index;
}

/* --- One function for each class of event: the index of the node that the event belongs to -- */

static guint
fold_entered (PassoRunFold     *self,
              const PassoEvent *event,
              const PassoEvent *previous,
              guint             owner)
{
  guint state = ensure_state (self, event->name);
  PassoFoldState *info = get_state (self, state);
  PassoFoldNode *before = _passo_run_fold_get_node (self, owner);
  gboolean follows;
  guint index;

  follows = previous != NULL && event->previous_id != 0 && before != NULL &&
            passo_event_type_get_class (previous->type) == PASSO_EVENT_CLASS_EXITED;
  if (follows)
    {
      before->followed = TRUE;
      count_edge (self, before->state, state);
      index = add_node (self, before->parent, before->chain, state, event);
    }
  else
    {
      count_edge (self, PASSO_FOLD_NONE, state);
      index = add_node (self, event->previous_id != 0 ? owner : PASSO_FOLD_NONE, PASSO_FOLD_NONE,
                        state, event);
    }

  info->info.n_entered++;
  info->info.n_running++;
  info->info.n_attempts = 1;
  info->info.last_entered = event->id;
  if (event->type == PASSO_EVENT_MAP_STATE_ENTERED)
    info->last_map = index;
  update_open_status (self, info);
  if (event->type == PASSO_EVENT_WAIT_STATE_ENTERED)
    {
      PassoFoldNode *node = _passo_run_fold_get_node (self, index);

      node->attempt_span = add_span (self, PASSO_SPAN_WAIT, node->span, event->name,
                                     event->timestamp, event);
      set_waiting (self, node, TRUE);
    }

  return index;
}

static guint
fold_exited (PassoRunFold     *self,
             const PassoEvent *event,
             guint             owner)
{
  static const struct { PassoEventType exited, entered; } pairs[] = {
    { PASSO_EVENT_CHOICE_STATE_EXITED, PASSO_EVENT_CHOICE_STATE_ENTERED },
    { PASSO_EVENT_MAP_STATE_EXITED, PASSO_EVENT_MAP_STATE_ENTERED },
    { PASSO_EVENT_PARALLEL_STATE_EXITED, PASSO_EVENT_PARALLEL_STATE_ENTERED },
    { PASSO_EVENT_PASS_STATE_EXITED, PASSO_EVENT_PASS_STATE_ENTERED },
    { PASSO_EVENT_SUCCEED_STATE_EXITED, PASSO_EVENT_SUCCEED_STATE_ENTERED },
    { PASSO_EVENT_TASK_STATE_EXITED, PASSO_EVENT_TASK_STATE_ENTERED },
    { PASSO_EVENT_WAIT_STATE_EXITED, PASSO_EVENT_WAIT_STATE_ENTERED },
  };
  PassoFoldNode *node;
  guint index = PASSO_FOLD_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].exited == event->type)
      index = find_open (self, owner, pairs[i].entered, event->name, FALSE);
  if (index == PASSO_FOLD_NONE)
    return owner;

  close_inside (self, index, PASSO_FOLD_NONE, event);
  node = _passo_run_fold_get_node (self, index);
  node->exited = event->id;
  close_node (self, index, node->failed ? PASSO_RUN_CAUGHT : PASSO_RUN_SUCCEEDED, event);
  if (event->flags & PASSO_EVENT_FLAG_TEXT ? event->more.text.characters != NULL
                                           : !passo_value_is_undefined (event->more.value))
    g_array_append_val (self->assigning, event->id);

  return index;
}

/* An attempt of a task or container begins; between two attempts lies a back-off. */
static void
begin_attempt (PassoRunFold     *self,
               guint             index,
               const PassoEvent *event)
{
  PassoFoldNode *node = _passo_run_fold_get_node (self, index);
  const char *name = get_state (self, node->state)->info.name;

  if (node->n_attempts++ > 0 && node->failed_at < event->timestamp)
    {
      guint span = add_span (self, PASSO_SPAN_BACKOFF, node->span, name, node->failed_at, event);

      get_span (self, span)->first_event = node->failed_event;
      close_span (self, span, PASSO_RUN_WAITING, event);
    }
  node->failed = FALSE;
  node->attempt_span
    = add_span (self, PASSO_SPAN_RUN, node->span, name, event->timestamp, event);
  get_state (self, node->state)->info.n_attempts = node->n_attempts;
  set_waiting (self, node, FALSE);
}

static guint
fold_scheduled (PassoRunFold     *self,
                const PassoEvent *event,
                guint             owner)
{
  guint index = find_open (self, owner, PASSO_EVENT_TASK_STATE_ENTERED, NULL, FALSE);

  if (index != PASSO_FOLD_NONE)
    begin_attempt (self, index, event);

  return index;
}

static guint
begin_iteration (PassoRunFold     *self,
                 const PassoEvent *event,
                 guint             owner)
{
  guint map = find_open (self, owner, PASSO_EVENT_MAP_STATE_ENTERED, event->name, FALSE);
  guint none = PASSO_FOLD_NONE;
  PassoFoldNode *node;
  PassoRunSpan *span;
  guint index;

  if (map == PASSO_FOLD_NONE || event->number < 0)
    return owner;

  index = add_node (self, map, PASSO_FOLD_NONE, _passo_run_fold_get_node (self, map)->state, event);
  _passo_run_fold_get_node (self, index)->index = event->number;
  span = get_span (self, _passo_run_fold_get_node (self, index)->span);
  span->kind = PASSO_SPAN_ITERATION;
  span->iteration = event->number;
  node = _passo_run_fold_get_node (self, map);
  if (node->iterations == NULL)
    node->iterations = g_array_new (FALSE, FALSE, sizeof (guint));
  while (node->iterations->len <= (guint) event->number && node->iterations->len < event->id)
    g_array_append_val (node->iterations, none);
  if ((guint) event->number < node->iterations->len)
    g_array_index (node->iterations, guint, event->number) = index;
  node->counts.running++;

  return index;
}

/* @failure is the event that the new attempt of a container follows: it is told of by nothing else. */
static void
end_attempt (PassoRunFold     *self,
             guint             index,
             guint             owner,
             const PassoEvent *failure)
{
  PassoFoldNode *node;

  close_inside (self, index, owner, failure);
  node = _passo_run_fold_get_node (self, index);
  close_attempt (self, node, PASSO_RUN_FAILED, failure);
  node->failed_at = failure->timestamp;
  node->failed_event = failure->id;
  get_state (self, node->state)->info.error_event = failure->id;
  memset (&node->counts, 0, sizeof node->counts);
}

static guint
fold_started (PassoRunFold     *self,
              const PassoEvent *event,
              const PassoEvent *previous,
              guint             owner)
{
  PassoFoldNode *node;
  guint index;

  switch ((PassoEventType) event->type)
    {
    case PASSO_EVENT_MAP_ITERATION_STARTED:
      return begin_iteration (self, event, owner);

    case PASSO_EVENT_MAP_STATE_STARTED:
      index = find_open (self, owner, PASSO_EVENT_MAP_STATE_ENTERED, NULL, TRUE);
      break;

    case PASSO_EVENT_PARALLEL_STATE_STARTED:
      index = find_open (self, owner, PASSO_EVENT_PARALLEL_STATE_ENTERED, NULL, TRUE);
      break;

    default:
      return owner;
    }
  if (index == PASSO_FOLD_NONE)
    return owner;

  if (_passo_run_fold_get_node (self, index)->n_attempts > 0 && previous != NULL)
    end_attempt (self, index, owner, previous);
  node = _passo_run_fold_get_node (self, index);
  node->counts.total = MAX (event->number, 0);
  begin_attempt (self, index, event);

  return index;
}

/* Edges from the last states of the chains in a container to their end. */
static void
count_ends (PassoRunFold *self,
            guint         container)
{
  for (guint i = container == PASSO_FOLD_NONE ? 0 : container + 1; i < self->nodes->len; i++)
    {
      PassoFoldNode *node = _passo_run_fold_get_node (self, i);

      if (node->parent != container || node->followed || node->index >= 0 || node->exited == 0)
        continue;
      node->followed = TRUE;
      count_edge (self, node->state, PASSO_FOLD_NONE);
    }
}

static guint
fold_succeeded (PassoRunFold     *self,
                const PassoEvent *event,
                guint             owner)
{
  PassoFoldNode *node;
  guint index = owner;

  if (event->type == PASSO_EVENT_MAP_ITERATION_SUCCEEDED)
    {
      index = find_iteration (self, owner, event);
      if (index == PASSO_FOLD_NONE)
        return owner;
      close_node (self, index, PASSO_RUN_SUCCEEDED, event);
      node = _passo_run_fold_get_node (self, owner);
      if (node != NULL && node->index < 0 && !node->followed)
        count_edge (self, node->state, PASSO_FOLD_NONE);
      return index;
    }

  if (event->type == PASSO_EVENT_PARALLEL_STATE_SUCCEEDED)
    index = find_open (self, owner, PASSO_EVENT_PARALLEL_STATE_ENTERED, NULL, TRUE);
  else if (event->type == PASSO_EVENT_MAP_STATE_SUCCEEDED)
    index = find_open (self, owner, PASSO_EVENT_MAP_STATE_ENTERED, NULL, TRUE);
  if (index == PASSO_FOLD_NONE)
    return owner;

  node = _passo_run_fold_get_node (self, index);
  close_attempt (self, node, PASSO_RUN_SUCCEEDED, event);
  set_waiting (self, node, FALSE);
  if (event->type == PASSO_EVENT_PARALLEL_STATE_SUCCEEDED)
    count_ends (self, index);

  return index;
}

/* The visit in which an expression failed. In histories of 2024 and 2025 the event follows what
 * Entered follows, as though it were beside it; only so can it be told which visit is meant. */
static guint
find_evaluated (PassoRunFold     *self,
                const PassoEvent *event,
                guint             owner)
{
  for (guint i = self->open->len; i-- > 0;)
    {
      guint index = g_array_index (self->open, guint, i);
      PassoFoldNode *node = _passo_run_fold_get_node (self, index);

      if (node->index < 0 && node->before_entered == event->previous_id &&
          strcmp (get_state (self, node->state)->info.name, event->name) == 0)
        return index;
    }

  return owner;
}

/* The state may be tried again, caught, or fail for good: the next event of its chain tells. Until
 * then it waits. */
static guint
fold_failed (PassoRunFold     *self,
             const PassoEvent *event,
             guint             owner)
{
  PassoFoldNode *node;
  guint index = owner;

  if (event->type == PASSO_EVENT_MAP_ITERATION_FAILED)
    {
      index = find_iteration (self, owner, event);
      if (index == PASSO_FOLD_NONE)
        return owner;
      close_inside (self, index, owner, event);
      close_node (self, index, PASSO_RUN_FAILED, event);
      return index;
    }

  if (event->type == PASSO_EVENT_PARALLEL_STATE_FAILED)
    index = find_open (self, owner, PASSO_EVENT_PARALLEL_STATE_ENTERED, NULL, TRUE);
  else if (event->type == PASSO_EVENT_MAP_STATE_FAILED)
    index = find_open (self, owner, PASSO_EVENT_MAP_STATE_ENTERED, NULL, TRUE);
  else if (event->type == PASSO_EVENT_EVALUATION_FAILED && event->name != NULL)
    index = find_evaluated (self, event, owner);
  node = _passo_run_fold_get_node (self, index);
  if (node == NULL || node->index >= 0)
    return owner;

  if (index != owner)
    close_inside (self, index, owner, event);
  node = _passo_run_fold_get_node (self, index);
  node->failed = TRUE;
  node->failed_at = event->timestamp;
  node->failed_event = event->id;
  get_state (self, node->state)->info.error_event = event->id;
  close_attempt (self, node, PASSO_RUN_FAILED, event);
  if (node->open)
    set_waiting (self, node, TRUE);

  return index;
}

static guint
fold_aborted (PassoRunFold     *self,
              const PassoEvent *event,
              guint             owner)
{
  static const struct { PassoEventType aborted, entered; } pairs[] = {
    { PASSO_EVENT_TASK_STATE_ABORTED, PASSO_EVENT_TASK_STATE_ENTERED },
    { PASSO_EVENT_WAIT_STATE_ABORTED, PASSO_EVENT_WAIT_STATE_ENTERED },
    { PASSO_EVENT_MAP_STATE_ABORTED, PASSO_EVENT_MAP_STATE_ENTERED },
    { PASSO_EVENT_PARALLEL_STATE_ABORTED, PASSO_EVENT_PARALLEL_STATE_ENTERED },
  };
  guint index;

  if (event->type == PASSO_EVENT_MAP_ITERATION_ABORTED)
    {
      index = find_iteration (self, owner, event);
      if (index == PASSO_FOLD_NONE)
        return owner;
      close_inside (self, index, PASSO_FOLD_NONE, event);
      close_node (self, index, PASSO_RUN_ABORTED, event);
      return index;
    }

  /* The event names no state, and hangs on the failure elsewhere: the oldest open visit of the
   * type is meant. */
  for (guint i = 0; i < self->open->len; i++)
    {
      PassoFoldNode *node;

      index = g_array_index (self->open, guint, i);
      node = _passo_run_fold_get_node (self, index);
      for (guint j = 0; j < G_N_ELEMENTS (pairs); j++)
        if (pairs[j].aborted == event->type && pairs[j].entered == node->entered_type &&
            node->index < 0)
          {
            close_inside (self, index, PASSO_FOLD_NONE, event);
            node = _passo_run_fold_get_node (self, index);
            close_node (self, index, node->failed ? PASSO_RUN_FAILED : PASSO_RUN_ABORTED, event);
            return index;
          }
    }

  return owner;
}

static guint
fold_submitted (PassoRunFold     *self,
                const PassoEvent *event,
                guint             owner)
{
  PassoFoldNode *node = _passo_run_fold_get_node (self, owner);

  if (node == NULL || node->index >= 0 || !node->open)
    return owner;

  close_attempt (self, node, PASSO_RUN_SUCCEEDED, event);
  node->attempt_span = add_span (self, PASSO_SPAN_WAIT, node->span,
                                 get_state (self, node->state)->info.name, event->timestamp, event);
  set_waiting (self, node, TRUE);

  return owner;
}

static guint
fold_ended (PassoRunFold     *self,
            const PassoEvent *event,
            guint             owner)
{
  PassoFoldNode *node = _passo_run_fold_get_node (self, owner);
  gboolean failed = event->type == PASSO_EVENT_EXECUTION_FAILED;

  self->end = event->timestamp;
  if (event->type == PASSO_EVENT_EXECUTION_SUCCEEDED)
    self->status = PASSO_RUN_SUCCEEDED;
  else if (event->type == PASSO_EVENT_EXECUTION_TIMED_OUT)
    self->status = PASSO_RUN_TIMED_OUT;
  else
    self->status = failed ? PASSO_RUN_FAILED : PASSO_RUN_ABORTED;

  if (failed && node != NULL && node->index < 0 && node->open &&
      get_state (self, node->state)->info.error_event <= node->entered)
    get_state (self, node->state)->info.error_event = event->id;
  if (self->status == PASSO_RUN_SUCCEEDED)
    count_ends (self, PASSO_FOLD_NONE);
  close_inside (self, PASSO_FOLD_NONE, failed ? owner : PASSO_FOLD_NONE, event);

  return owner;
}

static guint
fold_event (PassoRunFold     *self,
            const PassoEvent *event,
            const PassoEvent *previous)
{
  guint owner = _passo_run_fold_get_owner (self, event->previous_id);

  switch (passo_event_type_get_class (event->type))
    {
    case PASSO_EVENT_CLASS_ENTERED:
      return fold_entered (self, event, previous, owner);

    case PASSO_EVENT_CLASS_EXITED:
      return fold_exited (self, event, owner);

    case PASSO_EVENT_CLASS_SCHEDULED:
      return fold_scheduled (self, event, owner);

    case PASSO_EVENT_CLASS_STARTED:
      return fold_started (self, event, previous, owner);

    case PASSO_EVENT_CLASS_SUBMITTED:
      return fold_submitted (self, event, owner);

    case PASSO_EVENT_CLASS_SUCCEEDED:
      return fold_succeeded (self, event, owner);

    case PASSO_EVENT_CLASS_FAILED:
      return fold_failed (self, event, owner);

    case PASSO_EVENT_CLASS_ABORTED:
      return fold_aborted (self, event, owner);

    case PASSO_EVENT_CLASS_EXECUTION_STARTED:
      self->start = event->timestamp;
      self->status = PASSO_RUN_RUNNING;
      return PASSO_FOLD_NONE;

    case PASSO_EVENT_CLASS_EXECUTION_ENDED:
      return fold_ended (self, event, owner);

    case PASSO_EVENT_CLASS_OTHER:
    default:
      return owner;
    }
}

/* Folds the events up to and including @last_id. */
void
_passo_run_fold_advance (PassoRunFold        *self,
                         const PassoEventLog *log,
                         guint                last_id)
{
  last_id = MIN (last_id, passo_event_log_get_size (log));
  while (self->n_events < last_id)
    {
      const PassoEvent *event = passo_event_log_get (log, self->n_events + 1);
      guint owner = fold_event (self, event, passo_event_log_get (log, event->previous_id));
      PassoFoldNode *node;

      g_array_append_val (self->owners, owner);
      self->n_events++;
      node = _passo_run_fold_get_node (self, owner);
      if (node == NULL)
        continue;
      get_span (self, node->span)->last_event = event->id;
      if (node->index < 0)
        get_state (self, node->state)->info.last_event = event->id;
    }
}
