/* test-json-writer.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"

typedef struct
{
  const char *text;
  const char *stripped;
  const char *pretty;
} Case;

static const Case cases[] = {
  { "[ ]", "[]", "[]" },
  { "{ }", "{}", "{}" },
  { " 1.50 ", "1.50", "1.50" },
  { "[1, [ ] ]", "[1,[]]", "[\n  1,\n  []\n]" },
  { "{\"a\" : {\"b\": [true]} , \"c\":\"\\u0009\\/\"}", "{\"a\":{\"b\":[true]},\"c\":\"\\t/\"}",
    "{\n  \"a\": {\n    \"b\": [\n      true\n    ]\n  },\n  \"c\": \"\\t/\"\n}" },
};

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (PassoValue) value = PASSO_VALUE_INIT;
      g_autofree char *compact = NULL;
      g_autofree char *stripped = NULL;
      g_autofree char *pretty = NULL;
      g_autofree char *trimmed = g_strstrip (g_strdup (cases[i].text));
      gsize length;

      value = passo_json_parse (cases[i].text, -1, PASSO_JSON_READER_KEEP_SOURCE, NULL);
      compact = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, &length);
      stripped = passo_json_write (value, PASSO_JSON_WRITER_STRIP, NULL);
      pretty = passo_json_write (value, PASSO_JSON_WRITER_PRETTY, NULL);

      g_assert_cmpstr (compact, ==, trimmed);
      g_assert_cmpuint (length, ==, strlen (compact));
      g_assert_cmpstr (stripped, ==, cases[i].stripped);
      g_assert_cmpstr (pretty, ==, cases[i].pretty);
    }
}

static void
test_indented (void)
{
  g_auto (PassoValue) value = passo_json_parse ("{\"a\":[1]}", -1, PASSO_JSON_READER_DEFAULT, NULL);
  g_autoptr (GString) out = g_string_new ("x: ");

  passo_json_write_indented (value, "\t", 1, out);
  g_assert_cmpstr (out->str, ==, "x: {\n\t\t\"a\": [\n\t\t\t1\n\t\t]\n\t}");
}

static void
test_undefined (void)
{
  g_autofree char *text = passo_json_write (passo_value_undefined (), PASSO_JSON_WRITER_COMPACT, NULL);

  g_assert_cmpstr (text, ==, "null");
}

/* Each control character comes back, and only those are escaped. */
static void
test_controls (void)
{
  for (guint c = 0; c < 0x80; c++)
    {
      char letter = (char) c;
      g_autoptr (GString) out = g_string_new (NULL);
      g_auto (PassoValue) value = PASSO_VALUE_INIT;
      gsize length;
      const char *text;

      passo_json_write_string (&letter, 1, out);
      g_assert_cmpuint (passo_json_measure_string (&letter, 1), ==, out->len);
      g_assert_cmpint (out->len > 3, ==, c < 0x20 || c == '"' || c == '\\');
      value = passo_json_parse (out->str, (gssize) out->len, PASSO_JSON_READER_DEFAULT, NULL);
      text = passo_value_get_string (value, &length);
      g_assert_cmpmem (text, length, &letter, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-writer/forms", test_forms);
  g_test_add_func ("/json-writer/indented", test_indented);
  g_test_add_func ("/json-writer/undefined", test_undefined);
  g_test_add_func ("/json-writer/controls", test_controls);

  return g_test_run ();
}
