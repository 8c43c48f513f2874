/* passo-application.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <adwaita.h>
#include <passo.h>

#include "passo-drafts.h"
#include "workspace/passo-recent-files.h"

G_BEGIN_DECLS

typedef struct _PassoWindow PassoWindow;

#define PASSO_TYPE_APPLICATION (passo_application_get_type ())

G_DECLARE_FINAL_TYPE (PassoApplication, passo_application, PASSO, APPLICATION, AdwApplication)

PassoApplication *passo_application_new              (GApplicationFlags  flags);
GSettings        *passo_application_get_settings     (PassoApplication  *self);
PassoRecentFiles *passo_application_get_recent_files (PassoApplication  *self);
PassoDrafts      *passo_application_get_drafts       (PassoApplication  *self);
void              passo_application_open_file        (PassoApplication  *self,
                                                      GFile             *file,
                                                      PassoWindow       *window);
PassoWindow      *passo_application_open_document    (PassoApplication  *self,
                                                      PassoDocument     *document,
                                                      GFile             *settings_file,
                                                      PassoWindow       *window);
void              passo_application_open_sample      (PassoApplication  *self,
                                                      const char        *name,
                                                      PassoWindow       *window);

G_END_DECLS
