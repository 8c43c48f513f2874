/* passo-rules-variables.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-rules-private.h"

/* --- Setting ---------------------------------------------------------------------------------- */

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

/* --- Reading ---------------------------------------------------------------------------------- */

/* What is to be said of the state that is looked at reading a variable; NULL for nothing. What is
 * set on the way may be unset in the run: only who cannot read it at all is wrong. */
char *
_passo_rules_judge_variable (PassoRuleRun   *run,
                             const char     *name,
                             PassoSeverity  *severity,
                             const char    **code)
{
  const gboolean jsonata = passo_state_get_query_language (run->state) ==
                           PASSO_QUERY_LANGUAGE_JSONATA;

  if ((run->flags & PASSO_VALIDATE_ONE_STATE) != 0)
    return NULL;
  if (run->flow == NULL)
    run->flow = passo_variable_flow_new (run->machine);

  switch (passo_variable_flow_find (run->flow, run->state, name))
    {
    case PASSO_VARIABLE_UNSET:
      *severity = PASSO_SEVERITY_WARNING;
      *code = PASSO_CODE_UNSET_VARIABLE;
      return g_strdup_printf (_("No state that comes before this one sets the variable “$%s”"),
                              name);

    case PASSO_VARIABLE_OUTSIDE:
      *severity = PASSO_SEVERITY_ERROR;
      *code = jsonata ? PASSO_CODE_REFERENCE : PASSO_CODE_SCHEMA;
      return g_strdup_printf ("Variable '%s' of an outer scope cannot be referenced in a "
                              "Distributed Map state", name);

    case PASSO_VARIABLE_SET:
    default:
      return NULL;
    }
}

/* Looks at the names of the variables that the expressions of a field read. */
void
_passo_rules_check_reads (PassoRuleRun  *run,
                          PassoJsonNode  node,
                          GPtrArray     *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *message = NULL;
      PassoSeverity severity;
      const char *code;

      message = _passo_rules_judge_variable (run, g_ptr_array_index (names, i), &severity, &code);
      if (message == NULL)
        continue;
      if (severity == PASSO_SEVERITY_ERROR)
        _passo_rules_report (run, severity, code, node, "%s", message);
      else
        _passo_rules_advise (run, severity, code, node, "%s", message);
    }
}
