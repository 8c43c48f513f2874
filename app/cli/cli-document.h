/* cli-document.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

GBytes        *cli_read_bytes               (const char     *path,
                                             GError        **error);
PassoDocument *cli_document_open            (const char     *path,
                                             GError        **error);
gboolean       cli_document_check           (PassoDocument  *document,
                                             const char     *path);
void           cli_document_warn_duplicates (PassoDocument  *document,
                                             const char     *path,
                                             const char     *pointer);
gboolean       cli_document_save            (PassoDocument  *document,
                                             const char     *path,
                                             const char     *output,
                                             GError        **error);
gboolean       cli_write_bytes              (const char     *bytes,
                                             gsize           length);

G_END_DECLS
