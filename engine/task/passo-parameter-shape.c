/* passo-parameter-shape.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "task/passo-parameter-shape.h"

/* Lists of texts by name, such as {"Accept": ["text/plain"]}. */
static gboolean
is_lists_by_name (PassoValue value)
{
  if (!passo_value_is_object (value))
    return FALSE;
  for (guint i = 0; i < passo_value_get_size (value); i++)
    if (!passo_value_is_array (passo_value_get_nth_member (value, i, NULL, NULL)))
      return FALSE;

  return TRUE;
}

/* What a service wants of a parameter before it is called (recorded on the service). */
static const struct
{
  const char *service;
  const char *api;
  const char *field;
  gboolean  (*is_valid) (PassoValue value);
} shapes[] = {
  { "apigateway", "invoke", "Headers", is_lists_by_name },
};

/**
 * passo_parameter_shape_check:
 * @resource: what a task calls
 * @parameters: its parameters
 *
 * Checks the form of the parameters, of calls whose forms are known.
 *
 * Returns: (transfer none) (nullable): the first parameter that cannot be used
 */
const char *
passo_parameter_shape_check (const PassoResource *resource,
                             PassoValue           parameters)
{
  g_return_val_if_fail (resource != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (strcmp (shapes[i].service, resource->service) == 0 &&
        strcmp (shapes[i].api, resource->api) == 0 && passo_value_is_object (parameters))
      {
        PassoValue value = passo_value_get_member (parameters, shapes[i].field);

        if (!passo_value_is_undefined (value) && !shapes[i].is_valid (value))
          return shapes[i].field;
      }

  return NULL;
}
