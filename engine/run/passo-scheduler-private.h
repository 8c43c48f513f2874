/* passo-scheduler-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-clock.h"
#include "run/passo-hosted-private.h"
#include "run/passo-scheduler.h"
#include "run/passo-task-tokens-private.h"
#include "run/passo-timer-heap.h"

G_BEGIN_DECLS

/* The interpreters' host: it carries out effects with a clock and connectors, in a plain loop that its
 * owner drives. It starts no thread and never sleeps. One clock, one heap of timers and one registry
 * serve the execution that it was made for and all that this one starts. */
struct _PassoScheduler
{
  PassoHosted             *root;
  PassoHostedQueue         ready;       /* of the others */
  GQueue                   ended;       /* of the others, owned; still to be told of */
  guint64                  n_started;
  guint64                  n_ended;
  gboolean                 keep_all;    /* children that have ended */
  guint64                  n_kept;      /* those that have not succeeded, where not all are kept */
  guint64                  most_kept;
  guint                    n_detached;  /* executions that go on by themselves */
  gboolean                 lingers;     /* waits for these */
  PassoConnectorRegistry  *registry;
  PassoObjectStore        *store;
  PassoClockMode           mode;
  PassoVirtualClock        clock;
  gint64                   ahead;       /* of the real clock, after time was skipped */
  guint64                  seed;
  PassoTimerHeap           timers;
  GHashTable              *pending;     /* call id → PassoPendingCall */
  PassoTaskTokens          tokens;
  PassoHosted             *calling;     /* whose call is being performed */
  guint64                  calling_effect;
  guint64                  n_calls;     /* of executions other than the first */
  char                    *unanswered;
  char                    *unanswered_resource;
  guint                    hook_mask;
  PassoSchedulerEventFunc  event_func;
  gpointer                 event_data;
  PassoSchedulerChildFunc  child_func;
  gpointer                 child_data;
  PassoSchedulerHookFunc   hook_func;
  gpointer                 hook_data;
};

/* passo-scheduler-host.c */
extern const PassoHost _passo_scheduler_host;

void _passo_scheduler_cancel_call (PassoHosted *execution,
                                   guint64      effect_id);

G_END_DECLS
