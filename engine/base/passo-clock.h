/* passo-clock.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PassoClock PassoClock;

/**
 * PassoClock:
 * @now: gives the milliseconds since 1970, never less than the call before
 *
 * What tells the engine the time. An implementation begins its struct with it.
 */
struct _PassoClock
{
  gint64 (*now) (PassoClock *clock);
};

/**
 * PassoVirtualClock:
 *
 * A clock that stands still until it is set forward. It lives in its owner's
 * memory.
 */
typedef struct
{
  PassoClock parent;
  /*< private >*/
  gint64 time;
} PassoVirtualClock;

PassoClock *passo_clock_real                 (void);
void        passo_virtual_clock_init         (PassoVirtualClock *self,
                                              gint64             time);
void        passo_virtual_clock_advance_by   (PassoVirtualClock *self,
                                              gint64             milliseconds);
void        passo_virtual_clock_advance_to   (PassoVirtualClock *self,
                                              gint64             time);

/**
 * passo_clock_now:
 * @clock: a clock
 *
 * Returns: milliseconds since 1970
 */
static inline gint64
passo_clock_now (PassoClock *clock)
{
  return clock->now (clock);
}

G_END_DECLS
