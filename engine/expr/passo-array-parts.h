/* passo-array-parts.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

PassoValue passo_array_parts       (PassoValue array,
                                    guint      size);
guint64    passo_array_range_count (gint64     first,
                                    gint64     last,
                                    gint64     step);
PassoValue passo_array_range       (gint64     first,
                                    gint64     step,
                                    guint      count);

G_END_DECLS
