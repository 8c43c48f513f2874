/* passo-layout-mend.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "layout/passo-layout-curve.h"
#include "layout/passo-layout-mend.h"

/* A router of splines sometimes leaves its corridor, where wide boxes stand close above a join, and
 * sometimes turns a corner. Both are mended afterwards: a piece of a route that runs through boxes
 * gives way to one curve that does not, or through fewer, and a way back with corners to one without.
 * A route that has no fault is not touched. */

#define N_SAMPLES 16
/* Lines touch the boxes that they begin and end at. */
#define TOLERANCE 2.0
/* A turn of so much (in radians) on so short a way looks like a corner. */
#define CORNER_TURN 0.6
#define CORNER_WAY 24.0
#define APART 0.5
#define MIN_HANDLE 2.0

typedef struct
{
  PassoLayoutProblem *problem;
  PassoLayoutSolution *solution;
  double width;
  double height;
} Mender;

static PassoLayoutBox
get_hull (const PassoLayoutPoint *curve)
{
  double left = curve[0].x, right = left, top = curve[0].y, bottom = top;

  for (int i = 1; i < 4; i++)
    {
      left = MIN (left, curve[i].x);
      right = MAX (right, curve[i].x);
      top = MIN (top, curve[i].y);
      bottom = MAX (bottom, curve[i].y);
    }

  return (PassoLayoutBox) { left, top, right - left, bottom - top };
}

static gboolean
is_inside (PassoLayoutPoint      point,
           const PassoLayoutBox *box)
{
  return point.x > box->x + TOLERANCE && point.x < box->x + box->width - TOLERANCE &&
         point.y > box->y + TOLERANCE && point.y < box->y + box->height - TOLERANCE;
}

static guint
count_in_box (const PassoLayoutPoint *curve,
              const PassoLayoutBox   *hull,
              PassoLayoutBox          box)
{
  guint n_hits = 0;

  if (hull->x > box.x + box.width || hull->x + hull->width < box.x ||
      hull->y > box.y + box.height || hull->y + hull->height < box.y)
    return 0;

  for (int i = 0; i <= N_SAMPLES; i++)
    n_hits += is_inside (passo_layout_curve_get_point (curve, (double) i / N_SAMPLES), &box);

  return n_hits;
}

static guint
count_outside (Mender                 *mender,
               const PassoLayoutPoint *curve)
{
  guint n_hits = 0;

  for (int i = 0; i <= N_SAMPLES; i++)
    {
      PassoLayoutPoint point = passo_layout_curve_get_point (curve, (double) i / N_SAMPLES);

      n_hits += point.x < -APART || point.x > mender->width + APART || point.y < -APART ||
                point.y > mender->height + APART;
    }

  return n_hits;
}

static gboolean
get_label (Mender         *mender,
           guint           index,
           PassoLayoutBox *box)
{
  const PassoLayoutEdge *edge = passo_layout_problem_get_edge (mender->problem, index);
  PassoLayoutPoint centre = passo_layout_solution_get_label (mender->solution, index);

  *box = (PassoLayoutBox) { centre.x - edge->label_width / 2, centre.y - edge->label_height / 2,
                            edge->label_width, edge->label_height };

  return edge->label_width > 0;
}

/* How much of the curves lies where no line should be: in boxes, in labels, outside the drawing. */
static guint
count_faults (Mender                 *mender,
              const PassoLayoutPoint *points,
              guint                   n_points)
{
  guint n_faults = 0;

  for (guint i = 0; i + 3 < n_points; i += 3)
    {
      PassoLayoutBox hull = get_hull (&points[i]), label;

      for (guint j = 0; j < passo_layout_problem_get_n_nodes (mender->problem); j++)
        n_faults += count_in_box (&points[i], &hull, passo_layout_solution_get_node (mender->solution, j));
      for (guint j = 0; j < passo_layout_problem_get_n_edges (mender->problem); j++)
        if (get_label (mender, j, &label))
          n_faults += count_in_box (&points[i], &hull, label);
      n_faults += count_outside (mender, &points[i]);
    }

  return n_faults;
}

