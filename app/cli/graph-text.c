/* graph-text.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "graph-text.h"

/* A graph as text for other programs: graphviz's language and Mermaid's. Nodes are called n and
 * their index, so that no name can break the syntax; containers are groups. */

typedef struct _Writer Writer;

typedef struct
{
  void (*begin_group) (Writer               *writer,
                       const PassoGraphNode *node);
  void (*end_group)   (Writer               *writer);
  void (*write_node)  (Writer               *writer,
                       const PassoGraphNode *node);
  void (*write_edge)  (Writer               *writer,
                       const PassoGraphEdge *edge);
} Language;

struct _Writer
{
  const Language *language;
  PassoGraph *graph;
  PassoRunProjection *projection;
  GString *out;
  int depth;
};

static const char * const colours[] = {
  [PASSO_RUN_RUNNING] = "#3584e4",
  [PASSO_RUN_WAITING] = "#9a6a00",
  [PASSO_RUN_SUCCEEDED] = "#26a269",
  [PASSO_RUN_FAILED] = "#c01c28",
  [PASSO_RUN_CAUGHT] = "#c64600",
  [PASSO_RUN_ABORTED] = "#6a6f73",
  [PASSO_RUN_TIMED_OUT] = "#c01c28",
};

static const char *
get_colour (Writer               *writer,
            const PassoGraphNode *node)
{
  const PassoRunState *state = NULL;

  if (writer->projection != NULL && node->state != NULL)
    state = passo_run_projection_find_state (writer->projection, node->name);
  if (state == NULL || (guint) state->status >= G_N_ELEMENTS (colours))
    return NULL;

  return colours[state->status];
}

static const char *
get_name (const PassoGraphNode *node)
{
  switch (node->kind)
    {
    case PASSO_GRAPH_NODE_START:
      return C_("graph", "Start");

    case PASSO_GRAPH_NODE_END:
      return C_("graph", "End");

    case PASSO_GRAPH_NODE_STATE:
    case PASSO_GRAPH_NODE_MISSING:
    default:
      return node->name;
    }
}

static void
indent (Writer *writer)
{
  for (int i = 0; i < writer->depth; i++)
    g_string_append (writer->out, "  ");
}

/* Index of the first scope inside a node, or the number of scopes. */
static guint
find_scope (Writer *writer,
            guint   node)
{
  guint n_scopes = passo_graph_get_n_scopes (writer->graph);

  for (guint i = 0; i < n_scopes; i++)
    if (passo_graph_get_scope (writer->graph, i)->owner == node)
      return i;

  return n_scopes;
}

static gboolean
is_group (Writer *writer,
          guint   node)
{
  return find_scope (writer, node) < passo_graph_get_n_scopes (writer->graph);
}

static void write_scope (Writer *writer,
                         guint   index);

/* Groups nest as deep as the definition does, whose depth its reader bounds. */
static void
write_node (Writer *writer,
            guint   index)
{
  const PassoGraphNode *node = passo_graph_get_node (writer->graph, index);
  guint n_scopes = passo_graph_get_n_scopes (writer->graph);

  if (!is_group (writer, index))
    {
      indent (writer);
      writer->language->write_node (writer, node);
      return;
    }

  indent (writer);
  writer->language->begin_group (writer, node);
  writer->depth++;
  for (guint i = find_scope (writer, index); i < n_scopes; i++)
    if (passo_graph_get_scope (writer->graph, i)->owner == index)
      write_scope (writer, i);
  writer->depth--;
  indent (writer);
  writer->language->end_group (writer);
}

static void
write_scope (Writer *writer,
             guint   index)
{
  const PassoGraphScope *scope = passo_graph_get_scope (writer->graph, index);

  for (guint i = 0; i < scope->n_nodes; i++)
    write_node (writer, scope->first_node + i);
}

