/* passo-gunzip-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PASSO_TYPE_GUNZIP (_passo_gunzip_get_type ())

G_DECLARE_FINAL_TYPE (PassoGunzip, _passo_gunzip, PASSO, GUNZIP, GObject)

GConverter *_passo_gunzip_new      (void);
gboolean    _passo_gunzip_is_magic (const void *bytes,
                                    gsize       length);

G_END_DECLS
