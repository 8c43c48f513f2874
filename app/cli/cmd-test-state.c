/* cmd-test-state.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <passo.h>
#include <string.h>

#include "cli-arguments.h"
#include "cli-document.h"
#include "cli-value.h"
#include "cmd-test-state.h"
#include "run-connectors.h"

typedef struct
{
  char     *level;
  char     *input;
  char     *mock;
  char     *variables;
  char     *context;
  char     *state_name;
  char     *configuration;
  gboolean  reveal_secrets;
  char     *connections;
  gboolean  allow_http;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->level);
  g_free (options->input);
  g_free (options->mock);
  g_free (options->variables);
  g_free (options->context);
  g_free (options->state_name);
  g_free (options->configuration);
  g_free (options->connections);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
request_clear (PassoTestStateRequest *request)
{
  passo_value_clear (&request->input);
  passo_value_clear (&request->mock);
  passo_value_clear (&request->variables);
  passo_value_clear (&request->context);
  passo_value_clear (&request->configuration);
  g_clear_object (&request->connector);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoTestStateRequest, request_clear)

static gboolean
read_level (const char            *word,
            PassoInspectionLevel  *level,
            GError               **error)
{
  static const char * const words[] = { "INFO", "DEBUG", "TRACE" };

  if (word == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], word) == 0)
      {
        *level = (PassoInspectionLevel) i;
        return TRUE;
      }

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("--inspection-level: “%s” is not INFO, DEBUG or TRACE"), word);
  return FALSE;
}

static gboolean
check_standard_input (const Options  *options,
                      const char     *definition,
                      GError        **error)
{
  const char *files[] = {
    definition, options->input, options->mock, options->variables, options->context,
    options->configuration, options->connections,
  };

  return cli_arguments_check_standard_input (files, G_N_ELEMENTS (files), error);
}

static gboolean
read_value (const char  *option,
            const char  *argument,
            PassoValue  *value,
            GError     **error)
{
  if (argument == NULL || passo_cli_read_value (argument, value, error))
    return TRUE;

  g_prefix_error (error, "%s: ", option);
  return FALSE;
}

/* The network is used by who is allowed to only. */
static gboolean
read_connector (const Options   *options,
                PassoConnector **connector,
                GError         **error)
{
  PassoConnectorHttp *http;

  if (!options->allow_http && options->connections == NULL)
    return TRUE;

  http = passo_run_connectors_new_http (options->connections, error);
  *connector = http != NULL ? PASSO_CONNECTOR (http) : NULL;
  return http != NULL;
}

static gboolean
read_request (const Options          *options,
              const char             *definition,
              PassoTestStateRequest  *request,
              GError                **error)
{
  request->state_name = options->state_name;
  request->reveal_secrets = options->reveal_secrets;
  request->now = g_get_real_time () / 1000;
  request->seed = ((guint64) g_random_int () << 32) | g_random_int ();

  return read_level (options->level, &request->level, error) &&
         check_standard_input (options, definition, error) &&
         read_value ("--input", options->input, &request->input, error) &&
         read_value ("--mock", options->mock, &request->mock, error) &&
         read_value ("--variables", options->variables, &request->variables, error) &&
         read_value ("--context", options->context, &request->context, error) &&
         read_value ("--state-configuration", options->configuration, &request->configuration,
                     error) &&
         read_connector (options, &request->connector, error);
}

static void
print_refusal (const GError *error)
{
  const char *exception = NULL;

  if (error->domain == PASSO_TEST_STATE_ERROR)
    exception = passo_test_state_get_exception (error);
  if (exception != NULL)
    g_printerr ("Error: %s\nCause: %s\n", exception, error->message);
  else
    g_printerr ("passo test-state: %s\n", error->message);
}

static int
test_state (const Options  *options,
            const char     *definition,
            GError        **error)
{
  g_auto (PassoTestStateRequest) request = { PASSO_INSPECTION_INFO };
  g_auto (PassoValue) response = PASSO_VALUE_INIT;
  g_autoptr (GBytes) text = NULL;
  g_autofree char *json = NULL;
  gsize length = 0;

  if (!read_request (options, definition, &request, error))
    return CLI_UNUSABLE;
  text = cli_read_bytes (definition, error);
  if (text == NULL || !passo_document_loader_check (text, definition, error))
    return CLI_UNUSABLE;

  response = passo_test_state (text, &request, error);
  if (passo_value_is_undefined (response))
    return CLI_UNUSABLE;

  json = passo_json_write (response, PASSO_JSON_WRITER_PRETTY, &length);
  return cli_write_bytes (json, length) && cli_write_bytes ("\n", 1) ? CLI_DONE : CLI_UNUSABLE;
}

/**
 * passo_cmd_test_state:
 * @argc: how many
 * @argv: the command's name and its arguments
 *
 * `passo test-state DEFINITION`: tries one state, and prints what the service's TestState call would
 * answer.
 *
 * Returns: the exit status: 0 an answer, also that the state fails; 2 the call is refused
 */
int
passo_cmd_test_state (int    argc,
                      char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "inspection-level", 0, 0, G_OPTION_ARG_STRING, &options.level,
      N_("how much is told: INFO, DEBUG or TRACE"), N_("LEVEL") },
    { "input", 'i', 0, G_OPTION_ARG_STRING, &options.input,
      N_("the state's input; {} where it is left out"), N_("FILE|JSON") },
    { "mock", 0, 0, G_OPTION_ARG_STRING, &options.mock,
      N_("what stands for the state's work: an object with result or errorOutput"),
      N_("FILE|JSON") },
    { "variables", 0, 0, G_OPTION_ARG_STRING, &options.variables,
      N_("the workflow's variables, a JSON object"), N_("FILE|JSON") },
    { "context", 0, 0, G_OPTION_ARG_STRING, &options.context,
      N_("the context object, beside a mock"), N_("FILE|JSON") },
    { "state-name", 0, 0, G_OPTION_ARG_STRING, &options.state_name,
      N_("which state, where DEFINITION is a workflow"), N_("NAME") },
    { "state-configuration", 0, 0, G_OPTION_ARG_STRING, &options.configuration,
      N_("what went before: retries, failed iterations, items"), N_("FILE|JSON") },
    { "reveal-secrets", 0, 0, G_OPTION_ARG_NONE, &options.reveal_secrets,
      N_("show what connections add to HTTP requests"), NULL },
    { "allow-http", 0, 0, G_OPTION_ARG_NONE, &options.allow_http,
      N_("let tasks call HTTP endpoints over the network"), NULL },
    { "connections", 0, 0, G_OPTION_ARG_FILENAME, &options.connections,
      N_("credentials of HTTP endpoints; allows to call them"), N_("FILE") },
    { NULL },
  };
  g_auto (GStrv) files = cli_arguments_parse (argc, argv, entries, 1, 1);
  g_autoptr (GError) error = NULL;
  int status;

  if (files == NULL)
    return CLI_UNUSABLE;

  status = test_state (&options, files[0], &error);
  if (error != NULL)
    print_refusal (error);

  return status;
}
