/* passo-hosted-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "history/passo-map-run-record.h"
#include "run/passo-interpreter.h"
#include "task/passo-result-writer.h"

G_BEGIN_DECLS

typedef struct _PassoHosted       PassoHosted;
typedef struct _PassoHostedMapRun PassoHostedMapRun;
typedef struct _PassoNestedCall   PassoNestedCall;
typedef struct _PassoScheduler    PassoScheduler;

/* Takes note of the end of an execution that another one has started; not called for one that was
 * cancelled. */
typedef void (*PassoHostedEnded) (PassoHosted *child);

/**
 * PassoHosted:
 * @scheduler: (nullable): who hosts it; %NULL once it is out of use
 * @interpreter: (nullable): what runs it; %NULL once it is out of use
 * @parent: (nullable): the execution that has started it, and outlives it
 * @effect_id: the parent's effect by which it was started
 * @index: the parent's name for it
 * @number: the how manieth execution of the scheduler it is
 * @seed: what its random values depend on
 * @n_items: number of items in its input
 * @map_run: (nullable): the parent's map run that it belongs to
 * @map_runs: (nullable) (element-type PassoHostedMapRun): its own map runs
 * @known: (nullable) (element-type PassoMapRunRecord): what is known of its map runs beforehand
 * @level: how many executions have started one another up to it
 * @nested: (nullable): the task's call by which it was started
 * @nested_records: (nullable) (element-type PassoRunRecord): what its tasks have started and has ended
 * @log: (nullable): its events; those of the first execution go to the scheduler's owner
 * @ended: (nullable): is told of its end
 *
 * One execution that a scheduler hosts: the one that it was made for, or one that another one has
 * started. Timers and pending calls hold a reference, and find out that it is out of use.
 */
struct _PassoHosted
{
  guint             ref_count;
  PassoScheduler   *scheduler;
  PassoInterpreter *interpreter;
  PassoHosted      *parent;
  guint64           effect_id;
  guint64           index;
  guint64           number;
  guint64           seed;
  guint             n_items;
  PassoHostedMapRun *map_run;
  GPtrArray        *map_runs;
  GPtrArray        *known;
  guint             level;
  PassoNestedCall  *nested;
  GPtrArray        *nested_records;
  PassoEventLog    *log;
  PassoHostedEnded  ended;

  /*< private >*/
  PassoIdentity     identity;
  char             *execution_arn;
  char             *execution_name;
  char             *machine_arn;
  char             *machine_name;
  gint64            start;
  gint64            stop;
  GArray           *calls;          /* PassoHostedCall, those that are pending */
  PassoHosted      *first_child;    /* oldest first */
  PassoHosted      *last_child;
  PassoHosted      *previous_sibling;
  PassoHosted      *next_sibling;
  guint64           queue_order;
  guint64           turn_order;      /* what it had its last turn by */
  guint             queue_position;
  guint             cancelled : 1;
  guint             detached : 1;   /* nobody waits for its end */
};

/* A pending call: what the execution calls it, and what the connector does. */
typedef struct
{
  guint64 effect_id;
  guint64 call_id;
} PassoHostedCall;

/* Executions that can go on, the one with the fewest events first. */
typedef struct
{
  PassoHosted **executions;
  guint         n_executions;
  guint         capacity;
} PassoHostedQueue;

PassoHosted *_passo_hosted_new             (PassoScheduler        *scheduler,
                                            PassoProgram          *program);
PassoHosted *_passo_hosted_ref             (PassoHosted           *self);
void         _passo_hosted_unref           (PassoHosted           *self);
void         _passo_hosted_drop            (PassoHosted           *self);
PassoHosted *_passo_hosted_start_child     (PassoHosted           *self,
                                            guint64                effect_id,
                                            const PassoChildStart *start,
                                            PassoHostedEnded       ended);
void         _passo_hosted_cancel_children (PassoHosted           *self,
                                            guint64                effect_id);
void         _passo_hosted_detach          (PassoHosted           *self);
void         _passo_hosted_stop_detached   (PassoScheduler        *scheduler);
void         _passo_hosted_has_ended       (PassoHosted           *self);
void         _passo_hosted_reap            (PassoScheduler        *scheduler);
void         _passo_hosted_touch           (PassoHosted           *self);
void         _passo_hosted_resume          (PassoHosted           *self,
                                            guint                  points);
GPtrArray   *_passo_hosted_take_nested     (PassoHosted           *self);
PassoRunRecord *_passo_hosted_take_record   (PassoHosted           *self);
PassoHosted *_passo_hosted_queue_pop       (PassoHostedQueue      *queue);
void         _passo_hosted_queue_clear     (PassoHostedQueue      *queue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoHosted, _passo_hosted_unref)

G_END_DECLS
