/* passo-theme-color.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkRGBA passo_theme_color (GtkWidget  *widget,
                           const char *name);

G_END_DECLS
