/* passo-run-list.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

#include "run/passo-run-controller.h"

G_BEGIN_DECLS

#define PASSO_TYPE_RUN_LIST (passo_run_list_get_type ())

G_DECLARE_FINAL_TYPE (PassoRunList, passo_run_list, PASSO, RUN_LIST, GtkWidget)

GtkWidget *passo_run_list_new (PassoRunController *controller);

G_END_DECLS
