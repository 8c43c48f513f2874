/* bench-json.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "json/passo-array-builder.h"
#include "json/passo-json-reader.h"
#include "json/passo-json-tree.h"
#include "json/passo-json-writer.h"
#include "json/passo-number.h"
#include "json/passo-object-builder.h"
#include "json/passo-value-pool.h"

/*
 * Prints what reading, writing and changing values costs: MB/s for texts, ns
 * for single operations. Each figure is the best of several rounds.
 */

#define N_ROUNDS 7

typedef struct
{
  GString *text;
  PassoValue value;
  PassoValue object;      /* of four members */
  PassoValue wide;        /* of a hundred members */
  PassoValue key;
  PassoValue sink;
} Bench;

typedef void (*BenchFunc) (Bench *bench,
                           guint  n);

/* CPU time of this thread, so that other work on the machine counts less. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (double) time.tv_sec * 1e9 + (double) time.tv_nsec;
}

static double
measure (BenchFunc  func,
         Bench     *bench,
         guint      n)
{
  double best = G_MAXDOUBLE;

  for (int i = 0; i < N_ROUNDS; i++)
    {
      double start = now ();
      double cost;

      func (bench, n);
      passo_value_clear (&bench->sink);
      cost = (now () - start) / n;
      best = MIN (best, cost);
    }

  return best;
}

static void
print_speed (const char *name,
             BenchFunc   func,
             Bench      *bench,
             gsize       bytes)
{
  double nanoseconds = measure (func, bench, 1);

  printf ("%-44s %9.0f MB/s\n", name, (double) bytes * 1000 / nanoseconds);
}

static void
print_cost (const char *name,
            BenchFunc   func,
            Bench      *bench)
{
  printf ("%-44s %9.1f ns\n", name, measure (func, bench, 100000));
}

static void
read_plain (Bench *bench,
            guint  n)
{
  bench->sink = passo_json_parse (bench->text->str, (gssize) bench->text->len,
                                  PASSO_JSON_READER_DEFAULT, NULL);
}

static void
read_source (Bench *bench,
             guint  n)
{
  bench->sink = passo_json_parse (bench->text->str, (gssize) bench->text->len,
                                  PASSO_JSON_READER_KEEP_SOURCE, NULL);
}

static void
read_tree (Bench *bench,
           guint  n)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (bench->text->str, bench->text->len);

  passo_json_tree_unref (passo_json_tree_new (bytes));
}

static void
write_plain (Bench *bench,
             guint  n)
{
  g_free (passo_json_write (bench->value, PASSO_JSON_WRITER_STRIP, NULL));
}

static void
write_pretty (Bench *bench,
              guint  n)
{
  g_free (passo_json_write (bench->value, PASSO_JSON_WRITER_PRETTY, NULL));
}

static void
read_small (Bench *bench,
            guint  n)
{
  const char *text = "{\"a\":1,\"list\":[1,2,3],\"b\":1}";

  for (guint i = 0; i < n; i++)
    passo_value_unref (passo_json_parse (text, 28, PASSO_JSON_READER_DEFAULT, NULL));
}

static void
reference (Bench *bench,
           guint  n)
{
  for (guint i = 0; i < n; i++)
    {
      passo_value_ref (bench->object);
      __asm__ volatile ("" : : : "memory");
      passo_value_unref (bench->object);
    }
}

static void
build_object (Bench *bench,
              guint  n)
{
  for (guint i = 0; i < n; i++)
    {
      PassoObjectBuilder builder;

      passo_object_builder_init (&builder, 4);
      for (guint j = 0; j < 4; j++)
        passo_object_builder_take_by_key (&builder, passo_value_get_nth_key (bench->object, j),
                                          passo_value_integer (i));
      passo_value_unref (passo_object_builder_finish (&builder));
    }
}

static void
build_object_by_name (Bench *bench,
                      guint  n)
{
  static const char *names[] = { "orderId", "customer", "total", "items" };

  for (guint i = 0; i < n; i++)
    {
      PassoObjectBuilder builder;

      passo_object_builder_init (&builder, 4);
      for (guint j = 0; j < 4; j++)
        passo_object_builder_take (&builder, names[j], -1, passo_value_integer (i));
      passo_value_unref (passo_object_builder_finish (&builder));
    }
}

static void
look_up (Bench *bench,
         guint  n)
{
  guint found = 0;

  for (guint i = 0; i < n; i++)
    found += passo_value_is_number (passo_value_get_member_len (bench->object, "total", 5));
  g_assert_cmpuint (found, ==, n);
}

static void
look_up_by_key (Bench *bench,
                guint  n)
{
  guint found = 0;

  for (guint i = 0; i < n; i++)
    found += passo_value_is_number (passo_value_get_member_by_key (bench->object, bench->key));
  g_assert_cmpuint (found, ==, n);
}

static void
look_up_wide (Bench *bench,
              guint  n)
{
  guint found = 0;

  for (guint i = 0; i < n; i++)
    found += passo_value_is_number (passo_value_get_member_len (bench->wide, "name 77", 7));
  g_assert_cmpuint (found, ==, n);
}

static void
change_shared (Bench *bench,
               guint  n)
{
  for (guint i = 0; i < n; i++)
    {
      PassoValue object = passo_value_ref (bench->object);

      passo_value_unref (passo_value_take_with_member (object, bench->key, passo_value_integer (i)));
    }
}

static void
change_wide (Bench *bench,
             guint  n)
{
  for (guint i = 0; i < n; i++)
    {
      PassoValue object = passo_value_ref (bench->wide);

      passo_value_unref (passo_value_take_with_member (object, bench->key, passo_value_integer (i)));
    }
}

static void
change_in_place (Bench *bench,
                 guint  n)
{
  PassoValue object = passo_value_with_member (bench->object, "total", 5, passo_value_null ());

  for (guint i = 0; i < n; i++)
    object = passo_value_take_with_member (object, bench->key, passo_value_integer (i));
  passo_value_unref (object);
}

static void
append_elements (Bench *bench,
                 guint  n)
{
  PassoArrayBuilder builder;

  passo_array_builder_init (&builder, 0);
  for (guint i = 0; i < n; i++)
    passo_array_builder_take (&builder, passo_value_integer (i));
  passo_value_unref (passo_array_builder_finish (&builder));
}

static void
make_string (Bench *bench,
             guint  n)
{
  for (guint i = 0; i < n; i++)
    passo_value_unref (passo_value_string_len ("a text of some words", 20));
}

static void
print_short_number (Bench *bench,
                    guint  n)
{
  char text[PASSO_NUMBER_SIZE];

  for (guint i = 0; i < n; i++)
    passo_number_to_text (i + 0.25, text);
}

static void
print_long_number (Bench *bench,
                   guint  n)
{
  char text[PASSO_NUMBER_SIZE];

  for (guint i = 0; i < n; i++)
    passo_number_to_text (1.0 / (i + 3), text);
}

static void
read_long_number (Bench *bench,
                  guint  n)
{
  double number, sum = 0;

  for (guint i = 0; i < n; i++)
    {
      passo_number_parse ("0.30000000000000004", 19, &number);
      sum += number;
    }
  g_assert_cmpfloat (sum, >, 0);
}

/* Orders as people have them: short strings, small numbers, a few members each. */
static GString *
make_orders (gsize       size,
             const char *blank)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; text->len < size; i++)
    g_string_append_printf (text,
                            "%s{\"orderId\":%s\"o-%07u\",%s\"customer\":%s{\"name\":%s\"Zoë %u\","
                            "%s\"vip\":%s%s,%s\"note\":%snull},%s\"total\":%s%u.%02u,%s\"items\":%s["
                            "{\"sku\":%s\"A\\\"%u\",%s\"price\":%s19.95,%s\"qty\":%s%u}]}",
                            i > 0 ? "," : "", blank, i, blank, blank, blank, i % 997, blank, blank,
                            i % 3 == 0 ? "true" : "false", blank, blank, blank, blank, i % 1000,
                            i % 100, blank, blank, blank, i % 77, blank, blank, blank, blank, i % 9);
  g_string_append_c (text, ']');

  return text;
}

