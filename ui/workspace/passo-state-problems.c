/* passo-state-problems.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "workspace/passo-state-problems.h"

/**
 * PassoStateProblems:
 *
 * Which states the problems of a document are in, for the views that mark states. It follows the
 * problems; whoever shows them owns one.
 */
struct _PassoStateProblems
{
  GObject parent_instance;

  PassoWorkspace *workspace;
  GHashTable *worst;          /* id of a state to its PassoStateProblem */
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PassoStateProblems, passo_state_problems, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static PassoStateProblem
get_problem (PassoDiagnostic *diagnostic)
{
  switch (passo_diagnostic_get_severity (diagnostic))
    {
    case PASSO_SEVERITY_ERROR:
      return PASSO_STATE_PROBLEM_ERROR;
    case PASSO_SEVERITY_WARNING:
      return PASSO_STATE_PROBLEM_WARNING;
    case PASSO_SEVERITY_INFO:
    default:
      return PASSO_STATE_PROBLEM_NONE;
    }
}

/* The list changes when the text has been checked that the machine is of, and later edits keep
 * the ids of states. */
static void
problems_changed_cb (PassoStateProblems *self)
{
  PassoDiagnosticList *diagnostics = passo_workspace_get_diagnostics (self->workspace);
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);

  g_hash_table_remove_all (self->worst);
  for (guint i = 0; machine != NULL && i < passo_diagnostic_list_get_n_items (diagnostics); i++)
    {
      PassoDiagnostic *diagnostic = passo_diagnostic_list_get (diagnostics, i);
      const PassoState *state =
        passo_machine_find_state_at_offset (machine, passo_diagnostic_get_span (diagnostic).start);
      PassoStateProblem problem = get_problem (diagnostic);

      if (state == NULL || problem <= passo_state_problems_find (self, passo_state_get_id (state)))
        continue;
      g_hash_table_insert (self->worst, GUINT_TO_POINTER (passo_state_get_id (state)),
                           GUINT_TO_POINTER (problem));
    }

  g_signal_emit (self, signals[CHANGED], 0);
}

static void
passo_state_problems_dispose (GObject *object)
{
  PassoStateProblems *self = PASSO_STATE_PROBLEMS (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (passo_state_problems_parent_class)->dispose (object);
}

static void
passo_state_problems_finalize (GObject *object)
{
  PassoStateProblems *self = PASSO_STATE_PROBLEMS (object);

  g_hash_table_unref (self->worst);

  G_OBJECT_CLASS (passo_state_problems_parent_class)->finalize (object);
}

static void
passo_state_problems_class_init (PassoStateProblemsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = passo_state_problems_dispose;
  object_class->finalize = passo_state_problems_finalize;

  signals[CHANGED] = g_signal_new ("changed", PASSO_TYPE_STATE_PROBLEMS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
passo_state_problems_init (PassoStateProblems *self)
{
  self->worst = g_hash_table_new (NULL, NULL);
}

/**
 * passo_state_problems_new:
 * @workspace: a workspace
 *
 * Returns: (transfer full): the problems of its states, for as long as it lives
 */
PassoStateProblems *
passo_state_problems_new (PassoWorkspace *workspace)
{
  PassoStateProblems *self;

  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PASSO_TYPE_STATE_PROBLEMS, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (passo_workspace_get_diagnostics (workspace), "items-changed",
                           G_CALLBACK (problems_changed_cb), self, G_CONNECT_SWAPPED);
  problems_changed_cb (self);

  return self;
}

/**
 * passo_state_problems_find:
 * @self: problems of states
 * @state_id: id of a state
 *
 * Returns: the worst that is wrong with the state itself, not with those inside it
 */
PassoStateProblem
passo_state_problems_find (PassoStateProblems *self,
                           guint               state_id)
{
  g_return_val_if_fail (PASSO_IS_STATE_PROBLEMS (self), PASSO_STATE_PROBLEM_NONE);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->worst, GUINT_TO_POINTER (state_id)));
}

/**
 * passo_state_problem_get_label:
 * @problem: a problem
 *
 * Returns: (nullable): what it is called, %NULL for none
 */
const char *
passo_state_problem_get_label (PassoStateProblem problem)
{
  switch (problem)
    {
    case PASSO_STATE_PROBLEM_ERROR:
      return _("Error");
    case PASSO_STATE_PROBLEM_WARNING:
      return _("Warning");
    case PASSO_STATE_PROBLEM_NONE:
    default:
      return NULL;
    }
}
