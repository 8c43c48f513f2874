/* eval-jsonata.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

/**
 * PassoCliJsonata:
 * @dialect: the dialect
 * @input: what `$` means, `$states.input` in state machines; undefined for none
 * @context: `$states.context` in state machines, or undefined
 * @bindings: variables: an object, or undefined
 *
 * What expressions are evaluated against; all of it is borrowed.
 */
typedef struct
{
  PassoJsonataDialect dialect;
  PassoValue          input;
  PassoValue          context;
  PassoValue          bindings;
} PassoCliJsonata;

gboolean   passo_cli_evaluate_jsonata (const PassoCliJsonata  *bench,
                                       const char             *expression,
                                       PassoValue             *out,
                                       int                    *status);
PassoValue passo_cli_answer_jsonata   (const PassoCliJsonata  *defaults,
                                       PassoValue              request);

G_END_DECLS
