/* cmd-get.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "cli-arguments.h"
#include "cli-document.h"
#include "cmd-get.h"

#define NOT_FOUND 1

/* The value's bytes and nothing else; on a terminal a line end keeps the prompt off them. */
static int
print_value (PassoJsonTree *tree,
             PassoJsonNode  node)
{
  const char *text = passo_json_tree_get_text (tree, NULL);
  const PassoSpan span = passo_json_tree_get_span (tree, node);
  gboolean done = cli_write_bytes (text + span.start, span.end - span.start);

  if (done && isatty (STDOUT_FILENO))
    done = cli_write_bytes ("\n", 1);

  return done ? CLI_DONE : CLI_UNUSABLE;
}

static int
get (PassoDocument *document,
     const char    *path,
     const char    *pointer)
{
  PassoJsonTree *tree = passo_document_get_tree (document);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GError) error = NULL;
  PassoJsonNode node;

  parts = passo_json_pointer_split (pointer, &error);
  if (parts == NULL)
    {
      g_printerr ("passo get: %s\n", error->message);
      return CLI_UNUSABLE;
    }

  if (!cli_document_check (document, path))
    return CLI_UNUSABLE;

  node = passo_json_tree_resolve (tree, pointer);
  if (node == PASSO_JSON_NONE)
    {
      /* Translators: a JSON pointer, then the name of a file. */
      g_printerr (_("passo get: there is nothing at “%s” in %s\n"), pointer, path);
      return NOT_FOUND;
    }

  cli_document_warn_duplicates (document, path, pointer);
  return print_value (tree, node);
}

int
passo_cmd_get (int    argc,
               char **argv)
{
  g_auto (GStrv) arguments = cli_arguments_parse (argc, argv, NULL, 2, 2);
  g_autoptr (PassoDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL)
    return CLI_UNUSABLE;

  document = cli_document_open (arguments[0], &error);
  if (document == NULL)
    {
      g_printerr ("passo get: %s\n", error->message);
      return CLI_UNUSABLE;
    }

  return get (document, arguments[0], arguments[1]);
}
