/* passo-scope.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "asl/passo-asl-node-private.h"
#include "asl/passo-machine-private.h"

/**
 * PassoScope:
 *
 * A read-only view of what holds one `States` object: the machine itself, a branch of a Parallel
 * or the processor of a Map. A transition may only name a state of its own scope. The scope
 * belongs to its #PassoMachine and lives as long.
 */

/**
 * passo_scope_get_index:
 * @self: a scope
 *
 * Returns: the position among all scopes of the machine; 0 is the machine's own
 */
guint
passo_scope_get_index (const PassoScope *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->index;
}

/**
 * passo_scope_get_kind:
 * @self: a scope
 *
 * Returns: what holds the states
 */
PassoScopeKind
passo_scope_get_kind (const PassoScope *self)
{
  g_return_val_if_fail (self != NULL, PASSO_SCOPE_MACHINE);

  return self->kind;
}

/**
 * passo_scope_get_owner:
 * @self: a scope
 *
 * Returns: (nullable) (transfer none): the Parallel or Map it is in, %NULL at the top
 */
const PassoState *
passo_scope_get_owner (const PassoScope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->owner == G_MAXUINT ? NULL : &self->machine->states[self->owner];
}

/**
 * passo_scope_get_branch:
 * @self: a scope
 *
 * Returns: the number of the branch in its Parallel, otherwise 0
 */
guint
passo_scope_get_branch (const PassoScope *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->branch;
}

/**
 * passo_scope_get_depth:
 * @self: a scope
 *
 * Returns: how many Parallel and Map states are around it
 */
guint
passo_scope_get_depth (const PassoScope *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->depth;
}

/**
 * passo_scope_get_node:
 * @self: a scope
 *
 * Returns: the value that should hold StartAt and States
 */
PassoJsonNode
passo_scope_get_node (const PassoScope *self)
{
  g_return_val_if_fail (self != NULL, PASSO_JSON_NONE);

  return self->node;
}

/**
 * passo_scope_get_states_node:
 * @self: a scope
 *
 * Returns: the value of States, %PASSO_JSON_NONE if there is none
 */
PassoJsonNode
passo_scope_get_states_node (const PassoScope *self)
{
  g_return_val_if_fail (self != NULL, PASSO_JSON_NONE);

  return self->states_node;
}

/**
 * passo_scope_get_start_at:
 * @self: a scope
 *
 * Returns: (nullable) (transfer none): the text of StartAt, %NULL if it is not a string
 */
const char *
passo_scope_get_start_at (const PassoScope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->start_at;
}

/**
 * passo_scope_get_start_at_node:
 * @self: a scope
 *
 * Returns: the value of StartAt, %PASSO_JSON_NONE if there is none
 */
PassoJsonNode
passo_scope_get_start_at_node (const PassoScope *self)
{
  g_return_val_if_fail (self != NULL, PASSO_JSON_NONE);

  return self->start_at_node;
}

/**
 * passo_scope_get_n_states:
 * @self: a scope
 *
 * Returns: the number of its states, states of equal name included, those inside them not
 */
guint
passo_scope_get_n_states (const PassoScope *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_states;
}

/**
 * passo_scope_get_state:
 * @self: a scope
 * @position: a position less than passo_scope_get_n_states()
 *
 * Returns: (transfer none): the state there, in the order of the text
 */
const PassoState *
passo_scope_get_state (const PassoScope *self,
                       guint             position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->n_states, NULL);

  return &self->machine->states[self->first_state + position];
}

/**
 * passo_scope_find_state:
 * @self: a scope
 * @name: (nullable): the name of a state
 *
 * Finds a state by name. Of equal names the last is meant, as everywhere in JSON.
 *
 * Returns: (nullable) (transfer none): the state
 */
const PassoState *
passo_scope_find_state (const PassoScope *self,
                        const char       *name)
{
  PassoState key = { 0 };

  g_return_val_if_fail (self != NULL, NULL);

  if (name == NULL)
    return NULL;

  key.scope = self->index;
  key.name = (char *) name;
  return g_hash_table_lookup (self->machine->by_place, &key);
}

/**
 * passo_scope_get_field:
 * @self: a scope
 * @name: name of a field
 *
 * Returns: the value of a field beside States, %PASSO_JSON_NONE if there is none
 */
PassoJsonNode
passo_scope_get_field (const PassoScope *self,
                       const char       *name)
{
  g_return_val_if_fail (self != NULL, PASSO_JSON_NONE);
  g_return_val_if_fail (name != NULL, PASSO_JSON_NONE);

  return _passo_asl_node_get_member (self->machine->tree, self->node, name);
}
