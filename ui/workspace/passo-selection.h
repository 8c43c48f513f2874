/* passo-selection.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* No state: ids of states start at 1. */
#define PASSO_SELECTION_NONE 0

#define PASSO_TYPE_SELECTION (passo_selection_get_type ())

G_DECLARE_FINAL_TYPE (PassoSelection, passo_selection, PASSO, SELECTION, GObject)

PassoSelection *passo_selection_new         (void);
gsize           passo_selection_get_size    (PassoSelection *self);
guint           passo_selection_get_nth     (PassoSelection *self,
                                             gsize           position);
guint           passo_selection_get_primary (PassoSelection *self);
gboolean        passo_selection_contains    (PassoSelection *self,
                                             guint           state_id);
void            passo_selection_select_only (PassoSelection *self,
                                             guint           state_id);
void            passo_selection_add         (PassoSelection *self,
                                             guint           state_id);
void            passo_selection_remove      (PassoSelection *self,
                                             guint           state_id);
void            passo_selection_toggle      (PassoSelection *self,
                                             guint           state_id);
void            passo_selection_set         (PassoSelection *self,
                                             const guint    *state_ids,
                                             gsize           n_state_ids);
void            passo_selection_clear       (PassoSelection *self);

G_END_DECLS
