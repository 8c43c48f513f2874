/* passo-refactor.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "asl/passo-machine.h"
#include "base/passo-text-edit.h"

G_BEGIN_DECLS

#define PASSO_REFACTOR_ERROR (passo_refactor_error_quark ())

/**
 * PassoRefactorError:
 * @PASSO_REFACTOR_ERROR_NAME: the new name is empty or too long
 * @PASSO_REFACTOR_ERROR_EXISTS: a state of that name exists
 * @PASSO_REFACTOR_ERROR_NO_RESULT: nothing sensible would be left
 *
 * Why a refactoring was refused. A text that is too damaged for exact edits gives a
 * %PASSO_JSON_EDIT_ERROR instead.
 */
typedef enum
{
  PASSO_REFACTOR_ERROR_NAME,
  PASSO_REFACTOR_ERROR_EXISTS,
  PASSO_REFACTOR_ERROR_NO_RESULT,
} PassoRefactorError;

GQuark  passo_refactor_error_quark  (void);
GArray *passo_refactor_rename_state (PassoMachine      *machine,
                                     const PassoState  *state,
                                     const char        *new_name,
                                     GError           **error);
GArray *passo_refactor_delete_state (PassoMachine      *machine,
                                     const PassoState  *state,
                                     GError           **error);

G_END_DECLS
