/* passo-jsonata-higher-order.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * Functions that take functions.
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-number-private.h"
#include "expr/passo-utf16.h"
#include "json/passo-object-builder.h"

#define PASSO_JSONATA_IMPLEMENTATION(name) \
  gboolean name (PassoJsonataCall *call, \
                 const PassoValue *arguments, \
                 guint             n_arguments, \
                 PassoValue       *result)

/* Calls with an element, its position and the array. */
static gboolean
call_element (PassoJsonataCall *call,
              PassoValue        function,
              PassoValue        array,
              guint             position,
              PassoValue       *result)
{
  PassoValue given[] = {
    passo_value_get_element (array, position), passo_value_number (position), array
  };

  return passo_jsonata_call_function (call, function, given, G_N_ELEMENTS (given), result);
}

PASSO_JSONATA_IMPLEMENTATION (passo_jsonata_map)
{
  g_auto (PassoArrayBuilder) builder = { NULL };
  guint size = passo_value_get_size (arguments[0]);

  if (passo_value_is_undefined (arguments[0]))
    return TRUE;
  if (!passo_jsonata_charge (call, sizeof (PassoValue) * size))
    return FALSE;
  passo_array_builder_init (&builder, size);
  for (guint i = 0; i < size; i++)
    {
      PassoValue value = PASSO_VALUE_INIT;

      if (!call_element (call, arguments[1], arguments[0], i, &value))
        return FALSE;
      passo_array_builder_take (&builder, value);
    }
  *result = passo_jsonata_finish_sequence (&builder);

  return TRUE;
}

PASSO_JSONATA_IMPLEMENTATION (passo_jsonata_filter)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  if (passo_value_is_undefined (arguments[0]))
    return TRUE;
  passo_array_builder_init (&builder, 0);
  for (guint i = 0; i < passo_value_get_size (arguments[0]); i++)
    {
      g_auto (PassoValue) value = PASSO_VALUE_INIT;

      if (!call_element (call, arguments[1], arguments[0], i, &value))
        return FALSE;
      if (passo_jsonata_get_truth (value))
        passo_array_builder_append_any (&builder, passo_value_get_element (arguments[0], i));
    }
  *result = passo_jsonata_finish_sequence (&builder);

  return TRUE;
}

PASSO_JSONATA_IMPLEMENTATION (passo_jsonata_single)
{
  guint n_found = 0;

  if (passo_value_is_undefined (arguments[0]))
    return TRUE;
  for (guint i = 0; i < passo_value_get_size (arguments[0]); i++)
    {
      g_auto (PassoValue) value = passo_value_boolean (TRUE);

      if (passo_jsonata_is_function (arguments[1]))
        {
          passo_value_clear (&value);
          if (!call_element (call, arguments[1], arguments[0], i, &value))
            return FALSE;
        }
      if (!passo_jsonata_get_truth (value))
        continue;
      if (n_found++ > 0)
        return passo_jsonata_raise (call, "D3138");
      passo_value_set (result, passo_value_get_element (arguments[0], i));
    }

  return n_found == 1 || passo_jsonata_raise (call, "D3139");
}

PASSO_JSONATA_IMPLEMENTATION (passo_jsonata_reduce)
{
  guint size = passo_value_get_size (arguments[0]);
  guint i = 0;
  g_auto (PassoValue) sum = passo_value_ref (arguments[2]);

  if (passo_value_is_undefined (arguments[0]))
    return TRUE;
  if (passo_jsonata_get_arity (arguments[1]) < 2)
    return passo_jsonata_raise (call, "D3050");
  if (passo_value_is_undefined (sum) && size > 0)
    sum = passo_value_ref (passo_value_get_element (arguments[0], i++));
  for (; i < size; i++)
    {
      PassoValue given[] = {
        sum, passo_value_get_element (arguments[0], i), passo_value_number (i), arguments[0]
      };
      PassoValue next = PASSO_VALUE_INIT;

      if (!passo_jsonata_call_function (call, arguments[1], given, G_N_ELEMENTS (given), &next))
        return FALSE;
      passo_value_take (&sum, next);
    }
  *result = passo_value_steal (&sum);

  return TRUE;
}

static gboolean
call_member (PassoJsonataCall *call,
             PassoValue        function,
             PassoValue        object,
             guint             position,
             PassoValue       *result)
{
  PassoValue given[] = {
    passo_value_get_nth_member (object, position, NULL, NULL),
    passo_value_get_nth_key (object, position), object
  };

  return passo_jsonata_call_function (call, function, given, G_N_ELEMENTS (given), result);
}

