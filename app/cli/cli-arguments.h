/* cli-arguments.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exit statuses that all commands share. */
#define CLI_DONE 0
#define CLI_UNUSABLE 2

char **cli_arguments_parse (int                 argc,
                            char              **argv,
                            const GOptionEntry *entries,
                            guint               least,
                            guint               most);
gboolean cli_arguments_check_standard_input
                           (const char * const *files,
                            guint               n_files,
                            GError            **error);

G_END_DECLS
