/* passo-parameter-shape.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"
#include "task/passo-resource.h"

G_BEGIN_DECLS

const char *passo_parameter_shape_check (const PassoResource *resource,
                                         PassoValue           parameters);

G_END_DECLS
