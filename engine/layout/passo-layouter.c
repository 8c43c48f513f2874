/* passo-layouter.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "layout/passo-layout-plain.h"
#include "layout/passo-layouter.h"

#define MAX_CACHED 8192

typedef struct
{
  PassoLayoutSolution *solution;
  guint last_run;
} Cached;

struct _PassoLayouter
{
  GObject parent_instance;

  PassoLayoutClient *client;
  GHashTable *cache;            /* PassoLayoutProblem to Cached */
  guint n_runs;
  guint n_solved;
  guint n_plain;
};

G_DEFINE_FINAL_TYPE (PassoLayouter, passo_layouter, G_TYPE_OBJECT)

typedef struct
{
  PassoLayoutModel *model;
  GPtrArray *solutions;         /* by scope; NULL where not known yet */
  guint *n_open_children;       /* by scope: scopes directly inside it that have no solution yet */
  guint n_open;
  gboolean is_over;
} Run;

typedef struct
{
  GTask *task;
  guint scope;
  PassoLayoutProblem *problem;
} Step;

static void
cached_free (gpointer data)
{
  Cached *cached = data;

  passo_layout_solution_unref (cached->solution);
  g_free (cached);
}

static void
solution_clear (gpointer data)
{
  if (data != NULL)
    passo_layout_solution_unref (data);
}

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_pointer (&run->model, passo_layout_model_unref);
  g_clear_pointer (&run->solutions, g_ptr_array_unref);
  g_free (run->n_open_children);
  g_free (run);
}

static void
step_free (Step *step)
{
  g_clear_object (&step->task);
  g_clear_pointer (&step->problem, passo_layout_problem_unref);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

static Run *
run_new (PassoLayoutModel *model)
{
  Run *run = g_new0 (Run, 1);
  guint n_scopes = passo_layout_model_get_n_scopes (model);

  run->model = passo_layout_model_ref (model);
  run->solutions = g_ptr_array_new_with_free_func (solution_clear);
  g_ptr_array_set_size (run->solutions, n_scopes);
  run->n_open_children = g_new0 (guint, n_scopes + 1);
  run->n_open = n_scopes;
  for (guint i = 0; i < n_scopes; i++)
    {
      guint parent = passo_layout_model_get_parent (model, i);

      if (parent != PASSO_LAYOUT_NONE)
        run->n_open_children[parent]++;
    }

  return run;
}

static void
passo_layouter_dispose (GObject *object)
{
  PassoLayouter *self = PASSO_LAYOUTER (object);

  g_clear_object (&self->client);
  g_hash_table_remove_all (self->cache);

  G_OBJECT_CLASS (passo_layouter_parent_class)->dispose (object);
}

static void
passo_layouter_finalize (GObject *object)
{
  PassoLayouter *self = PASSO_LAYOUTER (object);

  g_hash_table_unref (self->cache);

  G_OBJECT_CLASS (passo_layouter_parent_class)->finalize (object);
}

static void
passo_layouter_class_init (PassoLayouterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = passo_layouter_dispose;
  object_class->finalize = passo_layouter_finalize;
}

static void
passo_layouter_init (PassoLayouter *self)
{
  self->cache = g_hash_table_new_full (passo_layout_problem_hash, passo_layout_problem_equal,
                                       (GDestroyNotify) passo_layout_problem_unref, cached_free);
}

/**
 * passo_layouter_new:
 * @client: (nullable): the helper; %NULL lays everything out plainly
 *
 * Returns: (transfer full): a layouter with an empty cache
 */
PassoLayouter *
passo_layouter_new (PassoLayoutClient *client)
{
  PassoLayouter *self = g_object_new (PASSO_TYPE_LAYOUTER, NULL);

  g_set_object (&self->client, client);

  return self;
}

static gboolean
is_old (gpointer key,
        gpointer value,
        gpointer user_data)
{
  PassoLayouter *self = user_data;

  return ((Cached *) value)->last_run + 1 < self->n_runs;
}

static void
passo_layouter_remember (PassoLayouter       *self,
                         PassoLayoutProblem  *problem,
                         PassoLayoutSolution *solution)
{
  Cached *cached;

  if (g_hash_table_size (self->cache) >= MAX_CACHED)
    g_hash_table_foreach_remove (self->cache, is_old, self);

  cached = g_new0 (Cached, 1);
  cached->solution = passo_layout_solution_ref (solution);
  cached->last_run = self->n_runs;
  g_hash_table_replace (self->cache, passo_layout_problem_ref (problem), cached);
}

static void passo_layouter_solve_cb (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data);

/* Gives the scope's solution where it is known already, and asks the helper where it is not. */
static PassoLayoutSolution *
passo_layouter_begin_scope (PassoLayouter *self,
                            GTask         *task,
                            guint          scope)
{
  Run *run = g_task_get_task_data (task);
  g_autoptr (PassoLayoutProblem) problem =
    passo_layout_model_make_problem (run->model, scope, run->solutions);
  Cached *cached = g_hash_table_lookup (self->cache, problem);
  Step *step;

  if (cached != NULL)
    {
      cached->last_run = self->n_runs;
      return passo_layout_solution_ref (cached->solution);
    }

  self->n_solved++;
  if (self->client == NULL)
    {
      g_autoptr (PassoLayoutSolution) solution = passo_layout_plain_solve (problem);

      self->n_plain++;
      passo_layouter_remember (self, problem, solution);
      return g_steal_pointer (&solution);
    }

  step = g_new0 (Step, 1);
  step->task = g_object_ref (task);
  step->scope = scope;
  step->problem = g_steal_pointer (&problem);
  passo_layout_client_solve_async (self->client, step->problem, g_task_get_cancellable (task),
                                   passo_layouter_solve_cb, step);

  return NULL;
}

static void
passo_layouter_finish_run (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  g_task_return_pointer (task, passo_layout_model_assemble (run->model, run->solutions),
                         (GDestroyNotify) passo_layout_solution_unref);
}

/* Enters a solution, and then climbs as long as that completes what the scope around it needs. */
static void
passo_layouter_enter_solution (PassoLayouter       *self,
                               GTask               *task,
                               guint                scope,
                               PassoLayoutSolution *solution)
{
  Run *run = g_task_get_task_data (task);

  while (solution != NULL)
    {
      g_ptr_array_index (run->solutions, scope) = solution;
      run->n_open--;
      scope = passo_layout_model_get_parent (run->model, scope);
      if (scope == PASSO_LAYOUT_NONE || --run->n_open_children[scope] > 0)
        break;

      solution = passo_layouter_begin_scope (self, task, scope);
    }

  if (run->n_open == 0)
    passo_layouter_finish_run (task);
}

static void
passo_layouter_solve_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PassoLayoutSolution) solution = NULL;
  PassoLayouter *self = g_task_get_source_object (step->task);

  solution = passo_layout_client_solve_finish (PASSO_LAYOUT_CLIENT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      Run *run = g_task_get_task_data (step->task);

      if (!run->is_over)
        g_task_return_error (step->task, g_steal_pointer (&error));
      run->is_over = TRUE;
      return;
    }

  if (solution == NULL)
    {
      g_debug ("Plain layout: %s", error->message);
      self->n_plain++;
      solution = passo_layout_plain_solve (step->problem);
    }
  passo_layouter_remember (self, step->problem, solution);
  passo_layouter_enter_solution (self, step->task, step->scope, g_steal_pointer (&solution));
}

