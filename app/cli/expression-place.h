/* expression-place.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

char *passo_cli_draw_place  (const char      *expression,
                             const PassoSpan *where);
void  passo_cli_print_place (const char      *expression,
                             const PassoSpan *where);

G_END_DECLS
