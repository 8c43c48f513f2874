/* passo-run-answers.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

/* The answers of tasks that belong to a document: the member `answers` of its sibling settings,
 * by name of the state, each a Return or a Throw as in a mock file. */

gboolean passo_run_answers_apply (PassoDocumentSettings  *settings,
                                  PassoExecution         *execution,
                                  GError                **error);
gboolean passo_run_answers_keep  (PassoDocumentSettings  *settings,
                                  const char             *state_name,
                                  const char             *result,
                                  const char             *error_name,
                                  const char             *cause,
                                  GError                **error);

G_END_DECLS
