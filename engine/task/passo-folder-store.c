/* passo-folder-store.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "task/passo-folder-private.h"
#include "task/passo-folder-store.h"

/* A folder that stands for S3: `root/bucket/key`. A bucket is a folder in it, an object a file; an
 * empty folder is an object whose key ends with a slash. A key never leads out of its bucket, but
 * symbolic links that are there are followed: they are the owner's wish. */
struct _PassoFolderStore
{
  GObject  parent_instance;
  char    *root;
};

static void store_iface_init (PassoObjectStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoFolderStore, passo_folder_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PASSO_TYPE_OBJECT_STORE, store_iface_init))

/* Says in the service's words what the system says by a number. */
gboolean
_passo_folder_fail (int      code,
                    GError **error)
{
  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
    case EISDIR:
    case ELOOP:
      g_set_error_literal (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_NO_KEY,
                           "The specified key does not exist.");
      break;

    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error_literal (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_DENIED,
                           "Access Denied");
      break;

    case ENAMETOOLONG:
      g_set_error_literal (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_NAME,
                           "Your key is too long");
      break;

    default:
      g_set_error (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_FAILED,
                   "The folder that stands for S3 failed: %s", g_strerror (code));
    }

  return FALSE;
}

/* Opens a file for reading; never waits for the other end of a pipe. */
int
_passo_folder_open_file (const char *path,
                         int        *code)
{
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  struct stat info;

  if (fd >= 0 && fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    return fd;

  *code = fd < 0 ? errno : ENOENT;
  if (fd >= 0)
    close (fd);

  return -1;
}

static gboolean
is_plain_name (const char *name,
               gsize       length)
{
  return length > 0 && !(length == 1 && name[0] == '.') &&
         !(length == 2 && name[0] == '.' && name[1] == '.');
}

/* What a path cannot hold, or what would lead out of the folder, is no key of this store. */
static gboolean
is_key (const char *key)
{
  const char *name = key;

  if (strlen (key) > PASSO_KEY_MAX_BYTES || !g_utf8_validate (key, -1, NULL))
    return FALSE;

  while (TRUE)
    {
      const char *end = strchrnul (name, '/');

      if (!is_plain_name (name, (gsize) (end - name)))
        return FALSE;
      if (*end == '\0')
        return TRUE;
      name = end + 1;
    }
}

static char *
find_bucket (PassoFolderStore  *self,
             const char        *bucket,
             GError           **error)
{
  g_autofree char *path = NULL;

  if (bucket[0] != '\0' && bucket[0] != '.' && strchr (bucket, '/') == NULL)
    {
      path = g_build_filename (self->root, bucket, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        return g_steal_pointer (&path);
    }

  g_set_error_literal (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_NO_BUCKET,
                       "The specified bucket does not exist");
  return NULL;
}

/* The file of an object, which need not exist. */
static char *
find_object (PassoFolderStore       *self,
             const char             *bucket,
             const char             *key,
             PassoObjectStoreError   code,
             GError                **error)
{
  g_autofree char *folder = find_bucket (self, bucket, error);

  if (folder == NULL)
    return NULL;
  if (is_key (key))
    return g_build_filename (folder, key, NULL);

  g_set_error_literal (error, PASSO_OBJECT_STORE_ERROR, (int) code,
                       code == PASSO_OBJECT_STORE_ERROR_NO_KEY
                         ? "The specified key does not exist."
                         : "A folder that stands for S3 cannot have an object of this key");
  return NULL;
}

static GInputStream *
passo_folder_store_open (PassoObjectStore  *store,
                         const char        *bucket,
                         const char        *key,
                         GError           **error)
{
  PassoFolderStore *self = PASSO_FOLDER_STORE (store);
  g_autofree char *path = NULL;
  int code = 0;
  int fd;

  path = find_object (self, bucket, key, PASSO_OBJECT_STORE_ERROR_NO_KEY, error);
  if (path == NULL)
    return NULL;

  fd = _passo_folder_open_file (path, &code);
  if (fd < 0)
    {
      _passo_folder_fail (code, error);
      return NULL;
    }

  return g_unix_input_stream_new (fd, TRUE);
}

static PassoObjectList *
passo_folder_store_list (PassoObjectStore      *store,
                         const char            *bucket,
                         const char            *prefix,
                         PassoObjectListFlags   flags,
                         GError               **error)
{
  g_autofree char *folder = find_bucket (PASSO_FOLDER_STORE (store), bucket, error);

  return folder != NULL ? _passo_folder_list_new (folder, prefix, flags, error) : NULL;
}

static GOutputStream *
passo_folder_store_put (PassoObjectStore  *store,
                        const char        *bucket,
                        const char        *key,
                        GError           **error)
{
  PassoFolderStore *self = PASSO_FOLDER_STORE (store);
  g_autofree char *path = NULL;

  path = find_object (self, bucket, key, PASSO_OBJECT_STORE_ERROR_NAME, error);

  return path != NULL ? _passo_folder_output_new (path, error) : NULL;
}

static void
store_iface_init (PassoObjectStoreInterface *iface)
{
  iface->open = passo_folder_store_open;
  iface->list = passo_folder_store_list;
  iface->put = passo_folder_store_put;
}

static void
passo_folder_store_finalize (GObject *object)
{
  g_clear_pointer (&PASSO_FOLDER_STORE (object)->root, g_free);

  G_OBJECT_CLASS (passo_folder_store_parent_class)->finalize (object);
}

static void
passo_folder_store_class_init (PassoFolderStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = passo_folder_store_finalize;
}

static void
passo_folder_store_init (PassoFolderStore *self)
{
}

/**
 * passo_folder_store_new:
 * @root: (type filename): the folder whose folders are the buckets
 *
 * Returns: (transfer full): a store
 */
PassoFolderStore *
passo_folder_store_new (const char *root)
{
  PassoFolderStore *self;

  g_return_val_if_fail (root != NULL, NULL);

  self = g_object_new (PASSO_TYPE_FOLDER_STORE, NULL);
  self->root = g_strdup (root);

  return self;
}
