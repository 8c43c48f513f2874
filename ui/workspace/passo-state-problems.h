/* passo-state-problems.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

/**
 * PassoStateProblem:
 * @PASSO_STATE_PROBLEM_NONE: nothing, or a remark
 * @PASSO_STATE_PROBLEM_WARNING: something is probably not meant
 * @PASSO_STATE_PROBLEM_ERROR: something is not valid
 *
 * The worst that is wrong with a state.
 */
typedef enum
{
  PASSO_STATE_PROBLEM_NONE,
  PASSO_STATE_PROBLEM_WARNING,
  PASSO_STATE_PROBLEM_ERROR
} PassoStateProblem;

#define PASSO_TYPE_STATE_PROBLEMS (passo_state_problems_get_type ())

G_DECLARE_FINAL_TYPE (PassoStateProblems, passo_state_problems, PASSO, STATE_PROBLEMS, GObject)

PassoStateProblems *passo_state_problems_new       (PassoWorkspace     *workspace);
PassoStateProblem   passo_state_problems_find      (PassoStateProblems *self,
                                                    guint               state_id);
const char         *passo_state_problem_get_label  (PassoStateProblem   problem);

G_END_DECLS
