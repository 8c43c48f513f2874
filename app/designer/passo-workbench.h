/* passo-workbench.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <adwaita.h>

#include "run/passo-run-controller.h"

G_BEGIN_DECLS

#define PASSO_TYPE_WORKBENCH (passo_workbench_get_type ())

G_DECLARE_FINAL_TYPE (PassoWorkbench, passo_workbench, PASSO, WORKBENCH, AdwBin)

GtkWidget *passo_workbench_new              (PassoWorkspace *workspace);
PassoRunController *
           passo_workbench_get_run_controller (PassoWorkbench *self);
void       passo_workbench_bind_settings    (PassoWorkbench *self,
                                             GSettings      *settings);
void       passo_workbench_add_banner       (PassoWorkbench *self,
                                             GtkWidget      *banner);
void       passo_workbench_show_place       (PassoWorkbench *self,
                                             gsize           start,
                                             gsize           end);
void       passo_workbench_show_match       (PassoWorkbench *self,
                                             gsize           start,
                                             gsize           end);
void       passo_workbench_show_page        (PassoWorkbench *self,
                                             const char     *name);
void       passo_workbench_show_changed     (PassoWorkbench *self);
void       passo_workbench_find             (PassoWorkbench *self);
void       passo_workbench_find_next        (PassoWorkbench *self,
                                             gboolean        forward);
void       passo_workbench_jump             (PassoWorkbench *self);
void       passo_workbench_focus_inspector  (PassoWorkbench *self);
void       passo_workbench_focus_definition (PassoWorkbench *self);

G_END_DECLS
