/* passo-renderer.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean passo_renderer_has_hardware (const char *dri_folder,
                                      const char *class_folder);
void     passo_renderer_choose       (void);

G_END_DECLS
