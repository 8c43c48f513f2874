/* passo-json-row.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

#include "data/passo-json-item.h"

G_BEGIN_DECLS

#define PASSO_TYPE_JSON_ROW (passo_json_row_get_type ())

G_DECLARE_FINAL_TYPE (PassoJsonRow, passo_json_row, PASSO, JSON_ROW, GtkWidget)

GtkWidget *passo_json_row_new          (void);
void       passo_json_row_set_tree_row (PassoJsonRow   *self,
                                        GtkTreeListRow *row);

G_END_DECLS
