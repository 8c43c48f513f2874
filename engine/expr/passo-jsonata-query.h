/* passo-jsonata-query.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-failure.h"
#include "base/passo-types.h"
#include "expr/passo-eval-scope.h"

G_BEGIN_DECLS

/**
 * PassoJsonataQuery:
 *
 * A JSONata expression of a state machine, compiled: what stands between `{%` and `%}`. Immutable;
 * may be shared by threads. Its values are good for as long as it lives.
 */
typedef struct _PassoJsonataQuery PassoJsonataQuery;

PassoJsonataQuery *passo_jsonata_query_compile    (const char               *text,
                                                   gssize                    length,
                                                   PassoSpan                *where,
                                                   GError                  **error);
void               passo_jsonata_query_free       (PassoJsonataQuery        *self);
const char        *passo_jsonata_query_get_text   (const PassoJsonataQuery  *self);
void               passo_jsonata_query_list_variables (const PassoJsonataQuery *self,
                                                       GPtrArray               *names);
gboolean           passo_jsonata_query_evaluate   (const PassoJsonataQuery  *self,
                                                   PassoEvalScope           *scope,
                                                   const char               *field,
                                                   PassoValue               *out,
                                                   PassoFailure            **failure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoJsonataQuery, passo_jsonata_query_free)

G_END_DECLS
