/* passo-find-bar.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <adwaita.h>

#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

#define PASSO_TYPE_FIND_BAR (passo_find_bar_get_type ())

G_DECLARE_FINAL_TYPE (PassoFindBar, passo_find_bar, PASSO, FIND_BAR, AdwBin)

GtkWidget   *passo_find_bar_new       (PassoWorkspace *workspace);
void         passo_find_bar_open      (PassoFindBar   *self);
void         passo_find_bar_find_next (PassoFindBar   *self,
                                       gboolean        forward);
GtkEditable *passo_find_bar_get_entry (PassoFindBar   *self);

G_END_DECLS
