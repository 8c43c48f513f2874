/* bench-asl.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <stdio.h>
#include <time.h>

/*
 * Prints what each step from the bytes of a definition to its diagnostics costs, in milliseconds of
 * CPU time, for each file given. Each figure is the best of several rounds.
 */

#define N_ROUNDS 9

enum
{
  STEP_TREE,
  STEP_MACHINE,
  STEP_AGAIN,
  STEP_GRAPH,
  STEP_VALIDATE,
  N_STEPS
};

static double
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
note (double *best,
      double *start)
{
  *best = MIN (*best, get_cpu_time () - *start);
  *start = get_cpu_time ();
}

static guint
run_round (GBytes *bytes,
           double  best[N_STEPS])
{
  double start = get_cpu_time ();
  g_autoptr (PassoJsonTree) tree = NULL;
  g_autoptr (PassoMachine) machine = NULL;
  g_autoptr (PassoMachine) again = NULL;
  g_autoptr (PassoGraph) graph = NULL;
  g_autoptr (PassoDiagnosticList) diagnostics = passo_diagnostic_list_new ();

  tree = passo_json_tree_new (bytes);
  note (&best[STEP_TREE], &start);
  machine = passo_machine_new (tree, NULL);
  note (&best[STEP_MACHINE], &start);
  again = passo_machine_new (tree, machine);
  note (&best[STEP_AGAIN], &start);
  graph = passo_graph_new (machine);
  note (&best[STEP_GRAPH], &start);
  passo_asl_validate (machine, PASSO_VALIDATE_DEFAULT, diagnostics);
  note (&best[STEP_VALIDATE], &start);

  return passo_machine_get_n_states (machine);
}

static void
run_file (const char *path)
{
  double best[N_STEPS] = { 1e9, 1e9, 1e9, 1e9, 1e9 };
  g_autofree char *text = NULL;
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = NULL;
  guint n_states = 0;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return;

  bytes = g_bytes_new (text, length);
  for (guint i = 0; i < N_ROUNDS; i++)
    n_states = run_round (bytes, best);
  printf ("%-34s %7u states  tree %7.2f  machine %7.2f  with ids kept %7.2f  graph %7.2f"
          "  validate %7.2f ms\n",
          base, n_states, best[STEP_TREE], best[STEP_MACHINE], best[STEP_AGAIN], best[STEP_GRAPH],
          best[STEP_VALIDATE]);
}

int
main (int   argc,
      char *argv[])
{
  for (int i = 1; i < argc; i++)
    run_file (argv[i]);

  return 0;
}
