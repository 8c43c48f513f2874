/* passo-ready-queue.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-frame-private.h"

G_BEGIN_DECLS

/* Set in the order of frames that were pushed: those that are put back with a lower one go first. */
#define PASSO_READY_QUEUE_NORMAL (G_GUINT64_CONSTANT (1) << 63)

/* Frames that can go on, the one whose chain has the oldest last event first; among equals, first
 * come first served. It lives in its owner's memory. */
typedef struct
{
  PassoFrame **frames; /* a binary heap */
  guint        n_frames;
  guint        capacity;
  guint32      sequence;
} PassoReadyQueue;

void        passo_ready_queue_clear    (PassoReadyQueue *self);
void        passo_ready_queue_push     (PassoReadyQueue *self,
                                        PassoFrame      *frame);
void        passo_ready_queue_put_back (PassoReadyQueue *self,
                                        PassoFrame      *frame);
PassoFrame *passo_ready_queue_pop      (PassoReadyQueue *self);
void        passo_ready_queue_remove   (PassoReadyQueue *self,
                                        PassoFrame      *frame);

G_END_DECLS
