/* test-value.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "json/passo-array-builder.h"
#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"
#include "json/passo-object-builder.h"
#include "json/passo-value.h"

static PassoValue
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  PassoValue value = passo_json_parse (text, -1, PASSO_JSON_READER_DEFAULT, &error);

  g_assert_no_error (error);

  return value;
}

static void
assert_json (PassoValue  value,
             const char *expected)
{
  g_autofree char *text = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, NULL);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (passo_value_get_serialized_length (value), ==, strlen (expected));
}

static void
test_size (void)
{
  g_assert_cmpuint (sizeof (PassoValue), ==, 16);
}

static void
test_scalars (void)
{
  PassoValue undefined = PASSO_VALUE_INIT;

  g_assert_true (passo_value_is_undefined (undefined));
  g_assert_false (passo_value_is_null (undefined));
  assert_json (passo_value_null (), "null");
  assert_json (passo_value_boolean (2), "true");
  assert_json (passo_value_boolean (FALSE), "false");
  assert_json (passo_value_integer (G_MININT64), "-9223372036854775808");
  assert_json (passo_value_number (0.1 + 0.2), "0.30000000000000004");
  assert_json (passo_value_number (INFINITY), "null");
  assert_json (passo_value_empty_string (), "\"\"");
  g_assert_false (passo_value_get_boolean (passo_value_integer (1)));
  g_assert_true (isnan (passo_value_get_number (passo_value_null ())));
  g_assert_null (passo_value_get_string (passo_value_null (), NULL));
  g_assert_cmpuint (passo_value_get_size (passo_value_integer (3)), ==, 0);
}

typedef struct
{
  const char *text;
  gboolean is_integer;
  gint64 integer;
} Integer;

static const Integer integers[] = {
  { "5", TRUE, 5 },
  { "5.0", TRUE, 5 },
  { "5e2", TRUE, 500 },
  { "-0.0", TRUE, 0 },
  { "5.5", FALSE, 0 },
  { "9223372036854775807", TRUE, G_MAXINT64 },
  { "-9223372036854775808", TRUE, G_MININT64 },
  { "9223372036854775808", FALSE, 0 },
  { "9007199254740993.0", FALSE, 0 },
  { "9007199254740992.0", TRUE, 9007199254740992 },
  { "1e400", FALSE, 0 },
  { "\"5\"", FALSE, 0 },
};

static void
test_integers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (integers); i++)
    {
      g_auto (PassoValue) value = parse (integers[i].text);
      gint64 integer = 0;

      g_test_message ("%s", integers[i].text);
      g_assert_cmpint (passo_value_get_integer (value, &integer), ==, integers[i].is_integer);
      g_assert_cmpint (integer, ==, integers[i].integer);
    }
}

static void
test_strings (void)
{
  g_auto (PassoValue) value = passo_value_string_len ("a\0b", 3);
  g_auto (PassoValue) formatted = passo_value_string_printf ("%d-%s", 7, "x");
  gsize length;

  g_assert_cmpmem (passo_value_get_string (value, &length), 3, "a\0b", 3);
  g_assert_cmpuint (length, ==, 3);
  assert_json (value, "\"a\\u0000b\"");
  g_assert_false (passo_value_string_equals (value, "a"));
  g_assert_true (passo_value_string_equals (formatted, "7-x"));
  g_assert_true (passo_value_string_equals (passo_value_empty_string (), ""));
  g_assert_false (passo_value_string_equals (passo_value_null (), ""));
}

static void
test_references (void)
{
  g_auto (PassoValue) place = PASSO_VALUE_INIT;
  g_auto (PassoValue) other = PASSO_VALUE_INIT;
  PassoValue string = passo_value_string ("text");

  passo_value_set (&place, string);
  passo_value_set (&place, place);
  passo_value_unref (string);
  passo_value_take (&other, passo_value_steal (&place));
  g_assert_true (passo_value_is_undefined (place));
  g_assert_true (passo_value_string_equals (other, "text"));
}

static void
test_array_builder (void)
{
  g_auto (PassoArrayBuilder) builder = { NULL };
  g_auto (PassoValue) text = passo_value_string ("x");
  g_auto (PassoValue) array = PASSO_VALUE_INIT;

  passo_array_builder_init (&builder, 1);
  for (int i = 0; i < 10; i++)
    passo_array_builder_take (&builder, passo_value_integer (i));
  passo_array_builder_append (&builder, text);
  passo_array_builder_take (&builder, passo_value_undefined ());
  g_assert_cmpuint (passo_array_builder_get_size (&builder), ==, 11);
  array = passo_array_builder_finish (&builder);

  assert_json (array, "[0,1,2,3,4,5,6,7,8,9,\"x\"]");
  g_assert_true (passo_value_string_equals (passo_value_get_element (array, 10), "x"));
  g_assert_true (passo_value_is_undefined (passo_value_get_element (array, 11)));
  g_assert_true (passo_value_is_undefined (passo_value_get_element (text, 0)));
}

static void
test_object_builder (void)
{
  g_auto (PassoObjectBuilder) builder = { NULL };
  g_auto (PassoValue) object = PASSO_VALUE_INIT;
  g_auto (PassoValue) key = parse ("\"c\"");
  const char *name;
  gsize length;

  passo_object_builder_init (&builder, 0);
  passo_object_builder_take (&builder, "a", -1, passo_value_string ("one"));
  passo_object_builder_take (&builder, "bxx", 1, passo_value_integer (2));
  passo_object_builder_take (&builder, "a", 1, passo_value_integer (3));
  passo_object_builder_take (&builder, "u", 1, passo_value_undefined ());
  passo_object_builder_put (&builder, "k", 1, key);
  passo_object_builder_take_by_key (&builder, key, passo_value_null ());
  g_assert_cmpuint (passo_object_builder_get_size (&builder), ==, 4);
  object = passo_object_builder_finish (&builder);

  assert_json (object, "{\"a\":3,\"b\":2,\"k\":\"c\",\"c\":null}");
  g_assert_true (passo_value_is_null (passo_value_get_nth_member (object, 3, &name, &length)));
  g_assert_cmpmem (name, length, "c", 1);
  g_assert_true (passo_value_is_undefined (passo_value_get_nth_member (object, 4, NULL, NULL)));
  g_assert_true (passo_value_is_null (passo_value_get_member_by_key (object, key)));
  g_assert_true (passo_value_has_member (object, "c"));
  g_assert_false (passo_value_has_member (object, "u"));
}

/* A name keeps the writer's spelling, whatever the string was spelled like. */
static void
test_spelled_key (void)
{
  g_auto (PassoObjectBuilder) builder = { NULL };
  g_auto (PassoValue) key = PASSO_VALUE_INIT;
  g_auto (PassoValue) object = PASSO_VALUE_INIT;

  key = passo_json_parse ("\"\\u0061\\/\"", -1, PASSO_JSON_READER_KEEP_SOURCE, NULL);
  passo_object_builder_init (&builder, 0);
  passo_object_builder_take_by_key (&builder, key, passo_value_ref (key));
  object = passo_object_builder_finish (&builder);
  assert_json (object, "{\"a/\":\"\\u0061\\/\"}");
}

