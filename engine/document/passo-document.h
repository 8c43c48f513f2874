/* passo-document.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

#include "base/passo-clock.h"
#include "base/passo-text-edit.h"
#include "json/passo-json-tree.h"

G_BEGIN_DECLS

#define PASSO_DOCUMENT_ERROR (passo_document_error_quark ())

/**
 * PassoDocumentError:
 * @PASSO_DOCUMENT_ERROR_ENCODING: the bytes are not UTF-8 text
 * @PASSO_DOCUMENT_ERROR_YAML: the file is YAML, which Passo cannot read yet
 * @PASSO_DOCUMENT_ERROR_TOO_LARGE: the file is larger than Passo can hold
 * @PASSO_DOCUMENT_ERROR_CHANGED_ON_DISK: another program wrote the file since it was read
 * @PASSO_DOCUMENT_ERROR_EDIT: an edit lies outside the text, or two of them overlap
 * @PASSO_DOCUMENT_ERROR_NO_FILE: the document has no file yet
 * @PASSO_DOCUMENT_ERROR_SETTINGS: the sibling file of settings cannot be used
 * @PASSO_DOCUMENT_ERROR_PLACEHOLDER: a placeholder has no value
 */
typedef enum
{
  PASSO_DOCUMENT_ERROR_ENCODING,
  PASSO_DOCUMENT_ERROR_YAML,
  PASSO_DOCUMENT_ERROR_TOO_LARGE,
  PASSO_DOCUMENT_ERROR_CHANGED_ON_DISK,
  PASSO_DOCUMENT_ERROR_EDIT,
  PASSO_DOCUMENT_ERROR_NO_FILE,
  PASSO_DOCUMENT_ERROR_SETTINGS,
  PASSO_DOCUMENT_ERROR_PLACEHOLDER,
} PassoDocumentError;

#define PASSO_TYPE_DOCUMENT (passo_document_get_type ())

G_DECLARE_FINAL_TYPE (PassoDocument, passo_document, PASSO, DOCUMENT, GObject)

GQuark         passo_document_error_quark    (void);
PassoDocument *passo_document_new            (void);
PassoDocument *passo_document_new_for_bytes  (GBytes              *text);
GFile         *passo_document_get_file       (PassoDocument       *self);
void           passo_document_set_file       (PassoDocument       *self,
                                              GFile               *file);
char          *passo_document_dup_title      (PassoDocument       *self);
guint64        passo_document_get_revision   (PassoDocument       *self);
GBytes        *passo_document_get_text       (PassoDocument       *self);
PassoJsonTree *passo_document_get_tree       (PassoDocument       *self);
void           passo_document_set_patterns   (PassoDocument       *self,
                                              const char * const  *patterns);
void           passo_document_set_clock      (PassoDocument       *self,
                                              PassoClock          *clock);
gboolean       passo_document_apply          (PassoDocument       *self,
                                              const PassoTextEdit *edits,
                                              guint                n_edits,
                                              GError             **error);
gboolean       passo_document_apply_typing   (PassoDocument       *self,
                                              const PassoTextEdit *edits,
                                              guint                n_edits,
                                              GError             **error);
void           passo_document_begin_group    (PassoDocument       *self,
                                              const char          *label);
void           passo_document_end_group      (PassoDocument       *self);
gboolean       passo_document_get_can_undo   (PassoDocument       *self);
gboolean       passo_document_get_can_redo   (PassoDocument       *self);
const char    *passo_document_get_undo_label (PassoDocument       *self);
const char    *passo_document_get_redo_label (PassoDocument       *self);
gboolean       passo_document_undo           (PassoDocument       *self);
gboolean       passo_document_redo           (PassoDocument       *self);
gboolean       passo_document_get_modified   (PassoDocument       *self);
GBytes        *passo_document_get_saved_text (PassoDocument       *self);
void           passo_document_set_saved      (PassoDocument       *self,
                                              GBytes              *text);

G_END_DECLS
