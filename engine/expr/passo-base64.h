/* passo-base64.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

PassoValue passo_base64_encode (const char *text,
                                gsize       length);
gboolean   passo_base64_decode (const char *text,
                                gsize       length,
                                PassoValue *out);

G_END_DECLS
