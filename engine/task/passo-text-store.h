/* passo-text-store.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-object-store.h"

G_BEGIN_DECLS

#define PASSO_TYPE_TEXT_STORE (passo_text_store_get_type ())

G_DECLARE_FINAL_TYPE (PassoTextStore, passo_text_store, PASSO, TEXT_STORE, GObject)

PassoObjectStore *passo_text_store_new (const char *text,
                                        gsize       length);

G_END_DECLS
