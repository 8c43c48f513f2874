/* passo-file-dialog.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PassoFileDialogFunc:
 * @file: the file that was chosen; not called when none was
 * @user_data: the caller's
 */
typedef void (*PassoFileDialogFunc) (GFile    *file,
                                     gpointer  user_data);

void passo_file_dialog_open (GtkWindow           *parent,
                             const char          *title,
                             GListModel          *filters,
                             PassoFileDialogFunc  callback,
                             gpointer             user_data,
                             GDestroyNotify       destroy);
void passo_file_dialog_save (GtkWindow           *parent,
                             const char          *title,
                             GFile               *folder,
                             const char          *name,
                             PassoFileDialogFunc  callback,
                             gpointer             user_data,
                             GDestroyNotify       destroy);

G_END_DECLS
