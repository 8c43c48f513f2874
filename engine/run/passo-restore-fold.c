/* passo-restore-fold.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "run/passo-restore-private.h"

/* Tells from the events how far each chain has got. Nothing but ids and chains decides, and not the
 * order in which events of different chains were written: the service has an order of its own.
 *
 * Each function below deals with one kind of event, and gives FALSE where the event does not fit. */

typedef gboolean (*FoldFunc) (PassoRestore     *self,
                              const PassoEvent *event);

static PassoRestoreChain *
get_chain (PassoRestore *self,
           guint         event_id)
{
  return self->chain_at[event_id];
}

static PassoEventType
get_type (PassoRestore *self,
          guint         event_id)
{
  return passo_event_log_get (self->log, event_id)->type;
}

static gboolean
is_in_state (const PassoRestoreChain *chain)
{
  return chain != NULL && chain->state != NULL && chain->exited_id == 0 && !chain->finished;
}

static gboolean
has_name (const PassoRestoreChain *chain,
          const PassoEvent        *event)
{
  return event->name != NULL && strcmp (chain->state->name, event->name) == 0;
}

/* The event is the latest of a chain. */
static gboolean
take_event (PassoRestore      *self,
            PassoRestoreChain *chain,
            const PassoEvent  *event)
{
  self->chain_at[event->id] = chain;
  chain->latest_id = event->id;

  return TRUE;
}

static gboolean
take_tail (PassoRestore      *self,
           PassoRestoreChain *chain,
           const PassoEvent  *event)
{
  _passo_restore_chain_add_tail (chain, event->id);

  return TRUE;
}

/* --- States ----------------------------------------------------------------------------------- */

/* What the state may lead to. */
static const PassoProgramState *
find_successor (const PassoProgramState *state,
                const char              *name)
{
  if (state->next != NULL && strcmp (state->next->name, name) == 0)
    return state->next;
  for (guint i = 0; i < state->n_catchers; i++)
    if (strcmp (state->catchers[i].next->name, name) == 0)
      return state->catchers[i].next;
  if (state->type != PASSO_STATE_CHOICE)
    return NULL;

  for (guint i = 0; i < state->u.choice.n_rules; i++)
    if (strcmp (state->u.choice.rules[i].next->name, name) == 0)
      return state->u.choice.rules[i].next;
  if (state->u.choice.fallback != NULL && strcmp (state->u.choice.fallback->name, name) == 0)
    return state->u.choice.fallback;

  return NULL;
}

/* The chain that enters its next state after an event. Branches all begin after the same one. */
static PassoRestoreChain *
find_entering (PassoRestore     *self,
               const PassoEvent *event)
{
  PassoRestoreChain *chain = get_chain (self, event->previous_id);

  if (event->previous_id != 0 && chain != NULL && chain->point == PASSO_POINT_JOIN &&
      chain->started_id == event->previous_id && chain->state->type == PASSO_STATE_PARALLEL)
    {
      for (chain = chain->first_child; chain != NULL; chain = chain->next_sibling)
        if (chain->state == NULL && strcmp (chain->scope->start->name, event->name) == 0)
          return chain;
      return NULL;
    }
  if (chain == NULL || chain->finished)
    return NULL;

  return chain->state == NULL ? chain->first_id == event->previous_id ? chain : NULL
                              : chain->exited_id == event->previous_id && chain->exited_id != 0
                                  ? chain
                                  : NULL;
}

static gboolean
fold_entered (PassoRestore     *self,
              const PassoEvent *event)
{
  PassoRestoreChain *chain = find_entering (self, event);
  const PassoProgramState *state;

  if (chain == NULL)
    return FALSE;

  state = chain->state == NULL ? chain->scope->start : find_successor (chain->state, event->name);
  if (state == NULL || strcmp (state->name, event->name) != 0 ||
      _passo_state_handlers[state->type].entered != (PassoEventType) event->type)
    return FALSE;

  _passo_restore_chain_enter (chain, state, event->id);
  return take_event (self, chain, event);
}

