/* passo-json-tree-model.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

#include "data/passo-json-item.h"

G_BEGIN_DECLS

#define PASSO_TYPE_JSON_TREE_MODEL (passo_json_tree_model_get_type ())

G_DECLARE_FINAL_TYPE (PassoJsonTreeModel, passo_json_tree_model, PASSO, JSON_TREE_MODEL, GObject)

GListModel       *passo_json_tree_model_new      (PassoJsonItem *item);
GtkTreeListModel *passo_json_tree_model_new_tree (PassoValue     value,
                                                  PassoValue     before);

G_END_DECLS
