/* passo-run-row.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>
#include <passo.h>

G_BEGIN_DECLS

#define PASSO_TYPE_RUN_ROW (passo_run_row_get_type ())

G_DECLARE_FINAL_TYPE (PassoRunRow, passo_run_row, PASSO, RUN_ROW, GtkWidget)

GtkWidget *passo_run_row_new           (void);
void       passo_run_row_set_execution (PassoRunRow    *self,
                                        PassoExecution *execution);

G_END_DECLS
