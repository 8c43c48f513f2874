/* passo-input-popover.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

#include "run/passo-run-controller.h"

G_BEGIN_DECLS

#define PASSO_TYPE_INPUT_POPOVER (passo_input_popover_get_type ())

G_DECLARE_FINAL_TYPE (PassoInputPopover, passo_input_popover, PASSO, INPUT_POPOVER, GtkPopover)

GtkWidget *passo_input_popover_new (PassoRunController *controller);

G_END_DECLS
