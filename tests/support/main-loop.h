/* main-loop.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

/* Lets the main loop work for some time. */
static inline void
spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
    }
}

/* The limit is for a test that fails: one that succeeds never waits for it. */
#define wait_until(condition) \
  G_STMT_START { \
    gint64 limit = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; \
    while (!(condition) && g_get_monotonic_time () < limit) \
      spin (5); \
    g_assert_true (condition); \
  } G_STMT_END
