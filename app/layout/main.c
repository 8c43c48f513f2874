/* main.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include "layout/passo-layout-codec.h"

/*
 * passo-layout: reads one problem a line, lays it out with dot and writes one answer a line, until
 * its input ends. The only program that meets graphviz, which asserts on odd input: whoever uses
 * it starts it again.
 *
 * A label is a node on its edge, so that it stands on the line and takes room of its own.
 */

/* Every gap between two rows; a label has one above and one below. */
#define ROW_GAP 26.0
#define LABEL_GAP 20.0
#define NODE_GAP 36.0
/* Room around the drawing for arcs at its sides. */
#define MARGIN 2.0

typedef struct
{
  PassoLayoutProblem *problem;
  Agraph_t *graph;
  Agnode_t **nodes;
  Agnode_t **labels;            /* by edge; NULL without one */
  Agedge_t **first_halves;      /* by edge, in the direction it is drawn downwards */
  Agedge_t **second_halves;     /* by edge; NULL without a label */
} Drawing;

static void
set (void       *object,
     const char *name,
     const char *value)
{
  agsafeset (object, (char *) name, (char *) value, (char *) "");
}

static void
set_number (void       *object,
            const char *name,
            double      value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.4f", value);
  set (object, name, text);
}

static Agnode_t *
add_node (Drawing *self,
          double   width,
          double   height)
{
  Agnode_t *node = agnode (self->graph, NULL, 1);

  set_number (node, "width", width / (double) POINTS_PER_INCH);
  set_number (node, "height", height / (double) POINTS_PER_INCH);

  return node;
}

static void
put_in_rank (Drawing    *self,
             Agnode_t   *node,
             const char *rank)
{
  Agraph_t *group = agsubg (self->graph, (char *) rank, 1);

  set (group, "rank", rank);
  agsubnode (group, node, 1);
}

static const char *
get_weight (const PassoLayoutEdge *edge)
{
  if (edge->is_back)
    return "1";
  if (edge->kind == PASSO_LAYOUT_EDGE_CATCH)
    return "1";

  return edge->kind == PASSO_LAYOUT_EDGE_FLOW ? "16" : "6";
}

static Agedge_t *
add_edge (Drawing               *self,
          Agnode_t              *from,
          Agnode_t              *to,
          const PassoLayoutEdge *edge)
{
  Agedge_t *half = agedge (self->graph, from, to, NULL, 1);

  set (half, "weight", get_weight (edge));
  set (half, "dir", "none");

  return half;
}

static void
add_route (Drawing *self,
           guint    index)
{
  const PassoLayoutEdge *edge = passo_layout_problem_get_edge (self->problem, index);
  Agnode_t *upper = self->nodes[edge->is_back ? edge->to : edge->from];
  Agnode_t *lower = self->nodes[edge->is_back ? edge->from : edge->to];

  if (edge->label_width > 0 && edge->from != edge->to)
    {
      self->labels[index] = add_node (self, edge->label_width, edge->label_height);
      self->first_halves[index] = add_edge (self, upper, self->labels[index], edge);
      self->second_halves[index] = add_edge (self, self->labels[index], lower, edge);
      return;
    }

  self->first_halves[index] = add_edge (self, upper, lower, edge);
}

static void
drawing_init (Drawing            *self,
              PassoLayoutProblem *problem)
{
  guint n_nodes = passo_layout_problem_get_n_nodes (problem);
  guint n_edges = passo_layout_problem_get_n_edges (problem);

  self->problem = problem;
  self->graph = agopen ((char *) "passo", Agdirected, NULL);
  self->nodes = g_new0 (Agnode_t *, n_nodes + 1);
  self->labels = g_new0 (Agnode_t *, n_edges + 1);
  self->first_halves = g_new0 (Agedge_t *, n_edges + 1);
  self->second_halves = g_new0 (Agedge_t *, n_edges + 1);

  agattr (self->graph, AGNODE, (char *) "shape", (char *) "box");
  agattr (self->graph, AGNODE, (char *) "label", (char *) "");
  agattr (self->graph, AGNODE, (char *) "fixedsize", (char *) "true");
  set (self->graph, "splines", "spline");
  set (self->graph, "nslimit", "1");
  set_number (self->graph, "ranksep", ROW_GAP / (double) POINTS_PER_INCH);
  set_number (self->graph, "nodesep", NODE_GAP / (double) POINTS_PER_INCH);

  for (guint i = 0; i < n_nodes; i++)
    {
      const PassoLayoutNode *node = passo_layout_problem_get_node (problem, i);

      self->nodes[i] = add_node (self, node->width, node->height);
      if (node->rank == PASSO_LAYOUT_RANK_FIRST)
        put_in_rank (self, self->nodes[i], "source");
      else if (node->rank == PASSO_LAYOUT_RANK_LAST)
        put_in_rank (self, self->nodes[i], "max");
    }
  for (guint i = 0; i < n_edges; i++)
    add_route (self, i);
}

static void
drawing_clear (Drawing *self)
{
  agclose (self->graph);
  g_free (self->nodes);
  g_free (self->labels);
  g_free (self->first_halves);
  g_free (self->second_halves);
}

typedef struct
{
  double left;
  double top;                   /* of the drawing, in graphviz's coordinates, which grow upwards */
  double right;
  double bottom;
} Frame;

static PassoLayoutPoint
turn (const Frame *frame,
      pointf       point)
{
  return (PassoLayoutPoint) { point.x - frame->left, frame->top - point.y };
}

