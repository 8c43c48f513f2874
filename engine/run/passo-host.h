/* passo-host.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "history/passo-event.h"
#include "history/passo-map-run-record.h"
#include "run/passo-program.h"
#include "task/passo-connector.h"
#include "task/passo-item-reader.h"
#include "task/passo-result-writer-config.h"

G_BEGIN_DECLS

typedef struct _PassoFrame        PassoFrame;
typedef struct _PassoProgramScope PassoProgramScope;

/**
 * PassoHookPoint:
 * @PASSO_HOOK_ENTER: before a state is entered
 * @PASSO_HOOK_STAGE: after a stage of its data's way from input to output, see
 *   passo_frame_get_data_point(); where the host pauses here, the stages before are evaluated anew
 *   when the frame goes on
 * @PASSO_HOOK_WORK: the effective input is known; before each attempt of a task, and before a
 *   Parallel or Map starts its branches or iterations
 * @PASSO_HOOK_ANSWER: after an attempt of a task was answered, before that is recorded
 * @PASSO_HOOK_RESULT: the work is done, its result not yet applied
 * @PASSO_HOOK_ERROR: the state has failed, which is neither recorded nor handled yet
 * @PASSO_HOOK_RETRY: a retrier is to let the state work again
 * @PASSO_HOOK_CATCH: a catcher is to take the failure
 * @PASSO_HOOK_LEAVE: the output is known, the state is to be left
 * @PASSO_HOOK_TRANSITION: the state is left, the frame goes to another one
 *
 * Where the interpreter asks its host whether to go on, in the order of a state's life. A point at
 * which nobody listens costs one test of a mask.
 */
typedef enum
{
  PASSO_HOOK_ENTER      = 1 << 0,
  PASSO_HOOK_STAGE      = 1 << 1,
  PASSO_HOOK_WORK       = 1 << 2,
  PASSO_HOOK_ANSWER     = 1 << 3,
  PASSO_HOOK_RESULT     = 1 << 4,
  PASSO_HOOK_ERROR      = 1 << 5,
  PASSO_HOOK_RETRY      = 1 << 6,
  PASSO_HOOK_CATCH      = 1 << 7,
  PASSO_HOOK_LEAVE      = 1 << 8,
  PASSO_HOOK_TRANSITION = 1 << 9,
} PassoHookPoint;

#define PASSO_HOOK_ALL ((PASSO_HOOK_TRANSITION << 1) - 1)

/* What a state's data are on their way from the input to the output. */
typedef enum
{
  PASSO_DATA_INPUT_PATH,       /* after InputPath */
  PASSO_DATA_PARAMETERS,       /* after Parameters, or Arguments */
  PASSO_DATA_ITEMS,            /* a Map's items */
  PASSO_DATA_RESULT,           /* of the work */
  PASSO_DATA_RESULT_SELECTOR,  /* after ResultSelector */
  PASSO_DATA_RESULT_PATH,      /* after ResultPath */
  PASSO_N_DATA_POINTS
} PassoDataPoint;

/* What a state makes of a failure. */
typedef enum
{
  PASSO_HANDLING_RETRY,     /* a retrier knows the error and lets the state work again */
  PASSO_HANDLING_EXHAUSTED, /* a retrier knows the error, but has no attempts left */
  PASSO_HANDLING_CATCH,     /* a catcher knows the error */
} PassoHandlingKind;

/**
 * PassoHandling:
 * @kind: what is done
 * @index: position of the retrier or catcher
 * @delay: milliseconds until the state works again, for RETRY
 * @error: the error's name, undefined for none
 * @cause: its cause, undefined for none
 *
 * Who takes care of a failure. Valid during the call.
 */
typedef struct
{
  PassoHandlingKind kind;
  guint             index;
  gint64            delay;
  PassoValue        error;
  PassoValue        cause;
} PassoHandling;

/* The last three are performed at the end of an execution, too. */
typedef enum
{
  PASSO_EFFECT_TASK,        /* carry out a call; its answer goes to passo_interpreter_answer() */
  PASSO_EFFECT_TIMER,       /* wake the frame at a time by passo_interpreter_expire() */
  PASSO_EFFECT_MAP_RUN,     /* a map run begins */
  PASSO_EFFECT_ITEMS,       /* read items for it; they go to passo_interpreter_give_items() */
  PASSO_EFFECT_CHILD,       /* start an execution; its end goes to passo_interpreter_child_ended() */
  PASSO_EFFECT_RESULTS,     /* complete its result files; then passo_interpreter_results_written() */
  PASSO_EFFECT_CANCEL,      /* a task's answer is not wanted any more */
  PASSO_EFFECT_END_MAP_RUN, /* a map run has ended; children that are left are stopped */
  PASSO_EFFECT_FINISH,      /* the execution has ended */
} PassoEffectKind;

typedef enum
{
  PASSO_TIMER_WAIT,
  PASSO_TIMER_RETRY,
  PASSO_TIMER_TIMEOUT,
  PASSO_TIMER_HEARTBEAT,
  PASSO_TIMER_EXECUTION, /* TimeoutSeconds of the machine */
} PassoTimerKind;

