/* passo-machine.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "asl/passo-asl-node-private.h"
#include "asl/passo-machine-private.h"

/**
 * PassoMachine:
 *
 * A typed, read-only view of a definition over its tree. It is immutable and its reference count
 * is atomic, so any thread may read it. Making one always succeeds: what is missing or of the
 * wrong type is left out, and the validator says so.
 */

G_DEFINE_BOXED_TYPE (PassoMachine, passo_machine, passo_machine_ref, passo_machine_unref)

/**
 * passo_machine_new:
 * @tree: the tree of a definition
 * @previous: (nullable): the machine before an edit, whose ids go on for the states known again
 *
 * Reads a definition.
 *
 * Returns: (transfer full): the machine
 */
PassoMachine *
passo_machine_new (PassoJsonTree      *tree,
                   const PassoMachine *previous)
{
  PassoMachine *self;

  g_return_val_if_fail (tree != NULL, NULL);

  self = g_new0 (PassoMachine, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->tree = passo_json_tree_ref (tree);
  self->by_place = g_hash_table_new (_passo_state_place_hash, _passo_state_place_equal);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_id = g_hash_table_new (NULL, NULL);
  _passo_machine_build (self, previous);

  return self;
}

/**
 * passo_machine_ref:
 * @self: a machine
 *
 * Returns: (transfer full): the same machine
 */
PassoMachine *
passo_machine_ref (const PassoMachine *self)
{
  PassoMachine *machine = (PassoMachine *) self;

  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&machine->ref_count);
  return machine;
}

/**
 * passo_machine_unref:
 * @self: (transfer full): a machine
 *
 * Gives a reference up.
 */
void
passo_machine_unref (PassoMachine *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_states; i++)
    g_free (self->states[i].name);
  for (guint i = 0; i < self->n_scopes; i++)
    g_free (self->scopes[i].start_at);
  g_free (self->states);
  g_free (self->scopes);
  g_hash_table_unref (self->by_place);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_id);
  passo_json_tree_unref (self->tree);
  g_free (self);
}

/**
 * passo_machine_get_tree:
 * @self: a machine
 *
 * Returns: (transfer none): the tree it was read from
 */
PassoJsonTree *
passo_machine_get_tree (const PassoMachine *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->tree;
}

/**
 * passo_machine_get_query_language:
 * @self: a machine
 *
 * Returns: the language of the states that name none
 */
PassoQueryLanguage
passo_machine_get_query_language (const PassoMachine *self)
{
  g_return_val_if_fail (self != NULL, PASSO_QUERY_LANGUAGE_JSONPATH);

  return self->language;
}

/**
 * passo_machine_get_n_scopes:
 * @self: a machine
 *
 * Returns: the number of scopes, at least 1
 */
guint
passo_machine_get_n_scopes (const PassoMachine *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_scopes;
}

/**
 * passo_machine_get_scope:
 * @self: a machine
 * @index: number of a scope; outer scopes come before those inside them
 *
 * Returns: (transfer none): the scope
 */
const PassoScope *
passo_machine_get_scope (const PassoMachine *self,
                         guint               index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_scopes, NULL);

  return &self->scopes[index];
}

/**
 * passo_machine_get_root_scope:
 * @self: a machine
 *
 * Returns: (transfer none): the scope of the whole machine
 */
const PassoScope *
passo_machine_get_root_scope (const PassoMachine *self)
{
  return passo_machine_get_scope (self, 0);
}

/**
 * passo_machine_get_n_states:
 * @self: a machine
 *
 * Returns: the number of states in all scopes
 */
guint
passo_machine_get_n_states (const PassoMachine *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_states;
}

/**
 * passo_machine_get_state:
 * @self: a machine
 * @index: number of a state; the states of a scope are consecutive, outer scopes first
 *
 * Returns: (transfer none): the state
 */
const PassoState *
passo_machine_get_state (const PassoMachine *self,
                         guint               index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_states, NULL);

  return &self->states[index];
}

/**
 * passo_machine_find_state:
 * @self: a machine
 * @name: (nullable): the name of a state
 *
 * Finds a state in any scope. Names are unique in a right definition; of equal ones the outermost
 * is meant.
 *
 * Returns: (nullable) (transfer none): the state
 */
const PassoState *
passo_machine_find_state (const PassoMachine *self,
                          const char         *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  return name == NULL ? NULL : g_hash_table_lookup (self->by_name, name);
}

/**
 * passo_machine_find_state_by_id:
 * @self: a machine
 * @id: what passo_state_get_id() gave, of this machine or of one before it
 *
 * Returns: (nullable) (transfer none): the state, %NULL if it is gone
 */
const PassoState *
passo_machine_find_state_by_id (const PassoMachine *self,
                                guint               id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->by_id, GUINT_TO_POINTER (id));
}

/* The state of a scope whose bytes hold @offset: its states are in the order of the text. */
static const PassoState *
scope_find_at_offset (const PassoScope *scope,
                      gsize             offset)
{
  guint low = 0;
  guint high = scope->n_states;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const PassoState *state = passo_scope_get_state (scope, middle);
      PassoSpan span = passo_state_get_span (state);

      if (offset < span.start)
        high = middle;
      else if (offset > span.end)
        low = middle + 1;
      else
        return state;
    }

  return NULL;
}

/**
 * passo_machine_find_state_at_offset:
 * @self: a machine
 * @offset: a byte of the text
 *
 * Finds the innermost state that the place belongs to.
 *
 * Returns: (nullable) (transfer none): the state
 */
const PassoState *
passo_machine_find_state_at_offset (const PassoMachine *self,
                                    gsize               offset)
{
  const PassoState *found = NULL;
  const PassoState *inner;

  g_return_val_if_fail (self != NULL, NULL);

  inner = scope_find_at_offset (&self->scopes[0], offset);
  while (inner != NULL)
    {
      found = inner;
      inner = NULL;
      for (guint i = 0; i < found->n_scopes && inner == NULL; i++)
        inner = scope_find_at_offset (passo_state_get_child_scope (found, i), offset);
    }

  return found;
}

/**
 * passo_machine_get_field:
 * @self: a machine
 * @name: name of a field at the top
 *
 * Returns: the value of the field, %PASSO_JSON_NONE if there is none
 */
PassoJsonNode
passo_machine_get_field (const PassoMachine *self,
                         const char         *name)
{
  g_return_val_if_fail (self != NULL, PASSO_JSON_NONE);

  return passo_scope_get_field (&self->scopes[0], name);
}
