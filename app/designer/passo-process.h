/* passo-process.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *passo_process_dup_start (gint64      process);
gboolean  passo_process_lives     (gint64      process,
                                   const char *start);

G_END_DECLS
