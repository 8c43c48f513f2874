/* passo-machine-builder.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "asl/passo-asl-node-private.h"
#include "asl/passo-machine-private.h"

/* Builds breadth first over a queue, so that depth costs no stack. Arrays grow while building:
 * scopes and states know each other by index only. */
typedef struct
{
  PassoMachine *machine;
  PassoJsonTree *tree;
  GArray *scopes;
  GArray *states;
} Builder;

guint
_passo_state_place_hash (gconstpointer state)
{
  const PassoState *self = state;

  return g_str_hash (self->name) ^ (self->scope * 2654435761u);
}

gboolean
_passo_state_place_equal (gconstpointer a,
                          gconstpointer b)
{
  const PassoState *one = a;
  const PassoState *other = b;

  return one->scope == other->scope && g_str_equal (one->name, other->name);
}

/* Source: measured on the service; anything but the exact word JSONPath counts as JSONata. */
static PassoQueryLanguage
read_language (PassoJsonTree      *tree,
               PassoJsonNode       node,
               PassoQueryLanguage  inherited)
{
  if (node == PASSO_JSON_NONE || _passo_asl_node_is_placeholder (tree, node))
    return inherited;

  return _passo_asl_node_equals (tree, node, "JSONPath") ? PASSO_QUERY_LANGUAGE_JSONPATH
                                                         : PASSO_QUERY_LANGUAGE_JSONATA;
}

static PassoStateType
read_type (PassoJsonTree *tree,
           PassoJsonNode  node)
{
  for (guint type = PASSO_STATE_TASK; type < PASSO_N_STATE_TYPES; type++)
    if (_passo_asl_node_equals (tree, node, passo_state_type_to_string (type)))
      return type;

  return PASSO_STATE_UNKNOWN;
}

static void
add_scope (Builder        *builder,
           PassoScopeKind  kind,
           PassoJsonNode   node,
           guint           owner,
           guint           branch,
           guint           depth)
{
  PassoScope scope = {
    .machine = builder->machine,
    .node = node,
    .index = builder->scopes->len,
    .owner = owner,
    .branch = branch,
    .depth = depth,
    .kind = kind,
  };

  scope.states_node = _passo_asl_node_get_member (builder->tree, node, "States");
  scope.start_at_node = _passo_asl_node_get_member (builder->tree, node, "StartAt");
  scope.start_at = _passo_asl_node_dup_text (builder->tree, scope.start_at_node);
  g_array_append_val (builder->scopes, scope);
}

static void
add_branches (Builder    *builder,
              PassoState *state,
              guint       depth)
{
  PassoJsonNode branches = _passo_asl_node_get_member (builder->tree, state->node, "Branches");
  guint branch = 0;

  if (!_passo_asl_node_is (builder->tree, branches, PASSO_JSON_ARRAY))
    return;

  PASSO_ASL_FOREACH_CHILD (builder->tree, branches, node)
    add_scope (builder, PASSO_SCOPE_BRANCH, node, state->index, branch++, depth);
}

static void
add_processor (Builder    *builder,
               PassoState *state,
               guint       depth)
{
  PassoJsonNode node = _passo_asl_node_get_member (builder->tree, state->node, "ItemProcessor");

  if (node == PASSO_JSON_NONE)
    node = _passo_asl_node_get_member (builder->tree, state->node, "Iterator");
  if (_passo_asl_node_is (builder->tree, node, PASSO_JSON_OBJECT))
    add_scope (builder, PASSO_SCOPE_ITEM_PROCESSOR, node, state->index, 0, depth);
}

static void
add_state (Builder       *builder,
           guint          scope,
           guint          depth,
           PassoJsonNode  node)
{
  PassoState state = {
    .machine = builder->machine,
    .node = node,
    .index = builder->states->len,
    .scope = scope,
    .first_scope = builder->scopes->len,
  };

  state.name = passo_json_tree_dup_key (builder->tree, node);
  if (state.name == NULL)
    state.name = g_strdup ("");
  state.type = read_type (builder->tree, _passo_asl_node_get_member (builder->tree, node, "Type"));
  state.language = read_language (builder->tree,
                                  _passo_asl_node_get_member (builder->tree, node,
                                                              "QueryLanguage"),
                                  builder->machine->language);
  if (state.type == PASSO_STATE_PARALLEL)
    add_branches (builder, &state, depth + 1);
  else if (state.type == PASSO_STATE_MAP)
    add_processor (builder, &state, depth + 1);
  state.n_scopes = builder->scopes->len - state.first_scope;
  g_array_append_val (builder->states, state);
}

static void
add_states (Builder *builder,
            guint    index)
{
  PassoScope *scope = &g_array_index (builder->scopes, PassoScope, index);
  PassoJsonNode states = scope->states_node;
  guint first = builder->states->len;
  guint depth = scope->depth;

  if (_passo_asl_node_is (builder->tree, states, PASSO_JSON_OBJECT) &&
      !_passo_asl_node_is_placeholder (builder->tree, states))
    PASSO_ASL_FOREACH_CHILD (builder->tree, states, node)
      add_state (builder, index, depth, node);

  /* The array may have moved: look the scope up again. */
  scope = &g_array_index (builder->scopes, PassoScope, index);
  scope->first_state = first;
  scope->n_states = builder->states->len - first;
}

static void
index_states (PassoMachine *self)
{
  for (guint i = 0; i < self->n_states; i++)
    {
      PassoState *state = &self->states[i];
      const PassoState *first = g_hash_table_lookup (self->by_name, state->name);

      /* Of equal names in one scope the last is meant, as in any JSON object. */
      g_hash_table_replace (self->by_place, state, state);
      if (first == NULL || first->scope == state->scope)
        g_hash_table_replace (self->by_name, state->name, state);
      g_hash_table_insert (self->by_id, GUINT_TO_POINTER (state->id), state);
    }
}

/* Fills a machine whose tree is set. */
void
_passo_machine_build (PassoMachine       *self,
                      const PassoMachine *previous)
{
  Builder builder = { self, self->tree };
  PassoJsonNode root = passo_json_tree_get_root (self->tree);

  builder.scopes = g_array_new (FALSE, FALSE, sizeof (PassoScope));
  builder.states = g_array_new (FALSE, FALSE, sizeof (PassoState));

  self->language = read_language (self->tree,
                                  _passo_asl_node_get_member (self->tree, root, "QueryLanguage"),
                                  PASSO_QUERY_LANGUAGE_JSONPATH);
  add_scope (&builder, PASSO_SCOPE_MACHINE, root, G_MAXUINT, 0, 0);
  for (guint i = 0; i < builder.scopes->len; i++)
    add_states (&builder, i);

  self->n_scopes = builder.scopes->len;
  self->n_states = builder.states->len;
  self->scopes = (PassoScope *) g_array_free (builder.scopes, FALSE);
  self->states = (PassoState *) g_array_free (builder.states, FALSE);
  _passo_machine_keep_ids (self, previous);
  index_states (self);
}
