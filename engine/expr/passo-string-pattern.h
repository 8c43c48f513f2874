/* passo-string-pattern.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean passo_string_pattern_is_valid (const char *pattern,
                                        gsize       length);
gboolean passo_string_pattern_match    (const char *pattern,
                                        gsize       pattern_length,
                                        const char *text,
                                        gsize       length);

G_END_DECLS
