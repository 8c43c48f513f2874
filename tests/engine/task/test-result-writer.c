/* test-result-writer.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gstdio.h>
#include <passo.h>
#include <string.h>

#include "case-file.h"
#include "store-fixture.h"

#define MAP_RUN "arn:aws:states:us-east-1:111111111111:mapRun:M/L:5e0f"

static PassoResultStatus
find_status (PassoValue value)
{
  for (guint i = 0; i <= PASSO_RESULT_PENDING; i++)
    if (passo_value_string_equals (value, passo_result_status_get_name ((PassoResultStatus) i)))
      return (PassoResultStatus) i;

  g_assert_not_reached ();
}

static const char *
find_text (PassoValue  object,
           const char *name)
{
  PassoValue value = passo_value_get_member (object, name);

  return passo_value_is_string (value) ? passo_value_get_string (value, NULL) : NULL;
}

/* A child in one line: what its record is to say of it. */
static gboolean
add_child (PassoResultWriter  *writer,
           guint               number,
           const char         *line,
           PassoFailure      **failure)
{
  g_auto (PassoValue) child = passo_json_parse (line, -1, PASSO_JSON_READER_DEFAULT, NULL);
  g_autofree char *name = g_strdup_printf ("c%u", number);
  g_autofree char *arn = g_strconcat ("arn:x/", name, NULL);
  PassoResultRecord record = { .index = number, .name = name, .execution_arn = arn };
  gint64 index;

  g_assert_true (passo_value_is_object (child));
  if (passo_value_get_integer (passo_value_get_member (child, "index"), &index))
    record.index = (guint64) index;
  record.state_machine_arn = "arn:sm/L";
  record.status = find_status (passo_value_get_member (child, "status"));
  record.input = passo_value_get_member (child, "input");
  record.output = passo_value_get_member (child, "output");
  record.error = find_text (child, "error");
  record.cause = find_text (child, "cause");
  record.start = G_GINT64_CONSTANT (1700000000000) + number;
  record.stop = record.start + 1500;

  return passo_result_writer_add (writer, &record, failure);
}

/* The files of the bucket, in order, with the text of each. */
static void
append_files (GString      *out,
              StoreFixture *fixture)
{
  g_autoptr (PassoObjectList) list = NULL;
  g_autoptr (GError) error = NULL;
  PassoObjectInfo info;

  list = passo_object_store_list (fixture->store, "b", "", PASSO_OBJECT_LIST_DEFAULT, &error);
  g_assert_no_error (error);
  while (passo_object_list_next (list, &info, &error))
    {
      g_autofree char *path = g_strconcat ("b/", info.key, NULL);
      g_autofree char *text = store_fixture_read (fixture, path);

      g_assert_cmpuint (strlen (text), ==, info.size);
      g_string_append_printf (out, ">>> %s\n%s%s", info.key, text,
                              g_str_has_suffix (text, "\n") ? "" : "\n");
    }
  g_assert_no_error (error);
}

static char *
finish (PassoResultWriter *writer,
        StoreFixture      *fixture)
{
  g_auto (PassoValue) result = PASSO_VALUE_INIT;
  g_autoptr (PassoFailure) failure = NULL;
  GString *out = g_string_new (NULL);

  if (passo_result_writer_finish (writer, &result, &failure))
    passo_json_write_to (result, PASSO_JSON_WRITER_COMPACT, out);
  else
    g_string_append_printf (out, "%s: %s", failure->error, failure->cause);
  g_string_append_c (out, '\n');
  append_files (out, fixture);

  return g_string_free (out, FALSE);
}

static PassoResultWriterConfig *
read_config (const char    *line,
             PassoFailure **failure)
{
  g_auto (PassoValue) writer = passo_json_parse (line, -1, PASSO_JSON_READER_DEFAULT, NULL);
  PassoResultWriterConfig *config;
  gint64 limit;

  config = passo_result_writer_config_new (find_text (writer, "Resource"),
                                           passo_value_get_member (writer, "Arguments"),
                                           passo_value_get_member (writer, "WriterConfig"), failure);
  if (config != NULL && passo_value_get_integer (passo_value_get_member (writer, "limit"), &limit))
    config->max_file_bytes = (guint64) limit;

  return config;
}

/* The first line is a ResultWriter, or null for none; the others are children in the order in which
 * they end. */
static char *
run_case (const CaseFile *test_case)
{
  g_autoptr (StoreFixture) fixture = store_fixture_new ();
  g_auto (GStrv) lines = g_strsplit (test_case->input, "\n", -1);
  g_autoptr (PassoResultWriterConfig) config = NULL;
  g_autoptr (PassoResultWriter) writer = NULL;
  g_autoptr (PassoFailure) failure = NULL;
  g_autofree char *bucket = g_build_filename (fixture->root, "b", NULL);

  g_assert_cmpint (g_mkdir (bucket, 0700), ==, 0);
  config = g_str_equal (lines[0], "null") ? NULL : read_config (lines[0], &failure);
  if (failure != NULL)
    return g_strdup_printf ("%s: %s\n", failure->error, failure->cause);

  writer = passo_result_writer_new (fixture->store, config, MAP_RUN);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    if (!add_child (writer, i - 1, lines[i], &failure))
      return g_strdup_printf ("%s: %s\n", failure->error, failure->cause);

  return finish (writer, fixture);
}

/* What is given up leaves no object, not even a part of one. */
static void
test_given_up (void)
{
  g_autoptr (StoreFixture) fixture = store_fixture_new ();
  PassoResultWriterConfig config = { .bucket = (char *) "b", .prefix = (char *) "p" };
  g_autoptr (PassoResultWriter) writer = NULL;
  g_autofree char *folder = g_build_filename (fixture->root, "b", "p", "5e0f", NULL);
  g_autoptr (GDir) dir = NULL;

  store_fixture_write (fixture, "b/other", "x", 1);
  writer = passo_result_writer_new (fixture->store, &config, MAP_RUN);
  g_assert_true (add_child (writer, 0, "{\"status\": \"SUCCEEDED\", \"output\": 1}", NULL));
  g_clear_pointer (&writer, passo_result_writer_free);

  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  g_assert_null (g_dir_read_name (dir));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_assert_cmpint (argc, ==, 2);
  case_file_add_tests ("/result-writer/cases", argv[1], run_case);
  g_test_add_func ("/result-writer/given-up", test_given_up);

  return g_test_run ();
}
