/* passo-start-page.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PASSO_TYPE_START_PAGE (passo_start_page_get_type ())

G_DECLARE_FINAL_TYPE (PassoStartPage, passo_start_page, PASSO, START_PAGE, AdwBin)

GtkWidget *passo_start_page_new         (void);
void       passo_start_page_set_recent  (PassoStartPage *self,
                                         GListModel     *recent);
void       passo_start_page_set_picture (PassoStartPage *self,
                                         const char     *sample,
                                         GdkPaintable   *picture);

G_END_DECLS
