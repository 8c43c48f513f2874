/* passo-refactor.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-refactor.h"
#include "asl/passo-state-references-private.h"
#include "json/passo-json-edit.h"
#include "json/passo-json-writer.h"

/* Longest name of a state in characters (documented). */
#define MAX_NAME_LENGTH 80

G_DEFINE_QUARK (passo-refactor-error-quark, passo_refactor_error)

/* A deletion while its edits are gathered. */
typedef struct
{
  PassoJsonTree    *tree;
  const PassoState *state;
  char             *successor;  /* JSON text of its name; NULL where the state ends its scope */
  GArray           *edits;
} Deletion;

static int
compare_edits (gconstpointer a,
               gconstpointer b)
{
  const PassoTextEdit *one = a;
  const PassoTextEdit *other = b;

  return (one->offset > other->offset) - (one->offset < other->offset);
}

static char *
dup_json_string (const char *text)
{
  GString *json = g_string_new (NULL);

  passo_json_write_string (text, strlen (text), json);
  return g_string_free (json, FALSE);
}

/* Whether the state is the one that its name means; of equal names that is the last. */
static gboolean
is_meant_by_name (const PassoState *state)
{
  return passo_scope_find_state (passo_state_get_scope (state),
                                 passo_state_get_name (state)) == state;
}

