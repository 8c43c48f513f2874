/* passo-data-view.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>
#include <passo.h>

G_BEGIN_DECLS

#define PASSO_TYPE_DATA_VIEW (passo_data_view_get_type ())

G_DECLARE_FINAL_TYPE (PassoDataView, passo_data_view, PASSO, DATA_VIEW, GtkWidget)

GtkWidget  *passo_data_view_new              (void);
void        passo_data_view_set_text         (PassoDataView *self,
                                              const char    *text,
                                              const char    *before);
void        passo_data_view_set_jsonata_root (PassoDataView *self,
                                              const char    *root);
const char *passo_data_view_get_text         (PassoDataView *self);

G_END_DECLS
