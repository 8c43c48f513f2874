/* passo-choice-rule.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-failure.h"
#include "expr/passo-choice-operator.h"
#include "expr/passo-eval-scope.h"
#include "expr/passo-payload-template.h"

G_BEGIN_DECLS

/**
 * PassoChoiceRule:
 *
 * The condition of one compiled rule of a Choice state: a comparison, or And, Or and Not of
 * rules. Immutable; may be shared by threads.
 */
typedef struct _PassoChoiceRule PassoChoiceRule;

PassoChoiceRule *passo_choice_rule_compile        (PassoValue               rule,
                                                   GPtrArray               *problems);
PassoChoiceRule *passo_choice_rule_ref            (PassoChoiceRule         *self);
void             passo_choice_rule_unref          (PassoChoiceRule         *self);
gboolean         passo_choice_rule_evaluate       (const PassoChoiceRule   *self,
                                                   PassoEvalScope          *scope,
                                                   gboolean                *matched,
                                                   PassoFailure           **failure);
void             passo_choice_rule_list_variables (const PassoChoiceRule   *self,
                                                   GPtrArray               *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoChoiceRule, passo_choice_rule_unref)

G_END_DECLS
