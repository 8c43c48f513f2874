/* test-ready-queue.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>

#include "run/passo-frame-private.h"
#include "run/passo-ready-queue.h"

#define N_FRAMES 300

typedef struct
{
  PassoReadyQueue  queue;
  PassoFrame      *frames;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->frames = g_new0 (PassoFrame, N_FRAMES);
  for (guint i = 0; i < N_FRAMES; i++)
    fixture->frames[i].queue_position = PASSO_NOT_QUEUED;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  passo_ready_queue_clear (&fixture->queue);
  g_free (fixture->frames);
}

/* Those with the oldest last event come first, and of equal ones who came first. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  guint last_event = 0;
  PassoFrame *last = NULL;

  for (guint i = 0; i < N_FRAMES; i++)
    {
      fixture->frames[i].last_event_id = passo_random_bits (1, i, 0, 0) % 40;
      passo_ready_queue_push (&fixture->queue, &fixture->frames[i]);
    }
  for (guint i = 0; i < N_FRAMES; i++)
    {
      PassoFrame *frame = passo_ready_queue_pop (&fixture->queue);

      g_assert_nonnull (frame);
      g_assert_cmpuint (frame->queue_position, ==, PASSO_NOT_QUEUED);
      g_assert_cmpuint (frame->last_event_id, >=, last_event);
      if (last != NULL && frame->last_event_id == last_event)
        g_assert_true (frame > last);
      last_event = frame->last_event_id;
      last = frame;
    }
  g_assert_null (passo_ready_queue_pop (&fixture->queue));
}

/* Frames may leave from anywhere. */
static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  guint last_event = 0;
  guint n_left = 0;

  for (guint i = 0; i < N_FRAMES; i++)
    {
      fixture->frames[i].last_event_id = passo_random_bits (2, i, 0, 0) % 1000;
      passo_ready_queue_push (&fixture->queue, &fixture->frames[i]);
    }
  for (guint i = 0; i < N_FRAMES; i++)
    {
      if (passo_random_bits (3, i, 0, 0) % 2 == 0)
        passo_ready_queue_remove (&fixture->queue, &fixture->frames[i]);
      else
        n_left++;
    }
  passo_ready_queue_remove (&fixture->queue, &fixture->frames[0]);
  passo_ready_queue_remove (&fixture->queue, &fixture->frames[0]);
  n_left -= passo_random_bits (3, 0, 0, 0) % 2 != 0;
  for (; n_left > 0; n_left--)
    {
      PassoFrame *frame = passo_ready_queue_pop (&fixture->queue);

      g_assert_nonnull (frame);
      g_assert_cmpuint (frame->last_event_id, >=, last_event);
      last_event = frame->last_event_id;
    }
  g_assert_null (passo_ready_queue_pop (&fixture->queue));
}

/* A frame that was paused gets its old turn. */
static void
test_put_back (Fixture       *fixture,
               gconstpointer  data)
{
  PassoFrame *frames = fixture->frames;

  for (guint i = 0; i < 3; i++)
    passo_ready_queue_push (&fixture->queue, &frames[i]);
  g_assert_true (passo_ready_queue_pop (&fixture->queue) == &frames[0]);
  passo_ready_queue_put_back (&fixture->queue, &frames[0]);
  for (guint i = 0; i < 3; i++)
    g_assert_true (passo_ready_queue_pop (&fixture->queue) == &frames[i]);
}

static void
test_clear (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < N_FRAMES; i++)
    passo_ready_queue_push (&fixture->queue, &fixture->frames[i]);
  passo_ready_queue_clear (&fixture->queue);
  for (guint i = 0; i < N_FRAMES; i++)
    g_assert_cmpuint (fixture->frames[i].queue_position, ==, PASSO_NOT_QUEUED);
  passo_ready_queue_push (&fixture->queue, &fixture->frames[7]);
  g_assert_true (passo_ready_queue_pop (&fixture->queue) == &fixture->frames[7]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ready-queue/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/ready-queue/remove", Fixture, NULL, set_up, test_remove, tear_down);
  g_test_add ("/ready-queue/put-back", Fixture, NULL, set_up, test_put_back, tear_down);
  g_test_add ("/ready-queue/clear", Fixture, NULL, set_up, test_clear, tear_down);

  return g_test_run ();
}
