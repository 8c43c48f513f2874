/* test-layout-codec.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <gio/gio.h>

#include "layout/passo-layout-codec.h"

static PassoLayoutProblem *
make_problem (void)
{
  PassoLayoutProblem *problem = passo_layout_problem_new ();
  PassoLayoutEdge down = { .from = 0, .to = 1, .kind = PASSO_LAYOUT_EDGE_CATCH,
                           .label_width = 80.5, .label_height = 19 };
  PassoLayoutEdge up = { .from = 1, .to = 0 };

  passo_layout_problem_add_node (problem, 64, 22, PASSO_LAYOUT_RANK_FIRST);
  passo_layout_problem_add_node (problem, 196.125, 50, PASSO_LAYOUT_RANK_ANY);
  passo_layout_problem_add_edge (problem, &down);
  passo_layout_problem_add_edge (problem, &up);
  passo_layout_problem_mark_back_edges (problem);

  return problem;
}

static PassoLayoutSolution *
make_solution (void)
{
  PassoLayoutSolution *solution = passo_layout_solution_new (2, 2);
  PassoLayoutPoint route[4] = { { 98, 22 }, { 98, 30 }, { 98.125, 40 }, { 98, 48 } };

  passo_layout_solution_set_size (solution, 196, 98);
  passo_layout_solution_set_node (solution, 0, (PassoLayoutBox) { 66, 0, 64, 22 });
  passo_layout_solution_set_node (solution, 1, (PassoLayoutBox) { 0, 48, 196.125, 50 });
  passo_layout_solution_set_label (solution, 0, (PassoLayoutPoint) { 98, 35 });
  passo_layout_solution_set_route (solution, 0, route, 4);

  return solution;
}

static void
test_problem_round_trip (void)
{
  g_autoptr (PassoLayoutProblem) problem = make_problem ();
  g_autoptr (PassoLayoutProblem) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = passo_layout_codec_write_problem (7, problem);
  guint id = 0;

  g_assert_null (strchr (line, '\n'));
  read = passo_layout_codec_read_problem (line, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (id, ==, 7);
  g_assert_true (passo_layout_problem_equal (problem, read));
  g_assert_cmpuint (passo_layout_problem_hash (problem), ==, passo_layout_problem_hash (read));
  g_assert_true (passo_layout_problem_get_edge (read, 1)->is_back);
}

static void
test_solution_round_trip (void)
{
  g_autoptr (PassoLayoutProblem) problem = make_problem ();
  g_autoptr (PassoLayoutSolution) solution = make_solution ();
  g_autoptr (PassoLayoutSolution) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = passo_layout_codec_write_solution (9, solution);
  const PassoLayoutPoint *points;
  double width, height;
  guint n_points, id;

  g_assert_true (passo_layout_codec_read_id (line, &id));
  g_assert_cmpuint (id, ==, 9);
  read = passo_layout_codec_read_solution (line, problem, &error);
  g_assert_no_error (error);
  passo_layout_solution_get_size (read, &width, &height);
  g_assert_cmpfloat (width, ==, 196);
  g_assert_cmpfloat (height, ==, 98);
  g_assert_cmpfloat (passo_layout_solution_get_node (read, 1).width, ==, 196.125);
  g_assert_cmpfloat (passo_layout_solution_get_label (read, 0).y, ==, 35);
  points = passo_layout_solution_get_route (read, 0, &n_points);
  g_assert_cmpuint (n_points, ==, 4);
  g_assert_cmpfloat (points[2].x, ==, 98.125);
  passo_layout_solution_get_route (read, 1, &n_points);
  g_assert_cmpuint (n_points, ==, 0);
}

static void
test_bad_problems (void)
{
  static const char * const lines[] = {
    "", "[]", "{}", "{\"id\":1}", "not json",
    "{\"id\":1,\"nodes\":[1,2],\"edges\":[]}",
    "{\"id\":1,\"nodes\":[1,2,\"x\"],\"edges\":[]}",
    "{\"id\":1,\"nodes\":[[]],\"edges\":[]}",
    "{\"id\":1,\"nodes\":[10,10,0],\"edges\":[0,1,0,0,0,0]}",
    "{\"id\":1,\"nodes\":[10,10,0],\"edges\":[-1,0,0,0,0,0]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (PassoLayoutProblem) problem = NULL;
      g_autoptr (GError) error = NULL;
      guint id;

      problem = passo_layout_codec_read_problem (lines[i], &id, &error);
      g_assert_null (problem);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

static void
test_bad_solutions (void)
{
  g_autoptr (PassoLayoutProblem) problem = make_problem ();
  static const char * const lines[] = {
    "{\"id\":1}",
    "{\"id\":1,\"size\":[1,1],\"nodes\":[1,1],\"labels\":[0,0,0,0],\"routes\":[[],[]]}",
    "{\"id\":1,\"size\":[1,1],\"nodes\":[1,1,2,2],\"labels\":[0,0,0,0],\"routes\":[[]]}",
    "{\"id\":1,\"size\":[1,1],\"nodes\":[1,1,2,2],\"labels\":[0,0,0,0],\"routes\":[[],[1,2,3,4]]}",
    "{\"id\":1,\"size\":[1],\"nodes\":[1,1,2,2],\"labels\":[0,0,0,0],\"routes\":[[],[]]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (PassoLayoutSolution) solution = NULL;
      g_autoptr (GError) error = NULL;

      solution = passo_layout_codec_read_solution (lines[i], problem, &error);
      g_assert_null (solution);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

static void
test_refusal (void)
{
  g_autoptr (PassoLayoutProblem) problem = make_problem ();
  g_autoptr (PassoLayoutSolution) solution = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = passo_layout_codec_write_error (3, "no \"such\" thing");

  solution = passo_layout_codec_read_solution (line, problem, &error);
  g_assert_null (solution);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, "no \"such\" thing");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/codec/problem", test_problem_round_trip);
  g_test_add_func ("/layout/codec/solution", test_solution_round_trip);
  g_test_add_func ("/layout/codec/bad-problems", test_bad_problems);
  g_test_add_func ("/layout/codec/bad-solutions", test_bad_solutions);
  g_test_add_func ("/layout/codec/refusal", test_refusal);

  return g_test_run ();
}
