/* passo-hosted-map-run.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-hosted-map-run-private.h"
#include "run/passo-interpreter-private.h"
#include "run/passo-scheduler-private.h"

/* Bytes of items after which no more are read at once. */
#define ENOUGH_BYTES 262144

void
_passo_hosted_map_run_free (PassoHostedMapRun *self)
{
  g_clear_pointer (&self->reader, passo_item_reader_free);
  g_clear_pointer (&self->writer, passo_result_writer_free);
  g_clear_pointer (&self->record, passo_map_run_record_free);
  g_clear_pointer (&self->known_children, g_hash_table_unref);
  g_free (self);
}

static PassoHostedMapRun *
find (PassoHosted *execution,
      guint64      effect_id)
{
  for (guint i = execution->map_runs != NULL ? execution->map_runs->len : 0; i-- > 0;)
    {
      PassoHostedMapRun *self = g_ptr_array_index (execution->map_runs, i);

      if (self->effect_id == effect_id)
        return self;
    }

  return NULL;
}

static PassoMapRunRecord *
make_record (PassoHosted            *execution,
             const PassoMapRunStart *start)
{
  PassoMapRunRecord *record = passo_map_run_record_new ();

  record->arn = g_strdup (start->arn);
  record->event_id = start->event_id;
  record->start = passo_scheduler_get_now (execution->scheduler);
  record->max_concurrency = start->max_concurrency;
  record->tolerated_count = start->tolerated_count;
  record->tolerated_percentage = start->tolerated_percentage;

  return record;
}

/* Results can be written nowhere without a store. */
static void
open_writer (PassoHosted            *execution,
             PassoHostedMapRun      *self,
             const PassoMapRunStart *start)
{
  PassoObjectStore *store = execution->scheduler->store;
  PassoFailure *failure;

  if (start->writer == NULL || start->writer->bucket == NULL || store != NULL)
    {
      self->writer = passo_result_writer_new (store, start->writer, start->arn);
      return;
    }

  failure = passo_failure_new_literal ("States.ResultWriterFailed",
                                       "There is no object store to write to: “passo run” "
                                       "takes its folder by --s3-root.");
  passo_interpreter_results_written (execution->interpreter, self->effect_id,
                                     passo_value_undefined (), failure);
}

static const PassoEvent *
get_last_event (const PassoRunRecord *record)
{
  return passo_event_log_get (record->log, passo_event_log_get_size (record->log));
}

/* Whether a child came to an end of its own. */
static gboolean
has_ended (const PassoRunRecord *child)
{
  PassoEventType type = get_last_event (child)->type;

  return passo_event_type_is_terminal (type) && type != PASSO_EVENT_EXECUTION_ABORTED;
}

/* Finds out what a record tells of the map run that begins. */
static void
find_known (PassoHosted       *execution,
            PassoHostedMapRun *self)
{
  for (guint i = 0; execution->known != NULL && i < execution->known->len; i++)
    {
      PassoMapRunRecord *known = g_ptr_array_index (execution->known, i);

      if (known->event_id == self->record->event_id)
        self->known = known;
    }
  if (self->known == NULL)
    return;

  self->known_children = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < self->known->children->len; i++)
    {
      const PassoRunRecord *child = g_ptr_array_index (self->known->children, i);

      if (child != NULL && has_ended (child))
        g_hash_table_insert (self->known_children, g_memdup2 (&child->index, sizeof child->index),
                             GUINT_TO_POINTER (i + 1));
    }
}

void
_passo_hosted_begin_map_run (PassoHosted            *execution,
                             guint64                 effect_id,
                             const PassoMapRunStart *start)
{
  PassoHostedMapRun *self = g_new0 (PassoHostedMapRun, 1);

  self->effect_id = effect_id;
  self->record = make_record (execution, start);
  self->reader_config = start->reader;
  if (execution->map_runs == NULL)
    execution->map_runs
      = g_ptr_array_new_with_free_func ((GDestroyNotify) _passo_hosted_map_run_free);
  g_ptr_array_add (execution->map_runs, self);
  find_known (execution, self);
  open_writer (execution, self, start);
}

