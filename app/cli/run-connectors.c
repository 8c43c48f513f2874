/* run-connectors.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli-value.h"
#include "run-connectors.h"
#include "run-definition.h"

/* Without the service's limits a reply may be as large as this. */
#define LARGEST_REPLY (64 * 1024 * 1024)

static gboolean
add_mock (const PassoRunAnswers   *answers,
          PassoConnectorRegistry  *registry,
          GError                 **error)
{
  g_autoptr (PassoConnectorMock) mock = NULL;
  g_auto (PassoValue) config = PASSO_VALUE_INIT;

  if (answers->mock == NULL)
    return TRUE;

  if (!passo_cli_read_value_file (answers->mock, &config, error))
    return FALSE;
  mock = passo_connector_mock_new (config, answers->test_case, error);
  if (mock == NULL)
    {
      g_prefix_error (error, "%s: ", answers->mock);
      return FALSE;
    }

  passo_connector_registry_add (registry, "*", PASSO_CONNECTOR (mock));
  return TRUE;
}

/* Gives what calls HTTP endpoints, with the connections of a file or, with NULL, none. */
PassoConnectorHttp *
passo_run_connectors_new_http (const char  *file,
                               GError     **error)
{
  g_auto (PassoValue) connections = PASSO_VALUE_INIT;

  if (file != NULL && !passo_cli_read_value_file (file, &connections, error))
    return NULL;
  if (file != NULL && !passo_http_connections_check (connections, error))
    {
      g_prefix_error (error, "%s: ", file);
      return NULL;
    }

  return passo_connector_http_new (connections);
}

static gboolean
add_http (const PassoRunAnswers   *answers,
          PassoConnectorRegistry  *registry,
          GError                 **error)
{
  g_autoptr (PassoConnectorHttp) http = NULL;

  if (!answers->allow_http && answers->connections == NULL)
    return TRUE;

  http = passo_run_connectors_new_http (answers->connections, error);
  if (http == NULL)
    return FALSE;
  if (answers->no_limits)
    passo_connector_http_set_size_limit (http, LARGEST_REPLY);

  passo_connector_registry_add (registry, "*:http:invoke", PASSO_CONNECTOR (http));
  return TRUE;
}

/* Gives who answers the tasks of a run: the mock file first, then the workflows that were given, then
 * the network, if it is allowed. */
PassoConnectorRegistry *
passo_run_connectors_new (const PassoRunAnswers  *answers,
                          PassoConnectorNested   *nested,
                          GError                **error)
{
  g_autoptr (PassoConnectorRegistry) registry = passo_connector_registry_new ();

  if (!add_mock (answers, registry, error) || !add_http (answers, registry, error))
    return NULL;
  if (answers->machines != NULL)
    passo_connector_registry_add (registry, "*", PASSO_CONNECTOR (nested));

  return g_steal_pointer (&registry);
}

/* `NAME=FILE`; a name, or an ARN, has no `=` in it, but a file may. */
static gboolean
load_machine (const PassoRunAnswers  *answers,
              const char             *text,
              PassoConnectorNested   *nested,
              GError                **error)
{
  const char *equals = strchr (text, '=');
  g_autoptr (PassoProgram) program = NULL;
  g_autoptr (PassoMachine) machine = NULL;
  g_autofree char *name = NULL;

  if (equals == NULL || equals == text || equals[1] == '\0')
    {
      /* Translators: %s is what the user gave. */
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("--state-machine: “%s” is not of the form NAME=FILE"), text);
      return FALSE;
    }

  program = passo_run_definition_load (equals + 1, answers->substitutions, PASSO_VALIDATE_DEFAULT,
                                       &machine, error);
  if (program == NULL)
    return FALSE;

  name = g_strndup (text, equals - text);
  passo_connector_nested_add_machine (nested, name, program);
  return TRUE;
}

/* Makes the workflows known that the user has given; messages about them are printed. */
gboolean
passo_run_connectors_load (const PassoRunAnswers  *answers,
                           PassoConnectorNested   *nested,
                           GError                **error)
{
  for (guint i = 0; answers->machines != NULL && answers->machines[i] != NULL; i++)
    if (!load_machine (answers, answers->machines[i], nested, error))
      return FALSE;

  return TRUE;
}

static gboolean
starts_workflow (const char *resource)
{
  return strstr (resource, ":states:startExecution") != NULL ||
         strstr (resource, ":aws-sdk:sfn:startExecution") != NULL ||
         g_str_has_suffix (resource, ":aws-sdk:sfn:startSyncExecution");
}

/* Says what to do about a task that nobody answers. */
void
passo_run_connectors_set_error (const PassoRunAnswers  *answers,
                                PassoScheduler         *scheduler,
                                GError                **error)
{
  const char *state = passo_scheduler_get_unanswered (scheduler);
  const char *resource = passo_scheduler_get_unanswered_resource (scheduler);

  if (state == NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                         _("Nothing goes on any more: a task waits for its token, which nobody here "
                           "gives back"));
  else if (answers->mock != NULL)
    /* Translators: a test case, a file, and a state's name. */
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                 _("The test case “%s” of %s has no answer for this call of state “%s”: add it "
                   "to the responses of the state"), answers->test_case, answers->mock, state);
  else if (resource != NULL && starts_workflow (resource))
    /* Translators: a state's name; the options stay as they are. */
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                 _("State “%s” starts another workflow: give that with --state-machine NAME=FILE, or "
                   "the answers with --mock FILE --test-case MACHINE#CASE"), state);
  else if (resource != NULL && g_str_has_suffix (resource, ":http:invoke"))
    /* Translators: a state's name; the options stay as they are. */
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                 _("State “%s” calls an HTTP endpoint: let it with --allow-http or "
                   "--connections FILE, or give its answers with "
                   "--mock FILE --test-case MACHINE#CASE"), state);
  else
    /* Translators: a state's name; the options stay as they are. */
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                 _("Nothing answers the task of state “%s”: give its answers with "
                   "--mock FILE --test-case MACHINE#CASE"), state);
}
