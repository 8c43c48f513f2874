/* test-json-hostile.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"

/* Texts that break readers by their size. Each must be refused or read in time. */

#define MEGABYTE (1024 * 1024)

static void
assert_too_deep (const char *bracket)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  PassoValue value;

  for (int i = 0; i < 1000000; i++)
    g_string_append (text, bracket);
  value = passo_json_parse (text->str, (gssize) text->len, PASSO_JSON_READER_KEEP_SOURCE, &error);
  g_assert_true (passo_value_is_undefined (value));
  g_assert_error (error, PASSO_JSON_ERROR, PASSO_JSON_ERROR_DEPTH);
}

static void
test_brackets (void)
{
  assert_too_deep ("[");
  assert_too_deep ("{\"a\":");
  assert_too_deep ("[{\"\":");
}

static void
assert_comes_back (const GString *text)
{
  g_autoptr (GError) error = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  g_autofree char *written = NULL;
  gsize length;

  value = passo_json_parse (text->str, (gssize) text->len, PASSO_JSON_READER_DEFAULT, &error);
  g_assert_no_error (error);
  written = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, &length);
  g_assert_cmpuint (length, ==, text->len);
  g_assert_cmpint (memcmp (written, text->str, length), ==, 0);
}

static GString *
filled (gsize       size,
        const char *piece)
{
  GString *text = g_string_sized_new (size + 64);

  g_string_append_c (text, '"');
  while (text->len < size)
    g_string_append (text, piece);
  g_string_append_c (text, '"');

  return text;
}

static void
test_long_strings (void)
{
  const char *pieces[] = { "abcdefghijklmnop", "€", "\\n", "\\u0001" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = filled (50 * MEGABYTE, pieces[i]);

      assert_comes_back (text);
      g_string_truncate (text, text->len - 1);
      g_assert_true (passo_value_is_undefined (passo_json_parse (text->str, (gssize) text->len,
                                                                 PASSO_JSON_READER_DEFAULT, NULL)));
    }
}

static void
test_long_numbers (void)
{
  g_autofree char *digits = g_strnfill (10 * MEGABYTE, '7');
  g_autoptr (GString) whole = g_string_new (digits);
  g_autoptr (GString) fraction = g_string_new ("0.");
  g_autoptr (GString) zeros = g_string_new ("0.");

  assert_comes_back (whole);
  g_string_append (fraction, digits);
  assert_comes_back (fraction);
  memset (digits, '0', 10 * MEGABYTE);
  g_string_append (zeros, digits);
  g_string_append (zeros, "1e10485761");
  assert_comes_back (zeros);
}

static void
test_many_members (void)
{
  g_autoptr (GString) text = g_string_new ("{");

  for (int i = 0; i < 500000; i++)
    g_string_append_printf (text, "%s\"k%d\":[%d]", i > 0 ? "," : "", i, i);
  g_string_append_c (text, '}');
  assert_comes_back (text);
}

/* A million times the same name, and names that differ in their last letters only. */
static void
test_equal_members (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  PassoJsonReport report;

  for (int i = 0; i < 1000000; i++)
    g_string_append_printf (text, "%s\"a\":%d", i > 0 ? "," : "", i);
  g_string_append_c (text, '}');
  value = passo_json_parse_full (text->str, (gssize) text->len, PASSO_JSON_READER_DEFAULT, NULL,
                                 &report, NULL);
  g_assert_cmpuint (passo_value_get_size (value), ==, 1);
  g_assert_cmpuint (report.n_duplicates, ==, 999999);
}

static void
test_many_elements (void)
{
  g_autoptr (GString) text = g_string_new ("[0");

  for (int i = 0; i < 3000000; i++)
    g_string_append (text, ",{}");
  g_string_append_c (text, ']');
  assert_comes_back (text);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-hostile/brackets", test_brackets);
  g_test_add_func ("/json-hostile/long-strings", test_long_strings);
  g_test_add_func ("/json-hostile/long-numbers", test_long_numbers);
  g_test_add_func ("/json-hostile/many-members", test_many_members);
  g_test_add_func ("/json-hostile/equal-members", test_equal_members);
  g_test_add_func ("/json-hostile/many-elements", test_many_elements);

  return g_test_run ();
}
