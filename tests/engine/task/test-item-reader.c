/* test-item-reader.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>
#include <unistd.h>

#include "case-file.h"
#include "slow-store.h"
#include "store-fixture.h"

#define MEGABYTE ((gsize) 1 << 20)

static void
append_value (GString    *out,
              PassoValue  value)
{
  passo_json_write_to (value, PASSO_JSON_WRITER_COMPACT, out);
}

/* A change of the source has a line of its own. */
static void
append_item (GString         *out,
             const PassoItem *item,
             char           **source)
{
  if (*source == NULL || !passo_value_string_equals (item->source, *source))
    {
      g_free (*source);
      *source = g_strdup (passo_value_get_string (item->source, NULL));
      g_string_append_printf (out, "from %s\n", *source);
    }
  if (!passo_value_is_undefined (item->key))
    {
      append_value (out, item->key);
      g_string_append (out, ": ");
    }
  append_value (out, item->value);
  g_string_append_c (out, '\n');
}

static char *
read_all (PassoObjectStore            *store,
          const PassoItemReaderConfig *config)
{
  g_autoptr (PassoItemReader) reader = passo_item_reader_new (store, config);
  g_auto (PassoItem) item = PASSO_ITEM_INIT;
  g_autoptr (PassoFailure) failure = NULL;
  g_autofree char *source = NULL;
  GString *out = g_string_new (NULL);
  PassoItemReaderStatus status;

  while ((status = passo_item_reader_next (reader, &item, &failure)) == PASSO_ITEM_READER_ITEM)
    append_item (out, &item, &source);

  if (status == PASSO_ITEM_READER_FAILED)
    g_string_append_printf (out, "%s: %s\n", failure->error, failure->cause);
  else
    g_assert_null (failure);
  g_assert_cmpint (passo_item_reader_next (reader, &item, NULL), ==, PASSO_ITEM_READER_END);

  return g_string_free (out, FALSE);
}

/* What is read does not depend on the pieces in which it comes. */
static char *
read_in_pieces (StoreFixture                *fixture,
                const PassoItemReaderConfig *config)
{
  char *whole = read_all (fixture->store, config);

  for (gsize n_bytes = 1; n_bytes <= 7; n_bytes += 2)
    {
      g_autoptr (PassoObjectStore) slow = slow_store_new (fixture->store, n_bytes);
      g_autofree char *pieces = read_all (slow, config);

      g_assert_cmpstr (pieces, ==, whole);
    }

  return whole;
}

/* The first line is an ItemReader, the others are objects. */
static char *
run_case (const CaseFile *test_case)
{
  g_autoptr (StoreFixture) fixture = store_fixture_new ();
  g_autoptr (PassoItemReaderConfig) config = NULL;
  g_autoptr (PassoFailure) failure = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (PassoValue) reader = PASSO_VALUE_INIT;
  const char *line_end = strchr (test_case->input, '\n');
  g_autofree char *resource = NULL;
  PassoValue name;

  reader = passo_json_parse (test_case->input, line_end - test_case->input, PASSO_JSON_READER_DEFAULT,
                             &error);
  g_assert_no_error (error);
  store_fixture_fill (fixture, line_end + 1);

  name = passo_value_get_member (reader, "Resource");
  resource = g_strdup_printf ("arn:aws:states:::s3:%s", passo_value_is_string (name)
                                                          ? passo_value_get_string (name, NULL)
                                                          : "getObject");
  config = passo_item_reader_config_new (resource, passo_value_get_member (reader, "Arguments"),
                                         passo_value_get_member (reader, "ReaderConfig"), &failure);
  if (config == NULL)
    return g_strdup_printf ("%s: %s\n", failure->error, failure->cause);

  return read_in_pieces (fixture, config);
}