/* The direction in which a curve leaves @from, of length 1, or 0, 0 where there is none. */
static PassoLayoutPoint
get_direction (const PassoLayoutPoint *from,
               int                     step,
               guint                   n_points)
{
  for (guint i = 1; i < n_points; i++)
    {
      double dx = from[(int) i * step].x - from->x, dy = from[(int) i * step].y - from->y;
      double length = hypot (dx, dy);

      if (length > APART)
        return (PassoLayoutPoint) { dx / length, dy / length };
    }

  return (PassoLayoutPoint) { 0, 0 };
}

static double
turn_between (PassoLayoutPoint a,
              PassoLayoutPoint b,
              PassoLayoutPoint c)
{
  double before = atan2 (b.y - a.y, b.x - a.x), after = atan2 (c.y - b.y, c.x - b.x);

  return remainder (after - before, 2 * G_PI);
}

/* Whether it turns much on a short way somewhere: seen as a corner, however smooth it is close by. */
static gboolean
has_corner (const PassoLayoutPoint *points,
            guint                   n_points)
{
  PassoLayoutPoint a = points[0], b = points[0];
  double turned = 0, way = 0;

  for (guint i = 0; i + 3 < n_points; i += 3)
    for (int j = 1; j <= N_SAMPLES; j++)
      {
        PassoLayoutPoint c = passo_layout_curve_get_point (&points[i], (double) j / N_SAMPLES);
        double step = hypot (c.x - b.x, c.y - b.y);

        if (step < APART)
          continue;
        if (b.x != a.x || b.y != a.y)
          {
            /* What was turned is forgotten along the way. */
            turned *= MAX (0, 1 - way / CORNER_WAY);
            turned += turn_between (a, b, c);
          }
        if (fabs (turned) > CORNER_TURN)
          return TRUE;
        way = step;
        a = b;
        b = c;
      }

  return FALSE;
}

/* How far the piece reaches to the side beyond both its ends: what an arc has to reach as well. */
static double
get_reach (const PassoLayoutPoint *points,
           guint                   n_points)
{
  double left = MIN (points[0].x, points[n_points - 1].x);
  double right = MAX (points[0].x, points[n_points - 1].x);
  double reach = 0;

  for (guint i = 0; i + 3 < n_points; i += 3)
    for (int j = 0; j <= N_SAMPLES; j++)
      {
        double x = passo_layout_curve_get_point (&points[i], (double) j / N_SAMPLES).x;

        reach = MAX (reach, MAX (left - x, x - right));
      }

  return reach;
}

/* One curve from end to end that leaves and arrives as the piece does. */
static gboolean
find_curve (Mender                 *mender,
            const PassoLayoutPoint *points,
            guint                   n_points,
            guint                   n_allowed,
            gboolean                is_smooth,
            PassoLayoutPoint       *curve)
{
  PassoLayoutPoint start = points[0], end = points[n_points - 1];
  PassoLayoutPoint out = get_direction (points, 1, n_points);
  PassoLayoutPoint in = get_direction (&points[n_points - 1], -1, n_points);
  double length = hypot (end.x - start.x, end.y - start.y);
  const double lengths[] = {
    fabs (end.y - start.y) / 2, length * 0.35, length * 0.5, get_reach (points, n_points) / 0.75,
  };

  /* A short handle keeps a curve in its corridor, a long one makes it round. */
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      double handle = lengths[is_smooth ? G_N_ELEMENTS (lengths) - 1 - i : i];
      PassoLayoutPoint candidate[4] = {
        start,
        { start.x + out.x * handle, start.y + out.y * handle },
        { end.x + in.x * handle, end.y + in.y * handle },
        end,
      };

      if (handle < MIN_HANDLE || count_faults (mender, candidate, 4) > n_allowed ||
          (is_smooth && has_corner (candidate, 4)))
        continue;
      memcpy (curve, candidate, sizeof candidate);
      return TRUE;
    }

  return FALSE;
}

