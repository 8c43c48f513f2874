/* passo-digest.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

gboolean    passo_digest_find_algorithm (const char     *name,
                                         GChecksumType  *algorithm);
const char *passo_digest_get_text       (PassoValue      value,
                                         char          **written,
                                         gsize          *length);

G_END_DECLS
