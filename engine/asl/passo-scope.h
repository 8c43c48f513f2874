/* passo-scope.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "asl/passo-asl-types.h"
#include "json/passo-json-tree.h"

G_BEGIN_DECLS

guint             passo_scope_get_index         (const PassoScope *self);
PassoScopeKind    passo_scope_get_kind          (const PassoScope *self);
const PassoState *passo_scope_get_owner         (const PassoScope *self);
guint             passo_scope_get_branch        (const PassoScope *self);
guint             passo_scope_get_depth         (const PassoScope *self);
PassoJsonNode     passo_scope_get_node          (const PassoScope *self);
PassoJsonNode     passo_scope_get_states_node   (const PassoScope *self);
const char       *passo_scope_get_start_at      (const PassoScope *self);
PassoJsonNode     passo_scope_get_start_at_node (const PassoScope *self);
guint             passo_scope_get_n_states      (const PassoScope *self);
const PassoState *passo_scope_get_state         (const PassoScope *self,
                                                 guint             position);
const PassoState *passo_scope_find_state        (const PassoScope *self,
                                                 const char       *name);
PassoJsonNode     passo_scope_get_field         (const PassoScope *self,
                                                 const char       *name);

G_END_DECLS
