/* passo-folder-list.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "task/passo-folder-private.h"

#define CHUNK_BYTES 65536

/* One folder on the way down: its names in the order of their keys, and how far the list is. */
typedef struct
{
  GStringChunk *texts;
  GPtrArray    *names;
  guint         position;
  gsize         key_length; /* of the folder's own key, with its slash */
  dev_t         device;
  ino_t         inode;
} PassoFolderLevel;

/* The files of a folder and of those below it. Of each folder on the way to the file of now the
 * names are held, and nothing else. */
struct _PassoFolderList
{
  GObject               parent_instance;
  GArray               *levels;
  char                 *folder;
  char                 *prefix;
  GString              *key;
  char                 *etag;
  PassoObjectListFlags  flags;
};

static void list_iface_init (PassoObjectListInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoFolderList, _passo_folder_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PASSO_TYPE_OBJECT_LIST, list_iface_init))

static void
clear_level (gpointer data)
{
  PassoFolderLevel *level = data;

  g_clear_pointer (&level->texts, g_string_chunk_free);
  g_clear_pointer (&level->names, g_ptr_array_unref);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Whether the key, or one below it where it is a folder's, begins with the prefix. */
static gboolean
is_wanted (PassoFolderList *self,
           const char      *name,
           gboolean         is_folder)
{
  gsize length = self->key->len;
  gboolean wanted;

  g_string_append (self->key, name);
  wanted = self->key->len <= PASSO_KEY_MAX_BYTES &&
           (g_str_has_prefix (self->key->str, self->prefix) ||
            (is_folder && g_str_has_prefix (self->prefix, self->key->str)));
  g_string_truncate (self->key, length);

  return wanted;
}

static gboolean
is_folder (int                  fd,
           const struct dirent *entry)
{
  struct stat info;

  if (entry->d_type != DT_UNKNOWN && entry->d_type != DT_LNK)
    return entry->d_type == DT_DIR;

  return fstatat (fd, entry->d_name, &info, 0) == 0 && S_ISDIR (info.st_mode);
}

/* A folder's name ends with a slash, so that it sorts as the keys below it do. */
static void
add_name (PassoFolderList     *self,
          PassoFolderLevel    *level,
          DIR                 *folder,
          const struct dirent *entry)
{
  g_autofree char *name = NULL;
  gboolean below = is_folder (dirfd (folder), entry);

  if (g_str_equal (entry->d_name, ".") || g_str_equal (entry->d_name, "..") ||
      _passo_folder_is_unfinished (entry->d_name) || !g_utf8_validate (entry->d_name, -1, NULL))
    return;

  name = g_strconcat (entry->d_name, below ? "/" : NULL, NULL);
  if (is_wanted (self, name, below))
    g_ptr_array_add (level->names, g_string_chunk_insert (level->texts, name));
}

/* A link may lead back to a folder on the way. */
static gboolean
is_circle (PassoFolderList   *self,
           const struct stat *info)
{
  for (guint i = 0; i < self->levels->len; i++)
    {
      const PassoFolderLevel *level = &g_array_index (self->levels, PassoFolderLevel, i);

      if (level->device == info->st_dev && level->inode == info->st_ino)
        return TRUE;
    }

  return FALSE;
}

/* Goes into the folder of the key of now. @is_empty is set where nothing is in it. */
static gboolean
enter (PassoFolderList  *self,
       gboolean         *is_empty,
       GError          **error)
{
  g_autofree char *path = g_build_filename (self->folder, self->key->str, NULL);
  PassoFolderLevel level = { .key_length = self->key->len };
  DIR *folder = opendir (path);
  struct dirent *entry;
  struct stat info;
  guint n_entries = 0;

  if (folder == NULL)
    return _passo_folder_fail (errno, error);
  if (fstat (dirfd (folder), &info) != 0 || is_circle (self, &info))
    {
      closedir (folder);
      return TRUE;
    }

  level.device = info.st_dev;
  level.inode = info.st_ino;
  level.texts = g_string_chunk_new (4096);
  level.names = g_ptr_array_new ();
  while ((entry = readdir (folder)) != NULL)
    {
      n_entries++;
      add_name (self, &level, folder, entry);
    }
  closedir (folder);
  g_ptr_array_sort (level.names, compare_names);
  g_array_append_val (self->levels, level);
  *is_empty = n_entries <= 2;

  return TRUE;
}

static gboolean
digest_file (GChecksum   *checksum,
             const char  *path,
             GError     **error)
{
  g_autofree guchar *bytes = g_malloc (CHUNK_BYTES);
  gssize n_read = 0;
  int code = 0;
  int fd = _passo_folder_open_file (path, &code);

  while (fd >= 0 && ((n_read = read (fd, bytes, CHUNK_BYTES)) > 0 || (n_read < 0 && errno == EINTR)))
    if (n_read > 0)
      g_checksum_update (checksum, bytes, n_read);
  if (n_read < 0)
    code = errno;
  if (fd >= 0)
    close (fd);

  return code == 0 || _passo_folder_fail (code, error);
}

/* @path is NULL for a folder's object, which is empty. */
static gboolean
make_etag (PassoFolderList  *self,
           const char       *path,
           GError          **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_MD5);

  if (path != NULL && !digest_file (checksum, path, error))
    return FALSE;

  g_free (self->etag);
  self->etag = g_strdup_printf ("\"%s\"", g_checksum_get_string (checksum));

  return TRUE;
}

