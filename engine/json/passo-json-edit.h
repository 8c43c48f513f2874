/* passo-json-edit.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-text-edit.h"
#include "json/passo-json-tree.h"

G_BEGIN_DECLS

#define PASSO_JSON_EDIT_ERROR (passo_json_edit_error_quark ())

/**
 * PassoJsonEditError:
 * @PASSO_JSON_EDIT_ERROR_NOT_FOUND: the pointer, or the parent of its last part, leads nowhere
 * @PASSO_JSON_EDIT_ERROR_EXISTS: the name is taken already
 * @PASSO_JSON_EDIT_ERROR_REFUSED: the document cannot be changed this way
 * @PASSO_JSON_EDIT_ERROR_POINTER: not a JSON pointer
 * @PASSO_JSON_EDIT_ERROR_VALUE: the new text is not one JSON value
 * @PASSO_JSON_EDIT_ERROR_DAMAGED: the document is too damaged for an exact edit
 */
typedef enum
{
  PASSO_JSON_EDIT_ERROR_NOT_FOUND,
  PASSO_JSON_EDIT_ERROR_EXISTS,
  PASSO_JSON_EDIT_ERROR_REFUSED,
  PASSO_JSON_EDIT_ERROR_POINTER,
  PASSO_JSON_EDIT_ERROR_VALUE,
  PASSO_JSON_EDIT_ERROR_DAMAGED,
} PassoJsonEditError;

/**
 * PassoJsonEditFlags:
 * @PASSO_JSON_EDIT_REFORMAT: lay the given JSON out in the document's style; otherwise it is
 *   taken byte for byte
 */
typedef enum
{
  PASSO_JSON_EDIT_DEFAULT  = 0,
  PASSO_JSON_EDIT_REFORMAT = 1 << 0,
} PassoJsonEditFlags;

/* Position of passo_json_edit_insert() and passo_json_edit_move(): after the last child. */
#define PASSO_JSON_EDIT_END G_MAXUINT

GQuark   passo_json_edit_error_quark (void);

/* By pointer, for commands and forms. Each adds its edits to @edits, an array of PassoTextEdit
 * as passo_text_edits_new() makes it, whose offsets are those of the tree's text. */
gboolean passo_json_edit_set         (PassoJsonTree       *tree,
                                      const char          *pointer,
                                      const char          *json,
                                      PassoJsonEditFlags   flags,
                                      GArray              *edits,
                                      GError             **error);
gboolean passo_json_edit_unset       (PassoJsonTree       *tree,
                                      const char          *pointer,
                                      GArray              *edits,
                                      GError             **error);

/* By node, for refactorings and gestures. */
gboolean passo_json_edit_replace     (PassoJsonTree       *tree,
                                      PassoJsonNode        node,
                                      const char          *json,
                                      PassoJsonEditFlags   flags,
                                      GArray              *edits,
                                      GError             **error);
gboolean passo_json_edit_insert      (PassoJsonTree       *tree,
                                      PassoJsonNode        parent,
                                      guint                position,
                                      const char          *key,
                                      const char          *json,
                                      PassoJsonEditFlags   flags,
                                      GArray              *edits,
                                      GError             **error);
gboolean passo_json_edit_rename_key  (PassoJsonTree       *tree,
                                      PassoJsonNode        node,
                                      const char          *name,
                                      GArray              *edits,
                                      GError             **error);
gboolean passo_json_edit_move        (PassoJsonTree       *tree,
                                      PassoJsonNode        node,
                                      guint                position,
                                      GArray              *edits,
                                      GError             **error);
gboolean passo_json_edit_remove      (PassoJsonTree       *tree,
                                      PassoJsonNode        node,
                                      GArray              *edits,
                                      GError             **error);

G_END_DECLS
