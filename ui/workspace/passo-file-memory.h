/* passo-file-memory.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the program remembers of a workflow's file though it belongs in no file of the user: its
 * last input, folds, zoom. */

char *passo_file_memory_dup_path   (const char *name);
char *passo_file_memory_dup_string (GFile      *file,
                                    const char *key);
void  passo_file_memory_set_string (GFile      *file,
                                    const char *key,
                                    const char *value);

G_END_DECLS
