/* passo-failure.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PassoFailure:
 * @error: an error name such as `States.TaskFailed`
 * @cause: (nullable): what happened, in the service's words
 * @location: (nullable): the field whose JSONata expression failed, `Output/total`; it belongs to
 *   what the expression is compiled to
 *
 * A failure inside the user's workflow, on which Retry and Catch work. It is a
 * value of the run and no #GError; its texts must match the service's and are
 * never translated.
 */
typedef struct
{
  char       *error;
  char       *cause;
  const char *location;
} PassoFailure;

PassoFailure *passo_failure_new         (const char         *error,
                                         const char         *cause_format,
                                         ...) G_GNUC_PRINTF (2, 3);
PassoFailure *passo_failure_new_literal (const char         *error,
                                         const char         *cause);
PassoFailure *passo_failure_copy        (const PassoFailure *self);
void          passo_failure_free        (PassoFailure       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoFailure, passo_failure_free)

G_END_DECLS
