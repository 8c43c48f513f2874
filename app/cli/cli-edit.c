/* cli-edit.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cli-arguments.h"
#include "cli-edit.h"

#define REFUSED 1

/* A pointer or value that is none, or a broken document, is unusable; all else was refused. */
static int
get_status (const GError *error)
{
  if (g_error_matches (error, PASSO_JSON_EDIT_ERROR, PASSO_JSON_EDIT_ERROR_POINTER)
      || g_error_matches (error, PASSO_JSON_EDIT_ERROR, PASSO_JSON_EDIT_ERROR_VALUE)
      || g_error_matches (error, PASSO_JSON_EDIT_ERROR, PASSO_JSON_EDIT_ERROR_DAMAGED)
      || error->domain == G_IO_ERROR)
    return CLI_UNUSABLE;

  return REFUSED;
}

static int
fail (const char   *command,
      const GError *error,
      int           status)
{
  if (error != NULL)
    g_printerr ("passo %s: %s\n", command, error->message);

  return status;
}

/**
 * cli_edit_file:
 * @command: the name of the command
 * @arguments: its arguments; the first is the file
 * @output: (nullable): where the result goes, %NULL for the file itself
 * @edit: finds the edits
 * @user_data: for @edit
 *
 * Reads a document, edits it and writes it; what is refused writes nothing.
 *
 * Returns: the exit status: 0 done, 1 not found or refused, 2 unusable
 */
int
cli_edit_file (const char  *command,
               char       **arguments,
               const char  *output,
               CliEdit      edit,
               gpointer     user_data)
{
  g_autoptr (PassoDocument) document = NULL;
  g_autoptr (GArray) edits = passo_text_edits_new ();
  g_autoptr (GError) error = NULL;

  document = cli_document_open (arguments[0], &error);
  if (document == NULL)
    return fail (command, error, CLI_UNUSABLE);

  if (!cli_document_check (document, arguments[0]))
    return CLI_UNUSABLE;

  if (!edit (document, arguments, edits, user_data, &error))
    return fail (command, error, get_status (error));

  if (!passo_document_apply (document, (const PassoTextEdit *) (gpointer) edits->data, edits->len,
                             &error)
      || !cli_document_save (document, arguments[0], output, &error))
    return fail (command, error, CLI_UNUSABLE);

  return CLI_DONE;
}

/**
 * cli_edit_main:
 * @argc: number of words
 * @argv: the command's name and its arguments
 * @n_arguments: how many it needs; the first is the file
 * @edit: finds the edits
 *
 * All of an editing command that has no option but where the result goes.
 *
 * Returns: the exit status, as of cli_edit_file()
 */
int
cli_edit_main (int       argc,
               char    **argv,
               guint     n_arguments,
               CliEdit   edit)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    CLI_EDIT_OUTPUT (&output),
    { NULL },
  };
  g_auto (GStrv) arguments = cli_arguments_parse (argc, argv, entries, n_arguments, n_arguments);

  if (arguments == NULL)
    return CLI_UNUSABLE;

  return cli_edit_file (argv[0], arguments, output, edit, NULL);
}
