/* passo-failure.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "base/passo-failure.h"

/**
 * passo_failure_new:
 * @error: an error name
 * @cause_format: (nullable): printf-like format of the cause
 * @...: its arguments
 *
 * Returns: (transfer full): a new failure
 */
PassoFailure *
passo_failure_new (const char *error,
                   const char *cause_format,
                   ...)
{
  g_autofree char *cause = NULL;
  va_list args;

  g_return_val_if_fail (error != NULL, NULL);

  if (cause_format != NULL)
    {
      va_start (args, cause_format);
      cause = g_strdup_vprintf (cause_format, args);
      va_end (args);
    }

  return passo_failure_new_literal (error, cause);
}

/**
 * passo_failure_new_literal:
 * @error: an error name
 * @cause: (nullable): the cause as it stands
 *
 * Returns: (transfer full): a new failure
 */
PassoFailure *
passo_failure_new_literal (const char *error,
                           const char *cause)
{
  PassoFailure *self;

  g_return_val_if_fail (error != NULL, NULL);

  self = g_new0 (PassoFailure, 1);
  self->error = g_strdup (error);
  self->cause = g_strdup (cause);

  return self;
}

/**
 * passo_failure_copy:
 * @self: (nullable): a failure
 *
 * Returns: (transfer full) (nullable): a copy of @self
 */
PassoFailure *
passo_failure_copy (const PassoFailure *self)
{
  PassoFailure *copy;

  if (self == NULL)
    return NULL;

  copy = passo_failure_new_literal (self->error, self->cause);
  copy->location = self->location;

  return copy;
}

/**
 * passo_failure_free:
 * @self: (transfer full) (nullable): a failure
 *
 * Frees @self.
 */
void
passo_failure_free (PassoFailure *self)
{
  if (self == NULL)
    return;

  g_free (self->error);
  g_free (self->cause);
  g_free (self);
}
