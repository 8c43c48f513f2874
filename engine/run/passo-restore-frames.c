/* passo-restore-frames.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "json/passo-json-reader.h"
#include "run/passo-restore-private.h"

/* Makes the frames of chains that are at work where the history ends. What their events hold is read
 * from there; what they do not hold is computed again, as it was at the time. */

typedef struct
{
  PassoRestore      *restore;
  PassoInterpreter  *interpreter;
  GArray            *tail;         /* events that will come again */
  GError           **error;
} Maker;

static gboolean make_chain (Maker             *self,
                            PassoRestoreChain *chain,
                            PassoFrame        *parent,
                            gboolean           inert);

static const PassoEvent *
get_event (Maker *self,
           guint  event_id)
{
  return passo_event_log_get (self->restore->log, event_id);
}

static gint64
get_time (Maker *self,
          guint  event_id)
{
  return get_event (self, event_id)->timestamp;
}

static gboolean
refuse (Maker *self,
        guint  event_id)
{
  return _passo_restore_refuse (self->restore, event_id, self->error);
}

static gboolean
read_value (Maker      *self,
            guint       event_id,
            PassoValue *out)
{
  return _passo_restore_read_value (self->restore, event_id, out, self->error);
}

/* The variables that the event of leaving a state holds; undefined for none. */
static PassoValue
read_assigned (const PassoEvent *event)
{
  if (!(event->flags & PASSO_EVENT_FLAG_TEXT))
    return passo_value_ref (event->more.value);
  if (event->more.text.characters == NULL)
    return passo_value_undefined ();

  return passo_json_parse (event->more.text.characters, event->more.text.length,
                           PASSO_JSON_READER_KEEP_SOURCE, NULL);
}

/* --- Failures --------------------------------------------------------------------------------- */

/* A time-out that comes too early for the task's own is that of its heartbeat. */
static gboolean
is_heartbeat (Maker            *self,
              const PassoEvent *event)
{
  const PassoEvent *scheduled = event;
  gint64 started = 0;

  while (scheduled != NULL &&
         passo_event_type_get_class (scheduled->type) != PASSO_EVENT_CLASS_SCHEDULED)
    {
      started = scheduled->timestamp;
      scheduled = get_event (self, scheduled->previous_id);
    }

  return scheduled != NULL && scheduled->heartbeat >= 0 &&
         (scheduled->timeout < 0 ||
          event->timestamp < started + (gint64) scheduled->timeout * 1000);
}

static void
read_fault (Maker      *self,
            guint       event_id,
            PassoFault *fault)
{
  const PassoEvent *event = get_event (self, event_id);

  fault->error = _passo_restore_dup_plain (event, &event->data);
  fault->cause = _passo_restore_dup_plain (event, &event->more);
  fault->timed_out = event->type == PASSO_EVENT_TASK_TIMED_OUT ||
                     event->type == PASSO_EVENT_LAMBDA_FUNCTION_TIMED_OUT ||
                     event->type == PASSO_EVENT_ACTIVITY_TIMED_OUT;
  fault->heartbeat = fault->timed_out && is_heartbeat (self, event);
}

/* The error with which a chain failed whose last event is given; FALSE where no event and no constant
 * holds it. */
static gboolean
find_fault (Maker                   *self,
            const PassoRestoreChain *chain,
            guint                    event_id,
            PassoFault              *fault)
{
  const PassoEvent *event = get_event (self, event_id);

  if (passo_event_type_get_class (event->type) == PASSO_EVENT_CLASS_FAILED &&
      passo_event_type_get_data (event->type) == PASSO_EVENT_DATA_ERROR)
    {
      read_fault (self, event_id, fault);
      return TRUE;
    }
  if (chain == NULL)
    return FALSE;
  if (event->type == PASSO_EVENT_FAIL_STATE_ENTERED)
    {
      const PassoStringField *field = &chain->state->u.fail.error;

      fault->error = passo_value_ref (field->literal);
      return field->query == NULL && field->template == NULL;
    }

  if (event_id == chain->point_id)
    return FALSE;
  if (chain->failing != NULL)
    return find_fault (self, chain->failing, chain->failing->point_id, fault);

  return find_fault (self, chain, chain->point_id, fault);
}

