/* passo-banner.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PASSO_TYPE_BANNER (passo_banner_get_type ())

G_DECLARE_FINAL_TYPE (PassoBanner, passo_banner, PASSO, BANNER, AdwBin)

GtkWidget  *passo_banner_new           (const char  *icon_name,
                                        const char  *style_class);
const char *passo_banner_get_title     (PassoBanner *self);
void        passo_banner_set_title     (PassoBanner *self,
                                        const char  *title);
gboolean    passo_banner_get_revealed  (PassoBanner *self);
void        passo_banner_set_revealed  (PassoBanner *self,
                                        gboolean     revealed);
GtkWidget  *passo_banner_add_button    (PassoBanner *self,
                                        const char  *label,
                                        const char  *action_name);

G_END_DECLS
