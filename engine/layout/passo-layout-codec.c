/* passo-layout-codec.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

#include "layout/passo-layout-codec.h"

#define NODE_FIELDS 3
#define EDGE_FIELDS 6

/* Eighths of a pixel are exact in binary and so short in decimal. */
static void
add_number (JsonBuilder *builder,
            double       number)
{
  json_builder_add_double_value (builder, round (number * 8) / 8);
}

static void
begin_message (JsonBuilder *builder,
               guint        id)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, id);
}

static void
begin_array (JsonBuilder *builder,
             const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static char *
end_message (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/**
 * passo_layout_codec_write_problem:
 *
 * Returns: (transfer full): one line without its end
 */
char *
passo_layout_codec_write_problem (guint               id,
                                  PassoLayoutProblem *problem)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (problem != NULL, NULL);

  begin_message (builder, id);
  begin_array (builder, "nodes");
  for (guint i = 0; i < passo_layout_problem_get_n_nodes (problem); i++)
    {
      const PassoLayoutNode *node = passo_layout_problem_get_node (problem, i);

      add_number (builder, node->width);
      add_number (builder, node->height);
      json_builder_add_int_value (builder, node->rank);
    }
  json_builder_end_array (builder);
  begin_array (builder, "edges");
  for (guint i = 0; i < passo_layout_problem_get_n_edges (problem); i++)
    {
      const PassoLayoutEdge *edge = passo_layout_problem_get_edge (problem, i);

      json_builder_add_int_value (builder, edge->from);
      json_builder_add_int_value (builder, edge->to);
      json_builder_add_int_value (builder, edge->kind);
      json_builder_add_int_value (builder, edge->is_back ? 1 : 0);
      add_number (builder, edge->label_width);
      add_number (builder, edge->label_height);
    }
  json_builder_end_array (builder);

  return end_message (builder);
}

static gboolean
read_number (JsonNode *node,
             double   *number)
{
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    *number = json_node_get_int (node);
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    *number = json_node_get_double (node);
  else
    return FALSE;

  return isfinite (*number);
}

/* The numbers of an array, or NULL where anything else is in it. */
static double *
read_numbers (JsonNode *node,
              guint     multiple,
              guint    *n_numbers)
{
  g_autofree double *numbers = NULL;
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  array = json_node_get_array (node);
  *n_numbers = json_array_get_length (array);
  if (*n_numbers % multiple != 0)
    return NULL;

  numbers = g_new0 (double, *n_numbers + 1);
  for (guint i = 0; i < *n_numbers; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (element) || !read_number (element, &numbers[i]))
        return NULL;
    }

  return g_steal_pointer (&numbers);
}

static void
set_malformed (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("The layout helper was given or gave a message of the wrong form"));
}

static JsonObject *
read_object (const char  *line,
             JsonNode   **root,
             guint       *id)
{
  JsonObject *object;

  *root = json_from_string (line, NULL);
  if (*root == NULL || !JSON_NODE_HOLDS_OBJECT (*root))
    return NULL;

  object = json_node_get_object (*root);
  if (!json_object_has_member (object, "id"))
    return NULL;
  *id = (guint) json_object_get_int_member (object, "id");

  return object;
}

static gboolean
add_edges (PassoLayoutProblem *problem,
           const double       *numbers,
           guint               n_numbers)
{
  guint n_nodes = passo_layout_problem_get_n_nodes (problem);

  for (guint i = 0; i < n_numbers; i += EDGE_FIELDS)
    {
      PassoLayoutEdge edge = { 0 };

      if (numbers[i] < 0 || numbers[i] >= n_nodes || numbers[i + 1] < 0 || numbers[i + 1] >= n_nodes)
        return FALSE;

      edge.from = (guint) numbers[i];
      edge.to = (guint) numbers[i + 1];
      edge.kind = (PassoLayoutEdgeKind) numbers[i + 2];
      edge.is_back = numbers[i + 3] != 0;
      edge.label_width = numbers[i + 4];
      edge.label_height = numbers[i + 5];
      passo_layout_problem_add_edge (problem, &edge);
    }

  return TRUE;
}

/**
 * passo_layout_codec_read_problem:
 * @id: (out): the message's number, set as soon as it could be read
 *
 * Returns: (transfer full) (nullable): the problem; %NULL with @error (%G_IO_ERROR) set where the
 *   line is none
 */
PassoLayoutProblem *
passo_layout_codec_read_problem (const char  *line,
                                 guint       *id,
                                 GError     **error)
{
  g_autoptr (PassoLayoutProblem) problem = passo_layout_problem_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree double *nodes = NULL;
  g_autofree double *edges = NULL;
  JsonObject *object;
  guint n_nodes = 0, n_edges = 0;

  g_return_val_if_fail (line != NULL, NULL);

  object = read_object (line, &root, id);
  if (object != NULL)
    {
      nodes = read_numbers (json_object_get_member (object, "nodes"), NODE_FIELDS, &n_nodes);
      edges = read_numbers (json_object_get_member (object, "edges"), EDGE_FIELDS, &n_edges);
    }

  for (guint i = 0; nodes != NULL && i < n_nodes; i += NODE_FIELDS)
    passo_layout_problem_add_node (problem, nodes[i], nodes[i + 1], (PassoLayoutRank) nodes[i + 2]);

  if (nodes == NULL || edges == NULL || !add_edges (problem, edges, n_edges))
    {
      set_malformed (error);
      return NULL;
    }

  return g_steal_pointer (&problem);
}

