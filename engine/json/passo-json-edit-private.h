/* passo-json-edit-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-json-edit.h"
#include "json/passo-json-gap-private.h"
#include "json/passo-json-style-private.h"

G_BEGIN_DECLS

/* An edit touches one value, its name, and the bytes between it and its neighbour. What goes in
 * is shaped so that taking it out again gives the same bytes, with no memory of how it came in:
 *
 *   after the last value     the gap before it is repeated, and removed with it
 *   before another value     the gap is put behind, and removed with it
 *   in an empty container    on lines of its own; the blanks that were there stay behind it, after
 *                            a line end of their own, and are what is left when it goes
 */

gboolean       _passo_json_edit_check_tree   (PassoJsonTree         *tree,
                                              GError               **error);
gboolean       _passo_json_edit_check_insert (PassoJsonTree         *tree,
                                              PassoJsonNode          parent,
                                              const char            *key,
                                              GError               **error);
PassoJsonTree *_passo_json_edit_read_value   (const char            *json,
                                              GError               **error);
char          *_passo_json_edit_dup_value    (PassoJsonTree         *value,
                                              const PassoJsonStyle  *style,
                                              const char            *indent,
                                              PassoJsonEditFlags     flags);

static inline void
_passo_json_edit_add (GArray     *edits,
                      gsize       start,
                      gsize       end,
                      const char *text)
{
  passo_text_edits_add (edits, start, end - start, text, -1);
}

G_END_DECLS
