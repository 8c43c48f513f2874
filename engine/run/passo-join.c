/* passo-join.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "json/passo-array-builder.h"
#include "run/passo-interpreter-private.h"

/* What a Parallel or Map does with its branches or iterations: gather their outputs, or fail with the
 * first that fails (recorded on the service). */

void
_passo_join_begin (PassoInterpreter *self,
                   PassoFrame       *frame,
                   guint             n_results)
{
  _passo_join_clear (frame);
  frame->phase = PASSO_PHASE_JOIN;
  frame->n_results = n_results;
  frame->results = g_new0 (PassoValue, n_results);
}

void
_passo_join_clear (PassoFrame *frame)
{
  for (guint i = 0; i < frame->n_results; i++)
    passo_value_clear (&frame->results[i]);
  g_clear_pointer (&frame->results, g_free);
  passo_value_clear (&frame->items);
  frame->n_results = 0;
  frame->n_done = 0;
  frame->next_item = 0;
}

void
_passo_join_drop_children (PassoInterpreter *self,
                           PassoFrame       *frame)
{
  while (frame->first_child != NULL)
    _passo_interpreter_remove_frame (self, frame->first_child);
}

/* Undefined where they are too deep for an array. */
PassoValue
_passo_join_take_results (PassoFrame *frame)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  passo_array_builder_init (&builder, frame->n_results);
  for (guint i = 0; i < frame->n_results; i++)
    passo_array_builder_take (&builder, passo_value_steal (&frame->results[i]));

  return passo_array_builder_finish (&builder);
}

/* All children are done. The Succeeded event does not become the last one of the chain, but a
 * failure of the state's own fields follows it. FALSE: the results are too deep for an array. */
gboolean
_passo_join_complete (PassoInterpreter *self,
                      PassoFrame       *frame,
                      PassoFault       *fault)
{
  PassoEvent event = { 0 };
  PassoValue results = _passo_join_take_results (frame);

  _passo_join_clear (frame);
  if (passo_value_is_undefined (results))
    return _passo_fault_set_text (fault, self, frame, PASSO_FAILURE_TEXT_TOO_DEEP, NULL);

  event.type = frame->state->type == PASSO_STATE_MAP ? PASSO_EVENT_MAP_STATE_SUCCEEDED
                                                     : PASSO_EVENT_PARALLEL_STATE_SUCCEEDED;
  frame->failing_id = _passo_interpreter_record_aside (self, frame->last_event_id, &event);
  passo_value_take (&frame->result, results);

  return TRUE;
}

/* Ends the work of a Parallel or Map that the host has paused before it began, as though its branches
 * or iterations had made this of it. The answer's values are taken. */
void
_passo_join_answer (PassoInterpreter *self,
                    PassoFrame       *frame,
                    PassoAnswer      *answer)
{
  PassoFault fault = PASSO_FAULT_INIT;

  frame->paused = FALSE;
  if (!answer->failed)
    {
      passo_value_take (&frame->result, passo_value_steal (&answer->output));
      _passo_interpreter_make_ready (self, frame, PASSO_PHASE_RESULT);
      return;
    }

  fault.error = passo_value_steal (&answer->error);
  fault.cause = passo_value_steal (&answer->cause);
  _passo_interpreter_fail (self, frame, &fault);
}

static guint
record_iteration (PassoInterpreter *self,
                  PassoFrame       *child,
                  guint             previous_id,
                  PassoEventType    type)
{
  PassoEvent event = { .type = type };

  event.name = child->parent->state->name;
  event.number = child->index;

  return _passo_interpreter_record_aside (self, previous_id, &event);
}

/* Records that a chain is cut off, the innermost first. */
static void
record_aborted (PassoInterpreter *self,
                PassoFrame       *frame,
                guint             cause_id)
{
  PassoEvent event = { .type = _passo_state_handler (frame)->aborted };
  PassoEvent map_run = { .type = PASSO_EVENT_MAP_RUN_ABORTED };

  for (PassoFrame *child = frame->first_child; child != NULL; child = child->next_sibling)
    record_aborted (self, child, cause_id);
  if (frame->map_run != NULL)
    _passo_interpreter_record_aside (self, cause_id, &map_run);
  if (frame->phase != PASSO_PHASE_ENTER && event.type != 0)
    _passo_interpreter_record_aside (self, cause_id, &event);
  if (frame->kind == PASSO_FRAME_ITERATION)
    record_iteration (self, frame, cause_id, PASSO_EVENT_MAP_ITERATION_ABORTED);
}

