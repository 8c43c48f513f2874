/* passo-rules-resource.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-expression-text.h"
#include "asl/passo-rules-private.h"
#include "asl/passo-service.h"

#define NOT_RECOGNIZED \
  "The resource provided %s is not recognized. The value is not a valid resource ARN, or the " \
  "resource is not available in this region."

/* What reads the items of a distributed Map and writes its results (source: the service's
 * documentation). No Task can name it. */
static const struct
{
  const char      *action;
  PassoFieldPlace  place;
  const char      *required;
} data_actions[] = {
  { "getObject", PASSO_PLACE_ITEM_READER, "Bucket Key" },
  { "listObjectsV2", PASSO_PLACE_ITEM_READER, "Bucket" },
  { "putObject", PASSO_PLACE_RESULT_WRITER, "Bucket" },
};

#define DATA_SERVICE "s3"

/* A Resource is a URI (States Language specification); the service takes ARNs only. Marks at both
 * ends, as of `__name__`, `%name%` or `<name>`, are somebody's way to tell that it is filled in. */
static gboolean
may_be_resource (PassoJsonTree *tree,
                 PassoJsonNode  node,
                 const char    *text)
{
  const gsize length = strlen (text);

  if (_passo_asl_node_is_expression (tree, node))
    return FALSE;

  return g_uri_peek_scheme (text) != NULL ||
         (length > 2 && g_ascii_ispunct (text[0]) && g_ascii_ispunct (text[length - 1]));
}

/* The action of an ItemReader or a ResultWriter, NULL if it is none or not known. */
const char *
_passo_rules_find_data_action (const PassoTaskResource  *resource,
                               PassoFieldPlace           place,
                               const char              **required)
{
  if (resource->kind != PASSO_TASK_RESOURCE_OPTIMISED || resource->suffix != NULL ||
      strcmp (resource->service, DATA_SERVICE) != 0)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (data_actions); i++)
    if (data_actions[i].place == place && strcmp (data_actions[i].action, resource->action) == 0)
      {
        *required = data_actions[i].required;
        return data_actions[i].action;
      }

  return NULL;
}

static PassoSeverity
judge_optimised (const PassoTaskResource *resource,
                 PassoFieldPlace          place)
{
  const PassoServiceAction *action;
  const char *required;

  if (strcmp (resource->service, DATA_SERVICE) == 0)
    return _passo_rules_find_data_action (resource, place, &required) != NULL
             ? PASSO_SEVERITY_INFO : PASSO_SEVERITY_ERROR;
  if (!passo_service_is_optimised (resource->service) || place != PASSO_PLACE_TASK)
    return PASSO_SEVERITY_WARNING;

  action = passo_service_lookup_action (resource->service, resource->action);
  if (action == NULL || !resource->known_suffix)
    return PASSO_SEVERITY_ERROR;

  return (resource->pattern & ~action->patterns) != 0 ? PASSO_SEVERITY_ERROR : PASSO_SEVERITY_INFO;
}

/* A closed list of actions makes a wrong one certain; what nobody knows may be new. */
static PassoSeverity
judge (const PassoTaskResource *resource,
       PassoFieldPlace          place)
{
  switch (resource->kind)
    {
    case PASSO_TASK_RESOURCE_OPTIMISED:
      return judge_optimised (resource, place);

    case PASSO_TASK_RESOURCE_SDK:
      if (!resource->known_suffix ||
          (resource->pattern != PASSO_TASK_PATTERN_REQUEST_RESPONSE &&
           resource->pattern != PASSO_TASK_PATTERN_TOKEN))
        return PASSO_SEVERITY_ERROR;
      break;

    case PASSO_TASK_RESOURCE_LAMBDA:
    case PASSO_TASK_RESOURCE_ACTIVITY:
      break;

    case PASSO_TASK_RESOURCE_OTHER:
    default:
      return PASSO_SEVERITY_WARNING;
    }

  return place == PASSO_PLACE_TASK ? PASSO_SEVERITY_INFO : PASSO_SEVERITY_WARNING;
}

/* Says whether a Resource can stand in a place: a Task, an ItemReader or a ResultWriter. */
void
_passo_rules_check_resource (PassoRuleRun            *run,
                             PassoFieldPlace          place,
                             PassoJsonNode            node,
                             const PassoTaskResource *resource)
{
  g_autofree char *text = _passo_asl_node_dup_text (run->tree, node);
  PassoSeverity severity;

  if (text == NULL || _passo_asl_node_is_placeholder (run->tree, node))
    return;

  severity = may_be_resource (run->tree, node, text) ? judge (resource, place)
                                                     : PASSO_SEVERITY_ERROR;
  if (severity == PASSO_SEVERITY_ERROR)
    _passo_rules_error (run, node, NOT_RECOGNIZED, text);
  else if (severity == PASSO_SEVERITY_WARNING)
    _passo_rules_report (run, severity, PASSO_CODE_RESOURCE, node, NOT_RECOGNIZED, text);
}

/* The name of the field with what is passed to a service. */
const char *
_passo_rules_get_arguments_name (const PassoState *state)
{
  return passo_state_get_query_language (state) == PASSO_QUERY_LANGUAGE_JSONATA ? "Arguments"
                                                                                : "Parameters";
}

/* Whether an object has a member, as it is or as an expression `name.$`. */
gboolean
_passo_rules_has_argument (PassoJsonTree *tree,
                           PassoJsonNode  object,
                           const char    *name)
{
  g_autofree char *expression = g_strconcat (name, ".$", NULL);

  return passo_json_tree_lookup (tree, object, name) != PASSO_JSON_NONE ||
         passo_json_tree_lookup (tree, object, expression) != PASSO_JSON_NONE;
}

static void
check_argument (PassoRuleRun *run,
                PassoJsonNode arguments,
                const char   *name)
{
  g_auto (GStrv) names = g_strsplit (name, "|", -1);
  g_autofree char *list = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (_passo_rules_has_argument (run->tree, arguments, names[i]))
      return;

  list = g_strjoinv (", ", names);
  if (names[1] != NULL)
    _passo_rules_error (run, arguments, "One of these fields is required: [%s]", list);
  else
    _passo_rules_error (run, arguments, "The field '%s' is required but was missing", list);
}

/* Whether what must be passed is there: names between blanks, those with a bar between them in
 * the place of each other. Of an expression nobody knows. */
void
_passo_rules_check_arguments (PassoRuleRun *run,
                              PassoJsonNode arguments,
                              const char   *required)
{
  g_auto (GStrv) names = NULL;

  if (required == NULL || !_passo_asl_node_is (run->tree, arguments, PASSO_JSON_OBJECT) ||
      _passo_asl_node_is_placeholder (run->tree, arguments))
    return;

  names = g_strsplit (required, " ", -1);
  for (guint i = 0; names[i] != NULL; i++)
    check_argument (run, arguments, names[i]);
}
