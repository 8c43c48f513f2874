/* passo-intrinsic-functions.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "expr/passo-intrinsic-private.h"

/* Every intrinsic function of the States Language. A new one is a line here. */
static const PassoIntrinsicFunction functions[] = {
  { { "States.Array", "States.Array(value, …)", 0, G_MAXUINT,
      N_("An array of its arguments") }, passo_intrinsic_array },
  { { "States.ArrayContains", "States.ArrayContains(array, value)", 2, 2,
      N_("Whether an array holds a value") }, passo_intrinsic_array_contains },
  { { "States.ArrayGetItem", "States.ArrayGetItem(array, index)", 2, 2,
      N_("The element at an index, counted from 0") }, passo_intrinsic_array_get_item },
  { { "States.ArrayLength", "States.ArrayLength(array)", 1, 1,
      N_("How many elements an array has") }, passo_intrinsic_array_length },
  { { "States.ArrayPartition", "States.ArrayPartition(array, size)", 2, 2,
      N_("An array cut into arrays of a size") }, passo_intrinsic_array_partition },
  { { "States.ArrayRange", "States.ArrayRange(first, last, step)", 3, 3,
      N_("Numbers from the first to the last, which is included") }, passo_intrinsic_array_range },
  { { "States.ArrayUnique", "States.ArrayUnique(array)", 1, 1,
      N_("An array without what is in it twice") }, passo_intrinsic_array_unique },
  { { "States.Base64Decode", "States.Base64Decode(text)", 1, 1,
      N_("The text that Base64 stands for") }, passo_intrinsic_base64_decode },
  { { "States.Base64Encode", "States.Base64Encode(text)", 1, 1,
      N_("A text as Base64") }, passo_intrinsic_base64_encode },
  { { "States.Format", "States.Format(template, value, …)", 1, G_MAXUINT,
      N_("A text in which each {} is replaced by a value") }, passo_intrinsic_format },
  { { "States.Hash", "States.Hash(data, algorithm)", 2, 2,
      N_("The MD5, SHA-1, SHA-256, SHA-384 or SHA-512 of some data") }, passo_intrinsic_hash },
  { { "States.JsonMerge", "States.JsonMerge(first, second, false)", 3, 3,
      N_("The members of two objects; the second wins") }, passo_intrinsic_json_merge },
  { { "States.JsonToString", "States.JsonToString(value)", 1, 1,
      N_("A value as JSON text") }, passo_intrinsic_json_to_string },
  { { "States.MathAdd", "States.MathAdd(first, second)", 2, 2,
      N_("The sum of two numbers, each rounded first") }, passo_intrinsic_math_add },
  { { "States.MathRandom", "States.MathRandom(start, end, seed)", 2, 3,
      N_("A random integer; the end is not included, the seed may be left out") },
    passo_intrinsic_math_random },
  { { "States.StringSplit", "States.StringSplit(text, delimiters)", 2, 2,
      N_("The parts of a text between any of some characters") }, passo_intrinsic_string_split },
  { { "States.StringToJson", "States.StringToJson(text)", 1, 1,
      N_("The value that a JSON text stands for") }, passo_intrinsic_string_to_json },
  { { "States.UUID", "States.UUID()", 0, 0,
      N_("A random UUID of version 4") }, passo_intrinsic_uuid },
};

const PassoIntrinsicFunction *
passo_intrinsic_function_find (const char *name,
                               gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (strlen (functions[i].info.name) == length &&
        memcmp (functions[i].info.name, name, length) == 0)
      return &functions[i];

  return NULL;
}

/**
 * passo_intrinsic_get_n_functions:
 *
 * Returns: how many intrinsic functions there are
 */
guint
passo_intrinsic_get_n_functions (void)
{
  return G_N_ELEMENTS (functions);
}

/**
 * passo_intrinsic_get_function:
 * @index: less than passo_intrinsic_get_n_functions()
 *
 * Returns: what there is to say of a function; they are in the order of their names
 */
const PassoIntrinsicInfo *
passo_intrinsic_get_function (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (functions), NULL);

  return &functions[index].info;
}

/* Reports that the function cannot work on its arguments; always FALSE. */
gboolean
passo_intrinsic_call_fail (PassoIntrinsicCall *call,
                           const char         *format,
                           ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_free (call->message);
  call->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return FALSE;
}

/* Takes steps from the budget: one for each element or byte that the result will have. */
gboolean
passo_intrinsic_call_spend (PassoIntrinsicCall *call,
                            gsize               steps)
{
  if (passo_eval_scope_step (call->scope, steps))
    return TRUE;

  return passo_intrinsic_call_fail (call, "The result is too large");
}

gboolean
passo_intrinsic_call_get_string (PassoIntrinsicCall  *call,
                                 guint                index,
                                 const char         **text,
                                 gsize               *length)
{
  if (!passo_value_is_string (call->arguments[index]))
    return passo_intrinsic_call_fail (call, "Argument %u must be a string", index + 1);
  *text = passo_value_get_string (call->arguments[index], length);

  return TRUE;
}

gboolean
passo_intrinsic_call_get_array (PassoIntrinsicCall *call,
                                guint               index,
                                PassoValue         *array)
{
  if (!passo_value_is_array (call->arguments[index]))
    return passo_intrinsic_call_fail (call, "Argument %u must be an array", index + 1);
  *array = call->arguments[index];

  return TRUE;
}

/* A number in the range of Java's int, rounded as Java's Math.round does: halves go up. */
gboolean
passo_intrinsic_call_get_rounded (PassoIntrinsicCall *call,
                                  guint               index,
                                  gint64             *number)
{
  double value, whole;

  if (!passo_value_is_number (call->arguments[index]))
    return passo_intrinsic_call_fail (call, "Argument %u must be a number", index + 1);
  value = passo_value_get_number (call->arguments[index]);
  whole = floor (value);
  if (value - whole >= 0.5)
    whole++;
  if (!(whole >= G_MININT32 && whole <= G_MAXINT32))
    return passo_intrinsic_call_fail (call, "Argument %u must be between %d and %d", index + 1,
                                      G_MININT32, G_MAXINT32);
  *number = (gint64) whole;

  return TRUE;
}
