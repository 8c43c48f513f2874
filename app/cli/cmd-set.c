/* cmd-set.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli-arguments.h"
#include "cli-edit.h"
#include "cmd-set.h"

/* The value may come from standard input, if the definition does not. */
static char *
read_value (char   **arguments,
            GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *text;
  gsize length;

  if (strcmp (arguments[2], "-") != 0 || strcmp (arguments[0], "-") == 0)
    return g_strdup (arguments[2]);

  bytes = cli_read_bytes ("-", error);
  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &length);
  if (length == 0 || memchr (text, '\0', length) == NULL)
    return g_strndup (text != NULL ? text : "", length);

  g_set_error_literal (error, PASSO_JSON_EDIT_ERROR, PASSO_JSON_EDIT_ERROR_VALUE,
                       _("The new value is not JSON: there is a zero byte in it"));
  return NULL;
}

static gboolean
set_value (PassoDocument *document,
           char         **arguments,
           GArray        *edits,
           gpointer       user_data,
           GError       **error)
{
  const PassoJsonEditFlags *flags = user_data;
  g_autofree char *json = read_value (arguments, error);

  if (json == NULL)
    return FALSE;

  cli_document_warn_duplicates (document, arguments[0], arguments[1]);

  return passo_json_edit_set (passo_document_get_tree (document), arguments[1], json, *flags,
                              edits, error);
}

int
passo_cmd_set (int    argc,
               char **argv)
{
  g_autofree char *output = NULL;
  gboolean reformat = FALSE;
  const GOptionEntry entries[] = {
    CLI_EDIT_OUTPUT (&output),
    { "reformat", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &reformat,
      N_("Lay the value out in the style of the file"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_arguments_parse (argc, argv, entries, 3, 3);
  PassoJsonEditFlags flags;

  if (arguments == NULL)
    return CLI_UNUSABLE;

  flags = reformat ? PASSO_JSON_EDIT_REFORMAT : PASSO_JSON_EDIT_DEFAULT;

  return cli_edit_file ("set", arguments, output, set_value, &flags);
}
