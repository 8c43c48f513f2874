/* passo-inspector.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <adwaita.h>

#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

#define PASSO_TYPE_INSPECTOR (passo_inspector_get_type ())

G_DECLARE_FINAL_TYPE (PassoInspector, passo_inspector, PASSO, INSPECTOR, AdwBin)

GtkWidget *passo_inspector_new       (PassoWorkspace *workspace);
void       passo_inspector_add_page  (PassoInspector *self,
                                      const char     *name,
                                      const char     *title,
                                      GtkWidget      *page);
gboolean   passo_inspector_show_page (PassoInspector *self,
                                      const char     *name);

G_END_DECLS