static gboolean
fold_exited (PassoRestore     *self,
             const PassoEvent *event)
{
  PassoRestoreChain *chain = get_chain (self, event->previous_id);
  gboolean assigns = event->flags & PASSO_EVENT_FLAG_TEXT
                       ? event->more.text.characters != NULL
                       : !passo_value_is_undefined (event->more.value);

  if (!is_in_state (chain) || !has_name (chain, event) ||
      _passo_state_handlers[chain->state->type].exited != (PassoEventType) event->type)
    return FALSE;

  chain->exited_id = event->id;
  if (assigns)
    _passo_restore_chain_add_id (&chain->assigned, event->id);
  self->chain_at[event->id] = chain;

  return take_tail (self, chain, event);
}

/* --- Tasks ------------------------------------------------------------------------------------ */

static PassoEventType
get_scheduled_type (const PassoProgramState *state)
{
  switch (state->u.task.resource->kind)
    {
    case PASSO_RESOURCE_LAMBDA:
      return PASSO_EVENT_LAMBDA_FUNCTION_SCHEDULED;

    case PASSO_RESOURCE_ACTIVITY:
      return PASSO_EVENT_ACTIVITY_SCHEDULED;

    case PASSO_RESOURCE_SERVICE:
    case PASSO_RESOURCE_SDK:
    case PASSO_RESOURCE_OTHER:
    default:
      return PASSO_EVENT_TASK_SCHEDULED;
    }
}

/* The chain whose task an event is about, or NULL. */
static PassoRestoreChain *
find_task (PassoRestore     *self,
           const PassoEvent *event)
{
  PassoRestoreChain *chain = get_chain (self, event->previous_id);

  if (!is_in_state (chain) || chain->state->type != PASSO_STATE_TASK ||
      chain->point_id != event->previous_id)
    return NULL;

  return chain;
}

static gboolean
fold_scheduled (PassoRestore     *self,
                const PassoEvent *event)
{
  PassoRestoreChain *chain = find_task (self, event);
  PassoRestoreCall call;

  if (chain == NULL || get_scheduled_type (chain->state) != (PassoEventType) event->type ||
      (chain->point != PASSO_POINT_ENTERED && chain->point != PASSO_POINT_FAILED &&
       chain->point != PASSO_POINT_SUCCEEDED))
    return FALSE;

  /* What was made of the result has failed, without an event. */
  if (chain->point == PASSO_POINT_SUCCEEDED)
    _passo_restore_chain_add_failure (chain, chain->point_id, chain);
  chain->scheduled_id = event->id;
  call = (PassoRestoreCall) { chain, chain->state, event->id };
  g_array_append_val (self->calls, call);
  _passo_restore_chain_set_point (chain, PASSO_POINT_SCHEDULED, event->id);

  return take_event (self, chain, event);
}

static gboolean
fold_task_event (PassoRestore      *self,
                 const PassoEvent  *event,
                 PassoRestorePoint  earliest,
                 PassoRestorePoint  point)
{
  PassoRestoreChain *chain = find_task (self, event);

  if (chain == NULL || chain->point < earliest || chain->point > PASSO_POINT_SUBMITTED)
    return FALSE;

  if (point == PASSO_POINT_STARTED)
    chain->started_id = event->id;
  if (point == PASSO_POINT_FAILED)
    _passo_restore_chain_add_failure (chain, event->id, chain);
  _passo_restore_chain_set_point (chain, point, event->id);

  return take_event (self, chain, event);
}

static gboolean
fold_task_started (PassoRestore     *self,
                   const PassoEvent *event)
{
  return fold_task_event (self, event, PASSO_POINT_SCHEDULED, PASSO_POINT_STARTED);
}

static gboolean
fold_submitted (PassoRestore     *self,
                const PassoEvent *event)
{
  return fold_task_event (self, event, PASSO_POINT_STARTED, PASSO_POINT_SUBMITTED);
}

