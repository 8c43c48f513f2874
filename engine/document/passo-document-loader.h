/* passo-document-loader.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "document/passo-document.h"

G_BEGIN_DECLS

PassoDocument *passo_document_loader_load        (GFile                *file,
                                                  GCancellable         *cancellable,
                                                  GError              **error);
void           passo_document_loader_load_async  (GFile                *file,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
PassoDocument *passo_document_loader_load_finish (GAsyncResult         *result,
                                                  GError              **error);
gboolean       passo_document_loader_check       (GBytes               *bytes,
                                                  const char           *name,
                                                  GError              **error);

gboolean       passo_document_loader_is_definition
                                                 (PassoJsonTree        *tree);

G_END_DECLS
