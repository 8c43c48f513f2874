/* passo-json-string-map.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-types.h"
#include "json/passo-json-tree.h"

G_BEGIN_DECLS

/**
 * PassoJsonStringMap:
 *
 * Where the bytes that a string means stand in the text of its tree: an escape stands for one
 * character, so they are not simply counted. It does not need the tree after it is made.
 */
typedef struct _PassoJsonStringMap PassoJsonStringMap;

PassoJsonStringMap *passo_json_string_map_new         (PassoJsonTree            *tree,
                                                       PassoJsonNode             node);
void                passo_json_string_map_free        (PassoJsonStringMap       *self);
const char         *passo_json_string_map_get_text    (const PassoJsonStringMap *self,
                                                       gsize                    *length);
PassoSpan           passo_json_string_map_find_source (const PassoJsonStringMap *self,
                                                       PassoSpan                 span);
gsize               passo_json_string_map_find_offset (const PassoJsonStringMap *self,
                                                       gsize                     source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoJsonStringMap, passo_json_string_map_free)

G_END_DECLS
