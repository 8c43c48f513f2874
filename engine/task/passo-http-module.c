/* passo-http-module.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <gio/gio.h>
#include <gmodule.h>

#include "task/passo-http-module.h"

#define MODULE_NAME "passo-http." G_MODULE_SUFFIX

/* Where `PASSO_HTTP_MODULE` says, in the build tree beside the running program, or where it is
 * installed. */
static char *
find_module (void)
{
  g_autofree char *self_path = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self_path != NULL ? g_path_get_dirname (self_path) : NULL;
  g_autofree char *built = NULL;

  if (g_getenv ("PASSO_HTTP_MODULE") != NULL)
    return g_strdup (g_getenv ("PASSO_HTTP_MODULE"));
  if (folder != NULL)
    built = g_build_filename (folder, "..", "..", "engine", "task", "http", MODULE_NAME, NULL);
  if (built != NULL && g_file_test (built, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&built);

  return g_build_filename (PASSO_LIB_DIR, "passo", MODULE_NAME, NULL);
}

/**
 * passo_http_module_load:
 * @error: return location for a #GError in the domain %G_IO_ERROR
 *
 * Loads what carries HTTP requests, if it is not loaded yet.
 *
 * Returns: (transfer none) (nullable): the transport, or %NULL where it cannot be loaded
 */
const PassoHttpTransport *
passo_http_module_load (GError **error)
{
  g_autofree char *path = find_module ();
  GModule *module = g_module_open (path, G_MODULE_BIND_LOCAL);
  gpointer transport = NULL;

  if (module == NULL || !g_module_symbol (module, PASSO_HTTP_TRANSPORT_SYMBOL, &transport))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, g_module_error ());
      return NULL;
    }

  g_module_make_resident (module);
  return transport;
}
