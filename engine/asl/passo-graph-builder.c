/* passo-graph-builder.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-graph-private.h"
#include "asl/passo-state-words-private.h"

/* What a retrier without MaxAttempts does (source: States Language specification). */
#define DEFAULT_MAX_ATTEMPTS 3

/* Nodes of a scope: start, its states in the order of the text, missing targets, end. */
typedef struct
{
  PassoGraph       *graph;
  PassoJsonTree    *tree;
  GArray           *nodes;
  GArray           *edges;
  GHashTable       *missing;     /* name → index + 1, of the scope that is built */
  const PassoScope *scope;
  guint             first_state; /* index of the node of its first state */
  GArray           *ends;        /* states that lead to the end */
} Builder;

static const char *
keep (Builder    *builder,
      const char *text)
{
  return text == NULL ? NULL : g_string_chunk_insert (builder->graph->strings, text);
}

static guint
add_node (Builder            *builder,
          PassoGraphNodeKind  kind,
          const char         *name,
          const char         *icon_key)
{
  PassoGraphNode node = {
    .index = builder->nodes->len,
    .kind = kind,
    .scope = passo_scope_get_index (builder->scope),
    .name = name,
    .icon_key = icon_key,
  };

  g_array_append_val (builder->nodes, node);
  return node.index;
}

static gint64
find_max_retries (PassoJsonTree    *tree,
                  const PassoState *state)
{
  gint64 most = 0;

  PASSO_ASL_FOREACH_CHILD (tree, passo_state_get_field (state, "Retry"), retrier)
    {
      gint64 attempts = DEFAULT_MAX_ATTEMPTS;

      _passo_asl_node_get_integer (tree, _passo_asl_node_get_member (tree, retrier, "MaxAttempts"),
                                   &attempts);
      most = MAX (most, attempts);
    }

  return most;
}

/* Whether a field holds a placeholder, in itself or one level below; deeper ones are part of
 * data, and no sign on the graph is about data. */
static gboolean
has_placeholder (PassoJsonTree    *tree,
                 const PassoState *state)
{
  PassoJsonNode node = passo_state_get_node (state);

  if (_passo_asl_node_is_placeholder (tree, node))
    return TRUE;

  PASSO_ASL_FOREACH_CHILD (tree, node, field)
    {
      if (_passo_asl_node_is_placeholder (tree, field))
        return TRUE;
      PASSO_ASL_FOREACH_CHILD (tree, field, member)
        if (_passo_asl_node_is_placeholder (tree, member))
          return TRUE;
    }

  return FALSE;
}

static void
set_marks (PassoJsonTree  *tree,
           PassoGraphNode *node)
{
  const PassoState *state = node->state;

  if (_passo_asl_node_first_child (tree, passo_state_get_field (state, "Retry")) != PASSO_JSON_NONE)
    node->marks |= PASSO_GRAPH_MARK_RETRY;
  if (_passo_asl_node_first_child (tree, passo_state_get_field (state, "Catch")) != PASSO_JSON_NONE)
    node->marks |= PASSO_GRAPH_MARK_CATCH;
  if (node->comment != NULL)
    node->marks |= PASSO_GRAPH_MARK_COMMENT;
  if (has_placeholder (tree, state))
    node->marks |= PASSO_GRAPH_MARK_PLACEHOLDER;
}

static void
set_concurrency (PassoGraphNode *node)
{
  if (passo_state_get_state_type (node->state) != PASSO_STATE_MAP)
    return;

  node->marks |= PASSO_GRAPH_MARK_CONCURRENCY;
  if (!passo_state_get_integer_field (node->state, "MaxConcurrency", &node->max_concurrency) &&
      (passo_state_has_field (node->state, "MaxConcurrency") ||
       passo_state_has_field (node->state, "MaxConcurrencyPath")))
    node->max_concurrency = -1;
}