static char *
read_object (StoreFixture   *fixture,
             PassoItemInput  input,
             gsize           max_bytes)
{
  PassoItemReaderConfig config = {
    .bucket = (char *) "b", .key = (char *) "a", .input = input, .csv_delimiter = ',',
    .max_item_bytes = max_bytes,
  };

  return read_all (fixture->store, &config);
}

/* Makes an object that begins with some text and goes on with zeros. */
static void
write_zeros (StoreFixture *fixture,
             const char   *text,
             gsize         size)
{
  g_autofree char *path = g_build_filename (fixture->root, "b", "a", NULL);

  store_fixture_write (fixture, "b/a", text, strlen (text));
  g_assert_cmpint (truncate (path, (off_t) size), ==, 0);
}

static const char too_large[] = "An item is larger than the maximum number of bytes.\n";

/* No form of data makes the reader hold more than an item may have. */
static void
test_endless_item (void)
{
  static const struct { const char *text; PassoItemInput input; } objects[] = {
    { "", PASSO_ITEM_INPUT_JSONL }, { "", PASSO_ITEM_INPUT_CSV },     { "a\n\"", PASSO_ITEM_INPUT_CSV },
    { "a\n\\", PASSO_ITEM_INPUT_CSV }, { "[\"", PASSO_ITEM_INPUT_JSON }, { "{\"", PASSO_ITEM_INPUT_JSON },
    { "[{\"a\":1", PASSO_ITEM_INPUT_JSON },
  };

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      g_autoptr (StoreFixture) fixture = store_fixture_new ();
      g_autofree char *out = NULL;

      write_zeros (fixture, objects[i].text, 100 * MEGABYTE);
      out = read_object (fixture, objects[i].input, 0);
      g_assert_true (g_str_has_suffix (out, too_large));
    }
}

/* A little data may become much. */
static void
test_bomb (void)
{
  g_autoptr (StoreFixture) fixture = store_fixture_new ();
  g_autofree char *zeros = g_malloc0 (32 * MEGABYTE);
  g_autoptr (GBytes) bytes = store_fixture_gzip (zeros, 32 * MEGABYTE);
  g_autofree char *out = NULL;

  store_fixture_write (fixture, "b/a", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  out = read_object (fixture, PASSO_ITEM_INPUT_JSONL, 0);
  g_assert_true (g_str_has_suffix (out, too_large));
}

/* Where more is allowed an item may be larger than any buffer, in every form. */
static void
test_large_item (void)
{
  gsize size = 10 * MEGABYTE;
  g_autoptr (StoreFixture) fixture = store_fixture_new ();
  g_autofree char *letters = g_strnfill (size, 'x');
  g_autofree char *expected = g_strdup_printf ("from S3://b/a\n\"%s\"\n", letters);
  g_autofree char *row = g_strdup_printf ("from S3://b/a\n{\"h\":\"%s\"}\n", letters);
  g_autofree char *text = NULL;

  text = g_strdup_printf ("\"%s\"\n", letters);
  store_fixture_write (fixture, "b/a", text, strlen (text));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *out = read_object (fixture, PASSO_ITEM_INPUT_JSONL, i * 2 * size);

      if (i == 0)
        g_assert_true (g_str_has_suffix (out, too_large));
      else
        g_assert_true (g_str_equal (out, expected));
    }

  g_free (text);
  text = g_strdup_printf ("[\"%s\"]", letters);
  store_fixture_write (fixture, "b/a", text, strlen (text));
  g_free (expected);
  expected = read_object (fixture, PASSO_ITEM_INPUT_JSON, 2 * size);
  g_assert_cmpuint (strlen (expected), ==, size + strlen ("from S3://b/a\n\"\"\n"));

  g_free (text);
  text = g_strdup_printf ("h\n\"%s\"\n", letters);
  store_fixture_write (fixture, "b/a", text, strlen (text));
  g_free (expected);
  expected = read_object (fixture, PASSO_ITEM_INPUT_CSV, 2 * size);
  g_assert_true (g_str_equal (expected, row));
}

