/* passo-host.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "history/passo-event.h"
#include "task/passo-connector.h"

G_BEGIN_DECLS

typedef struct _PassoFrame PassoFrame;

/* Where the interpreter asks its host whether to go on. */
typedef enum
{
  PASSO_HOOK_ENTER  = 1 << 0, /* before a state is entered */
  PASSO_HOOK_WORK   = 1 << 1, /* the effective input is known, the work is to begin */
  PASSO_HOOK_RESULT = 1 << 2, /* the work is done, its result not yet applied */
  PASSO_HOOK_LEAVE  = 1 << 3, /* the output is known, the state is to be left */
} PassoHookPoint;

#define PASSO_HOOK_ALL \
  (PASSO_HOOK_ENTER | PASSO_HOOK_WORK | PASSO_HOOK_RESULT | PASSO_HOOK_LEAVE)

typedef enum
{
  PASSO_EFFECT_TASK,   /* carry out a call; its answer goes to passo_interpreter_answer() */
  PASSO_EFFECT_TIMER,  /* wake the frame at a time by passo_interpreter_expire() */
  PASSO_EFFECT_CANCEL, /* a task's answer is not wanted any more */
  PASSO_EFFECT_FINISH, /* the execution has ended */
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
 * PassoEffect:
 * @kind: what is to be done
 * @id: names it when the interpreter is told of its outcome
 * @call: (nullable): the call, for TASK; its id is @id
 * @timer: what the timer is for
 * @deadline: milliseconds since 1970, for TIMER
 * @status: how the execution ended, for FINISH
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
  PassoExecutionStatus  status;
} PassoEffect;

/**
 * PassoHost:
 * @now: milliseconds since 1970
 * @random: a number that depends on nothing but the seed and the arguments
 * @hook: (nullable): whether to go on; %FALSE pauses the frame here
 * @record: takes a copy of an event
 * @perform: carries out an effect; it may answer a task before it returns
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
} PassoHost;

G_END_DECLS
