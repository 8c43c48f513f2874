/* test-document-files.c
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

typedef struct
{
  char  *folder;
  char  *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("passo-files-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "order.asl.json", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }

  g_rmdir (fixture->folder);
  g_clear_object (&fixture->file);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_file (const char *path,
            const char *text,
            gssize      length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, text, length, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error);
  g_assert_no_error (error);
}

static void
assert_file (const char *path,
             const char *expected)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static PassoDocument *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  PassoDocument *document = passo_document_loader_load (fixture->file, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
change (PassoDocument *document)
{
  const PassoTextEdit edit = { 0, 0, (char *) " ", 1 };

  g_assert_true (passo_document_apply (document, &edit, 1, NULL));
}

static void
save (PassoDocument *document)
{
  g_autoptr (GError) error = NULL;

  passo_document_saver_save (document, NULL, PASSO_DOCUMENT_SAVER_DEFAULT, NULL, &error);
  g_assert_no_error (error);
}

/* No temporary file may be left. */
static void
assert_n_files (Fixture *fixture,
                guint    expected)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  g_assert_cmpuint (count, ==, expected);
}

static void
test_mode (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (PassoDocument) document = NULL;
  struct stat before, after;

  write_file (fixture->path, "{}", -1);
  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  g_assert_cmpint (stat (fixture->path, &before), ==, 0);
  document = load (fixture);
  change (document);
  save (document);

  assert_file (fixture->path, " {}");
  g_assert_cmpint (stat (fixture->path, &after), ==, 0);
  g_assert_cmpuint (after.st_mode & 07777, ==, 0640);
  g_assert_cmpuint (after.st_uid, ==, before.st_uid);
  g_assert_cmpuint (after.st_ino, !=, before.st_ino);
  g_assert_false (passo_document_get_modified (document));
  assert_n_files (fixture, 1);
}

static void
test_new_file (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (PassoDocument) document = passo_document_new ();
  g_autoptr (GError) error = NULL;
  const mode_t mask = umask (0027);
  struct stat info;

  change (document);
  g_assert_false (passo_document_saver_save (document, NULL, PASSO_DOCUMENT_SAVER_DEFAULT, NULL,
                                             &error));
  g_assert_error (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_NO_FILE);
  g_clear_error (&error);

  passo_document_saver_save (document, fixture->file, PASSO_DOCUMENT_SAVER_DEFAULT, NULL, &error);
  umask (mask);
  g_assert_no_error (error);
  g_assert_true (passo_document_get_file (document) == fixture->file);
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0640);
  assert_file (fixture->path, " ");
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.json", NULL);
  g_autofree char *twin = g_build_filename (fixture->folder, "twin.json", NULL);
  g_autofree char *circle = g_build_filename (fixture->folder, "circle.json", NULL);
  g_autoptr (GFile) link_file = g_file_new_for_path (link);
  g_autoptr (GFile) circle_file = g_file_new_for_path (circle);
  g_autoptr (PassoDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture->path, "{}", -1);
  g_assert_cmpint (symlink ("order.asl.json", link), ==, 0);
  g_assert_cmpint (symlink ("circle.json", circle), ==, 0);
  document = passo_document_loader_load (link_file, NULL, &error);
  g_assert_no_error (error);
  change (document);
  save (document);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_file (fixture->path, " {}");

  /* A file with two names keeps both. */
  g_assert_cmpint (linkat (AT_FDCWD, fixture->path, AT_FDCWD, twin, 0), ==, 0);
  change (document);
  save (document);
  assert_file (twin, "  {}");

  g_assert_false (passo_document_saver_save (document, circle_file, PASSO_DOCUMENT_SAVER_COPY,
                                             NULL, &error));
  g_assert_nonnull (strstr (error->message, "circle.json"));
}

static void
test_changed_on_disk (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (PassoDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture->path, "{}", -1);
  document = load (fixture);
  g_assert_false (passo_document_saver_is_stale (document));

  /* The same bytes again are no change. */
  write_file (fixture->path, "{}", -1);
  g_assert_false (passo_document_saver_is_stale (document));

  write_file (fixture->path, "[]", -1);
  g_assert_true (passo_document_saver_is_stale (document));
  change (document);
  g_assert_false (passo_document_saver_save (document, NULL, PASSO_DOCUMENT_SAVER_DEFAULT, NULL,
                                             &error));
  g_assert_error (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_CHANGED_ON_DISK);
  g_clear_error (&error);
  assert_file (fixture->path, "[]");
  g_assert_true (passo_document_get_modified (document));

  passo_document_saver_save (document, NULL, PASSO_DOCUMENT_SAVER_OVERWRITE, NULL, &error);
  g_assert_no_error (error);
  assert_file (fixture->path, " {}");
  g_assert_false (passo_document_saver_is_stale (document));

  /* A file that is gone is written again. */
  g_unlink (fixture->path);
  change (document);
  save (document);
  assert_file (fixture->path, "  {}");
}

