/* passo-object-text-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-object-store.h"

G_BEGIN_DECLS

GInputStream *_passo_object_text_open (PassoObjectStore  *store,
                                       const char        *bucket,
                                       const char        *key,
                                       GError           **error);

G_END_DECLS
