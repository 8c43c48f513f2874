/* test-json-pointer.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "json/passo-json-pointer.h"
#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"

/* The examples of RFC 6901 section 5. */
static const char *document =
  "{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/b\":1,\"c%d\":2,\"e^f\":3,\"g|h\":4,\"i\\\\j\":5,"
  "\"k\\\"l\":6,\" \":7,\"m~n\":8}";

typedef struct
{
  const char *pointer;
  const char *found;
} Case;

static const Case cases[] = {
  { "/foo", "[\"bar\",\"baz\"]" },
  { "/foo/0", "\"bar\"" },
  { "/foo/1", "\"baz\"" },
  { "/foo/2", NULL },
  { "/foo/-", NULL },
  { "/foo/01", NULL },
  { "/foo/ 1", NULL },
  { "/foo/0/x", NULL },
  { "/", "0" },
  { "/a~1b", "1" },
  { "/c%d", "2" },
  { "/e^f", "3" },
  { "/g|h", "4" },
  { "/i\\j", "5" },
  { "/k\"l", "6" },
  { "/ ", "7" },
  { "/m~0n", "8" },
  { "/m~n", NULL },
  { "/m~", NULL },
  { "foo", NULL },
  { "/missing", NULL },
};

static void
test_find (void)
{
  g_auto (PassoValue) value = passo_json_parse (document, -1, PASSO_JSON_READER_DEFAULT, NULL);
  g_autofree char *whole = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PassoValue found = passo_json_pointer_find (value, cases[i].pointer);
      g_autofree char *text = NULL;

      if (!passo_value_is_undefined (found))
        text = passo_json_write (found, PASSO_JSON_WRITER_COMPACT, NULL);
      g_assert_cmpstr (text, ==, cases[i].found);
    }
  whole = passo_json_write (passo_json_pointer_find (value, ""), PASSO_JSON_WRITER_COMPACT, NULL);
  g_assert_cmpstr (whole, ==, document);
}

static void
test_build_and_split (void)
{
  g_autofree char *pointer = passo_json_pointer_build ("States", "a/b~c", "", NULL);
  g_autofree char *root = passo_json_pointer_build (NULL, NULL);
  g_autoptr (GString) longer = g_string_new (pointer);
  g_auto (GStrv) tokens = NULL;
  const char *expected[] = { "States", "a/b~c", "", "12", NULL };

  g_assert_cmpstr (pointer, ==, "/States/a~1b~0c/");
  g_assert_cmpstr (root, ==, "");
  passo_json_pointer_append_index (longer, 12);
  tokens = passo_json_pointer_split (longer->str, NULL);
  g_assert_cmpstrv (tokens, expected);
}

static void
test_errors (void)
{
  g_autoptr (GError) no_slash = NULL;
  g_autoptr (GError) bad_tilde = NULL;

  g_assert_null (passo_json_pointer_split ("foo", &no_slash));
  g_assert_error (no_slash, PASSO_JSON_ERROR, PASSO_JSON_ERROR_POINTER);
  g_assert_nonnull (strstr (no_slash->message, "“foo”"));
  g_assert_null (passo_json_pointer_split ("/a/b~2/c", &bad_tilde));
  g_assert_error (bad_tilde, PASSO_JSON_ERROR, PASSO_JSON_ERROR_POINTER);
  g_assert_nonnull (strstr (bad_tilde->message, "“b~2”"));
}

static void
test_indices (void)
{
  guint index = 7;

  g_assert_true (passo_json_pointer_parse_index ("0", &index));
  g_assert_cmpuint (index, ==, 0);
  g_assert_true (passo_json_pointer_parse_index ("4294967294", &index));
  g_assert_cmpuint (index, ==, 4294967294u);
  g_assert_false (passo_json_pointer_parse_index ("4294967295", &index));
  g_assert_false (passo_json_pointer_parse_index ("99999999999999999999999", &index));
  g_assert_false (passo_json_pointer_parse_index ("", &index));
  g_assert_false (passo_json_pointer_parse_index ("-1", &index));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-pointer/find", test_find);
  g_test_add_func ("/json-pointer/build-and-split", test_build_and_split);
  g_test_add_func ("/json-pointer/errors", test_errors);
  g_test_add_func ("/json-pointer/indices", test_indices);

  return g_test_run ();
}
