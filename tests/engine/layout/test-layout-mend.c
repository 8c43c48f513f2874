/* test-layout-mend.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "layout/passo-layout-mend.h"

/* Two boxes side by side over a third in the middle, and a route from the first to the third. */
typedef struct
{
  PassoLayoutProblem *problem;
  PassoLayoutSolution *solution;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  PassoLayoutEdge edge = { .from = 0, .to = 2 };

  fixture->problem = passo_layout_problem_new ();
  passo_layout_problem_add_node (fixture->problem, 300, 100, PASSO_LAYOUT_RANK_ANY);
  passo_layout_problem_add_node (fixture->problem, 300, 100, PASSO_LAYOUT_RANK_ANY);
  passo_layout_problem_add_node (fixture->problem, 100, 50, PASSO_LAYOUT_RANK_ANY);
  passo_layout_problem_add_edge (fixture->problem, &edge);

  fixture->solution = passo_layout_solution_new (3, 1);
  passo_layout_solution_set_size (fixture->solution, 640, 176);
  passo_layout_solution_set_node (fixture->solution, 0, (PassoLayoutBox) { 0, 0, 300, 100 });
  passo_layout_solution_set_node (fixture->solution, 1, (PassoLayoutBox) { 340, 0, 300, 100 });
  passo_layout_solution_set_node (fixture->solution, 2, (PassoLayoutBox) { 270, 126, 100, 50 });
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  passo_layout_problem_unref (fixture->problem);
  passo_layout_solution_unref (fixture->solution);
}

static void
assert_between (Fixture *fixture,
                double   top,
                double   bottom)
{
  guint n_points;
  const PassoLayoutPoint *points = passo_layout_solution_get_route (fixture->solution, 0, &n_points);

  g_assert_cmpuint (n_points, >=, 4);
  for (guint i = 0; i < n_points; i++)
    {
      g_assert_cmpfloat (points[i].y, >=, top);
      g_assert_cmpfloat (points[i].y, <=, bottom);
    }
}

static void
test_through_box (Fixture       *fixture,
                  gconstpointer  data)
{
  /* Dips, rises into its own box and falls through the gap. */
  static const PassoLayoutPoint route[] = { { 150, 100 }, { 150, 260 }, { 320, -40 }, { 320, 126 } };
  guint n_points;
  const PassoLayoutPoint *points;

  passo_layout_solution_set_route (fixture->solution, 0, route, G_N_ELEMENTS (route));
  g_assert_cmpuint (passo_layout_mend_routes (fixture->problem, fixture->solution), ==, 1);
  assert_between (fixture, 100, 126);
  points = passo_layout_solution_get_route (fixture->solution, 0, &n_points);
  g_assert_cmpfloat (points[0].x, ==, 150);
  g_assert_cmpfloat (points[n_points - 1].x, ==, 320);
  g_assert_cmpfloat (points[n_points - 1].y, ==, 126);
}

static void
test_faultless (Fixture       *fixture,
                gconstpointer  data)
{
  static const PassoLayoutPoint route[] = { { 150, 100 }, { 150, 120 }, { 320, 106 }, { 320, 126 } };
  guint n_points;
  const PassoLayoutPoint *points;

  passo_layout_solution_set_route (fixture->solution, 0, route, G_N_ELEMENTS (route));
  g_assert_cmpuint (passo_layout_mend_routes (fixture->problem, fixture->solution), ==, 0);
  points = passo_layout_solution_get_route (fixture->solution, 0, &n_points);
  g_assert_cmpmem (points, n_points * sizeof *points, route, sizeof route);
}

static void
test_corner (Fixture       *fixture,
             gconstpointer  data)
{
  /* Straight to the right, and straight down. */
  static const PassoLayoutPoint route[] = {
    { 370, 150 }, { 400, 150 }, { 500, 150 }, { 560, 150 }, { 560, 135 }, { 560, 120 }, { 560, 100 },
  };
  guint n_points;
  PassoLayoutEdge edge = { .from = 2, .to = 1, .is_back = TRUE };
  g_autoptr (PassoLayoutProblem) problem = passo_layout_problem_new ();

  for (guint i = 0; i < 3; i++)
    passo_layout_problem_add_node (problem, 100, 50, PASSO_LAYOUT_RANK_ANY);
  passo_layout_problem_add_edge (problem, &edge);
  passo_layout_solution_set_route (fixture->solution, 0, route, G_N_ELEMENTS (route));
  g_assert_cmpuint (passo_layout_mend_routes (problem, fixture->solution), ==, 1);
  passo_layout_solution_get_route (fixture->solution, 0, &n_points);
  g_assert_cmpuint (n_points, ==, 4);
  assert_between (fixture, 100, 200);
}

static void
test_label (Fixture       *fixture,
            gconstpointer  data)
{
  /* What leads to the label is at fault, and what leads on from it is not. */
  static const PassoLayoutPoint route[] = {
    { 150, 100 }, { 150, 260 }, { 320, -40 }, { 320, 106 }, { 320, 106 }, { 320, 114 }, { 320, 114 },
    { 320, 118 }, { 320, 122 }, { 320, 126 },
  };
  PassoLayoutEdge edge = { .from = 0, .to = 2, .label_width = 30, .label_height = 8 };
  g_autoptr (PassoLayoutProblem) problem = passo_layout_problem_new ();
  guint n_points;
  const PassoLayoutPoint *points;

  for (guint i = 0; i < 3; i++)
    passo_layout_problem_add_node (problem, 100, 50, PASSO_LAYOUT_RANK_ANY);
  passo_layout_problem_add_edge (problem, &edge);
  passo_layout_solution_set_label (fixture->solution, 0, (PassoLayoutPoint) { 320, 110 });
  passo_layout_solution_set_route (fixture->solution, 0, route, G_N_ELEMENTS (route));
  g_assert_cmpuint (passo_layout_mend_routes (problem, fixture->solution), ==, 1);
  points = passo_layout_solution_get_route (fixture->solution, 0, &n_points);
  g_assert_cmpuint (n_points, ==, G_N_ELEMENTS (route));
  g_assert_cmpmem (points + 3, 7 * sizeof *points, route + 3, 7 * sizeof *route);
  assert_between (fixture, 99, 126);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/layout/mend/through-box", Fixture, NULL, set_up, test_through_box, tear_down);
  g_test_add ("/layout/mend/faultless", Fixture, NULL, set_up, test_faultless, tear_down);
  g_test_add ("/layout/mend/corner", Fixture, NULL, set_up, test_corner, tear_down);
  g_test_add ("/layout/mend/label", Fixture, NULL, set_up, test_label, tear_down);

  return g_test_run ();
}
