/* passo-rename-popover.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

#define PASSO_TYPE_RENAME_POPOVER (passo_rename_popover_get_type ())

G_DECLARE_FINAL_TYPE (PassoRenamePopover, passo_rename_popover, PASSO, RENAME_POPOVER, GtkPopover)

GtkWidget   *passo_rename_popover_new       (PassoWorkspace     *workspace);
void         passo_rename_popover_rename    (PassoRenamePopover *self,
                                             guint               state_id);
GtkEditable *passo_rename_popover_get_entry (PassoRenamePopover *self);

G_END_DECLS