/* Finds out by trying which retrier let the state work again after an event: an execution that ends
 * there goes on to it. */
static gboolean
try_failure (Maker                   *self,
             const PassoRestoreChain *chain,
             PassoFrame              *frame,
             guint                    event_id)
{
  PassoRestoreVisit visit = { chain->entered_id, frame->attempts, frame->retry_count };

  if (!_passo_restore_try_visit (self->restore, self->interpreter, event_id, &visit))
    return FALSE;

  g_free (frame->attempts);
  frame->attempts = visit.attempts;
  frame->retry_count = visit.retry_count;
  return TRUE;
}

/* Counts the attempts that have failed, all but one that is still to be dealt with. */
static gboolean
count_attempts (Maker                   *self,
                const PassoRestoreChain *chain,
                PassoFrame              *frame)
{
  guint n_failures = _passo_restore_count (chain->failures);

  if (chain->point == PASSO_POINT_FAILED)
    n_failures--;
  if (self->restore->visit != NULL && self->restore->visit->entered_id == chain->entered_id)
    {
      frame->attempts = g_memdup2 (self->restore->visit->attempts,
                                   frame->state->n_retriers * sizeof (guint));
      frame->retry_count = self->restore->visit->retry_count;
      return TRUE;
    }
  for (guint i = 0; i < n_failures; i++)
    {
      PassoRestoreFailure failure = g_array_index (chain->failures, PassoRestoreFailure, i);
      PassoFault fault = PASSO_FAULT_INIT;
      gboolean known = find_fault (self, failure.chain, failure.event_id, &fault);
      gboolean counted = _passo_retrier_count (frame, known ? &fault : NULL);

      _passo_fault_clear (&fault);
      if (counted || (!known && try_failure (self, chain, frame, failure.event_id)))
        continue;
      if (known)
        return refuse (self, failure.event_id);

      g_set_error (self->error, PASSO_RESTORE_ERROR, PASSO_RESTORE_ERROR_UNSUPPORTED,
                   /* Translators: %u is the number of an event, %s the name of a state. */
                   _("After event %u “%s” has been tried again, and the history does not tell for "
                     "which error; choose an earlier event"), failure.event_id, frame->state->name);
      return FALSE;
    }

  return TRUE;
}

/* --- What a frame knows ----------------------------------------------------------------------- */

static gboolean
make_variables (Maker                   *self,
                const PassoRestoreChain *chain,
                PassoFrame              *frame,
                gboolean                 leaves)
{
  guint n_assigned = _passo_restore_count (chain->assigned);
  PassoFrame *outer = frame->parent;

  if (leaves && n_assigned > 0 &&
      g_array_index (chain->assigned, guint, n_assigned - 1) == chain->exited_id)
    n_assigned--;
  for (guint i = 0; i < n_assigned; i++)
    {
      guint id = g_array_index (chain->assigned, guint, i);
      g_auto (PassoValue) assigned = read_assigned (get_event (self, id));
      g_autoptr (PassoFailure) failure = NULL;

      if (!passo_value_is_object (assigned))
        return _passo_restore_refuse_data (self->restore, id, self->error);
      while (outer != NULL && outer->variables == NULL)
        outer = outer->parent;
      if (frame->variables == NULL)
        frame->variables = passo_variables_new (outer != NULL ? outer->variables : NULL);
      if (!passo_variables_assign (frame->variables, assigned, NULL, &failure))
        return refuse (self, id);
    }

  return TRUE;
}

