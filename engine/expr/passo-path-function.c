/* passo-path-function.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "expr/passo-path-function.h"
#include "json/passo-array-builder.h"

static gboolean
evaluate_length (PassoValue  value,
                 gint64      argument,
                 PassoValue *out)
{
  if (passo_value_is_array (value) || passo_value_is_object (value))
    *out = passo_value_integer (passo_value_get_size (value));
  else
    *out = passo_value_null ();

  return TRUE;
}

static gboolean
evaluate_keys (PassoValue  value,
               gint64      argument,
               PassoValue *out)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  if (!passo_value_is_object (value))
    return FALSE;
  passo_array_builder_init (&builder, passo_value_get_size (value));
  for (guint i = 0; i < passo_value_get_size (value); i++)
    passo_array_builder_append (&builder, passo_value_get_nth_key (value, i));
  *out = passo_array_builder_finish (&builder);

  return TRUE;
}

static gboolean
evaluate_index (PassoValue  value,
                gint64      argument,
                PassoValue *out)
{
  gint64 size = passo_value_get_size (value);
  gint64 index = argument < 0 ? size + argument : argument;

  if (!passo_value_is_array (value) || index < 0 || index >= size)
    return FALSE;
  *out = passo_value_ref (passo_value_get_element (value, (guint) index));

  return TRUE;
}

static gboolean
evaluate_first (PassoValue  value,
                gint64      argument,
                PassoValue *out)
{
  return evaluate_index (value, 0, out);
}

static gboolean
evaluate_last (PassoValue  value,
               gint64      argument,
               PassoValue *out)
{
  return evaluate_index (value, -1, out);
}

typedef struct
{
  guint  count;
  double sum;
  double squares;
  guint  least;     /* positions of the extremes, so that their spelling is kept */
  guint  greatest;
} Figures;

/* What is no number does not count, as in the Jayway library. */
static gboolean
collect_figures (PassoValue  value,
                 Figures    *figures)
{
  guint size = passo_value_is_array (value) ? passo_value_get_size (value) : 0;

  for (guint i = 0; i < size; i++)
    {
      PassoValue element = passo_value_get_element (value, i);
      double number = passo_value_get_number (element);

      if (!passo_value_is_number (element))
        continue;
      if (figures->count == 0)
        figures->least = figures->greatest = i;
      if (number < passo_value_get_number (passo_value_get_element (value, figures->least)))
        figures->least = i;
      if (number > passo_value_get_number (passo_value_get_element (value, figures->greatest)))
        figures->greatest = i;
      figures->count++;
      figures->sum += number;
      figures->squares += number * number;
    }

  return figures->count > 0;
}

static gboolean
evaluate_min (PassoValue  value,
              gint64      argument,
              PassoValue *out)
{
  Figures figures = { 0 };

  if (!collect_figures (value, &figures))
    return FALSE;
  *out = passo_value_ref (passo_value_get_element (value, figures.least));

  return TRUE;
}

static gboolean
evaluate_max (PassoValue  value,
              gint64      argument,
              PassoValue *out)
{
  Figures figures = { 0 };

  if (!collect_figures (value, &figures))
    return FALSE;
  *out = passo_value_ref (passo_value_get_element (value, figures.greatest));

  return TRUE;
}

static gboolean
evaluate_sum (PassoValue  value,
              gint64      argument,
              PassoValue *out)
{
  Figures figures = { 0 };

  if (!collect_figures (value, &figures))
    return FALSE;
  *out = passo_value_number (figures.sum);

  return TRUE;
}

static gboolean
evaluate_avg (PassoValue  value,
              gint64      argument,
              PassoValue *out)
{
  Figures figures = { 0 };

  if (!collect_figures (value, &figures))
    return FALSE;
  *out = passo_value_number (figures.sum / figures.count);

  return TRUE;
}

static gboolean
evaluate_stddev (PassoValue  value,
                 gint64      argument,
                 PassoValue *out)
{
  Figures figures = { 0 };
  double mean;

  if (!collect_figures (value, &figures))
    return FALSE;
  mean = figures.sum / figures.count;
  *out = passo_value_number (sqrt (MAX (figures.squares / figures.count - mean * mean, 0)));

  return TRUE;
}

static const PassoPathFunction functions[] = {
  { "avg",    FALSE, evaluate_avg },
  { "first",  FALSE, evaluate_first },
  { "index",  TRUE,  evaluate_index },
  { "keys",   FALSE, evaluate_keys },
  { "last",   FALSE, evaluate_last },
  { "length", FALSE, evaluate_length },
  { "max",    FALSE, evaluate_max },
  { "min",    FALSE, evaluate_min },
  { "stddev", FALSE, evaluate_stddev },
  { "sum",    FALSE, evaluate_sum },
};

/**
 * passo_path_function_find:
 * @name: a name, without parentheses
 * @length: its bytes
 *
 * Returns: (nullable): the function of that name
 */
const PassoPathFunction *
passo_path_function_find (const char *name,
                          gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (strlen (functions[i].name) == length && memcmp (functions[i].name, name, length) == 0)
      return &functions[i];

  return NULL;
}
