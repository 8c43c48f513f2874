/* passo-source-view.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

#define PASSO_TYPE_SOURCE_VIEW (passo_source_view_get_type ())

G_DECLARE_FINAL_TYPE (PassoSourceView, passo_source_view, PASSO, SOURCE_VIEW, AdwBin)

GtkWidget       *passo_source_view_new             (PassoWorkspace  *workspace);
GtkSourceView   *passo_source_view_get_text_view   (PassoSourceView *self);
void             passo_source_view_show_place      (PassoSourceView *self,
                                                    gsize            start,
                                                    gsize            end);
void             passo_source_view_show_changed    (PassoSourceView *self);
void             passo_source_view_set_search_text (PassoSourceView *self,
                                                    const char      *search_text);

G_END_DECLS
