/* passo-preferences-dialog.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PASSO_TYPE_PREFERENCES_DIALOG (passo_preferences_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PassoPreferencesDialog, passo_preferences_dialog, PASSO, PREFERENCES_DIALOG,
                      AdwPreferencesWindow)

GtkWidget *passo_preferences_dialog_new (GSettings *settings);

G_END_DECLS
