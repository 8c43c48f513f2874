/* designer-program.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "designer-program.h"

#define NAME "passo-designer"

/* A path below the folder of this program, if a program is there. */
static char *
dup_beside (const char *own_folder,
            const char *relative)
{
  g_autofree char *path = g_build_filename (own_folder, relative, NULL);

  if (!g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    return NULL;

  return g_steal_pointer (&path);
}

/**
 * passo_designer_program_find:
 *
 * Looks for the program that has the window: where `PASSO_DESIGNER` says, beside this program as
 * an installation lays them out, in the other folder of a build, then in the search path.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *
passo_designer_program_find (void)
{
  g_autofree char *own_path = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *own_folder = own_path != NULL ? g_path_get_dirname (own_path) : NULL;
  const char *given = g_getenv ("PASSO_DESIGNER");
  char *path = NULL;

  if (given != NULL)
    return g_strdup (given);

  if (own_folder != NULL)
    path = dup_beside (own_folder, NAME);
  if (path == NULL && own_folder != NULL)
    path = dup_beside (own_folder, "../designer/" NAME);
  if (path == NULL)
    path = g_find_program_in_path (NAME);

  return path;
}

/**
 * passo_designer_program_replace:
 * @arguments: (array zero-terminated=1): what to hand over, without the name of the program
 *
 * Goes on as the program that has the window. It comes back only where that cannot be started, after
 * it has said why.
 *
 * Returns: the exit status for that case
 */
int
passo_designer_program_replace (const char * const *arguments)
{
  g_autofree char *path = passo_designer_program_find ();
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  g_return_val_if_fail (arguments != NULL, 2);

  if (path == NULL)
    {
      g_printerr (_("passo: the program passo-designer, which has the window, is not installed\n"));
      return 2;
    }

  g_ptr_array_add (argv, path);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) arguments[i]);
  g_ptr_array_add (argv, NULL);

  execv (path, (char **) argv->pdata);

  /* Translators: the path of a program, then what the system says */
  g_printerr (_("passo: %s could not be started: %s\n"), path, g_strerror (errno));
  return 2;
}