/* Objects of all sizes around the one from which they have an index. */
static void
test_object_sizes (void)
{
  for (guint size = 0; size < 80; size++)
    {
      g_auto (PassoObjectBuilder) builder = { NULL };
      g_auto (PassoValue) object = PASSO_VALUE_INIT;
      g_auto (PassoValue) grown = PASSO_VALUE_INIT;
      g_auto (PassoValue) shrunk = PASSO_VALUE_INIT;

      passo_object_builder_init (&builder, size % 5);
      for (guint round = 0; round < 2; round++)
        for (guint i = 0; i < size; i++)
          {
            g_autofree char *name = g_strdup_printf ("name %u", i);

            passo_object_builder_take (&builder, name, -1, passo_value_integer (i + round));
          }
      object = passo_object_builder_finish (&builder);
      g_assert_cmpuint (passo_value_get_size (object), ==, size);
      for (guint i = 0; i < size; i++)
        {
          g_autofree char *name = g_strdup_printf ("name %u", i);

          g_assert_cmpfloat (passo_value_get_number (passo_value_get_member (object, name)), ==, i + 1);
        }
      g_assert_false (passo_value_has_member (object, "name x"));

      grown = passo_value_with_member (object, "new", 3, passo_value_null ());
      g_assert_cmpuint (passo_value_get_size (grown), ==, size + 1);
      g_assert_true (passo_value_has_member (grown, "new"));
      shrunk = passo_value_without_member (grown, "new", 3);
      g_assert_true (passo_value_equal (shrunk, object));
    }
}