static gboolean
fold_task_succeeded (PassoRestore     *self,
                     const PassoEvent *event)
{
  return fold_task_event (self, event, PASSO_POINT_SCHEDULED, PASSO_POINT_SUCCEEDED);
}

static gboolean
fold_task_failed (PassoRestore     *self,
                  const PassoEvent *event)
{
  return fold_task_event (self, event, PASSO_POINT_SCHEDULED, PASSO_POINT_FAILED);
}

/* --- Parallel and Map ------------------------------------------------------------------------- */

static gboolean
is_container_of (const PassoRestoreChain *chain,
                 PassoStateType           type)
{
  return is_in_state (chain) && chain->state->type == type;
}

/* The chain whose Parallel or Map begins a new attempt, or fails, after an event: the event's own, or
 * the one around it whose branch or iteration has come to its end there. */
static PassoRestoreChain *
find_container (PassoRestore   *self,
                guint           event_id,
                PassoStateType  type)
{
  PassoRestoreChain *chain = get_chain (self, event_id);
  PassoEventType last = get_type (self, event_id);
  gboolean failed = last == PASSO_EVENT_PARALLEL_STATE_FAILED || last == PASSO_EVENT_MAP_STATE_FAILED;

  if (chain == NULL)
    return NULL;
  if (is_container_of (chain, type) && !failed)
    return chain;

  return is_container_of (chain->parent, type) && is_in_state (chain) ? chain->parent : NULL;
}

static gboolean
fold_container_started (PassoRestore     *self,
                        const PassoEvent *event)
{
  gboolean map = event->type == PASSO_EVENT_MAP_STATE_STARTED;
  PassoRestoreChain *chain;
  PassoRestoreChain *failed = get_chain (self, event->previous_id);

  if (event->previous_id == 0)
    return FALSE;
  chain = find_container (self, event->previous_id, map ? PASSO_STATE_MAP : PASSO_STATE_PARALLEL);
  if (chain == NULL || event->number < 0)
    return FALSE;

  if (_passo_restore_chain_is_distributed (chain))
    {
      _passo_restore_chain_start_again (chain, event->id, event->previous_id);
      self->chain_at[event->id] = chain;
      return take_tail (self, chain, event);
    }

  if (chain->point == PASSO_POINT_JOIN || chain->point == PASSO_POINT_JOINED)
    _passo_restore_chain_add_failure (chain, event->previous_id, failed);
  _passo_restore_chain_start (chain, event->id,
                              map ? (guint) event->number : chain->state->u.parallel.n_branches);
  take_event (self, chain, event);
  for (guint i = 0; !map && i < chain->length; i++)
    _passo_restore_chain_new (self, chain, PASSO_FRAME_BRANCH, i,
                              chain->state->u.parallel.branches[i], event->id);

  return TRUE;
}

static void
forget_unfollowed (PassoRestoreChain *chain,
                   guint              event_id)
{
  for (guint i = 0; i < _passo_restore_count (chain->unfollowed); i++)
    if (g_array_index (chain->unfollowed, guint, i) == event_id)
      {
        g_array_remove_index (chain->unfollowed, i);
        return;
      }
}

static gboolean
fold_iteration_started (PassoRestore     *self,
                        const PassoEvent *event)
{
  PassoRestoreChain *chain = get_chain (self, event->previous_id);

  /* It follows the Map's beginning, or an iteration that is done. */
  if (chain != NULL && chain->finished)
    chain = chain->parent;
  if (!is_container_of (chain, PASSO_STATE_MAP) || chain->point != PASSO_POINT_JOIN ||
      !has_name (chain, event) || event->number < 0 ||
      (guint) event->number != chain->next_item || chain->next_item >= chain->length)
    return FALSE;

  forget_unfollowed (chain, event->previous_id);
  chain->next_item++;
  return take_event (self,
                     _passo_restore_chain_new (self, chain, PASSO_FRAME_ITERATION, event->number,
                                               chain->state->u.map.processor, event->id),
                     event);
}

