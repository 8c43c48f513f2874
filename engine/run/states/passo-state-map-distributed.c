/* passo-state-map-distributed.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "base/passo-random.h"
#include "run/passo-interpreter-private.h"

/* A distributed Map: each item, or batch of items, is the input of an execution of its own. */

/* Children that run at once where the user sets no limit (source: the documented quotas). */
#define MOST_CHILDREN 10000

/* Items that are asked for at once. */
#define ITEMS_AT_ONCE 64

/* --- Beginning -------------------------------------------------------------------------------- */

static gboolean
is_iterable (PassoValue items)
{
  return passo_value_is_array (items) || passo_value_is_object (items);
}

/* What is neither array nor object fails as in an inline Map. */
static gboolean
find_evaluated_items (PassoInterpreter *self,
                      PassoFrame       *frame,
                      PassoValue       *out,
                      PassoFault       *fault)
{
  const PassoPayloadTemplate *template = frame->state->u.map.items;
  g_auto (PassoValue) items = PASSO_VALUE_INIT;

  if (template == NULL)
    items = passo_value_ref (frame->input);
  else if (!_passo_data_flow_template (self, frame, template, frame->input, &items, fault))
    return FALSE;
  if (!is_iterable (items))
    return _passo_jsonata_flow_items (self, frame, out, fault);

  passo_value_take (out, passo_value_steal (&items));
  return TRUE;
}

/* The items, where they are not read, are known before the state starts to work: their number is
 * recorded then. */
gboolean
_passo_map_distributed_prepare (PassoInterpreter *self,
                                PassoFrame       *frame,
                                PassoFault       *fault)
{
  g_auto (PassoValue) items = PASSO_VALUE_INIT;

  if (!_passo_data_flow_input (self, frame, fault) ||
      !_passo_map_read_concurrency (self, frame, MOST_CHILDREN, fault))
    return FALSE;

  passo_value_clear (&frame->items);
  if (frame->state->u.map.has_reader)
    return TRUE;
  if (!(frame->state->jsonata ? find_evaluated_items (self, frame, &items, fault)
                              : _passo_map_find_items (self, frame, &items, fault)))
    return FALSE;

  if (!_passo_hook_end_stage (self, frame, PASSO_DATA_ITEMS, items))
    return FALSE;

  passo_value_take (&frame->items, passo_value_steal (&items));
  return TRUE;
}

/* What a reader or writer is told in its Parameters or Arguments. */
static gboolean
evaluate (PassoInterpreter           *self,
          PassoFrame                 *frame,
          const PassoPayloadTemplate *template,
          PassoValue                 *out,
          PassoFault                 *fault)
{
  return template == NULL ||
         _passo_data_flow_template (self, frame, template, frame->effective, out, fault);
}

static gboolean
has_number (const PassoNumberField *field)
{
  return field->path != NULL || field->template != NULL;
}

/* A reader that cannot be made fails when it should read. */
static gboolean
make_reader (PassoInterpreter *self,
             PassoFrame       *frame,
             PassoMapRun      *run,
             PassoFault       *fault)
{
  const PassoDistributedMap *map = frame->state->u.map.distributed;
  g_auto (PassoValue) arguments = PASSO_VALUE_INIT;
  g_auto (PassoValue) config = PASSO_VALUE_INIT;
  gint64 max_items = 0;

  if (map->reader == NULL)
    return TRUE;
  if (!_passo_data_flow_number (self, frame, &map->max_items, "MaxItemsPath", G_MININT64,
                                &max_items, fault) ||
      !evaluate (self, frame, map->reader_arguments, &arguments, fault))
    return FALSE;

  config = passo_value_is_object (map->reader_config)
             ? passo_value_without_member (map->reader_config, "MaxItems", strlen ("MaxItems"))
             : passo_value_undefined ();
  run->reader = passo_item_reader_config_new (map->reader, arguments, config, &run->failure);
  if (run->reader != NULL && (max_items >= 0 || has_number (&map->max_items)))
    run->reader->max_items = max_items;
  return TRUE;
}

static gboolean
make_batcher (PassoInterpreter *self,
              PassoFrame       *frame,
              PassoMapRun      *run,
              PassoFault       *fault)
{
  const PassoDistributedMap *map = frame->state->u.map.distributed;
  gint64 payload = self->limits.payload;

  run->batches = map->has_batcher;
  if (!map->has_batcher)
    return TRUE;
  if (!_passo_data_flow_number (self, frame, &map->max_batch_items, "MaxItemsPerBatchPath", 1,
                                &run->max_batch_items, fault) ||
      !_passo_data_flow_number (self, frame, &map->max_batch_bytes, "MaxInputBytesPerBatchPath", 1,
                                &run->max_batch_bytes, fault) ||
      !evaluate (self, frame, map->batch_input, &run->batch_input, fault))
    return FALSE;

  run->max_batch_items = MAX (run->max_batch_items, 0);
  if (run->max_batch_bytes <= 0 || (payload > 0 && payload < run->max_batch_bytes))
    run->max_batch_bytes = payload;
  return TRUE;
}

