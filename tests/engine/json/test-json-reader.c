/* test-json-reader.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"
#include "tests/support/case-lines.h"

static const char *cases_folder;

static PassoValue
read_ok (const char           *text,
         PassoJsonReaderFlags  flags)
{
  g_autoptr (GError) error = NULL;
  PassoValue value = passo_json_parse (text, -1, flags, &error);

  g_assert_no_error (error);

  return value;
}

static void
check_refused (char  **fields,
               guint   n_fields,
               guint   line)
{
  /* The fields hold no NUL, so the text may be measured. */
  g_autofree char *text = g_strcompress (fields[0]);
  g_autofree char *exact = g_memdup2 (text, strlen (text));
  g_autofree char *place = NULL;
  g_autoptr (GError) error = NULL;
  PassoJsonReport report;
  PassoValue value;

  g_test_message ("line %u: %s", line, fields[0]);
  g_assert_cmpuint (n_fields, ==, 3);
  /* Without a NUL after it, so that a sanitizer sees the reader leave the text. */
  value = passo_json_parse_full (exact, (gssize) strlen (text), PASSO_JSON_READER_DEFAULT, NULL,
                                 &report, &error);
  g_assert_true (passo_value_is_undefined (value));
  g_assert_nonnull (error);
  g_assert_true (error->domain == PASSO_JSON_ERROR);
  g_assert_nonnull (strstr (error->message, fields[2]));
  place = g_strdup_printf ("%u:%u", report.line, report.column);
  g_assert_cmpstr (place, ==, fields[1]);
  g_clear_pointer (&place, g_free);
  place = g_strdup_printf ("Line %u, column %u: ", report.line, report.column);
  g_assert_true (g_str_has_prefix (error->message, place));
}

static void
test_refused (void)
{
  case_lines_foreach (cases_folder, "not-json.txt", check_refused);
}

static void
check_string (char  **fields,
              guint   n_fields,
              guint   line)
{
  g_autofree char *expected = g_strcompress (fields[1]);
  g_auto (PassoValue) value = read_ok (fields[0], PASSO_JSON_READER_DEFAULT);
  g_auto (PassoValue) kept = read_ok (fields[0], PASSO_JSON_READER_KEEP_SOURCE);
  g_autofree char *written = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, NULL);
  g_autofree char *written_kept = passo_json_write (kept, PASSO_JSON_WRITER_COMPACT, NULL);
  g_autofree char *written_stripped = passo_json_write (kept, PASSO_JSON_WRITER_STRIP, NULL);
  gsize length;

  g_test_message ("line %u: %s", line, fields[0]);
  g_assert_cmpuint (n_fields, ==, 3);
  g_assert_cmpstr (passo_value_get_string (value, &length), ==, expected);
  g_assert_cmpuint (length, ==, strlen (expected));
  g_assert_cmpstr (written, ==, fields[2]);
  g_assert_cmpstr (written_kept, ==, fields[0]);
  g_assert_cmpstr (written_stripped, ==, fields[2]);
  g_assert_cmpuint (passo_value_get_serialized_length (value), ==, strlen (fields[2]));
  g_assert_cmpuint (passo_value_get_serialized_length (kept), ==, strlen (fields[0]));
  g_assert_true (passo_value_equal (value, kept));
}

static void
test_strings (void)
{
  case_lines_foreach (cases_folder, "strings.txt", check_string);
}

static void
test_nul (void)
{
  g_auto (PassoValue) value = read_ok ("{\"a\\u0000b\": \"\\u0000\"}", PASSO_JSON_READER_DEFAULT);
  g_autofree char *written = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, NULL);
  PassoValue member = passo_value_get_member_len (value, "a\0b", 3);
  const char *text;
  gsize length;

  text = passo_value_get_string (member, &length);
  g_assert_cmpmem (text, length, "\0", 1);
  g_assert_true (passo_value_is_undefined (passo_value_get_member (value, "a")));
  g_assert_cmpstr (written, ==, "{\"a\\u0000b\":\"\\u0000\"}");
}

