/* passo-preferences-dialog.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "passo-preferences-dialog.h"

/**
 * PassoPreferencesDialog:
 *
 * The user's settings. Each takes effect at once.
 */
struct _PassoPreferencesDialog
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *style;
  GtkSwitch *catch_edges;
  GtkSwitch *line_numbers;
  GtkSwitch *wrap_lines;
  AdwComboRow *speed;
  GtkSwitch *limits;
  GtkSwitch *drafts;
};

G_DEFINE_FINAL_TYPE (PassoPreferencesDialog, passo_preferences_dialog, ADW_TYPE_PREFERENCES_WINDOW)

/* A row's position is the value of the enumeration, whose nick the setting holds. */
static gboolean
get_position (GValue   *value,
              GVariant *variant,
              gpointer  user_data)
{
  const char * const *nicks = user_data;

  for (guint i = 0; nicks[i] != NULL; i++)
    if (g_strcmp0 (nicks[i], g_variant_get_string (variant, NULL)) == 0)
      {
        g_value_set_uint (value, i);
        return TRUE;
      }

  return FALSE;
}

static GVariant *
set_position (const GValue       *value,
              const GVariantType *type,
              gpointer            user_data)
{
  const char * const *nicks = user_data;
  guint position = g_value_get_uint (value);

  if (position >= g_strv_length ((char **) nicks))
    return NULL;

  return g_variant_new_string (nicks[position]);
}

static void
bind_choice (GSettings          *settings,
             const char         *key,
             AdwComboRow        *row,
             const char * const *nicks)
{
  g_settings_bind_with_mapping (settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                get_position, set_position, (gpointer) nicks, NULL);
}

static void
passo_preferences_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PASSO_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (passo_preferences_dialog_parent_class)->dispose (object);
}

static void
passo_preferences_dialog_class_init (PassoPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = passo_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/app/designer/passo-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoPreferencesDialog, style);
  gtk_widget_class_bind_template_child (widget_class, PassoPreferencesDialog, catch_edges);
  gtk_widget_class_bind_template_child (widget_class, PassoPreferencesDialog, line_numbers);
  gtk_widget_class_bind_template_child (widget_class, PassoPreferencesDialog, wrap_lines);
  gtk_widget_class_bind_template_child (widget_class, PassoPreferencesDialog, speed);
  gtk_widget_class_bind_template_child (widget_class, PassoPreferencesDialog, limits);
  gtk_widget_class_bind_template_child (widget_class, PassoPreferencesDialog, drafts);
}

static void
passo_preferences_dialog_init (PassoPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * passo_preferences_dialog_new:
 * @settings: the settings that it shows and changes
 *
 * Returns: (transfer full): the dialog
 */
GtkWidget *
passo_preferences_dialog_new (GSettings *settings)
{
  static const char * const styles[] = { "system", "light", "dark", NULL };
  static const char * const speeds[] = { "real", "fast", "instant", NULL };
  PassoPreferencesDialog *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (PASSO_TYPE_PREFERENCES_DIALOG, NULL);
  bind_choice (settings, "style", self->style, styles);
  bind_choice (settings, "run-speed", self->speed, speeds);
  g_settings_bind (settings, "show-catch-edges", self->catch_edges, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-line-numbers", self->line_numbers, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "wrap-lines", self->wrap_lines, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "service-limits", self->limits, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "restore-drafts", self->drafts, "active", G_SETTINGS_BIND_DEFAULT);

  return GTK_WIDGET (self);
}
