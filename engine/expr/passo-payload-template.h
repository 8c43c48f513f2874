/* passo-payload-template.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-failure.h"
#include "base/passo-types.h"
#include "expr/passo-eval-scope.h"
#include "json/passo-value-pool.h"

G_BEGIN_DECLS

/**
 * PassoPayloadTemplate:
 *
 * A compiled payload template: JSON in which members named `"name.$"` hold expressions, or, in a
 * JSONata state, strings from `{%` to `%}` are some. Parts without expressions are shared by all
 * results. Immutable; may be shared by threads.
 */
typedef struct _PassoPayloadTemplate PassoPayloadTemplate;

/**
 * PassoTemplateProblem:
 * @pointer: JSON pointer of the member within the template
 * @location: in JSONata its place in the state, `Output/values[0]`
 * @message: what the service says of it
 * @detail: (nullable): what exactly is wrong with the expression, translated
 * @where: the place in the expression's text that @detail speaks of
 *
 * One thing that keeps a template from being compiled.
 */
typedef struct
{
  char      *pointer;
  char      *location;
  char      *message;
  char      *detail;
  PassoSpan  where;
} PassoTemplateProblem;

void                  passo_template_problem_free      (PassoTemplateProblem        *self);
PassoPayloadTemplate *passo_payload_template_compile   (PassoValue                   value,
                                                        PassoValuePool              *pool,
                                                        GPtrArray                   *problems);
PassoPayloadTemplate *passo_payload_template_compile_jsonata (PassoValue             value,
                                                        const char                  *location,
                                                        PassoValuePool              *pool,
                                                        GPtrArray                   *problems);
PassoPayloadTemplate *passo_payload_template_ref       (PassoPayloadTemplate        *self);
void                  passo_payload_template_unref     (PassoPayloadTemplate        *self);
gboolean              passo_payload_template_evaluate  (const PassoPayloadTemplate  *self,
                                                        PassoEvalScope              *scope,
                                                        PassoValue                  *out,
                                                        PassoFailure               **failure);
gboolean              passo_payload_template_evaluate_typed (const PassoPayloadTemplate *self,
                                                        PassoEvalScope              *scope,
                                                        PassoValueType               type,
                                                        PassoValue                  *out,
                                                        PassoFailure               **failure);
gboolean              passo_payload_template_evaluate_integer (const PassoPayloadTemplate *self,
                                                        PassoEvalScope              *scope,
                                                        gint64                       minimum,
                                                        gint64                       maximum,
                                                        gint64                      *out,
                                                        PassoFailure               **failure);
void                  passo_payload_template_list_variables (const PassoPayloadTemplate *self,
                                                        GPtrArray                   *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoTemplateProblem, passo_template_problem_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoPayloadTemplate, passo_payload_template_unref)

G_END_DECLS