static void
write_graph (Writer *writer)
{
  writer->depth = 1;
  if (passo_graph_get_n_scopes (writer->graph) > 0)
    write_scope (writer, 0);
  for (guint i = 0; i < passo_graph_get_n_edges (writer->graph); i++)
    {
      indent (writer);
      writer->language->write_edge (writer, passo_graph_get_edge (writer->graph, i));
    }
}

/* graphviz's language. */

static void
append_quoted (GString    *out,
               const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"' || *text == '\\')
        g_string_append_c (out, '\\');
      if (*text == '\n')
        g_string_append (out, "\\n");
      else
        g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

static void
append_dot_label (GString              *out,
                  const PassoGraphNode *node)
{
  g_autofree char *label = NULL;

  if (node->subtitle != NULL && *node->subtitle != '\0')
    label = g_strdup_printf ("%s\n%s", get_name (node), node->subtitle);
  append_quoted (out, label != NULL ? label : get_name (node));
}

static void
dot_begin_group (Writer               *writer,
                 const PassoGraphNode *node)
{
  const char *colour = get_colour (writer, node);

  g_string_append_printf (writer->out, "subgraph cluster_n%u {\n", node->index);
  writer->depth++;
  indent (writer);
  g_string_append (writer->out, "style=rounded; label=");
  append_quoted (writer->out, get_name (node));
  if (colour != NULL)
    g_string_append_printf (writer->out, "; color=\"%s\"", colour);
  g_string_append (writer->out, ";\n");
  writer->depth--;
}

static void
dot_end_group (Writer *writer)
{
  g_string_append (writer->out, "}\n");
}

static void
dot_write_node (Writer               *writer,
                const PassoGraphNode *node)
{
  const char *colour = get_colour (writer, node);

  g_string_append_printf (writer->out, "n%u [label=", node->index);
  append_dot_label (writer->out, node);
  if (node->kind == PASSO_GRAPH_NODE_START || node->kind == PASSO_GRAPH_NODE_END)
    g_string_append (writer->out, ", shape=oval");
  if (node->kind == PASSO_GRAPH_NODE_MISSING)
    g_string_append (writer->out, ", style=\"rounded,dashed\"");
  if (colour != NULL)
    g_string_append_printf (writer->out, ", color=\"%s\", penwidth=2", colour);
  g_string_append (writer->out, "];\n");
}

/* An edge of graphviz joins nodes; one to a group ends at its border on the way to a node in it. */
static guint
find_plain_node (Writer *writer,
                 guint   node)
{
  while (is_group (writer, node))
    {
      const PassoGraphScope *scope = passo_graph_get_scope (writer->graph, find_scope (writer, node));

      if (scope->n_nodes == 0)
        break;
      node = scope->first_node;
    }

  return node;
}

static void
dot_write_edge (Writer               *writer,
                const PassoGraphEdge *edge)
{
  g_string_append_printf (writer->out, "n%u -> n%u [", find_plain_node (writer, edge->from),
                          find_plain_node (writer, edge->to));
  if (is_group (writer, edge->from))
    g_string_append_printf (writer->out, "ltail=cluster_n%u, ", edge->from);
  if (is_group (writer, edge->to))
    g_string_append_printf (writer->out, "lhead=cluster_n%u, ", edge->to);
  if (edge->kind == PASSO_GRAPH_EDGE_CATCH)
    g_string_append (writer->out, "style=dashed, color=\"#c01c28\", ");
  else if (edge->kind == PASSO_GRAPH_EDGE_DEFAULT)
    g_string_append (writer->out, "style=dashed, ");
  g_string_append (writer->out, "label=");
  append_quoted (writer->out, edge->label != NULL ? edge->label : "");
  g_string_append (writer->out, "];\n");
}

static const Language dot = {
  .begin_group = dot_begin_group,
  .end_group = dot_end_group,
  .write_node = dot_write_node,
  .write_edge = dot_write_edge,
};

/**
 * passo_graph_text_write_dot:
 * @projection: (nullable): a run that colours the states
 *
 * Returns: (transfer full): the graph in the language of graphviz
 */
char *
passo_graph_text_write_dot (PassoGraph         *graph,
                            PassoRunProjection *projection)
{
  Writer writer = { .language = &dot, .graph = graph, .projection = projection };

  writer.out = g_string_new ("digraph workflow {\n"
                             "  compound=true;\n"
                             "  node [shape=box, style=rounded];\n");
  write_graph (&writer);
  g_string_append (writer.out, "}\n");

  return g_string_free (writer.out, FALSE);
}

/* Mermaid. Its text knows entities, and no other way to write a quotation mark. */

static void
append_entities (GString    *out,
                 const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar here = g_utf8_get_char (text);

      if (here < ' ' || (here < 0x80 && strchr ("\"#&;<>`", (int) here) != NULL))
        g_string_append_printf (out, "#%u;", here);
      else
        g_string_append_unichar (out, here);
    }
}

