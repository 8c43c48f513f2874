/* passo-run-look.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>
#include <passo.h>

G_BEGIN_DECLS

const char *passo_run_look_get_icon_name   (PassoRunStatus  status);
const char *passo_run_look_get_label       (PassoRunStatus  status);
const char *passo_run_look_get_style_class (PassoRunStatus  status);
void        passo_run_look_apply           (GtkImage       *image,
                                            PassoRunStatus  status);

G_END_DECLS