static void
run_texts (const char *name,
           GString    *text)
{
  Bench bench = { .text = text };
  g_autofree char *compact = NULL;
  g_autofree char *pretty = NULL;
  gsize compact_length, pretty_length;

  bench.value = passo_json_parse (text->str, (gssize) text->len, PASSO_JSON_READER_DEFAULT, NULL);
  compact = passo_json_write (bench.value, PASSO_JSON_WRITER_STRIP, &compact_length);
  pretty = passo_json_write (bench.value, PASSO_JSON_WRITER_PRETTY, &pretty_length);

  printf ("%s, %.1f MB\n", name, (double) text->len / 1e6);
  print_speed ("  read and free", read_plain, &bench, text->len);
  print_speed ("  read and free, source kept", read_source, &bench, text->len);
  print_speed ("  read into a lossless tree", read_tree, &bench, text->len);
  print_speed ("  write compact", write_plain, &bench, compact_length);
  print_speed ("  write pretty", write_pretty, &bench, pretty_length);
  passo_value_clear (&bench.value);
}

static void
run_operations (void)
{
  g_autoptr (PassoValuePool) pool = passo_value_pool_new ();
  Bench bench = { 0 };
  PassoObjectBuilder builder;

  bench.object = passo_json_parse ("{\"orderId\":\"o-1\",\"customer\":null,\"total\":7,\"items\":[]}",
                                   -1, PASSO_JSON_READER_DEFAULT, NULL);
  bench.key = passo_value_pool_add_string (pool, "total", -1);
  passo_object_builder_init (&builder, 100);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("name %u", i);

      passo_object_builder_take (&builder, name, -1, passo_value_integer (i));
    }
  bench.wide = passo_object_builder_finish (&builder);

  printf ("operations\n");
  print_cost ("  ref and unref", reference, &bench);
  print_cost ("  read and free 28 bytes", read_small, &bench);
  print_cost ("  build 4 members, shared names, free", build_object, &bench);
  print_cost ("  build 4 members by name, free", build_object_by_name, &bench);
  print_cost ("  look up 1 of 4 by name", look_up, &bench);
  print_cost ("  look up 1 of 4 by key", look_up_by_key, &bench);
  print_cost ("  look up 1 of 100 by name", look_up_wide, &bench);
  print_cost ("  change 1 of 4, shared", change_shared, &bench);
  print_cost ("  change 1 of 4, in place", change_in_place, &bench);
  print_cost ("  add 1 to 100, shared", change_wide, &bench);
  print_cost ("  append an element", append_elements, &bench);
  print_cost ("  make and free a string", make_string, &bench);
  print_cost ("  print a short number", print_short_number, &bench);
  print_cost ("  print a number of 17 digits", print_long_number, &bench);
  print_cost ("  read a number of 17 digits", read_long_number, &bench);
  passo_value_clear (&bench.object);
  passo_value_clear (&bench.wide);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GString) compact = make_orders (10000000, "");
  g_autoptr (GString) spaced = make_orders (10000000, "\n    ");

  run_texts ("orders, no blanks", compact);
  run_texts ("orders, many blanks", spaced);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *contents = NULL;
      g_autoptr (GString) file = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      if (!g_file_get_contents (argv[i], &contents, &length, &error))
        {
          fprintf (stderr, "%s\n", error->message);
          return 1;
        }
      file = g_string_new_len (contents, (gssize) length);
      run_texts (argv[i], file);
    }
  run_operations ();

  return 0;
}
