/* passo-jsonata-functions-boolean.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-functions-private.h"

PASSO_JSONATA_FUNCTION_DEFINE (boolean)
{
  if (!passo_value_is_undefined (arguments[0]))
    *result = passo_value_boolean (passo_jsonata_get_truth (arguments[0]));

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (not)
{
  if (!passo_value_is_undefined (arguments[0]))
    *result = passo_value_boolean (!passo_jsonata_get_truth (arguments[0]));

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (exists)
{
  *result = passo_value_boolean (!passo_value_is_undefined (arguments[0]));

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (type)
{
  static const char *const names[] = {
    NULL, "null", "boolean", "number", "string", "array", "object", "function"
  };
  const char *name = names[MIN (arguments[0].type, PASSO_JSONATA_FUNCTION)];

  if (name != NULL)
    *result = passo_value_string (name);

  return TRUE;
}

static gboolean
raise_text (PassoJsonataCall *call,
            const char       *code,
            PassoValue        message,
            const char       *fallback)
{
  g_auto (PassoValue) text = PASSO_VALUE_INIT;

  if (passo_jsonata_get_truth (message))
    return passo_jsonata_raise_message (call, code, message);
  text = passo_value_string (fallback);

  return passo_jsonata_raise_message (call, code, text);
}

PASSO_JSONATA_FUNCTION_DEFINE (error)
{
  (void) result;

  return raise_text (call, "D3137", arguments[0], "$error() function evaluated");
}

PASSO_JSONATA_FUNCTION_DEFINE (assert)
{
  (void) result;
  if (passo_value_get_boolean (arguments[0]))
    return TRUE;

  return raise_text (call, "D3141", arguments[1], "$assert() statement failed");
}
