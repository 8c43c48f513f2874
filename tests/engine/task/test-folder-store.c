/* test-folder-store.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <passo.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store-fixture.h"

static void
write_text (StoreFixture *fixture,
            const char   *path,
            const char   *text)
{
  store_fixture_write (fixture, path, text, strlen (text));
}

/* The keys of a list, one after the other. */
static char *
list_keys (StoreFixture *fixture,
           const char   *prefix)
{
  g_autoptr (PassoObjectList) list = NULL;
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);
  PassoObjectInfo info;

  list = passo_object_store_list (fixture->store, "b", prefix, PASSO_OBJECT_LIST_DEFAULT, &error);
  g_assert_no_error (error);
  while (passo_object_list_next (list, &info, &error))
    {
      g_assert_null (info.etag);
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", info.key);
    }
  g_assert_no_error (error);
  g_assert_false (passo_object_list_next (list, &info, &error));

  return g_string_free (out, FALSE);
}

static void
assert_keys (StoreFixture *fixture,
             const char   *prefix,
             const char   *expected)
{
  g_autofree char *keys = list_keys (fixture, prefix);

  g_assert_cmpstr (keys, ==, expected);
}

/* Keys are in the order of their bytes, over all folders. */
static void
test_order (void)
{
  static const char * const keys[] = { "a/b", "a-b", "a", "a0", "a/b.x", "B", "é", "a!" };
  g_autoptr (StoreFixture) fixture = store_fixture_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *path = g_strconcat ("b/", keys[i], NULL);

      /* A folder cannot also be a file. */
      if (!g_str_equal (keys[i], "a"))
        write_text (fixture, path, "x");
    }
  assert_keys (fixture, "", "B a! a-b a/b a/b.x a0 é");
  assert_keys (fixture, "a", "a! a-b a/b a/b.x a0");
  assert_keys (fixture, "a/", "a/b a/b.x");
  assert_keys (fixture, "a/b.", "a/b.x");
  assert_keys (fixture, "a/b.x", "a/b.x");
  assert_keys (fixture, "a/b.x/", "");
  assert_keys (fixture, "../b/a", "");
}

/* An empty folder is an object; one that has something is not. */
static void
test_folders (void)
{
  g_autoptr (StoreFixture) fixture = store_fixture_new ();
  g_autofree char *empty = g_build_filename (fixture->root, "b", "in", "empty", NULL);

  write_text (fixture, "b/in/a", "x");
  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  assert_keys (fixture, "", "in/a in/empty/");
  assert_keys (fixture, "in/empty/", "in/empty/");
  assert_keys (fixture, "in/empty/x", "");
}

/* What is no object is no object; links are followed, but not in a circle. */
static void
test_other_files (void)
{
  g_autoptr (StoreFixture) fixture = store_fixture_new ();
  g_autofree char *pipe = g_build_filename (fixture->root, "b", "pipe", NULL);
  g_autofree char *circle = g_build_filename (fixture->root, "b", "in", "circle", NULL);
  g_autofree char *broken = g_build_filename (fixture->root, "b", "broken", NULL);
  g_autofree char *link = g_build_filename (fixture->root, "b", "link", NULL);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  write_text (fixture, "b/in/a", "x");
  write_text (fixture, "b/.passo-1234abcd.part", "x");
  write_text (fixture, "b/\xff", "x");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("..", circle), ==, 0);
  g_assert_cmpint (symlink ("nowhere", broken), ==, 0);
  g_assert_cmpint (symlink ("in/a", link), ==, 0);
  assert_keys (fixture, "", "in/a link");

  stream = passo_object_store_open (fixture->store, "b", "pipe", &error);
  g_assert_null (stream);
  g_assert_error (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_NO_KEY);
}