static void
test_duplicates (void)
{
  const char *text = "{\"a\": 1, \"b\": 2, \"a\": {\"c\": 1, \"c\": 2}}";
  PassoJsonReport report;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  g_autofree char *stripped = NULL;
  g_autofree char *kept = NULL;

  value = passo_json_parse_full (text, -1, PASSO_JSON_READER_KEEP_SOURCE, NULL, &report, NULL);
  g_assert_cmpuint (report.n_duplicates, ==, 2);
  stripped = passo_json_write (value, PASSO_JSON_WRITER_STRIP, NULL);
  g_assert_cmpstr (stripped, ==, "{\"a\":{\"c\":2},\"b\":2}");
  kept = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, NULL);
  g_assert_cmpstr (kept, ==, text);
}

/* Above the number of members from which objects have an index. */
static void
test_many_duplicates (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  PassoJsonReport report;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "%s\"key%u\":%u", i > 0 ? "," : "", i % 100, i);
  g_string_append_c (text, '}');
  value = passo_json_parse_full (text->str, -1, PASSO_JSON_READER_DEFAULT, NULL, &report, NULL);
  g_assert_cmpuint (report.n_duplicates, ==, 200);
  g_assert_cmpuint (passo_value_get_size (value), ==, 100);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("key%u", i);
      const char *nth;

      passo_value_get_nth_member (value, i, &nth, NULL);
      g_assert_cmpstr (nth, ==, name);
      g_assert_cmpfloat (passo_value_get_number (passo_value_get_member (value, name)), ==, 200 + i);
    }
}

static void
test_byte_order_mark (void)
{
  g_auto (PassoValue) value = read_ok ("\357\273\277 [1]", PASSO_JSON_READER_KEEP_SOURCE);
  g_autofree char *written = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, NULL);
  g_autoptr (GError) error = NULL;
  PassoJsonReport report;

  g_assert_cmpstr (written, ==, "[1]");
  passo_json_parse_full ("\357\273\277[x]", -1, PASSO_JSON_READER_DEFAULT, NULL, &report, &error);
  g_assert_error (error, PASSO_JSON_ERROR, PASSO_JSON_ERROR_SYNTAX);
  g_assert_cmpuint (report.column, ==, 2);
  g_assert_cmpuint (report.offset, ==, 4);
}

static char *
nested (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, i % 2 == 0 ? "[" : "{\"a\":");
  g_string_append_c (text, '1');
  for (guint i = depth; i > 0; i--)
    g_string_append_c (text, i % 2 == 1 ? ']' : '}');

  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *deepest = nested (PASSO_VALUE_MAX_DEPTH);
  g_autofree char *too_deep = nested (PASSO_VALUE_MAX_DEPTH + 1);
  g_auto (PassoValue) value = read_ok (deepest, PASSO_JSON_READER_DEFAULT);
  g_autofree char *written = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, NULL);
  g_autoptr (GError) error = NULL;
  PassoJsonReport report;

  g_assert_cmpstr (written, ==, deepest);
  g_assert_cmpuint (passo_value_get_depth (value), ==, PASSO_VALUE_MAX_DEPTH);
  passo_json_parse_full (too_deep, -1, PASSO_JSON_READER_DEFAULT, NULL, &report, &error);
  g_assert_error (error, PASSO_JSON_ERROR, PASSO_JSON_ERROR_DEPTH);
  g_assert_cmpuint (report.offset, ==, (gsize) (strchr (too_deep, '1') - too_deep) - 1);
}

/* What is unchanged keeps its blanks; what is changed loses them; pieces keep theirs. */
static void
test_keep_source (void)
{
  const char *text = " {\"a\" : [ 1,\t2 ], \"b\": {\"c\":\"\\u0041\"},\n\"d\":1.50} ";
  g_auto (PassoValue) value = read_ok (text, PASSO_JSON_READER_KEEP_SOURCE);
  g_auto (PassoValue) changed = passo_value_with_member (value, "e", 1, passo_value_null ());
  g_autofree char *same = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, NULL);
  g_autofree char *other = passo_json_write (changed, PASSO_JSON_WRITER_COMPACT, NULL);
  PassoValue letter = passo_value_get_member (passo_value_get_member (value, "b"), "c");
  g_autofree char *piece = passo_json_write (letter, PASSO_JSON_WRITER_COMPACT, NULL);
  const char *expected = "{\"a\":[ 1,\t2 ],\"b\":{\"c\":\"\\u0041\"},\"d\":1.50,\"e\":null}";

  g_assert_cmpmem (same, strlen (same), text + 1, strlen (text) - 2);
  g_assert_cmpuint (passo_value_get_serialized_length (value), ==, strlen (text) - 2);
  g_assert_cmpstr (other, ==, expected);
  g_assert_cmpuint (passo_value_get_serialized_length (changed), ==, strlen (expected));
  g_assert_cmpstr (piece, ==, "\"\\u0041\"");
}