static gboolean
check_new_name (PassoMachine  *machine,
                const char    *name,
                GError       **error)
{
  if (*name == '\0' || g_utf8_strlen (name, -1) > MAX_NAME_LENGTH)
    {
      g_set_error (error, PASSO_REFACTOR_ERROR, PASSO_REFACTOR_ERROR_NAME,
                   _("A state's name has 1 to 80 characters"));
      return FALSE;
    }
  if (passo_machine_find_state (machine, name) != NULL)
    {
      g_set_error (error, PASSO_REFACTOR_ERROR, PASSO_REFACTOR_ERROR_EXISTS,
                   _("There is a state “%s” already; names must differ in the whole workflow"),
                   name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
rename_references (PassoJsonTree     *tree,
                   const PassoState  *state,
                   const char        *new_name,
                   GArray            *edits,
                   GError           **error)
{
  g_autoptr (GArray) references = _passo_state_list_references (state);
  g_autofree char *json = dup_json_string (new_name);

  for (guint i = 0; i < references->len; i++)
    if (!passo_json_edit_replace (tree, g_array_index (references, PassoStateReference, i).node,
                                  json, PASSO_JSON_EDIT_DEFAULT, edits, error))
      return FALSE;

  return TRUE;
}

/**
 * passo_refactor_rename_state:
 * @machine: a machine
 * @state: a state of it
 * @new_name: the name it gets
 * @error: return location for a #PassoRefactorError or #PassoJsonEditError
 *
 * Renames a state with every reference to it in its scope: StartAt, Next, Default, and the Next of
 * rules and catchers. Nothing else in the text changes.
 *
 * Returns: (transfer full) (element-type PassoTextEdit) (nullable): edits of one revision, none
 *   where the name is the old one
 */
GArray *
passo_refactor_rename_state (PassoMachine      *machine,
                             const PassoState  *state,
                             const char        *new_name,
                             GError           **error)
{
  g_autoptr (GArray) edits = NULL;
  PassoJsonTree *tree;

  g_return_val_if_fail (machine != NULL, NULL);
  g_return_val_if_fail (state != NULL && passo_state_get_machine (state) == machine, NULL);
  g_return_val_if_fail (new_name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  edits = passo_text_edits_new ();
  if (g_str_equal (new_name, passo_state_get_name (state)))
    return g_steal_pointer (&edits);

  tree = passo_machine_get_tree (machine);
  if (!check_new_name (machine, new_name, error) ||
      !passo_json_edit_rename_key (tree, passo_state_get_node (state), new_name, edits, error) ||
      (is_meant_by_name (state) && !rename_references (tree, state, new_name, edits, error)))
    return NULL;

  g_array_sort (edits, compare_edits);
  return g_steal_pointer (&edits);
}

/* Where the run goes on without the state: its Next; of a Choice its Default, else its first
 * rule's Next. A state that leads to itself goes nowhere. */
static PassoJsonNode
find_successor (PassoJsonTree    *tree,
                const PassoState *state)
{
  PassoJsonNode node = passo_state_get_field (state, "Next");
  PassoJsonNode rule;

  if (passo_state_get_state_type (state) == PASSO_STATE_CHOICE)
    {
      rule = _passo_asl_node_first_child (tree, passo_state_get_field (state, "Choices"));
      node = passo_state_get_field (state, "Default");
      if (node == PASSO_JSON_NONE)
        node = _passo_asl_node_get_member (tree, rule, "Next");
    }

  if (!_passo_asl_node_is (tree, node, PASSO_JSON_STRING) ||
      _passo_asl_node_equals (tree, node, passo_state_get_name (state)))
    return PASSO_JSON_NONE;

  return node;
}

/* Takes the sentence that says why. */
static gboolean
refuse_taking (const PassoState  *state,
               char              *reason,
               GError           **error)
{
  g_set_error (error, PASSO_REFACTOR_ERROR, PASSO_REFACTOR_ERROR_NO_RESULT,
               /* Translators: the second %s says why */
               _("“%s” cannot be deleted: %s"), passo_state_get_name (state), reason);
  g_free (reason);
  return FALSE;
}

/* `"Next": "X"` becomes `"End": true`. */
static gboolean
end_instead (Deletion                   *deletion,
             const PassoStateReference  *reference,
             GError                    **error)
{
  if (passo_state_has_field (reference->from, "End"))
    return passo_json_edit_remove (deletion->tree, reference->node, deletion->edits, error);

  return passo_json_edit_rename_key (deletion->tree, reference->node, "End", deletion->edits,
                                     error) &&
         passo_json_edit_replace (deletion->tree, reference->node, "true", PASSO_JSON_EDIT_DEFAULT,
                                  deletion->edits, error);
}

static gboolean
join_reference (Deletion                   *deletion,
                const PassoStateReference  *reference,
                GError                    **error)
{
  if (reference->from == deletion->state)
    return TRUE;
  if (deletion->successor != NULL)
    return passo_json_edit_replace (deletion->tree, reference->node, deletion->successor,
                                    PASSO_JSON_EDIT_DEFAULT, deletion->edits, error);

  switch (reference->kind)
    {
    case PASSO_REFERENCE_NEXT:
      return end_instead (deletion, reference, error);

    case PASSO_REFERENCE_START_AT:
      return refuse_taking (deletion->state,
                            g_strdup (_("the run starts with it and no state follows it; let it "
                                        "start with another state first")), error);

    case PASSO_REFERENCE_DEFAULT:
    case PASSO_REFERENCE_RULE:
      return refuse_taking (deletion->state,
                            g_strdup_printf (_("no state follows it, and the choice “%s” leads to "
                                               "it; let the choice lead to another state first"),
                                             passo_state_get_name (reference->from)), error);

    case PASSO_REFERENCE_CATCHER:
    default:
      return refuse_taking (deletion->state,
                            g_strdup_printf (_("no state follows it, and a catch of “%s” leads to "
                                               "it; let the catch lead to another state first"),
                                             passo_state_get_name (reference->from)), error);
    }
}

static gboolean
join_references (Deletion  *deletion,
                 GError   **error)
{
  g_autoptr (GArray) references = _passo_state_list_references (deletion->state);

  for (guint i = 0; i < references->len; i++)
    if (!join_reference (deletion, &g_array_index (references, PassoStateReference, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
run_deletion (Deletion  *deletion,
              GError   **error)
{
  const PassoScope *scope = passo_state_get_scope (deletion->state);
  PassoJsonNode successor = find_successor (deletion->tree, deletion->state);

  if (passo_scope_get_n_states (scope) == 1)
    return refuse_taking (deletion->state,
                          g_strdup (passo_scope_get_owner (scope) == NULL
                                      ? _("it is the only state")
                                      : _("it is the only state of its branch")), error);

  if (successor != PASSO_JSON_NONE)
    deletion->successor = _passo_asl_node_dup_source (deletion->tree, successor);

  return (!is_meant_by_name (deletion->state) || join_references (deletion, error)) &&
         passo_json_edit_remove (deletion->tree, passo_state_get_node (deletion->state),
                                 deletion->edits, error);
}

/**
 * passo_refactor_delete_state:
 * @machine: a machine
 * @state: a state of it
 * @error: return location for a #PassoRefactorError or #PassoJsonEditError
 *
 * Deletes a state and joins what leads to it to what follows it: every reference names its
 * successor instead, which is its Next, or of a Choice its Default, else the Next of its first
 * rule. Where nothing follows it, the states that go to it end the run themselves; rules, catchers
 * and StartAt cannot, so they refuse the deletion.
 *
 * Returns: (transfer full) (element-type PassoTextEdit) (nullable): edits of one revision
 */
GArray *
passo_refactor_delete_state (PassoMachine      *machine,
                             const PassoState  *state,
                             GError           **error)
{
  g_autoptr (GArray) edits = NULL;
  g_autofree char *successor = NULL;
  Deletion deletion = { NULL, state };
  gboolean done;

  g_return_val_if_fail (machine != NULL, NULL);
  g_return_val_if_fail (state != NULL && passo_state_get_machine (state) == machine, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  edits = passo_text_edits_new ();
  deletion.tree = passo_machine_get_tree (machine);
  deletion.edits = edits;
  done = run_deletion (&deletion, error);
  successor = deletion.successor;
  if (!done)
    return NULL;

  g_array_sort (edits, compare_edits);
  return g_steal_pointer (&edits);
}