/* Tells of the key of now. FALSE without an error if it is no object, or not any more. */
static gboolean
describe (PassoFolderList  *self,
          PassoObjectInfo  *out,
          GError          **error)
{
  g_autofree char *path = g_build_filename (self->folder, self->key->str, NULL);
  gboolean below = g_str_has_suffix (self->key->str, "/");
  gboolean with_etag = (self->flags & PASSO_OBJECT_LIST_ETAGS) != 0;
  struct stat info;

  if (stat (path, &info) != 0 || !(below ? S_ISDIR (info.st_mode) : S_ISREG (info.st_mode)))
    return FALSE;
  if (with_etag && !make_etag (self, below ? NULL : path, error))
    return FALSE;

  out->key = self->key->str;
  out->etag = with_etag ? self->etag : NULL;
  out->size = below ? 0 : (guint64) info.st_size;
  out->last_modified = info.st_mtim.tv_sec;

  return TRUE;
}

/* Looks at the next name. @is_object is set where @info now tells of it. */
static gboolean
step (PassoFolderList  *self,
      PassoObjectInfo  *info,
      gboolean         *is_object,
      GError          **error)
{
  PassoFolderLevel *level = &g_array_index (self->levels, PassoFolderLevel, self->levels->len - 1);
  GError *local = NULL;
  gboolean is_empty = FALSE;

  if (level->position == level->names->len)
    {
      g_array_set_size (self->levels, self->levels->len - 1);
      return TRUE;
    }

  g_string_truncate (self->key, level->key_length);
  g_string_append (self->key, g_ptr_array_index (level->names, level->position++));
  if (g_str_has_suffix (self->key->str, "/"))
    {
      if (!enter (self, &is_empty, error))
        return FALSE;
      if (!is_empty || !g_str_has_prefix (self->key->str, self->prefix))
        return TRUE;
    }

  *is_object = describe (self, info, &local);
  if (local != NULL)
    g_propagate_error (error, local);

  return local == NULL;
}

static gboolean
_passo_folder_list_next (PassoObjectList  *list,
                         PassoObjectInfo  *info,
                         GError          **error)
{
  PassoFolderList *self = PASSO_FOLDER_LIST (list);
  gboolean is_object = FALSE;

  while (!is_object && self->levels->len > 0)
    if (!step (self, info, &is_object, error))
      return FALSE;

  return is_object;
}

static void
list_iface_init (PassoObjectListInterface *iface)
{
  iface->next = _passo_folder_list_next;
}

static void
_passo_folder_list_finalize (GObject *object)
{
  PassoFolderList *self = PASSO_FOLDER_LIST (object);

  g_clear_pointer (&self->levels, g_array_unref);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->prefix, g_free);
  g_clear_pointer (&self->etag, g_free);
  g_string_free (self->key, TRUE);

  G_OBJECT_CLASS (_passo_folder_list_parent_class)->finalize (object);
}

static void
_passo_folder_list_class_init (PassoFolderListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = _passo_folder_list_finalize;
}

static void
_passo_folder_list_init (PassoFolderList *self)
{
  self->key = g_string_new (NULL);
  self->levels = g_array_new (FALSE, FALSE, sizeof (PassoFolderLevel));
  g_array_set_clear_func (self->levels, clear_level);
}

/* Lists the files of @folder whose keys begin with @prefix. */
PassoObjectList *
_passo_folder_list_new (const char            *folder,
                        const char            *prefix,
                        PassoObjectListFlags   flags,
                        GError               **error)
{
  g_autoptr (PassoFolderList) self = g_object_new (PASSO_TYPE_FOLDER_LIST, NULL);
  gboolean is_empty;

  self->folder = g_strdup (folder);
  self->prefix = g_strdup (prefix);
  self->flags = flags;
  if (!enter (self, &is_empty, error))
    return NULL;

  return PASSO_OBJECT_LIST (g_steal_pointer (&self));
}
