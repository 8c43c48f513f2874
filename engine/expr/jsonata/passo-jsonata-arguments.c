/* passo-jsonata-arguments.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "expr/jsonata/passo-jsonata-function-private.h"

static void
grow (PassoJsonataArguments *self)
{
  guint capacity = self->values != NULL ? 2 * self->capacity : 4 * PASSO_JSONATA_MAX_ARGUMENTS;
  PassoValue *values = g_new0 (PassoValue, capacity);

  memcpy (values, passo_jsonata_arguments_get (self), self->n_values * sizeof *values);
  g_free (self->values);
  self->values = values;
  self->capacity = capacity;
}

/**
 * passo_jsonata_arguments_take: (skip)
 * @self: arguments
 * @value: (transfer full): one more
 *
 * Adds an argument.
 */
void
passo_jsonata_arguments_take (PassoJsonataArguments *self,
                              PassoValue             value)
{
  guint capacity = self->values != NULL ? self->capacity : PASSO_JSONATA_MAX_ARGUMENTS;

  if (self->n_values == capacity)
    grow (self);
  passo_jsonata_arguments_get (self)[self->n_values++] = value;
}

/**
 * passo_jsonata_arguments_clear: (skip)
 * @self: arguments
 *
 * Gives them up.
 */
void
passo_jsonata_arguments_clear (PassoJsonataArguments *self)
{
  PassoValue *values = passo_jsonata_arguments_get (self);

  for (guint i = 0; i < self->n_values; i++)
    passo_value_clear (&values[i]);
  self->n_values = 0;
  g_clear_pointer (&self->values, g_free);
}
