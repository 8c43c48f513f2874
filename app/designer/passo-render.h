/* passo-render.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean passo_render_is_asked (int    argc,
                                char **argv);
int      passo_render_run      (int    argc,
                                char **argv);

G_END_DECLS
