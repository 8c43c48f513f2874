/* test-layout-plain.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <gio/gio.h>

#include "layout/passo-layout-plain.h"

static void
connect_nodes (PassoLayoutProblem *problem,
               guint               from,
               guint               to,
               double              label_width)
{
  PassoLayoutEdge edge = { .from = from, .to = to, .label_width = label_width,
                           .label_height = label_width > 0 ? 19 : 0 };

  passo_layout_problem_add_edge (problem, &edge);
}

static gboolean
overlap (PassoLayoutBox a,
         PassoLayoutBox b)
{
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/* What must hold of any drawing: nothing overlaps, all is inside, every route is whole. */
static void
check_solution (PassoLayoutProblem  *problem,
                PassoLayoutSolution *solution)
{
  guint n_nodes = passo_layout_problem_get_n_nodes (problem);
  double width, height;

  passo_layout_solution_get_size (solution, &width, &height);
  for (guint i = 0; i < n_nodes; i++)
    {
      PassoLayoutBox box = passo_layout_solution_get_node (solution, i);

      g_assert_cmpfloat (box.x, >=, -0.01);
      g_assert_cmpfloat (box.y, >=, -0.01);
      g_assert_cmpfloat (box.x + box.width, <=, width + 0.01);
      g_assert_cmpfloat (box.y + box.height, <=, height + 0.01);
      for (guint j = 0; j < i; j++)
        g_assert_false (overlap (box, passo_layout_solution_get_node (solution, j)));
    }
  for (guint i = 0; i < passo_layout_problem_get_n_edges (problem); i++)
    {
      guint n_points;

      passo_layout_solution_get_route (solution, i, &n_points);
      g_assert_cmpuint (n_points, >=, 4);
      g_assert_cmpuint (n_points % 3, ==, 1);
    }
}

static void
test_chain (void)
{
  g_autoptr (PassoLayoutProblem) problem = passo_layout_problem_new ();
  g_autoptr (PassoLayoutSolution) solution = NULL;

  passo_layout_problem_add_node (problem, 196, 50, PASSO_LAYOUT_RANK_ANY);
  passo_layout_problem_add_node (problem, 64, 22, PASSO_LAYOUT_RANK_FIRST);
  passo_layout_problem_add_node (problem, 64, 22, PASSO_LAYOUT_RANK_LAST);
  passo_layout_problem_add_node (problem, 196, 50, PASSO_LAYOUT_RANK_ANY);
  connect_nodes (problem, 1, 0, 0);
  connect_nodes (problem, 0, 2, 40);
  passo_layout_problem_mark_back_edges (problem);
  solution = passo_layout_plain_solve (problem);

  check_solution (problem, solution);
  g_assert_cmpfloat (passo_layout_solution_get_node (solution, 1).y, ==, 0);
  g_assert_cmpfloat (passo_layout_solution_get_node (solution, 0).y, >, 22);
  /* What nothing leads to stands beside the first state, not beside the start. */
  g_assert_cmpfloat (passo_layout_solution_get_node (solution, 3).y, ==,
                     passo_layout_solution_get_node (solution, 0).y);
  g_assert_cmpfloat (passo_layout_solution_get_label (solution, 1).y, >,
                     passo_layout_solution_get_node (solution, 0).y + 50);
}

static void
test_loops (void)
{
  g_autoptr (PassoLayoutProblem) problem = passo_layout_problem_new ();
  g_autoptr (PassoLayoutSolution) solution = NULL;
  const PassoLayoutPoint *points;
  guint n_points;
  double right = 0;

  for (guint i = 0; i < 5; i++)
    passo_layout_problem_add_node (problem, 196, 50, PASSO_LAYOUT_RANK_ANY);
  for (guint i = 0; i < 4; i++)
    connect_nodes (problem, i, i + 1, 0);
  connect_nodes (problem, 3, 1, 60);
  connect_nodes (problem, 2, 2, 0);
  passo_layout_problem_mark_back_edges (problem);
  g_assert_true (passo_layout_problem_get_edge (problem, 4)->is_back);
  g_assert_true (passo_layout_problem_get_edge (problem, 5)->is_back);
  g_assert_false (passo_layout_problem_get_edge (problem, 3)->is_back);
  solution = passo_layout_plain_solve (problem);

  check_solution (problem, solution);
  points = passo_layout_solution_get_route (solution, 4, &n_points);
  for (guint i = 0; i < n_points; i++)
    right = MAX (right, points[i].x);
  g_assert_cmpfloat (right, >, passo_layout_solution_get_node (solution, 2).x + 196);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (PassoLayoutProblem) problem = passo_layout_problem_new ();
      g_autoptr (PassoLayoutSolution) solution = NULL;
      guint n_nodes = g_rand_int_range (rand, 1, 60);

      for (guint i = 0; i < n_nodes; i++)
        passo_layout_problem_add_node (problem, g_rand_int_range (rand, 20, 400),
                                       g_rand_int_range (rand, 20, 300),
                                       i == 0 ? PASSO_LAYOUT_RANK_FIRST : PASSO_LAYOUT_RANK_ANY);
      for (guint i = 0; i < n_nodes * 2; i++)
        connect_nodes (problem, g_rand_int_range (rand, 0, n_nodes), g_rand_int_range (rand, 0, n_nodes),
                       g_rand_boolean (rand) ? 70 : 0);
      passo_layout_problem_mark_back_edges (problem);
      solution = passo_layout_plain_solve (problem);
      check_solution (problem, solution);
    }
}

/* Thousands of long edges to one handler may not take a bend in each of thousands of rows. */
static void
test_long_edges (void)
{
  g_autoptr (PassoLayoutProblem) problem = passo_layout_problem_new ();
  g_autoptr (PassoLayoutSolution) solution = NULL;
  guint n_nodes = 3000;
  guint n_points;

  for (guint i = 0; i < n_nodes; i++)
    passo_layout_problem_add_node (problem, 196, 50, PASSO_LAYOUT_RANK_ANY);
  for (guint i = 0; i + 1 < n_nodes; i++)
    {
      connect_nodes (problem, i, i + 1, 0);
      connect_nodes (problem, i, n_nodes - 1, 0);
    }
  passo_layout_problem_mark_back_edges (problem);
  solution = passo_layout_plain_solve (problem);
  passo_layout_solution_get_route (solution, 1, &n_points);
  g_assert_cmpuint (n_points, >=, 4);
}

static void
test_empty (void)
{
  g_autoptr (PassoLayoutProblem) problem = passo_layout_problem_new ();
  g_autoptr (PassoLayoutSolution) solution = passo_layout_plain_solve (problem);

  g_assert_cmpuint (passo_layout_solution_get_n_nodes (solution), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/plain/chain", test_chain);
  g_test_add_func ("/layout/plain/loops", test_loops);
  g_test_add_func ("/layout/plain/random", test_random);
  g_test_add_func ("/layout/plain/long-edges", test_long_edges);
  g_test_add_func ("/layout/plain/empty", test_empty);

  return g_test_run ();
}
