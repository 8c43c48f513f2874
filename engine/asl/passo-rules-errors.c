/* passo-rules-errors.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-rules-private.h"

/* Names that the language defines (source: States Language specification, appendix A, and the
 * service's documentation). */
static const char * const error_names[] = {
  "States.ALL",
  "States.BranchFailed",
  "States.DataLimitExceeded",
  "States.ExceedToleratedFailureThreshold",
  "States.HeartbeatTimeout",
  "States.Http.Socket",
  "States.IntrinsicFailure",
  "States.ItemReaderFailed",
  "States.NoChoiceMatched",
  "States.ParameterPathFailure",
  "States.Permissions",
  "States.QueryEvaluationError",
  "States.ResultPathMatchFailure",
  "States.ResultWriterFailed",
  "States.Runtime",
  "States.TaskFailed",
  "States.Timeout",
};

static gboolean
is_known (const char *name)
{
  if (!g_str_has_prefix (name, "States.") || g_str_has_prefix (name, "States.Http.StatusCode."))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (error_names); i++)
    if (g_str_equal (name, error_names[i]))
      return TRUE;

  return FALSE;
}

static void
check_name (PassoRuleRun *run,
            PassoJsonNode node,
            gboolean      alone,
            gboolean      last)
{
  g_autofree char *name = _passo_asl_node_dup_text (run->tree, node);

  if (name == NULL)
    return;

  if (g_str_equal (name, "States.ALL") && !alone)
    _passo_rules_error (run, node, "States.ALL must be the only value in ErrorEquals");
  else if (g_str_equal (name, "States.ALL") && !last)
    _passo_rules_error (run, node, "States.ALL must be the last error handler");
  else if (g_str_equal (name, "States.Runtime"))
    _passo_rules_advise (run, PASSO_SEVERITY_WARNING, PASSO_CODE_NEVER_MATCHES, node,
                         _("States.Runtime can be neither retried nor caught"));
  else if (!is_known (name))
    _passo_rules_advise (run, PASSO_SEVERITY_WARNING, PASSO_CODE_UNKNOWN_ERROR, node,
                         _("“%s” is not one of the language's errors, whose names alone begin "
                           "with “States.”"), name);
}

static void
check_names (PassoRuleRun *run,
             PassoJsonNode handler)
{
  PassoJsonNode names = _passo_asl_node_get_member (run->tree, handler, "ErrorEquals");
  gboolean last = passo_json_tree_get_next_sibling (run->tree, handler) == PASSO_JSON_NONE;

  if (!_passo_asl_node_is (run->tree, names, PASSO_JSON_ARRAY))
    return;

  PASSO_ASL_FOREACH_CHILD (run->tree, names, node)
    check_name (run, node, passo_json_tree_get_n_children (run->tree, names) == 1, last);
}

static void
check_retrier (PassoRuleRun *run,
               PassoJsonNode retrier)
{
  PassoJsonNode attempts = _passo_asl_node_get_member (run->tree, retrier, "MaxAttempts");
  PassoJsonNode most = _passo_asl_node_get_member (run->tree, retrier, "MaxDelaySeconds");
  gint64 interval = 1;
  gint64 number;

  check_names (run, retrier);
  _passo_asl_node_get_integer (run->tree, _passo_asl_node_get_member (run->tree, retrier,
                                                                      "IntervalSeconds"),
                               &interval);
  if (_passo_asl_node_get_integer (run->tree, most, &number) && number <= interval)
    _passo_rules_error (run, most, "MaxDelaySeconds must be greater than IntervalSeconds");
  if (_passo_asl_node_get_integer (run->tree, attempts, &number) && number == 0)
    _passo_rules_advise (run, PASSO_SEVERITY_INFO, PASSO_CODE_NO_RETRY, attempts,
                         _("These errors are never retried, by later retriers neither"));
}

/* Retriers and catchers of one state. */
void
_passo_rules_errors (PassoRuleRun     *run,
                     const PassoState *state)
{
  PASSO_ASL_FOREACH_CHILD (run->tree, passo_state_get_field (state, "Retry"), retrier)
    check_retrier (run, retrier);
  PASSO_ASL_FOREACH_CHILD (run->tree, passo_state_get_field (state, "Catch"), catcher)
    check_names (run, catcher);
}
