/* store-fixture.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

StoreFixture *
store_fixture_new (void)
{
  StoreFixture *self = g_new0 (StoreFixture, 1);
  g_autoptr (GError) error = NULL;

  self->root = g_dir_make_tmp ("passo-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->store = PASSO_OBJECT_STORE (passo_folder_store_new (self->root));

  return self;
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL
                                                                    : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      remove_all (below);
    }
  g_remove (path);
}

void
store_fixture_free (StoreFixture *self)
{
  remove_all (self->root);
  g_object_unref (self->store);
  g_free (self->root);
  g_free (self);
}

/* Writes the object `bucket/key`; it is of the time STORE_FIXTURE_TIME. */
void
store_fixture_write (StoreFixture *self,
                     const char   *path,
                     const char   *bytes,
                     gsize         length)
{
  g_autofree char *name = g_build_filename (self->root, path, NULL);
  g_autofree char *folder = g_path_get_dirname (name);
  struct utimbuf times = { STORE_FIXTURE_TIME, STORE_FIXTURE_TIME };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents_full (name, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_utime (name, &times), ==, 0);
}

char *
store_fixture_read (StoreFixture *self,
                    const char   *path)
{
  g_autofree char *name = g_build_filename (self->root, path, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (name, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

GBytes *
store_fixture_gzip (const char *bytes,
                    gsize       length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  stream = g_converter_output_stream_new (target, G_CONVERTER (compressor));
  g_output_stream_write_all (stream, bytes, length, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (target));
}

/* Undoes \xNN alone: other backslashes are the object's own. */
static GString *
decode (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (text[0] == '\\' && text[1] == 'x' && g_ascii_isxdigit (text[2]) && g_ascii_isxdigit (text[3]))
        {
          g_string_append_c (out, (char) (g_ascii_xdigit_value (text[2]) * 16 +
                                          g_ascii_xdigit_value (text[3])));
          text += 3;
        }
      else
        g_string_append_c (out, *text);
    }

  return out;
}

/* One block is `bucket/key` with words, and the object's text in the lines after it. */
static void
fill_one (StoreFixture *self,
          const char   *block)
{
  const char *line_end = strchr (block, '\n');
  g_autofree char *line = g_strndup (block, (gsize) (line_end - block));
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  const char * const *flags = (const char * const *) words + 1;
  g_autoptr (GString) content = decode (line_end + 1);
  g_autoptr (GBytes) bytes = NULL;

  if (g_strv_contains (flags, "bare"))
    g_string_truncate (content, content->len - 1);
  if (g_strv_contains (flags, "crlf"))
    g_string_replace (content, "\n", "\r\n", 0);
  bytes = g_strv_contains (flags, "gzip") ? store_fixture_gzip (content->str, content->len)
                                          : g_bytes_new (content->str, content->len);
  if (g_strv_contains (flags, "cut"))
    {
      g_autoptr (GBytes) whole = g_steal_pointer (&bytes);

      bytes = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);
    }

  store_fixture_write (self, words[0], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/*
 * Writes the objects of a text. Each begins with a line `>>> bucket/key`, after which words may
 * stand: `bare` leaves out the last line end, `crlf` makes line ends of two characters, `gzip`
 * compresses, `cut` leaves out the second half. \xNN stands for one byte.
 */
void
store_fixture_fill (StoreFixture *self,
                    const char   *blocks)
{
  g_autofree char *text = g_strconcat ("\n", blocks, NULL);
  g_auto (GStrv) parts = g_strsplit (text, "\n>>> ", -1);

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      g_autofree char *block = parts[i + 1] != NULL ? g_strconcat (parts[i], "\n", NULL)
                                                    : g_strdup (parts[i]);

      fill_one (self, block);
    }
}
