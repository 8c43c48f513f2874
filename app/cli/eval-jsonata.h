/* eval-jsonata.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

gboolean   passo_cli_evaluate_jsonata (const char         *expression,
                                       gssize              length,
                                       PassoJsonataScope  *scope,
                                       PassoValue         *out,
                                       PassoJsonataError **error);
PassoValue passo_cli_answer_jsonata   (PassoValue          request,
                                       PassoValue          input,
                                       PassoValue          bindings);

G_END_DECLS