static gboolean
make_writer (PassoInterpreter *self,
             PassoFrame       *frame,
             PassoMapRun      *run,
             PassoFault       *fault)
{
  const PassoDistributedMap *map = frame->state->u.map.distributed;
  g_auto (PassoValue) arguments = PASSO_VALUE_INIT;
  PassoFailure *failure = NULL;

  if (!map->has_writer)
    return TRUE;
  if (!evaluate (self, frame, map->writer_arguments, &arguments, fault))
    return FALSE;

  run->writer = passo_result_writer_config_new (map->writer, arguments, map->writer_config,
                                                &failure);
  if (run->failure == NULL)
    run->failure = failure;
  else
    g_clear_pointer (&failure, passo_failure_free);
  return TRUE;
}

static PassoMapRun *
new_run (PassoInterpreter *self,
         PassoFrame       *frame)
{
  const char *label = frame->state->u.map.distributed->label;
  guint64 bits = _passo_interpreter_random (self, frame, PASSO_DRAW_MAP_RUN);
  char id[PASSO_UUID_SIZE];

  passo_random_uuid (bits, 0, 0, 0, id);

  return passo_map_run_new (self->identity->machine_arn, label, id);
}

/* Whatever of the state's fields is still to be known before it begins. */
static gboolean
make_run (PassoInterpreter *self,
          PassoFrame       *frame,
          PassoFault       *fault)
{
  PassoMapRun *run = new_run (self, frame);

  frame->map_run = run;
  if (!passo_value_is_undefined (frame->items))
    passo_map_run_set_items (run, frame->items);
  passo_value_clear (&frame->items);

  return _passo_map_read_thresholds (self, frame, &run->thresholds, fault) &&
         make_reader (self, frame, run, fault) && make_batcher (self, frame, run, fault) &&
         make_writer (self, frame, run, fault);
}

static void
begin (PassoInterpreter *self,
       PassoFrame       *frame)
{
  PassoMapRun *run = frame->map_run;
  g_auto (PassoValue) arn = passo_value_string (run->arn);
  PassoEvent event = { .type = PASSO_EVENT_MAP_RUN_STARTED };
  PassoEffect effect = { .kind = PASSO_EFFECT_MAP_RUN };
  PassoMapRunStart start = { .arn = run->arn };

  event.data.value = arn;
  run->event_id = _passo_interpreter_record (self, frame, &event);
  run->effect_id = _passo_interpreter_begin_wait (self, frame, PASSO_PHASE_MAP_RUN);
  start.event_id = run->event_id;
  start.reader = run->reader;
  start.writer = run->writer;
  start.max_concurrency = run->thresholds.max_concurrency;
  start.tolerated_count = run->thresholds.tolerated_count;
  start.tolerated_percentage = run->thresholds.tolerated_percentage;
  effect.id = run->effect_id;
  effect.map_run = &start;
  _passo_interpreter_perform (self, &effect);
}

gboolean
_passo_map_distributed_work (PassoInterpreter *self,
                             PassoFrame       *frame,
                             PassoFault       *fault)
{
  PassoEvent event = { .type = PASSO_EVENT_MAP_STATE_STARTED };

  event.number = passo_value_get_size (frame->items);
  _passo_interpreter_record (self, frame, &event);
  if (!make_run (self, frame, fault))
    {
      g_clear_pointer (&frame->map_run, passo_map_run_free);
      return FALSE;
    }

  begin (self, frame);
  return _passo_map_run_go_on (self, frame, fault);
}

/* --- Items and batches ------------------------------------------------------------------------ */

typedef enum
{
  NEXT_INPUT,
  NEXT_LATER, /* items are being read */
  NEXT_NONE,  /* all items are taken */
  NEXT_FAULT,
} Next;

static void
ask_for_items (PassoInterpreter *self,
               PassoFrame       *frame)
{
  PassoMapRun *run = frame->map_run;
  guint64 free = frame->concurrency - MIN (run->executions.running, frame->concurrency);

  _passo_interpreter_perform (self, &(PassoEffect) {
                                .kind = PASSO_EFFECT_ITEMS,
                                .id = run->effect_id,
                                .count = run->batches ? ITEMS_AT_ONCE : MIN (free, ITEMS_AT_ONCE),
                              });
}

static Next
take_item (PassoInterpreter *self,
           PassoFrame       *frame,
           PassoItem        *item)
{
  PassoMapRun *run = frame->map_run;

  if (passo_map_run_take_item (run, item))
    return NEXT_INPUT;
  if (!run->at_end)
    ask_for_items (self, frame);
  if (passo_map_run_take_item (run, item))
    return NEXT_INPUT;

  return run->at_end ? NEXT_NONE : NEXT_LATER;
}

