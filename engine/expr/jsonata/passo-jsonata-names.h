/* passo-jsonata-names.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean passo_jsonata_list_names (const char  *text,
                                   gsize        length,
                                   GPtrArray   *names,
                                   char       **call);

G_END_DECLS
