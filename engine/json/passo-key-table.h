/* passo-key-table.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

typedef struct _PassoKeyTable PassoKeyTable;

PassoKeyTable *passo_key_table_new    (void);
void           passo_key_table_free   (PassoKeyTable *self);
PassoValue     passo_key_table_lookup (PassoKeyTable *self,
                                       const char    *text,
                                       gsize          length);
guint          passo_key_table_get_size (const PassoKeyTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoKeyTable, passo_key_table_free)

G_END_DECLS
