/* passo-map-run-record.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "history/passo-run-record.h"

G_BEGIN_DECLS

typedef enum
{
  PASSO_MAP_RUN_RUNNING,
  PASSO_MAP_RUN_SUCCEEDED,
  PASSO_MAP_RUN_FAILED,
  PASSO_MAP_RUN_ABORTED,
} PassoMapRunStatus;

/**
 * PassoMapRunCounts:
 * @pending: not begun yet
 * @running: begun and not ended
 * @succeeded: ended well
 * @failed: ended by an error
 * @timed_out: ended by a time-out
 * @aborted: cut off
 *
 * How many items, or children, of a map run stand where.
 */
typedef struct
{
  guint64 pending;
  guint64 running;
  guint64 succeeded;
  guint64 failed;
  guint64 timed_out;
  guint64 aborted;
} PassoMapRunCounts;

/**
 * PassoMapRunRecord:
 * @arn: ARN of the map run, as its MapRunStarted event has it
 * @event_id: id of that event
 * @status: how it stands
 * @start: milliseconds since 1970
 * @stop: the same, -1 while it is running
 * @max_concurrency: most children at once, 0 for no limit of the user
 * @tolerated_count: how many items may fail, -1 where that is not given
 * @tolerated_percentage: the same in hundredths, -1 where that is not given
 * @items: counts of the items
 * @executions: counts of the children
 * @n_ended: children that have ended so far
 * @n_written: children whose results were written by a ResultWriter
 * @children: (element-type PassoRunRecord): records of the children that were kept, in the order in
 *   which they ended
 *
 * What is known of a map run, in the terms of DescribeMapRun.
 */
typedef struct
{
  char              *arn;
  guint              event_id;
  PassoMapRunStatus  status;
  gint64             start;
  gint64             stop;
  gint64             max_concurrency;
  gint64             tolerated_count;
  double             tolerated_percentage;
  PassoMapRunCounts  items;
  PassoMapRunCounts  executions;
  guint64            n_ended;
  guint64            n_written;
  GPtrArray         *children;
} PassoMapRunRecord;

PassoMapRunRecord *passo_map_run_record_new        (void);
void               passo_map_run_record_free       (PassoMapRunRecord       *self);
const char        *passo_map_run_record_get_status (const PassoMapRunRecord *self);
guint64            passo_map_run_counts_get_total  (const PassoMapRunCounts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoMapRunRecord, passo_map_run_record_free)

G_END_DECLS
