/* passo-ask-panel.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

#include "run/passo-run-controller.h"

G_BEGIN_DECLS

#define PASSO_TYPE_ASK_PANEL (passo_ask_panel_get_type ())

G_DECLARE_FINAL_TYPE (PassoAskPanel, passo_ask_panel, PASSO, ASK_PANEL, GtkWidget)

GtkWidget *passo_ask_panel_new (PassoRunController *controller);
void       passo_ask_panel_focus_answer (PassoAskPanel *self);

G_END_DECLS
