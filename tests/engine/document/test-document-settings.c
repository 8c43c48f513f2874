/* test-document-settings.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gstdio.h>
#include <passo.h>
#include <string.h>

static void
test_file_for (void)
{
  static const struct { const char *definition; const char *settings; } names[] = {
    { "/a/order.asl.json", "/a/order.passo.json" }, { "/a/order.json", "/a/order.passo.json" },
    { "/a/order.asl", "/a/order.passo.json" }, { "/a/order.v2.json", "/a/order.v2.passo.json" },
    { "/a/order", "/a/order.passo.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) definition = g_file_new_for_path (names[i].definition);
      g_autoptr (GFile) settings = passo_document_settings_file_for (definition);

      g_assert_cmpstr (g_file_peek_path (settings), ==, names[i].settings);
    }
}

static void
set_json (PassoDocumentSettings *settings,
          const char            *pointer,
          const char            *json)
{
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (json != NULL)
    value = passo_json_parse (json, -1, PASSO_JSON_READER_DEFAULT, &error);
  g_assert_no_error (error);
  passo_document_settings_set_value (settings, pointer, value, &error);
  g_assert_no_error (error);
}

static void
assert_substitutions (PassoDocumentSettings *settings,
                      const char            *more,
                      const char            *expected)
{
  g_auto (PassoValue) given = passo_json_parse (more, -1, PASSO_JSON_READER_DEFAULT, NULL);
  g_auto (PassoValue) values = passo_document_settings_get_substitutions (settings, given);
  g_autofree char *text = passo_json_write (values, PASSO_JSON_WRITER_STRIP, NULL);

  g_assert_cmpstr (text, ==, expected);
}

/* Nothing is written before the settings are saved, and then only what was changed. */
static void
test_round_trip (void)
{
  static const char written[] =
    "{\n"
    "  \"version\": 1,\n"
    "  \"inputs\": {\n"
    "    \"small\": {\n"
    "      \"n\": 1.50\n"
    "    }\n"
    "  },\n"
    "  \"mock\": {\n"
    "    \"file\": \"mocks.json\",\n"
    "    \"testCase\": \"Order#Happy\"\n"
    "  }\n"
    "}\n";
  g_autofree char *folder = g_dir_make_tmp ("passo-settings-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "order.passo.json", NULL);
  g_autofree char *mocks = g_build_filename (folder, "mocks.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (PassoDocumentSettings) settings = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *input = NULL, *test_case = NULL;
  g_autoptr (GFile) mock_file = NULL;
  g_auto (GStrv) names = NULL;

  settings = passo_document_settings_load (file, &error);
  g_assert_no_error (error);
  set_json (settings, "/inputs/small", "{\"n\": 1.50}");
  set_json (settings, "/mock/file", "\"mocks.json\"");
  set_json (settings, "/mock/testCase", "\"Order#Happy\"");
  set_json (settings, "/answers/Pay", "{}");
  set_json (settings, "/answers", NULL);
  set_json (settings, "/answers", NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  passo_document_settings_save (settings, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_cmpstr (text, ==, written);

  again = passo_document_settings_load (file, &error);
  g_assert_no_error (error);
  names = passo_document_settings_dup_input_names (again);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_cmpstr (names[0], ==, "small");
  input = passo_document_settings_dup_input (again, "small");
  g_assert_cmpstr (input, ==, "{\n      \"n\": 1.50\n    }");
  mock_file = passo_document_settings_dup_mock_file (again);
  g_assert_cmpstr (g_file_peek_path (mock_file), ==, mocks);
  test_case = passo_document_settings_dup_test_case (again);
  g_assert_cmpstr (test_case, ==, "Order#Happy");

  g_unlink (path);
  g_rmdir (folder);
}

static void
test_absent (void)
{
  g_autoptr (PassoDocumentSettings) settings = passo_document_settings_new ();
  g_auto (GStrv) names = passo_document_settings_dup_input_names (settings);
  g_auto (GStrv) patterns = passo_document_settings_dup_patterns (settings);

  g_assert_cmpuint (g_strv_length (names), ==, 0);
  g_assert_cmpuint (g_strv_length (patterns), ==, 0);
  g_assert_null (passo_document_settings_dup_input (settings, "x"));
  g_assert_null (passo_document_settings_dup_mock_file (settings));
  g_assert_null (passo_document_settings_dup_test_case (settings));
  g_assert_null (passo_document_settings_get_file (settings));
  assert_substitutions (settings, "null", "{}");
  assert_substitutions (settings, "{\"Name\": 1}", "{\"Name\":1}");
  set_json (settings, "/placeholders/values", "{\"Name\": \"a\", \"Other\": \"b\"}");
  assert_substitutions (settings, "{\"Name\": 1}", "{\"Name\":1,\"Other\":\"b\"}");

  set_json (settings, "/placeholders/patterns", "[\"{{name}}\", 1, \"__name__\"]");
  g_strfreev (patterns);
  patterns = passo_document_settings_dup_patterns (settings);
  g_assert_cmpuint (g_strv_length (patterns), ==, 2);
  g_assert_cmpstr (patterns[1], ==, "__name__");
}

static void
test_broken (void)
{
  static const char * const texts[] = { "{\n  \"inputs\": {", "[]", "" };
  g_autofree char *folder = g_dir_make_tmp ("passo-settings-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "order.passo.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_file_set_contents (path, texts[i], -1, NULL);
      g_assert_null (passo_document_settings_load (file, &error));
      g_assert_error (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_SETTINGS);
      g_assert_nonnull (strstr (error->message, "order.passo.json"));
    }

  g_unlink (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/settings/file-for", test_file_for);
  g_test_add_func ("/document/settings/round-trip", test_round_trip);
  g_test_add_func ("/document/settings/absent", test_absent);
  g_test_add_func ("/document/settings/broken", test_broken);

  return g_test_run ();
}