static void
add_state_node (Builder          *builder,
                const PassoState *state)
{
  guint index = add_node (builder, PASSO_GRAPH_NODE_STATE, passo_state_get_name (state), NULL);
  PassoGraphNode *node = &g_array_index (builder->nodes, PassoGraphNode, index);
  g_autofree char *icon_key = NULL;
  g_autofree char *subtitle = _passo_state_words_dup_subtitle (state, &icon_key);
  g_autofree char *comment = passo_state_dup_text_field (state, "Comment");

  node->state = state;
  node->subtitle = keep (builder, subtitle);
  node->icon_key = g_string_chunk_insert_const (builder->graph->strings, icon_key);
  node->comment = keep (builder, comment);
  node->max_retries = find_max_retries (builder->tree, state);
  set_marks (builder->tree, node);
  set_concurrency (node);
}

/* The node that a target leads to; a target that no state has gets a node of its own, once. */
static guint
find_target (Builder       *builder,
             PassoJsonNode  target)
{
  g_autofree char *name = _passo_asl_node_dup_text (builder->tree, target);
  const PassoState *state;
  guint index;

  if (name == NULL)
    name = _passo_asl_node_dup_source (builder->tree, target);

  state = passo_scope_find_state (builder->scope, name);
  if (state != NULL)
    return builder->first_state + passo_state_get_position (state);

  index = GPOINTER_TO_UINT (g_hash_table_lookup (builder->missing, name));
  if (index == 0)
    {
      const char *kept = keep (builder, name);

      index = add_node (builder, PASSO_GRAPH_NODE_MISSING, kept, "missing") + 1;
      if (_passo_asl_node_is_placeholder (builder->tree, target))
        g_array_index (builder->nodes, PassoGraphNode, index - 1).marks =
          PASSO_GRAPH_MARK_PLACEHOLDER;
      g_hash_table_insert (builder->missing, (gpointer) kept, GUINT_TO_POINTER (index));
    }

  return index - 1;
}

static void
add_edge (Builder            *builder,
          PassoGraphEdgeKind  kind,
          guint               from,
          PassoJsonNode       target,
          guint               position,
          const char         *label)
{
  g_autofree char *shortened = NULL;
  PassoGraphEdge edge = {
    .index = builder->edges->len,
    .kind = kind,
    .from = from,
    .position = position,
    .target = target,
  };

  if (target == PASSO_JSON_NONE ||
      _passo_asl_node_is (builder->tree, target, PASSO_JSON_OBJECT) ||
      _passo_asl_node_is (builder->tree, target, PASSO_JSON_ARRAY))
    return;

  edge.to = find_target (builder, target);
  if (label != NULL)
    {
      shortened = _passo_state_words_shorten (label, PASSO_GRAPH_LABEL_LENGTH);
      edge.full_label = keep (builder, label);
      edge.label = g_str_equal (shortened, label) ? edge.full_label : keep (builder, shortened);
    }
  g_array_append_val (builder->edges, edge);
}

static void
add_choices (Builder          *builder,
             const PassoState *state,
             guint             from)
{
  guint position = 0;

  PASSO_ASL_FOREACH_CHILD (builder->tree, passo_state_get_field (state, "Choices"), rule)
    {
      g_autofree char *label = _passo_state_words_dup_rule (state, rule);

      add_edge (builder, PASSO_GRAPH_EDGE_CHOICE, from,
                _passo_asl_node_get_member (builder->tree, rule, "Next"), position++, label);
    }

  /* Translators: beside the arrow that is taken when no rule of a choice is true */
  add_edge (builder, PASSO_GRAPH_EDGE_DEFAULT, from, passo_state_get_field (state, "Default"), 0,
            _("otherwise"));
}

static void
add_catchers (Builder          *builder,
              const PassoState *state,
              guint             from)
{
  guint position = 0;

  PASSO_ASL_FOREACH_CHILD (builder->tree, passo_state_get_field (state, "Catch"), catcher)
    {
      g_autofree char *label = _passo_state_words_dup_catcher (state, catcher);

      add_edge (builder, PASSO_GRAPH_EDGE_CATCH, from,
                _passo_asl_node_get_member (builder->tree, catcher, "Next"), position++, label);
    }
}

