/* passo-array-parts.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * Arrays that both query languages' functions make.
 */

#include "config.h"

#include "expr/passo-array-parts.h"
#include "json/passo-array-builder.h"

static PassoValue
slice (PassoValue array,
       guint      start,
       guint      end)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  passo_array_builder_init (&builder, end - start);
  for (guint i = start; i < end; i++)
    passo_array_builder_append (&builder, passo_value_get_element (array, i));

  return passo_array_builder_finish (&builder);
}

/**
 * passo_array_parts:
 * @array: an array
 * @size: elements of a part, at least 1
 *
 * Cuts an array into parts; the last one may be smaller.
 *
 * Returns: an array of arrays; undefined when it would nest too deeply
 */
PassoValue
passo_array_parts (PassoValue array,
                   guint      size)
{
  g_auto (PassoArrayBuilder) builder = { NULL };
  guint n = passo_value_get_size (array);

  g_return_val_if_fail (size > 0, passo_value_undefined ());

  passo_array_builder_init (&builder, n / size + 1);
  for (guint i = 0; i < n; i += MIN (size, n - i))
    passo_array_builder_take (&builder, slice (array, i, i + MIN (size, n - i)));

  return passo_array_builder_finish (&builder);
}

/**
 * passo_array_range_count:
 * @first: the first number
 * @last: the one not to go beyond
 * @step: what to add each time
 *
 * Returns: how many numbers there are, @last included; 0 for a step of 0 or away from @last. The
 *   count of the whole range of #gint64 by ones is one too small
 */
guint64
passo_array_range_count (gint64 first,
                         gint64 last,
                         gint64 step)
{
  guint64 distance, width;

  if (step == 0 || (step > 0 ? first > last : first < last))
    return 0;
  distance = step > 0 ? (guint64) last - (guint64) first : (guint64) first - (guint64) last;
  width = step > 0 ? (guint64) step : 0 - (guint64) step;

  return MAX (distance / width, distance / width + 1);
}

/**
 * passo_array_range:
 * @first: the first number
 * @step: what to add each time
 * @count: how many numbers, of passo_array_range_count()
 *
 * Returns: an array of integers
 */
PassoValue
passo_array_range (gint64 first,
                   gint64 step,
                   guint  count)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  passo_array_builder_init (&builder, count);
  for (guint i = 0; i < count; i++)
    passo_array_builder_take (&builder, passo_value_integer (first + (gint64) i * step));

  return passo_array_builder_finish (&builder);
}