/**
 * passo_layout_codec_write_solution:
 *
 * Returns: (transfer full): one line without its end
 */
char *
passo_layout_codec_write_solution (guint                id,
                                   PassoLayoutSolution *solution)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  double width, height;

  g_return_val_if_fail (solution != NULL, NULL);

  begin_message (builder, id);
  passo_layout_solution_get_size (solution, &width, &height);
  begin_array (builder, "size");
  add_number (builder, width);
  add_number (builder, height);
  json_builder_end_array (builder);

  begin_array (builder, "nodes");
  for (guint i = 0; i < passo_layout_solution_get_n_nodes (solution); i++)
    {
      PassoLayoutBox box = passo_layout_solution_get_node (solution, i);

      add_number (builder, box.x);
      add_number (builder, box.y);
    }
  json_builder_end_array (builder);

  begin_array (builder, "labels");
  for (guint i = 0; i < passo_layout_solution_get_n_edges (solution); i++)
    {
      PassoLayoutPoint label = passo_layout_solution_get_label (solution, i);

      add_number (builder, label.x);
      add_number (builder, label.y);
    }
  json_builder_end_array (builder);

  begin_array (builder, "routes");
  for (guint i = 0; i < passo_layout_solution_get_n_edges (solution); i++)
    {
      guint n_points;
      const PassoLayoutPoint *points = passo_layout_solution_get_route (solution, i, &n_points);

      json_builder_begin_array (builder);
      for (guint j = 0; j < n_points; j++)
        {
          add_number (builder, points[j].x);
          add_number (builder, points[j].y);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);

  return end_message (builder);
}

/**
 * passo_layout_codec_write_error:
 *
 * Returns: (transfer full): one line without its end
 */
char *
passo_layout_codec_write_error (guint       id,
                                const char *message)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  begin_message (builder, id);
  json_builder_set_member_name (builder, "error");
  json_builder_add_string_value (builder, message);

  return end_message (builder);
}

/**
 * passo_layout_codec_read_id:
 *
 * Returns: whether @line is an object with an id
 */
gboolean
passo_layout_codec_read_id (const char *line,
                            guint      *id)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (line != NULL, FALSE);

  return read_object (line, &root, id) != NULL;
}

static gboolean
read_routes (JsonNode            *node,
             PassoLayoutSolution *solution,
             guint                n_edges)
{
  JsonArray *routes;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  routes = json_node_get_array (node);
  if (json_array_get_length (routes) != n_edges)
    return FALSE;

  for (guint i = 0; i < n_edges; i++)
    {
      guint n_numbers = 0;
      g_autofree double *numbers = read_numbers (json_array_get_element (routes, i), 2, &n_numbers);

      if (numbers == NULL || (n_numbers != 0 && n_numbers / 2 % 3 != 1))
        return FALSE;
      /* A point is two doubles and nothing else. */
      passo_layout_solution_set_route (solution, i, (const PassoLayoutPoint *) (gpointer) numbers,
                                       n_numbers / 2);
    }

  return TRUE;
}

static PassoLayoutSolution *
build_solution (JsonObject         *object,
                PassoLayoutProblem *problem)
{
  guint n_nodes = passo_layout_problem_get_n_nodes (problem);
  guint n_edges = passo_layout_problem_get_n_edges (problem);
  g_autoptr (PassoLayoutSolution) solution = passo_layout_solution_new (n_nodes, n_edges);
  guint n_size = 0, n_corners = 0, n_labels = 0;
  g_autofree double *size = read_numbers (json_object_get_member (object, "size"), 2, &n_size);
  g_autofree double *corners = read_numbers (json_object_get_member (object, "nodes"), 2, &n_corners);
  g_autofree double *labels = read_numbers (json_object_get_member (object, "labels"), 2, &n_labels);

  if (n_size != 2 || corners == NULL || n_corners != 2 * n_nodes ||
      labels == NULL || n_labels != 2 * n_edges ||
      !read_routes (json_object_get_member (object, "routes"), solution, n_edges))
    return NULL;

  passo_layout_solution_set_size (solution, size[0], size[1]);
  for (guint i = 0; i < n_nodes; i++)
    {
      const PassoLayoutNode *node = passo_layout_problem_get_node (problem, i);
      PassoLayoutBox box = { corners[2 * i], corners[2 * i + 1], node->width, node->height };

      passo_layout_solution_set_node (solution, i, box);
    }
  for (guint i = 0; i < n_edges; i++)
    passo_layout_solution_set_label (solution, i,
                                     (PassoLayoutPoint) { labels[2 * i], labels[2 * i + 1] });

  return g_steal_pointer (&solution);
}

/**
 * passo_layout_codec_read_solution:
 * @line: an answer
 * @problem: what it answers; the counts must agree
 *
 * Returns: (transfer full) (nullable): the solution; %NULL with @error (%G_IO_ERROR) set where the
 *   helper refused or the line is none
 */
PassoLayoutSolution *
passo_layout_codec_read_solution (const char          *line,
                                  PassoLayoutProblem  *problem,
                                  GError             **error)
{
  g_autoptr (PassoLayoutSolution) solution = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  guint id;

  g_return_val_if_fail (line != NULL, NULL);
  g_return_val_if_fail (problem != NULL, NULL);

  object = read_object (line, &root, &id);
  if (object != NULL && json_object_has_member (object, "error"))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           json_object_get_string_member_with_default (object, "error", ""));
      return NULL;
    }

  solution = object != NULL ? build_solution (object, problem) : NULL;
  if (solution == NULL)
    set_malformed (error);

  return g_steal_pointer (&solution);
}
