/* passo-jsonata-call.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * What implementations of functions may ask of their evaluation.
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-evaluation-private.h"

static gboolean
raise_error (PassoJsonataCall *call,
             const char       *code,
             const char       *index,
             const char       *value,
             PassoValue        shown,
             PassoValue        shown2)
{
  PassoJsonataEvaluation *self = call->evaluation;
  g_autofree char *text = NULL;

  if (self->error != NULL)
    return FALSE;
  if (index == NULL && value == NULL)
    return passo_jsonata_fail (self, code, call->position, call->name, shown, shown2);
  if (value == NULL)
    value = text = passo_jsonata_show (shown);
  self->error = passo_jsonata_error_new (code, call->position, call->name, index, value, NULL);

  return FALSE;
}

gboolean
passo_jsonata_raise (PassoJsonataCall *call,
                     const char       *code)
{
  return raise_error (call, code, NULL, NULL, passo_value_undefined (), passo_value_undefined ());
}

gboolean
passo_jsonata_raise_value (PassoJsonataCall *call,
                           const char       *code,
                           PassoValue        value)
{
  return raise_error (call, code, NULL, NULL, value, passo_value_undefined ());
}

gboolean
passo_jsonata_raise_values (PassoJsonataCall *call,
                            const char       *code,
                            PassoValue        value,
                            PassoValue        value2)
{
  return raise_error (call, code, NULL, NULL, value, value2);
}

gboolean
passo_jsonata_raise_index (PassoJsonataCall *call,
                           const char       *code,
                           guint             index,
                           PassoValue        value)
{
  g_autofree char *text = g_strdup_printf ("%u", index);

  return raise_error (call, code, text, NULL, value, passo_value_undefined ());
}

gboolean
passo_jsonata_raise_message (PassoJsonataCall *call,
                             const char       *code,
                             PassoValue        message)
{
  return raise_error (call, code, NULL, passo_value_get_string (message, NULL), message,
                      passo_value_undefined ());
}

gboolean
passo_jsonata_spend (PassoJsonataCall *call,
                     guint64           steps)
{
  return passo_jsonata_take_steps (call->evaluation, steps);
}

gboolean
passo_jsonata_spend_value (PassoJsonataCall *call,
                           PassoValue        value)
{
  return passo_jsonata_take_weight (call->evaluation, value);
}

gboolean
passo_jsonata_charge (PassoJsonataCall *call,
                      guint64           bytes)
{
  return passo_jsonata_take_bytes (call->evaluation, bytes);
}

gboolean
passo_jsonata_call_with_all (PassoJsonataCall *call,
                             PassoValue        function,
                             const PassoValue *arguments,
                             guint             n_arguments,
                             PassoValue       *result)
{
  g_auto (PassoJsonataArguments) given = { NULL };

  for (guint i = 0; i < n_arguments; i++)
    passo_jsonata_arguments_take (&given, passo_value_ref (arguments[i]));

  return passo_jsonata_take_steps (call->evaluation, 1) &&
         passo_jsonata_invoke (call->evaluation, function, &given, call->input, call->position,
                               call->name, result);
}

gboolean
passo_jsonata_call_function (PassoJsonataCall *call,
                             PassoValue        function,
                             const PassoValue *arguments,
                             guint             n_arguments,
                             PassoValue       *result)
{
  guint arity = passo_jsonata_get_arity (function);

  return passo_jsonata_call_with_all (call, function, arguments, MIN (n_arguments, MAX (arity, 1)),
                                      result);
}

guint
passo_jsonata_get_arity (PassoValue function)
{
  const PassoJsonataFunction *self = PASSO_JSONATA_FUNCTION_OF (function);
  guint n_gaps = 0;

  if (!passo_jsonata_is_function (function))
    return 0;
  switch (self->kind)
    {
    case PASSO_JSONATA_BUILT_IN:
      return self->arity;

    case PASSO_JSONATA_LAMBDA:
      return self->node->items->len;

    case PASSO_JSONATA_PARTIAL:
      for (guint i = 0; i < self->arguments->n_values; i++)
        {
          PassoValue value = passo_jsonata_arguments_peek (self->arguments, i);

          n_gaps += passo_value_is_undefined (value) && value.reserved != 0;
        }
      return n_gaps;

    case PASSO_JSONATA_NEXT_MATCH:
      return 0;

    case PASSO_JSONATA_REGEX:
      return 2;

    case PASSO_JSONATA_CHAIN:
    case PASSO_JSONATA_TRANSFORM:
    default:
      return 1;
    }
}

gboolean
passo_jsonata_is_regex (PassoValue value)
{
  return passo_jsonata_is_function (value) &&
         PASSO_JSONATA_FUNCTION_OF (value)->kind == PASSO_JSONATA_REGEX;
}

GString *
passo_jsonata_borrow_text (PassoJsonataCall *call)
{
  return passo_jsonata_get_text (call->evaluation);
}

gboolean
passo_jsonata_return_text (PassoJsonataCall *call,
                           gsize             start,
                           PassoValue       *result)
{
  GString *text = passo_jsonata_get_text (call->evaluation);
  gboolean success = passo_jsonata_charge (call, 2 * text->len);

  if (success)
    *result = passo_value_string_len (text->str + start, text->len - start);
  passo_jsonata_cut_text (call->evaluation, start);

  return success;
}

gint64
passo_jsonata_get_millis (PassoJsonataCall *call)
{
  PassoJsonataEvaluation *self = call->evaluation;

  if (self->millis == 0)
    self->millis = self->scope->millis != 0 ? self->scope->millis : g_get_real_time () / 1000;

  return self->millis;
}

guint64
passo_jsonata_random_bits (PassoJsonataCall *call)
{
  const PassoJsonataScope *scope = call->evaluation->scope;

  if (scope->random != NULL)
    return scope->random (scope->data);

  return (guint64) g_random_int () << 32 | g_random_int ();
}

/* The upper 53 bits fill a double's fraction. */
double
passo_jsonata_random (PassoJsonataCall *call)
{
  return (double) (passo_jsonata_random_bits (call) >> 11) * 0x1p-53;
}