static void
test_with_member (void)
{
  g_auto (PassoValue) object = parse ("{\"a\":{\"x\":1},\"b\":2}");
  g_auto (PassoValue) key = passo_value_string ("c");
  g_auto (PassoValue) changed = PASSO_VALUE_INIT;
  g_auto (PassoValue) taken = PASSO_VALUE_INIT;

  g_assert_cmpuint (passo_value_get_serialized_length (object), ==, 19);
  changed = passo_value_with_member (object, "a", 1, passo_value_null ());
  assert_json (changed, "{\"a\":null,\"b\":2}");
  assert_json (object, "{\"a\":{\"x\":1},\"b\":2}");

  taken = passo_value_take_with_member (passo_value_steal (&changed), key, passo_value_integer (3));
  assert_json (taken, "{\"a\":null,\"b\":2,\"c\":3}");
  taken = passo_value_take_with_member (passo_value_steal (&taken), key, passo_value_integer (4));
  assert_json (taken, "{\"a\":null,\"b\":2,\"c\":4}");

  g_assert_true (passo_value_is_undefined (passo_value_with_member (key, "c", 1, key)));
  g_assert_true (passo_value_is_undefined (passo_value_with_member (object, "c", 1,
                                                                    passo_value_undefined ())));
}

/* What nobody else has is changed in place, and loses its kept source. */
static void
test_change_in_place (void)
{
  g_auto (PassoValue) key = passo_value_string ("a");
  g_auto (PassoValue) object = PASSO_VALUE_INIT;
  g_auto (PassoValue) array = PASSO_VALUE_INIT;
  gpointer before;

  object = passo_json_parse ("{ \"a\" : [ 1 ] }", -1, PASSO_JSON_READER_KEEP_SOURCE, NULL);
  before = object.as.heap;
  object = passo_value_take_with_member (passo_value_steal (&object), key, passo_value_integer (2));
  g_assert_true (object.as.heap == before);
  assert_json (object, "{\"a\":2}");

  array = passo_value_empty_array ();
  for (int i = 0; i < 1000; i++)
    array = passo_value_take_with_element (passo_value_steal (&array), (guint) i,
                                           passo_value_integer (i));
  g_assert_cmpuint (passo_value_get_size (array), ==, 1000);
  g_assert_cmpfloat (passo_value_get_number (passo_value_get_element (array, 999)), ==, 999);
  g_assert_cmpuint (passo_value_get_size (passo_value_empty_array ()), ==, 0);
}

static void
test_with_element (void)
{
  g_auto (PassoValue) array = parse ("[1,[2],3]");
  g_auto (PassoValue) replaced = passo_value_with_element (array, 1, passo_value_null ());
  g_auto (PassoValue) appended = passo_value_with_element (array, 3, array);

  assert_json (replaced, "[1,null,3]");
  assert_json (appended, "[1,[2],3,[1,[2],3]]");
  g_assert_cmpuint (passo_value_get_depth (appended), ==, 3);
  assert_json (array, "[1,[2],3]");
  g_assert_true (passo_value_is_undefined (passo_value_with_element (array, 4, array)));
}

typedef struct
{
  const char *a;
  const char *b;
  gboolean is_equal;
} Pair;

