/* passo-file-writer.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean passo_file_writer_write (GFile         *file,
                                  GBytes        *text,
                                  GCancellable  *cancellable,
                                  GError       **error);

G_END_DECLS
