/* passo-variable-flow.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-variable-flow.h"

/* A way out of a state; its targets are in a row. */
typedef struct
{
  guint from;
  guint to;
} Way;

/* Nobody reads what is said of more variables, and a hostile text could name very many. */
#define MAX_NAMES 2000

struct _PassoVariableFlow
{
  PassoMachine  *machine;
  PassoJsonTree *tree;
  GArray        *ways;      /* of Way, in the order of the states they leave */
  guint         *first;     /* state → its first way; one more for the end */
  GHashTable    *entered;   /* name → GArray of states that ways lead to which set it */
  GHashTable    *reached;   /* name → its states, a bit each; made when asked for */
  gboolean       unknown;   /* something is to be filled in: anything may be set */
};

static void
note_variable (PassoVariableFlow *self,
               const char        *key,
               guint              target)
{
  gsize length = strlen (key) - (g_str_has_suffix (key, ".$") ? 2 : 0);
  g_autofree char *name = g_strndup (key, length);
  GArray *states = g_hash_table_lookup (self->entered, name);

  if (states == NULL)
    {
      states = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->entered, g_steal_pointer (&name), states);
    }
  g_array_append_val (states, target);
}

static void
note_assign (PassoVariableFlow *self,
             PassoJsonNode      assign,
             guint              target)
{
  self->unknown |= _passo_asl_node_is_placeholder (self->tree, assign);
  if (!_passo_asl_node_is (self->tree, assign, PASSO_JSON_OBJECT))
    return;
  PASSO_ASL_FOREACH_CHILD (self->tree, assign, member)
    {
      g_autofree char *key = passo_json_tree_dup_key (self->tree, member);

      if (key == NULL)
        continue;
      self->unknown |= _passo_asl_text_is_placeholder (key);
      note_variable (self, key, target);
    }
}

static void
add_way (PassoVariableFlow *self,
         const PassoState  *from,
         const PassoState  *to,
         PassoJsonNode      assign)
{
  Way way = { passo_state_get_index (from), passo_state_get_index (to) };

  g_array_append_val (self->ways, way);
  note_assign (self, assign, way.to);
}

static void
add_target (PassoVariableFlow *self,
            const PassoState  *from,
            PassoJsonNode      target,
            PassoJsonNode      assign)
{
  const PassoScope *scope = passo_state_get_scope (from);
  g_autofree char *name = NULL;
  const PassoState *to;

  if (target == PASSO_JSON_NONE)
    return;
  self->unknown |= _passo_asl_node_is_placeholder (self->tree, target);
  name = _passo_asl_node_dup_text (self->tree, target);
  to = passo_scope_find_state (scope, name);
  if (to != NULL)
    add_way (self, from, to, assign);
}

static void
add_items (PassoVariableFlow *self,
           const PassoState  *from,
           const char        *field)
{
  PASSO_ASL_FOREACH_CHILD (self->tree, passo_state_get_field (from, field), item)
    add_target (self, from, _passo_asl_node_get_member (self->tree, item, "Next"),
                _passo_asl_node_get_member (self->tree, item, "Assign"));
}

static void
add_state (PassoVariableFlow *self,
           const PassoState  *state)
{
  PassoJsonNode assign = passo_state_get_field (state, "Assign");

  add_target (self, state, passo_state_get_field (state, "Next"), assign);
  add_target (self, state, passo_state_get_field (state, "Default"), assign);
  add_items (self, state, "Choices");
  add_items (self, state, "Catch");
}

/**
 * passo_variable_flow_new:
 * @machine: a machine
 *
 * Finds where variables can be set. Nothing is run: what can happen is judged by the transitions.
 *
 * Returns: (transfer full): what is found; it does not keep @machine
 */
PassoVariableFlow *
passo_variable_flow_new (PassoMachine *machine)
{
  PassoVariableFlow *self;
  guint n_states;

  g_return_val_if_fail (machine != NULL, NULL);

  n_states = passo_machine_get_n_states (machine);
  self = g_new0 (PassoVariableFlow, 1);
  self->machine = machine;
  self->tree = passo_machine_get_tree (machine);
  self->ways = g_array_new (FALSE, FALSE, sizeof (Way));
  self->first = g_new0 (guint, n_states + 1);
  self->entered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_array_unref);
  self->reached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < n_states; i++)
    {
      self->first[i] = self->ways->len;
      add_state (self, passo_machine_get_state (machine, i));
    }
  self->first[n_states] = self->ways->len;

  return self;
}

/**
 * passo_variable_flow_free:
 * @self: (transfer full): a flow
 */
void
passo_variable_flow_free (PassoVariableFlow *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->ways);
  g_hash_table_unref (self->entered);
  g_hash_table_unref (self->reached);
  g_free (self->first);
  g_free (self);
}

static gboolean
has_state (const guint8 *states,
           guint         state)
{
  return (states[state / 8] & 1 << state % 8) != 0;
}

/* The states in which a variable can be set, those inside of them aside. */
static const guint8 *
find_reached (PassoVariableFlow *self,
              const char        *name)
{
  GArray *entered = g_hash_table_lookup (self->entered, name);
  guint8 *reached = g_hash_table_lookup (self->reached, name);
  g_autoptr (GArray) stack = NULL;

  if (entered == NULL || reached != NULL)
    return reached;

  reached = g_new0 (guint8, passo_machine_get_n_states (self->machine) / 8 + 1);
  g_hash_table_insert (self->reached, g_strdup (name), reached);
  stack = g_array_copy (entered);
  while (stack->len > 0)
    {
      guint state = g_array_index (stack, guint, stack->len - 1);

      g_array_set_size (stack, stack->len - 1);
      if (has_state (reached, state))
        continue;
      reached[state / 8] |= (guint8) (1 << state % 8);
      for (guint i = self->first[state]; i < self->first[state + 1]; i++)
        g_array_append_val (stack, g_array_index (self->ways, Way, i).to);
    }

  return reached;
}

/**
 * passo_variable_flow_find:
 * @self: a flow
 * @state: a state of its machine
 * @name: of a variable, without `$`
 *
 * Returns: whether the variable can be set when the state is entered
 */
PassoVariableReach
passo_variable_flow_find (PassoVariableFlow *self,
                          const PassoState  *state,
                          const char        *name)
{
  const guint8 *reached;
  gboolean outside = FALSE;

  g_return_val_if_fail (self != NULL, PASSO_VARIABLE_UNSET);
  g_return_val_if_fail (name != NULL, PASSO_VARIABLE_UNSET);

  if (self->unknown || g_hash_table_size (self->reached) > MAX_NAMES)
    return PASSO_VARIABLE_SET;
  reached = find_reached (self, name);
  while (reached != NULL && state != NULL)
    {
      if (has_state (reached, passo_state_get_index (state)))
        return outside ? PASSO_VARIABLE_OUTSIDE : PASSO_VARIABLE_SET;
      state = passo_scope_get_owner (passo_state_get_scope (state));
      outside |= state != NULL && passo_state_is_distributed_map (state);
    }

  return PASSO_VARIABLE_UNSET;
}
