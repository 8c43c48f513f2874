/* passo-render.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <passo.h>
#include <string.h>

#include "canvas/passo-canvas-export.h"
#include "passo-render.h"

#define MAX_SCALE 8.0

enum
{
  EXIT_WRITTEN = 0,
  EXIT_NOT_WRITTEN = 1,
  EXIT_UNUSABLE = 2,
};

typedef struct
{
  char *history;
  double scale;
  gboolean is_dark;
  char **files;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->history);
  g_strfreev (options->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_options (int        argc,
               char     **argv,
               Options   *options,
               GError   **error)
{
  const GOptionEntry entries[] = {
    { "history", 0, 0, G_OPTION_ARG_FILENAME, &options->history,
      N_("Paint this run over the graph"), N_("FILE") },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &options->scale,
      N_("Pixels of a PNG for one unit of the graph"), N_("N") },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &options->is_dark, N_("Draw on a dark ground"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->files, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context =
    g_option_context_new (_("DEFINITION OUT.svg|png|pdf — draw a workflow"));

  options->scale = 1;
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;

  if (options->files == NULL || g_strv_length (options->files) != 2)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                         _("Say what to draw and where to: --render DEFINITION OUT.svg|png|pdf"));
  else if (!(options->scale > 0 && options->scale <= MAX_SCALE))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 /* Translators: %g is the greatest scale */
                 _("The scale must be greater than 0 and at most %g"), MAX_SCALE);
  else
    return TRUE;

  return FALSE;
}

static GBytes *
read_stdin (GError **error)
{
  g_autoptr (GIOChannel) channel = g_io_channel_unix_new (0);
  char *text = NULL;
  gsize length = 0;

  g_io_channel_set_encoding (channel, NULL, NULL);
  if (g_io_channel_read_to_end (channel, &text, &length, error) != G_IO_STATUS_NORMAL)
    return NULL;

  return g_bytes_new_take (text, length);
}

static GBytes *
read_file (const char  *name,
           GError     **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (strcmp (name, "-") == 0)
    return read_stdin (error);
  if (!g_file_get_contents (name, &text, &length, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&text), length);
}

static PassoGraph *
read_graph (const char  *name,
            GError     **error)
{
  g_autoptr (GBytes) bytes = read_file (name, error);
  g_autoptr (PassoJsonTree) tree = NULL;
  g_autoptr (PassoMachine) machine = NULL;

  if (bytes == NULL || !passo_document_loader_check (bytes, name, error))
    return NULL;

  tree = passo_json_tree_new (bytes);
  if (!passo_json_tree_is_usable (tree))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: %s is the name of a file */
                   _("%s: this is not a workflow in Amazon States Language: passo validate says more"),
                   name);
      return NULL;
    }
  machine = passo_machine_new (tree, NULL);

  return passo_graph_new (machine);
}

static PassoRunProjection *
read_projection (const char  *name,
                 GError     **error)
{
  g_autoptr (GBytes) bytes = read_file (name, error);
  g_autoptr (PassoHistory) history = NULL;
  PassoEventLog *log;
  const char *text;
  gsize length;

  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &length);
  log = passo_history_codec_read (text, (gssize) length, error);
  if (log == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  history = passo_history_new_for_log (log);

  return passo_run_projection_new (history);
}

static gboolean
write_file (const char  *name,
            GBytes      *bytes,
            GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  const char *data;
  gsize length;

  data = g_bytes_get_data (bytes, &length);

  return g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                                  error);
}

static int
fail (int     status,
      GError *error)
{
  g_printerr ("passo-designer: %s\n", error->message);
  g_error_free (error);

  return status;
}

static int
render (const Options *options)
{
  g_autoptr (PassoGraph) graph = NULL;
  g_autoptr (PassoRunProjection) projection = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PassoCanvasPicture picture = { .is_dark = options->is_dark, .scale = options->scale };
  PassoCanvasPictureFormat format;
  GError *error = NULL;

  if (!passo_canvas_picture_format_from_name (options->files[1], &format))
    return fail (EXIT_UNUSABLE, g_error_new (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                                             /* Translators: %s is the name of a file */
                                             _("%s: the name must end with .svg, .png or .pdf"),
                                             options->files[1]));

  graph = read_graph (options->files[0], &error);
  if (graph == NULL)
    return fail (EXIT_UNUSABLE, error);
  if (options->history != NULL)
    {
      projection = read_projection (options->history, &error);
      if (projection == NULL)
        return fail (EXIT_UNUSABLE, error);
    }

  picture.graph = graph;
  picture.projection = projection;
  bytes = passo_canvas_picture_write (&picture, format, &error);
  if (bytes == NULL || !write_file (options->files[1], bytes, &error))
    return fail (EXIT_NOT_WRITTEN, error);

  return EXIT_WRITTEN;
}

/**
 * passo_render_is_asked:
 *
 * Returns: whether the command line wants a picture and no window
 */
gboolean
passo_render_is_asked (int    argc,
                       char **argv)
{
  return argc > 1 && strcmp (argv[1], "--render") == 0;
}

/**
 * passo_render_run:
 *
 * Draws `--render DEFINITION OUT [--history FILE] [--scale N] [--dark]`. Needs no display: only
 * the types of GTK's drawings are wanted, and they are there after gtk_init_check() even where that
 * finds no display.
 *
 * Returns: the exit status: 0 written, 1 not written, 2 unusable
 */
int
passo_render_run (int    argc,
                  char **argv)
{
  g_auto (Options) options = { 0 };
  GError *error = NULL;

  argv[1] = argv[0];
  if (!parse_options (argc - 1, argv + 1, &options, &error))
    return fail (EXIT_UNUSABLE, error);

  gtk_init_check ();

  return render (&options);
}
