/* passo-rules-flow.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-rules-private.h"

/* Called for each string that names a state to go to. */
typedef void (*TargetFunc) (PassoRuleRun     *run,
                            const PassoScope *scope,
                            PassoJsonNode     target,
                            gpointer          data);

/* States that a walk from the start has met, by position, and whether a target was a placeholder,
 * so that nobody can say what is reached. */
typedef struct
{
  gboolean *reached;
  GArray   *queue;
  gboolean  uncertain;
} Walk;

static void
visit_list (PassoRuleRun     *run,
            const PassoState *state,
            const char       *field,
            TargetFunc        func,
            gpointer          data)
{
  PASSO_ASL_FOREACH_CHILD (run->tree, passo_state_get_field (state, field), element)
    func (run, passo_state_get_scope (state),
          _passo_asl_node_get_member (run->tree, element, "Next"), data);
}

/* Calls @func for each way out of a state. */
static void
visit_targets (PassoRuleRun     *run,
               const PassoState *state,
               TargetFunc        func,
               gpointer          data)
{
  const PassoScope *scope = passo_state_get_scope (state);

  switch (passo_state_get_state_type (state))
    {
    case PASSO_STATE_SUCCEED:
    case PASSO_STATE_FAIL:
      return;

    case PASSO_STATE_CHOICE:
      visit_list (run, state, "Choices", func, data);
      func (run, scope, passo_state_get_field (state, "Default"), data);
      return;

    case PASSO_STATE_TASK:
    case PASSO_STATE_PASS:
    case PASSO_STATE_WAIT:
    case PASSO_STATE_PARALLEL:
    case PASSO_STATE_MAP:
    case PASSO_STATE_UNKNOWN:
    default:
      func (run, scope, passo_state_get_field (state, "Next"), data);
      visit_list (run, state, "Catch", func, data);
      return;
    }
}

static void
check_target (PassoRuleRun     *run,
              const PassoScope *scope,
              PassoJsonNode     target,
              gpointer          data)
{
  g_autofree char *name = _passo_asl_node_dup_text (run->tree, target);

  /* Without any states the missing States are what is wrong. */
  if (name == NULL || _passo_asl_node_is_placeholder (run->tree, target) ||
      passo_scope_get_n_states (scope) == 0 || passo_scope_find_state (scope, name) != NULL)
    return;

  _passo_rules_report (run, PASSO_SEVERITY_ERROR, PASSO_CODE_TARGET, target,
                       "Missing 'Next' target: %s", name);
  if (passo_machine_find_state (run->machine, name) != NULL)
    _passo_rules_advise (run, PASSO_SEVERITY_INFO, PASSO_CODE_OTHER_SCOPE, target,
                         _("“%s” stands in another branch: a transition can only lead to a state "
                           "beside it"), name);
}

static gboolean
is_one_state (PassoRuleRun *run)
{
  return (run->flags & PASSO_VALIDATE_ONE_STATE) != 0;
}

static void
check_targets (PassoRuleRun *run)
{
  guint n_scopes = passo_machine_get_n_scopes (run->machine);
  guint n_states = passo_machine_get_n_states (run->machine);

  for (guint i = is_one_state (run) ? 1 : 0; i < n_scopes; i++)
    {
      const PassoScope *scope = passo_machine_get_scope (run->machine, i);

      check_target (run, scope, passo_scope_get_start_at_node (scope), NULL);
    }
  for (guint i = 0; i < n_states; i++)
    {
      const PassoState *state = passo_machine_get_state (run->machine, i);

      if (!is_one_state (run) || passo_scope_get_owner (passo_state_get_scope (state)) != NULL)
        visit_targets (run, state, check_target, NULL);
    }
}

/* Whether a state ends its scope, or may once placeholders are filled in and wrong types are
 * mended, which are reported already. */
static gboolean
may_end (PassoRuleRun     *run,
         const PassoState *state)
{
  PassoJsonNode end = passo_state_get_field (state, "End");

  return passo_state_is_end (state) ||
         passo_state_get_state_type (state) == PASSO_STATE_UNKNOWN ||
         (end != PASSO_JSON_NONE && !_passo_asl_node_is (run->tree, end, PASSO_JSON_FALSE));
}

static gboolean
has_end (PassoRuleRun     *run,
         const PassoScope *scope)
{
  guint n_states = passo_scope_get_n_states (scope);

  for (guint i = 0; i < n_states; i++)
    if (may_end (run, passo_scope_get_state (scope, i)))
      return TRUE;

  return n_states == 0;
}

