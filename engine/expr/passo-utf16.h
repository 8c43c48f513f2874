/* passo-utf16.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

int    passo_utf16_compare (PassoValue a,
                            PassoValue b);
gint64 passo_utf16_count   (const char *text,
                            gsize       length);

G_END_DECLS
