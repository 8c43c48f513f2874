/* cmd-render.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <passo.h>
#include <string.h>

#include "cli-arguments.h"
#include "cli-document.h"
#include "cmd-render.h"
#include "designer-program.h"
#include "graph-text.h"

#define NOT_WRITTEN 1

typedef char *(*WriteFunc) (PassoGraph         *graph,
                            PassoRunProjection *projection);

static const struct
{
  const char *suffix;
  WriteFunc   write;            /* NULL: the program with the window draws it */
} formats[] = {
  { ".svg", NULL },
  { ".png", NULL },
  { ".pdf", NULL },
  { ".dot", passo_graph_text_write_dot },
  { ".mmd", passo_graph_text_write_mermaid },
};

static int
find_format (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      return (int) i;

  return -1;
}

static PassoGraph *
read_graph (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PassoDocument) document = cli_document_open (path, &error);
  g_autoptr (PassoMachine) machine = NULL;
  PassoJsonTree *tree;

  if (document == NULL)
    {
      g_printerr ("passo render: %s\n", error->message);
      return NULL;
    }

  tree = passo_document_get_tree (document);
  if (!passo_json_tree_is_usable (tree))
    {
      /* Translators: %s is the name of a file */
      g_printerr (_("passo render: %s: this is not a workflow in Amazon States Language: "
                    "passo validate says more\n"), path);
      return NULL;
    }
  machine = passo_machine_new (tree, NULL);

  return passo_graph_new (machine);
}

/* Never leaves half a file. */
static gboolean
write_out (const char  *text,
           const char  *out,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (out);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return passo_file_writer_write (file, bytes, NULL, error);
}

static PassoRunProjection *
read_projection (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cli_read_bytes (path, &error);
  g_autoptr (PassoHistory) history = NULL;
  PassoEventLog *log = NULL;

  if (bytes != NULL)
    log = passo_history_codec_read (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                    &error);
  if (log == NULL)
    {
      g_printerr ("passo render: %s: %s\n", path, error->message);
      return NULL;
    }
  history = passo_history_new_for_log (log);

  return passo_run_projection_new (history);
}

static int
write_text (WriteFunc   write,
            const char *definition,
            const char *out,
            const char *history_path)
{
  g_autoptr (PassoGraph) graph = read_graph (definition);
  g_autoptr (PassoRunProjection) projection = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (graph == NULL)
    return CLI_UNUSABLE;
  if (history_path != NULL)
    {
      projection = read_projection (history_path);
      if (projection == NULL)
        return CLI_UNUSABLE;
    }

  text = write (graph, projection);
  if (!write_out (text, out, &error))
    {
      g_printerr ("passo render: %s\n", error->message);
      return NOT_WRITTEN;
    }

  return CLI_DONE;
}

static int
hand_over (const char *definition,
           const char *out,
           const char *history,
           const char *scale,
           gboolean    dark)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();

  g_ptr_array_add (arguments, (gpointer) "--render");
  if (history != NULL)
    {
      g_ptr_array_add (arguments, (gpointer) "--history");
      g_ptr_array_add (arguments, (gpointer) history);
    }
  if (scale != NULL)
    {
      g_ptr_array_add (arguments, (gpointer) "--scale");
      g_ptr_array_add (arguments, (gpointer) scale);
    }
  if (dark)
    g_ptr_array_add (arguments, (gpointer) "--dark");
  g_ptr_array_add (arguments, (gpointer) "--");
  g_ptr_array_add (arguments, (gpointer) definition);
  g_ptr_array_add (arguments, (gpointer) out);
  g_ptr_array_add (arguments, NULL);

  return passo_designer_program_replace ((const char * const *) arguments->pdata);
}

/**
 * passo_cmd_render:
 * @argc: number of words
 * @argv: the command's name and its arguments
 *
 * `passo render DEFINITION OUT`: writes the graph for graphviz and Mermaid itself, and hands over to
 * the program with the window for pictures, which it draws without a display.
 *
 * Returns: the exit status: 0 written, 1 not written, 2 unusable
 */
int
passo_cmd_render (int    argc,
                  char **argv)
{
  g_autofree char *history = NULL;
  g_autofree char *scale = NULL;
  gboolean dark = FALSE;
  const GOptionEntry entries[] = {
    { "history", 0, 0, G_OPTION_ARG_FILENAME, &history, N_("Paint this run over the graph"),
      N_("FILE") },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &scale, N_("Pixels of a PNG for one unit of the graph"),
      N_("N") },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, N_("Draw on a dark ground"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = cli_arguments_parse (argc, argv, entries, 2, 2);
  int format;

  if (words == NULL)
    return CLI_UNUSABLE;

  format = find_format (words[1]);
  if (format < 0)
    {
      /* Translators: %s is the name of a file */
      g_printerr (_("passo render: %s: the name must end with .svg, .png, .pdf, .dot or .mmd\n"), words[1]);
      return CLI_UNUSABLE;
    }
  if (formats[format].write != NULL)
    return write_text (formats[format].write, words[0], words[1], history);

  return hand_over (words[0], words[1], history, scale, dark);
}
