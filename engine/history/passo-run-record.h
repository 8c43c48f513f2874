/* passo-run-record.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "history/passo-event-log.h"

G_BEGIN_DECLS

/**
 * PassoRunRecord:
 * @execution_arn: (nullable): ARN of the execution
 * @name: (nullable): its name
 * @machine_arn: (nullable): ARN of what it runs
 * @index: of a child, its place among those of its map run, from 0
 * @n_items: of a child, how many items its input has
 * @log: its events
 * @map_runs: (element-type PassoMapRunRecord): its map runs, in the order of their MapRunStarted events
 *
 * @started_by: (nullable): of one that a task has started, ARN of the execution whose task that is
 * @event_id: of the same, id of the task's Scheduled event
 * @nested: (element-type PassoRunRecord): executions that its tasks have started and waited for, in the
 *   order in which they ended; of the first execution also those that nobody has waited for
 *
 * All that is known of an execution: its history, its map runs with the records of their children, and
 * the executions that its tasks have started.
 * It is enough to rebuild the execution.
 */
typedef struct
{
  char          *execution_arn;
  char          *name;
  char          *machine_arn;
  guint64        index;
  guint          n_items;
  PassoEventLog *log;
  GPtrArray     *map_runs;
  char          *started_by;
  guint          event_id;
  GPtrArray     *nested;
} PassoRunRecord;

PassoRunRecord *passo_run_record_new        (void);
void            passo_run_record_free       (PassoRunRecord       *self);
const char     *passo_run_record_get_status (const PassoRunRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoRunRecord, passo_run_record_free)

G_END_DECLS
