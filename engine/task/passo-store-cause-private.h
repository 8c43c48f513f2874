/* passo-store-cause-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *_passo_store_cause (const GError *error);

G_END_DECLS
