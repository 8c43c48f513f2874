/* passo-recent-files.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PASSO_TYPE_RECENT_FILES (passo_recent_files_get_type ())

G_DECLARE_FINAL_TYPE (PassoRecentFiles, passo_recent_files, PASSO, RECENT_FILES, GObject)

PassoRecentFiles *passo_recent_files_new    (GFile            *storage);
void              passo_recent_files_add    (PassoRecentFiles *self,
                                             GFile            *file);
void              passo_recent_files_remove (PassoRecentFiles *self,
                                             GFile            *file);

G_END_DECLS
