/* passo-json-pointer.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-json-error.h"
#include "json/passo-value.h"

G_BEGIN_DECLS

void       passo_json_pointer_append       (GString     *pointer,
                                            const char  *token,
                                            gssize       length);
void       passo_json_pointer_append_index (GString     *pointer,
                                            gsize        index);
char      *passo_json_pointer_build        (const char  *token,
                                            ...) G_GNUC_NULL_TERMINATED;
char     **passo_json_pointer_split        (const char  *pointer,
                                            GError     **error);
gboolean   passo_json_pointer_parse_index  (const char  *token,
                                            guint       *index);
PassoValue passo_json_pointer_find         (PassoValue   value,
                                            const char  *pointer);

G_END_DECLS
