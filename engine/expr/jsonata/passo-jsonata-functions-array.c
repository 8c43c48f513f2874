/* passo-jsonata-functions-array.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-functions-private.h"

#include <math.h>

#include "expr/jsonata/passo-jsonata-number-private.h"
#include "json/passo-array-builder.h"

PASSO_JSONATA_FUNCTION_DEFINE (count)
{
  guint n = passo_value_is_array (arguments[0]) ? passo_value_get_size (arguments[0]) : 0;

  *result = passo_value_integer (n);

  return TRUE;
}

static PassoValue
add_exactly (PassoJsonataCall *call,
             PassoValue        numbers)
{
  PassoValue sum = passo_value_integer (0);

  for (guint i = 0; i < passo_value_get_size (numbers); i++)
    {
      PassoValue number = passo_value_get_element (numbers, i);

      sum = passo_jsonata_operate_exactly (call->evaluation, '+', sum, number,
                                           passo_value_get_number (sum) +
                                           passo_value_get_number (number));
    }

  return sum;
}

static gboolean
add_up (PassoJsonataCall *call,
        PassoValue        numbers,
        PassoValue       *result)
{
  guint n = passo_value_get_size (numbers);
  double sum = 0;
  gboolean has_large = FALSE;

  if (!passo_jsonata_spend (call, n))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      double number = passo_value_get_number (passo_value_get_element (numbers, i));

      sum += number;
      has_large = has_large || passo_jsonata_is_large (sum) || passo_jsonata_is_large (number);
    }
  *result = has_large ? add_exactly (call, numbers) : passo_value_number (sum);

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (sum)
{
  return !passo_value_is_array (arguments[0]) || add_up (call, arguments[0], result);
}

PASSO_JSONATA_FUNCTION_DEFINE (average)
{
  guint n = passo_value_get_size (arguments[0]);
  PassoValue sum = PASSO_VALUE_INIT;

  if (!passo_value_is_array (arguments[0]) || n == 0)
    return TRUE;
  if (!add_up (call, arguments[0], &sum))
    return FALSE;
  *result = passo_jsonata_operate_exactly (call->evaluation, '/', sum, passo_value_integer (n),
                                           passo_value_get_number (sum) / n);

  return TRUE;
}

/* The element that is the farthest in one direction; a number that is none is farther than all. */
static gboolean
find_extreme (PassoJsonataCall *call,
              PassoValue        numbers,
              int               direction,
              PassoValue       *result)
{
  guint n = passo_value_is_array (numbers) ? passo_value_get_size (numbers) : 0;
  PassoValue best = PASSO_VALUE_INIT;
  gboolean exact = passo_jsonata_is_exact (call->evaluation);

  if (!passo_jsonata_spend (call, n))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      PassoValue element = passo_value_get_element (numbers, i);

      if (isnan (passo_value_get_number (element)))
        {
          best = element;
          break;
        }
      if (i == 0 || passo_jsonata_compare_numbers (element, best, exact) * direction > 0)
        best = element;
    }
  *result = passo_value_ref (best);

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (max)
{
  return find_extreme (call, arguments[0], 1, result);
}

PASSO_JSONATA_FUNCTION_DEFINE (min)
{
  return find_extreme (call, arguments[0], -1, result);
}

static void
append_all (PassoArrayBuilder *builder,
            PassoValue         value)
{
  if (!passo_value_is_array (value))
    passo_array_builder_take (builder, passo_value_ref (value));
  else
    for (guint i = 0; i < passo_value_get_size (value); i++)
      passo_array_builder_append_any (builder, passo_value_get_element (value, i));
}

PASSO_JSONATA_FUNCTION_DEFINE (append)
{
  g_auto (PassoArrayBuilder) builder = { NULL };
  guint64 n = (guint64) passo_value_get_size (arguments[0]) + passo_value_get_size (arguments[1]);

  if (passo_value_is_undefined (arguments[0]) || passo_value_is_undefined (arguments[1]))
    {
      *result = passo_value_ref (arguments[passo_value_is_undefined (arguments[0]) ? 1 : 0]);
      return TRUE;
    }
  if (!passo_jsonata_spend (call, n) || !passo_jsonata_charge (call, n * sizeof (PassoValue)))
    return FALSE;
  passo_array_builder_init (&builder, 0);
  append_all (&builder, arguments[0]);
  append_all (&builder, arguments[1]);
  *result = passo_array_builder_finish (&builder);

  return TRUE;
}

static gboolean
charge_copy (PassoJsonataCall *call,
             PassoValue        array)
{
  guint64 n = passo_value_get_size (array);

  return passo_jsonata_spend (call, n) && passo_jsonata_charge (call, n * sizeof (PassoValue));
}

