/* passo-rules-variables.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-rules-private.h"

typedef void (*AssignFunc) (PassoRuleRun     *run,
                            const PassoScope *scope,
                            PassoJsonNode     member,
                            const char       *name);

static void
visit_assign (PassoRuleRun     *run,
              const PassoScope *scope,
              PassoJsonNode     object,
              AssignFunc        func)
{
  PassoJsonNode assign = _passo_asl_node_get_member (run->tree, object, "Assign");

  if (!_passo_asl_node_is (run->tree, assign, PASSO_JSON_OBJECT))
    return;
  PASSO_ASL_FOREACH_CHILD (run->tree, assign, member)
    {
      g_autofree char *key = passo_json_tree_dup_key (run->tree, member);

      if (key == NULL || _passo_asl_text_is_placeholder (key))
        continue;
      if (g_str_has_suffix (key, ".$"))
        key[strlen (key) - 2] = '\0';
      func (run, scope, member, key);
    }
}

/* Each variable that a state sets, itself or by a rule or a catcher. */
static void
visit_state (PassoRuleRun     *run,
             const PassoState *state,
             AssignFunc        func)
{
  static const char *const lists[] = { "Choices", "Catch" };
  const PassoScope *scope = passo_state_get_scope (state);

  visit_assign (run, scope, passo_state_get_node (state), func);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    PASSO_ASL_FOREACH_CHILD (run->tree, passo_state_get_field (state, lists[i]), item)
      visit_assign (run, scope, item, func);
}

static void
note_name (PassoRuleRun     *run,
           const PassoScope *scope,
           PassoJsonNode     member,
           const char       *name)
{
  g_hash_table_add (g_ptr_array_index (run->assigned, passo_scope_get_index (scope)),
                    g_strdup (name));
}

static void
note_all (PassoRuleRun *run)
{
  run->assigned = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; i < passo_machine_get_n_scopes (run->machine); i++)
    g_ptr_array_add (run->assigned, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL));
  for (guint i = 0; i < passo_machine_get_n_states (run->machine); i++)
    visit_state (run, passo_machine_get_state (run->machine, i), note_name);
}

/* The scope around another whose variables can be read there; a distributed Map lets none in. */
static const PassoScope *
find_outer (const PassoScope *scope)
{
  const PassoState *owner = passo_scope_get_owner (scope);

  if (owner == NULL || passo_state_is_distributed_map (owner))
    return NULL;

  return passo_state_get_scope (owner);
}

static void
check_name (PassoRuleRun     *run,
            const PassoScope *scope,
            PassoJsonNode     member,
            const char       *name)
{
  for (scope = find_outer (scope); scope != NULL; scope = find_outer (scope))
    if (g_hash_table_contains (g_ptr_array_index (run->assigned, passo_scope_get_index (scope)),
                               name))
      {
        _passo_rules_report (run, PASSO_SEVERITY_ERROR, PASSO_CODE_DUPLICATE_VARIABLE, member,
                             "Variable '%s' is already assigned in an outer scope", name);
        return;
      }
}

/* What is set in a branch or an iteration must not have the name of a variable around it. */
void
_passo_rules_variables (PassoRuleRun     *run,
                        const PassoState *state)
{
  if (find_outer (passo_state_get_scope (state)) == NULL)
    return;
  if (run->assigned == NULL)
    note_all (run);
  visit_state (run, state, check_name);
}
