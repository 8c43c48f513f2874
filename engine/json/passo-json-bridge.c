/* passo-json-bridge.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "json/passo-array-builder.h"
#include "json/passo-json-bridge.h"
#include "json/passo-object-builder.h"

static JsonNode *
array_to_node (PassoValue value)
{
  JsonArray *array = json_array_sized_new (passo_value_get_size (value));

  for (guint i = 0; i < passo_value_get_size (value); i++)
    json_array_add_element (array, passo_value_to_json_node (passo_value_get_element (value, i)));

  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
object_to_node (PassoValue value)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < passo_value_get_size (value); i++)
    {
      const char *name;
      PassoValue member = passo_value_get_nth_member (value, i, &name, NULL);

      json_object_set_member (object, name, passo_value_to_json_node (member));
    }

  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
number_to_node (PassoValue value)
{
  gint64 integer;

  if (passo_value_get_integer (value, &integer))
    return json_node_init_int (json_node_alloc (), integer);

  return json_node_init_double (json_node_alloc (), passo_value_get_number (value));
}

/**
 * passo_value_to_json_node:
 * @value: a value; undefined becomes null
 *
 * Makes a node for json-glib. It loses: see the head of this header.
 *
 * Returns: (transfer full): a node
 */
JsonNode *
passo_value_to_json_node (PassoValue value)
{
  switch (passo_value_get_type (value))
    {
    case PASSO_VALUE_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), passo_value_get_boolean (value));

    case PASSO_VALUE_NUMBER:
      return number_to_node (value);

    case PASSO_VALUE_STRING:
      return json_node_init_string (json_node_alloc (), passo_value_get_string (value, NULL));

    case PASSO_VALUE_ARRAY:
      return array_to_node (value);

    case PASSO_VALUE_OBJECT:
      return object_to_node (value);

    case PASSO_VALUE_NULL:
    case PASSO_VALUE_UNDEFINED:
    default:
      return json_node_init_null (json_node_alloc ());
    }
}

static PassoValue
array_from_node (JsonArray *array)
{
  g_auto (PassoArrayBuilder) builder = { NULL };
  guint length = json_array_get_length (array);

  passo_array_builder_init (&builder, length);
  for (guint i = 0; i < length; i++)
    passo_array_builder_take (&builder, passo_value_from_json_node (json_array_get_element (array, i)));

  return passo_array_builder_finish (&builder);
}

static PassoValue
object_from_node (JsonObject *object)
{
  g_auto (PassoObjectBuilder) builder = { NULL };
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  passo_object_builder_init (&builder, json_object_get_size (object));
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    passo_object_builder_take (&builder, name, -1, passo_value_from_json_node (member));

  return passo_object_builder_finish (&builder);
}

static PassoValue
scalar_from_node (JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_BOOLEAN)
    return passo_value_boolean (json_node_get_boolean (node));
  if (type == G_TYPE_INT64)
    return passo_value_integer (json_node_get_int (node));
  if (type == G_TYPE_STRING)
    return passo_value_string (json_node_get_string (node));

  return passo_value_number (json_node_get_double (node));
}

/**
 * passo_value_from_json_node:
 * @node: (nullable): a node of json-glib that nests at most
 *   %PASSO_VALUE_MAX_DEPTH deep
 *
 * Makes a value of a node. What json-glib lost stays lost.
 *
 * Returns: (transfer full): a value; undefined for %NULL
 */
PassoValue
passo_value_from_json_node (JsonNode *node)
{
  if (node == NULL)
    return passo_value_undefined ();

  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_ARRAY:
      return array_from_node (json_node_get_array (node));

    case JSON_NODE_OBJECT:
      return object_from_node (json_node_get_object (node));

    case JSON_NODE_VALUE:
      return scalar_from_node (node);

    case JSON_NODE_NULL:
    default:
      return passo_value_null ();
    }
}
