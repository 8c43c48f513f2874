/* test-graph.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

#include "case-file.h"

static const char * const node_kinds[] = { "state", "start", "end", "missing" };
static const char * const edge_kinds[] = { "next", "choice", "default", "catch" };
static const char * const marks[] = { "retry", "catch", "comment", "placeholder", "map" };

static void
append_node (GString              *out,
             const PassoGraphNode *node)
{
  g_string_append_printf (out, "  %u %s “%s” %s “%s”", node->index, node_kinds[node->kind],
                          node->name, node->icon_key, node->subtitle != NULL ? node->subtitle : "");
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if ((node->marks & (1u << i)) != 0)
      g_string_append_printf (out, " %s", marks[i]);
  if (node->max_concurrency != 0)
    g_string_append_printf (out, " concurrency=%" G_GINT64_FORMAT, node->max_concurrency);
  if (node->max_retries != 0)
    g_string_append_printf (out, " retries=%" G_GINT64_FORMAT, node->max_retries);
  g_string_append_c (out, '\n');
}

static void
append_edge (GString              *out,
             const PassoGraphEdge *edge)
{
  g_string_append_printf (out, "  %u → %u %s", edge->from, edge->to, edge_kinds[edge->kind]);
  if (edge->label != NULL)
    g_string_append_printf (out, " “%s”", edge->label);
  if (g_strcmp0 (edge->label, edge->full_label) != 0)
    g_string_append_printf (out, " (%s)", edge->full_label);
  g_string_append_c (out, '\n');
}

static void
append_scope (GString          *out,
              PassoGraph       *graph,
              const PassoGraphScope *scope)
{
  if (scope->owner == G_MAXUINT)
    g_string_append (out, "machine\n");
  else
    g_string_append_printf (out, "branch %u of %u\n", passo_scope_get_branch (scope->scope),
                            scope->owner);

  for (guint i = 0; i < scope->n_nodes; i++)
    append_node (out, passo_graph_get_node (graph, scope->first_node + i));
  for (guint i = 0; i < scope->n_edges; i++)
    append_edge (out, passo_graph_get_edge (graph, scope->first_edge + i));
}

/* Each state has its node, and labels keep their length. */
static void
check_consistency (PassoGraph *graph)
{
  PassoMachine *machine = passo_graph_get_machine (graph);

  for (guint i = 0; i < passo_machine_get_n_states (machine); i++)
    {
      const PassoState *state = passo_machine_get_state (machine, i);

      g_assert_true (passo_graph_find_state (graph, state)->state == state);
    }
  for (guint i = 0; i < passo_graph_get_n_edges (graph); i++)
    {
      const PassoGraphEdge *edge = passo_graph_get_edge (graph, i);

      g_assert_cmpuint (edge->index, ==, i);
      if (edge->label != NULL)
        g_assert_cmpint (g_utf8_strlen (edge->label, -1), <=, PASSO_GRAPH_LABEL_LENGTH);
    }
}

static char *
dump_case (const CaseFile *test_case)
{
  g_autoptr (GBytes) bytes = g_bytes_new (test_case->input, strlen (test_case->input));
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);
  g_autoptr (PassoMachine) machine = passo_machine_new (tree, NULL);
  g_autoptr (PassoGraph) graph = passo_graph_new (machine);
  GString *out = g_string_new (NULL);

  check_consistency (graph);
  for (guint i = 0; i < passo_graph_get_n_scopes (graph); i++)
    append_scope (out, graph, passo_graph_get_scope (graph, i));

  return g_string_free (out, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  case_file_add_tests ("/graph", argv[1], dump_case);

  return g_test_run ();
}