/* No name leads out of the folder. */
static void
test_escape (void)
{
  static const char * const keys[] = {
    "", ".", "..", "../b/a", "in/../a", "in//a", "/a", "in/", "./a", "a/.", "in", "\xff", "a/b",
  };
  static const char * const buckets[] = { "", ".", "..", "b/in", "/b", ".b", "a" };
  g_autoptr (StoreFixture) fixture = store_fixture_new ();
  g_autofree char *long_key = g_strnfill (1025, 'k');
  g_autofree char *long_name = g_strnfill (300, 'k');

  write_text (fixture, "b/a", "x");
  write_text (fixture, "b/in/a", "x");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (passo_object_store_open (fixture->store, "b", keys[i], &error));
      g_assert_error (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_NO_KEY);
    }
  for (guint i = 0; i < G_N_ELEMENTS (buckets); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (passo_object_store_open (fixture->store, buckets[i], "a", &error));
      g_assert_error (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_NO_BUCKET);
      g_clear_error (&error);
      g_assert_null (passo_object_store_put (fixture->store, buckets[i], "a", &error));
      g_assert_error (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_NO_BUCKET);
      g_clear_error (&error);
      g_assert_null (passo_object_store_list (fixture->store, buckets[i], "",
                                              PASSO_OBJECT_LIST_DEFAULT, &error));
      g_assert_error (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_NO_BUCKET);
    }
  for (guint i = 0; i < 3; i++)
    {
      const char *key = i == 0 ? "../up" : i == 1 ? long_key : long_name;
      g_autoptr (GError) error = NULL;

      g_assert_null (passo_object_store_open (fixture->store, "b", key, NULL));
      if (i < 2)
        {
          g_assert_null (passo_object_store_put (fixture->store, "b", key, &error));
          g_assert_error (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_NAME);
        }
    }
}

static GOutputStream *
put (StoreFixture *fixture,
     const char   *key,
     const char   *text)
{
  g_autoptr (GError) error = NULL;
  GOutputStream *stream = passo_object_store_put (fixture->store, "b", key, &error);

  g_assert_no_error (error);
  g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, &error);
  g_assert_no_error (error);

  return stream;
}

/* An object is there when it is whole, and the old one until then. */
static void
test_put (void)
{
  g_autoptr (StoreFixture) fixture = store_fixture_new ();
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  write_text (fixture, "b/a", "old");
  stream = put (fixture, "a", "new");
  g_assert_cmpstr (text = store_fixture_read (fixture, "b/a"), ==, "old");
  assert_keys (fixture, "", "a");
  g_assert_true (g_output_stream_close (stream, NULL, &error));
  g_clear_pointer (&text, g_free);
  g_assert_cmpstr (text = store_fixture_read (fixture, "b/a"), ==, "new");
  g_clear_object (&stream);

  stream = put (fixture, "deep/down/c", "given up");
  g_clear_object (&stream);
  assert_keys (fixture, "deep/down/c", "");

  stream = put (fixture, "deep/down/c", "");
  g_assert_true (g_output_stream_close (stream, NULL, &error));
  assert_keys (fixture, "", "a deep/down/c");
  g_clear_object (&stream);

  g_assert_null (passo_object_store_put (fixture->store, "b", "a/below", &error));
  g_assert_error (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_NAME);
}

/* A folder is in the way of an object when it is to get its name. */
static void
test_put_onto_folder (void)
{
  g_autoptr (StoreFixture) fixture = store_fixture_new ();
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  write_text (fixture, "b/in/a", "x");
  stream = put (fixture, "in", "x");
  g_assert_false (g_output_stream_close (stream, NULL, &error));
  g_assert_error (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_NAME);
  assert_keys (fixture, "", "in/a");
}

static void
test_denied (void)
{
  g_autoptr (StoreFixture) fixture = store_fixture_new ();
  g_autofree char *path = g_build_filename (fixture->root, "b", "a", NULL);
  g_autoptr (GError) error = NULL;

  write_text (fixture, "b/a", "x");
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  if (g_access (path, R_OK) == 0)
    {
      g_test_skip ("whoever runs this may read everything");
      return;
    }

  g_assert_null (passo_object_store_open (fixture->store, "b", "a", &error));
  g_assert_error (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_DENIED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/folder-store/order", test_order);
  g_test_add_func ("/folder-store/folders", test_folders);
  g_test_add_func ("/folder-store/other-files", test_other_files);
  g_test_add_func ("/folder-store/escape", test_escape);
  g_test_add_func ("/folder-store/put", test_put);
  g_test_add_func ("/folder-store/put-onto-folder", test_put_onto_folder);
  g_test_add_func ("/folder-store/denied", test_denied);

  return g_test_run ();
}
