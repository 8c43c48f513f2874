/* passo-folder-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-object-store.h"

G_BEGIN_DECLS

/* Bytes of the longest key, as the service has it. */
#define PASSO_KEY_MAX_BYTES 1024

#define PASSO_TYPE_FOLDER_LIST (_passo_folder_list_get_type ())

G_DECLARE_FINAL_TYPE (PassoFolderList, _passo_folder_list, PASSO, FOLDER_LIST, GObject)

#define PASSO_TYPE_FOLDER_OUTPUT (_passo_folder_output_get_type ())

G_DECLARE_FINAL_TYPE (PassoFolderOutput, _passo_folder_output, PASSO, FOLDER_OUTPUT, GOutputStream)

int              _passo_folder_open_file     (const char            *path,
                                              int                   *code);
gboolean         _passo_folder_is_unfinished (const char            *name);
PassoObjectList *_passo_folder_list_new      (const char            *folder,
                                              const char            *prefix,
                                              PassoObjectListFlags   flags,
                                              GError               **error);
GOutputStream   *_passo_folder_output_new    (const char            *path,
                                              GError               **error);
gboolean         _passo_folder_fail          (int                    code,
                                              GError               **error);

G_END_DECLS
