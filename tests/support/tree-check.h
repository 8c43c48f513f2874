/* tree-check.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

void tree_check (PassoJsonTree *tree);

G_END_DECLS
