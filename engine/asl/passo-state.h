/* passo-state.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "asl/passo-asl-types.h"
#include "base/passo-types.h"
#include "json/passo-json-tree.h"

G_BEGIN_DECLS

const char         *passo_state_type_to_string          (PassoStateType    type);
PassoStateType      passo_state_type_from_string        (const char       *name);

guint               passo_state_get_id                  (const PassoState *self);
guint               passo_state_get_index               (const PassoState *self);
guint               passo_state_get_position            (const PassoState *self);
const char         *passo_state_get_name                (const PassoState *self);
PassoStateType      passo_state_get_state_type          (const PassoState *self);
PassoQueryLanguage  passo_state_get_query_language      (const PassoState *self);
const PassoScope   *passo_state_get_scope               (const PassoState *self);
const PassoMachine *passo_state_get_machine             (const PassoState *self);
PassoJsonNode       passo_state_get_node                (const PassoState *self);
PassoSpan           passo_state_get_key_span            (const PassoState *self);
PassoSpan           passo_state_get_span                (const PassoState *self);
guint               passo_state_get_n_child_scopes      (const PassoState *self);
const PassoScope   *passo_state_get_child_scope         (const PassoState *self,
                                                         guint             i);
PassoJsonNode       passo_state_get_field               (const PassoState *self,
                                                         const char       *name);
gboolean            passo_state_has_field               (const PassoState *self,
                                                         const char       *name);
char               *passo_state_dup_text_field          (const PassoState *self,
                                                         const char       *name);
gboolean            passo_state_get_integer_field       (const PassoState *self,
                                                         const char       *name,
                                                         gint64           *value);
gboolean            passo_state_is_end                  (const PassoState *self);
PassoJsonNode       passo_state_get_processor_config    (const PassoState *self);
gboolean            passo_state_is_distributed_map      (const PassoState *self);

G_END_DECLS