PASSO_JSONATA_FUNCTION_DEFINE (reverse)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  if (!passo_value_is_array (arguments[0]))
    return TRUE;
  if (!charge_copy (call, arguments[0]))
    return FALSE;
  passo_array_builder_init (&builder, passo_value_get_size (arguments[0]));
  for (guint i = passo_value_get_size (arguments[0]); i-- > 0;)
    passo_array_builder_append_any (&builder, passo_value_get_element (arguments[0], i));
  *result = passo_array_builder_finish (&builder);

  return TRUE;
}

/* Each order is as likely as any other. */
static void
shuffle_places (PassoJsonataCall *call,
                guint            *places,
                guint             n)
{
  for (guint i = 0; i < n; i++)
    {
      guint other = (guint) (passo_jsonata_random (call) * (i + 1));

      places[i] = places[other];
      places[other] = i;
    }
}

PASSO_JSONATA_FUNCTION_DEFINE (shuffle)
{
  g_auto (PassoArrayBuilder) builder = { NULL };
  g_autofree guint *places = NULL;
  guint n;

  if (!passo_value_is_array (arguments[0]))
    return TRUE;
  if (!charge_copy (call, arguments[0]))
    return FALSE;
  n = passo_value_get_size (arguments[0]);
  places = g_new0 (guint, n + 1);
  shuffle_places (call, places, n);
  passo_array_builder_init (&builder, n);
  for (guint i = 0; i < n; i++)
    passo_array_builder_append_any (&builder, passo_value_get_element (arguments[0], places[i]));
  *result = passo_array_builder_finish (&builder);

  return TRUE;
}

static guint
hash_value (gconstpointer data)
{
  const PassoValue *value = data;
  double number;
  const char *text;
  gsize length;
  guint hash = 5381;

  if (passo_value_is_number (*value))
    {
      number = passo_value_get_number (*value) + 0.0;
      return g_double_hash (&number);
    }
  if (!passo_value_is_string (*value))
    return value->type * 31u + passo_value_get_size (*value);
  text = passo_value_get_string (*value, &length);
  for (gsize i = 0; i < length; i++)
    hash = hash * 33 + (guchar) text[i];

  return hash;
}

static gboolean
equal_values (gconstpointer a,
              gconstpointer b)
{
  return passo_jsonata_equal (*(const PassoValue *) a, *(const PassoValue *) b);
}

static gboolean
equal_values_exactly (gconstpointer a,
                      gconstpointer b)
{
  return passo_jsonata_equal_exactly (*(const PassoValue *) a, *(const PassoValue *) b);
}

PASSO_JSONATA_FUNCTION_DEFINE (distinct)
{
  g_autoptr (GHashTable) seen = NULL;
  g_autofree PassoValue *elements = NULL;
  g_auto (PassoArrayBuilder) builder = { NULL };
  guint n = passo_value_get_size (arguments[0]);

  if (!passo_value_is_array (arguments[0]) || n <= 1)
    {
      *result = passo_value_ref (arguments[0]);
      return TRUE;
    }
  if (!charge_copy (call, arguments[0]))
    return FALSE;
  seen = g_hash_table_new (hash_value, passo_jsonata_is_exact (call->evaluation)
                                       ? equal_values_exactly : equal_values);
  elements = g_new (PassoValue, n);
  passo_array_builder_init (&builder, 0);
  for (guint i = 0; i < n; i++)
    {
      elements[i] = passo_value_get_element (arguments[0], i);
      if (!passo_jsonata_spend_value (call, elements[i]))
        return FALSE;
      if (g_hash_table_add (seen, &elements[i]))
        passo_array_builder_append_any (&builder, elements[i]);
    }
  *result = passo_array_builder_finish (&builder);
  if (passo_jsonata_has_mark (arguments[0], PASSO_JSONATA_SEQUENCE))
    *result = passo_jsonata_mark (*result, PASSO_JSONATA_SEQUENCE);

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (zip)
{
  g_auto (PassoArrayBuilder) builder = { NULL };
  guint shortest = G_MAXUINT;

  for (guint i = 0; i < n_arguments; i++)
    shortest = MIN (shortest, passo_value_get_size (arguments[i]));
  if (n_arguments == 0)
    shortest = 0;
  if (!passo_jsonata_spend (call, (guint64) shortest * n_arguments) ||
      !passo_jsonata_charge (call, (guint64) shortest * n_arguments * sizeof (PassoValue)))
    return FALSE;
  passo_array_builder_init (&builder, shortest);
  for (guint i = 0; i < shortest; i++)
    {
      g_auto (PassoArrayBuilder) tuple = { NULL };

      passo_array_builder_init (&tuple, n_arguments);
      for (guint j = 0; j < n_arguments; j++)
        passo_array_builder_append_any (&tuple, passo_value_get_element (arguments[j], i));
      passo_array_builder_take (&builder, passo_array_builder_finish (&tuple));
    }
  *result = passo_array_builder_finish (&builder);

  return TRUE;
}