PASSO_JSONATA_IMPLEMENTATION (passo_jsonata_sift)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  if (!passo_value_is_object (arguments[0]))
    return TRUE;
  passo_object_builder_init (&builder, 0);
  for (guint i = 0; i < passo_value_get_size (arguments[0]); i++)
    {
      g_auto (PassoValue) value = PASSO_VALUE_INIT;

      if (!call_member (call, arguments[1], arguments[0], i, &value))
        return FALSE;
      if (passo_jsonata_get_truth (value))
        passo_object_builder_take_by_key (&builder, passo_value_get_nth_key (arguments[0], i),
                                          passo_value_ref (passo_value_get_nth_member (
                                            arguments[0], i, NULL, NULL)));
    }
  if (passo_object_builder_get_size (&builder) > 0)
    *result = passo_object_builder_finish (&builder);

  return TRUE;
}

PASSO_JSONATA_IMPLEMENTATION (passo_jsonata_each)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  if (!passo_value_is_object (arguments[0]))
    return TRUE;
  passo_array_builder_init (&builder, passo_value_get_size (arguments[0]));
  for (guint i = 0; i < passo_value_get_size (arguments[0]); i++)
    {
      PassoValue value = PASSO_VALUE_INIT;

      if (!call_member (call, arguments[1], arguments[0], i, &value))
        return FALSE;
      passo_array_builder_take (&builder, value);
    }
  *result = passo_jsonata_finish_sequence (&builder);

  return TRUE;
}

/* $sort */

typedef struct
{
  PassoJsonataCall *call;
  PassoValue        comparator;
} Sort;

static int
compare_elements (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  PassoValue given[] = { *(const PassoValue *) a, *(const PassoValue *) b };
  Sort *sort = data;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  if (sort->call->evaluation->error != NULL)
    return 0;
  if (passo_value_is_undefined (sort->comparator))
    {
      if (!passo_jsonata_take_text_steps (sort->call->evaluation, given[0]))
        return 0;
      return passo_value_is_string (given[0])
           ? passo_utf16_compare (given[0], given[1])
           : passo_jsonata_compare_numbers (given[0], given[1],
                                            passo_jsonata_is_exact (sort->call->evaluation));
    }
  if (!passo_jsonata_call_with_all (sort->call, sort->comparator, given, 2, &value))
    return 0;

  /* The comparator tells whether the first goes after the second; the sort is stable. */
  return passo_jsonata_get_truth (value) ? 1 : 0;
}

static gboolean
can_sort (PassoValue array)
{
  PassoValueType type = passo_value_get_type (passo_value_get_element (array, 0));

  if (type != PASSO_VALUE_NUMBER && type != PASSO_VALUE_STRING)
    return FALSE;
  for (guint i = 1; i < passo_value_get_size (array); i++)
    if (passo_value_get_type (passo_value_get_element (array, i)) != type)
      return FALSE;

  return TRUE;
}

PASSO_JSONATA_IMPLEMENTATION (passo_jsonata_sort)
{
  guint size = passo_value_get_size (arguments[0]);
  Sort sort = { call, arguments[1] };
  g_autofree PassoValue *elements = NULL;
  g_auto (PassoArrayBuilder) builder = { NULL };

  passo_array_builder_init (&builder, size);
  if (!passo_value_is_array (arguments[0]) || size < 2)
    {
      *result = passo_value_ref (arguments[0]);
      return TRUE;
    }
  if (passo_value_is_undefined (arguments[1]) && !can_sort (arguments[0]))
    return passo_jsonata_raise (call, "D3070");
  if (!passo_jsonata_charge (call, 2 * sizeof (PassoValue) * size))
    return FALSE;
  elements = g_new (PassoValue, size);
  for (guint i = 0; i < size; i++)
    elements[i] = passo_value_get_element (arguments[0], i);
  g_qsort_with_data (elements, (int) size, sizeof (PassoValue), compare_elements, &sort);
  if (call->evaluation->error != NULL)
    return FALSE;
  for (guint i = 0; i < size; i++)
    passo_array_builder_append_any (&builder, elements[i]);
  *result = passo_array_builder_finish (&builder);

  return TRUE;
}

static gboolean
raise_inner (PassoJsonataCall        *call,
             const char              *code,
             const PassoJsonataError *inner)
{
  g_auto (PassoValue) message = passo_value_string (inner->message);

  return passo_jsonata_raise_value (call, code, message);
}

/* $eval */
PASSO_JSONATA_IMPLEMENTATION (passo_jsonata_eval)
{
  PassoJsonataEvaluation *self = call->evaluation;
  g_autoptr (PassoJsonataError) error = NULL;
  g_autoptr (PassoJsonataError) inner = NULL;
  PassoValue input = passo_value_is_undefined (arguments[1]) ? call->input : arguments[1];

  if (!passo_value_is_string (arguments[0]))
    return TRUE;
  if (passo_jsonata_evaluate_inner (self, arguments[0], input, result, &error))
    return TRUE;
  if (error != NULL)
    return raise_inner (call, "D3120", error);
  if (self->error->kind == PASSO_JSONATA_ERROR_LIMIT || self->error->code[0] == 'U')
    return FALSE;
  inner = g_steal_pointer (&self->error);

  return raise_inner (call, "D3121", inner);
}
