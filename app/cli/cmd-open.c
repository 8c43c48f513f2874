/* cmd-open.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "cmd-open.h"
#include "designer-program.h"

/* A temporary file with what comes in on standard input: a window shows files. */
static char *
dup_standard_input_file (GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GOutputStream) output = NULL;
  g_autofree char *path = NULL;
  int descriptor;

  descriptor = g_file_open_tmp ("passo-XXXXXX.asl.json", &path, error);
  if (descriptor < 0)
    return NULL;

  output = g_unix_output_stream_new (descriptor, TRUE);
  if (g_output_stream_splice (output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;

  return g_steal_pointer (&path);
}

static gboolean
has_display (void)
{
  const char *names[] = { "WAYLAND_DISPLAY", "DISPLAY", "GDK_BACKEND", "WAYLAND_SOCKET" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_getenv (names[i]);

      if (value != NULL && *value != '\0')
        return TRUE;
    }

  return FALSE;
}

/* Replaces each "-" by a file, and says which of the others are not there. */
static gboolean
find_files (char **files)
{
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (strcmp (files[i], "-") == 0)
        {
          char *path = dup_standard_input_file (&error);

          if (path == NULL)
            {
              g_printerr (_("passo: standard input could not be read: %s\n"), error->message);
              return FALSE;
            }
          g_free (files[i]);
          files[i] = path;
        }
      else if (!g_file_test (files[i], G_FILE_TEST_EXISTS))
        {
          g_printerr (_("passo: there is no file “%s”\n"), files[i]);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * passo_cmd_open:
 * @argc: number of words
 * @argv: the command's name and its arguments
 *
 * `passo open FILE…`: goes on as the program with the window.
 *
 * Returns: the exit status, where no window could be opened
 */
int
passo_cmd_open (int    argc,
                char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("[FILE…] — open files in the window"));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_description (context,
                                    _("A FILE of “-” is what comes in on standard input.\n"));
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("passo open: %s\n", error->message);
      return 2;
    }

  words = g_strdupv (argv);
  if (!find_files (words + 1))
    return 2;

  if (!has_display ())
    {
      g_printerr (_("passo: there is no display for a window here; "
                    "“passo run” and “passo render” need none\n"));
      return 2;
    }

  return passo_designer_program_replace ((const char * const *) words + 1);
}