static gboolean
fold_iteration_succeeded (PassoRestore     *self,
                          const PassoEvent *event)
{
  PassoRestoreChain *chain = get_chain (self, event->previous_id);
  PassoRestoreResult result = { event->number, event->previous_id };
  PassoRestoreChain *map;

  if (chain == NULL || chain->finished || chain->kind != PASSO_FRAME_ITERATION ||
      chain->exited_id != event->previous_id || event->number < 0 ||
      chain->index != (guint) event->number)
    return FALSE;

  map = chain->parent;
  if (map->results == NULL)
    map->results = g_array_new (FALSE, FALSE, sizeof (PassoRestoreResult));
  g_array_append_val (map->results, result);
  _passo_restore_chain_add_id (&map->unfollowed, event->previous_id);
  _passo_restore_chain_unlink (chain);
  chain->finished = TRUE;
  map->point_id = event->id;

  return take_event (self, map, event);
}

/* The outputs of a Parallel's branches; FALSE where one is not at its end. */
static gboolean
take_branches (PassoRestoreChain *chain)
{
  if (chain->results == NULL)
    chain->results = g_array_new (FALSE, FALSE, sizeof (PassoRestoreResult));
  while (chain->first_child != NULL)
    {
      PassoRestoreChain *child = chain->first_child;
      PassoRestoreResult result = { child->index, child->exited_id };

      if (child->exited_id == 0)
        return FALSE;
      g_array_append_val (chain->results, result);
      child->finished = TRUE;
      _passo_restore_chain_unlink (child);
    }

  return TRUE;
}

/* The chain goes on from the event before, and not from this one. */
static gboolean
fold_joined (PassoRestore     *self,
             const PassoEvent *event)
{
  gboolean map = event->type == PASSO_EVENT_MAP_STATE_SUCCEEDED;
  PassoRestoreChain *chain = get_chain (self, event->previous_id);

  if (map && is_in_state (chain) && _passo_restore_chain_is_distributed (chain))
    {
      chain->joined_id = event->id;
      self->chain_at[event->id] = chain;
      return take_tail (self, chain, event);
    }
  if (!map && chain != NULL && chain->exited_id == event->previous_id && !chain->finished)
    chain = chain->parent;
  if (!is_container_of (chain, map ? PASSO_STATE_MAP : PASSO_STATE_PARALLEL) ||
      chain->point != PASSO_POINT_JOIN || (!map && !take_branches (chain)) ||
      _passo_restore_count (chain->results) != chain->length)
    return FALSE;

  _passo_restore_chain_set_point (chain, PASSO_POINT_JOINED, event->previous_id);
  chain->joined_id = event->id;
  self->chain_at[event->previous_id] = chain;

  return take_event (self, chain, event);
}

static gboolean
fold_container_failed (PassoRestore     *self,
                       const PassoEvent *event)
{
  PassoRestoreChain *failed = get_chain (self, event->previous_id);
  PassoRestoreChain *chain;

  if (event->previous_id == 0)
    return FALSE;
  chain = find_container (self, event->previous_id,
                          event->type == PASSO_EVENT_MAP_STATE_FAILED ? PASSO_STATE_MAP
                                                                      : PASSO_STATE_PARALLEL);
  if (chain == NULL)
    return FALSE;

  if (failed != chain)
    chain->failing = failed;
  self->chain_at[event->id] = chain;
  return take_tail (self, chain, event);
}

static gboolean
fold_iteration_failed (PassoRestore     *self,
                       const PassoEvent *event)
{
  PassoRestoreChain *chain = get_chain (self, event->previous_id);

  if (!is_in_state (chain) || chain->kind != PASSO_FRAME_ITERATION ||
      event->number < 0 || chain->index != (guint) event->number)
    return FALSE;

  chain->parent->failing = chain;
  self->chain_at[event->id] = chain;
  return take_tail (self, chain->parent, event);
}

