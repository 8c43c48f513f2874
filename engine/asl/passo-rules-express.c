/* passo-rules-express.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "asl/passo-asl-node-private.h"
#include "asl/passo-rules-private.h"

/* Whether a state runs in an Express execution: that of the machine, or a child's of the
 * distributed Map around it. */
static gboolean
is_in_express (PassoRuleRun     *run,
               const PassoState *state)
{
  const PassoState *owner = passo_scope_get_owner (passo_state_get_scope (state));
  PassoJsonNode type;

  while (owner != NULL && !passo_state_is_distributed_map (owner))
    owner = passo_scope_get_owner (passo_state_get_scope (owner));

  if (owner == NULL)
    return (run->flags & PASSO_VALIDATE_EXPRESS) != 0;

  type = _passo_asl_node_get_member (run->tree, passo_state_get_processor_config (owner),
                                     "ExecutionType");
  return _passo_asl_node_equals (run->tree, type, "EXPRESS");
}

static void
check_task (PassoRuleRun     *run,
            const PassoState *state)
{
  PassoJsonNode node = passo_state_get_field (state, "Resource");
  g_auto (PassoTaskResource) resource = { 0 };
  g_autofree char *text = _passo_asl_node_dup_text (run->tree, node);

  if (text == NULL || _passo_asl_node_is_placeholder (run->tree, node))
    return;

  passo_task_resource_init (&resource, text);
  if (resource.kind == PASSO_TASK_RESOURCE_ACTIVITY)
    _passo_rules_error (run, node, "Express state machine does not support Activity ARN");
  else if (resource.suffix != NULL && resource.known_suffix)
    _passo_rules_error (run, node,
                        "Express state machine does not support '%s' service integration ",
                        resource.pattern == PASSO_TASK_PATTERN_TOKEN ? resource.suffix : ".sync");
}

/* An Express execution waits for nothing (recorded on the service) and has no map runs. */
void
_passo_rules_express (PassoRuleRun     *run,
                      const PassoState *state)
{
  const gboolean distributed = passo_state_is_distributed_map (state);

  if ((!distributed && passo_state_get_state_type (state) != PASSO_STATE_TASK) ||
      !is_in_express (run, state))
    return;

  if (distributed)
    _passo_rules_error (run, passo_state_get_processor_config (state),
                        "Express state machine does not support DISTRIBUTED mode");
  else
    check_task (run, state);
}
