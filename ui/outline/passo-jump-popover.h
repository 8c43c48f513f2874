/* passo-jump-popover.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

#define PASSO_TYPE_JUMP_POPOVER (passo_jump_popover_get_type ())

G_DECLARE_FINAL_TYPE (PassoJumpPopover, passo_jump_popover, PASSO, JUMP_POPOVER, GtkPopover)

GtkWidget   *passo_jump_popover_new       (PassoWorkspace   *workspace);
void         passo_jump_popover_open      (PassoJumpPopover *self);
GtkEditable *passo_jump_popover_get_entry (PassoJumpPopover *self);

G_END_DECLS