static void
reverse (GArray *points)
{
  for (guint i = 0; i < points->len / 2; i++)
    {
      PassoLayoutPoint swap = g_array_index (points, PassoLayoutPoint, i);

      g_array_index (points, PassoLayoutPoint, i) =
        g_array_index (points, PassoLayoutPoint, points->len - 1 - i);
      g_array_index (points, PassoLayoutPoint, points->len - 1 - i) = swap;
    }
}

/* The points of a half; after another half, a straight segment leads over to it. */
static void
append_half (GArray      *route,
             Agedge_t    *half,
             const Frame *frame)
{
  const splines *spline = half != NULL ? ED_spl (half) : NULL;
  const bezier *curve;

  if (spline == NULL || spline->size < 1)
    return;

  curve = &spline->list[0];
  if (route->len > 0)
    {
      PassoLayoutPoint from = g_array_index (route, PassoLayoutPoint, route->len - 1);
      PassoLayoutPoint to = turn (frame, curve->list[0]);

      g_array_append_val (route, from);
      g_array_append_val (route, to);
    }
  for (int i = 0; i < curve->size; i++)
    {
      PassoLayoutPoint point = turn (frame, curve->list[i]);

      g_array_append_val (route, point);
    }
}

static void
read_route (Drawing             *self,
            guint                index,
            const Frame         *frame,
            PassoLayoutSolution *solution)
{
  const PassoLayoutEdge *edge = passo_layout_problem_get_edge (self->problem, index);
  g_autoptr (GArray) route = g_array_new (FALSE, FALSE, sizeof (PassoLayoutPoint));

  append_half (route, self->first_halves[index], frame);
  append_half (route, self->second_halves[index], frame);
  if (edge->is_back)
    reverse (route);

  passo_layout_solution_set_route (solution, index,
                                   (const PassoLayoutPoint *) (gpointer) route->data, route->len);
  if (self->labels[index] != NULL)
    passo_layout_solution_set_label (solution, index, turn (frame, ND_coord (self->labels[index])));
  else if (route->len > 0)
    passo_layout_solution_set_label (solution, index,
                                     g_array_index (route, PassoLayoutPoint, route->len / 2));
}

static void
include_point (Frame  *frame,
               pointf  point)
{
  frame->left = MIN (frame->left, point.x - MARGIN);
  frame->right = MAX (frame->right, point.x + MARGIN);
  frame->bottom = MIN (frame->bottom, point.y);
  frame->top = MAX (frame->top, point.y);
}

/* graphviz's own box does not hold every curve. */
static Frame
find_frame (Drawing *self)
{
  boxf box = GD_bb (self->graph);
  Frame frame = { box.LL.x, box.UR.y, box.UR.x, box.LL.y };

  for (guint i = 0; i < passo_layout_problem_get_n_edges (self->problem); i++)
    for (int half = 0; half < 2; half++)
      {
        Agedge_t *edge = half == 0 ? self->first_halves[i] : self->second_halves[i];

        if (edge == NULL || ED_spl (edge) == NULL)
          continue;
        for (int j = 0; j < ED_spl (edge)->list[0].size; j++)
          include_point (&frame, ED_spl (edge)->list[0].list[j]);
      }

  return frame;
}

static PassoLayoutSolution *
read_solution (Drawing *self)
{
  guint n_nodes = passo_layout_problem_get_n_nodes (self->problem);
  guint n_edges = passo_layout_problem_get_n_edges (self->problem);
  g_autoptr (PassoLayoutSolution) solution = passo_layout_solution_new (n_nodes, n_edges);
  Frame frame = find_frame (self);

  for (guint i = 0; i < n_nodes; i++)
    {
      const PassoLayoutNode *node = passo_layout_problem_get_node (self->problem, i);
      PassoLayoutPoint centre = turn (&frame, ND_coord (self->nodes[i]));
      PassoLayoutBox box = { centre.x - node->width / 2, centre.y - node->height / 2,
                             node->width, node->height };

      passo_layout_solution_set_node (solution, i, box);
    }
  for (guint i = 0; i < n_edges; i++)
    read_route (self, i, &frame, solution);
  passo_layout_solution_set_size (solution, frame.right - frame.left, frame.top - frame.bottom);

  return g_steal_pointer (&solution);
}

static char *
solve (GVC_t              *gvc,
       guint               id,
       PassoLayoutProblem *problem)
{
  g_autoptr (PassoLayoutSolution) solution = NULL;
  Drawing drawing = { 0 };
  char *answer;

  drawing_init (&drawing, problem);
  if (gvLayout (gvc, drawing.graph, "dot") == 0)
    {
      solution = read_solution (&drawing);
      answer = passo_layout_codec_write_solution (id, solution);
      gvFreeLayout (gvc, drawing.graph);
    }
  else
    answer = passo_layout_codec_write_error (id, "dot refused the graph");
  drawing_clear (&drawing);

  return answer;
}

static char *
answer_line (GVC_t      *gvc,
             const char *line)
{
  g_autoptr (PassoLayoutProblem) problem = NULL;
  g_autoptr (GError) error = NULL;
  guint id = 0;

  problem = passo_layout_codec_read_problem (line, &id, &error);
  if (problem == NULL)
    return passo_layout_codec_write_error (id, error->message);

  return solve (gvc, id, problem);
}

int
main (int    argc,
      char **argv)
{
  GVC_t *gvc;
  char *line = NULL;
  size_t room = 0;

  /* Numbers go over the wire and into graphviz with a point. */
  setlocale (LC_ALL, "C");
  agseterr (AGMAX);
  gvc = gvContext ();

  while (getline (&line, &room, stdin) > 0)
    {
      g_autofree char *answer = answer_line (gvc, line);

      puts (answer);
      fflush (stdout);
    }

  free (line);
  gvFreeContext (gvc);

  return 0;
}
