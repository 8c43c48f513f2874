/* passo-problem-list.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <adwaita.h>

#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

#define PASSO_TYPE_PROBLEM_LIST (passo_problem_list_get_type ())

G_DECLARE_FINAL_TYPE (PassoProblemList, passo_problem_list, PASSO, PROBLEM_LIST, AdwBin)

GtkWidget *passo_problem_list_new (PassoWorkspace *workspace);

G_END_DECLS
