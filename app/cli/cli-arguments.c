/* cli-arguments.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli-arguments.h"
#include "passo-command.h"

/* A negative number is an argument, not an option. */
static gboolean
is_option (const char *argument)
{
  return argument[0] == '-' && argument[1] != '\0' && !g_ascii_isdigit (argument[1]);
}

/* The parser leaves unknown options and the mark `--` in place, because numbers look like the
 * first. Takes the mark out and finds the unknown ones. */
static gboolean
take_positional (const PassoCommand *command,
                 char              **left,
                 GPtrArray          *positional)
{
  gboolean marked = FALSE;

  for (guint i = 1; left[i] != NULL; i++)
    {
      if (!marked && strcmp (left[i], "--") == 0)
        marked = TRUE;
      else if (!marked && is_option (left[i]))
        {
          g_printerr (_("passo %s: unknown option %s; see passo %s --help\n"), command->name,
                      left[i], command->name);
          return FALSE;
        }
      else
        g_ptr_array_add (positional, g_strdup (left[i]));
    }

  return TRUE;
}

static char *
dup_details (const PassoCommand *command)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (command->details) && command->details[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", _(command->details[i]));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GOptionContext *
make_context (const PassoCommand *command,
              const GOptionEntry *entries)
{
  GOptionContext *context = g_option_context_new (_(command->usage));
  g_autofree char *details = dup_details (command);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _(command->summary));
  g_option_context_set_description (context, details);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
}

/**
 * cli_arguments_parse:
 * @argc: how many
 * @argv: what the command's function got; the first is its name
 * @entries: (nullable): its options
 * @least: how many arguments it needs
 * @most: how many it can take
 *
 * Reads the options of a command, before, between and behind its arguments. `--help` is answered
 * here; the program ends with it.
 *
 * Returns: (transfer full) (nullable): the arguments that are no options; %NULL after a message:
 *   the exit status is then %CLI_UNUSABLE
 */
char **
cli_arguments_parse (int                 argc,
                     char              **argv,
                     const GOptionEntry *entries,
                     guint               least,
                     guint               most)
{
  const PassoCommand *command = passo_command_find (argv[0]);
  g_autoptr (GOptionContext) context = make_context (command, entries);
  g_autoptr (GPtrArray) positional = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) arguments = NULL;

  arguments = g_new0 (char *, argc + 1);
  for (int i = 0; i < argc; i++)
    arguments[i] = g_strdup (argv[i]);

  if (!g_option_context_parse_strv (context, &arguments, &error))
    {
      g_printerr (_("passo %s: %s; see passo %s --help\n"), command->name, error->message,
                  command->name);
      return NULL;
    }

  if (!take_positional (command, arguments, positional))
    return NULL;

  if (positional->len < least || positional->len > most)
    {
      g_printerr (_("Usage: passo %s %s\n"), command->name, _(command->usage));
      return NULL;
    }

  g_ptr_array_add (positional, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&positional), FALSE);
}

/**
 * cli_arguments_check_standard_input:
 * @files: (array length=n_files): names of files, `-` for standard input; %NULL for none
 * @n_files: how many
 * @error: return location for a #GOptionError
 *
 * Returns: FALSE when more than one is standard input, which can be read only once
 */
gboolean
cli_arguments_check_standard_input (const char * const  *files,
                                    guint                n_files,
                                    GError             **error)
{
  guint n = 0;

  for (guint i = 0; i < n_files; i++)
    n += g_strcmp0 (files[i], "-") == 0;
  if (n <= 1)
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("Only one file can be standard input"));
  return FALSE;
}
