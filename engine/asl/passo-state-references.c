/* passo-state-references.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "asl/passo-asl-node-private.h"
#include "asl/passo-state-references-private.h"

typedef struct
{
  PassoJsonTree *tree;
  const char *name;
  GArray *references;
} Search;

static void
add_if_named (Search             *search,
              PassoReferenceKind  kind,
              const PassoState   *from,
              PassoJsonNode       node)
{
  PassoStateReference reference = { kind, from, node };

  if (_passo_asl_node_equals (search->tree, node, search->name))
    g_array_append_val (search->references, reference);
}

/* Members of one name: all of them, where a key is given twice. */
static void
search_members (Search             *search,
                PassoReferenceKind  kind,
                const PassoState   *from,
                PassoJsonNode       object,
                const char         *key)
{
  if (!_passo_asl_node_is (search->tree, object, PASSO_JSON_OBJECT))
    return;

  PASSO_ASL_FOREACH_CHILD (search->tree, object, member)
    if (passo_json_tree_key_equals (search->tree, member, key))
      add_if_named (search, kind, from, member);
}

static void
search_list (Search             *search,
             PassoReferenceKind  kind,
             const PassoState   *from,
             const char         *field)
{
  PassoJsonNode list = passo_state_get_field (from, field);

  if (_passo_asl_node_is (search->tree, list, PASSO_JSON_ARRAY))
    PASSO_ASL_FOREACH_CHILD (search->tree, list, element)
      search_members (search, kind, from, element, "Next");
}

/* Every string that names a state: StartAt of its scope, and Next, Default, Choices and Catch of
 * the states beside it, whatever their type. The array is in no order of the text. */
GArray *
_passo_state_list_references (const PassoState *state)
{
  const PassoScope *scope = passo_state_get_scope (state);
  guint n_states = passo_scope_get_n_states (scope);
  Search search = {
    passo_machine_get_tree (passo_state_get_machine (state)),
    passo_state_get_name (state),
    g_array_new (FALSE, FALSE, sizeof (PassoStateReference)),
  };

  search_members (&search, PASSO_REFERENCE_START_AT, NULL, passo_scope_get_node (scope), "StartAt");
  for (guint i = 0; i < n_states; i++)
    {
      const PassoState *from = passo_scope_get_state (scope, i);
      PassoJsonNode node = passo_state_get_node (from);

      search_members (&search, PASSO_REFERENCE_NEXT, from, node, "Next");
      search_members (&search, PASSO_REFERENCE_DEFAULT, from, node, "Default");
      search_list (&search, PASSO_REFERENCE_RULE, from, "Choices");
      search_list (&search, PASSO_REFERENCE_CATCHER, from, "Catch");
    }

  return search.references;
}