/* Something is cut off because of what ended with the event before. */
static gboolean
fold_aborted (PassoRestore     *self,
              const PassoEvent *event)
{
  PassoRestoreChain *chain = get_chain (self, event->previous_id);
  PassoEventType last;

  if (event->previous_id == 0 || !is_in_state (chain))
    return FALSE;

  self->chain_at[event->id] = chain;
  last = get_type (self, event->previous_id);
  if (chain->point == PASSO_POINT_JOIN && last != PASSO_EVENT_PARALLEL_STATE_FAILED &&
      last != PASSO_EVENT_MAP_STATE_FAILED)
    return take_tail (self, chain, event);
  if (chain->parent == NULL)
    return FALSE;

  chain->parent->failing = chain;
  return take_tail (self, chain->parent, event);
}

/* --- Map runs --------------------------------------------------------------------------------- */

static PassoRestoreChain *
find_map_run (PassoRestore     *self,
              const PassoEvent *event)
{
  PassoRestoreChain *chain = get_chain (self, event->previous_id);

  return event->previous_id != 0 && is_in_state (chain) &&
         _passo_restore_chain_is_distributed (chain) && chain->started_id != 0
           ? chain
           : NULL;
}

static gboolean
fold_map_run_started (PassoRestore     *self,
                      const PassoEvent *event)
{
  PassoRestoreChain *chain = find_map_run (self, event);

  if (chain == NULL || chain->started_id != event->previous_id)
    return FALSE;

  self->chain_at[event->id] = chain;
  return take_tail (self, chain, event);
}

static gboolean
fold_map_run_succeeded (PassoRestore     *self,
                        const PassoEvent *event)
{
  PassoRestoreChain *chain = find_map_run (self, event);

  if (chain == NULL)
    return FALSE;

  chain->joined_id = event->id;
  self->chain_at[event->id] = chain;
  return take_tail (self, chain, event);
}

static gboolean
fold_map_run_failed (PassoRestore     *self,
                     const PassoEvent *event)
{
  PassoRestoreChain *chain = find_map_run (self, event);
  guint started_id;

  if (chain == NULL || chain->point != PASSO_POINT_ENTERED)
    return FALSE;

  started_id = chain->started_id;
  _passo_restore_chain_start_again (chain, started_id, event->previous_id);
  _passo_restore_chain_add_failure (chain, event->id, chain);
  _passo_restore_chain_set_point (chain, PASSO_POINT_FAILED, event->id);
  return take_event (self, chain, event);
}

/* --- Expressions ------------------------------------------------------------------------------ */

/* Whose expression has failed. The event may follow what the state's Entered follows, or in a Catch
 * what made the state fail. */
static PassoRestoreChain *
find_evaluating (PassoRestore     *self,
                 const PassoEvent *event)
{
  PassoRestoreChain *chain = get_chain (self, event->previous_id);

  if (chain == NULL || event->name == NULL)
    return NULL;
  if (is_in_state (chain) && has_name (chain, event))
    return chain;
  if (is_in_state (chain->parent) && has_name (chain->parent, event))
    return chain->parent;

  for (PassoRestoreChain *child = chain->first_child; child != NULL; child = child->next_sibling)
    if (is_in_state (child) && child->before_entered_id == event->previous_id &&
        has_name (child, event))
      return child;

  return NULL;
}

static gboolean
fold_evaluation_failed (PassoRestore     *self,
                        const PassoEvent *event)
{
  PassoRestoreChain *chain = find_evaluating (self, event);
  PassoRestoreChain *failed = get_chain (self, event->previous_id);
  gboolean in_catch = event->location != NULL && g_str_has_prefix (event->location, "Catch[");

  if (chain == NULL)
    return FALSE;

  self->chain_at[event->id] = chain;
  if (in_catch && failed != chain && failed->parent == chain)
    chain->failing = failed;
  if (in_catch || chain->point == PASSO_POINT_JOIN || find_map_run (self, event) == chain)
    return take_tail (self, chain, event);

  _passo_restore_chain_add_failure (chain, event->id, chain);
  _passo_restore_chain_set_point (chain, PASSO_POINT_FAILED, event->id);
  return take_event (self, chain, event);
}

