/* passo-validator-rule.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-diagnostic.h"

G_BEGIN_DECLS

/**
 * PassoValidatorRule:
 * @code: code of what it finds
 * @severity: the severity that it mostly has
 * @title: what it finds, for translation
 * @hint: (nullable): what to do about it, for translation
 *
 * Something that the validator looks for.
 */
typedef struct
{
  const char    *code;
  PassoSeverity  severity;
  const char    *title;
  const char    *hint;
} PassoValidatorRule;

guint                     passo_validator_rule_get_n_rules (void);
const PassoValidatorRule *passo_validator_rule_get         (guint                     i);
const PassoValidatorRule *passo_validator_rule_find        (const char               *code);
const char               *passo_validator_rule_get_title   (const PassoValidatorRule *self);
const char               *passo_validator_rule_get_hint    (const PassoValidatorRule *self);
const char               *passo_asl_find_hint              (const char               *code);

G_END_DECLS
