/* passo-machine.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib-object.h>

#include "asl/passo-asl-types.h"
#include "asl/passo-scope.h"
#include "asl/passo-state.h"
#include "json/passo-json-tree.h"

G_BEGIN_DECLS

#define PASSO_TYPE_MACHINE (passo_machine_get_type ())

GType               passo_machine_get_type             (void);
PassoMachine       *passo_machine_new                  (PassoJsonTree      *tree,
                                                        const PassoMachine *previous);
PassoMachine       *passo_machine_ref                  (const PassoMachine *self);
void                passo_machine_unref                (PassoMachine       *self);
PassoJsonTree      *passo_machine_get_tree             (const PassoMachine *self);
PassoQueryLanguage  passo_machine_get_query_language   (const PassoMachine *self);
guint               passo_machine_get_n_scopes         (const PassoMachine *self);
const PassoScope   *passo_machine_get_scope            (const PassoMachine *self,
                                                        guint               index);
const PassoScope   *passo_machine_get_root_scope       (const PassoMachine *self);
guint               passo_machine_get_n_states         (const PassoMachine *self);
const PassoState   *passo_machine_get_state            (const PassoMachine *self,
                                                        guint               index);
const PassoState   *passo_machine_find_state           (const PassoMachine *self,
                                                        const char         *name);
const PassoState   *passo_machine_find_state_by_id     (const PassoMachine *self,
                                                        guint               id);
const PassoState   *passo_machine_find_state_at_offset (const PassoMachine *self,
                                                        gsize               offset);
PassoJsonNode       passo_machine_get_field            (const PassoMachine *self,
                                                        const char         *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoMachine, passo_machine_unref)

G_END_DECLS