static gboolean
make_visit (Maker                   *self,
            const PassoRestoreChain *chain,
            PassoFrame              *frame)
{
  frame->state = chain->state;
  frame->target = frame->state->next;
  frame->assign = frame->state->assign;
  frame->output_template = frame->state->output;
  frame->entered_id = chain->entered_id;
  frame->before_entered_id = chain->before_entered_id;
  frame->entered_time = get_time (self, chain->entered_id);
  frame->last_event_id = chain->point_id;
  frame->phase = PASSO_PHASE_JOIN;

  return read_value (self, chain->entered_id, &frame->input) && count_attempts (self, chain, frame);
}

static gboolean
make_call (Maker                   *self,
           const PassoRestoreChain *chain,
           PassoFrame              *frame)
{
  const PassoEvent *event;

  if (frame->state->type != PASSO_STATE_TASK || chain->scheduled_id == 0)
    return TRUE;

  event = get_event (self, chain->scheduled_id);
  frame->scheduled_id = chain->scheduled_id;
  frame->timeout = event->timeout;
  frame->heartbeat = event->heartbeat;
  _passo_task_make_token (self->interpreter, frame);

  return read_value (self, chain->scheduled_id, &frame->effective);
}

/* What the state's fields gave when the event was recorded. */
static gboolean
prepare_again (Maker      *self,
               PassoFrame *frame,
               guint       event_id)
{
  PassoFault fault = PASSO_FAULT_INIT;
  gboolean done;

  self->interpreter->now = get_time (self, event_id);
  frame->random_counter = PASSO_DRAW_PREPARE;
  done = _passo_state_handler (frame)->prepare (self->interpreter, frame, &fault);
  _passo_fault_clear (&fault);

  return done || refuse (self, event_id);
}

/* --- How it goes on --------------------------------------------------------------------------- */

static PassoResumePoint *
add_point (Maker                   *self,
           const PassoRestoreChain *chain,
           PassoFrame              *frame,
           PassoResumeKind          kind,
           guint                    event_id)
{
  PassoResumePoint *point;

  point = _passo_resume_add_point (self->interpreter->resume, frame, kind);
  point->event_id = MAX (chain->latest_id, 1);
  point->time = get_time (self, event_id);
  point->leads = chain->leads || _passo_restore_count (chain->tail) > 0;
  _passo_resume_push (self->interpreter, frame);

  return point;
}

/* The state has been left; whatever it will come to again, this is what is recorded. */
static gboolean
add_exit (Maker                   *self,
          const PassoRestoreChain *chain,
          PassoResumePoint        *point)
{
  if (chain->exited_id == 0)
    return TRUE;

  point->left = TRUE;
  point->assigned = read_assigned (get_event (self, chain->exited_id));
  return read_value (self, chain->exited_id, &point->output);
}

static gboolean
make_task_point (Maker                   *self,
                 const PassoRestoreChain *chain,
                 PassoFrame              *frame)
{
  PassoResumePoint *point;

  if (chain->point == PASSO_POINT_SCHEDULED)
    {
      add_point (self, chain, frame, PASSO_RESUME_START, chain->point_id);
      return TRUE;
    }
  if (chain->point == PASSO_POINT_SUCCEEDED)
    {
      frame->phase = PASSO_PHASE_RESULT;
      point = add_point (self, chain, frame, PASSO_RESUME_PHASE, chain->point_id);
      return read_value (self, chain->point_id, &frame->result) && add_exit (self, chain, point);
    }

  point = add_point (self, chain, frame, PASSO_RESUME_CALL, chain->started_id);
  point->submitted = chain->point == PASSO_POINT_SUBMITTED;
  return TRUE;
}

/* --- Parallel and Map ------------------------------------------------------------------------- */

static gboolean
has_ended (const PassoRestoreChain *chain)
{
  return chain->exited_id != 0 && _passo_restore_chain_has_certain_next (chain) &&
         chain->state->next == NULL;
}