/* Rows of nothing but delimiters do not cost more than their text. */
static void
test_many_fields (void)
{
  g_autoptr (StoreFixture) fixture = store_fixture_new ();
  g_autofree char *commas = g_strnfill (4 * MEGABYTE, ',');
  g_autofree char *text = g_strdup_printf ("a,b\n1,2%s\n", commas);
  g_autofree char *out = NULL;

  store_fixture_write (fixture, "b/a", text, strlen (text));
  out = read_object (fixture, PASSO_ITEM_INPUT_CSV, 0);
  g_assert_cmpstr (out, ==, "from S3://b/a\n{\"a\":\"1\",\"b\":\"2\"}\n");

  store_fixture_write (fixture, "b/a", commas, strlen (commas));
  g_free (out);
  out = read_object (fixture, PASSO_ITEM_INPUT_CSV, 0);
  g_assert_true (g_str_has_suffix (out, too_large));
}

/* Files of gzip may stand one after the other, and something else after the last. */
static void
test_gzip_members (void)
{
  static const char * const ends[] = { "", "\0\0\0\0\0", "trailing", "\x1f" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (StoreFixture) fixture = store_fixture_new ();
      g_autoptr (PassoObjectStore) slow = slow_store_new (fixture->store, 1);
      g_autoptr (GByteArray) object = g_byte_array_new ();
      PassoItemReaderConfig config = {
        .bucket = (char *) "b", .key = (char *) "a", .input = PASSO_ITEM_INPUT_JSONL,
      };
      g_autofree char *out = NULL;
      g_autofree char *pieces = NULL;

      for (guint member = 0; member < 3; member++)
        {
          const char *text = member == 1 ? "" : "1\n2";
          g_autoptr (GBytes) bytes = store_fixture_gzip (text, strlen (text));

          g_byte_array_append (object, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
        }
      g_byte_array_append (object, (const guint8 *) ends[i], i == 1 ? 5 : (guint) strlen (ends[i]));
      store_fixture_write (fixture, "b/a", (const char *) object->data, object->len);

      out = read_all (fixture->store, &config);
      g_assert_cmpstr (out, ==, "from S3://b/a\n1\n21\n2\n");
      pieces = read_all (slow, &config);
      g_assert_cmpstr (pieces, ==, out);
    }
}

/* Names without end do not stay in memory; whether they do shows in a run under valgrind. */
static void
test_many_names (void)
{
  g_autoptr (StoreFixture) fixture = store_fixture_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *lines = NULL;
  g_autofree char *array = NULL;
  g_autofree char *lines_out = NULL;
  g_autofree char *array_out = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "{\"k%u\":%u}\n", i, i);
  store_fixture_write (fixture, "b/a", text->str, text->len);
  lines_out = read_object (fixture, PASSO_ITEM_INPUT_JSONL, 0);
  g_assert_true (g_str_has_suffix (lines_out, text->str));

  lines = g_strndup (text->str, text->len - 1);
  g_strdelimit (lines, "\n", ',');
  array = g_strdup_printf ("[%s]", lines);
  store_fixture_write (fixture, "b/a", array, strlen (array));
  array_out = read_object (fixture, PASSO_ITEM_INPUT_JSON, 0);
  g_assert_true (g_str_equal (array_out, lines_out));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/item-reader/endless-item", test_endless_item);
  g_test_add_func ("/item-reader/bomb", test_bomb);
  g_test_add_func ("/item-reader/large-item", test_large_item);
  g_test_add_func ("/item-reader/many-fields", test_many_fields);
  g_test_add_func ("/item-reader/gzip-members", test_gzip_members);
  g_test_add_func ("/item-reader/many-names", test_many_names);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autofree char *prefix = NULL;

      *strrchr (name, '.') = '\0';
      prefix = g_strconcat ("/item-reader/", name, NULL);
      case_file_add_tests (prefix, argv[i], run_case);
    }

  return g_test_run ();
}