typedef enum
{
  PASSO_EXECUTION_IDLE,
  PASSO_EXECUTION_RUNNING,
  PASSO_EXECUTION_SUCCEEDED,
  PASSO_EXECUTION_FAILED,
  PASSO_EXECUTION_TIMED_OUT,
  PASSO_EXECUTION_ABORTED,
} PassoExecutionStatus;

/**
 * PassoChildStart:
 * @program: what to run
 * @scope: (nullable): which part of it; %NULL for all
 * @input: (transfer none): its input
 * @index: names it among those of the effect
 * @n_items: number of items in its input
 * @event_id: id of the event by which it is started
 * @depth: number of frames around it
 * @name: (nullable): its name; %NULL for one made up
 * @machine_arn: ARN of its machine
 * @machine_name: name of its machine
 * @express: whether the machine is an Express one
 *
 * How an execution is started by another one.
 */
typedef struct
{
  PassoProgram            *program;
  const PassoProgramScope *scope;
  PassoValue               input;
  guint64                  index;
  guint                    n_items;
  guint                    event_id;
  guint                    depth;
  const char              *name;
  const char              *machine_arn;
  const char              *machine_name;
  gboolean                 express;
} PassoChildStart;

/**
 * PassoChildEnd:
 * @index: names it among those of the effect
 * @n_items: number of items in its input
 * @status: how it ended
 * @output: (transfer none): its output, or undefined
 * @error: (transfer none): its error, or undefined
 * @cause: (transfer none): its cause, or undefined
 *
 * How an execution that another one has started came to its end.
 */
typedef struct
{
  guint64               index;
  guint                 n_items;
  PassoExecutionStatus  status;
  PassoValue            output;
  PassoValue            error;
  PassoValue            cause;
} PassoChildEnd;

/**
 * PassoMapRunStart:
 * @arn: its ARN
 * @event_id: id of its MapRunStarted event
 * @reader: (nullable): what the items are read from; %NULL where they are known
 * @writer: (nullable): what a ResultWriter makes of the children's results; %NULL for none
 * @max_concurrency: most children at once, 0 for no limit of the user
 * @tolerated_count: how many items may fail, -1 where that is not given
 * @tolerated_percentage: the same in hundredths, -1 where that is not given
 *
 * How a map run begins.
 */
typedef struct
{
  const char                    *arn;
  guint                          event_id;
  const PassoItemReaderConfig   *reader;
  const PassoResultWriterConfig *writer;
  gint64                         max_concurrency;
  gint64                         tolerated_count;
  double                         tolerated_percentage;
} PassoMapRunStart;

/**
 * PassoMapRunEnd:
 * @status: how it ended
 * @items: where its items stand
 * @executions: where its children stand
 *
 * How a map run ends.
 */
typedef struct
{
  PassoMapRunStatus status;
  PassoMapRunCounts items;
  PassoMapRunCounts executions;
} PassoMapRunEnd;

/**
 * PassoEffect:
 * @kind: what is to be done
 * @id: names it when the interpreter is told of its outcome
 * @call: (nullable): the call, for TASK; its id is @id
 * @timer: what the timer is for
 * @deadline: milliseconds since 1970, for TIMER
 * @event_id: the event after which a TIMER was set; of equal deadlines the earlier event's comes first
 * @status: how the execution ended, for FINISH
 * @map_run: (nullable): for MAP_RUN
 * @end: (nullable): for END_MAP_RUN
 * @child: (nullable): for CHILD
 * @count: how many items are of use at present, for ITEMS
 *
 * What the interpreter wants of the world. Valid during the call.
 */
typedef struct
{
  PassoEffectKind       kind;
  guint64               id;
  const PassoCall      *call;
  PassoTimerKind        timer;
  gint64                deadline;
  guint                 event_id;
  PassoExecutionStatus  status;
  const PassoMapRunStart *map_run;
  const PassoMapRunEnd *end;
  const PassoChildStart *child;
  guint                 count;
} PassoEffect;

/**
 * PassoHost:
 * @now: milliseconds since 1970
 * @random: a number that depends on nothing but the seed and the arguments
 * @hook: (nullable): whether to go on; %FALSE pauses the frame here
 * @record: takes a copy of an event
 * @perform: carries out an effect; it may answer a task before it returns
 * @data: (nullable): is told of data between a state's input and its output
 * @handle: (nullable): is told who takes care of a failure
 *
 * The interpreter's only window on the world.
 */
typedef struct
{
  gint64   (*now)     (gpointer           host);
  guint64  (*random)  (gpointer           host,
                       guint64            event_id,
                       guint              attempt,
                       guint              counter);
  gboolean (*hook)    (gpointer           host,
                       PassoFrame        *frame,
                       PassoHookPoint     at);
  void     (*record)  (gpointer           host,
                       const PassoEvent  *event);
  void     (*perform) (gpointer           host,
                       const PassoEffect *effect);
  void     (*data)    (gpointer           host,
                       PassoFrame        *frame,
                       PassoDataPoint     at,
                       PassoValue         value);
  void     (*handle)  (gpointer           host,
                       PassoFrame        *frame,
                       const PassoHandling *handling);
} PassoHost;

G_END_DECLS
