/* test-value-pool.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"
#include "json/passo-object-builder.h"
#include "json/passo-value-pool.h"

static const char *sample =
  "{ \"id\" : 1.0, \"list\":[ \"\\u0041\", \"id\", {\"id\": [ ]} , 12345678901234567890 ],"
  " \"k01\":1,\"k02\":2,\"k03\":3,\"k04\":4,\"k05\":5,\"k06\":6,\"k07\":7,\"k08\":8,\"k09\":9,"
  " \"k10\":1,\"k11\":1,\"k12\":1,\"k13\":1,\"k14\":1,\"k15\":1,\"k16\":1,\"k17\":null }";

static PassoValue
parse_sample (PassoJsonReaderFlags flags)
{
  g_autoptr (GError) error = NULL;
  PassoValue value = passo_json_parse (sample, -1, flags, &error);

  g_assert_no_error (error);

  return value;
}

static void
assert_sample (PassoValue value)
{
  g_autofree char *text = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, NULL);
  PassoValue list = passo_value_get_member (value, "list");
  g_autofree char *piece = passo_json_write (list, PASSO_JSON_WRITER_COMPACT, NULL);

  g_assert_cmpstr (text, ==, sample);
  g_assert_true (g_str_has_prefix (piece, "[ \"\\u0041\", \"id\""));
  g_assert_cmpfloat (passo_value_get_number (passo_value_get_member (value, "k09")), ==, 9);
  g_assert_true (passo_value_is_null (passo_value_get_member (value, "k17")));
}

static void
test_copy (void)
{
  g_auto (PassoValue) value = parse_sample (PASSO_JSON_READER_KEEP_SOURCE);
  g_auto (PassoValue) copy = passo_value_copy (value);
  g_auto (PassoValue) piece = passo_value_copy (passo_value_get_member (value, "list"));
  g_autofree char *text = NULL;

  g_assert_true (copy.as.heap != value.as.heap);
  passo_value_clear (&value);
  assert_sample (copy);
  text = passo_json_write (piece, PASSO_JSON_WRITER_COMPACT, NULL);
  g_assert_true (g_str_has_prefix (text, "[ \"\\u0041\", \"id\""));
}

/* Pieces of two texts in one container: each keeps its own source. */
static void
test_copy_of_mixed_sources (void)
{
  g_auto (PassoValue) a = passo_json_parse ("[ 1 ]", -1, PASSO_JSON_READER_KEEP_SOURCE, NULL);
  g_auto (PassoValue) b = passo_json_parse ("{ \"b\" : [ [ 2 ] ] }", -1,
                                            PASSO_JSON_READER_KEEP_SOURCE, NULL);
  g_auto (PassoValue) mixed = passo_value_with_member (b, "a", 1, a);
  g_auto (PassoValue) copy = passo_value_copy (mixed);
  g_autofree char *text = NULL;

  passo_value_clear (&a);
  passo_value_clear (&b);
  passo_value_clear (&mixed);
  text = passo_json_write (copy, PASSO_JSON_WRITER_COMPACT, NULL);
  g_assert_cmpstr (text, ==, "{\"b\":[ [ 2 ] ],\"a\":[ 1 ]}");
}

static void
test_pool (void)
{
  g_autoptr (PassoValuePool) pool = passo_value_pool_new ();
  PassoValue constant, id;

  {
    g_auto (PassoValue) value = parse_sample (PASSO_JSON_READER_KEEP_SOURCE);

    constant = passo_value_pool_add (pool, value);
  }
  assert_sample (constant);

  id = passo_value_pool_add_string (pool, "id", -1);
  g_assert_true (id.as.heap == passo_value_pool_add_string (pool, "idx", 2).as.heap);
  g_assert_true (id.as.heap == passo_value_get_nth_key (constant, 0).as.heap);
  g_assert_true (passo_value_is_number (passo_value_get_member_by_key (constant, id)));

  /* References do not count. */
  for (int i = 0; i < 5; i++)
    passo_value_unref (constant);
  assert_sample (constant);
}

/* A constant is never changed in place, however few references there seem to be. */
static void
test_pool_is_never_changed (void)
{
  g_autoptr (PassoValuePool) pool = passo_value_pool_new ();
  g_auto (PassoValue) value = parse_sample (PASSO_JSON_READER_KEEP_SOURCE);
  PassoValue constant = passo_value_pool_add (pool, value);
  PassoValue key = passo_value_pool_add_string (pool, "id", -1);
  g_auto (PassoValue) changed = PASSO_VALUE_INIT;

  changed = passo_value_take_with_member (constant, key, passo_value_null ());
  g_assert_true (passo_value_is_null (passo_value_get_member (changed, "id")));
  assert_sample (constant);
}

static gpointer
use_constant (gpointer data)
{
  const PassoValue *constant = data;

  for (int i = 0; i < 2000; i++)
    {
      g_auto (PassoValue) mine = passo_value_with_member (*constant, "mine", 4, *constant);
      g_auto (PassoValue) same = passo_value_ref (*constant);

      g_assert_cmpuint (passo_value_get_serialized_length (same), ==, strlen (sample));
      g_assert_true (passo_value_equal (passo_value_get_member (mine, "mine"), same));
    }

  return NULL;
}

/* Meant for a thread sanitizer as well: nothing of a pool is written after it was filled. */
static void
test_pool_in_threads (void)
{
  g_autoptr (PassoValuePool) pool = passo_value_pool_new ();
  g_auto (PassoValue) value = parse_sample (PASSO_JSON_READER_KEEP_SOURCE);
  PassoValue constant = passo_value_pool_add (pool, value);
  GThread *threads[3];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", use_constant, &constant);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  assert_sample (constant);
}

static void
test_large_pool (void)
{
  g_autoptr (PassoValuePool) pool = passo_value_pool_new ();
  g_autofree char *large = g_strnfill (100000, 'x');
  PassoValue first = passo_value_pool_add_string (pool, large, -1);

  for (int i = 0; i < 1000; i++)
    {
      g_auto (PassoValue) text = passo_value_string_printf ("text %d", i);

      g_assert_true (passo_value_equal (passo_value_pool_add (pool, text), text));
    }
  g_assert_true (passo_value_string_equals (first, large));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/value/copy", test_copy);
  g_test_add_func ("/value/copy-of-mixed-sources", test_copy_of_mixed_sources);
  g_test_add_func ("/value-pool/pool", test_pool);
  g_test_add_func ("/value-pool/is-never-changed", test_pool_is_never_changed);
  g_test_add_func ("/value-pool/in-threads", test_pool_in_threads);
  g_test_add_func ("/value-pool/large", test_large_pool);

  return g_test_run ();
}
