/* passo-clock.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "base/passo-clock.h"

static gint64
real_clock_now (PassoClock *clock)
{
  return g_get_real_time () / 1000;
}

static gint64
virtual_clock_now (PassoClock *clock)
{
  return ((PassoVirtualClock *) clock)->time;
}

/**
 * passo_clock_real:
 *
 * Returns: (transfer none): the clock of the machine
 */
PassoClock *
passo_clock_real (void)
{
  static PassoClock real_clock = { real_clock_now };

  return &real_clock;
}

/**
 * passo_virtual_clock_init:
 * @self: a clock in the caller's memory
 * @time: milliseconds since 1970 at which it stands
 *
 * Sets up a virtual clock; there is nothing to free.
 */
void
passo_virtual_clock_init (PassoVirtualClock *self,
                          gint64             time)
{
  g_return_if_fail (self != NULL);

  self->parent.now = virtual_clock_now;
  self->time = time;
}

/**
 * passo_virtual_clock_advance_by:
 * @self: a virtual clock
 * @milliseconds: how far, at least 0
 *
 * Sets the clock forward; it stops at the largest time it can hold.
 */
void
passo_virtual_clock_advance_by (PassoVirtualClock *self,
                                gint64             milliseconds)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (milliseconds >= 0);

  if (__builtin_add_overflow (self->time, milliseconds, &self->time))
    self->time = G_MAXINT64;
}

/**
 * passo_virtual_clock_advance_to:
 * @self: a virtual clock
 * @time: milliseconds since 1970
 *
 * Sets the clock to @time unless it is already later: time does not run back.
 */
void
passo_virtual_clock_advance_to (PassoVirtualClock *self,
                                gint64             time)
{
  g_return_if_fail (self != NULL);

  self->time = MAX (self->time, time);
}
