/* run-loop.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <time.h>

#include "run-loop.h"

#define STEPS_A_TURN 4096
#define LONGEST_NAP  100 /* milliseconds, so that a tick and an interrupt are seen in time */

static volatile sig_atomic_t interrupted;

static void
handle_interrupt (int number)
{
  interrupted = 1;
}

static void
nap (gint64 milliseconds)
{
  struct timespec time = { 0 };

  milliseconds = CLAMP (milliseconds, 0, LONGEST_NAP);
  time.tv_nsec = milliseconds * 1000000;
  nanosleep (&time, NULL);
}

static gboolean
handle_nap_over (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Connectors work in the main context, which nobody needs otherwise. */
static void
nap_with_connectors (gint64 milliseconds)
{
  gboolean over = FALSE;
  guint timer = g_timeout_add (CLAMP (milliseconds, 0, LONGEST_NAP), handle_nap_over, &over);

  g_main_context_iteration (NULL, TRUE);
  if (!over)
    g_source_remove (timer);
}

static void
wait_for_world (PassoScheduler *scheduler,
                gboolean        skip_waits)
{
  gint64 deadline = 0;
  gint64 time = LONGEST_NAP;

  if (skip_waits && passo_scheduler_can_advance (scheduler))
    {
      passo_scheduler_advance (scheduler);
      return;
    }

  if (!skip_waits && passo_scheduler_get_next_deadline (scheduler, &deadline))
    time = deadline - passo_scheduler_get_now (scheduler);
  if (passo_scheduler_has_pending (scheduler))
    nap_with_connectors (time);
  else
    nap (time);
}

/* Whether what it waits for will never come: there is no time, and no answer, to wait for. */
static gboolean
is_stuck (PassoScheduler      *scheduler,
          PassoSchedulerState  state)
{
  return state == PASSO_SCHEDULER_BLOCKED &&
         (passo_scheduler_get_unanswered (scheduler) != NULL ||
          !passo_scheduler_has_pending (scheduler));
}

/* Drives an execution, and those that its tasks have started and that go on by themselves, to their
 * ends on the only thread, and aborts them on SIGINT and SIGTERM. Gives FALSE where it cannot go on,
 * because nobody answers a task. */
gboolean
passo_run_loop (PassoScheduler *scheduler,
                gboolean        skip_waits,
                PassoRunTick    tick,
                gpointer        data)
{
  PassoInterpreter *interpreter = passo_scheduler_get_interpreter (scheduler);
  struct sigaction action = { .sa_handler = handle_interrupt, .sa_flags = (int) SA_RESETHAND };

  sigaction (SIGINT, &action, NULL);
  sigaction (SIGTERM, &action, NULL);
  for (;;)
    {
      PassoSchedulerState state = passo_scheduler_run (scheduler, STEPS_A_TURN);

      if (tick != NULL)
        tick (scheduler, data);
      if (state == PASSO_SCHEDULER_FINISHED)
        return TRUE;
      if (is_stuck (scheduler, state))
        return FALSE;
      if (interrupted)
        {
          passo_scheduler_set_lingers (scheduler, FALSE);
          passo_interpreter_stop (interpreter, passo_value_undefined (), passo_value_undefined ());
        }
      else if (state != PASSO_SCHEDULER_MORE)
        wait_for_world (scheduler, skip_waits);
      else if (passo_scheduler_has_pending (scheduler))
        g_main_context_iteration (NULL, FALSE);
    }
}
