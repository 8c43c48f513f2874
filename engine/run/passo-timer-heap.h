/* passo-timer-heap.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-hosted-private.h"

G_BEGIN_DECLS

/**
 * PassoTimer:
 * @deadline: milliseconds since 1970
 * @event_id: the event after which it was set; among equals the earlier event's comes first
 * @order: then the one that was set first
 * @effect_id: what it was set by
 * @execution: (transfer full): whose it is
 * @kind: what it is for
 *
 * A time that an execution waits for.
 */
typedef struct
{
  gint64          deadline;
  guint           event_id;
  guint64         order;
  guint64         effect_id;
  PassoHosted    *execution;
  PassoTimerKind  kind;
} PassoTimer;

/* All timers of a scheduler: a binary heap. */
typedef struct
{
  GArray  *timers;   /* NULL until there is one */
  guint64  n_set;    /* so far */
  guint    purge_at; /* size at which stale timers are dropped */
} PassoTimerHeap;

void              passo_timer_heap_add   (PassoTimerHeap    *self,
                                          PassoHosted       *execution,
                                          const PassoEffect *effect);
const PassoTimer *passo_timer_heap_peek  (PassoTimerHeap    *self);
gboolean          passo_timer_heap_expire (PassoTimerHeap   *self,
                                          gint64             now);
void              passo_timer_heap_clear (PassoTimerHeap    *self);

G_END_DECLS
