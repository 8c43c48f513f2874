/* passo-jsonata-sequence.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-evaluation-private.h"

/* Adds a value to a sequence: the elements of an array, and anything else itself. */
void
passo_jsonata_collect (PassoArrayBuilder *builder,
                       PassoValue         value)
{
  guint size = passo_value_get_size (value);

  if (!passo_value_is_array (value))
    {
      passo_array_builder_append (builder, value);
      return;
    }
  for (guint i = 0; i < size; i++)
    passo_array_builder_append_any (builder, passo_value_get_element (value, i));
}

PassoValue
passo_jsonata_finish_sequence (PassoArrayBuilder *builder)
{
  return passo_jsonata_mark (passo_array_builder_finish (builder), PASSO_JSONATA_SEQUENCE);
}

/* An array as it is; anything else in a sequence of one; nothing in an empty one. */
PassoValue
passo_jsonata_to_array (PassoValue value)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  if (passo_value_is_array (value))
    return passo_value_ref (value);
  passo_array_builder_init (&builder, 1);
  passo_array_builder_append (&builder, value);

  return passo_jsonata_finish_sequence (&builder);
}

/* What a sequence is worth: nothing, its only element, or itself. Consumes @value. */
PassoValue
passo_jsonata_unwrap (PassoValue value)
{
  PassoValue element;

  if (!passo_jsonata_has_mark (value, PASSO_JSONATA_SEQUENCE) || passo_value_get_size (value) > 1)
    return value;
  if (passo_value_get_size (value) == 0)
    element = passo_value_undefined ();
  else if (passo_jsonata_has_mark (value, PASSO_JSONATA_KEEP))
    return value;
  else
    element = passo_value_ref (passo_value_get_element (value, 0));
  passo_value_unref (value);

  return element;
}

/* $append: concatenation, where nothing adds nothing. */
PassoValue
passo_jsonata_concatenate (PassoValue left,
                           PassoValue right)
{
  g_auto (PassoArrayBuilder) builder = { NULL };
  PassoValue result;

  if (passo_value_is_undefined (left))
    return passo_value_ref (right);
  if (passo_value_is_undefined (right))
    return passo_value_ref (left);
  passo_array_builder_init (&builder, 0);
  passo_jsonata_collect (&builder, left);
  passo_jsonata_collect (&builder, right);
  result = passo_array_builder_finish (&builder);
  if (!passo_value_is_array (left))
    return passo_jsonata_mark (result, PASSO_JSONATA_SEQUENCE);
  result.reserved |= left.reserved & PASSO_JSONATA_SEQUENCE;

  return result;
}

/* A member of an object; of an array, those of its elements in one sequence. */
PassoValue
passo_jsonata_look_up (PassoValue input,
                       PassoValue name)
{
  g_auto (PassoArrayBuilder) builder = { NULL };
  guint size;

  if (passo_value_is_object (input))
    return passo_value_ref (passo_value_get_member_by_key (input, name));
  if (!passo_value_is_array (input))
    return passo_value_undefined ();

  size = passo_value_get_size (input);
  passo_array_builder_init (&builder, size);
  for (guint i = 0; i < size; i++)
    {
      PassoValue element = passo_value_get_element (input, i);
      g_auto (PassoValue) found = PASSO_VALUE_INIT;

      if (passo_value_is_object (element))
        passo_jsonata_collect (&builder, passo_value_get_member_by_key (element, name));
      else
        {
          found = passo_jsonata_look_up (element, name);
          passo_jsonata_collect (&builder, found);
        }
    }

  return passo_jsonata_finish_sequence (&builder);
}
