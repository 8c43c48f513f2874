/* main.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <locale.h>

#include "passo-application.h"
#include "passo-render.h"
#include "passo-renderer.h"

/* A program that is run from its build folder finds the schema there, before GLib looks for it. */
static void
use_schema_of_build (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup (".");
  g_autofree char *data = g_build_filename (folder, "..", "..", "data", NULL);
  g_autofree char *compiled = g_build_filename (data, "gschemas.compiled", NULL);

  if (g_file_test (compiled, G_FILE_TEST_EXISTS))
    g_setenv ("GSETTINGS_SCHEMA_DIR", data, FALSE);
}

/* Without its schema GLib would end the program with a core dump. */
static gboolean
find_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, PASSO_APPLICATION_ID, TRUE);
  if (schema != NULL)
    return TRUE;

  /* Translators: %s is the name of the schema; the variables stay as they are. */
  g_printerr (_("passo-designer: the settings schema %s is not installed: install Passo, or name "
                "its folder in XDG_DATA_DIRS or GSETTINGS_SCHEMA_DIR\n"), PASSO_APPLICATION_ID);
  return FALSE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (PassoApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PASSO_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (passo_render_is_asked (argc, argv))
    return passo_render_run (argc, argv);

  use_schema_of_build ();
  if (!find_schema ())
    return 1;

  passo_renderer_choose ();
  g_set_application_name (_("Passo"));

  application = passo_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