static void
mermaid_begin_group (Writer               *writer,
                     const PassoGraphNode *node)
{
  g_string_append_printf (writer->out, "subgraph n%u[\"", node->index);
  append_entities (writer->out, get_name (node));
  g_string_append (writer->out, "\"]\n");
}

static void
mermaid_end_group (Writer *writer)
{
  g_string_append (writer->out, "end\n");
}

static void
mermaid_write_node (Writer               *writer,
                    const PassoGraphNode *node)
{
  gboolean is_round = node->kind == PASSO_GRAPH_NODE_START || node->kind == PASSO_GRAPH_NODE_END;
  gboolean is_choice = node->state != NULL &&
                       passo_state_get_state_type (node->state) == PASSO_STATE_CHOICE;

  g_string_append_printf (writer->out, "n%u%s\"", node->index,
                          is_round ? "([" : is_choice ? "{" : "[");
  append_entities (writer->out, get_name (node));
  if (node->subtitle != NULL && *node->subtitle != '\0')
    {
      g_string_append (writer->out, "<br/>");
      append_entities (writer->out, node->subtitle);
    }
  g_string_append_printf (writer->out, "\"%s\n", is_round ? "])" : is_choice ? "}" : "]");
}

static void
mermaid_write_edge (Writer               *writer,
                    const PassoGraphEdge *edge)
{
  gboolean is_dotted = edge->kind == PASSO_GRAPH_EDGE_CATCH || edge->kind == PASSO_GRAPH_EDGE_DEFAULT;

  g_string_append_printf (writer->out, "n%u %s", edge->from, is_dotted ? "-.->" : "-->");
  if (edge->label != NULL && *edge->label != '\0')
    {
      g_string_append (writer->out, "|\"");
      append_entities (writer->out, edge->label);
      g_string_append (writer->out, "\"|");
    }
  g_string_append_printf (writer->out, " n%u\n", edge->to);
}

static const Language mermaid = {
  .begin_group = mermaid_begin_group,
  .end_group = mermaid_end_group,
  .write_node = mermaid_write_node,
  .write_edge = mermaid_write_edge,
};

/**
 * passo_graph_text_write_mermaid:
 * @projection: (nullable): a run that colours the states
 *
 * Returns: (transfer full): the graph as a flowchart of Mermaid
 */
char *
passo_graph_text_write_mermaid (PassoGraph         *graph,
                                PassoRunProjection *projection)
{
  Writer writer = { .language = &mermaid, .graph = graph, .projection = projection };

  writer.out = g_string_new ("flowchart TD\n");
  write_graph (&writer);
  for (guint i = 0; i < passo_graph_get_n_nodes (graph); i++)
    {
      const char *colour = get_colour (&writer, passo_graph_get_node (graph, i));

      if (colour != NULL)
        g_string_append_printf (writer.out, "  style n%u stroke:%s,stroke-width:2px\n", i, colour);
    }

  return g_string_free (writer.out, FALSE);
}
