/* passo-json-tree.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-types.h"
#include "json/passo-value.h"

G_BEGIN_DECLS

/* Values deeper than this are kept as bytes, in one damaged node. */
#define PASSO_JSON_TREE_MAX_DEPTH 1024

/* An entry of the tree; only good with the tree it came from. */
typedef guint32 PassoJsonNode;

#define PASSO_JSON_NONE G_MAXUINT32

/**
 * PassoJsonKind:
 * @PASSO_JSON_PLACEHOLDER: a bare `${Name}`, or a pattern of the document's settings, where a
 *   value stands: an ordinary value, no error
 * @PASSO_JSON_DAMAGED: bytes that are no JSON value; an error tells why
 *
 * What a node is.
 */
typedef enum
{
  PASSO_JSON_OBJECT,
  PASSO_JSON_ARRAY,
  PASSO_JSON_STRING,
  PASSO_JSON_NUMBER,
  PASSO_JSON_TRUE,
  PASSO_JSON_FALSE,
  PASSO_JSON_NULL,
  PASSO_JSON_PLACEHOLDER,
  PASSO_JSON_DAMAGED,
} PassoJsonKind;

/**
 * PassoJsonProblemCode:
 *
 * Why a text is not strict JSON. After the codes before %PASSO_JSON_PROBLEM_DAMAGE the structure
 * is still certain, and edits elsewhere in the text are exact; from there on it is a guess.
 */
typedef enum
{
  PASSO_JSON_PROBLEM_COMMENT,
  PASSO_JSON_PROBLEM_TRAILING_COMMA,
  PASSO_JSON_PROBLEM_BARE_KEY,
  PASSO_JSON_PROBLEM_SINGLE_QUOTES,
  PASSO_JSON_PROBLEM_CONTROL_CHARACTER,
  PASSO_JSON_PROBLEM_ESCAPE,
  PASSO_JSON_PROBLEM_SURROGATE,
  PASSO_JSON_PROBLEM_NUMBER,
  PASSO_JSON_PROBLEM_WORD,
  PASSO_JSON_PROBLEM_DEPTH,
  PASSO_JSON_PROBLEM_DAMAGE,
  PASSO_JSON_PROBLEM_EMPTY = PASSO_JSON_PROBLEM_DAMAGE,
  PASSO_JSON_PROBLEM_ENCODING,
  PASSO_JSON_PROBLEM_UNEXPECTED,
  PASSO_JSON_PROBLEM_MISSING_COMMA,
  PASSO_JSON_PROBLEM_MISSING_COLON,
  PASSO_JSON_PROBLEM_MISSING_VALUE,
  PASSO_JSON_PROBLEM_MISSING_KEY,
  PASSO_JSON_PROBLEM_UNCLOSED,
  PASSO_JSON_PROBLEM_MISMATCH,
  PASSO_JSON_PROBLEM_TEXT_AFTER,
  PASSO_JSON_PROBLEM_TOO_LARGE,
} PassoJsonProblemCode;

/**
 * PassoJsonProblem:
 * @span: the bytes meant
 * @code: what is wrong
 * @message: a translated sentence
 * @line: counted from 1
 * @column: in characters, counted from 1
 */
typedef struct
{
  PassoSpan             span;
  PassoJsonProblemCode  code;
  char                 *message;
  guint                 line;
  guint                 column;
} PassoJsonProblem;

/* A flat, immutable table of spans over a text. */
typedef struct _PassoJsonTree PassoJsonTree;

#define PASSO_TYPE_JSON_TREE (passo_json_tree_get_type ())

GType                   passo_json_tree_get_type         (void) G_GNUC_CONST;
PassoJsonTree          *passo_json_tree_new              (GBytes             *text);
PassoJsonTree          *passo_json_tree_new_full         (GBytes             *text,
                                                          const char * const *patterns);
PassoJsonTree          *passo_json_tree_ref              (PassoJsonTree      *self);
void                    passo_json_tree_unref            (PassoJsonTree      *self);
const char             *passo_json_tree_get_text         (PassoJsonTree      *self,
                                                          gsize              *length);
GBytes                 *passo_json_tree_get_bytes        (PassoJsonTree      *self);
PassoJsonNode           passo_json_tree_get_root         (PassoJsonTree      *self);
guint                   passo_json_tree_get_n_nodes      (PassoJsonTree      *self);
PassoJsonKind           passo_json_tree_get_kind         (PassoJsonTree      *self,
                                                          PassoJsonNode       node);
PassoSpan               passo_json_tree_get_span         (PassoJsonTree      *self,
                                                          PassoJsonNode       node);
PassoJsonNode           passo_json_tree_get_parent       (PassoJsonTree      *self,
                                                          PassoJsonNode       node);
PassoJsonNode           passo_json_tree_get_first_child  (PassoJsonTree      *self,
                                                          PassoJsonNode       node);
PassoJsonNode           passo_json_tree_get_next_sibling (PassoJsonTree      *self,
                                                          PassoJsonNode       node);
guint                   passo_json_tree_get_n_children   (PassoJsonTree      *self,
                                                          PassoJsonNode       node);
gboolean                passo_json_tree_has_key          (PassoJsonTree      *self,
                                                          PassoJsonNode       node);
PassoSpan               passo_json_tree_get_key_span     (PassoJsonTree      *self,
                                                          PassoJsonNode       node);
char                   *passo_json_tree_dup_key          (PassoJsonTree      *self,
                                                          PassoJsonNode       node);
gboolean                passo_json_tree_key_equals       (PassoJsonTree      *self,
                                                          PassoJsonNode       node,
                                                          const char         *name);
PassoJsonNode           passo_json_tree_lookup           (PassoJsonTree      *self,
                                                          PassoJsonNode       object,
                                                          const char         *name);
PassoJsonNode           passo_json_tree_resolve          (PassoJsonTree      *self,
                                                          const char         *pointer);
char                   *passo_json_tree_dup_pointer      (PassoJsonTree      *self,
                                                          PassoJsonNode       node);
PassoJsonNode           passo_json_tree_find_at_offset   (PassoJsonTree      *self,
                                                          gsize               offset);
char                   *passo_json_tree_dup_string       (PassoJsonTree      *self,
                                                          PassoJsonNode       node,
                                                          gsize              *length);
PassoValue              passo_json_tree_get_value        (PassoJsonTree      *self,
                                                          PassoJsonNode       node);
guint                   passo_json_tree_get_n_errors     (PassoJsonTree      *self);
const PassoJsonProblem *passo_json_tree_get_error        (PassoJsonTree      *self,
                                                          guint               index);
gboolean                passo_json_tree_is_valid         (PassoJsonTree      *self);
gboolean                passo_json_tree_is_damaged       (PassoJsonTree      *self);
gboolean                passo_json_tree_is_usable        (PassoJsonTree      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoJsonTree, passo_json_tree_unref)

G_END_DECLS
