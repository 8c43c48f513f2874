/* test-json-bridge.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "json/passo-json-bridge.h"
#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"

static void
test_there_and_back (void)
{
  const char *text = "{\"a\":[1,2.5,\"x\",true,null,{\"b\":[]}],\"c\":-7}";
  g_auto (PassoValue) value = passo_json_parse (text, -1, PASSO_JSON_READER_DEFAULT, NULL);
  g_autoptr (JsonNode) node = passo_value_to_json_node (value);
  g_auto (PassoValue) again = passo_value_from_json_node (node);
  g_autofree char *written = passo_json_write (again, PASSO_JSON_WRITER_COMPACT, NULL);

  g_assert_cmpstr (written, ==, text);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "c"), ==, -7);
}

static void
test_losses (void)
{
  g_auto (PassoValue) value = passo_value_string_len ("a\0b", 3);
  g_autoptr (JsonNode) node = passo_value_to_json_node (value);
  g_autoptr (JsonNode) nothing = passo_value_to_json_node (passo_value_undefined ());

  g_assert_cmpstr (json_node_get_string (node), ==, "a");
  g_assert_true (JSON_NODE_HOLDS_NULL (nothing));
  g_assert_true (passo_value_is_undefined (passo_value_from_json_node (NULL)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-bridge/there-and-back", test_there_and_back);
  g_test_add_func ("/json-bridge/losses", test_losses);

  return g_test_run ();
}
