/* cmd-rename.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli-edit.h"
#include "cmd-rename.h"

static void
warn_of_duplicates (const PassoState *state,
                    const char       *file)
{
  const PassoScope *scope = passo_state_get_scope (state);
  guint n = 0;

  for (guint i = 0; i < passo_scope_get_n_states (scope); i++)
    if (strcmp (passo_state_get_name (passo_scope_get_state (scope, i)),
                passo_state_get_name (state)) == 0)
      n++;

  if (n > 1)
    g_printerr (_("passo rename: %s: there are several states “%s”; the last one is meant\n"), file,
                passo_state_get_name (state));
}

static gboolean
rename_state (PassoDocument  *document,
              char          **arguments,
              GArray         *edits,
              gpointer        user_data,
              GError        **error)
{
  g_autoptr (PassoMachine) machine = passo_machine_new (passo_document_get_tree (document), NULL);
  const PassoState *state = passo_machine_find_state (machine, arguments[1]);
  g_autoptr (GArray) found = NULL;

  if (state == NULL)
    {
      g_set_error (error, PASSO_JSON_EDIT_ERROR, PASSO_JSON_EDIT_ERROR_NOT_FOUND,
                   _("%s: there is no state “%s”"), arguments[0], arguments[1]);
      return FALSE;
    }

  warn_of_duplicates (state, arguments[0]);
  found = passo_refactor_rename_state (machine, state, arguments[2], error);
  if (found == NULL)
    {
      g_prefix_error (error, "%s: ", arguments[0]);
      return FALSE;
    }

  for (guint i = 0; i < found->len; i++)
    {
      const PassoTextEdit *edit = &g_array_index (found, PassoTextEdit, i);

      passo_text_edits_add (edits, edit->offset, edit->length, edit->text, edit->text_length);
    }

  return TRUE;
}

/**
 * passo_cmd_rename:
 * @argc: how many
 * @argv: the command's name and its arguments
 *
 * `passo rename FILE OLD NEW`: renames a state and every reference to it, and changes no other
 * byte.
 *
 * Returns: the exit status: 0 done, 1 not found or refused, 2 unusable
 */
int
passo_cmd_rename (int    argc,
                  char **argv)
{
  return cli_edit_main (argc, argv, 3, rename_state);
}
