/* passo-result-shape.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"
#include "task/passo-resource.h"

G_BEGIN_DECLS

PassoValue passo_result_shape_make       (const PassoResource *resource,
                                          PassoValue           parameters);
PassoValue passo_result_shape_make_reply (const PassoResource *resource,
                                          PassoValue           parameters);

G_END_DECLS
