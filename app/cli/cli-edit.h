/* cli-edit.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "cli-document.h"

G_BEGIN_DECLS

/**
 * CliEdit:
 * @edits: (element-type PassoTextEdit): where the edits go
 * @error: a #PassoJsonEditError, or any other for what was refused
 *
 * What an editing command wants to change.
 *
 * Returns: whether it can be done
 */
typedef gboolean (*CliEdit) (PassoDocument *document,
                             char         **arguments,
                             GArray        *edits,
                             gpointer       user_data,
                             GError       **error);

int cli_edit_file (const char  *command,
                   char       **arguments,
                   const char  *output,
                   CliEdit      edit,
                   gpointer     user_data);

G_END_DECLS
