/* passo-document-settings.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "document/passo-document.h"

G_BEGIN_DECLS

#define PASSO_TYPE_DOCUMENT_SETTINGS (passo_document_settings_get_type ())

G_DECLARE_FINAL_TYPE (PassoDocumentSettings, passo_document_settings, PASSO, DOCUMENT_SETTINGS,
                      GObject)

PassoDocumentSettings *passo_document_settings_new                  (void);
PassoDocumentSettings *passo_document_settings_load                 (GFile                  *file,
                                                                     GError                **error);
gboolean               passo_document_settings_save                 (PassoDocumentSettings  *self,
                                                                     GError                **error);
GFile                 *passo_document_settings_file_for             (GFile                  *definition);
GFile                 *passo_document_settings_get_file             (PassoDocumentSettings  *self);
PassoValue             passo_document_settings_get_value            (PassoDocumentSettings  *self,
                                                                     const char             *pointer);
gboolean               passo_document_settings_set_value            (PassoDocumentSettings  *self,
                                                                     const char             *pointer,
                                                                     PassoValue              value,
                                                                     GError                **error);
char                 **passo_document_settings_dup_input_names      (PassoDocumentSettings  *self);
char                  *passo_document_settings_dup_input            (PassoDocumentSettings  *self,
                                                                     const char             *name);
GFile                 *passo_document_settings_dup_mock_file        (PassoDocumentSettings  *self);
char                  *passo_document_settings_dup_test_case        (PassoDocumentSettings  *self);
char                 **passo_document_settings_dup_patterns         (PassoDocumentSettings  *self);
PassoValue             passo_document_settings_get_substitutions    (PassoDocumentSettings  *self,
                                                                     PassoValue              more);

G_END_DECLS
