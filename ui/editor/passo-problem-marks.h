/* passo-problem-marks.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "editor/passo-source-binding.h"

G_BEGIN_DECLS

#define PASSO_TYPE_PROBLEM_MARKS (passo_problem_marks_get_type ())

G_DECLARE_FINAL_TYPE (PassoProblemMarks, passo_problem_marks, PASSO, PROBLEM_MARKS, GObject)

PassoProblemMarks *passo_problem_marks_new          (GtkSourceView       *view,
                                                     PassoSourceBinding  *binding,
                                                     PassoDiagnosticList *diagnostics);
char              *passo_problem_marks_dup_messages (PassoProblemMarks   *self,
                                                     const GtkTextIter   *place);

G_END_DECLS
