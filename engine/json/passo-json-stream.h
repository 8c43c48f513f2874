/* passo-json-stream.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

#include "json/passo-json-error.h"
#include "json/passo-value.h"

G_BEGIN_DECLS

typedef struct _PassoJsonStream PassoJsonStream;

PassoJsonStream *passo_json_stream_new        (GInputStream     *stream,
                                               const char       *pointer,
                                               gsize             max_bytes);
gboolean         passo_json_stream_next       (PassoJsonStream  *self,
                                               PassoValue       *key,
                                               PassoValue       *value,
                                               GError          **error);
guint64          passo_json_stream_get_offset (PassoJsonStream  *self);
void             passo_json_stream_free       (PassoJsonStream  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoJsonStream, passo_json_stream_free)

G_END_DECLS