/* A piece lives on when everything around it is gone. */
static void
test_piece_outlives_rest (void)
{
  g_auto (PassoValue) value = read_ok ("[[ 1 ], {\"a\": \"x\"}]", PASSO_JSON_READER_KEEP_SOURCE);
  g_auto (PassoValue) piece = passo_value_ref (passo_value_get_element (value, 0));
  g_autofree char *written = NULL;

  passo_value_clear (&value);
  written = passo_json_write (piece, PASSO_JSON_WRITER_COMPACT, NULL);
  g_assert_cmpstr (written, ==, "[ 1 ]");
}

static void
test_shared_names (void)
{
  g_autoptr (PassoKeyTable) keys = passo_key_table_new ();
  g_auto (PassoValue) a = PASSO_VALUE_INIT;
  g_auto (PassoValue) b = PASSO_VALUE_INIT;

  a = passo_json_parse_full ("[{\"id\":1},{\"\\u0069d\":2}]", -1, PASSO_JSON_READER_DEFAULT, keys,
                             NULL, NULL);
  b = passo_json_parse_full ("{\"id\":3}", -1, PASSO_JSON_READER_DEFAULT, keys, NULL, NULL);
  g_assert_cmpuint (passo_key_table_get_size (keys), ==, 1);
  g_assert_true (passo_value_get_string (passo_value_get_nth_key (b, 0), NULL) ==
                 passo_value_get_string (passo_value_get_nth_key (passo_value_get_element (a, 1), 0),
                                         NULL));
}

/* Every truncation of a text is refused, and no byte beyond it is read. */
static void
test_truncations (void)
{
  const char *text = "{\"a\":[1.5e3,true,null,\"\\ud83d\\ude00é\"],\"b\":{\"c\":-0.0}}";
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *part = g_memdup2 (text, i);
      g_autoptr (GError) error = NULL;
      PassoValue value = passo_json_parse (part, (gssize) i, PASSO_JSON_READER_DEFAULT, &error);

      g_assert_true (passo_value_is_undefined (value));
      g_assert_nonnull (error);
    }
}

/* Random damage is read or refused, and what is read comes back the same. */
static void
test_random_damage (void)
{
  const char *text = "{\"a\": [1.5e3, true, null, \"\\ud83d\\ude00 é\"], \"b\": {\"c\": -0.0}}";
  const char letters[] = "{}[]\",:\\u09e.-+ \n\303\251\377a";
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint n_read = 0;

  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *damaged = g_strdup (text);
      gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) strlen (text));
      g_auto (PassoValue) value = PASSO_VALUE_INIT;
      g_auto (PassoValue) again = PASSO_VALUE_INIT;
      g_autofree char *written = NULL;

      damaged[at] = letters[g_rand_int_range (rand, 0, sizeof letters - 1)];
      value = passo_json_parse (damaged, -1, PASSO_JSON_READER_KEEP_SOURCE, NULL);
      if (passo_value_is_undefined (value))
        continue;

      n_read++;
      written = passo_json_write (value, PASSO_JSON_WRITER_STRIP, NULL);
      again = read_ok (written, PASSO_JSON_READER_DEFAULT);
      g_assert_true (passo_value_equal (value, again));
    }
  g_assert_cmpuint (n_read, >, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cases_folder = argv[1];

  g_test_add_func ("/json-reader/refused", test_refused);
  g_test_add_func ("/json-reader/strings", test_strings);
  g_test_add_func ("/json-reader/nul", test_nul);
  g_test_add_func ("/json-reader/duplicates", test_duplicates);
  g_test_add_func ("/json-reader/many-duplicates", test_many_duplicates);
  g_test_add_func ("/json-reader/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/json-reader/depth", test_depth);
  g_test_add_func ("/json-reader/keep-source", test_keep_source);
  g_test_add_func ("/json-reader/piece-outlives-rest", test_piece_outlives_rest);
  g_test_add_func ("/json-reader/shared-names", test_shared_names);
  g_test_add_func ("/json-reader/truncations", test_truncations);
  g_test_add_func ("/json-reader/random-damage", test_random_damage);

  return g_test_run ();
}
