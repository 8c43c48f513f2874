/* slow-store.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

#define SLOW_TYPE_STORE (slow_store_get_type ())

G_DECLARE_FINAL_TYPE (SlowStore, slow_store, SLOW, STORE, GObject)

PassoObjectStore *slow_store_new (PassoObjectStore *inner,
                                  gsize             n_bytes);

G_END_DECLS