static gboolean
needs_preparing (const PassoRestoreChain *chain)
{
  if (chain->state->type == PASSO_STATE_MAP)
    return TRUE;
  for (const PassoRestoreChain *child = chain->first_child; child != NULL;
       child = child->next_sibling)
    if (child->state == NULL)
      return TRUE;

  return FALSE;
}

static gboolean
make_join (Maker                   *self,
           const PassoRestoreChain *chain,
           PassoFrame              *frame)
{
  g_auto (PassoValue) items = PASSO_VALUE_INIT;

  if (needs_preparing (chain) && !prepare_again (self, frame, chain->started_id))
    return FALSE;
  items = passo_value_steal (&frame->items);
  if (frame->state->type == PASSO_STATE_MAP && passo_value_get_size (items) != chain->length)
    return refuse (self, chain->started_id);

  _passo_join_begin (self->interpreter, frame, chain->length);
  frame->items = passo_value_steal (&items);
  frame->next_item = chain->next_item;
  frame->n_done = _passo_restore_count (chain->results);
  for (guint i = 0; i < frame->n_done; i++)
    {
      PassoRestoreResult result = g_array_index (chain->results, PassoRestoreResult, i);

      if (!read_value (self, result.exited_id, &frame->results[result.index]))
        return FALSE;
    }

  return TRUE;
}

/* Whether the Map itself has something to do: to begin iterations, to end, or to fail once more. */
static PassoResumePoint *
make_join_point (Maker                   *self,
                 const PassoRestoreChain *chain,
                 PassoFrame              *frame)
{
  guint most = MIN (frame->n_results, frame->concurrency + frame->n_done);
  guint n_unfollowed = _passo_restore_count (chain->unfollowed);
  PassoResumePoint *point;
  guint used;

  if (frame->state->type != PASSO_STATE_MAP || chain->failing != NULL ||
      (frame->next_item >= most && frame->n_done < frame->n_results))
    return NULL;

  point = add_point (self, chain, frame, PASSO_RESUME_JOIN, chain->point_id);
  used = MIN (n_unfollowed, most - frame->next_item);
  for (guint i = 0; i < most - frame->next_item; i++)
    {
      gboolean first = frame->next_item + i < frame->concurrency;
      guint followed = chain->started_id;

      if (!first && used > 0)
        followed = g_array_index (chain->unfollowed, guint, n_unfollowed - used--);
      _passo_restore_chain_add_id (&point->followed, followed);
    }

  return point;
}

/* Branches of which nothing will come any more, but a result. */
static gboolean
make_ended (Maker                   *self,
            const PassoRestoreChain *chain,
            PassoFrame              *parent)
{
  parent->n_done++;

  return read_value (self, chain->exited_id, &parent->results[chain->index]);
}