static const Pair pairs[] = {
  { "1", "1.0", TRUE },
  { "1", "1e0", TRUE },
  { "100", "1e2", TRUE },
  { "0", "-0", TRUE },
  { "1", "\"1\"", FALSE },
  { "9007199254740993", "9007199254740992", FALSE },
  { "9007199254740993", "9007199254740992.0", FALSE },
  { "12345678901234567890", "12345678901234567891", FALSE },
  { "1e400", "1e400", TRUE },
  { "1e400", "1e401", FALSE },
  { "1e400", "-1e400", FALSE },
  { "null", "false", FALSE },
  { "\"\\u00e9\"", "\"é\"", TRUE },
  { "[]", "{}", FALSE },
  { "[1,2]", "[2,1]", FALSE },
  { "[1]", "[1,1]", FALSE },
  { "{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1.0}", TRUE },
  { "{\"a\":1}", "{\"b\":1}", FALSE },
  { "{\"a\":1}", "{\"a\":1,\"b\":1}", FALSE },
  { "{\"a\":{\"b\":[null]}}", "{\"a\":{\"b\":[ null ]}}", TRUE },
};

static void
test_equal (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_auto (PassoValue) a = parse (pairs[i].a);
      g_auto (PassoValue) b = parse (pairs[i].b);

      g_test_message ("%s and %s", pairs[i].a, pairs[i].b);
      g_assert_cmpint (passo_value_equal (a, b), ==, pairs[i].is_equal);
      g_assert_cmpint (passo_value_equal (b, a), ==, pairs[i].is_equal);
      g_assert_true (passo_value_equal (a, a));
    }
}

static void
test_compare_numbers (void)
{
  const char *ascending[] = { "-1e400", "-9223372036854775808", "-1.5", "0", "1e-400", "0.1", "1",
                              "9007199254740992", "9007199254740993", "12345678901234567890",
                              "12345678901234567891", "1e400" };

  for (guint i = 0; i < G_N_ELEMENTS (ascending); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ascending); j++)
      {
        g_auto (PassoValue) a = parse (ascending[i]);
        g_auto (PassoValue) b = parse (ascending[j]);

        g_assert_cmpint (passo_value_compare_numbers (a, b), ==, (i > j) - (i < j));
      }
}

/* Builders refuse what the reader could not read. */
static void
test_depth (void)
{
  g_auto (PassoValue) value = passo_value_integer (1);
  g_auto (PassoObjectBuilder) builder = { NULL };
  PassoValue too_deep;

  for (int i = 0; i < PASSO_VALUE_MAX_DEPTH; i++)
    {
      g_auto (PassoArrayBuilder) array = { NULL };

      passo_array_builder_init (&array, 1);
      passo_array_builder_take (&array, passo_value_steal (&value));
      value = passo_array_builder_finish (&array);
    }
  g_assert_cmpuint (passo_value_get_depth (value), ==, PASSO_VALUE_MAX_DEPTH);
  passo_object_builder_init (&builder, 0);
  passo_object_builder_put (&builder, "a", 1, value);
  too_deep = passo_object_builder_finish (&builder);
  g_assert_true (passo_value_is_undefined (too_deep));
  too_deep = passo_value_with_element (value, 1, value);
  g_assert_true (passo_value_is_undefined (too_deep));
  g_assert_cmpuint (passo_value_get_serialized_length (value), ==, 2 * PASSO_VALUE_MAX_DEPTH + 1);
}

static void
test_builders_given_up (void)
{
  g_auto (PassoArrayBuilder) array = { NULL };
  g_auto (PassoObjectBuilder) object = { NULL };

  passo_array_builder_init (&array, 0);
  passo_array_builder_take (&array, passo_value_string ("lost"));
  passo_object_builder_init (&object, 0);
  passo_object_builder_take (&object, "name", -1, passo_value_string ("lost"));
  passo_object_builder_clear (&object);
  passo_object_builder_init (&object, 0);
  assert_json (passo_object_builder_finish (&object), "{}");
}

