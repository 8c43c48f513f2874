/* passo-jsonata-operator.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>

#include "expr/jsonata/passo-jsonata-number-private.h"
#include "expr/passo-utf16.h"

/* Elements that one range may have. */
#define MAX_RANGE 10000000

/* The whole numbers up to here are doubles of their own. */
#define MAX_EXACT 0x1p53

typedef gboolean (*Operation) (PassoJsonataEvaluation *self,
                               const PassoJsonataNode *node,
                               PassoValue              left,
                               PassoValue              right,
                               PassoValue             *out);

static gboolean
fail (PassoJsonataEvaluation *self,
      const char             *code,
      const PassoJsonataNode *node,
      PassoValue              value,
      PassoValue              value2)
{
  g_autofree char *token = passo_jsonata_operator_to_text (node->op);

  return passo_jsonata_fail (self, code, node->position, token, value, value2);
}

static gboolean
check_number (PassoJsonataEvaluation *self,
              const char             *code,
              const PassoJsonataNode *node,
              PassoValue              value)
{
  if (passo_value_is_undefined (value))
    return TRUE;
  if (!passo_value_is_number (value) || isnan (passo_value_get_number (value)))
    return fail (self, code, node, value, passo_value_undefined ());
  if (!isfinite (passo_value_get_number (value)))
    return fail (self, "D1001", node, value, passo_value_undefined ());

  return TRUE;
}

/* Both sides are numbers, or one is nothing. */
static gboolean
check_numbers (PassoJsonataEvaluation *self,
               const PassoJsonataNode *node,
               PassoValue              left,
               PassoValue              right)
{
  return check_number (self, "T2001", node, left) && check_number (self, "T2002", node, right);
}

static gboolean
operate_number (PassoJsonataEvaluation *self,
                const PassoJsonataNode *node,
                PassoValue              left,
                PassoValue              right,
                PassoValue             *out)
{
  double a = passo_value_get_number (left);
  double b = passo_value_get_number (right);
  double result;

  /* What is no number is NaN, which is large. */
  if ((passo_jsonata_is_large (a) || passo_jsonata_is_large (b)) &&
      !check_numbers (self, node, left, right))
    return FALSE;
  if (passo_value_is_undefined (left) || passo_value_is_undefined (right))
    return TRUE;
  switch (node->op)
    {
    case '+':
      result = a + b;
      break;
    case '-':
      result = a - b;
      break;
    case '*':
      result = a * b;
      break;
    case '/':
      result = a / b;
      break;
    default:
      result = fmod (a, b);
    }
  if (passo_jsonata_is_large (result) || passo_jsonata_is_large (a) || passo_jsonata_is_large (b))
    *out = passo_jsonata_operate_exactly (self, node->op, left, right, result);
  else
    *out = passo_value_number (result);

  return TRUE;
}

static gboolean
are_equal (const PassoJsonataEvaluation *self,
           PassoValue                    a,
           PassoValue                    b)
{
  return passo_jsonata_is_exact (self) ? passo_jsonata_equal_exactly (a, b)
                                       : passo_jsonata_equal (a, b);
}

static gboolean
operate_equal (PassoJsonataEvaluation *self,
               const PassoJsonataNode *node,
               PassoValue              left,
               PassoValue              right,
               PassoValue             *out)
{
  gboolean result = FALSE;

  if (!passo_jsonata_take_weight (self, left))
    return FALSE;
  if (!passo_value_is_undefined (left) && !passo_value_is_undefined (right))
    result = are_equal (self, left, right) == (node->op == '=');
  *out = passo_value_boolean (result);

  return TRUE;
}

static gboolean
can_compare (PassoValue value)
{
  return passo_value_is_undefined (value) || passo_value_is_number (value) ||
         passo_value_is_string (value);
}

static gboolean
is_nan (PassoValue value)
{
  return passo_value_is_number (value) && isnan (passo_value_get_number (value));
}

