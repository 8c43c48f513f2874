/* test-item-reader.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

#include "case-file.h"
#include "store-fixture.h"

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

  return read_all (fixture->store, config);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

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
