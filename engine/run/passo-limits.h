/* passo-limits.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PassoLimits:
 * @payload: bytes of JSON text of one input, output or result; 0 for no limit
 * @events: number of events of a history; 0 for no limit
 * @variables: bytes of all variables of an execution; 0 for no limit
 * @map_concurrency: iterations of an inline Map that run at once
 * @wait: longest delay of a Wait in seconds
 * @express: longest time of an Express execution in seconds; 0 for no limit
 *
 * Limits of an execution (source: the documented quotas).
 */
typedef struct
{
  gsize  payload;
  guint  events;
  gsize  variables;
  guint  map_concurrency;
  gint64 wait;
  gint64 express;
} PassoLimits;

const PassoLimits *passo_limits_service (void);
const PassoLimits *passo_limits_none    (void);

G_END_DECLS
