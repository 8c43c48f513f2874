/* run-loop.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

typedef void (*PassoRunTick) (PassoScheduler *scheduler,
                              gpointer        data);

gboolean passo_run_loop (PassoScheduler *scheduler,
                         gboolean        skip_waits,
                         PassoRunTick    tick,
                         gpointer        data);

G_END_DECLS
