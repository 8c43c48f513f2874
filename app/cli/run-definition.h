/* run-definition.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

PassoProgram *passo_run_definition_load (const char          *path,
                                         const char          *substitutions,
                                         PassoValidateFlags   flags,
                                         PassoMachine       **machine,
                                         GError             **error);

G_END_DECLS
