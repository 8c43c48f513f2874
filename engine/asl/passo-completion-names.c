/* passo-completion-names.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-completion-private.h"

/* When a member exists. */
typedef enum
{
  ALWAYS,
  AFTER_WORK,       /* in Output and Assign of a state that has a result */
  AFTER_ERROR,      /* in Output and Assign of a Catch */
} Condition;

/* Members of `$states`; those of the context object are those of `$$` in the other language. */
static const struct
{
  const char *name;
  Condition   condition;
  const char *documentation;
} states_members[] = {
  { "input", ALWAYS, N_("The input of the state") },
  { "result", AFTER_WORK, N_("What the work of the state gave") },
  { "errorOutput", AFTER_ERROR, N_("Error and Cause of the failure that was caught") },
  { "context", ALWAYS, N_("The context object: the execution, the state and the machine") },
};

static const struct
{
  const char *parent;
  const char *name;
  const char *documentation;
} context_members[] = {
  { "", "Execution", N_("The execution that is running") },
  { "", "State", N_("The state that is running") },
  { "", "StateMachine", N_("The state machine") },
  { "", "Task", N_("The task, where it waits for a token") },
  { "", "Map", N_("The iteration of the innermost Map") },
  { "Execution.", "Id", N_("The ARN of the execution") },
  { "Execution.", "Input", N_("The input of the execution") },
  { "Execution.", "Name", N_("The name of the execution") },
  { "Execution.", "StartTime", N_("When the execution started") },
  { "Execution.", "RoleArn", N_("The ARN of the role it runs with") },
  { "Execution.", "RedriveCount", N_("How often it was started again") },
  { "Execution.", "RedriveTime", N_("When it was started again") },
  { "State.", "EnteredTime", N_("When the state was entered") },
  { "State.", "Name", N_("The name of the state") },
  { "State.", "RetryCount", N_("How often the state was retried") },
  { "StateMachine.", "Id", N_("The ARN of the state machine") },
  { "StateMachine.", "Name", N_("The name of the state machine") },
  { "Task.", "Token", N_("The token to answer with") },
  { "Map.", "Item", N_("The item of the iteration") },
  { "Map.Item.", "Index", N_("Its position, counted from 0") },
  { "Map.Item.", "Key", N_("Its name, if the items are members of an object") },
  { "Map.Item.", "Value", N_("The item itself") },
  { "Map.Item.", "Source", N_("Where the item was read from") },
};

/* Adds a name that nothing follows. */
void
_passo_completion_add (GPtrArray         *proposals,
                       PassoProposalKind  kind,
                       const char        *name,
                       const char        *usage,
                       const char        *documentation)
{
  PassoProposal *proposal = g_new0 (PassoProposal, 1);

  proposal->kind = kind;
  proposal->name = g_strdup (name);
  proposal->ending = "";
  proposal->usage = g_strdup (usage);
  proposal->documentation = g_strdup (documentation);
  g_ptr_array_add (proposals, proposal);
}

static gboolean
has_name (GPtrArray  *proposals,
          const char *name)
{
  for (guint i = 0; i < proposals->len; i++)
    if (g_str_equal (((PassoProposal *) g_ptr_array_index (proposals, i))->name, name))
      return TRUE;

  return FALSE;
}

static void
add_assigned (GPtrArray        *proposals,
              const PassoState *state,
              PassoJsonNode     object)
{
  PassoJsonTree *tree = passo_machine_get_tree (passo_state_get_machine (state));
  PassoJsonNode assign = _passo_asl_node_get_member (tree, object, "Assign");

  PASSO_ASL_FOREACH_CHILD (tree, assign, member)
    {
      g_autofree char *key = passo_json_tree_has_key (tree, member)
                             ? passo_json_tree_dup_key (tree, member) : NULL;
      g_autofree char *name = NULL;
      g_autofree char *documentation = NULL;

      if (key == NULL)
        continue;
      if (g_str_has_suffix (key, ".$"))
        key[strlen (key) - 2] = '\0';
      name = g_strconcat ("$", key, NULL);
      if (has_name (proposals, name))
        continue;

      /* Translators: %s is the name of the state that sets a variable */
      documentation = g_strdup_printf (_("Variable, set in “%s”"), passo_state_get_name (state));
      _passo_completion_add (proposals, PASSO_PROPOSAL_VARIABLE, name, name, documentation);
    }
}

static void
add_variables_of_state (GPtrArray        *proposals,
                        const PassoState *state)
{
  static const char * const lists[] = { "Choices", "Catch" };
  PassoJsonTree *tree = passo_machine_get_tree (passo_state_get_machine (state));

  add_assigned (proposals, state, passo_state_get_node (state));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    PASSO_ASL_FOREACH_CHILD (tree, passo_state_get_field (state, lists[i]), item)
      add_assigned (proposals, state, item);
}

/* Variables of the scope and of those around it; a distributed Map lets none in. */
static void
add_variables (GPtrArray        *proposals,
               const PassoScope *scope)
{
  while (scope != NULL)
    {
      const PassoState *owner = passo_scope_get_owner (scope);

      for (guint i = 0; i < passo_scope_get_n_states (scope); i++)
        add_variables_of_state (proposals, passo_scope_get_state (scope, i));
      scope = owner != NULL && !passo_state_is_distributed_map (owner)
              ? passo_state_get_scope (owner) : NULL;
    }
}

/* The names that begin an expression, functions aside. */
void
_passo_completion_add_names (GPtrArray                  *proposals,
                             const PassoCompletionPlace *place)
{
  for (guint i = 0; i < place->locals->len; i++)
    {
      g_autofree char *name = g_strconcat ("$", g_ptr_array_index (place->locals, i), NULL);

      if (!has_name (proposals, name))
        _passo_completion_add (proposals, PASSO_PROPOSAL_LOCAL, name, name,
                               _("Set in this expression"));
    }

  add_variables (proposals, passo_state_get_scope (place->state));
  if (place->jsonata)
    _passo_completion_add (proposals, PASSO_PROPOSAL_DATA, "$states", "$states",
                           _("What the state has to work with"));
  else
    _passo_completion_add (proposals, PASSO_PROPOSAL_DATA, "$$", "$$",
                           _("The context object: the execution, the state and the machine"));
}

static gboolean
exists (Condition                   condition,
        const PassoCompletionPlace *place)
{
  switch (condition)
    {
    case AFTER_WORK:
      return place->result;
    case AFTER_ERROR:
      return place->error_output;
    case ALWAYS:
    default:
      return TRUE;
    }
}

static void
add_member (GPtrArray                  *proposals,
            const PassoCompletionPlace *place,
            const char                 *name,
            const char                 *documentation)
{
  g_autofree char *usage = g_strconcat (place->prefix, name, NULL);

  _passo_completion_add (proposals, PASSO_PROPOSAL_DATA, name, usage, _(documentation));
}

/* The members of what stands before the word, where that is the service's own. */
void
_passo_completion_add_members (GPtrArray                  *proposals,
                               const PassoCompletionPlace *place)
{
  const char *root = place->jsonata ? "$states.context." : "$$.";

  for (guint i = 0; place->jsonata && g_str_equal (place->prefix, "$states.")
                    && i < G_N_ELEMENTS (states_members); i++)
    if (exists (states_members[i].condition, place))
      add_member (proposals, place, states_members[i].name, states_members[i].documentation);

  if (!g_str_has_prefix (place->prefix, root))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (context_members); i++)
    if (g_str_equal (place->prefix + strlen (root), context_members[i].parent))
      add_member (proposals, place, context_members[i].name, context_members[i].documentation);
}
