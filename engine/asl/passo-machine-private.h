/* passo-machine-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "asl/passo-machine.h"

G_BEGIN_DECLS

/* Scopes stand breadth first, and so do the states: the states of a scope are consecutive, the
 * scopes inside a state too.
 *
 *   scopes  [ machine | branches and processors of its states, in order | those of theirs … ]
 *   states  [ of scope 0 | of scope 1 | … ]
 */
struct _PassoScope
{
  const PassoMachine *machine;
  PassoJsonNode       node;
  PassoJsonNode       states_node;
  PassoJsonNode       start_at_node;
  char               *start_at;
  guint               index;
  guint               owner;       /* index of a state, G_MAXUINT at the top */
  guint               branch;
  guint               depth;
  guint               first_state;
  guint               n_states;
  PassoScopeKind      kind;
};

struct _PassoState
{
  const PassoMachine *machine;
  char               *name;
  PassoJsonNode       node;
  guint               id;
  guint               index;
  guint               scope;
  guint               first_scope;
  guint               n_scopes;
  PassoStateType      type;
  PassoQueryLanguage  language;
};

struct _PassoMachine
{
  gatomicrefcount     ref_count;
  PassoJsonTree      *tree;
  PassoScope         *scopes;
  PassoState         *states;
  GHashTable         *by_place;    /* scope and name of a state → itself */
  GHashTable         *by_name;     /* name → outermost state of that name */
  GHashTable         *by_id;
  guint               n_scopes;
  guint               n_states;
  guint               next_id;
  PassoQueryLanguage  language;
};

/* passo-machine-builder.c */
void _passo_machine_build (PassoMachine       *self,
                           const PassoMachine *previous);

/* passo-machine-identity.c */
void _passo_machine_keep_ids (PassoMachine       *self,
                              const PassoMachine *previous);

guint    _passo_state_place_hash  (gconstpointer state);
gboolean _passo_state_place_equal (gconstpointer a,
                                   gconstpointer b);

G_END_DECLS
