/* main.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "passo-command.h"

static const PassoCommand commands[] = {
  { NULL },
};

static const PassoCommand *
find_command (const char *name)
{
  for (const PassoCommand *command = commands; command->name != NULL; command++)
    if (strcmp (command->name, name) == 0)
      return command;

  return NULL;
}

static void
print_help (void)
{
  g_print (_("Usage: passo COMMAND …\n\nCommands:\n"));
  for (const PassoCommand *command = commands; command->name != NULL; command++)
    g_print ("  %-10s %s\n", command->name, _(command->summary));
}

int
main (int    argc,
      char **argv)
{
  const PassoCommand *command;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PASSO_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc < 2 || strcmp (argv[1], "--help") == 0)
    {
      print_help ();
      return argc < 2 ? 2 : 0;
    }

  command = find_command (argv[1]);
  if (command == NULL)
    {
      g_printerr (_("passo: “%s” is not a command; see passo --help\n"), argv[1]);
      return 2;
    }

  return command->run (argc - 1, argv + 1);
}
