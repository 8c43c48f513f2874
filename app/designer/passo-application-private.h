/* passo-application-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "passo-application.h"

G_BEGIN_DECLS

void _passo_application_install_actions (PassoApplication *self);

G_END_DECLS
