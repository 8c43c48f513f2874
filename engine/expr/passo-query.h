/* passo-query.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-failure.h"
#include "base/passo-types.h"
#include "expr/passo-eval-scope.h"
#include "expr/passo-json-path.h"
#include "expr/passo-query-error.h"
#include "json/passo-value-pool.h"

G_BEGIN_DECLS

/**
 * PassoQueryKind:
 * @PASSO_QUERY_PATH: a JSONPath
 * @PASSO_QUERY_REFERENCE_PATH: a Reference Path
 * @PASSO_QUERY_INTRINSIC: a call of an intrinsic function
 * @PASSO_QUERY_TEMPLATE: a path or a call, as a member `"name.$"` holds it
 * @PASSO_QUERY_JSONATA: a JSONata expression with its marks, `{% … %}`
 *
 * Languages of expressions; each is one line in a table of passo-query.c.
 */
typedef enum
{
  PASSO_QUERY_PATH,
  PASSO_QUERY_REFERENCE_PATH,
  PASSO_QUERY_INTRINSIC,
  PASSO_QUERY_TEMPLATE,
  PASSO_QUERY_JSONATA,
} PassoQueryKind;

/**
 * PassoQuery:
 *
 * A compiled expression of any language: parsed once with positions, evaluated against a scope
 * within its budget. Immutable; may be shared by threads.
 */
typedef struct _PassoQuery PassoQuery;

PassoQuery          *passo_query_compile      (PassoQueryKind         kind,
                                               const char            *text,
                                               gssize                 length,
                                               PassoValuePool        *pool,
                                               PassoSpan             *where,
                                               GError               **error);
PassoQuery          *passo_query_ref          (PassoQuery            *self);
void                 passo_query_unref        (PassoQuery            *self);
PassoQueryKind       passo_query_get_kind     (const PassoQuery      *self);
const char          *passo_query_get_text     (const PassoQuery      *self);
const PassoJsonPath *passo_query_get_path     (const PassoQuery      *self);
gboolean             passo_query_evaluate     (const PassoQuery      *self,
                                               PassoEvalScope        *scope,
                                               const char            *field,
                                               PassoValue            *out,
                                               PassoFailure         **failure);
void                 passo_query_list_variables (const PassoQuery    *self,
                                               GPtrArray             *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoQuery, passo_query_unref)

G_END_DECLS
