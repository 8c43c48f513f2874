/* passo-value-pool.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

typedef struct _PassoValuePool PassoValuePool;

PassoValuePool *passo_value_pool_new        (void);
void            passo_value_pool_free       (PassoValuePool *self);
PassoValue      passo_value_pool_add        (PassoValuePool *self,
                                             PassoValue      value);
PassoValue      passo_value_pool_add_string (PassoValuePool *self,
                                             const char     *text,
                                             gssize          length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoValuePool, passo_value_pool_free)

G_END_DECLS
