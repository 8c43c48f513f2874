/* passo-state-commands.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

#define PASSO_STATE_COMMAND_ERROR (passo_state_command_error_quark ())

/**
 * PassoStateCommandError:
 * @PASSO_STATE_COMMAND_ERROR_STALE: the text is broken and must be mended first
 * @PASSO_STATE_COMMAND_ERROR_NO_STATE: the workflow has no such state
 *
 * Why a command on states was refused, beside what #PassoRefactorError says.
 */
typedef enum
{
  PASSO_STATE_COMMAND_ERROR_STALE,
  PASSO_STATE_COMMAND_ERROR_NO_STATE,
} PassoStateCommandError;

GQuark   passo_state_command_error_quark (void);
gboolean passo_state_command_can_edit    (PassoWorkspace  *workspace);
gboolean passo_state_command_rename      (PassoWorkspace  *workspace,
                                          guint            state_id,
                                          const char      *new_name,
                                          GError         **error);
gboolean passo_state_command_delete      (PassoWorkspace  *workspace,
                                          GError         **error);

G_END_DECLS
