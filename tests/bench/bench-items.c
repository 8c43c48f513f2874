/* bench-items.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * How fast the items of a large object are read, and in how much memory:
 *
 *   bench-items csv|quoted|jsonl|json|object MEGABYTES [gzip]
 *
 * The object is made in the temporary folder and removed again.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <passo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

typedef struct
{
  const char     *name;
  PassoItemInput  input;
  const char     *head;
  const char     *format;    /* of one item; it gets a number three times */
  const char     *separator;
  const char     *tail;
} Form;

static const Form forms[] = {
  { "csv", PASSO_ITEM_INPUT_CSV, "id,name,mail,city,amount,when\n",
    "%u,Customer number %u,someone%u@example.com,Sao Paulo,129.90,2024-05-17T10:20:30Z", "\n", "\n" },
  { "quoted", PASSO_ITEM_INPUT_CSV, "id,name,mail,city,amount,when\n",
    "\"%u\",\"Customer, number %u\",\"someone%u@example.com\",\"São \"\"Paulo\"\"\",\"129.90\","
    "\"2024-05-17\"", "\n", "\n" },
  { "jsonl", PASSO_ITEM_INPUT_JSONL, "",
    "{\"id\":%u,\"name\":\"Customer number %u\",\"mail\":\"someone%u@example.com\",\"amount\":129.90,"
    "\"tags\":[\"a\",\"b\"],\"address\":{\"city\":\"São Paulo\",\"active\":true}}", "\n", "\n" },
  { "json", PASSO_ITEM_INPUT_JSON, "[",
    "{\"id\":%u,\"name\":\"Customer number %u\",\"mail\":\"someone%u@example.com\",\"amount\":129.90,"
    "\"tags\":[\"a\",\"b\"],\"address\":{\"city\":\"São Paulo\",\"active\":true}}", ",\n", "]" },
  { "object", PASSO_ITEM_INPUT_JSON, "{",
    "\"k%u\":{\"name\":\"Customer number %u\",\"mail\":\"someone%u@example.com\",\"amount\":129.90}",
    ",\n", "}" },
};

static const Form *
find_form (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].name, name))
      return &forms[i];

  g_printerr ("usage: bench-items csv|quoted|jsonl|json|object MEGABYTES [gzip]\n");
  exit (2);
}

static void
write_text (GOutputStream *stream,
            const char    *text,
            guint64       *n_bytes)
{
  g_autoptr (GError) error = NULL;
  gsize length = strlen (text);

  if (!g_output_stream_write_all (stream, text, length, NULL, NULL, &error))
    g_error ("%s", error->message);
  *n_bytes += length;
}

/* Gives the bytes of the text, which are more than those of the object if that is compressed. */
static guint64
make_object (PassoObjectStore *store,
             const Form       *form,
             guint64           size,
             gboolean          compressed)
{
  g_autoptr (GOutputStream) object = passo_object_store_put (store, "b", "object", NULL);
  g_autoptr (GOutputStream) buffer = g_buffered_output_stream_new_sized (object, 1 << 20);
  g_autoptr (GOutputStream) stream = g_object_ref (buffer);
  guint64 n_bytes = 0;

  if (compressed)
    {
      g_autoptr (GZlibCompressor) compressor = NULL;

      compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1);
      g_object_unref (stream);
      stream = g_converter_output_stream_new (buffer, G_CONVERTER (compressor));
    }

  write_text (stream, form->head, &n_bytes);
  for (guint i = 0; n_bytes < size; i++)
    {
      char item[512];

      if (i > 0)
        write_text (stream, form->separator, &n_bytes);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_snprintf (item, sizeof item, form->format, i, i, i);
#pragma GCC diagnostic pop
      write_text (stream, item, &n_bytes);
    }
  write_text (stream, form->tail, &n_bytes);
  g_output_stream_close (stream, NULL, NULL);
  g_output_stream_close (buffer, NULL, NULL);

  return n_bytes;
}

/* CPU time of this thread, so that other work on the machine counts less. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static guint64
read_items (PassoObjectStore *store,
            const Form       *form)
{
  PassoItemReaderConfig config = {
    .bucket = (char *) "b", .key = (char *) "object", .input = form->input, .csv_delimiter = ',',
  };
  g_autoptr (PassoItemReader) reader = passo_item_reader_new (store, &config);
  g_autoptr (PassoFailure) failure = NULL;
  g_auto (PassoItem) item = PASSO_ITEM_INIT;
  PassoItemReaderStatus status;
  guint64 n_items = 0;

  while ((status = passo_item_reader_next (reader, &item, &failure)) == PASSO_ITEM_READER_ITEM)
    n_items++;
  if (status == PASSO_ITEM_READER_FAILED)
    g_error ("%s", failure->cause);

  return n_items;
}

int
main (int   argc,
      char *argv[])
{
  const Form *form = find_form (argc > 2 ? argv[1] : NULL);
  gboolean compressed = argc > 3 && g_str_equal (argv[3], "gzip");
  g_autofree char *root = g_dir_make_tmp ("passo-bench-XXXXXX", NULL);
  g_autofree char *bucket = g_build_filename (root, "b", NULL);
  g_autofree char *object = g_build_filename (bucket, "object", NULL);
  g_autoptr (PassoFolderStore) store = passo_folder_store_new (root);
  struct rusage usage;
  guint64 n_bytes, n_items;
  double seconds, start;

  g_mkdir (bucket, 0700);
  n_bytes = make_object (PASSO_OBJECT_STORE (store), form, g_ascii_strtoull (argv[2], NULL, 10) << 20,
                         compressed);
  start = now ();
  n_items = read_items (PASSO_OBJECT_STORE (store), form);
  seconds = now () - start;
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%-7s%s %5.0f MB %9" G_GUINT64_FORMAT " items %7.2f s %6.0f MB/s %8.0f items/s, at most %ld KB\n",
           form->name, compressed ? ".gz" : "   ", (double) n_bytes / (1 << 20), n_items, seconds,
           (double) n_bytes / (1 << 20) / seconds, (double) n_items / seconds, usage.ru_maxrss);

  g_remove (object);
  g_remove (bucket);
  g_remove (root);

  return 0;
}
