/* passo-source-binding.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtksourceview/gtksource.h>
#include <passo.h>

G_BEGIN_DECLS

#define PASSO_TYPE_SOURCE_BINDING (passo_source_binding_get_type ())

G_DECLARE_FINAL_TYPE (PassoSourceBinding, passo_source_binding, PASSO, SOURCE_BINDING, GObject)

PassoSourceBinding *passo_source_binding_new              (PassoDocument      *document,
                                                           GtkSourceBuffer    *buffer);
gboolean            passo_source_binding_get_updating     (PassoSourceBinding *self);
void                passo_source_binding_get_iter         (PassoSourceBinding *self,
                                                           gsize               offset,
                                                           GtkTextIter        *iter);
gsize               passo_source_binding_get_offset       (PassoSourceBinding *self,
                                                           const GtkTextIter  *iter);
gsize               passo_source_binding_get_changed_end  (PassoSourceBinding *self);
gsize               passo_source_binding_get_longest_line (GBytes             *text);

G_END_DECLS
