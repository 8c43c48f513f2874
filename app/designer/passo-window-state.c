/* passo-window-state.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gstdio.h>

#include "passo-window-private.h"
#include "workspace/passo-file-memory.h"

/* What a window remembers from the last one that was closed: its size, its panes, its view. It is
 * state of the application and not a setting, so it stands in a key file of the state folder. */

#define GROUP "Window"

static const char * const flags[] = { "show-sidebar", "show-inspector", "show-panel" };
static const char * const sizes[] = { "sidebar-width", "inspector-width", "panel-height", "split" };

static char *
dup_state_path (void)
{
  return passo_file_memory_dup_path ("window.ini");
}

static void
load_window (PassoWindow *self,
             GKeyFile    *state)
{
  int width = g_key_file_get_integer (state, GROUP, "width", NULL);
  int height = g_key_file_get_integer (state, GROUP, "height", NULL);

  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_key_file_get_boolean (state, GROUP, "maximized", NULL))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
load_workbench (PassoWindow *self,
                GKeyFile    *state)
{
  g_autofree char *view = g_key_file_get_string (state, GROUP, "view", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (g_key_file_has_key (state, GROUP, flags[i], NULL))
      g_object_set (self->workbench, flags[i],
                    g_key_file_get_boolean (state, GROUP, flags[i], NULL), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int size = g_key_file_get_integer (state, GROUP, sizes[i], NULL);

      if (size > 0)
        g_object_set (self->workbench, sizes[i], size, NULL);
    }
  if (view != NULL)
    g_object_set (self->workbench, "view", view, NULL);
}

/**
 * _passo_window_load_state:
 * @self: a window
 *
 * Gives the window what the last one had; its panes once it has a workbench.
 */
void
_passo_window_load_state (PassoWindow *self)
{
  g_autofree char *path = dup_state_path ();
  g_autoptr (GKeyFile) state = g_key_file_new ();

  if (!g_key_file_load_from_file (state, path, G_KEY_FILE_NONE, NULL))
    return;

  if (self->workbench == NULL)
    load_window (self, state);
  else
    load_workbench (self, state);
}

static void
store_workbench (PassoWindow *self,
                 GKeyFile    *state)
{
  g_autofree char *view = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      gboolean flag;

      g_object_get (self->workbench, flags[i], &flag, NULL);
      g_key_file_set_boolean (state, GROUP, flags[i], flag);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int size;

      g_object_get (self->workbench, sizes[i], &size, NULL);
      if (size > 0)
        g_key_file_set_integer (state, GROUP, sizes[i], size);
    }
  g_object_get (self->workbench, "view", &view, NULL);
  g_key_file_set_string (state, GROUP, "view", view);
}

/**
 * _passo_window_save_state:
 * @self: a window that closes
 *
 * Keeps its size, panes and view for the next one.
 */
void
_passo_window_save_state (PassoWindow *self)
{
  g_autofree char *path = dup_state_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) state = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  int width;
  int height;

  g_key_file_load_from_file (state, path, G_KEY_FILE_NONE, NULL);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_key_file_set_integer (state, GROUP, "width", width);
  g_key_file_set_integer (state, GROUP, "height", height);
  g_key_file_set_boolean (state, GROUP, "maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (self->workbench != NULL)
    store_workbench (self, state);

  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (state, path, &error))
    g_debug ("The window is not remembered: %s", error->message);
}
