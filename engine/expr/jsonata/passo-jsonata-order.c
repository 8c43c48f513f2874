/* passo-jsonata-order.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * The order-by clause. The terms of every item are evaluated once, before sorting.
 */

#include "config.h"

#include <string.h>

#include "expr/jsonata/passo-jsonata-number-private.h"
#include "expr/passo-utf16.h"

typedef struct
{
  PassoJsonataTuple  tuple;
  PassoValue        *keys;
} Row;

typedef struct
{
  PassoJsonataEvaluation *evaluation;
  const PassoJsonataNode *node;
} Order;

static gboolean
compare_keys (Order      *order,
              PassoValue  a,
              PassoValue  b,
              int        *result)
{
  PassoJsonataEvaluation *self = order->evaluation;
  gsize position = order->node->position;

  *result = 0;
  if (passo_value_is_undefined (a) || passo_value_is_undefined (b))
    {
      *result = (int) passo_value_is_undefined (a) - (int) passo_value_is_undefined (b);
      return TRUE;
    }
  if ((!passo_value_is_number (a) && !passo_value_is_string (a)) ||
      (!passo_value_is_number (b) && !passo_value_is_string (b)))
    return passo_jsonata_fail (self, "T2008", position, NULL, a, b);
  if (passo_value_get_type (a) != passo_value_get_type (b))
    return passo_jsonata_fail (self, "T2007", position, NULL, a, b);
  if (!passo_jsonata_take_text_steps (self, a))
    return FALSE;
  if (passo_value_is_string (a))
    *result = passo_utf16_compare (a, b);
  else
    *result = passo_jsonata_compare_numbers (a, b, passo_jsonata_is_exact (self));

  return TRUE;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  Order *order = data;

  for (guint i = 0; i < order->node->items->len; i++)
    {
      const PassoJsonataNode *term = g_ptr_array_index (order->node->items, i);
      PassoValue left = ((const Row *) a)->keys[i];
      PassoValue right = ((const Row *) b)->keys[i];
      int result;

      if (order->evaluation->error != NULL || !compare_keys (order, left, right, &result))
        return 0;
      /* What has no value goes last either way. */
      if (passo_value_is_undefined (left) || passo_value_is_undefined (right))
        {
          if (result != 0)
            return result;
          continue;
        }
      if (result != 0)
        return term->descending ? -result : result;
    }

  return 0;
}

static gboolean
evaluate_keys (PassoJsonataEvaluation *self,
               const PassoJsonataNode *node,
               Row                    *row)
{
  row->keys = g_new0 (PassoValue, node->items->len);
  for (guint i = 0; i < node->items->len; i++)
    {
      const PassoJsonataNode *term = g_ptr_array_index (node->items, i);

      if (!passo_jsonata_evaluate_node (self, term->left, row->tuple.value, row->tuple.frame,
                                        &row->keys[i]))
        return FALSE;
    }

  return TRUE;
}

static void
free_keys (Row   *row,
           guint  n_keys)
{
  for (guint i = 0; row->keys != NULL && i < n_keys; i++)
    passo_value_clear (&row->keys[i]);
  g_free (row->keys);
}

/* Sorts items in place; the sort is stable. */
gboolean
passo_jsonata_order (PassoJsonataEvaluation *self,
                     const PassoJsonataNode *node,
                     GArray                 *tuples)
{
  g_autofree Row *rows = NULL;
  Order order = { self, node };
  gboolean success;

  /* One item is in order, whatever its terms would say. */
  if (tuples->len < 2)
    return TRUE;
  success = passo_jsonata_take_bytes (self, tuples->len * sizeof (Row));
  rows = g_new0 (Row, tuples->len);
  for (guint i = 0; i < tuples->len; i++)
    rows[i].tuple = g_array_index (tuples, PassoJsonataTuple, i);
  for (guint i = 0; success && i < tuples->len; i++)
    success = evaluate_keys (self, node, &rows[i]);
  if (success)
    {
      g_qsort_with_data (rows, (int) tuples->len, sizeof (Row), compare_rows, &order);
      success = self->error == NULL;
    }
  for (guint i = 0; i < tuples->len; i++)
    {
      g_array_index (tuples, PassoJsonataTuple, i) = rows[i].tuple;
      free_keys (&rows[i], node->items->len);
    }

  return success;
}
