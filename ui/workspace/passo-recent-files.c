/* passo-recent-files.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "workspace/passo-recent-files.h"

#define MAX_FILES 20

/**
 * PassoRecentFiles:
 *
 * The workflows opened lately, the last one first: a list of #GFile that survives the program in
 * a file of URIs, one a line. The application owns it.
 */
struct _PassoRecentFiles
{
  GObject parent_instance;

  GFile *storage;
  GPtrArray *files;
};

enum
{
  PROP_0,
  PROP_STORAGE,
  N_PROPS
};

static GType
passo_recent_files_get_item_type (GListModel *model)
{
  return G_TYPE_FILE;
}

static guint
passo_recent_files_get_n_items (GListModel *model)
{
  PassoRecentFiles *self = PASSO_RECENT_FILES (model);

  return self->files->len;
}

static gpointer
passo_recent_files_get_item (GListModel *model,
                             guint       position)
{
  PassoRecentFiles *self = PASSO_RECENT_FILES (model);

  if (position >= self->files->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->files, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = passo_recent_files_get_item_type;
  iface->get_n_items = passo_recent_files_get_n_items;
  iface->get_item = passo_recent_files_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoRecentFiles, passo_recent_files, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GParamSpec *properties[N_PROPS];

static void
load (PassoRecentFiles *self)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_load_contents (self->storage, NULL, &contents, NULL, NULL, NULL))
    return;

  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL && self->files->len < MAX_FILES; i++)
    if (g_uri_is_valid (lines[i], G_URI_FLAGS_NONE, NULL))
      g_ptr_array_add (self->files, g_file_new_for_uri (lines[i]));
}

/* What was opened lately is a convenience: a state folder that cannot be written is no reason to
 * bother the user. */
static void
store (PassoRecentFiles *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GFile) folder = g_file_get_parent (self->storage);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->files->len; i++)
    {
      g_autofree char *uri = g_file_get_uri (g_ptr_array_index (self->files, i));

      g_string_append_printf (text, "%s\n", uri);
    }

  g_file_make_directory_with_parents (folder, NULL, NULL);
  if (!g_file_replace_contents (self->storage, text->str, text->len, NULL, FALSE,
                                G_FILE_CREATE_PRIVATE, NULL, NULL, &error))
    g_debug ("Recent files are not kept: %s", error->message);
}

static gboolean
find (PassoRecentFiles *self,
      GFile            *file,
      guint            *position)
{
  return g_ptr_array_find_with_equal_func (self->files, file, (GEqualFunc) g_file_equal, position);
}

static void
passo_recent_files_constructed (GObject *object)
{
  G_OBJECT_CLASS (passo_recent_files_parent_class)->constructed (object);

  load (PASSO_RECENT_FILES (object));
}

static void
passo_recent_files_dispose (GObject *object)
{
  PassoRecentFiles *self = PASSO_RECENT_FILES (object);

  g_clear_object (&self->storage);
  g_ptr_array_set_size (self->files, 0);

  G_OBJECT_CLASS (passo_recent_files_parent_class)->dispose (object);
}

static void
passo_recent_files_finalize (GObject *object)
{
  PassoRecentFiles *self = PASSO_RECENT_FILES (object);

  g_ptr_array_unref (self->files);

  G_OBJECT_CLASS (passo_recent_files_parent_class)->finalize (object);
}

static void
passo_recent_files_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  PassoRecentFiles *self = PASSO_RECENT_FILES (object);

  switch (prop_id)
    {
    case PROP_STORAGE:
      g_value_set_object (value, self->storage);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_recent_files_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  PassoRecentFiles *self = PASSO_RECENT_FILES (object);

  switch (prop_id)
    {
    case PROP_STORAGE:
      self->storage = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_recent_files_class_init (PassoRecentFilesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = passo_recent_files_constructed;
  object_class->dispose = passo_recent_files_dispose;
  object_class->finalize = passo_recent_files_finalize;
  object_class->get_property = passo_recent_files_get_property;
  object_class->set_property = passo_recent_files_set_property;

  properties[PROP_STORAGE] =
    g_param_spec_object ("storage", NULL, NULL, G_TYPE_FILE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
passo_recent_files_init (PassoRecentFiles *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * passo_recent_files_new:
 * @storage: where the list is kept; need not exist
 *
 * Returns: (transfer full): the list
 */
PassoRecentFiles *
passo_recent_files_new (GFile *storage)
{
  g_return_val_if_fail (G_IS_FILE (storage), NULL);

  return g_object_new (PASSO_TYPE_RECENT_FILES, "storage", storage, NULL);
}

/**
 * passo_recent_files_add:
 * @self: the list
 * @file: a file that was opened or saved
 *
 * Puts a file at the top.
 */
void
passo_recent_files_add (PassoRecentFiles *self,
                        GFile            *file)
{
  guint position;

  g_return_if_fail (PASSO_IS_RECENT_FILES (self));
  g_return_if_fail (G_IS_FILE (file));

  if (find (self, file, &position))
    {
      if (position == 0)
        return;
      g_ptr_array_remove_index (self->files, position);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
    }

  g_ptr_array_insert (self->files, 0, g_object_ref (file));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, 1);
  if (self->files->len > MAX_FILES)
    {
      g_ptr_array_set_size (self->files, MAX_FILES);
      g_list_model_items_changed (G_LIST_MODEL (self), MAX_FILES, 1, 0);
    }

  store (self);
}

/**
 * passo_recent_files_remove:
 * @self: the list
 * @file: a file that cannot be opened any more
 *
 * Takes a file off the list, if it is on it.
 */
void
passo_recent_files_remove (PassoRecentFiles *self,
                           GFile            *file)
{
  guint position;

  g_return_if_fail (PASSO_IS_RECENT_FILES (self));
  g_return_if_fail (G_IS_FILE (file));

  if (!find (self, file, &position))
    return;

  g_ptr_array_remove_index (self->files, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  store (self);
}