static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "no", "such", "folder.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (PassoDocument) document = passo_document_new ();
  g_autoptr (GError) error = NULL;

  change (document);
  g_assert_false (passo_document_saver_save (document, file, PASSO_DOCUMENT_SAVER_DEFAULT, NULL,
                                             &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "folder.json"));
  g_assert_true (passo_document_get_modified (document));
  g_assert_null (passo_document_get_file (document));
  g_clear_error (&error);

  g_assert_false (passo_document_saver_save (document, folder, PASSO_DOCUMENT_SAVER_DEFAULT, NULL,
                                             &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_assert_null (passo_document_loader_load (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_n_files (fixture, 0);
}

typedef struct
{
  const char         *bytes;
  gsize               length;
  int                 code;
  const char         *message;
} Refused;

#define BYTES(text) text, sizeof (text) - 1

static const Refused refused[] = {
  { BYTES ("\xff\xfe{\0}\0"), PASSO_DOCUMENT_ERROR_ENCODING, ":1:1:" },
  { BYTES ("\xfe\xff\0{\0}"), PASSO_DOCUMENT_ERROR_ENCODING, ":1:1:" },
  { BYTES ("{\0}\0"), PASSO_DOCUMENT_ERROR_ENCODING, ":1:1:" },
  { BYTES ("\xff\xfe\0\0{\0\0\0"), PASSO_DOCUMENT_ERROR_ENCODING, ":1:1:" },
  { BYTES ("{\n  \"\xc3\xa9\xe9\": 1}"), PASSO_DOCUMENT_ERROR_ENCODING, ":2:5: the byte 0xE9" },
  { BYTES ("{}\0\0\xff"), PASSO_DOCUMENT_ERROR_ENCODING, ":1:5: the byte 0xFF" },
  { BYTES ("{\"a\": \"\xc0\xaf\"}"), PASSO_DOCUMENT_ERROR_ENCODING, "0xC0" },
  { BYTES ("{\"a\": \"\xe2\x82"), PASSO_DOCUMENT_ERROR_ENCODING, "0xE2" },
  { BYTES ("Comment: x\nStartAt: A\n"), PASSO_DOCUMENT_ERROR_YAML, "YAML" },
  { BYTES ("---\nStates:\n  A:\n"), PASSO_DOCUMENT_ERROR_YAML, "YAML" },
};

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      write_file (fixture->path, refused[i].bytes, (gssize) refused[i].length);
      g_assert_null (passo_document_loader_load (fixture->file, NULL, &error));
      g_assert_error (error, PASSO_DOCUMENT_ERROR, refused[i].code);
      g_assert_nonnull (strstr (error->message, fixture->path));
      g_assert_nonnull (strstr (error->message, refused[i].message));
    }
}

static void
test_accepted (Fixture       *fixture,
               gconstpointer  data)
{
  static const Refused accepted[] = {
    { BYTES (""), 0, NULL }, { BYTES ("\xef\xbb\xbf{}\r\n"), 0, NULL }, { BYTES ("{}\0\0\0"), 0, NULL },
    { BYTES ("any text"), 0, NULL }, { BYTES ("// x\n{\nStartAt: 'A'\n}"), 0, NULL },
    { BYTES ("{\"StartAt:\": \"\nStates:\n\"}"), 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autoptr (PassoDocument) document = NULL;
      GBytes *text;

      write_file (fixture->path, accepted[i].bytes, (gssize) accepted[i].length);
      document = load (fixture);
      text = passo_document_get_text (document);
      g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), accepted[i].bytes,
                       accepted[i].length);
    }
}

static void
test_definition (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct { const char *text; gboolean is; } texts[] = {
    { "{\"StartAt\": \"A\", \"States\": {}}", TRUE }, { "{\"StartAt\": \"A\"}", FALSE },
    { "[{\"StartAt\": \"A\", \"States\": {}}]", FALSE }, { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i].text, strlen (texts[i].text));
      g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);

      g_assert_true (passo_document_loader_is_definition (tree) == texts[i].is);
    }
}

static void
result_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GAsyncResult) loaded = NULL, saved = NULL, failed = NULL;
  g_autoptr (PassoDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture->path, "{}", -1);
  passo_document_loader_load_async (fixture->file, NULL, result_cb, &loaded);
  document = passo_document_loader_load_finish (wait_for (&loaded), &error);
  g_assert_no_error (error);

  /* What is saved is the text of the call; what came after stays unsaved. */
  change (document);
  passo_document_saver_save_async (document, NULL, PASSO_DOCUMENT_SAVER_DEFAULT, NULL, result_cb,
                                   &saved);
  change (document);
  g_assert_true (passo_document_saver_save_finish (document, wait_for (&saved), &error));
  g_assert_no_error (error);
  assert_file (fixture->path, " {}");
  g_assert_true (passo_document_get_modified (document));
  g_assert_true (passo_document_undo (document));
  g_assert_false (passo_document_get_modified (document));

  write_file (fixture->path, "[]", -1);
  passo_document_saver_save_async (document, NULL, PASSO_DOCUMENT_SAVER_DEFAULT, NULL, result_cb,
                                   &failed);
  g_assert_false (passo_document_saver_save_finish (document, wait_for (&failed), &error));
  g_assert_error (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_CHANGED_ON_DISK);
}

#define ADD(name, func)                                                                          \
  g_test_add ("/document/files/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("mode", test_mode);
  ADD ("new-file", test_new_file);
  ADD ("links", test_links);
  ADD ("changed-on-disk", test_changed_on_disk);
  ADD ("failure", test_failure);
  ADD ("refused", test_refused);
  ADD ("accepted", test_accepted);
  ADD ("definition", test_definition);
  ADD ("async", test_async);

  return g_test_run ();
}
