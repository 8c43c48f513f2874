/* passo-frame-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/passo-variables.h"
#include "run/passo-frame.h"
#include "run/passo-map-run.h"
#include "run/passo-program-private.h"

G_BEGIN_DECLS

/* What a frame does next, in the order of a state's life. */
typedef enum
{
  PASSO_PHASE_ENTER,   /* record Entered */
  PASSO_PHASE_PREPARE, /* effective input; anew for each attempt */
  PASSO_PHASE_WORK,    /* what the state is for */
  PASSO_PHASE_RESULT,  /* the result's way to the output */
  PASSO_PHASE_LEAVE,   /* record Exited, go to the next state */
  PASSO_PHASE_ANSWER,  /* a task has been answered */
  PASSO_PHASE_FAILED,  /* the failure that the frame holds is to be handled */
  PASSO_PHASE_MAP_RUN, /* start children, or end the map run */
  PASSO_PHASE_TASK,    /* waits for a task's answer */
  PASSO_PHASE_TIMER,   /* waits for a time, then goes to @after_timer */
  PASSO_PHASE_JOIN,    /* waits for its children */
  PASSO_PHASE_CHILDREN, /* waits for the executions of its map run */
} PassoPhase;

#define PASSO_NOT_QUEUED G_MAXUINT

typedef struct _PassoFault PassoFault;

/* One chain of states: the machine, a branch, or an iteration.
 *
 * Frames live on the heap and hold everything that the interpreter knows of their chain, so that a
 * run can stop between any two steps, be looked at, and go on. */
struct _PassoFrame
{
  PassoFrame              *parent;
  PassoFrame              *first_child;     /* live children, oldest first */
  PassoFrame              *last_child;
  PassoFrame              *previous_sibling;
  PassoFrame              *next_sibling;
  const PassoProgramState *state;
  guint8                   kind;
  guint8                   phase;
  guint8                   after_timer;
  guint8                   stage;           /* stages of this phase at which the host was asked */
  guint16                  paused_at;       /* a #PassoHookPoint, 0 once that is passed */
  guint                    paused : 1;
  guint                    calling : 1;     /* the task's call is being performed */
  guint                    started : 1;     /* the task's Started event is recorded */
  guint                    submitted : 1;   /* its TaskSubmitted event is */
  guint                    queued : 1;      /* it waits for a worker */
  guint                    resumed : 1;     /* rebuilt from a history, see passo-resume.c */
  guint                    depth;
  guint                    index;           /* of the branch or iteration */
  guint                    slot;            /* names the frame in effect ids */
  guint                    generation;      /* tells one wait of the frame from the next */
  guint                    queue_position;
  guint64                  queue_order;
  guint                    last_event_id;
  guint                    entered_id;
  guint                    before_entered_id; /* what Entered followed */
  guint                    scheduled_id;
  guint                    failing_id;      /* what a failure follows, where not last_event_id */
  guint                    retry_count;
  guint                    random_counter;
  guint                    random_item;     /* what an item draws is its own: its index + 1 */
  guint                   *attempts;        /* of each retrier; NULL until one acts */
  gint64                   entered_time;
  gint64                   timeout;         /* seconds, -1 for none */
  gint64                   heartbeat;
  gint64                   heartbeat_deadline;
  PassoValue               input;
  PassoValue               effective;       /* after InputPath and Parameters */
  PassoValue               result;
  PassoValue               output;
  PassoValue               assigned;        /* variables that leaving will set */
  const PassoProgramState *target;          /* where leaving goes */
  const PassoPayloadTemplate *assign;       /* of the state, or of the rule that matched */
  const PassoPayloadTemplate *output_template; /* in JSONata, as @assign */
  PassoValue               base_context;    /* `$$` without Map; built when something reads it */
  PassoValue               context;         /* `$$` */
  PassoValue               map;             /* `$$.Map` of an iteration */
  PassoValue               next_map;        /* of the iteration that this frame's Map begins */
  PassoVariables          *variables;       /* of this scope, NULL until something is assigned */
  PassoAnswer              answer;
  PassoFault              *fault;           /* of which the host is asked, or that it has paused */
  char                    *token;

  /* A Parallel or Map at work. */
  PassoValue              *results;
  PassoValue               items;
  guint                    n_results;
  guint                    n_done;
  guint                    next_item;
  guint                    concurrency;
  PassoMapRun             *map_run; /* of a distributed Map at work */
};

G_END_DECLS
