/* passo-state-commands.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "workspace/passo-state-commands.h"

/* The edits of a workflow that canvas and outline share. Each goes through the engine's
 * refactorings to the document and is one step of its undo history. */

G_DEFINE_QUARK (passo-state-command-error-quark, passo_state_command_error)

static const PassoState *
find_state (PassoWorkspace  *workspace,
            guint            state_id,
            GError         **error)
{
  PassoMachine *machine = passo_workspace_get_machine (workspace);
  const PassoState *state = NULL;

  if (!passo_state_command_can_edit (workspace))
    {
      g_set_error_literal (error, PASSO_STATE_COMMAND_ERROR, PASSO_STATE_COMMAND_ERROR_STALE,
                           _("The text is broken: mend it before you change states"));
      return NULL;
    }

  state = passo_machine_find_state_by_id (machine, state_id);
  if (state == NULL)
    g_set_error_literal (error, PASSO_STATE_COMMAND_ERROR, PASSO_STATE_COMMAND_ERROR_NO_STATE,
                         _("The state is no longer part of the workflow"));

  return state;
}

static gboolean
apply (PassoWorkspace  *workspace,
       GArray          *edits,
       GError         **error)
{
  return passo_document_apply (passo_workspace_get_document (workspace),
                               (const PassoTextEdit *) (gpointer) edits->data, edits->len, error);
}

/* What to select when a state is gone: the state after it, else the one before it. */
static guint
find_neighbour (PassoWorkspace *workspace,
                guint           state_id)
{
  PassoGraph *graph = passo_workspace_get_graph (workspace);
  const PassoState *state =
    passo_machine_find_state_by_id (passo_workspace_get_machine (workspace), state_id);
  const PassoGraphNode *node = passo_graph_find_state (graph, state);
  const PassoState *before = NULL;

  for (guint i = 0; node != NULL && i < passo_graph_get_n_edges (graph); i++)
    {
      const PassoGraphEdge *edge = passo_graph_get_edge (graph, i);
      const PassoState *from = passo_graph_get_node (graph, edge->from)->state;
      const PassoState *to = passo_graph_get_node (graph, edge->to)->state;

      if (from == state && to != NULL && to != state)
        return passo_state_get_id (to);
      if (to == state && from != NULL && from != state)
        before = from;
    }

  return before != NULL ? passo_state_get_id (before) : PASSO_SELECTION_NONE;
}

static gboolean
delete_one (PassoWorkspace  *workspace,
            guint            state_id,
            GError         **error)
{
  g_autoptr (GArray) edits = NULL;
  const PassoState *state = find_state (workspace, state_id, error);

  if (state == NULL)
    return FALSE;

  edits = passo_refactor_delete_state (passo_workspace_get_machine (workspace), state, error);
  return edits != NULL && apply (workspace, edits, error);
}

/**
 * passo_state_command_can_edit:
 * @workspace: a workspace
 *
 * Returns: whether states can be changed now, that is, the machine fits the text
 */
gboolean
passo_state_command_can_edit (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), FALSE);

  return passo_workspace_get_machine (workspace) != NULL
         && !passo_workspace_get_graph_stale (workspace);
}

/**
 * passo_state_command_rename:
 * @workspace: a workspace
 * @state_id: id of the state
 * @new_name: its new name
 * @error: return location for an error, or %NULL
 *
 * Gives a state another name and changes every reference to it, in one undo step. The state stays
 * selected, as its id is kept. To give it the name that it has is no change and no error.
 *
 * Returns: %TRUE if the state has that name now, else %FALSE with a #PassoStateCommandError, a
 *   #PassoRefactorError or an error of the document
 */
gboolean
passo_state_command_rename (PassoWorkspace  *workspace,
                            guint            state_id,
                            const char      *new_name,
                            GError         **error)
{
  PassoDocument *document;
  const PassoState *state;
  g_autoptr (GArray) edits = NULL;
  gboolean renamed;

  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (new_name != NULL, FALSE);

  state = find_state (workspace, state_id, error);
  if (state == NULL)
    return FALSE;
  if (strcmp (passo_state_get_name (state), new_name) == 0)
    return TRUE;

  edits = passo_refactor_rename_state (passo_workspace_get_machine (workspace), state, new_name,
                                       error);
  if (edits == NULL)
    return FALSE;

  document = passo_workspace_get_document (workspace);
  passo_document_begin_group (document, _("Rename State"));
  renamed = apply (workspace, edits, error);
  passo_document_end_group (document);

  return renamed;
}

/**
 * passo_state_command_delete:
 * @workspace: a workspace
 * @error: return location for an error, or %NULL
 *
 * Deletes the selected states, joins what led to each of them to what followed it, and selects a
 * neighbour. All of it is one undo step. When one of the states cannot be deleted, none is.
 *
 * Returns: %TRUE if they are gone, else %FALSE with a #PassoStateCommandError, a
 *   #PassoRefactorError or an error of the document
 */
gboolean
passo_state_command_delete (PassoWorkspace  *workspace,
                            GError         **error)
{
  PassoDocument *document;
  PassoSelection *selection;
  g_autoptr (GArray) ids = NULL;
  guint neighbour;
  guint n_deleted = 0;

  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), FALSE);

  document = passo_workspace_get_document (workspace);
  selection = passo_workspace_get_selection (workspace);
  ids = g_array_new (FALSE, FALSE, sizeof (guint));
  for (gsize i = 0; i < passo_selection_get_size (selection); i++)
    {
      guint id = passo_selection_get_nth (selection, i);

      g_array_append_val (ids, id);
    }

  passo_document_begin_group (document, ngettext ("Delete State", "Delete States", ids->len));
  for (neighbour = PASSO_SELECTION_NONE; n_deleted < ids->len; n_deleted++)
    {
      guint id = g_array_index (ids, guint, n_deleted);

      /* A state inside a container that went with an earlier one is gone already. */
      if (passo_machine_find_state_by_id (passo_workspace_get_machine (workspace), id) == NULL
          && n_deleted > 0)
        continue;
      neighbour = find_neighbour (workspace, id);
      if (!delete_one (workspace, id, error))
        break;
    }
  passo_document_end_group (document);

  if (n_deleted < ids->len)
    {
      if (n_deleted > 0)
        passo_document_undo (document);
      return FALSE;
    }

  if (neighbour != PASSO_SELECTION_NONE)
    passo_selection_select_only (selection, neighbour);

  return TRUE;
}
