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
#include "layout/passo-layout-mend.h"

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
#define N_STEPS 8

typedef struct
{
  PassoLayoutProblem *problem;
  Agraph_t *graph;
  Agnode_t **nodes;
  Agnode_t **labels;            /* by edge; NULL without one */
  Agedge_t **first_halves;      /* by edge, in the direction it is drawn downwards */
  Agedge_t **second_halves;     /* by edge; NULL without a label */
  gboolean *has_catch;          /* by node: something is caught there */
  guint *n_into;                /* by node: the ways into it, loops left out */
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

/* How much an edge wants to be short and straight. Ways that part want their branches near the
 * place where they part, so what leads to a join gives way, and their labels right above them. */
static const char *
get_weight (Drawing               *self,
            const PassoLayoutEdge *edge,
            gboolean               is_under_label)
{
  gboolean is_join = self->n_into[edge->to] > 1;

  if (edge->is_back || edge->kind == PASSO_LAYOUT_EDGE_CATCH)
    return "1";
  if (edge->kind == PASSO_LAYOUT_EDGE_BRANCH)
    return is_join ? "5" : is_under_label ? "40" : "14";

  return is_join ? "8" : "20";
}

/* Ways go out at the bottom and in at the top; what catches leaves at the right side, and what
 * leads back runs from side to side, on the left where something is caught on the right. Into a
 * join a way comes from where it is. */
static void
set_ports (Drawing               *self,
           Agedge_t              *half,
           const PassoLayoutEdge *edge,
           gboolean               is_first,
           gboolean               is_last)
{
  gboolean is_catch = edge->kind == PASSO_LAYOUT_EDGE_CATCH;
  const char *side = self->has_catch[edge->from] || self->has_catch[edge->to] ? "w" : "e";

  if (edge->from == edge->to)
    return;

  if (edge->is_back)
    {
      set (half, "tailport", is_first ? side : "s");
      set (half, "headport", is_last ? side : "n");
      return;
    }
  if (!is_first)
    set (half, "tailport", "s");
  else if (is_catch)
    set (half, "tailport", "e");
  else if (edge->kind == PASSO_LAYOUT_EDGE_FLOW)
    set (half, "tailport", "s");
  if (!is_last || self->n_into[edge->to] <= 1 || edge->kind == PASSO_LAYOUT_EDGE_FLOW)
    set (half, "headport", "n");
}

static Agedge_t *
add_edge (Drawing               *self,
          Agnode_t              *from,
          Agnode_t              *to,
          const PassoLayoutEdge *edge,
          gboolean               is_first,
          gboolean               is_last)
{
  Agedge_t *half = agedge (self->graph, from, to, NULL, 1);

  set (half, "weight", get_weight (self, edge, !is_first));
  set (half, "dir", "none");
  set_ports (self, half, edge, is_first, is_last);

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
      self->first_halves[index] = add_edge (self, upper, self->labels[index], edge, TRUE, FALSE);
      self->second_halves[index] = add_edge (self, self->labels[index], lower, edge, FALSE, TRUE);
      return;
    }

  self->first_halves[index] = add_edge (self, upper, lower, edge, TRUE, TRUE);
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
  self->n_into = g_new0 (guint, n_nodes + 1);
  self->has_catch = g_new0 (gboolean, n_nodes + 1);

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
    {
      const PassoLayoutEdge *edge = passo_layout_problem_get_edge (problem, i);

      self->n_into[edge->to] += !edge->is_back;
      self->has_catch[edge->from] |= edge->kind == PASSO_LAYOUT_EDGE_CATCH;
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
  g_free (self->n_into);
  g_free (self->has_catch);
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

static void
include_node (Frame    *frame,
              Agnode_t *node)
{
  pointf centre = ND_coord (node);
  double half_height = ND_ht (node) / 2;

  include_point (frame, (pointf) { centre.x - ND_lw (node) + MARGIN, centre.y - half_height });
  include_point (frame, (pointf) { centre.x + ND_rw (node) - MARGIN, centre.y + half_height });
}

static void
include_curve (Frame        *frame,
               const pointf *curve)
{
  for (int i = 0; i <= N_STEPS; i++)
    {
      double t = (double) i / N_STEPS, s = 1 - t;
      double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
      pointf point = { a * curve[0].x + b * curve[1].x + c * curve[2].x + d * curve[3].x,
                       a * curve[0].y + b * curve[1].y + c * curve[2].y + d * curve[3].y };

      include_point (frame, point);
    }
}

/* graphviz's own box does not hold every curve, and holds control points that no curve reaches. */
static Frame
find_frame (Drawing *self)
{
  Frame frame = { G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE, G_MAXDOUBLE };

  for (guint i = 0; i < passo_layout_problem_get_n_nodes (self->problem); i++)
    include_node (&frame, self->nodes[i]);
  for (guint i = 0; i < passo_layout_problem_get_n_edges (self->problem); i++)
    for (int half = 0; half < 2; half++)
      {
        Agedge_t *edge = half == 0 ? self->first_halves[i] : self->second_halves[i];

        if (self->labels[i] != NULL)
          include_node (&frame, self->labels[i]);
        if (edge == NULL || ED_spl (edge) == NULL)
          continue;
        for (int j = 0; j + 3 < ED_spl (edge)->list[0].size; j += 3)
          include_curve (&frame, ED_spl (edge)->list[0].list + j);
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
  passo_layout_mend_routes (self->problem, solution);

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
