/* test-connector-registry.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>

static void
ignore (const PassoCall *call,
        gpointer         data)
{
}

static PassoConnector *
add (PassoConnectorRegistry *registry,
     const char             *pattern)
{
  g_autoptr (PassoConnectorAsk) connector = passo_connector_ask_new (ignore, NULL, NULL);

  passo_connector_registry_add (registry, pattern, PASSO_CONNECTOR (connector));
  return PASSO_CONNECTOR (connector);
}

static PassoConnector *
find (PassoConnectorRegistry *registry,
      const char             *arn)
{
  g_autoptr (PassoResource) resource = passo_resource_new (arn);
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;
  PassoCall call = { .id = 1, .state_name = "T", .resource = resource };
  PassoConnector *connector = NULL;
  PassoConnectorReply reply;

  reply = passo_connector_registry_call (registry, &call, &answer, &connector);
  g_assert_cmpint (reply, ==, connector != NULL ? PASSO_CONNECTOR_PENDING
                                                : PASSO_CONNECTOR_DECLINED);
  return connector;
}

static void
test_patterns (void)
{
  g_autoptr (PassoConnectorRegistry) registry = passo_connector_registry_new ();
  PassoConnector *lambda = add (registry, "arn:aws:lambda:*");
  PassoConnector *jobs = add (registry, "arn:aws:states:::*.sync");
  PassoConnector *sync_2 = add (registry, "arn:aws:states:::states:startExecution.sync:?");

  g_assert_true (find (registry, "arn:aws:lambda:us-east-1:111111111111:function:f") == lambda);
  g_assert_true (find (registry, "arn:aws:states:::batch:submitJob.sync") == jobs);
  g_assert_true (find (registry, "arn:aws:states:::states:startExecution.sync:2") == sync_2);
  g_assert_null (find (registry, "arn:aws:states:::batch:submitJob"));
}

/* Who was added first is asked first; who declines leaves the call to the next. */
static void
test_order (void)
{
  g_autoptr (PassoConnectorRegistry) registry = passo_connector_registry_new ();
  g_auto (PassoValue) config = PASSO_VALUE_INIT;
  g_autoptr (PassoConnectorMock) mock = NULL;
  PassoConnector *first, *second;

  config = passo_json_parse ("{\"StateMachines\":{\"M\":{\"TestCases\":{\"C\":{}}}}}", -1,
                             PASSO_JSON_READER_DEFAULT, NULL);
  mock = passo_connector_mock_new (config, "M#C", NULL);
  g_assert_null (find (registry, "x"));
  passo_connector_registry_add (registry, "*", PASSO_CONNECTOR (mock));
  g_assert_null (find (registry, "x"));
  first = add (registry, "*");
  second = add (registry, "*");
  g_assert_true (first != second);
  g_assert_true (find (registry, "x") == first);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/connector-registry/patterns", test_patterns);
  g_test_add_func ("/connector-registry/order", test_order);

  return g_test_run ();
}
