/* cmd-unset.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cli-arguments.h"
#include "cli-edit.h"
#include "cmd-unset.h"

static gboolean
unset_value (PassoDocument *document,
             char         **arguments,
             GArray        *edits,
             gpointer       user_data,
             GError       **error)
{
  cli_document_warn_duplicates (document, arguments[0], arguments[1]);

  return passo_json_edit_unset (passo_document_get_tree (document), arguments[1], edits, error);
}

int
passo_cmd_unset (int    argc,
                 char **argv)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output,
      N_("Write the result to OUT instead, - for standard output"), N_("OUT") },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_arguments_parse (argc, argv, entries, 2, 2);

  if (arguments == NULL)
    return CLI_UNUSABLE;

  return cli_edit_file ("unset", arguments, output, unset_value, NULL);
}
