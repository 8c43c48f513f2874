/* passo-timestamp.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An instant: seconds since 1970-01-01T00:00:00Z and nanoseconds within the second. */
typedef struct
{
  gint64  seconds;
  guint32 nanoseconds;
} PassoTimestamp;

gboolean passo_timestamp_parse   (const char           *text,
                                  gsize                 length,
                                  PassoTimestamp       *out);
int      passo_timestamp_compare (const PassoTimestamp *a,
                                  const PassoTimestamp *b);

G_END_DECLS
