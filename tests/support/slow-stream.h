/* slow-stream.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SLOW_TYPE_STREAM (slow_stream_get_type ())

G_DECLARE_FINAL_TYPE (SlowStream, slow_stream, SLOW, STREAM, GFilterInputStream)

GInputStream *slow_stream_new (GInputStream *base,
                               gsize         n_bytes);

G_END_DECLS
