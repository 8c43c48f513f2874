/* passo-file-memory.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gstdio.h>

#include "workspace/passo-file-memory.h"

/* Each workflow's file has a small key file of its own, named by a hash of its URI, so that two
 * windows never write the same one. */
#define GROUP "Memory"

static char *
dup_memory_path (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *name = g_strdup_printf ("files/%s.ini", digest);

  return passo_file_memory_dup_path (name);
}

/**
 * passo_file_memory_dup_path:
 * @name: name of a file or folder
 *
 * Returns: (transfer full): where the program keeps it in the user's state folder
 */
char *
passo_file_memory_dup_path (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return g_build_filename (g_get_user_state_dir (), "passo", name, NULL);
}

/**
 * passo_file_memory_dup_string:
 * @file: a workflow's file
 * @key: what to remember
 *
 * Returns: (transfer full) (nullable): what was remembered, %NULL for nothing
 */
char *
passo_file_memory_dup_string (GFile      *file,
                              const char *key)
{
  g_autofree char *path = NULL;
  g_autoptr (GKeyFile) memory = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  path = dup_memory_path (file);
  memory = g_key_file_new ();
  if (!g_key_file_load_from_file (memory, path, G_KEY_FILE_NONE, NULL))
    return NULL;

  return g_key_file_get_string (memory, GROUP, key, NULL);
}

/**
 * passo_file_memory_set_string:
 * @file: a workflow's file
 * @key: what to remember
 * @value: (nullable): its text, %NULL to forget it
 *
 * A state folder that cannot be written is no error: nothing is remembered then.
 */
void
passo_file_memory_set_string (GFile      *file,
                              const char *key,
                              const char *value)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *uri = NULL;
  g_autoptr (GKeyFile) memory = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (key != NULL);

  path = dup_memory_path (file);
  folder = g_path_get_dirname (path);
  uri = g_file_get_uri (file);
  memory = g_key_file_new ();
  g_key_file_load_from_file (memory, path, G_KEY_FILE_NONE, NULL);
  g_key_file_set_string (memory, GROUP, "file", uri);
  if (value != NULL)
    g_key_file_set_string (memory, GROUP, key, value);
  else
    g_key_file_remove_key (memory, GROUP, key, NULL);

  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (memory, path, &error))
    g_debug ("Not remembered: %s", error->message);
}
