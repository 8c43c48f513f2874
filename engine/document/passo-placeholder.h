/* passo-placeholder.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "document/passo-document.h"

G_BEGIN_DECLS

/**
 * PassoPlaceholderForm:
 * @PASSO_PLACEHOLDER_TEXT: inside a string or the whole of one: stands for its own text in a run
 * @PASSO_PLACEHOLDER_BARE: where a JSON value stands; a run needs its value
 * @PASSO_PLACEHOLDER_FUNCTION: a one-key object `{"Ref": …}` or `{"Fn::…": …}`
 */
typedef enum
{
  PASSO_PLACEHOLDER_TEXT,
  PASSO_PLACEHOLDER_BARE,
  PASSO_PLACEHOLDER_FUNCTION,
} PassoPlaceholderForm;

/**
 * PassoPlaceholder:
 * @name: what its value is looked up by: `Name` of `${Name}`; of a function its JSON text
 * @form: how it stands in the text
 * @span: its bytes in the text, the marks included
 * @node: the node it is or stands in
 */
typedef struct
{
  char                 *name;
  PassoPlaceholderForm  form;
  PassoSpan             span;
  PassoJsonNode         node;
} PassoPlaceholder;

GPtrArray     *passo_placeholder_list        (PassoJsonTree       *tree,
                                              const char * const  *patterns);
void           passo_placeholder_free        (PassoPlaceholder    *self);
gboolean       passo_placeholder_is_function (PassoJsonTree       *tree,
                                              PassoJsonNode        node);
gboolean       passo_placeholder_fill        (PassoJsonTree       *tree,
                                              const char * const  *patterns,
                                              PassoValue           values,
                                              GArray              *edits,
                                              GError             **error);
GBytes        *passo_placeholder_fill_text   (PassoJsonTree       *tree,
                                              const char * const  *patterns,
                                              PassoValue           values,
                                              GError             **error);
char         **passo_placeholder_dup_missing (PassoJsonTree       *tree,
                                              const char * const  *patterns,
                                              PassoValue           values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoPlaceholder, passo_placeholder_free)

G_END_DECLS