static gboolean
operate_compare (PassoJsonataEvaluation *self,
                 const PassoJsonataNode *node,
                 PassoValue              left,
                 PassoValue              right,
                 PassoValue             *out)
{
  int order;

  if (!can_compare (left) || !can_compare (right))
    return fail (self, "T2010", node, left, right);
  if (passo_value_is_undefined (left) || passo_value_is_undefined (right))
    return TRUE;
  if (passo_value_get_type (left) != passo_value_get_type (right))
    return fail (self, "T2009", node, left, right);
  if (is_nan (left) || is_nan (right))
    {
      *out = passo_value_boolean (FALSE);
      return TRUE;
    }
  if (!passo_jsonata_take_text_steps (self, left))
    return FALSE;
  order = passo_value_is_number (left)
          ? passo_jsonata_compare_numbers (left, right, passo_jsonata_is_exact (self))
          : passo_utf16_compare (left, right);
  *out = passo_value_boolean (node->op == '<' ? order < 0
                              : node->op == '>' ? order > 0
                              : node->op == PASSO_JSONATA_OP_AT_MOST ? order <= 0 : order >= 0);

  return TRUE;
}

static gboolean
is_whole (PassoValue value)
{
  double number = passo_value_get_number (value);

  return passo_value_is_number (value) && isfinite (number) && number == floor (number);
}

/* Where a double no longer tells each number from the next. */
static gboolean
list_range (PassoJsonataEvaluation *self,
            double                  first,
            guint                   size,
            PassoValue             *out)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  if (!passo_jsonata_take_steps (self, size) ||
      !passo_jsonata_take_bytes (self, size * sizeof *out))
    return FALSE;
  passo_array_builder_init (&builder, size);
  for (guint i = 0; i < size; i++)
    passo_array_builder_take (&builder, passo_value_number (first + i));
  *out = passo_jsonata_finish_sequence (&builder);

  return TRUE;
}

static gboolean
fail_range (PassoJsonataEvaluation *self,
            const PassoJsonataNode *node,
            double                  size,
            PassoValue              last)
{
  return fail (self, "D2014", node, passo_value_number (size), last);
}

/* Whole numbers that are exact, beyond what doubles tell from each other. */
static gboolean
operate_exact_range (PassoJsonataEvaluation *self,
                     const PassoJsonataNode *node,
                     gint64                  first,
                     gint64                  last,
                     PassoValue             *out)
{
  guint64 distance = (guint64) last - (guint64) first;

  if (first > last)
    return TRUE;
  if (distance >= MAX_RANGE)
    return fail_range (self, node, (double) distance + 1, passo_value_integer (last));
  *out = passo_jsonata_mark (passo_value_range (first, (guint) distance + 1),
                             PASSO_JSONATA_SEQUENCE);

  return TRUE;
}

static gboolean
operate_range (PassoJsonataEvaluation *self,
               const PassoJsonataNode *node,
               PassoValue              left,
               PassoValue              right,
               PassoValue             *out)
{
  gint64 exact_first, exact_last;
  double first, last;

  if (!passo_value_is_undefined (left) && !is_whole (left))
    return fail (self, "T2003", node, left, right);
  if (!passo_value_is_undefined (right) && !is_whole (right))
    return fail (self, "T2004", node, right, left);
  if (passo_value_is_undefined (left) || passo_value_is_undefined (right))
    return TRUE;
  first = passo_value_get_number (left);
  last = passo_value_get_number (right);
  if (passo_jsonata_is_exact (self) && passo_value_get_integer (left, &exact_first) &&
      passo_value_get_integer (right, &exact_last))
    return operate_exact_range (self, node, exact_first, exact_last, out);
  if (first > last)
    return TRUE;
  if (last - first + 1 > MAX_RANGE)
    return fail_range (self, node, last - first + 1, right);
  if (first < -MAX_EXACT || last > MAX_EXACT)
    return list_range (self, first, (guint) (last - first) + 1, out);
  *out = passo_jsonata_mark (passo_value_range ((gint64) first, (guint) (last - first) + 1),
                             PASSO_JSONATA_SEQUENCE);

  return TRUE;
}