/* What ItemSelector makes of the next item. Where an item is from is known nowhere else. */
static Next
select_item (PassoInterpreter *self,
             PassoFrame       *frame,
             PassoValue       *input,
             PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;
  g_auto (PassoItem) item = PASSO_ITEM_INIT;
  g_auto (PassoValue) map = PASSO_VALUE_INIT;
  Next next = take_item (self, frame, &item);
  gboolean done;

  if (next != NEXT_INPUT)
    return next;

  *input = passo_value_ref (item.value);
  if (state->u.map.item_selector == NULL)
    return NEXT_INPUT;

  _passo_context_set_item (self, frame, frame->map_run->n_taken - 1, &item);
  frame->random_item = frame->map_run->n_taken;
  frame->random_counter = 0;
  done = _passo_data_flow_template (self, frame, state->u.map.item_selector, frame->effective,
                                    input, fault);
  frame->random_item = 0;
  map = _passo_context_take_item (frame);

  return done ? NEXT_INPUT : NEXT_FAULT;
}

static Next
fill_batch (PassoInterpreter *self,
            PassoFrame       *frame,
            PassoFault       *fault)
{
  PassoMapRun *run = frame->map_run;
  PassoBatchState state = PASSO_BATCH_OPEN;
  Next next = NEXT_INPUT;

  if (run->max_batch_items > 0 && run->batch->len >= run->max_batch_items)
    state = PASSO_BATCH_CLOSED;
  while (state == PASSO_BATCH_OPEN && next == NEXT_INPUT)
    {
      PassoValue input = PASSO_VALUE_INIT;

      next = select_item (self, frame, &input, fault);
      if (next == NEXT_INPUT)
        state = passo_map_run_add_to_batch (run, input);
      else
        passo_value_clear (&input);
    }

  return next == NEXT_NONE && run->batch->len > 0 ? NEXT_INPUT : next;
}

static Next
make_input (PassoInterpreter *self,
            PassoFrame       *frame,
            PassoValue       *input,
            guint            *n_items,
            PassoFault       *fault)
{
  Next next;

  *n_items = 1;
  if (frame->map_run->batches)
    {
      next = fill_batch (self, frame, fault);
      if (next == NEXT_INPUT)
        *input = passo_map_run_take_batch (frame->map_run, n_items);
    }
  else
    {
      next = select_item (self, frame, input, fault);
    }
  if (next == NEXT_INPUT &&
      !_passo_data_flow_check_size (self, frame, *input, frame->state->name, fault))
    return NEXT_FAULT;

  return next;
}

/* --- Children --------------------------------------------------------------------------------- */

static void
start_child (PassoInterpreter *self,
             PassoFrame       *frame,
             PassoValue        input,
             guint             n_items)
{
  PassoMapRun *run = frame->map_run;
  PassoChildStart child = { .program = self->program };

  child.scope = frame->state->u.map.processor;
  child.input = input;
  child.index = run->n_started;
  child.n_items = n_items;
  child.event_id = run->event_id;
  child.depth = frame->depth + 1;
  child.machine_arn = run->machine_arn;
  child.machine_name = run->machine_name;
  child.express = frame->state->u.map.distributed->express;
  passo_map_run_child_started (run, n_items);
  _passo_interpreter_perform (self, &(PassoEffect) {
                                .kind = PASSO_EFFECT_CHILD,
                                .id = run->effect_id,
                                .child = &child,
                              });
}

static Next
start_children (PassoInterpreter *self,
                PassoFrame       *frame,
                PassoFault       *fault)
{
  Next next = NEXT_INPUT;

  while (next == NEXT_INPUT && self->status == PASSO_EXECUTION_RUNNING &&
         !passo_map_run_has_failed (frame->map_run) &&
         frame->map_run->executions.running < frame->concurrency)
    {
      g_auto (PassoValue) input = PASSO_VALUE_INIT;
      guint n_items = 0;

      next = make_input (self, frame, &input, &n_items, fault);
      if (next == NEXT_INPUT)
        start_child (self, frame, input, n_items);
      else
        passo_value_clear (&input);
    }

  return next;
}

/* --- The end ---------------------------------------------------------------------------------- */

/* Tells the host once; children that are left are stopped. */
void
_passo_map_run_end (PassoInterpreter  *self,
                    PassoFrame        *frame,
                    PassoMapRunStatus  status)
{
  PassoMapRun *run = frame->map_run;
  PassoMapRunEnd end;

  if (run->ended)
    return;

  run->ended = TRUE;
  passo_map_run_get_end (run, status, &end);
  _passo_interpreter_perform (self, &(PassoEffect) {
                                .kind = PASSO_EFFECT_END_MAP_RUN,
                                .id = run->effect_id,
                                .end = &end,
                              });
}

