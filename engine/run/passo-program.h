/* passo-program.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "asl/passo-machine.h"
#include "base/passo-diagnostic-list.h"

G_BEGIN_DECLS

typedef struct _PassoProgram PassoProgram;

PassoProgram *passo_program_compile     (PassoMachine        *machine,
                                         PassoDiagnosticList *problems);
PassoProgram *passo_program_ref         (PassoProgram        *self);
void          passo_program_unref       (PassoProgram        *self);
PassoMachine *passo_program_get_machine (PassoProgram        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoProgram, passo_program_unref)

G_END_DECLS