static gboolean get_truth (PassoValue value, GHashTable **seen);

/* An array inside that was looked at already is not looked at again. */
static gboolean
get_array_truth (PassoValue   array,
                 GHashTable **seen)
{
  if (passo_value_is_range (array))
    return passo_value_get_size (array) > 1 || get_truth (passo_value_get_element (array, 0), seen);
  for (guint i = 0; i < passo_value_get_size (array); i++)
    {
      PassoValue element = passo_value_get_element (array, i);

      if (passo_value_is_array (element))
        {
          if (*seen == NULL)
            *seen = g_hash_table_new (NULL, NULL);
          if (!g_hash_table_add (*seen, element.as.heap))
            continue;
        }
      if (get_truth (element, seen))
        return TRUE;
    }

  return FALSE;
}

static gboolean
get_truth (PassoValue   value,
           GHashTable **seen)
{
  double number;

  switch ((guint) passo_value_get_type (value))
    {
    case PASSO_VALUE_BOOLEAN:
      return passo_value_get_boolean (value);

    case PASSO_VALUE_NUMBER:
      number = passo_value_get_number (value);
      return number < 0 || number > 0;

    case PASSO_VALUE_STRING:
      {
        gsize length;

        passo_value_get_string (value, &length);
        return length > 0;
      }

    case PASSO_VALUE_ARRAY:
      return get_array_truth (value, seen);

    case PASSO_VALUE_OBJECT:
      return passo_value_get_size (value) > 0;

    default:
      return FALSE;
    }
}

gboolean
passo_jsonata_get_truth (PassoValue value)
{
  g_autoptr (GHashTable) seen = NULL;

  return get_truth (value, &seen);
}

gboolean
passo_jsonata_equal (PassoValue a,
                     PassoValue b)
{
  if (passo_jsonata_is_function (a) || passo_jsonata_is_function (b))
    return passo_jsonata_is_function (a) && passo_jsonata_is_function (b) &&
           a.as.heap == b.as.heap;
  if (passo_value_is_number (a) && passo_value_is_number (b))
    return passo_value_get_number (a) == passo_value_get_number (b);

  return passo_value_equal (a, b);
}
