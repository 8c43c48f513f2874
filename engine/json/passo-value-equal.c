/* passo-value-equal.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "json/passo-number.h"
#include "json/passo-value-private.h"

static const char *
number_text (PassoValue  value,
             char        buffer[PASSO_NUMBER_SIZE],
             gsize      *length)
{
  const char *literal = passo_value_get_literal (value, length);

  if (literal != NULL)
    return literal;

  if (value.form == PASSO_VALUE_FORM_INTEGER)
    *length = passo_integer_to_text (value.as.integer, buffer);
  else
    *length = passo_number_to_text (value.as.number, buffer);

  return buffer;
}

static int
compare_exactly (PassoValue a,
                 PassoValue b)
{
  char a_buffer[PASSO_NUMBER_SIZE], b_buffer[PASSO_NUMBER_SIZE];
  gsize a_length, b_length;
  const char *a_text = number_text (a, a_buffer, &a_length);
  const char *b_text = number_text (b, b_buffer, &b_length);

  return passo_number_compare_texts (a_text, a_length, b_text, b_length);
}

/**
 * passo_value_compare_numbers:
 * @a: a number
 * @b: a number
 *
 * Compares by what the numbers mean, not by how they are spelled, and exactly
 * where a double would not tell them apart.
 *
 * Returns: less than, equal to or greater than 0, as @a is to @b
 */
int
passo_value_compare_numbers (PassoValue a,
                             PassoValue b)
{
  double x, y;

  g_return_val_if_fail (passo_value_is_number (a) && passo_value_is_number (b), 0);

  if (a.form == PASSO_VALUE_FORM_INTEGER && b.form == PASSO_VALUE_FORM_INTEGER)
    return (a.as.integer > b.as.integer) - (a.as.integer < b.as.integer);

  x = passo_value_get_number (a);
  y = passo_value_get_number (b);
  if (x != y || (a.form == PASSO_VALUE_FORM_DOUBLE && b.form == PASSO_VALUE_FORM_DOUBLE))
    return (x > y) - (x < y);

  return compare_exactly (a, b);
}

static gboolean
arrays_equal (const PassoArray *a,
              const PassoArray *b)
{
  if (a->base.size != b->base.size)
    return FALSE;

  for (guint i = 0; i < a->base.size; i++)
    if (!passo_value_equal (_passo_array_get (a, i), _passo_array_get (b, i)))
      return FALSE;

  return TRUE;
}

static gboolean
objects_equal (const PassoObject *a,
               const PassoObject *b)
{
  if (a->base.size != b->base.size)
    return FALSE;

  for (guint i = 0; i < a->base.size; i++)
    {
      PassoString *key = a->members[i].key;
      int position = (int) i;

      /* Most objects that are compared have their members in the same order. */
      if (!_passo_string_equal (b->members[i].key, key))
        position = _passo_object_find_key (b, key);
      if (position < 0 || !passo_value_equal (a->members[i].value, b->members[position].value))
        return FALSE;
    }

  return TRUE;
}

/**
 * passo_value_equal:
 * @a: a value
 * @b: a value
 *
 * Compares deeply. Members may be in any order; `1`, `1.0` and `1e0` are equal.
 *
 * Returns: whether the values are equal
 */
gboolean
passo_value_equal (PassoValue a,
                   PassoValue b)
{
  if (a.type != b.type)
    return FALSE;
  if (a.form == PASSO_VALUE_FORM_HEAP && b.form == PASSO_VALUE_FORM_HEAP && a.as.heap == b.as.heap)
    return TRUE;

  switch (passo_value_get_type (a))
    {
    case PASSO_VALUE_BOOLEAN:
      return a.as.integer == b.as.integer;

    case PASSO_VALUE_NUMBER:
      return passo_value_compare_numbers (a, b) == 0;

    case PASSO_VALUE_STRING:
      return _passo_string_equal (a.as.heap, b.as.heap);

    case PASSO_VALUE_ARRAY:
      return arrays_equal (a.as.heap, b.as.heap);

    case PASSO_VALUE_OBJECT:
      return objects_equal (a.as.heap, b.as.heap);

    case PASSO_VALUE_NULL:
    case PASSO_VALUE_UNDEFINED:
    default:
      return TRUE;
    }
}
