/* passo-result-schema.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"
#include "task/passo-resource.h"

G_BEGIN_DECLS

char *passo_result_schema_check (const PassoResource *resource,
                                 PassoValue           result,
                                 gboolean             strict);

G_END_DECLS