static gboolean
make_children (Maker                   *self,
               const PassoRestoreChain *chain,
               PassoFrame              *frame)
{
  gboolean ends = _passo_restore_count (chain->tail) > 0;

  for (PassoRestoreChain *child = chain->first_child; child != NULL; child = child->next_sibling)
    {
      gboolean inert = ends && child != chain->failing && child->point != PASSO_POINT_JOIN;

      child->leads = child == chain->failing && (ends || chain->leads);
      if (!(inert && has_ended (child) ? make_ended (self, child, frame)
                                       : make_chain (self, child, frame, inert)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
make_container (Maker                   *self,
                const PassoRestoreChain *chain,
                PassoFrame              *frame)
{
  PassoResumePoint *point;

  if (!make_join (self, chain, frame) || !make_children (self, chain, frame))
    return FALSE;

  point = make_join_point (self, chain, frame);
  if (chain->exited_id == 0)
    return TRUE;

  /* It is left because a child fails, and not by itself. */
  if (point == NULL)
    {
      point = _passo_resume_add_point (self->interpreter->resume, frame, PASSO_RESUME_PHASE);
      point->event_id = chain->exited_id;
      point->time = get_time (self, chain->exited_id);
    }
  return add_exit (self, chain, point);
}

/* All branches or iterations have succeeded. The result waits for its turn, but for that of an empty
 * Map, which has none to wait for. */
static gboolean
make_joined (Maker                   *self,
             const PassoRestoreChain *chain,
             PassoFrame              *frame)
{
  PassoValue results = PASSO_VALUE_INIT;

  frame->n_results = chain->length;
  frame->results = g_new0 (PassoValue, chain->length);
  for (guint i = 0; i < chain->length; i++)
    {
      PassoRestoreResult result = g_array_index (chain->results, PassoRestoreResult, i);

      if (!read_value (self, result.exited_id, &frame->results[result.index]))
        return FALSE;
    }
  results = _passo_join_take_results (frame);
  if (passo_value_is_undefined (results))
    return refuse (self, chain->joined_id);

  _passo_join_clear (frame);
  passo_value_take (&frame->result, results);
  frame->failing_id = chain->joined_id;
  frame->phase = PASSO_PHASE_RESULT;
  if (chain->length > 0 && chain->exited_id == 0 && _passo_restore_count (chain->tail) == 0)
    {
      _passo_interpreter_make_ready (self->interpreter, frame, PASSO_PHASE_RESULT);
      return TRUE;
    }

  return add_exit (self, chain,
                   add_point (self, chain, frame, PASSO_RESUME_PHASE, chain->joined_id));
}

/* --- Chains ----------------------------------------------------------------------------------- */

static gboolean
make_entry (Maker                   *self,
            const PassoRestoreChain *chain,
            PassoFrame              *frame)
{
  PassoFault fault = PASSO_FAULT_INIT;
  g_auto (PassoValue) map = PASSO_VALUE_INIT;
  gboolean done = TRUE;

  frame->last_event_id = chain->first_id;
  if (chain->kind == PASSO_FRAME_ITERATION)
    {
      self->interpreter->now = get_time (self, chain->first_id);
      done = _passo_map_make_input (self->interpreter, frame->parent, chain->index, &frame->input,
                                    &map, &fault);
      _passo_fault_clear (&fault);
    }
  else
    {
      passo_value_set (&frame->input, frame->parent != NULL ? frame->parent->effective
                                                            : self->interpreter->input);
    }
  _passo_interpreter_make_ready (self->interpreter, frame, PASSO_PHASE_ENTER);

  return done || refuse (self, chain->first_id);
}

/* The state has been left, and it is certain where that leads. */
static gboolean
make_exit (Maker                   *self,
           const PassoRestoreChain *chain,
           PassoFrame              *frame)
{
  frame->state = chain->state;
  frame->last_event_id = chain->exited_id;
  if (chain->state->next == NULL)
    {
      add_point (self, chain, frame, PASSO_RESUME_FINISH, chain->exited_id);
      return read_value (self, chain->exited_id, &frame->output);
    }

  frame->state = chain->state->next;
  _passo_interpreter_make_ready (self->interpreter, frame, PASSO_PHASE_ENTER);
  return read_value (self, chain->exited_id, &frame->input);
}

/* What a map run has given is in the histories of its children, and only they could tell. */
static gboolean
check_map_run (Maker                   *self,
               const PassoRestoreChain *chain)
{
  if (!_passo_restore_chain_is_distributed (chain) || chain->joined_id == 0)
    return TRUE;

  g_set_error (self->error, PASSO_RESTORE_ERROR, PASSO_RESTORE_ERROR_UNSUPPORTED,
               /* Translators: %u is the number of an event, %s the name of a state. */
               _("Event %u says that the map run of “%s” has succeeded, and no event what it has "
                 "given; choose an event before it, or one after the state"), chain->joined_id,
               chain->state->name);
  return FALSE;
}

static gboolean
make_point (Maker                   *self,
            const PassoRestoreChain *chain,
            PassoFrame              *frame)
{
  PassoResumePoint *point;

  if (_passo_restore_count (chain->tail) > 0)
    g_array_append_vals (self->tail, chain->tail->data, chain->tail->len);
  if (!check_map_run (self, chain) || !make_visit (self, chain, frame) ||
      !make_call (self, chain, frame))
    return FALSE;

  switch (chain->point)
    {
    case PASSO_POINT_SCHEDULED:
    case PASSO_POINT_STARTED:
    case PASSO_POINT_SUBMITTED:
    case PASSO_POINT_SUCCEEDED:
      return make_task_point (self, chain, frame);

    case PASSO_POINT_FAILED:
      point = add_point (self, chain, frame, PASSO_RESUME_FAIL, chain->point_id);
      read_fault (self, chain->point_id, &point->fault);
      return add_exit (self, chain, point);

    case PASSO_POINT_JOIN:
      return make_container (self, chain, frame);

    case PASSO_POINT_JOINED:
      return make_joined (self, chain, frame);

    case PASSO_POINT_ENTER:
    case PASSO_POINT_ENTERED:
    default:
      frame->phase = PASSO_PHASE_PREPARE;
      point = add_point (self, chain, frame, PASSO_RESUME_PHASE,
                         chain->started_id != 0 ? chain->started_id : chain->point_id);
      return add_exit (self, chain, point);
    }
}

/* A chain that is about to be cut off: of interest is only what it stands in. */
static void
make_inert (const PassoRestoreChain *chain,
            PassoFrame              *frame)
{
  gboolean in_state = chain->state != NULL && chain->exited_id == 0;

  if (in_state)
    frame->state = chain->state;
  frame->phase = in_state ? PASSO_PHASE_JOIN : PASSO_PHASE_ENTER;
}

static gboolean
make_chain (Maker             *self,
            PassoRestoreChain *chain,
            PassoFrame        *parent,
            gboolean           inert)
{
  PassoInterpreter *interpreter = self->interpreter;
  gboolean certain = chain->state == NULL || _passo_restore_chain_has_certain_next (chain);
  PassoItem item = PASSO_ITEM_INIT;
  PassoFrame *frame;

  frame = _passo_interpreter_add_frame (interpreter, parent, chain->kind, chain->index,
                                        chain->scope, passo_value_undefined ());
  if (parent == NULL)
    interpreter->root = frame;
  if (inert)
    {
      make_inert (chain, frame);
      return TRUE;
    }

  if (chain->kind == PASSO_FRAME_ITERATION)
    {
      item.value = passo_value_get_element (parent->items, chain->index);
      _passo_context_set_item (interpreter, parent, chain->index, &item);
      frame->map = _passo_context_take_item (parent);
    }
  if (chain->state == NULL)
    return make_entry (self, chain, frame);
  if (!make_variables (self, chain, frame, !certain))
    return FALSE;

  return chain->exited_id != 0 && certain ? make_exit (self, chain, frame)
                                          : make_point (self, chain, frame);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

static void
add_tail (Maker *self)
{
  g_array_sort (self->tail, compare_ids);
  for (guint i = 0; i < self->tail->len; i++)
    {
      guint id = g_array_index (self->tail, guint, i);
      const PassoRestoreChain *chain = self->restore->chain_at[id];

      _passo_resume_add_event (self->interpreter->resume, get_event (self, id),
                               chain->state->name);
    }
}

/* Gives the interpreter the frames that have not come to their end. */
gboolean
_passo_restore_make_frames (PassoRestore      *self,
                            PassoInterpreter  *interpreter,
                            GError           **error)
{
  g_autoptr (GArray) tail = g_array_new (FALSE, FALSE, sizeof (guint));
  Maker maker = { self, interpreter, tail, error };

  interpreter->resume = _passo_resume_new (passo_restore_get_time (self));
  if (!make_chain (&maker, self->root, NULL, FALSE))
    return FALSE;

  add_tail (&maker);
  interpreter->now = interpreter->host->now (interpreter->host_data);
  _passo_resume_check_end (interpreter);
  return TRUE;
}
