/* passo-map-run.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-array-builder.h"
#include "json/passo-object-builder.h"
#include "run/passo-map-run.h"

/* Where the items of a Map come from that has no ItemReader (documented). */
#define STATE_DATA "STATE_DATA"

static void
free_item (gpointer data)
{
  passo_item_clear (data);
  g_free (data);
}

static void
clear_value (gpointer data)
{
  passo_value_clear (data);
}

/* The machine's own name: labels are unique in it, also where one Map is within another. */
static int
get_name_length (const char *name)
{
  return strcspn (name, "/");
}

/**
 * passo_map_run_new:
 * @machine_arn: ARN of the machine that the Map belongs to
 * @label: the Map's label
 * @id: a UUID
 *
 * Returns: (transfer full): a map run without items
 */
PassoMapRun *
passo_map_run_new (const char *machine_arn,
                   const char *label,
                   const char *id)
{
  static const char word[] = ":stateMachine:";
  PassoMapRun *self = g_new0 (PassoMapRun, 1);
  const char *found = strstr (machine_arn, word);
  const char *name = found != NULL ? found + strlen (word) : machine_arn;
  int prefix = found != NULL ? found - machine_arn : 0;

  self->machine_name = g_strdup_printf ("%.*s/%s", get_name_length (name), name, label);
  self->machine_arn = g_strdup_printf ("%.*s%s%s", prefix, machine_arn, word, self->machine_name);
  self->arn = g_strdup_printf ("%.*s:mapRun:%s:%s", prefix, machine_arn, self->machine_name, id);
  self->batch = g_array_new (FALSE, TRUE, sizeof (PassoValue));
  g_array_set_clear_func (self->batch, clear_value);

  return self;
}

/**
 * passo_map_run_free:
 * @self: (transfer full) (nullable): a map run
 */
void
passo_map_run_free (PassoMapRun *self)
{
  if (self == NULL)
    return;

  g_free (self->arn);
  g_free (self->machine_arn);
  g_free (self->machine_name);
  g_clear_pointer (&self->reader, passo_item_reader_config_free);
  g_clear_pointer (&self->writer, passo_result_writer_config_free);
  passo_value_clear (&self->items);
  g_queue_clear_full (&self->read, free_item);
  passo_value_clear (&self->batch_input);
  g_array_unref (self->batch);
  passo_value_clear (&self->held);
  passo_value_clear (&self->result);
  g_clear_pointer (&self->failure, passo_failure_free);
  g_free (self);
}

/* --- Items ------------------------------------------------------------------------------------ */

/**
 * passo_map_run_set_items:
 * @self: a map run
 * @items: an array or object
 *
 * Sets what the items are where they are not read.
 */
void
passo_map_run_set_items (PassoMapRun *self,
                         PassoValue   items)
{
  passo_value_set (&self->items, items);
  self->item_counts.pending = passo_value_get_size (items);
  self->at_end = TRUE;
}

/**
 * passo_map_run_add_items:
 * @self: a map run
 * @items: (array length=n_items): items that were read; their values are taken
 * @n_items: their number
 */
void
passo_map_run_add_items (PassoMapRun *self,
                         PassoItem   *items,
                         guint        n_items)
{
  for (guint i = 0; i < n_items; i++)
    {
      g_queue_push_tail (&self->read, g_memdup2 (&items[i], sizeof items[i]));
      items[i] = (PassoItem) PASSO_ITEM_INIT;
    }
  self->item_counts.pending += n_items;
}

static gboolean
take_own_item (PassoMapRun *self,
               PassoItem   *item)
{
  const char *key = NULL;
  gsize length = 0;

  if (self->n_taken >= passo_value_get_size (self->items))
    return FALSE;

  if (passo_value_is_array (self->items))
    {
      item->value = passo_value_ref (passo_value_get_element (self->items, self->n_taken));
    }
  else
    {
      item->value = passo_value_ref (passo_value_get_nth_member (self->items, self->n_taken, &key,
                                                                 &length));
      item->key = passo_value_string_len (key, length);
    }
  item->source = passo_value_string (STATE_DATA);

  return TRUE;
}

/**
 * passo_map_run_take_item:
 * @self: a map run
 * @item: (out): the next item; its index is the number of those that were taken before
 *
 * Returns: whether there is one at present
 */
gboolean
passo_map_run_take_item (PassoMapRun *self,
                         PassoItem   *item)
{
  g_autofree PassoItem *read = NULL;

  if (!passo_value_is_undefined (self->items))
    {
      if (!take_own_item (self, item))
        return FALSE;
    }
  else
    {
      read = g_queue_pop_head (&self->read);
      if (read == NULL)
        return FALSE;
      *item = *read;
    }
  self->n_taken++;

  return TRUE;
}

/* --- Batches ---------------------------------------------------------------------------------- */

/* Bytes of `{"BatchInput":…,"Items":[]}`. */
static gsize
get_frame_bytes (const PassoMapRun *self)
{
  gsize bytes = strlen ("{\"Items\":[]}");

  if (!passo_value_is_undefined (self->batch_input))
    bytes += strlen ("\"BatchInput\":,") + passo_value_get_serialized_length (self->batch_input);

  return bytes;
}

