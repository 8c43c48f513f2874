/* passo-outline-row.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <adwaita.h>

#include "outline/passo-outline-item.h"

G_BEGIN_DECLS

#define PASSO_TYPE_OUTLINE_ROW (passo_outline_row_get_type ())

G_DECLARE_FINAL_TYPE (PassoOutlineRow, passo_outline_row, PASSO, OUTLINE_ROW, AdwBin)

GtkWidget        *passo_outline_row_new      (void);
PassoOutlineItem *passo_outline_row_get_item (PassoOutlineRow  *self);
void              passo_outline_row_set_row  (PassoOutlineRow  *self,
                                              GtkTreeListRow   *row);

G_END_DECLS