/* A range is an array like any other, but for what it holds. */
static void
test_range (void)
{
  gssize before = passo_value_get_held ();
  g_auto (PassoValue) range = passo_value_range (-1, 4);
  g_auto (PassoValue) list = parse ("[-1,0,1,2]");
  g_auto (PassoValue) copy = passo_value_copy (range);
  g_auto (PassoValue) longer = passo_value_with_element (range, 4, passo_value_null ());
  g_auto (PassoValue) changed = passo_value_take_with_element (passo_value_range (8, 2), 0,
                                                               passo_value_null ());
  g_auto (PassoValue) empty = passo_value_range (5, 0);
  g_auto (PassoValue) huge = passo_value_range (G_MAXINT64 - G_MAXUINT32 + 1, G_MAXUINT32);
  gint64 last;

  g_assert_true (passo_value_is_range (range) && passo_value_is_range (copy));
  g_assert_false (passo_value_is_range (longer));
  assert_json (range, "[-1,0,1,2]");
  assert_json (copy, "[-1,0,1,2]");
  assert_json (longer, "[-1,0,1,2,null]");
  assert_json (changed, "[null,9]");
  assert_json (empty, "[]");
  g_assert_true (passo_value_equal (range, list) && passo_value_equal (list, copy));
  g_assert_false (passo_value_equal (range, longer));
  g_assert_true (passo_value_is_undefined (passo_value_get_element (range, 4)));
  g_assert_true (passo_value_get_integer (passo_value_get_element (huge, G_MAXUINT32 - 1), &last));
  g_assert_cmpint (last, ==, G_MAXINT64);
  g_assert_cmpint (passo_value_get_held () - before, <, 2000);
}

/* What is made is counted, and what is freed is taken off again. */
static void
test_held (void)
{
  gssize before = passo_value_get_held ();

  for (guint i = 0; i < 2; i++)
    {
      g_auto (PassoValue) parsed = parse ("{\"a\": [1.0, 1e400, \"\\u00e9x\", {}], \"b\": \"\"}");
      g_auto (PassoValue) kept = passo_json_parse ("[\"\\u0041\", {\"k\": [1.50]}]", -1,
                                                   PASSO_JSON_READER_KEEP_SOURCE, NULL);
      g_auto (PassoValue) copy = passo_value_copy (kept);
      g_auto (PassoValue) large = parse ("{}");
      g_auto (PassoValue) long_text = PASSO_VALUE_INIT;
      g_autofree char *filled = g_strnfill (100000, 'x');

      for (guint j = 0; j < 100; j++)
        {
          g_autofree char *name = g_strdup_printf ("%u", j);
          g_auto (PassoValue) range = passo_value_range (0, j);

          passo_value_take (&large, passo_value_with_member (large, name, strlen (name), range));
        }
      passo_value_take (&copy, passo_value_copy (large));
      g_assert_cmpint (passo_value_get_held () - before, >, 2 * 100 * 24);
      g_assert_cmpint (passo_value_get_held () - before, <, 100000);
      long_text = passo_value_string (filled);
      g_assert_cmpint (passo_value_get_held () - before, >, 100000);
    }
  g_assert_cmpint (passo_value_get_held (), ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/value/size", test_size);
  g_test_add_func ("/value/scalars", test_scalars);
  g_test_add_func ("/value/integers", test_integers);
  g_test_add_func ("/value/strings", test_strings);
  g_test_add_func ("/value/references", test_references);
  g_test_add_func ("/value/array-builder", test_array_builder);
  g_test_add_func ("/value/object-builder", test_object_builder);
  g_test_add_func ("/value/spelled-key", test_spelled_key);
  g_test_add_func ("/value/object-sizes", test_object_sizes);
  g_test_add_func ("/value/with-member", test_with_member);
  g_test_add_func ("/value/change-in-place", test_change_in_place);
  g_test_add_func ("/value/with-element", test_with_element);
  g_test_add_func ("/value/equal", test_equal);
  g_test_add_func ("/value/compare-numbers", test_compare_numbers);
  g_test_add_func ("/value/depth", test_depth);
  g_test_add_func ("/value/range", test_range);
  g_test_add_func ("/value/held", test_held);
  g_test_add_func ("/value/builders-given-up", test_builders_given_up);

  return g_test_run ();
}
