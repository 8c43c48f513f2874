/* passo-map-run.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-host.h"

G_BEGIN_DECLS

/* How many iterations a Map runs at once, and how many may fail. */
typedef struct
{
  gint64 max_concurrency;      /* 0 for no limit */
  gint64 tolerated_count;      /* -1 for none told */
  double tolerated_percentage; /* -1 for none told */
} PassoMapThresholds;

typedef enum
{
  PASSO_BATCH_OPEN,   /* more items fit in */
  PASSO_BATCH_CLOSED,
} PassoBatchState;

/**
 * PassoMapRun:
 * @arn: its ARN
 * @machine_arn: ARN of the machine that its children run
 * @machine_name: name of that machine
 * @effect_id: names it to the host
 * @event_id: id of its MapRunStarted event
 * @thresholds: how many children may run at once, and how many items may fail
 * @reader: (nullable): what the items are read from
 * @writer: (nullable): what a ResultWriter makes of the results
 * @items: the items where they are not read: an array or object
 * @read: (element-type PassoItem): items that were read and not yet taken
 * @n_taken: items taken so far
 * @at_end: whether all items have been read
 * @batches: whether a child's input is a batch of items
 * @batch_input: what all batches have in common, or undefined
 * @max_batch_items: most items in a batch, 0 for no limit
 * @max_batch_bytes: most bytes of a child's input, 0 for no limit
 * @batch: (element-type PassoValue): the items of the next batch
 * @held: an item that did not fit into the batch before, or undefined
 * @n_started: children started so far
 * @item_counts: where the items stand
 * @executions: where the children stand
 * @asked: whether the host was asked for the result
 * @written: whether it has given it
 * @result: what it gave
 * @ended: whether the host knows that it has ended
 * @failure: (nullable): what went wrong outside
 *
 * One attempt of a distributed Map at its items, owned by the frame that it belongs to.
 */
typedef struct
{
  char                    *arn;
  char                    *machine_arn;
  char                    *machine_name;
  guint64                  effect_id;
  guint                    event_id;
  PassoMapThresholds       thresholds;
  PassoItemReaderConfig   *reader;
  PassoResultWriterConfig *writer;
  PassoValue               items;
  GQueue                   read;
  guint64                  n_taken;
  gboolean                 at_end;
  gboolean                 batches;
  PassoValue               batch_input;
  gint64                   max_batch_items;
  gint64                   max_batch_bytes;
  GArray                  *batch;
  gsize                    batch_bytes;
  PassoValue               held;
  guint64                  n_started;
  PassoMapRunCounts        item_counts;
  PassoMapRunCounts        executions;
  gboolean                 asked;
  gboolean                 written;
  PassoValue               result;
  gboolean                 ended;
  PassoFailure            *failure;
} PassoMapRun;

PassoMapRun     *passo_map_run_new            (const char        *machine_arn,
                                               const char        *label,
                                               const char        *id);
void             passo_map_run_free           (PassoMapRun       *self);
void             passo_map_run_set_items      (PassoMapRun       *self,
                                               PassoValue         items);
void             passo_map_run_add_items      (PassoMapRun       *self,
                                               PassoItem         *items,
                                               guint              n_items);
gboolean         passo_map_run_take_item      (PassoMapRun       *self,
                                               PassoItem         *item);
PassoBatchState  passo_map_run_add_to_batch   (PassoMapRun       *self,
                                               PassoValue         input);
PassoValue       passo_map_run_take_batch     (PassoMapRun       *self,
                                               guint             *n_items);
void             passo_map_run_child_started  (PassoMapRun       *self,
                                               guint              n_items);
void             passo_map_run_child_ended    (PassoMapRun       *self,
                                               const PassoChildEnd *end);
gboolean         passo_map_run_has_failed     (const PassoMapRun *self);
void             passo_map_run_get_end        (const PassoMapRun *self,
                                               PassoMapRunStatus  status,
                                               PassoMapRunEnd    *end);

G_END_DECLS
