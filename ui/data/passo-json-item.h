/* passo-json-item.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>
#include <passo.h>

G_BEGIN_DECLS

/* How an item stands against the value that it is compared with. */
typedef enum
{
  PASSO_JSON_ITEM_SAME,
  PASSO_JSON_ITEM_ADDED,
  PASSO_JSON_ITEM_CHANGED,
  PASSO_JSON_ITEM_DROPPED,
} PassoJsonItemChange;

#define PASSO_TYPE_JSON_ITEM (passo_json_item_get_type ())

G_DECLARE_FINAL_TYPE (PassoJsonItem, passo_json_item, PASSO, JSON_ITEM, GObject)

PassoJsonItem       *passo_json_item_new              (PassoValue           value,
                                                       PassoValue           before);
PassoJsonItem       *passo_json_item_new_child        (PassoJsonItem       *parent,
                                                       const char          *key,
                                                       guint                index,
                                                       PassoValue           value,
                                                       PassoValue           before);
PassoJsonItem       *passo_json_item_new_dropped      (PassoJsonItem       *parent,
                                                       const char          *key,
                                                       PassoValue           value);
const char          *passo_json_item_get_key          (PassoJsonItem       *self);
PassoValue           passo_json_item_get_value        (PassoJsonItem       *self);
PassoValue           passo_json_item_get_before       (PassoJsonItem       *self);
PassoJsonItemChange  passo_json_item_get_change       (PassoJsonItem       *self);
gboolean             passo_json_item_is_container     (PassoJsonItem       *self);
char                *passo_json_item_dup_label        (PassoJsonItem       *self);
char                *passo_json_item_dup_preview      (PassoJsonItem       *self);
char                *passo_json_item_dup_path         (PassoJsonItem       *self);
char                *passo_json_item_dup_jsonata_path (PassoJsonItem       *self,
                                                       const char          *root);

G_END_DECLS
