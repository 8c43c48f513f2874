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
#include "base/passo-task-resource.h"

#define NOT_RECOGNIZED \
  "The resource provided %s is not recognized. The value is not a valid resource ARN, or the " \
  "resource is not available in this region."

/* What a Task passes to its service: Parameters, or Arguments in JSONata. */
static PassoJsonNode
get_arguments (const PassoState *state)
{
  return passo_state_get_field (state, passo_state_get_query_language (state) ==
                                         PASSO_QUERY_LANGUAGE_JSONATA ? "Arguments" : "Parameters");
}

/* A closed list of actions makes a wrong one certain; what nobody knows may be new. */
static PassoSeverity
judge_resource (const PassoTaskResource *resource)
{
  const PassoServiceAction *action;

  if (resource->kind == PASSO_TASK_RESOURCE_SDK)
    return resource->known_suffix && (resource->pattern == PASSO_TASK_PATTERN_REQUEST_RESPONSE ||
                                      resource->pattern == PASSO_TASK_PATTERN_TOKEN)
             ? PASSO_SEVERITY_INFO : PASSO_SEVERITY_ERROR;
  if (resource->kind != PASSO_TASK_RESOURCE_OPTIMISED)
    return resource->kind == PASSO_TASK_RESOURCE_OTHER ? PASSO_SEVERITY_WARNING
                                                       : PASSO_SEVERITY_INFO;
  if (!passo_service_is_optimised (resource->service))
    return PASSO_SEVERITY_WARNING;

  action = passo_service_lookup_action (resource->service, resource->action);
  if (action == NULL || !resource->known_suffix)
    return PASSO_SEVERITY_ERROR;

  return (resource->pattern & ~action->patterns) != 0 ? PASSO_SEVERITY_ERROR : PASSO_SEVERITY_INFO;
}

static void
check_resource (PassoRuleRun            *run,
                PassoJsonNode            node,
                const char              *text,
                const PassoTaskResource *resource)
{
  PassoSeverity severity = judge_resource (resource);

  if (severity == PASSO_SEVERITY_ERROR)
    _passo_rules_error (run, node, NOT_RECOGNIZED, text);
  else if (severity == PASSO_SEVERITY_WARNING)
    _passo_rules_report (run, severity, PASSO_CODE_RESOURCE, node, NOT_RECOGNIZED, text);
}

/* An Express machine waits for nothing (recorded on the service). */
static void
check_express (PassoRuleRun            *run,
               PassoJsonNode            node,
               const PassoTaskResource *resource)
{
  if ((run->flags & PASSO_VALIDATE_EXPRESS) == 0)
    return;

  if (resource->kind == PASSO_TASK_RESOURCE_ACTIVITY)
    _passo_rules_error (run, node, "Express state machine does not support Activity ARN");
  else if (resource->suffix != NULL && resource->known_suffix)
    _passo_rules_error (run, node,
                        "Express state machine does not support '%s' service integration ",
                        resource->pattern == PASSO_TASK_PATTERN_TOKEN ? resource->suffix
                                                                         : ".sync");
}

/* Whether an object has a member, as it is or as an expression `name.$`. */
static gboolean
has_parameter (PassoJsonTree *tree,
               PassoJsonNode  object,
               const char    *name)
{
  g_autofree char *expression = g_strconcat (name, ".$", NULL);

  return passo_json_tree_lookup (tree, object, name) != PASSO_JSON_NONE ||
         passo_json_tree_lookup (tree, object, expression) != PASSO_JSON_NONE;
}

static void
check_parameters (PassoRuleRun            *run,
                  const PassoState        *state,
                  const PassoTaskResource *resource)
{
  const PassoServiceAction *action;
  PassoJsonNode arguments = get_arguments (state);
  g_auto (GStrv) names = NULL;

  if (resource->kind != PASSO_TASK_RESOURCE_OPTIMISED ||
      !_passo_asl_node_is (run->tree, arguments, PASSO_JSON_OBJECT) ||
      _passo_asl_node_is_placeholder (run->tree, arguments))
    return;

  action = passo_service_lookup_action (resource->service, resource->action);
  if (action == NULL || action->required == NULL)
    return;

  names = g_strsplit (action->required, " ", -1);
  for (guint i = 0; names[i] != NULL; i++)
    if (!has_parameter (run->tree, arguments, names[i]))
      _passo_rules_error (run, arguments, "The field '%s' is required but was missing", names[i]);
}

static void
check_credentials (PassoRuleRun     *run,
                   const PassoState *state)
{
  PassoJsonNode credentials = passo_state_get_field (state, "Credentials");

  if (_passo_asl_node_is (run->tree, credentials, PASSO_JSON_OBJECT) &&
      !_passo_asl_node_is_placeholder (run->tree, credentials) &&
      !has_parameter (run->tree, credentials, "RoleArn"))
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
  if (!_passo_asl_node_is_placeholder (run->tree, node))
    {
      check_resource (run, node, text, &resource);
      check_express (run, node, &resource);
    }
  check_parameters (run, state, &resource);
  advise_times (run, state, &resource);
  advise_pattern (run, state, node, &resource);
}