/* Ends all children but @except, which has an end of its own, because of an event. */
static void
cut_off_children (PassoInterpreter *self,
                  PassoFrame       *frame,
                  PassoFrame       *except,
                  guint             cause_id)
{
  for (PassoFrame *child = frame->first_child; child != NULL; child = child->next_sibling)
    if (child != except)
      record_aborted (self, child, cause_id);
  _passo_join_drop_children (self, frame);
}

/* The state itself fails while its children work. */
void
_passo_join_give_up (PassoInterpreter *self,
                     PassoFrame       *frame,
                     PassoFault       *fault)
{
  _passo_fault_record (fault, self, frame);
  if (!_passo_fault_is_fatal (fault))
    cut_off_children (self, frame, NULL, frame->last_event_id);
  _passo_join_drop_children (self, frame);
  _passo_join_clear (frame);
}

/* Goes on with a Map that stands between two iterations: begins those whose turn it is, the first of
 * them after the events @followed, or completes it. Gives whether the state itself goes on at once. */
gboolean
_passo_join_go_on (PassoInterpreter *self,
                   PassoFrame       *frame,
                   GArray           *followed)
{
  PassoFault fault = PASSO_FAULT_INIT;
  guint most = MIN (frame->n_results, frame->concurrency + frame->n_done);
  gboolean empty = frame->n_results == 0;
  gboolean good = TRUE;
  guint n = 0;

  if (frame->n_done == frame->n_results)
    {
      good = _passo_join_complete (self, frame, &fault);
      if (good && empty)
        frame->phase = PASSO_PHASE_RESULT;
      else if (good)
        _passo_interpreter_make_ready (self, frame, PASSO_PHASE_RESULT);
      else
        _passo_interpreter_fail (self, frame, &fault);
      return good && empty;
    }

  for (; good && frame->next_item < most; n++)
    good = _passo_map_start_iteration (self, frame,
                                       followed != NULL && n < followed->len
                                         ? g_array_index (followed, guint, n)
                                         : frame->last_event_id,
                                       &fault);
  if (!good)
    {
      _passo_join_give_up (self, frame, &fault);
      _passo_interpreter_fail (self, frame, &fault);
    }

  return FALSE;
}

/* A child is at its end: @child is removed. */
void
_passo_join_child_succeeded (PassoInterpreter *self,
                             PassoFrame       *child)
{
  PassoFrame *frame = child->parent;
  PassoFault fault = PASSO_FAULT_INIT;
  gboolean iteration = child->kind == PASSO_FRAME_ITERATION;
  guint last = child->last_event_id;

  frame->last_event_id = last;
  if (iteration)
    frame->last_event_id = record_iteration (self, child, last, PASSO_EVENT_MAP_ITERATION_SUCCEEDED);
  frame->results[child->index] = passo_value_steal (&child->output);
  _passo_interpreter_remove_frame (self, child);
  if (self->status != PASSO_EXECUTION_RUNNING)
    return;

  if (++frame->n_done == frame->n_results)
    {
      if (_passo_join_complete (self, frame, &fault))
        _passo_interpreter_make_ready (self, frame, PASSO_PHASE_RESULT);
      else
        _passo_interpreter_fail (self, frame, &fault);
    }
  else if (iteration && frame->next_item < frame->n_results &&
           !_passo_map_start_iteration (self, frame, last, &fault))
    {
      _passo_join_give_up (self, frame, &fault);
      _passo_interpreter_fail (self, frame, &fault);
    }
}

/* A child has failed: its siblings are cut off, and the container fails with the child's own error.
 * In a Parallel the failed Task counts as cut off, too; that is what the service records. */
void
_passo_join_child_failed (PassoInterpreter *self,
                          PassoFrame       *child,
                          PassoFault       *fault)
{
  PassoFrame *frame = child->parent;
  PassoEvent event = { .type = PASSO_EVENT_TASK_STATE_ABORTED };
  guint cause_id = child->last_event_id;

  if (child->kind == PASSO_FRAME_ITERATION)
    record_iteration (self, child, cause_id, PASSO_EVENT_MAP_ITERATION_FAILED);
  else if (child->state->type == PASSO_STATE_TASK)
    _passo_interpreter_record_aside (self, cause_id, &event);
  cut_off_children (self, frame, child, cause_id);
  frame->last_event_id = cause_id;
  frame->failing_id = 0;
  _passo_join_clear (frame);
  fault->uncatchable = FALSE;
  _passo_interpreter_fail (self, frame, fault);
}
