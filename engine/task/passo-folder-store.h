/* passo-folder-store.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-object-store.h"

G_BEGIN_DECLS

#define PASSO_TYPE_FOLDER_STORE (passo_folder_store_get_type ())

G_DECLARE_FINAL_TYPE (PassoFolderStore, passo_folder_store, PASSO, FOLDER_STORE, GObject)

PassoFolderStore *passo_folder_store_new (const char *root);

G_END_DECLS
