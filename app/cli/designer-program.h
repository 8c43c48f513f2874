/* designer-program.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *passo_designer_program_find    (void);
int   passo_designer_program_replace (const char * const *arguments);

G_END_DECLS