/* Appends the piece, or the curve that is better than it. */
static gboolean
mend_piece (Mender                 *mender,
            const PassoLayoutPoint *points,
            guint                   n_points,
            gboolean                is_back,
            GArray                 *route)
{
  guint n_faults = count_faults (mender, points, n_points);
  guint n_shared = route->len > 0 ? 1 : 0;
  gboolean is_mended = FALSE;
  PassoLayoutPoint curve[4];

  if (n_faults > 0)
    is_mended = find_curve (mender, points, n_points, n_faults - 1, FALSE, curve);
  else if (is_back && has_corner (points, n_points))
    is_mended = find_curve (mender, points, n_points, 0, TRUE, curve);

  if (is_mended)
    g_array_append_vals (route, &curve[n_shared], 4 - n_shared);
  else
    g_array_append_vals (route, &points[n_shared], n_points - n_shared);

  return is_mended;
}

/* Where the straight piece under the edge's own label begins; @n_points where there is none. */
static guint
find_label (Mender                 *mender,
            guint                   index,
            const PassoLayoutPoint *points,
            guint                   n_points)
{
  PassoLayoutPoint centre = passo_layout_solution_get_label (mender->solution, index);

  if (passo_layout_problem_get_edge (mender->problem, index)->label_width <= 0)
    return n_points;

  for (guint i = 0; i + 3 < n_points; i += 3)
    {
      PassoLayoutPoint middle = passo_layout_curve_get_point (&points[i], 0.5);

      if (hypot (middle.x - centre.x, middle.y - centre.y) < 2 * TOLERANCE)
        return i;
    }

  return n_points;
}

static gboolean
mend_route (Mender *mender,
            guint   index)
{
  g_autoptr (GArray) route = g_array_new (FALSE, FALSE, sizeof (PassoLayoutPoint));
  gboolean is_back = passo_layout_problem_get_edge (mender->problem, index)->is_back;
  gboolean is_changed = FALSE;
  guint n_points, label;
  const PassoLayoutPoint *points =
    passo_layout_solution_get_route (mender->solution, index, &n_points);

  if (n_points < 4)
    return FALSE;

  label = find_label (mender, index, points, n_points);
  if (label >= n_points)
    is_changed = mend_piece (mender, points, n_points, is_back, route);
  else
    {
      if (label >= 3)
        is_changed |= mend_piece (mender, points, label + 1, is_back, route);
      g_array_append_vals (route, &points[label + (route->len > 0)], route->len > 0 ? 3 : 4);
      if (label + 6 < n_points)
        is_changed |= mend_piece (mender, &points[label + 3], n_points - label - 3, is_back, route);
    }
  if (is_changed)
    passo_layout_solution_set_route (mender->solution, index,
                                     (const PassoLayoutPoint *) (gpointer) route->data, route->len);

  return is_changed;
}

/**
 * passo_layout_mend_routes:
 * @problem: what was laid out
 * @solution: its solution, not yet given away
 *
 * Bends routes that run through boxes or labels around them where one curve does that, and turns
 * the corners of ways back into curves. Loops, which leave and enter the same box, stay.
 *
 * Returns: how many routes it changed
 */
guint
passo_layout_mend_routes (PassoLayoutProblem  *problem,
                          PassoLayoutSolution *solution)
{
  Mender mender = { .problem = problem, .solution = solution };
  guint n_changed = 0;

  g_return_val_if_fail (problem != NULL, 0);
  g_return_val_if_fail (solution != NULL, 0);

  passo_layout_solution_get_size (solution, &mender.width, &mender.height);
  for (guint i = 0; i < passo_layout_problem_get_n_edges (problem); i++)
    {
      const PassoLayoutEdge *edge = passo_layout_problem_get_edge (problem, i);

      if (edge->from != edge->to)
        n_changed += mend_route (&mender, i);
    }

  return n_changed;
}