static void
add_state_edges (Builder          *builder,
                 const PassoState *state)
{
  guint from = builder->first_state + passo_state_get_position (state);
  PassoStateType type = passo_state_get_state_type (state);

  if (type == PASSO_STATE_CHOICE)
    add_choices (builder, state, from);
  else if (type != PASSO_STATE_SUCCEED && type != PASSO_STATE_FAIL)
    add_edge (builder, PASSO_GRAPH_EDGE_NEXT, from, passo_state_get_field (state, "Next"), 0, NULL);

  add_catchers (builder, state, from);
  if (passo_state_is_end (state) && type != PASSO_STATE_FAIL)
    g_array_append_val (builder->ends, from);
}

static void
add_end (Builder *builder)
{
  guint end;

  if (builder->ends->len == 0 || !_passo_graph_has_markers (builder->scope))
    return;

  end = add_node (builder, PASSO_GRAPH_NODE_END, "", "end");
  for (guint i = 0; i < builder->ends->len; i++)
    {
      PassoGraphEdge edge = {
        .index = builder->edges->len,
        .kind = PASSO_GRAPH_EDGE_NEXT,
        .from = g_array_index (builder->ends, guint, i),
        .to = end,
        .target = PASSO_JSON_NONE,
      };

      g_array_append_val (builder->edges, edge);
    }
}

static guint
find_owner (PassoGraph       *graph,
            Builder          *builder)
{
  const PassoState *owner = passo_scope_get_owner (builder->scope);
  guint first;

  if (owner == NULL)
    return G_MAXUINT;

  /* The owner's scope is built already: scopes stand breadth first. */
  first = graph->scopes[passo_scope_get_index (passo_state_get_scope (owner))].first_node;
  if (_passo_graph_has_markers (passo_state_get_scope (owner)))
    first++;

  return first + passo_state_get_position (owner);
}

static void
build_scope (Builder *builder,
             guint    index)
{
  PassoGraphScope *graph_scope = &builder->graph->scopes[index];
  guint n_states;

  builder->scope = passo_machine_get_scope (builder->graph->machine, index);
  n_states = passo_scope_get_n_states (builder->scope);
  g_hash_table_remove_all (builder->missing);
  g_array_set_size (builder->ends, 0);

  graph_scope->scope = builder->scope;
  graph_scope->owner = find_owner (builder->graph, builder);
  graph_scope->first_node = builder->nodes->len;
  graph_scope->first_edge = builder->edges->len;

  if (_passo_graph_has_markers (builder->scope))
    add_node (builder, PASSO_GRAPH_NODE_START, "", "start");
  builder->first_state = builder->nodes->len;
  for (guint i = 0; i < n_states; i++)
    add_state_node (builder, passo_scope_get_state (builder->scope, i));

  if (_passo_graph_has_markers (builder->scope))
    add_edge (builder, PASSO_GRAPH_EDGE_NEXT, graph_scope->first_node,
              passo_scope_get_start_at_node (builder->scope), 0, NULL);
  for (guint i = 0; i < n_states; i++)
    add_state_edges (builder, passo_scope_get_state (builder->scope, i));
  add_end (builder);

  graph_scope->n_nodes = builder->nodes->len - graph_scope->first_node;
  graph_scope->n_edges = builder->edges->len - graph_scope->first_edge;
}

/* Fills a graph whose machine is set. */
void
_passo_graph_build (PassoGraph *self)
{
  Builder builder = { self, passo_machine_get_tree (self->machine) };
  guint n_scopes = passo_machine_get_n_scopes (self->machine);

  builder.nodes = g_array_new (FALSE, FALSE, sizeof (PassoGraphNode));
  builder.edges = g_array_new (FALSE, FALSE, sizeof (PassoGraphEdge));
  builder.ends = g_array_new (FALSE, FALSE, sizeof (guint));
  builder.missing = g_hash_table_new (g_str_hash, g_str_equal);
  self->scopes = g_new0 (PassoGraphScope, n_scopes);

  for (guint i = 0; i < n_scopes; i++)
    build_scope (&builder, i);

  self->n_nodes = builder.nodes->len;
  self->n_edges = builder.edges->len;
  self->nodes = (PassoGraphNode *) g_array_free (builder.nodes, FALSE);
  self->edges = (PassoGraphEdge *) g_array_free (builder.edges, FALSE);
  g_array_unref (builder.ends);
  g_hash_table_unref (builder.missing);
}
