/* passo-json-search.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

GPtrArray *passo_json_search (PassoValue  root,
                              const char *text,
                              guint       limit);

G_END_DECLS