/* --- Items ------------------------------------------------------------------------------------ */

static PassoItemReaderStatus
read_item (PassoHosted        *execution,
           PassoHostedMapRun  *self,
           PassoItem          *item,
           PassoFailure      **failure)
{
  PassoObjectStore *store = execution->scheduler->store;

  if (self->reader == NULL && store != NULL)
    self->reader = passo_item_reader_new (store, self->reader_config);
  if (self->reader != NULL)
    return passo_item_reader_next (self->reader, item, failure);

  *failure = passo_failure_new_literal ("States.ItemReaderFailed",
                                        "There is no object store to read from: “passo run” "
                                        "takes its folder by --s3-root.");
  return PASSO_ITEM_READER_FAILED;
}

/* Reads some items; what is of no use at present stays where it is. */
void
_passo_hosted_read_items (PassoHosted *execution,
                          guint64      effect_id,
                          guint        count)
{
  PassoHostedMapRun *self = find (execution, effect_id);
  g_autofree PassoItem *items = g_new0 (PassoItem, count);
  PassoItemReaderStatus status = PASSO_ITEM_READER_ITEM;
  PassoFailure *failure = NULL;
  gsize bytes = 0;
  guint n_items = 0;

  g_assert (self != NULL);

  while (n_items < count && bytes < ENOUGH_BYTES && status == PASSO_ITEM_READER_ITEM)
    {
      items[n_items] = (PassoItem) PASSO_ITEM_INIT;
      status = read_item (execution, self, &items[n_items], &failure);
      if (status == PASSO_ITEM_READER_ITEM)
        bytes += passo_value_get_serialized_length (items[n_items++].value);
    }
  passo_interpreter_give_items (execution->interpreter, effect_id, items, n_items,
                                status == PASSO_ITEM_READER_END, failure);
  for (guint i = 0; i < n_items; i++)
    passo_item_clear (&items[i]);
}

/* --- Children --------------------------------------------------------------------------------- */

static PassoResultStatus
get_result_status (PassoExecutionStatus status)
{
  switch (status)
    {
    case PASSO_EXECUTION_SUCCEEDED:
      return PASSO_RESULT_SUCCEEDED;

    case PASSO_EXECUTION_TIMED_OUT:
      return PASSO_RESULT_TIMED_OUT;

    case PASSO_EXECUTION_ABORTED:
      return PASSO_RESULT_ABORTED;

    case PASSO_EXECUTION_FAILED:
    case PASSO_EXECUTION_IDLE:
    case PASSO_EXECUTION_RUNNING:
    default:
      return PASSO_RESULT_FAILED;
    }
}

static const char *
get_text (PassoValue value)
{
  return passo_value_is_string (value) ? passo_value_get_string (value, NULL) : NULL;
}

static void
write_result (PassoHosted             *execution,
              PassoHostedMapRun       *self,
              const PassoResultRecord *record)
{
  PassoFailure *failure = NULL;

  if (self->writer != NULL && !passo_result_writer_add (self->writer, record, &failure))
    passo_interpreter_results_written (execution->interpreter, self->effect_id,
                                       passo_value_undefined (), failure);
}

static void
write_result_of (PassoHosted *child)
{
  PassoInterpreter *interpreter = child->interpreter;
  PassoResultRecord record = {
    .index = child->index,
    .status = get_result_status (passo_interpreter_get_status (interpreter)),
    .execution_arn = child->execution_arn,
    .state_machine_arn = child->machine_arn,
    .name = child->execution_name,
    .input = interpreter->input,
    .output = passo_interpreter_get_output (interpreter),
    .error = get_text (passo_interpreter_get_error (interpreter)),
    .cause = get_text (passo_interpreter_get_cause (interpreter)),
    .start = child->start,
    .stop = child->stop,
  };

  write_result (child->parent, child->map_run, &record);
}

