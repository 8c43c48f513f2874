/* passo-jsonata-number.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * Numbers of the two dialects. In the reference all are doubles. In state machines the whole ones
 * are exact as far as 64 bits go, and what no JSON number can be becomes a text in the result.
 * Below PASSO_JSONATA_EXACT the two are the same, so that most evaluations never get here.
 */

#include "config.h"

#include <math.h>

#include "expr/jsonata/passo-jsonata-evaluation-private.h"
#include "expr/jsonata/passo-jsonata-number-private.h"
#include "json/passo-object-builder.h"

/**
 * passo_jsonata_number_from_double: (skip)
 * @number: a number that may be whole, and then is exact
 *
 * Returns: the number as state machines hold it
 */
PassoValue
passo_jsonata_number_from_double (double number)
{
  if (number >= -0x1p63 && number < 0x1p63 && number == floor (number))
    return passo_value_integer ((gint64) number);

  return passo_value_number (number);
}

/**
 * passo_jsonata_number_from_text: (skip)
 * @text: a number as JSON spells it
 * @length: its bytes
 * @number: what a double makes of it
 *
 * Returns: the number as state machines hold it
 */
PassoValue
passo_jsonata_number_from_text (const char *text,
                                gsize       length,
                                double      number)
{
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  gint64 integer;

  if (!passo_jsonata_is_large (number))
    return passo_value_number (number);
  value = passo_value_number_literal (text, length);

  return passo_value_get_integer (value, &integer) ? passo_value_integer (integer)
                                                   : passo_value_number (number);
}

/**
 * passo_jsonata_negate_number: (skip)
 * @number: a number
 *
 * Returns: its opposite, as state machines hold it
 */
PassoValue
passo_jsonata_negate_number (PassoValue number)
{
  gint64 integer;

  if (passo_jsonata_is_large (passo_value_get_number (number)) &&
      passo_value_get_integer (number, &integer) && integer != G_MININT64)
    return passo_value_integer (-integer);

  return passo_jsonata_number_from_double (-passo_value_get_number (number));
}

/**
 * passo_jsonata_compare_numbers: (skip)
 * @a: a number
 * @b: a number
 * @exact: whether whole numbers are exact
 *
 * Returns: less than, equal to or greater than 0, as @a is to @b
 */
int
passo_jsonata_compare_numbers (PassoValue a,
                               PassoValue b,
                               gboolean   exact)
{
  double x = passo_value_get_number (a);
  double y = passo_value_get_number (b);
  gint64 first, second;

  if (x < y || x > y || !exact || !passo_jsonata_is_large (x) ||
      !passo_value_get_integer (a, &first) || !passo_value_get_integer (b, &second))
    return (x > y) - (x < y);

  return (first > second) - (first < second);
}

/**
 * passo_jsonata_equal_exactly: (skip)
 * @a: a value
 * @b: a value
 *
 * Returns: passo_jsonata_equal() where whole numbers are exact
 */
gboolean
passo_jsonata_equal_exactly (PassoValue a,
                             PassoValue b)
{
  return passo_jsonata_equal (a, b) &&
         (!passo_value_is_number (a) || passo_jsonata_compare_numbers (a, b, TRUE) == 0);
}

static gboolean
operate_integers (guint   op,
                  gint64  a,
                  gint64  b,
                  gint64 *result)
{
  switch (op)
    {
    case '+':
      return !__builtin_add_overflow (a, b, result);
    case '-':
      return !__builtin_sub_overflow (a, b, result);
    case '*':
      return !__builtin_mul_overflow (a, b, result);
    case '/':
    case '%':
      if (b == 0 || (a == G_MININT64 && b == -1) || (op == '/' && a % b != 0))
        return FALSE;
      *result = op == '/' ? a / b : a % b;
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * passo_jsonata_finish_number: (skip)
 * @self: an evaluation
 * @number: a number that was computed
 *
 * Returns: it as the dialect holds it
 */
PassoValue
passo_jsonata_finish_number (PassoJsonataEvaluation *self,
                             double                  number)
{
  if (!isfinite (number))
    self->has_infinite = TRUE;
  else if (passo_jsonata_is_exact (self) && passo_jsonata_is_large (number))
    return passo_jsonata_number_from_double (number);

  return passo_value_number (number);
}

/**
 * passo_jsonata_operate_exactly: (skip)
 * @self: an evaluation
 * @op: an operator of arithmetic
 * @left: a number
 * @right: a number
 * @result: what doubles come to
 *
 * Returns: what numbers come to in the dialect
 */
PassoValue
passo_jsonata_operate_exactly (PassoJsonataEvaluation *self,
                               guint                   op,
                               PassoValue              left,
                               PassoValue              right,
                               double                  result)
{
  gint64 a, b, integer;

  if (passo_jsonata_is_exact (self) && passo_value_get_integer (left, &a) &&
      passo_value_get_integer (right, &b) && operate_integers (op, a, b, &integer))
    return passo_value_integer (integer);

  return passo_jsonata_finish_number (self, result);
}

static PassoValue
name_infinite (double number)
{
  return passo_value_string (isnan (number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
}

/**
 * passo_jsonata_name_infinite: (skip)
 * @value: a result
 *
 * Returns: @value with texts in place of the numbers that JSON cannot say
 */
PassoValue
passo_jsonata_name_infinite (PassoValue value)
{
  /* A number that was only passed on keeps its text, however large it is. */
  if (passo_value_is_number (value) && !isfinite (passo_value_get_number (value)) &&
      passo_value_get_literal (value, NULL) == NULL)
    return name_infinite (passo_value_get_number (value));
  if (passo_value_is_array (value))
    {
      g_auto (PassoArrayBuilder) builder = { NULL };

      passo_array_builder_init (&builder, passo_value_get_size (value));
      for (guint i = 0; i < passo_value_get_size (value); i++)
        passo_array_builder_take (&builder, passo_jsonata_name_infinite
                                  (passo_value_get_element (value, i)));
      return passo_array_builder_finish (&builder);
    }
  if (passo_value_is_object (value))
    {
      g_auto (PassoObjectBuilder) builder = { NULL };

      passo_object_builder_init (&builder, passo_value_get_size (value));
      for (guint i = 0; i < passo_value_get_size (value); i++)
        passo_object_builder_take_by_key (&builder, passo_value_get_nth_key (value, i),
                                          passo_jsonata_name_infinite
                                          (passo_value_get_nth_member (value, i, NULL, NULL)));
      return passo_object_builder_finish (&builder);
    }

  return passo_value_ref (value);
}
