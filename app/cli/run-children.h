/* run-children.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

typedef struct _PassoRunChildren PassoRunChildren;

PassoRunChildren *passo_run_children_new    (const char               *folder,
                                             GError                  **error);
void              passo_run_children_free   (PassoRunChildren         *self);
void              passo_run_children_add    (PassoRunChildren         *self,
                                             const PassoRunRecord     *child,
                                             const PassoMapRunRecord  *map_run);
gboolean          passo_run_children_finish (PassoRunChildren         *self,
                                             GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoRunChildren, passo_run_children_free)

G_END_DECLS