/* The service asks for an end at the top only (measured); a branch without one never ends. */
static gboolean
check_ends (PassoRuleRun *run)
{
  guint n_scopes = passo_machine_get_n_scopes (run->machine);

  for (guint i = 1; i < n_scopes; i++)
    {
      const PassoScope *scope = passo_machine_get_scope (run->machine, i);

      if (!has_end (run, scope))
        _passo_rules_advise (run, PASSO_SEVERITY_WARNING, PASSO_CODE_NESTED_NO_END,
                             passo_scope_get_node (scope),
                             _("No state of this branch ends it: it runs until it fails"));
    }

  if (is_one_state (run) || has_end (run, passo_machine_get_root_scope (run->machine)))
    return TRUE;

  _passo_rules_report_at (run, PASSO_SEVERITY_ERROR, PASSO_CODE_NO_END, NULL,
                          _passo_rules_get_place (run->tree, passo_json_tree_get_root (run->tree)),
                          "Workflow has no terminal state");
  return FALSE;
}

static void
reach (PassoRuleRun     *run,
       const PassoScope *scope,
       PassoJsonNode     target,
       gpointer          data)
{
  Walk *walk = data;
  g_autofree char *name = NULL;
  const PassoState *state;
  guint position;

  if (target == PASSO_JSON_NONE)
    return;
  if (_passo_asl_node_is_placeholder (run->tree, target))
    {
      walk->uncertain = TRUE;
      return;
    }

  name = _passo_asl_node_dup_text (run->tree, target);
  state = passo_scope_find_state (scope, name);
  if (state == NULL)
    return;

  position = passo_state_get_position (state);
  if (!walk->reached[position])
    {
      walk->reached[position] = TRUE;
      g_array_append_val (walk->queue, position);
    }
}

/* Placeholders anywhere on the way may lead anywhere. */
static void
walk_scope (PassoRuleRun     *run,
            const PassoScope *scope,
            Walk             *walk)
{
  reach (run, scope, passo_scope_get_start_at_node (scope), walk);
  for (guint i = 0; i < walk->queue->len; i++)
    {
      guint position = g_array_index (walk->queue, guint, i);
      const PassoState *state = passo_scope_get_state (scope, position);

      if (_passo_asl_node_is_placeholder (run->tree, passo_state_get_node (state)))
        walk->uncertain = TRUE;
      visit_targets (run, state, reach, walk);
    }
}

static void
check_reachable (PassoRuleRun     *run,
                 const PassoScope *scope)
{
  guint n_states = passo_scope_get_n_states (scope);
  g_autofree gboolean *reached = g_new0 (gboolean, n_states + 1);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  Walk walk = { reached, queue, FALSE };

  if (passo_scope_get_start_at (scope) == NULL)
    return;

  walk_scope (run, scope, &walk);
  if (walk.uncertain)
    return;

  for (guint i = 0; i < n_states; i++)
    {
      const PassoState *state = passo_scope_get_state (scope, i);

      /* Of equal names only the last can be meant; the others have a diagnostic already. */
      if (!reached[i] && passo_scope_find_state (scope, passo_state_get_name (state)) == state)
        _passo_rules_report (run, PASSO_SEVERITY_ERROR, PASSO_CODE_TARGET,
                             passo_state_get_node (state), "State \"%s\" is not reachable.",
                             passo_state_get_name (state));
    }
}

static void
check_names (PassoRuleRun *run)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_states = passo_machine_get_n_states (run->machine);

  for (guint i = 0; i < n_states; i++)
    {
      const PassoState *state = passo_machine_get_state (run->machine, i);

      if (!g_hash_table_add (names, (gpointer) passo_state_get_name (state)))
        _passo_rules_report (run, PASSO_SEVERITY_ERROR, PASSO_CODE_DUPLICATE_NAME,
                             passo_state_get_node (state), "Duplicate State name: %s",
                             passo_state_get_name (state));
    }
}

/* Names and transitions. The order is the service's: dangling targets, then the missing end,
 * which keeps the unreachable states from being reported (measured). */
void
_passo_rules_flow (PassoRuleRun *run)
{
  guint n_scopes = passo_machine_get_n_scopes (run->machine);

  check_names (run);
  check_targets (run);
  if (!check_ends (run))
    return;

  for (guint i = 0; i < n_scopes; i++)
    check_reachable (run, passo_machine_get_scope (run->machine, i));
}
