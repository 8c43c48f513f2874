/* passo-jsonata-resolve.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the names of an expression can mean, found once so that no evaluation need look for it.
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-evaluation-private.h"

/* Equal names of one expression are the same string. */
static void
add_name (GHashTable *names,
          PassoValue  name)
{
  if (passo_value_is_string (name))
    g_hash_table_add (names, (gpointer) passo_value_get_string (name, NULL));
}

static void
add_names (PassoJsonata           *self,
           GHashTable             *names,
           const PassoJsonataNode *node)
{
  add_name (names, node->focus);
  add_name (names, node->index);
  if (node->kind == PASSO_JSONATA_NODE_BIND || node->kind == PASSO_JSONATA_NODE_INDEX)
    add_name (names, node->value);
  self->binds |= node->kind == PASSO_JSONATA_NODE_BIND;
  for (guint i = 0; node->kind == PASSO_JSONATA_NODE_LAMBDA && i < node->items->len; i++)
    add_name (names, ((PassoJsonataNode *) g_ptr_array_index (node->items, i))->value);
}

/* One for all places where the function is named. */
static PassoJsonataFunction *
get_built_in (PassoJsonata *self,
              GHashTable   *functions,
              PassoValue    value)
{
  gsize length;
  const char *name = passo_value_get_string (value, &length);
  const PassoJsonataFunctionInfo *info = passo_jsonata_function_find (name, length, self->dialect);
  PassoJsonataFunction *function;

  if (info == NULL)
    return NULL;
  function = g_hash_table_lookup (functions, info);
  if (function == NULL)
    {
      function = passo_jsonata_function_new_built_in (info);
      g_ptr_array_add (self->built_ins, function);
      g_hash_table_insert (functions, (gpointer) info, function);
    }

  return function;
}

static gboolean
has_tuples (const PassoJsonataNode *path)
{
  for (guint i = 0; i < path->items->len; i++)
    if (((PassoJsonataNode *) g_ptr_array_index (path->items, i))->tuple)
      return TRUE;

  return FALSE;
}

static gboolean
has_constant_names (const PassoJsonataNode *object)
{
  g_autoptr (GHashTable) names = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < object->items->len; i += 2)
    {
      const PassoJsonataNode *name = g_ptr_array_index (object->items, i);

      if (name->kind != PASSO_JSONATA_NODE_VALUE || !passo_value_is_string (name->value) ||
          name->stages != NULL || name->group != NULL ||
          !g_hash_table_add (names, (gpointer) passo_value_get_string (name->value, NULL)))
        return FALSE;
    }

  return TRUE;
}

/**
 * passo_jsonata_resolve: (skip)
 * @self: an expression that has been parsed
 *
 * Tells variables which the expression binds somewhere from those which can only come from outside,
 * and paths that bind some from those that do not, and finds the functions of the table.
 */
void
passo_jsonata_resolve (PassoJsonata *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) functions = g_hash_table_new (NULL, NULL);

  self->built_ins = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_jsonata_function_free);
  for (guint i = 0; i < self->nodes->len; i++)
    add_names (self, names, g_ptr_array_index (self->nodes, i));
  for (guint i = 0; i < self->nodes->len; i++)
    {
      PassoJsonataNode *node = g_ptr_array_index (self->nodes, i);

      if (node->kind == PASSO_JSONATA_NODE_PATH)
        node->has_tuples = has_tuples (node);
      if (node->kind == PASSO_JSONATA_NODE_OBJECT)
        node->constant = has_constant_names (node);
      node->plain = (node->kind == PASSO_JSONATA_NODE_NAME ||
                     node->kind == PASSO_JSONATA_NODE_VARIABLE) &&
                    node->stages == NULL && node->group == NULL && !node->keep;
      if (node->kind != PASSO_JSONATA_NODE_VARIABLE)
        continue;
      node->whole = passo_value_string_equals (node->value, "$");
      node->bound = g_hash_table_contains (names, passo_value_get_string (node->value, NULL));
      node->built_in = get_built_in (self, functions, node->value);
    }
}