/* Listed before any is entered: what a climb completes is not to be begun a second time. */
static GArray *
passo_layouter_list_leaves (Run *run)
{
  GArray *leaves = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < run->solutions->len; i++)
    if (run->n_open_children[i] == 0)
      g_array_append_val (leaves, i);

  return leaves;
}

/**
 * passo_layouter_run_async:
 * @model: not to be changed any more
 * @cancellable: (nullable): for a drawing that a newer one has overtaken
 */
void
passo_layouter_run_async (PassoLayouter       *self,
                          PassoLayoutModel    *model,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GArray) leaves = NULL;
  Run *run;

  g_return_if_fail (PASSO_IS_LAYOUTER (self));
  g_return_if_fail (model != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, passo_layouter_run_async);
  run = run_new (model);
  g_task_set_task_data (task, run, run_free);

  self->n_runs++;
  self->n_solved = 0;
  self->n_plain = 0;

  if (run->n_open == 0)
    {
      passo_layouter_finish_run (task);
      return;
    }

  leaves = passo_layouter_list_leaves (run);
  for (guint i = 0; i < leaves->len; i++)
    {
      guint scope = g_array_index (leaves, guint, i);

      passo_layouter_enter_solution (self, task, scope, passo_layouter_begin_scope (self, task, scope));
    }
}

/**
 * passo_layouter_run_finish:
 *
 * Returns: (transfer full) (nullable): the whole drawing; %NULL with @error set only where it was
 *   cancelled (%G_IO_ERROR_CANCELLED)
 */
PassoLayoutSolution *
passo_layouter_run_finish (PassoLayouter  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_return_val_if_fail (PASSO_IS_LAYOUTER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
passo_layouter_run_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

/**
 * passo_layouter_run:
 *
 * As passo_layouter_run_async(), waiting for it: for pictures and the command line.
 *
 * Returns: (transfer full): the whole drawing
 */
PassoLayoutSolution *
passo_layouter_run (PassoLayouter    *self,
                    PassoLayoutModel *model)
{
  g_autoptr (GMainContext) context = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_return_val_if_fail (PASSO_IS_LAYOUTER (self), NULL);

  context = g_main_context_new ();
  g_main_context_push_thread_default (context);
  passo_layouter_run_async (self, model, NULL, passo_layouter_run_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);

  return passo_layouter_run_finish (self, result, NULL);
}

/**
 * passo_layouter_get_n_solved:
 *
 * Returns: how many scopes of the last run were not in the cache
 */
guint
passo_layouter_get_n_solved (PassoLayouter *self)
{
  g_return_val_if_fail (PASSO_IS_LAYOUTER (self), 0);

  return self->n_solved;
}

/**
 * passo_layouter_get_n_plain:
 *
 * Returns: how many scopes of the last run the plain layout had to do
 */
guint
passo_layouter_get_n_plain (PassoLayouter *self)
{
  g_return_val_if_fail (PASSO_IS_LAYOUTER (self), 0);

  return self->n_plain;
}
