/* main.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "cmd-eval.h"
#include "cmd-get.h"
#include "cmd-open.h"
#include "cmd-rename.h"
#include "cmd-render.h"
#include "cmd-run.h"
#include "cmd-set.h"
#include "cmd-test-state.h"
#include "cmd-unset.h"
#include "cmd-validate.h"
#include "passo-command.h"

#define ABOUT_POINTERS N_("POINTER is a JSON Pointer such as /States/Pay/Next; “” is the whole text.")
#define ABOUT_EDITS    N_("Exit status: 0 done, 1 not found or refused, 2 unusable file or arguments.")

static const PassoCommand commands[] = {
  { "open", N_("[FILE…]"), N_("open files in the window"), { NULL }, passo_cmd_open },
  { "get", N_("FILE POINTER"), N_("print a value of a definition as it stands"),
    { ABOUT_POINTERS, ABOUT_EDITS }, passo_cmd_get },
  { "set", N_("FILE POINTER JSON"), N_("set a value and change nothing else"),
    { ABOUT_POINTERS, ABOUT_EDITS }, passo_cmd_set },
  { "unset", N_("FILE POINTER"), N_("remove a value and change nothing else"),
    { ABOUT_POINTERS, ABOUT_EDITS }, passo_cmd_unset },
  { "rename", N_("FILE OLD NEW"), N_("rename a state and every reference to it"), { ABOUT_EDITS },
    passo_cmd_rename },
  { "validate", N_("DEFINITION…"), N_("say whether the service would accept definitions"),
    { N_("Exit status: 0 accepted, 1 an error was found, 2 unusable file or arguments.") },
    passo_cmd_validate },
  { "run", N_("DEFINITION"), N_("run a workflow"), { NULL }, passo_cmd_run },
  { "test-state", N_("DEFINITION_OR_STATE"), N_("try one state of a workflow"),
    { N_("Prints the answer of the service's TestState call. Waits are passed over."),
      N_("Exit status: 0 an answer, also when the state fails; 2 refused, or unusable arguments.") },
    passo_cmd_test_state },
  { "eval", N_("[EXPRESSION]"), N_("evaluate an expression"), { NULL }, passo_cmd_eval },
  { "render", N_("DEFINITION OUT"), N_("draw a workflow as SVG, PNG, PDF, DOT or Mermaid"),
    { N_("The ending of OUT says how: .svg, .png, .pdf, .dot or .mmd (Mermaid)."),
      N_("Exit status: 0 written, 1 not written, 2 unusable definition or arguments.") },
    passo_cmd_render },
  { NULL },
};

const PassoCommand *
passo_command_find (const char *name)
{
  for (const PassoCommand *command = commands; command->name != NULL; command++)
    if (strcmp (command->name, name) == 0)
      return command;

  return NULL;
}

static void
print_help (void)
{
  g_print (_("Usage: passo COMMAND …\n"
             "       passo FILE\n\n"
             "Commands:\n"));
  for (const PassoCommand *command = commands; command->name != NULL; command++)
    g_print ("  %-10s %s\n", command->name, _(command->summary));
  g_print (_("\n“passo COMMAND --help” says more about a command.\n"));
}

/* A word that is no command may be a file to show. */
static gboolean
looks_like_file (const char *word)
{
  return strchr (word, '/') != NULL || g_file_test (word, G_FILE_TEST_EXISTS) ||
         g_str_has_suffix (word, ".json") || g_str_has_suffix (word, ".asl");
}

static int
run_command (int    argc,
             char **argv)
{
  const PassoCommand *command = passo_command_find (argv[1]);

  if (command != NULL)
    {
      g_autofree char *name = g_strconcat ("passo ", command->name, NULL);

      /* The usage line of a command begins with it. */
      g_set_prgname (name);
      return command->run (argc - 1, argv + 1);
    }

  if (looks_like_file (argv[1]))
    return passo_cmd_open (argc, argv);

  g_printerr (_("passo: “%s” is not a command; see passo --help\n"), argv[1]);
  return 2;
}

/* What was printed may still wait to be written. */
static int
check_output (int status)
{
  gboolean written = fflush (stdout) == 0 && !ferror (stdout);

  if (written || status != 0)
    return status;

  g_printerr (_("passo: standard output could not be written: %s\n"), g_strerror (errno));
  return 2;
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PASSO_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc < 2 || strcmp (argv[1], "--help") == 0)
    {
      print_help ();
      return argc < 2 ? 2 : 0;
    }

  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("passo " PASSO_VERSION "\n");
      return 0;
    }

  return check_output (run_command (argc, argv));
}