/* --- All -------------------------------------------------------------------------------------- */

static gboolean
fold_started (PassoRestore     *self,
              const PassoEvent *event)
{
  return event->id == 1;
}

static gboolean
fold_ended (PassoRestore     *self,
            const PassoEvent *event)
{
  self->ended_id = event->id;

  return TRUE;
}

static FoldFunc
get_started_function (PassoEventType type)
{
  if (type == PASSO_EVENT_MAP_ITERATION_STARTED)
    return fold_iteration_started;
  if (type == PASSO_EVENT_MAP_STATE_STARTED || type == PASSO_EVENT_PARALLEL_STATE_STARTED)
    return fold_container_started;

  return type == PASSO_EVENT_MAP_RUN_STARTED ? fold_map_run_started : fold_task_started;
}

static FoldFunc
get_succeeded_function (PassoEventType type)
{
  if (type == PASSO_EVENT_MAP_ITERATION_SUCCEEDED)
    return fold_iteration_succeeded;
  if (type == PASSO_EVENT_MAP_STATE_SUCCEEDED || type == PASSO_EVENT_PARALLEL_STATE_SUCCEEDED)
    return fold_joined;

  return type == PASSO_EVENT_MAP_RUN_SUCCEEDED ? fold_map_run_succeeded : fold_task_succeeded;
}

static FoldFunc
get_failed_function (PassoEventType type)
{
  if (type == PASSO_EVENT_MAP_ITERATION_FAILED)
    return fold_iteration_failed;
  if (type == PASSO_EVENT_MAP_STATE_FAILED || type == PASSO_EVENT_PARALLEL_STATE_FAILED)
    return fold_container_failed;
  if (type == PASSO_EVENT_EVALUATION_FAILED)
    return fold_evaluation_failed;

  return type == PASSO_EVENT_MAP_RUN_FAILED ? fold_map_run_failed : fold_task_failed;
}

/* NULL where no execution can be rebuilt from such an event. */
static FoldFunc
get_function (PassoEventType type)
{
  switch (passo_event_type_get_class (type))
    {
    case PASSO_EVENT_CLASS_ENTERED:
      return fold_entered;

    case PASSO_EVENT_CLASS_EXITED:
      return fold_exited;

    case PASSO_EVENT_CLASS_SCHEDULED:
      return fold_scheduled;

    case PASSO_EVENT_CLASS_STARTED:
      return get_started_function (type);

    case PASSO_EVENT_CLASS_SUBMITTED:
      return fold_submitted;

    case PASSO_EVENT_CLASS_SUCCEEDED:
      return get_succeeded_function (type);

    case PASSO_EVENT_CLASS_FAILED:
      return get_failed_function (type);

    case PASSO_EVENT_CLASS_ABORTED:
      return fold_aborted;

    case PASSO_EVENT_CLASS_EXECUTION_STARTED:
      return fold_started;

    case PASSO_EVENT_CLASS_EXECUTION_ENDED:
      return fold_ended;

    case PASSO_EVENT_CLASS_OTHER:
    default:
      return NULL;
    }
}

/* Folds the events up to the last one. */
gboolean
_passo_restore_fold (PassoRestore  *self,
                     GError       **error)
{
  for (guint id = 1; id <= self->last_id; id++)
    {
      const PassoEvent *event = passo_event_log_get (self->log, id);
      FoldFunc func = get_function (event->type);

      if (func == NULL)
        {
          g_set_error (error, PASSO_RESTORE_ERROR, PASSO_RESTORE_ERROR_UNSUPPORTED,
                       /* Translators: a number of an event, and its type. */
                       _("An execution cannot be rebuilt with event %u, %s, in it; choose an "
                         "earlier event"), id, passo_event_get_type_name (event));
          return FALSE;
        }
      if (self->ended_id != 0 || (id == 1) != (func == fold_started) || event->id != id ||
          event->previous_id >= id || !func (self, event))
        return _passo_restore_refuse (self, id, error);
    }

  return TRUE;
}
