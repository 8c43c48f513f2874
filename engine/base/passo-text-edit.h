/* passo-text-edit.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PassoTextEdit:
 * @offset: byte offset of the replaced text, in the text before the edit
 * @length: number of bytes that are replaced
 * @text: (nullable): the replacement, owned by the edit
 * @text_length: number of bytes of @text
 *
 * One replacement in a text. Several edits of one revision all count their
 * offsets in the text before the first of them, go upwards and do not overlap.
 */
typedef struct
{
  gsize offset;
  gsize length;
  char *text;
  gsize text_length;
} PassoTextEdit;

#define PASSO_TYPE_TEXT_EDIT (passo_text_edit_get_type ())

GType          passo_text_edit_get_type  (void);
PassoTextEdit *passo_text_edit_new       (gsize                offset,
                                          gsize                length,
                                          const char          *text,
                                          gssize               text_length);
PassoTextEdit *passo_text_edit_copy      (const PassoTextEdit *self);
void           passo_text_edit_free      (PassoTextEdit       *self);
void           passo_text_edit_clear     (PassoTextEdit       *self);
GArray        *passo_text_edits_new      (void);
void           passo_text_edits_add      (GArray              *edits,
                                          gsize                offset,
                                          gsize                length,
                                          const char          *text,
                                          gssize               text_length);
gboolean       passo_text_edits_are_valid (const PassoTextEdit *edits,
                                          guint                n_edits,
                                          gsize                text_length);
GBytes        *passo_text_edits_apply    (const PassoTextEdit *edits,
                                          guint                n_edits,
                                          GBytes              *text);
GArray        *passo_text_edits_invert   (const PassoTextEdit *edits,
                                          guint                n_edits,
                                          GBytes              *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoTextEdit, passo_text_edit_free)

G_END_DECLS
