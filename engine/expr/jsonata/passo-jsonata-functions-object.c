/* passo-jsonata-functions-object.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-functions-private.h"

#include "json/passo-array-builder.h"
#include "json/passo-object-builder.h"

/* Arrays inside arrays are looked into as well. */
static gboolean
collect_keys (PassoJsonataCall   *call,
              PassoValue          value,
              PassoObjectBuilder *keys)
{
  guint n = passo_value_get_size (value);

  if (!passo_jsonata_spend (call, n))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (passo_value_is_object (value))
      passo_object_builder_take_by_key (keys, passo_value_get_nth_key (value, i),
                                        passo_value_null ());
    else if (!collect_keys (call, passo_value_get_element (value, i), keys))
      return FALSE;

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (keys)
{
  g_auto (PassoObjectBuilder) keys = { NULL };
  g_auto (PassoArrayBuilder) builder = { NULL };
  g_auto (PassoValue) object = PASSO_VALUE_INIT;

  passo_object_builder_init (&keys, 0);
  passo_array_builder_init (&builder, 0);
  if (!collect_keys (call, arguments[0], &keys))
    return FALSE;
  object = passo_object_builder_finish (&keys);
  for (guint i = 0; i < passo_value_get_size (object); i++)
    passo_array_builder_take (&builder, passo_value_ref (passo_value_get_nth_key (object, i)));
  *result = passo_jsonata_mark (passo_array_builder_finish (&builder), PASSO_JSONATA_SEQUENCE);

  return TRUE;
}

static gboolean
look_up (PassoJsonataCall  *call,
         PassoValue         value,
         PassoValue         key,
         PassoArrayBuilder *found)
{
  guint n = passo_value_is_array (value) ? passo_value_get_size (value) : 0;
  PassoValue member;

  if (!passo_jsonata_spend (call, 1))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!look_up (call, passo_value_get_element (value, i), key, found))
      return FALSE;
  if (!passo_value_is_object (value))
    return TRUE;
  member = passo_value_get_member_by_key (value, key);
  if (!passo_value_is_array (member))
    passo_array_builder_take (found, passo_value_ref (member));
  else
    for (guint i = 0; i < passo_value_get_size (member); i++)
      passo_array_builder_take (found, passo_value_ref (passo_value_get_element (member, i)));

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (lookup)
{
  g_auto (PassoArrayBuilder) found = { NULL };

  if (!passo_value_is_array (arguments[0]))
    {
      if (passo_value_is_object (arguments[0]) && passo_value_is_string (arguments[1]))
        *result = passo_value_ref (passo_value_get_member_by_key (arguments[0], arguments[1]));
      return TRUE;
    }
  passo_array_builder_init (&found, 0);
  if (!look_up (call, arguments[0], arguments[1], &found))
    return FALSE;
  *result = passo_jsonata_mark (passo_array_builder_finish (&found), PASSO_JSONATA_SEQUENCE);

  return TRUE;
}

static gboolean
spread_into (PassoJsonataCall  *call,
             PassoValue         value,
             PassoArrayBuilder *out)
{
  guint n = passo_value_get_size (value);

  if (!passo_jsonata_spend (call, n + 1))
    return FALSE;
  if (!passo_value_is_array (value) && !passo_value_is_object (value))
    passo_array_builder_take (out, passo_value_ref (value));
  else
    for (guint i = 0; i < n; i++)
      if (passo_value_is_array (value))
        {
          if (!spread_into (call, passo_value_get_element (value, i), out))
            return FALSE;
        }
      else
        {
          g_auto (PassoObjectBuilder) one = { NULL };
          PassoValue member = passo_value_get_nth_member (value, i, NULL, NULL);

          passo_object_builder_init (&one, 1);
          passo_object_builder_take_by_key (&one, passo_value_get_nth_key (value, i),
                                            passo_value_ref (member));
          passo_array_builder_take (out, passo_object_builder_finish (&one));
        }

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (spread)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  if (!passo_value_is_array (arguments[0]) && !passo_value_is_object (arguments[0]))
    {
      *result = passo_value_ref (arguments[0]);
      return TRUE;
    }
  passo_array_builder_init (&builder, 0);
  if (!spread_into (call, arguments[0], &builder))
    return FALSE;
  *result = passo_array_builder_finish (&builder);
  if (passo_value_is_object (arguments[0]) || passo_value_get_size (arguments[0]) == 0)
    *result = passo_jsonata_mark (*result, PASSO_JSONATA_SEQUENCE);

  return TRUE;
}

/* Nobody changes a value, so it is its own copy. */
PASSO_JSONATA_FUNCTION_DEFINE (clone)
{
  *result = passo_value_ref (arguments[0]);

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (merge)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  if (!passo_value_is_array (arguments[0]))
    return TRUE;
  passo_object_builder_init (&builder, 0);
  for (guint i = 0; i < passo_value_get_size (arguments[0]); i++)
    {
      PassoValue object = passo_value_get_element (arguments[0], i);

      if (!passo_jsonata_spend (call, passo_value_get_size (object) + 1))
        return FALSE;
      for (guint j = 0; j < passo_value_get_size (object); j++)
        passo_object_builder_take_by_key (&builder, passo_value_get_nth_key (object, j),
                                          passo_value_ref (passo_value_get_nth_member (object, j,
                                                                                       NULL, NULL)));
    }
  *result = passo_object_builder_finish (&builder);

  return TRUE;
}
