/* passo-theme-color.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "widgets/passo-theme-color.h"

#include <string.h>

/**
 * passo_theme_color:
 * @widget: a widget
 * @name: a named colour of the theme, `accent_color` for instance, or `currentColor`
 *
 * The one place that asks the theme for colours, for what is drawn by hand.
 *
 * Returns: the colour, or the widget's text colour where the theme has none of that name
 */
GdkRGBA
passo_theme_color (GtkWidget  *widget,
                   const char *name)
{
  GtkStyleContext *context;
  GdkRGBA color;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), ((GdkRGBA) { 0, 0, 0, 1 }));
  g_return_val_if_fail (name != NULL, ((GdkRGBA) { 0, 0, 0, 1 }));

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  context = gtk_widget_get_style_context (widget);
  if (strcmp (name, "currentColor") == 0 ||
      !gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  G_GNUC_END_IGNORE_DEPRECATIONS

  return color;
}
