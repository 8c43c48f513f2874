/* passo-document-saver.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "document/passo-document.h"

G_BEGIN_DECLS

/**
 * PassoDocumentSaverFlags:
 * @PASSO_DOCUMENT_SAVER_OVERWRITE: write even if another program changed the file meanwhile
 * @PASSO_DOCUMENT_SAVER_COPY: write a copy: the document keeps its file and stays as modified as
 *   it is
 */
typedef enum
{
  PASSO_DOCUMENT_SAVER_DEFAULT   = 0,
  PASSO_DOCUMENT_SAVER_OVERWRITE = 1 << 0,
  PASSO_DOCUMENT_SAVER_COPY      = 1 << 1,
} PassoDocumentSaverFlags;

gboolean passo_document_saver_save        (PassoDocument            *document,
                                           GFile                    *file,
                                           PassoDocumentSaverFlags   flags,
                                           GCancellable             *cancellable,
                                           GError                  **error);
void     passo_document_saver_save_async  (PassoDocument            *document,
                                           GFile                    *file,
                                           PassoDocumentSaverFlags   flags,
                                           GCancellable             *cancellable,
                                           GAsyncReadyCallback       callback,
                                           gpointer                  user_data);
gboolean passo_document_saver_save_finish (PassoDocument            *document,
                                           GAsyncResult             *result,
                                           GError                  **error);
gboolean passo_document_saver_is_stale    (PassoDocument            *document);

G_END_DECLS
