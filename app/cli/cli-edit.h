/* cli-edit.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "cli-document.h"

G_BEGIN_DECLS

/* The option that every editing command has; @output takes what the user gives. */
#define CLI_EDIT_OUTPUT(output) \
  { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, (output), \
    N_("Write the result to OUT instead, - for standard output"), N_("OUT") }

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
int cli_edit_main (int          argc,
                   char       **argv,
                   guint        n_arguments,
                   CliEdit      edit);

G_END_DECLS
