/* passo-window.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <adwaita.h>

#include "passo-application.h"
#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

#define PASSO_TYPE_WINDOW (passo_window_get_type ())

G_DECLARE_FINAL_TYPE (PassoWindow, passo_window, PASSO, WINDOW, AdwApplicationWindow)

PassoWindow    *passo_window_new               (PassoApplication      *application);
PassoDocument  *passo_window_get_document      (PassoWindow           *self);
PassoWorkspace *passo_window_get_workspace     (PassoWindow           *self);
void            passo_window_set_document      (PassoWindow           *self,
                                                PassoDocument         *document,
                                                PassoDocumentSettings *settings);
void            passo_window_set_proposed_name (PassoWindow           *self,
                                                const char            *name);
void            passo_window_replace_text      (PassoWindow           *self,
                                                GBytes                *text,
                                                const char            *label);
void            passo_window_show_message      (PassoWindow           *self,
                                                const char            *message);

G_END_DECLS