/* A batch has at least one item, however large. */
static gboolean
fits (const PassoMapRun *self,
      gsize              bytes)
{
  return self->batch->len == 0 || self->max_batch_bytes == 0 ||
         get_frame_bytes (self) + self->batch_bytes + bytes <= (gsize) self->max_batch_bytes;
}

/**
 * passo_map_run_add_to_batch:
 * @self: a map run
 * @input: (transfer full): what has become of an item
 *
 * Adds an item to the next batch. One that does not fit in is the first of the batch after it.
 *
 * Returns: whether the batch is to be taken before there are more
 */
PassoBatchState
passo_map_run_add_to_batch (PassoMapRun *self,
                            PassoValue   input)
{
  gsize bytes = passo_value_get_serialized_length (input) + (self->batch->len > 0);

  if (!fits (self, bytes))
    {
      passo_value_take (&self->held, input);
      return PASSO_BATCH_CLOSED;
    }

  g_array_append_val (self->batch, input);
  self->batch_bytes += bytes;

  return self->max_batch_items > 0 && self->batch->len >= self->max_batch_items
           ? PASSO_BATCH_CLOSED : PASSO_BATCH_OPEN;
}

/**
 * passo_map_run_take_batch:
 * @self: a map run with something in the batch
 * @n_items: (out): number of items in the batch
 *
 * Returns: (transfer full): the input of a child
 */
PassoValue
passo_map_run_take_batch (PassoMapRun *self,
                          guint       *n_items)
{
  g_auto (PassoArrayBuilder) items = { NULL };
  g_auto (PassoObjectBuilder) input = { NULL };
  PassoValue held = passo_value_steal (&self->held);

  *n_items = self->batch->len;
  passo_array_builder_init (&items, self->batch->len);
  for (guint i = 0; i < self->batch->len; i++)
    passo_array_builder_take (&items,
                              passo_value_steal (&g_array_index (self->batch, PassoValue, i)));
  g_array_set_size (self->batch, 0);
  self->batch_bytes = 0;
  passo_object_builder_init (&input, 2);
  if (!passo_value_is_undefined (self->batch_input))
    passo_object_builder_put (&input, "BatchInput", -1, self->batch_input);
  passo_object_builder_take (&input, "Items", -1, passo_array_builder_finish (&items));
  if (!passo_value_is_undefined (held))
    passo_map_run_add_to_batch (self, held);

  return passo_object_builder_finish (&input);
}

/* --- Children --------------------------------------------------------------------------------- */

/**
 * passo_map_run_child_started:
 * @self: a map run
 * @n_items: number of items in its input
 *
 * Counts a child that begins.
 */
void
passo_map_run_child_started (PassoMapRun *self,
                             guint        n_items)
{
  self->n_started++;
  self->executions.running++;
  self->item_counts.running += n_items;
  self->item_counts.pending -= MIN (self->item_counts.pending, n_items);
}

static guint64 *
get_count (PassoMapRunCounts    *counts,
           PassoExecutionStatus  status)
{
  switch (status)
    {
    case PASSO_EXECUTION_SUCCEEDED:
      return &counts->succeeded;

    case PASSO_EXECUTION_TIMED_OUT:
      return &counts->timed_out;

    case PASSO_EXECUTION_ABORTED:
      return &counts->aborted;

    case PASSO_EXECUTION_FAILED:
    case PASSO_EXECUTION_IDLE:
    case PASSO_EXECUTION_RUNNING:
    default:
      return &counts->failed;
    }
}

/**
 * passo_map_run_child_ended:
 * @self: a map run
 * @end: how one of its children ended
 *
 * Counts a child that has ended.
 */
void
passo_map_run_child_ended (PassoMapRun         *self,
                           const PassoChildEnd *end)
{
  self->executions.running--;
  self->item_counts.running -= MIN (self->item_counts.running, end->n_items);
  *get_count (&self->executions, end->status) += 1;
  *get_count (&self->item_counts, end->status) += end->n_items;
}

/**
 * passo_map_run_has_failed:
 * @self: a map run
 *
 * Failures are counted in items. How many items a share is of is not known before all are read.
 *
 * Returns: whether more items have failed than the Map tolerates
 */
gboolean
passo_map_run_has_failed (const PassoMapRun *self)
{
  const PassoMapRunCounts *counts = &self->item_counts;
  guint64 n_failed = counts->failed + counts->timed_out + counts->aborted;
  double percentage = self->thresholds.tolerated_percentage;
  gint64 count = self->thresholds.tolerated_count;

  if (n_failed == 0)
    return FALSE;
  if (count < 0 && percentage <= 0)
    return TRUE;
  if (count >= 0 && n_failed > (guint64) count)
    return TRUE;

  return percentage == 0 ||
         (percentage > 0 && self->at_end &&
          n_failed * 100.0 > percentage * passo_map_run_counts_get_total (counts));
}

/**
 * passo_map_run_get_end:
 * @self: a map run
 * @status: how it ends
 * @end: (out): where everything stands then; children that are running are aborted
 */
void
passo_map_run_get_end (const PassoMapRun *self,
                       PassoMapRunStatus  status,
                       PassoMapRunEnd    *end)
{
  *end = (PassoMapRunEnd) { status, self->item_counts, self->executions };
  end->items.aborted += end->items.running;
  end->items.running = 0;
  end->executions.aborted += end->executions.running;
  end->executions.running = 0;
}