static void
end_run (PassoInterpreter  *self,
         PassoFrame        *frame,
         PassoMapRunStatus  status)
{
  _passo_map_run_end (self, frame, status);
  g_clear_pointer (&frame->map_run, passo_map_run_free);
}

/* Gives FALSE, so that callers can return it. */
static gboolean
fail_run (PassoInterpreter *self,
          PassoFrame       *frame,
          PassoFault       *fault)
{
  PassoEvent event = { .type = PASSO_EVENT_MAP_RUN_FAILED };

  _passo_fault_record (fault, self, frame);
  event.data.value = fault->error;
  event.more.value = fault->cause;
  _passo_interpreter_record (self, frame, &event);
  end_run (self, frame, PASSO_MAP_RUN_FAILED);

  return FALSE;
}

static gboolean
fail_run_by (PassoInterpreter *self,
             PassoFrame       *frame,
             const char       *error,
             const char       *cause,
             PassoFault       *fault)
{
  fault->error = passo_value_string (error);
  fault->cause = cause != NULL ? passo_value_string (cause) : passo_value_undefined ();

  return fail_run (self, frame, fault);
}

static gboolean
fail_run_outside (PassoInterpreter *self,
                  PassoFrame       *frame,
                  PassoFault       *fault)
{
  g_autoptr (PassoFailure) failure = g_steal_pointer (&frame->map_run->failure);

  return fail_run_by (self, frame, failure->error, failure->cause, fault);
}

/* MapStateSucceeded is not part of the chain, but a failure of the state's own fields follows it.
 *
 * What MapStateExited follows was recorded both ways. In JSONata it is MapRunStarted, always, as it was
 * when it was measured in 2026: MapRunSucceeded is no part of the chain either. In JSONPath it is
 * MapRunSucceeded in 21 histories and MapRunStarted in 6. */
static void
record_success (PassoInterpreter *self,
                PassoFrame       *frame)
{
  PassoEvent event = { .type = PASSO_EVENT_MAP_STATE_SUCCEEDED };
  guint started_id = frame->last_event_id;
  guint id = _passo_interpreter_record_type (self, frame, PASSO_EVENT_MAP_RUN_SUCCEEDED);

  frame->failing_id = _passo_interpreter_record_aside (self, id, &event);
  if (frame->state->jsonata)
    frame->last_event_id = started_id;
}

static gboolean
finish_run (PassoInterpreter *self,
            PassoFrame       *frame,
            PassoFault       *fault)
{
  PassoMapRun *run = frame->map_run;
  PassoEffect effect = { .kind = PASSO_EFFECT_RESULTS, .id = run->effect_id };
  g_auto (PassoValue) result = PASSO_VALUE_INIT;

  if (!run->asked)
    {
      run->asked = TRUE;
      _passo_interpreter_perform (self, &effect);
    }
  if (run->failure != NULL)
    return fail_run_outside (self, frame, fault);
  if (!run->written)
    {
      frame->phase = PASSO_PHASE_CHILDREN;
      return TRUE;
    }

  result = passo_value_steal (&run->result);
  if (!_passo_data_flow_check_size (self, frame, result, frame->state->name, fault))
    return fail_run (self, frame, fault);

  record_success (self, frame);
  end_run (self, frame, PASSO_MAP_RUN_SUCCEEDED);
  passo_value_take (&frame->result, passo_value_steal (&result));
  frame->phase = PASSO_PHASE_RESULT;
  return TRUE;
}

/* What there is to do once something has happened to the map run. */
gboolean
_passo_map_run_go_on (PassoInterpreter *self,
                      PassoFrame       *frame,
                      PassoFault       *fault)
{
  PassoMapRun *run = frame->map_run;
  Next next;

  frame->phase = PASSO_PHASE_MAP_RUN;
  if (passo_map_run_has_failed (run))
    return fail_run_by (self, frame, "States.ExceedToleratedFailureThreshold",
                        "The specified tolerated failure threshold was exceeded", fault);
  if (run->failure != NULL)
    return fail_run_outside (self, frame, fault);

  next = start_children (self, frame, fault);
  if (self->status != PASSO_EXECUTION_RUNNING)
    return TRUE;
  if (next == NEXT_FAULT)
    return fail_run (self, frame, fault);
  if (run->failure != NULL)
    return fail_run_outside (self, frame, fault);
  if (passo_map_run_has_failed (run))
    return fail_run_by (self, frame, "States.ExceedToleratedFailureThreshold",
                        "The specified tolerated failure threshold was exceeded", fault);
  if (next == NEXT_NONE && run->executions.running == 0)
    return finish_run (self, frame, fault);

  frame->phase = PASSO_PHASE_CHILDREN;
  return TRUE;
}
