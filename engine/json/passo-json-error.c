/* passo-json-error.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "json/passo-json-error.h"

G_DEFINE_QUARK (passo-json-error-quark, passo_json_error)
