/* passo-ready-queue.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-ready-queue.h"

static void
put (PassoReadyQueue *self,
     guint            position,
     PassoFrame      *frame)
{
  self->frames[position] = frame;
  frame->queue_position = position;
}

static void
sift_up (PassoReadyQueue *self,
         guint            position,
         PassoFrame      *frame)
{
  while (position > 0)
    {
      guint parent = (position - 1) / 2;

      if (self->frames[parent]->queue_order <= frame->queue_order)
        break;
      put (self, position, self->frames[parent]);
      position = parent;
    }
  put (self, position, frame);
}

static void
sift_down (PassoReadyQueue *self,
           guint            position,
           PassoFrame      *frame)
{
  for (;;)
    {
      guint child = 2 * position + 1;

      if (child >= self->n_frames)
        break;
      if (child + 1 < self->n_frames &&
          self->frames[child + 1]->queue_order < self->frames[child]->queue_order)
        child++;
      if (frame->queue_order <= self->frames[child]->queue_order)
        break;
      put (self, position, self->frames[child]);
      position = child;
    }
  put (self, position, frame);
}

/**
 * passo_ready_queue_clear:
 * @self: a queue
 *
 * Drops its frames and its memory.
 */
void
passo_ready_queue_clear (PassoReadyQueue *self)
{
  for (guint i = 0; i < self->n_frames; i++)
    self->frames[i]->queue_position = PASSO_NOT_QUEUED;
  g_clear_pointer (&self->frames, g_free);
  self->n_frames = 0;
  self->capacity = 0;
}

/**
 * passo_ready_queue_push:
 * @self: a queue
 * @frame: a frame that is in no queue
 *
 * Adds a frame, ordered by its last event.
 */
void
passo_ready_queue_push (PassoReadyQueue *self,
                        PassoFrame      *frame)
{
  frame->queue_order = PASSO_READY_QUEUE_NORMAL | (guint64) frame->last_event_id << 32
                       | self->sequence++;
  passo_ready_queue_put_back (self, frame);
}

/**
 * passo_ready_queue_put_back:
 * @self: a queue
 * @frame: a frame that is in no queue, and was in this one
 *
 * Gives a frame its old turn again, as if it had never been taken out.
 */
void
passo_ready_queue_put_back (PassoReadyQueue *self,
                             PassoFrame      *frame)
{
  g_assert (frame->queue_position == PASSO_NOT_QUEUED);

  if (self->n_frames == self->capacity)
    {
      self->capacity = MAX (16, 2 * self->capacity);
      self->frames = g_renew (PassoFrame *, self->frames, self->capacity);
    }
  sift_up (self, self->n_frames++, frame);
}

/**
 * passo_ready_queue_pop:
 * @self: a queue
 *
 * Returns: (transfer none) (nullable): the frame whose turn it is, no longer in the queue
 */
PassoFrame *
passo_ready_queue_pop (PassoReadyQueue *self)
{
  PassoFrame *first;

  if (self->n_frames == 0)
    return NULL;

  first = self->frames[0];
  passo_ready_queue_remove (self, first);

  return first;
}

/**
 * passo_ready_queue_remove:
 * @self: a queue
 * @frame: a frame, which need not be in it
 *
 * Takes a frame out.
 */
void
passo_ready_queue_remove (PassoReadyQueue *self,
                          PassoFrame      *frame)
{
  guint position = frame->queue_position;
  PassoFrame *last;

  if (position == PASSO_NOT_QUEUED)
    return;

  frame->queue_position = PASSO_NOT_QUEUED;
  last = self->frames[--self->n_frames];
  if (last == frame)
    return;

  if (position > 0 && self->frames[(position - 1) / 2]->queue_order > last->queue_order)
    sift_up (self, position, last);
  else
    sift_down (self, position, last);
}
