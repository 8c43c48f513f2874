/* passo-http-module.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-http-transport.h"

G_BEGIN_DECLS

const PassoHttpTransport *passo_http_module_load (GError **error);

G_END_DECLS