static void
map_child_ended (PassoHosted *child)
{
  PassoInterpreter *interpreter = child->interpreter;
  PassoChildEnd end = { .index = child->index, .n_items = child->n_items };

  end.status = passo_interpreter_get_status (interpreter);
  end.output = passo_interpreter_get_output (interpreter);
  end.error = passo_interpreter_get_error (interpreter);
  end.cause = passo_interpreter_get_cause (interpreter);
  write_result_of (child);
  passo_interpreter_child_ended (child->parent->interpreter, child->effect_id, &end);
}

/* Where all children are kept, one that has ended is; else the first that have not succeeded. */
static gboolean
is_kept (PassoScheduler *scheduler,
         gboolean        succeeded)
{
  if (scheduler->keep_all)
    return TRUE;
  if (succeeded || scheduler->n_kept >= scheduler->most_kept)
    return FALSE;

  scheduler->n_kept++;
  return TRUE;
}

/* @record is taken. */
static void
keep_record (PassoScheduler    *scheduler,
             PassoMapRunRecord *map_run,
             PassoRunRecord    *record,
             gboolean           kept)
{
  if (scheduler->child_func != NULL)
    scheduler->child_func (record, map_run, scheduler->child_data);
  map_run->n_ended++;
  if (kept)
    g_ptr_array_add (map_run->children, record);
  else
    passo_run_record_free (record);
}

/* Takes the record of a child that has ended out of it. */
void
_passo_hosted_keep_child (PassoHosted *child)
{
  PassoScheduler *scheduler = child->scheduler;
  PassoMapRunRecord *map_run = child->map_run->record;
  gboolean kept;

  if (map_run == NULL)
    return;

  kept = is_kept (scheduler, passo_interpreter_get_status (child->interpreter) ==
                               PASSO_EXECUTION_SUCCEEDED);
  if (kept || scheduler->child_func != NULL)
    keep_record (scheduler, map_run, _passo_hosted_take_record (child), kept);
  else
    map_run->n_ended++;
}

static PassoExecutionStatus
get_status (const PassoEvent *last)
{
  switch (last->type)
    {
    case PASSO_EVENT_EXECUTION_SUCCEEDED:
      return PASSO_EXECUTION_SUCCEEDED;

    case PASSO_EVENT_EXECUTION_TIMED_OUT:
      return PASSO_EXECUTION_TIMED_OUT;

    default:
      return PASSO_EXECUTION_FAILED;
    }
}

static PassoValue
make_text (const char *text)
{
  return text != NULL ? passo_value_string (text) : passo_value_undefined ();
}

/* Tells of a child's end that a record has, as though the child had run. @record is taken. */
static void
end_known_child (PassoHosted           *execution,
                 PassoHostedMapRun     *self,
                 const PassoChildStart *start,
                 PassoRunRecord        *record)
{
  PassoScheduler *scheduler = execution->scheduler;
  const PassoEvent *last = get_last_event (record);
  PassoExecutionStatus status = get_status (last);
  g_auto (PassoValue) output = PASSO_VALUE_INIT;
  g_auto (PassoValue) error = make_text (passo_event_get_error (last));
  g_auto (PassoValue) cause = make_text (passo_event_get_cause (last));
  PassoChildEnd end = { start->index, start->n_items, status };

  if (status == PASSO_EXECUTION_SUCCEEDED)
    output = passo_event_dup_value (last);
  end.output = output;
  end.error = error;
  end.cause = cause;
  write_result (execution, self, &(PassoResultRecord) {
                  .index = start->index,
                  .status = get_result_status (status),
                  .execution_arn = record->execution_arn,
                  .state_machine_arn = record->machine_arn,
                  .name = record->name,
                  .input = start->input,
                  .output = output,
                  .error = get_text (error),
                  .cause = get_text (cause),
                  .start = passo_event_log_get (record->log, 1)->timestamp,
                  .stop = last->timestamp,
                });
  scheduler->n_started++;
  scheduler->n_ended++;
  keep_record (scheduler, self->record, record,
               is_kept (scheduler, status == PASSO_EXECUTION_SUCCEEDED));
  passo_interpreter_child_ended (execution->interpreter, self->effect_id, &end);
}

