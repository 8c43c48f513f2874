/* passo-run-controls.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <adwaita.h>

#include "run/passo-run-controller.h"

G_BEGIN_DECLS

#define PASSO_TYPE_RUN_CONTROLS (passo_run_controls_get_type ())

G_DECLARE_FINAL_TYPE (PassoRunControls, passo_run_controls, PASSO, RUN_CONTROLS, AdwBin)

GtkWidget *passo_run_controls_new (PassoRunController *controller);

G_END_DECLS
