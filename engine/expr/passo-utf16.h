/* passo-utf16.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

int passo_utf16_compare (PassoValue a,
                         PassoValue b);

G_END_DECLS
