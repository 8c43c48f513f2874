/* passo-placeholder-dialog.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

#include "run/passo-run-controller.h"

G_BEGIN_DECLS

/**
 * PassoPlaceholdersGivenFunc:
 * @user_data: what was given with the function
 *
 * All placeholders have values now.
 */
typedef void (*PassoPlaceholdersGivenFunc) (gpointer user_data);

void passo_placeholder_dialog_ask (GtkWindow                  *parent,
                                   PassoRunController         *controller,
                                   PassoPlaceholdersGivenFunc  callback,
                                   gpointer                    user_data);

G_END_DECLS