/* An object or array is in an array when it is that very one, and not when it is like it. All empty
 * ones are the same block: none of them is taken for another. */
static gboolean
is_element (const PassoJsonataEvaluation *self,
            PassoValue                    element,
            PassoValue                    value)
{
  if (passo_value_is_array (value) || passo_value_is_object (value))
    return passo_value_get_type (element) == passo_value_get_type (value) &&
           element.as.heap == value.as.heap && passo_value_get_size (value) > 0;

  return are_equal (self, element, value);
}

static gboolean
operate_in (PassoJsonataEvaluation *self,
            const PassoJsonataNode *node,
            PassoValue              left,
            PassoValue              right,
            PassoValue             *out)
{
  gboolean found = FALSE;

  if (!passo_jsonata_take_steps (self, passo_value_get_size (right)))
    return FALSE;
  if (!passo_value_is_undefined (left) && passo_value_is_array (right))
    for (guint i = 0; !found && i < passo_value_get_size (right); i++)
      {
        if (!passo_jsonata_take_text_steps (self, left))
          return FALSE;
        found = is_element (self, passo_value_get_element (right, i), left);
      }
  else if (!passo_value_is_undefined (left) && !passo_value_is_undefined (right))
    found = is_element (self, right, left);
  *out = passo_value_boolean (found);

  return TRUE;
}

static Operation
get_operation (guint op)
{
  switch (op)
    {
    case '=':
    case PASSO_JSONATA_OP_NOT_EQUAL:
      return operate_equal;

    case '<':
    case '>':
    case PASSO_JSONATA_OP_AT_LEAST:
    case PASSO_JSONATA_OP_AT_MOST:
      return operate_compare;

    case PASSO_JSONATA_OP_RANGE:
      return operate_range;

    case PASSO_JSONATA_OP_IN:
      return operate_in;

    default:
      return operate_number;
    }
}

/* and, or: the right side is left alone when the left one decides. */
static
PASSO_JSONATA_EVALUATOR (evaluate_logic)
{
  g_auto (PassoValue) left = PASSO_VALUE_INIT;
  g_auto (PassoValue) right = PASSO_VALUE_INIT;
  gboolean result;

  if (!passo_jsonata_evaluate_node (self, node->left, input, frame, &left))
    return FALSE;
  result = passo_jsonata_get_truth (left);
  if (result == (node->op == PASSO_JSONATA_OP_AND))
    {
      if (!passo_jsonata_evaluate_node (self, node->right, input, frame, &right))
        return FALSE;
      result = passo_jsonata_get_truth (right);
    }
  *out = passo_value_boolean (result);

  return TRUE;
}

PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_binary)
{
  g_auto (PassoValue) left = PASSO_VALUE_INIT;
  g_auto (PassoValue) right = PASSO_VALUE_INIT;

  if (node->op == PASSO_JSONATA_OP_AND || node->op == PASSO_JSONATA_OP_OR)
    return evaluate_logic (self, node, input, frame, out);
  if (node->op == '&')
    return passo_jsonata_evaluate_join (self, node, input, frame, out);
  if (!passo_jsonata_evaluate_node (self, node->left, input, frame, &left) ||
      !passo_jsonata_evaluate_node (self, node->right, input, frame, &right))
    return FALSE;

  return get_operation (node->op) (self, node, left, right, out);
}

PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_negate)
{
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  if (!passo_jsonata_evaluate_node (self, node->left, input, frame, &value))
    return FALSE;
  if (passo_value_is_undefined (value))
    return TRUE;
  if (!check_number (self, "D1002", node, value))
    return FALSE;
  *out = passo_jsonata_is_exact (self) ? passo_jsonata_negate_number (value)
                                       : passo_value_number (-passo_value_get_number (value));

  return TRUE;
}
