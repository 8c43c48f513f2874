/* run-connectors.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cli-value.h"
#include "run-connectors.h"

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

/* Gives who answers the tasks of a run: the mock file first, then the network, if it is allowed. */
PassoConnectorRegistry *
passo_run_connectors_new (const PassoRunAnswers  *answers,
                          GError                **error)
{
  g_autoptr (PassoConnectorRegistry) registry = passo_connector_registry_new ();

  if (!add_mock (answers, registry, error) || !add_http (answers, registry, error))
    return NULL;

  return g_steal_pointer (&registry);
}

/* Says what to do about a task that nobody answers. */
void
passo_run_connectors_set_error (const PassoRunAnswers  *answers,
                                PassoScheduler         *scheduler,
                                GError                **error)
{
  const char *state = passo_scheduler_get_unanswered (scheduler);
  const char *resource = passo_scheduler_get_unanswered_resource (scheduler);

  if (answers->mock != NULL)
    /* Translators: a test case, a file, and a state's name. */
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                 _("The test case “%s” of %s has no answer for this call of state “%s”: add it "
                   "to the responses of the state"), answers->test_case, answers->mock, state);
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
