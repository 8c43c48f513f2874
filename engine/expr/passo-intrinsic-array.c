/* passo-intrinsic-array.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/passo-array-parts.h"
#include "expr/passo-intrinsic-private.h"
#include "json/passo-array-builder.h"
#include "json/passo-object-builder.h"

#define MAX_RANGE 1000

/* Hands out what was made; a result that would nest too deep is a failure. */
static gboolean
finish_value (PassoIntrinsicCall *call,
              PassoValue          value,
              PassoValue         *out)
{
  *out = value;

  return !passo_value_is_undefined (value) ||
         passo_intrinsic_call_fail (call, "The result is nested too deeply");
}

static gboolean
finish (PassoIntrinsicCall *call,
        PassoArrayBuilder  *builder,
        PassoValue         *out)
{
  return finish_value (call, passo_array_builder_finish (builder), out);
}

gboolean
passo_intrinsic_array (PassoIntrinsicCall *call,
                       PassoValue         *out)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  passo_array_builder_init (&builder, call->n_arguments);
  for (guint i = 0; i < call->n_arguments; i++)
    passo_array_builder_append (&builder, call->arguments[i]);

  return finish (call, &builder, out);
}

gboolean
passo_intrinsic_array_partition (PassoIntrinsicCall *call,
                                 PassoValue         *out)
{
  PassoValue array;
  gint64 chunk;
  guint size;

  if (!passo_intrinsic_call_get_array (call, 0, &array) ||
      !passo_intrinsic_call_get_rounded (call, 1, &chunk))
    return FALSE;
  if (chunk <= 0)
    return passo_intrinsic_call_fail (call, "The size of a part must be positive");
  size = passo_value_get_size (array);
  if (!passo_intrinsic_call_spend (call, size))
    return FALSE;

  return finish_value (call, passo_array_parts (array, (guint) MIN (chunk, MAX (size, 1))), out);
}

gboolean
passo_intrinsic_array_contains (PassoIntrinsicCall *call,
                                PassoValue         *out)
{
  PassoValue array;
  gboolean found = FALSE;

  if (!passo_intrinsic_call_get_array (call, 0, &array) ||
      !passo_intrinsic_call_spend (call, passo_value_get_size (array)))
    return FALSE;
  for (guint i = 0; !found && i < passo_value_get_size (array); i++)
    found = passo_value_equal (passo_value_get_element (array, i), call->arguments[1]);
  *out = passo_value_boolean (found);

  return TRUE;
}

gboolean
passo_intrinsic_array_range (PassoIntrinsicCall *call,
                             PassoValue         *out)
{
  gint64 first, last, step;
  guint64 count;

  if (!passo_intrinsic_call_get_rounded (call, 0, &first) ||
      !passo_intrinsic_call_get_rounded (call, 1, &last) ||
      !passo_intrinsic_call_get_rounded (call, 2, &step))
    return FALSE;
  if (step == 0)
    return passo_intrinsic_call_fail (call, "The step must not be 0");
  count = passo_array_range_count (first, last, step);
  if (count > MAX_RANGE)
    return passo_intrinsic_call_fail (call, "The range has more than %d items", MAX_RANGE);

  return finish_value (call, passo_array_range (first, step, (guint) count), out);
}

gboolean
passo_intrinsic_array_get_item (PassoIntrinsicCall *call,
                                PassoValue         *out)
{
  PassoValue array;
  gint64 index;

  if (!passo_intrinsic_call_get_array (call, 0, &array))
    return FALSE;
  if (!passo_value_get_integer (call->arguments[1], &index))
    return passo_intrinsic_call_fail (call, "The index must be an integer");
  if (index < 0 || index >= (gint64) passo_value_get_size (array))
    return passo_intrinsic_call_fail (call, "The index %" G_GINT64_FORMAT " is out of range for an "
                                      "array of %u items", index, passo_value_get_size (array));
  *out = passo_value_ref (passo_value_get_element (array, (guint) index));

  return TRUE;
}