void
_passo_hosted_start_map_child (PassoHosted           *execution,
                               guint64                effect_id,
                               const PassoChildStart *start)
{
  PassoHostedMapRun *self = find (execution, effect_id);
  guint known = 0;
  PassoHosted *child;

  if (self->known_children != NULL)
    known = GPOINTER_TO_UINT (g_hash_table_lookup (self->known_children, &start->index));
  if (known != 0)
    {
      g_hash_table_remove (self->known_children, &start->index);
      end_known_child (execution, self, start,
                       g_steal_pointer (&g_ptr_array_index (self->known->children, known - 1)));
      return;
    }

  child = _passo_hosted_start_child (execution, effect_id, start, map_child_ended);
  child->n_items = start->n_items;
  child->map_run = self;
}

/* --- The end ---------------------------------------------------------------------------------- */

void
_passo_hosted_complete_results (PassoHosted *execution,
                                guint64      effect_id)
{
  PassoHostedMapRun *self = find (execution, effect_id);
  g_auto (PassoValue) result = PASSO_VALUE_INIT;
  PassoFailure *failure = NULL;

  g_assert (self != NULL && self->writer != NULL);

  passo_result_writer_finish (self->writer, &result, &failure);
  passo_interpreter_results_written (execution->interpreter, effect_id, result, failure);
}

static void
close_record (PassoHosted          *execution,
              PassoHostedMapRun    *self,
              const PassoMapRunEnd *end)
{
  PassoMapRunRecord *record = self->record;

  record->status = end->status;
  record->stop = passo_scheduler_get_now (execution->scheduler);
  record->items = end->items;
  record->executions = end->executions;
  if (self->writer != NULL)
    record->n_written = passo_result_writer_get_n_written (self->writer);
}

void
_passo_hosted_end_map_run (PassoHosted          *execution,
                           guint64               effect_id,
                           const PassoMapRunEnd *end)
{
  PassoHostedMapRun *self = find (execution, effect_id);

  _passo_hosted_cancel_children (execution, effect_id);
  if (self == NULL)
    return;

  if (self->record != NULL)
    close_record (execution, self, end);
  g_clear_pointer (&self->reader, passo_item_reader_free);
  g_clear_pointer (&self->writer, passo_result_writer_free);
  self->reader_config = NULL;
}

/* Where everything stands in a map run that has not ended. */
static void
count (PassoHosted       *execution,
       PassoHostedMapRun *self)
{
  PassoFrame *frame = _passo_interpreter_find_waiting (execution->interpreter, self->effect_id);

  if (frame == NULL || frame->map_run == NULL)
    return;

  self->record->items = frame->map_run->item_counts;
  self->record->executions = frame->map_run->executions;
}

/* The records of an execution's map runs, with those of children that are running; it has none of them
 * any more then. */
GPtrArray *
_passo_hosted_take_map_runs (PassoHosted *self)
{
  GPtrArray *records;

  for (PassoHosted *child = self->first_child; child != NULL; child = child->next_sibling)
    if (child->map_run != NULL && child->map_run->record != NULL && child->log != NULL)
      g_ptr_array_add (child->map_run->record->children, _passo_hosted_take_record (child));

  records = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_map_run_record_free);
  for (guint i = 0; self->map_runs != NULL && i < self->map_runs->len; i++)
    {
      PassoHostedMapRun *map_run = g_ptr_array_index (self->map_runs, i);

      if (map_run->record == NULL)
        continue;
      if (map_run->record->status == PASSO_MAP_RUN_RUNNING)
        count (self, map_run);
      g_ptr_array_add (records, g_steal_pointer (&map_run->record));
    }

  return records;
}
