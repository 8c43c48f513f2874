/* passo-undo-stack.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

#include "base/passo-text-edit.h"

G_BEGIN_DECLS

/* The undo history of one document: steps, each of one or more revisions. It knows edits and
 * nothing of documents. */
typedef struct _PassoUndoStack PassoUndoStack;

PassoUndoStack *passo_undo_stack_new          (void);
void            passo_undo_stack_free         (PassoUndoStack      *self);
void            passo_undo_stack_begin        (PassoUndoStack      *self,
                                               const char          *label);
void            passo_undo_stack_end          (PassoUndoStack      *self);
void            passo_undo_stack_push         (PassoUndoStack      *self,
                                               const PassoTextEdit *edits,
                                               guint                n_edits,
                                               GBytes              *text);
void            passo_undo_stack_push_typing  (PassoUndoStack      *self,
                                               const PassoTextEdit *edits,
                                               guint                n_edits,
                                               GBytes              *text,
                                               gint64               now);
void            passo_undo_stack_break_typing (PassoUndoStack      *self);
gboolean        passo_undo_stack_can_undo     (PassoUndoStack      *self);
gboolean        passo_undo_stack_can_redo     (PassoUndoStack      *self);
const char     *passo_undo_stack_undo_label   (PassoUndoStack      *self);
const char     *passo_undo_stack_redo_label   (PassoUndoStack      *self);
GPtrArray      *passo_undo_stack_undo         (PassoUndoStack      *self);
GPtrArray      *passo_undo_stack_redo         (PassoUndoStack      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoUndoStack, passo_undo_stack_free)

G_END_DECLS
