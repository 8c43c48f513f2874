/* graph-text.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

char *passo_graph_text_write_dot     (PassoGraph         *graph,
                                      PassoRunProjection *projection);
char *passo_graph_text_write_mermaid (PassoGraph         *graph,
                                      PassoRunProjection *projection);

G_END_DECLS
