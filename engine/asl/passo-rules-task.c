/* passo-rules-task.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-rules-private.h"
#include "asl/passo-service.h"

/* What a Task passes to its service. */
static PassoJsonNode
get_arguments (const PassoState *state)
{
  return passo_state_get_field (state, _passo_rules_get_arguments_name (state));
}

static void
check_arguments (PassoRuleRun            *run,
                 const PassoState        *state,
                 const PassoTaskResource *resource)
{
  const PassoServiceAction *action = NULL;

  if (resource->kind == PASSO_TASK_RESOURCE_OPTIMISED)
    action = passo_service_lookup_action (resource->service, resource->action);
  if (action != NULL)
    _passo_rules_check_arguments (run, get_arguments (state), action->required);
}

static void
check_credentials (PassoRuleRun     *run,
                   const PassoState *state)
{
  PassoJsonNode credentials = passo_state_get_field (state, "Credentials");

  if (_passo_asl_node_is (run->tree, credentials, PASSO_JSON_OBJECT) &&
      !_passo_asl_node_is_placeholder (run->tree, credentials) &&
      !_passo_rules_has_argument (run->tree, credentials, "RoleArn"))
    _passo_rules_error (run, credentials, "The field 'RoleArn' is required but was missing");
}

static void
check_times (PassoRuleRun     *run,
             const PassoState *state)
{
  gint64 timeout;
  gint64 heartbeat;

  if (passo_state_get_integer_field (state, "TimeoutSeconds", &timeout) &&
      passo_state_get_integer_field (state, "HeartbeatSeconds", &heartbeat) &&
      heartbeat >= timeout)
    _passo_rules_error (run, passo_state_get_field (state, "HeartbeatSeconds"),
                        "HeartbeatSeconds must be smaller than TimeoutSeconds");
}

/* Workers and people may never answer; jobs end some day. */
static PassoSeverity
judge_endless_wait (const PassoTaskResource *resource)
{
  return resource->kind == PASSO_TASK_RESOURCE_ACTIVITY ||
         resource->pattern == PASSO_TASK_PATTERN_TOKEN ? PASSO_SEVERITY_WARNING
                                                          : PASSO_SEVERITY_INFO;
}

static void
advise_times (PassoRuleRun            *run,
              const PassoState        *state,
              const PassoTaskResource *resource)
{
  PassoJsonNode heartbeat = passo_state_get_field (state, "HeartbeatSeconds");

  if (resource->kind == PASSO_TASK_RESOURCE_OTHER)
    return;

  if ((resource->kind == PASSO_TASK_RESOURCE_ACTIVITY ||
       resource->pattern != PASSO_TASK_PATTERN_REQUEST_RESPONSE) &&
      !passo_state_has_field (state, "TimeoutSeconds") &&
      !passo_state_has_field (state, "TimeoutSecondsPath") &&
      !passo_state_has_field (state, "HeartbeatSeconds") &&
      !passo_state_has_field (state, "HeartbeatSecondsPath"))
    _passo_rules_advise (run, judge_endless_wait (resource), PASSO_CODE_NO_TIMEOUT,
                         passo_state_get_node (state),
                         _("Without TimeoutSeconds this task may wait for more than three years"));
  if (heartbeat != PASSO_JSON_NONE && resource->kind != PASSO_TASK_RESOURCE_ACTIVITY &&
      resource->pattern != PASSO_TASK_PATTERN_TOKEN)
    _passo_rules_advise (run, PASSO_SEVERITY_INFO, PASSO_CODE_NO_HEARTBEAT, heartbeat,
                         _("Only an activity or a task with a token can send heartbeats"));
}

/* Whether the token may be in what is passed: named in it, or behind a whole expression. */
static gboolean
may_pass_token (PassoRuleRun *run,
                PassoJsonNode arguments)
{
  g_autofree char *source = NULL;

  if (arguments == PASSO_JSON_NONE)
    return FALSE;
  if (!_passo_asl_node_is (run->tree, arguments, PASSO_JSON_OBJECT))
    return TRUE;

  source = _passo_asl_node_dup_source (run->tree, arguments);
  return strstr (source, "Task.Token") != NULL || strstr (source, "['Task']") != NULL ||
         strstr (source, "\"$$\"") != NULL || strstr (source, "$states.context ") != NULL ||
         strstr (source, "$$.Task\"") != NULL;
}

static void
advise_pattern (PassoRuleRun            *run,
                const PassoState        *state,
                PassoJsonNode            node,
                const PassoTaskResource *resource)
{
  if (resource->pattern == PASSO_TASK_PATTERN_TOKEN &&
      !may_pass_token (run, get_arguments (state)))
    _passo_rules_advise (run, PASSO_SEVERITY_WARNING, PASSO_CODE_NO_TOKEN,
                         passo_state_get_node (state),
                         _("The task token is not passed on, so nobody can end this task"));
  if (resource->kind == PASSO_TASK_RESOURCE_OPTIMISED &&
      resource->pattern == PASSO_TASK_PATTERN_SYNC &&
      g_strcmp0 (resource->service, "states") == 0)
    _passo_rules_advise (run, PASSO_SEVERITY_INFO, PASSO_CODE_TEXT_OUTPUT, node,
                         _("“.sync” gives the output as text; “.sync:2” gives it as JSON"));
}

/* Resource, parameters and times of a Task. */
void
_passo_rules_task (PassoRuleRun     *run,
                   const PassoState *state)
{
  g_auto (PassoTaskResource) resource = { 0 };
  g_autofree char *text = NULL;
  PassoJsonNode node;

  if (passo_state_get_state_type (state) != PASSO_STATE_TASK)
    return;

  check_times (run, state);
  check_credentials (run, state);
  node = passo_state_get_field (state, "Resource");
  text = _passo_asl_node_dup_text (run->tree, node);
  if (text == NULL)
    return;

  passo_task_resource_init (&resource, text);
  _passo_rules_check_resource (run, PASSO_PLACE_TASK, node, &resource);
  check_arguments (run, state, &resource);
  advise_times (run, state, &resource);
  advise_pattern (run, state, node, &resource);
}