gboolean
passo_intrinsic_array_length (PassoIntrinsicCall *call,
                              PassoValue         *out)
{
  PassoValue array;

  if (!passo_intrinsic_call_get_array (call, 0, &array))
    return FALSE;
  *out = passo_value_integer (passo_value_get_size (array));

  return TRUE;
}

static guint
hash_bytes (const char *text,
            gsize       length,
            guint       hash)
{
  for (gsize i = 0; i < length; i++)
    hash = hash * 33 + (guchar) text[i];

  return hash;
}

/* A hash that goes with passo_value_equal(): the order of members and the spelling of numbers do
 * not count.
 */
static guint
hash_value (PassoValue value)
{
  PassoValueType type = passo_value_get_type (value);
  double number = passo_value_get_number (value) + 0.0;
  guint hash = type;
  const char *text;
  gsize length;

  if (type == PASSO_VALUE_BOOLEAN)
    return hash + passo_value_get_boolean (value);
  if (type == PASSO_VALUE_NUMBER)
    return hash_bytes ((const char *) &number, sizeof number, hash);
  if (type == PASSO_VALUE_STRING)
    {
      text = passo_value_get_string (value, &length);
      return hash_bytes (text, length, hash);
    }
  for (guint i = 0; type == PASSO_VALUE_ARRAY && i < passo_value_get_size (value); i++)
    hash = hash * 31 + hash_value (passo_value_get_element (value, i));
  for (guint i = 0; type == PASSO_VALUE_OBJECT && i < passo_value_get_size (value); i++)
    {
      PassoValue member = passo_value_get_nth_member (value, i, &text, &length);

      hash += hash_bytes (text, length, hash_value (member));
    }

  return hash;
}

static guint
hash_item (gconstpointer item)
{
  return hash_value (*(const PassoValue *) item);
}

static gboolean
items_equal (gconstpointer a,
             gconstpointer b)
{
  return passo_value_equal (*(const PassoValue *) a, *(const PassoValue *) b);
}

gboolean
passo_intrinsic_array_unique (PassoIntrinsicCall *call,
                              PassoValue         *out)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_item, items_equal);
  g_autofree PassoValue *items = NULL;
  g_auto (PassoArrayBuilder) builder = { NULL };
  PassoValue array;
  guint size;

  passo_array_builder_init (&builder, 0);
  if (!passo_intrinsic_call_get_array (call, 0, &array) ||
      !passo_intrinsic_call_spend (call, passo_value_get_serialized_length (array)))
    return FALSE;
  size = passo_value_get_size (array);
  items = g_new (PassoValue, size + 1);
  for (guint i = 0; i < size; i++)
    {
      items[i] = passo_value_get_element (array, i);
      if (g_hash_table_add (seen, &items[i]))
        passo_array_builder_append (&builder, items[i]);
    }

  return finish (call, &builder, out);
}

gboolean
passo_intrinsic_json_merge (PassoIntrinsicCall *call,
                            PassoValue         *out)
{
  g_auto (PassoObjectBuilder) builder = { NULL };
  PassoValue first = call->arguments[0];
  PassoValue second = call->arguments[1];

  passo_object_builder_init (&builder, 0);
  if (!passo_value_is_object (first) || !passo_value_is_object (second))
    return passo_intrinsic_call_fail (call, "The first two arguments must be objects");
  if (!passo_value_is_boolean (call->arguments[2]) || passo_value_get_boolean (call->arguments[2]))
    return passo_intrinsic_call_fail (call, "The third argument must be false: deep merging is not "
                                      "supported");
  if (!passo_intrinsic_call_spend (call, passo_value_get_size (first) +
                                   passo_value_get_size (second)))
    return FALSE;
  passo_object_builder_clear (&builder);
  passo_object_builder_init_from (&builder, first);
  for (guint i = 0; i < passo_value_get_size (second); i++)
    {
      const char *name;
      gsize length;
      PassoValue member = passo_value_get_nth_member (second, i, &name, &length);

      passo_object_builder_put (&builder, name, (gssize) length, member);
    }
  *out = passo_object_builder_finish (&builder);

  return TRUE;
}
